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
  static func bytes(
    _ reply: Reply, framing: ReplyFraming, id: RequestID, date: [UInt8], security: [UInt8], closes: Bool
  ) -> [UInt8] {
    var head: [UInt8] = []
    append(reply, framing: framing, id: id, date: date, security: security, closes: closes, to: &head)
    return head
  }

  /// - Parameters:
  ///   - security: header lines for every answer on connections of this kind.
  ///   - closes: tells the client that the connection ends with this answer.
  static func append(
    _ reply: Reply, framing: ReplyFraming, id: RequestID, date: [UInt8], security: [UInt8], closes: Bool,
    to head: inout [UInt8]
  ) {
    head.append(addingCapacity: Self.size + reply.headers.count + date.count + security.count) { head in
      head.append(text: "HTTP/1.1 ")
      head.append(decimal: Int(reply.status))
      head.append(text: " ")
      head.append(text: Status.phrase(reply.status))
      head.append(text: "\r\nDate: ")
      head.append(copying: date)
      head.append(text: "\r\nX-Request-Id: ")
      id.append(to: &head)
      head.append(text: "\r\n")
      head.append(copying: reply.headers)
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
      head.append(copying: security)
      head.append(text: "X-Content-Type-Options: nosniff\r\n")
      appendDefaults(to: &head, beside: GivenFields(reply.headers), isNotModified: reply.status == 304)
      head.append(text: "\r\n")
    }
  }

  /// What all lines take that are written here, besides those that are given.
  private static let size = 640

  /// The strictest values, unless the answer has its own.
  /// - Parameter isNotModified: what a 304 says of itself takes the place of what the answer said that the client has
  ///   (RFC 9111 section 3.2), and a page would lose its own policy by the strict one. Whether it may be stored must be
  ///   said again (RFC 9110 section 15.4.5).
  private static func appendDefaults(
    to head: inout OutputSpan<UInt8>, beside given: GivenFields, isNotModified: Bool
  ) {
    if !isNotModified, !given.referrerPolicy { head.append(text: "Referrer-Policy: no-referrer\r\n") }
    if !given.cacheControl { head.append(text: "Cache-Control: no-store\r\n") }
    if isNotModified { return }
    if !given.securityPolicy {
      head.append(text: "Content-Security-Policy: default-src 'none'; frame-ancestors 'none'\r\n")
    }
    // The older field would forbid what the policy of the answer allows.
    if !given.frameAncestors, !given.frameOptions { head.append(text: "X-Frame-Options: DENY\r\n") }
  }
}

/// Which of the fields that have defaults an answer brings itself, found in one pass over its lines.
private struct GivenFields {
  private(set) var referrerPolicy = false
  private(set) var cacheControl = false
  private(set) var securityPolicy = false
  /// In the security policy.
  private(set) var frameAncestors = false
  private(set) var frameOptions = false

  init(_ lines: [UInt8]) {
    var start = 0
    while start < lines.count {
      let end = ByteScan.first(0x0D, in: lines.span.bytes, from: start, to: lines.count)
      note(lines, start..<end)
      start = end + 2
    }
  }

  /// Told by where its colon would be, most lines are passed over at a glance.
  private mutating func note(_ lines: [UInt8], _ line: Range<Int>) {
    func isNamed(_ name: StaticString) -> Bool {
      let end = line.lowerBound + name.utf8CodeUnitCount
      return end < line.upperBound && lines[end] == UInt8(ascii: ":")
        && Grammar.equal(lines.span.extracting(line.lowerBound..<end), name)
    }
    if isNamed("cache-control") {
      cacheControl = true
    } else if isNamed("referrer-policy") {
      referrerPolicy = true
    } else if isNamed("x-frame-options") {
      frameOptions = true
    } else if isNamed("content-security-policy") {
      securityPolicy = true
      frameAncestors = frameAncestors || HeaderLines.line(lines[line], contains: "frame-ancestors")
    }
  }
}
