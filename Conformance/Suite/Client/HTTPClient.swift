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

/// A plain HTTP client: HTTP/1.1 over one connection that is kept while the server keeps it, or HTTP/2 with a connection
/// for each request. It follows nothing, repairs
/// nothing and repeats nothing, except that a connection which the server has closed meanwhile is opened again.
public final class HTTPClient {
  public let target: Target
  /// For one exchange, in seconds.
  private let timeout: Double
  /// Whether messages that have a form in HTTP/2 go that way.
  private let usesHTTP2: Bool
  private var idle: Connection?

  public init(target: Target, timeout: Double = 30, usesHTTP2: Bool = false) {
    self.target = target
    self.timeout = timeout
    self.usesHTTP2 = usesHTTP2
  }

  /// - Returns: the answer with its body unpacked, as ``Answer/header(_:)`` says that it was packed.
  public func send(_ request: Request) throws(ClientError) -> Exchange {
    var exchange = try perform(request)
    exchange.answer.unpack()
    return exchange
  }

  private func perform(_ request: Request) throws(ClientError) -> Exchange {
    let started = ContinuousClock.now
    let deadline = started.advanced(by: .seconds(timeout))
    if usesHTTP2, HTTP2Exchange.canSend(request) {
      let (answer, sentWhole) = try HTTP2Exchange.perform(request, to: target, by: deadline)
      return Exchange(request: request, answer: answer, sentWhole: sentWhole, seconds: Self.seconds(since: started))
    }
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
    return Exchange(request: request, answer: answer, sentWhole: sentWhole, seconds: Self.seconds(since: started))
  }

  private static func seconds(since start: ContinuousClock.Instant) -> Double {
    let took = start.duration(to: .now).components
    return Double(took.seconds) + Double(took.attoseconds) / 1e18
  }
}
