/// How the end of an answer's body is told (RFC 9112 section 6).
enum ReplyFraming {
  case length(Int)
  case chunked
  /// To an HTTP/1.0 client: the body ends with the connection.
  case untilClose
  /// A status that has no body.
  case bodiless
}

/// Writes status line and header fields.
enum ReplyHead {
  /// - Parameters:
  ///   - security: header lines for every answer on connections of this kind.
  ///   - closes: tells the client that the connection ends with this answer.
  static func bytes(
    _ reply: Reply, framing: ReplyFraming, id: RequestID, date: [UInt8], security: [UInt8], closes: Bool
  ) -> [UInt8] {
    var head: [UInt8] = []
    head.reserveCapacity(640 + reply.headers.count)
    head.append(text: "HTTP/1.1 ")
    head.append(decimal: Int(reply.status))
    head.append(text: " ")
    head.append(text: Status.phrase(reply.status))
    head.append(text: "\r\nDate: ")
    head += date
    head.append(text: "\r\nX-Request-Id: ")
    head.append(text: id.text)
    head.append(text: "\r\n")
    head += reply.headers
    switch framing {
    case .length(let length):
      head.append(text: "Content-Length: ")
      head.append(decimal: length)
      head.append(text: "\r\n")
    case .chunked:
      head.append(text: "Transfer-Encoding: chunked\r\n")
    case .untilClose, .bodiless:
      break
    }
    if closes { head.append(text: "Connection: close\r\n") }
    head += security
    head.append(text: "X-Content-Type-Options: nosniff\r\n")
    // What a 304 says of itself takes the place of what the answer said that the client has (RFC 9111 section 3.2): a
    // page would lose its own policy by the strict one.
    if reply.status != 304 { appendDefaults(to: &head, beside: reply.headers) }
    head.append(text: "\r\n")
    return head
  }

  /// The strictest values, unless the answer has its own.
  private static func appendDefaults(to head: inout [UInt8], beside lines: [UInt8]) {
    func isMissing(_ name: StaticString) -> Bool { HeaderLines.range(of: name, in: lines) == nil }
    if isMissing("referrer-policy") { head.append(text: "Referrer-Policy: no-referrer\r\n") }
    if isMissing("cache-control") { head.append(text: "Cache-Control: no-store\r\n") }
    var rulesFrames = false
    if let policy = HeaderLines.range(of: "content-security-policy", in: lines) {
      rulesFrames = HeaderLines.line(lines[policy], contains: "frame-ancestors")
    } else {
      head.append(text: "Content-Security-Policy: default-src 'none'; frame-ancestors 'none'\r\n")
    }
    // The older field would forbid what the policy of the answer allows.
    if !rulesFrames, isMissing("x-frame-options") { head.append(text: "X-Frame-Options: DENY\r\n") }
  }
}
