/// The request line and the header fields of one HTTP/1 request, checked.
struct RequestHead: Sendable {
  /// How the end of the body is found (RFC 9112 section 6.3).
  enum Framing: Sendable, Equatable {
    case none
    case length(Int)
    case chunked
  }

  /// From the first byte of the method to the empty line, which is left out.
  let bytes: [UInt8]
  var method: HTTPMethod = .other
  /// `OPTIONS *`: the target is the server itself; ``path`` is then empty.
  var isServerWide = false
  var path = 0..<0
  var query: Range<Int>?
  /// 0 or 1. Higher minor versions are served as 1 (RFC 9110 section 2.5).
  var minorVersion: UInt8 = 1
  var headers = HeaderIndex()
  var framing = Framing.none
  /// Whether the client lets the connection be used again (RFC 9112 section 9.3).
  var keepAlive = false
  var expectsContinue = false
}
