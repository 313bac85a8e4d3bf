import Runtime

/// A request to somebody else's server.
public struct HTTPRequest: Sendable {
  public enum Method: Sendable { case get, post }

  /// What becomes of an answer whose body is longer than is wanted.
  public enum Overflow: Sendable {
    /// Its beginning is kept, and the connection closed.
    case cut
    /// It is ``OutgoingError/tooLarge``.
    case fail
  }

  public var url: String
  public var method: Method
  /// Sent beside `Host` and, with a body, `Content-Length`.
  public var headers: [(name: String, value: String)]
  /// Sent exactly so.
  public var body: [UInt8]
  /// From the question for the host's addresses to the last byte of the answer.
  public var timeoutMilliseconds: Int64
  public var connectTimeoutMilliseconds: Int64 = 10_000
  /// How many bytes of the answer's body are kept.
  public var bodyLimit = 64 * 1024
  public var overflow = Overflow.cut

  public init(
    _ method: Method, _ url: String, headers: [(name: String, value: String)] = [], body: [UInt8] = [],
    timeoutMilliseconds: Int64 = 30_000
  ) {
    self.method = method
    self.url = url
    self.headers = headers
    self.body = body
    self.timeoutMilliseconds = timeoutMilliseconds
  }
}

public struct HTTPResponse: Sendable {
  public let status: Int
  /// Names in lower case.
  public let headers: [(name: String, value: String)]
  public let body: [UInt8]
  /// There was more of the body.
  public let isCut: Bool

  public init(status: Int, headers: [(name: String, value: String)], body: [UInt8], isCut: Bool) {
    self.status = status
    self.headers = headers
    self.body = body
    self.isCut = isCut
  }

  /// The first value of a header.
  public subscript(_ name: String) -> String? {
    let name = name.lowercased()
    return headers.first { $0.name == name }?.value
  }
}

/// Sends requests to servers whose addresses others have given, and lets none of them lead anywhere but to the Internet
/// (see ``TargetPolicy``).
///
/// The host's addresses are asked for and judged first, the transfer is bound to those that are allowed, and each one
/// is judged once more as a socket to it is opened. Certificates are checked, TLS is 1.2 at least, redirects are
/// answers like others, proxies and credentials of the environment are ignored. Any number of requests run at once, on
/// one thread.
public final class HTTPClient: Sendable {
  /// Gives the addresses of a name within so many milliseconds.
  typealias Lookup = @Sendable (String, Int64) async throws(OutgoingError) -> [IPAddress]

  public let policy: TargetPolicy
  private let certificateAuthorities: String?
  private let lookup: Lookup
  private let engine: TransferEngine

  /// - Parameter certificateAuthorities: a file of trusted certificates (PEM) in place of the system's.
  /// - Throws: where no thread can be started.
  public convenience init(
    policy: TargetPolicy, certificateAuthorities: String? = nil
  ) throws(SystemError) {
    let resolver = HostResolver()
    try self.init(policy: policy, certificateAuthorities: certificateAuthorities) {
      (host, timeout) throws(OutgoingError) in
      try await resolver.addresses(of: host, timeoutMilliseconds: timeout)
    }
  }

  init(
    policy: TargetPolicy, certificateAuthorities: String? = nil, lookup: @escaping Lookup
  ) throws(SystemError) {
    self.policy = policy
    self.certificateAuthorities = certificateAuthorities
    self.lookup = lookup
    engine = try TransferEngine()
  }

  /// Breaks off what is under way; every later request is ``OutgoingError/cancelled``.
  public func close() { engine.close() }

  /// Sends the request once. A task that is cancelled breaks it off; the server may have had it all the same.
  public func send(_ request: HTTPRequest) async throws(OutgoingError) -> HTTPResponse {
    let deadline = Clock.monotonicNanoseconds / 1_000_000 + request.timeoutMilliseconds
    let url = try HTTPURL(request.url)
    try policy.check(url)
    for header in request.headers where !Self.isWellFormed(header) { throw .protocol }
    let pin = try await pin(url, timeoutMilliseconds: request.timeoutMilliseconds)
    let left = deadline - Clock.monotonicNanoseconds / 1_000_000
    guard left > 0 else { throw .timeout }
    let result = try await engine.perform(
      TransferPlan(
        url: url.text,
        kind: .http(
          .init(
            method: request.method, headers: request.headers, body: request.body, bodyLimit: request.bodyLimit,
            overflow: request.overflow, pin: pin, policy: policy)),
        timeoutMilliseconds: left, connectTimeoutMilliseconds: min(left, request.connectTimeoutMilliseconds),
        certificateAuthorities: certificateAuthorities))
    guard result.status >= 200 else { throw .protocol }
    return HTTPResponse(
      status: result.status, headers: result.headers, body: result.body, isCut: result.isCut)
  }

  /// The host and port with the addresses that may be called, as libcurl is told them: `host:port:address,address`.
  private func pin(_ url: HTTPURL, timeoutMilliseconds: Int64) async throws(OutgoingError) -> String? {
    if let address = url.address {
      guard policy.allows(address) else { throw .refusedAddress }
      return nil
    }
    let addresses = try await lookup(url.host, timeoutMilliseconds).filter(policy.allows)
    guard !addresses.isEmpty else { throw .refusedAddress }
    let texts = addresses.map { $0.family == .v6 ? "[\($0)]" : "\($0)" }
    // The plus sign lets libcurl forget the entry after a while, where it would keep it for ever.
    return "+\(url.host):\(url.port):" + texts.joined(separator: ",")
  }

  /// A name of token characters (RFC 9110 section 5.6.2), and a value in which no line ends.
  private static func isWellFormed(_ header: (name: String, value: String)) -> Bool {
    let marks = Set("!#$%&'*+-.^_`|~".utf8)
    return !header.name.isEmpty
      && header.name.utf8.allSatisfy { byte in
        (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
          || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20) || marks.contains(byte)
      } && header.value.utf8.allSatisfy { $0 >= 0x20 && $0 != 0x7F || $0 == 0x09 }
  }
}
