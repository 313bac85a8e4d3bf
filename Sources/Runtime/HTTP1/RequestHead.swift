/// The request line and the header fields of one request, checked. Those of HTTP/2 are put into the form of HTTP/1.1.
package struct RequestHead: Sendable {
  /// How the end of the body is found (RFC 9112 section 6.3).
  enum Framing: Sendable, Equatable {
    case none
    case length(Int)
    case chunked
    /// HTTP/2 without a `Content-Length`: the last frame says that it is the last (RFC 9113 section 8.1).
    case untilEnd
  }

  /// From the first byte of the method to the empty line, which is left out.
  let bytes: [UInt8]
  var method: HTTPMethod = .other
  /// `OPTIONS *`, or of a host without a path: the target is the server itself; ``path`` is then empty.
  var isServerWide = false
  /// Whether the target is named with the scheme `https`; that of a target in origin form is the connection's.
  var namesHTTPS = false
  var path = 0..<0
  var query: Range<Int>?
  /// Higher minor versions than 1.1 are served as 1.1 (RFC 9110 section 2.5).
  var version = HTTPVersion.http11
  /// As they were sent, but for `Host` beside a target in absolute form: its value is the target's host.
  var headers = HeaderIndex()
  var framing = Framing.none
  /// Whether the client lets the connection be used again (RFC 9112 section 9.3).
  var keepAlive = false
  var expectsContinue = false
}

enum HTTPVersion: Sendable {
  case http10, http11, http2

  /// As logs tell it.
  var text: StaticString {
    switch self {
    case .http10: "1.0"
    case .http11: "1.1"
    case .http2: "2"
    }
  }
}
