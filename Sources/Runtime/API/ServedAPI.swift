/// An API as the runtime serves it. Generated: `PasseMarcheServer<Implementation>`.
public protocol ServedAPI: Sendable {
  static var tables: APITables { get }

  /// Finds the operation for a path, matched byte by byte as it was sent, without its query. `head` arrives as `get`.
  func route(_ method: HTTPMethod, _ path: Span<UInt8>) -> RouteMatch

  /// Decodes the request, calls the handler and encodes its answer. Runs on the event loop of the connection; the
  /// runtime has already checked security (except ``SecurityRule/client``), quota, media types and size.
  func perform(_ operation: Int, _ request: IncomingRequest) async -> Outcome
}

public enum RouteMatch: Sendable {
  /// Index into ``APITables/operations``, and where the path parameters stand in the path.
  case found(Int, PathCaptures)
  /// The path exists with other methods: the value of `Allow` (with HEAD and OPTIONS), and one of its operations.
  case wrongMethod(allow: StaticString, of: Int)
  case notFound
}

/// The byte ranges of at most four path parameters, in the order of the template; offsets count from the path's first
/// byte.
public struct PathCaptures: Sendable {
  public private(set) var count = 0
  private var ranges: InlineArray<4, Range<Int>> = .init(repeating: 0..<0)
  public init() {}
  public mutating func append(_ range: Range<Int>) {
    ranges[count] = range
    count += 1
  }
  public subscript(index: Int) -> Range<Int> { ranges[index] }
}

public enum Outcome: Sendable {
  case reply(Reply)
  case failure(Failure)
}

/// An answer, ready but for what the runtime adds (status line, `Date`, length or chunked coding, quota, request id and
/// security headers).
public struct Reply: Sendable {
  public var status: UInt16
  /// Complete header lines of the operation, each ended by CR LF: `Content-Type: application/json\r\n`.
  public var headers: [UInt8]
  public var body: ReplyBody
  public init(status: UInt16, headers: [UInt8] = [], body: ReplyBody = .none) {
    self.status = status
    self.headers = headers
    self.body = body
  }
}

public enum ReplyBody: Sendable {
  case none
  case bytes([UInt8])
  /// Sent with chunked coding, or with `Content-Length` where `length` is known.
  case stream(BodyStream)
}

/// A body that is made while it is sent: ``next`` is called on the event loop, again only after the chunk before has
/// been handed to the socket, and gives nil at the end.
public struct BodyStream: Sendable {
  public let length: Int?
  public let next: @Sendable () async throws -> [UInt8]?
  public init(length: Int?, next: @escaping @Sendable () async throws -> [UInt8]?) {
    self.length = length
    self.next = next
  }
}
