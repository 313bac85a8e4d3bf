/// A request as it goes over the wire. Every byte is under control, so that it can also be wrong.
public struct Request: Sendable, Hashable {
  public struct Header: Sendable, Hashable {
    public var name: String
    public var value: String
    public init(_ name: String, _ value: String) {
      self.name = name
      self.value = value
    }
  }

  public enum Body: Sendable, Hashable {
    case none
    /// With `Content-Length`.
    case declared([UInt8])
    /// With `Transfer-Encoding: chunked`, in chunks of that size.
    case chunked([UInt8], size: Int)
    /// Announces so many bytes and sends none: whoever answers has not read the body.
    case announced(Int)
  }

  public var method: String
  /// Path and query, as sent.
  public var target: String
  /// Without `Host`, `Content-Length` and `Transfer-Encoding`, which come from the rest.
  public var headers: [Header]
  public var body: Body
  /// Sent as it stands in place of all the rest, for messages that are no HTTP. The rest then only describes it.
  public var raw: [UInt8]?

  public init(method: String, target: String, headers: [Header] = [], body: Body = .none, raw: [UInt8]? = nil) {
    self.method = method
    self.target = target
    self.headers = headers
    self.body = body
    self.raw = raw
  }

  public var bodyBytes: [UInt8] {
    switch body {
    case .none, .announced: []
    case .declared(let bytes), .chunked(let bytes, _): bytes
    }
  }

  func serialized(host: String) -> [UInt8] {
    if let raw { return raw }
    var head = "\(method) \(target) HTTP/1.1\r\nHost: \(host)\r\n"
    for header in headers { head += "\(header.name): \(header.value)\r\n" }
    switch body {
    case .none:
      if ["POST", "PUT", "PATCH"].contains(method) { head += "Content-Length: 0\r\n" }
      return Array((head + "\r\n").utf8)
    case .announced(let length):
      return Array((head + "Content-Length: \(length)\r\n\r\n").utf8)
    case .declared(let bytes):
      return Array((head + "Content-Length: \(bytes.count)\r\n\r\n").utf8) + bytes
    case .chunked(let bytes, let size):
      var message = Array((head + "Transfer-Encoding: chunked\r\n\r\n").utf8)
      for start in stride(from: 0, to: bytes.count, by: max(size, 1)) {
        let chunk = bytes[start..<min(start + max(size, 1), bytes.count)]
        message += Array((String(chunk.count, radix: 16) + "\r\n").utf8) + chunk + Array("\r\n".utf8)
      }
      return message + Array("0\r\n\r\n".utf8)
    }
  }
}
