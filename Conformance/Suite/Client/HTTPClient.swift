/// A request, what came back, and how long that took.
public struct Exchange: Sendable {
  public var request: Request
  public var answer: Answer
  /// False where the answer came before the request had been sent whole.
  public var sentWhole: Bool
  public var seconds: Double
  /// False where it was one of many at once, and its time tells of those too.
  public var isAlone = true
}

/// A plain HTTP/1.1 client over one connection that is kept while the server keeps it. It follows nothing, repairs
/// nothing and repeats nothing, except that a connection which the server has closed meanwhile is opened again.
public final class HTTPClient {
  public let target: Target
  /// For one exchange, in seconds.
  private let timeout: Double
  private var idle: Connection?

  public init(target: Target, timeout: Double = 30) {
    self.target = target
    self.timeout = timeout
  }

  public func send(_ request: Request) throws(ClientError) -> Exchange {
    let started = ContinuousClock.now
    let deadline = started.advanced(by: .seconds(timeout))
    if let connection = idle, request.raw == nil, !connection.isStale {
      idle = nil
      do throws(ClientError) {
        return try exchange(request, over: connection, started: started, by: deadline)
      } catch .closed {
        // It was closed between our look and our bytes; a fresh connection decides.
      }
    }
    idle = nil
    return try exchange(request, over: Connection(to: target), started: started, by: deadline)
  }

  private func exchange(
    _ request: Request, over connection: Connection, started: ContinuousClock.Instant,
    by deadline: ContinuousClock.Instant
  ) throws(ClientError) -> Exchange {
    let sending = try connection.send(request.serialized(host: target.authority), by: deadline)
    var reader = AnswerReader(connection: connection, deadline: deadline)
    let answer = try reader.read(method: request.method)
    var sentWhole = sending == .whole
    if case .announced = request.body { sentWhole = false }
    if sentWhole, answer.keepsAlive, request.raw == nil { idle = connection }
    let took = started.duration(to: .now).components
    return Exchange(
      request: request, answer: answer, sentWhole: sentWhole,
      seconds: Double(took.seconds) + Double(took.attoseconds) / 1e18)
  }
}
