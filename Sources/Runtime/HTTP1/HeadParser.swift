/// Reads the head of a request strictly: whatever RFC 9112 lets a server reject because two recipients could read it
/// differently is rejected. After any failure thrown here the connection has to be closed, since the end of the message
/// is not known.
package struct HeadParser {
  private var head: RequestHead
  /// Which of the fields is Host.
  private var host: Int?
  private var contentLength: Int?
  private var isChunked = false
  private var asksToClose = false
  /// The authority of a target in absolute form.
  private var authority: Range<Int>?

  /// - Parameter bytes: the lines as ``HeadScanner`` found them: each ends with CR LF, the empty one is left out.
  package static func parse(_ bytes: [UInt8]) throws(Failure) -> RequestHead {
    let span = bytes.span
    // Every scan below stops at a CR at the latest.
    guard span.count >= 2, span[span.count - 2] == 0x0D, span[span.count - 1] == 0x0A else {
      throw .malformed("The request line is incomplete")
    }
    var parser = HeadParser(head: RequestHead(bytes: bytes))
    let fields = try parser.parseRequestLine(span)
    try parser.parseFields(span, from: fields)
    try parser.conclude(span)
    return parser.head
  }

  private init(head: RequestHead) { self.head = head }

  // MARK: The request line (RFC 9112 section 3)

  /// - Returns: where the header fields begin.
  private mutating func parseRequestLine(_ bytes: Span<UInt8>) throws(Failure) -> Int {
    guard let lineEnd = Grammar.first(0x0D, in: bytes, 0..<bytes.count) else {
      throw .malformed("The request line is incomplete")
    }
    guard let methodEnd = Grammar.first(0x20, in: bytes, 0..<lineEnd), methodEnd > 0 else {
      throw .malformed("The request line is not method, target and version")
    }
    for index in 0..<methodEnd where !Grammar.isToken(bytes[index]) { throw .malformed("The method is not a token") }
    let target = methodEnd + 1
    guard let targetEnd = Grammar.first(0x20, in: bytes, target..<lineEnd), targetEnd > target else {
      throw .malformed("The request line is not method, target and version")
    }
    try parseVersion(bytes.extracting((targetEnd + 1)..<lineEnd))
    head.method = Self.method(bytes.extracting(0..<methodEnd))
    try parseTarget(bytes, target..<targetEnd)
    return lineEnd + 2
  }

  /// Methods are case-sensitive (RFC 9110 section 9.1).
  static func method(_ name: Span<UInt8>) -> HTTPMethod {
    switch name.count {
    case 3: return Grammar.same(name, "GET") ? .get : Grammar.same(name, "PUT") ? .put : .other
    case 4: return Grammar.same(name, "POST") ? .post : Grammar.same(name, "HEAD") ? .head : .other
    case 5: return Grammar.same(name, "PATCH") ? .patch : .other
    case 6: return Grammar.same(name, "DELETE") ? .delete : .other
    case 7: return Grammar.same(name, "OPTIONS") ? .options : .other
    default: return .other
    }
  }

  private mutating func parseVersion(_ version: Span<UInt8>) throws(Failure) {
    guard version.count == 8, Grammar.same(version.extracting(0..<5), "HTTP/"), Grammar.isDigit(version[5]),
      version[6] == UInt8(ascii: "."), Grammar.isDigit(version[7])
    else { throw .malformed("The version of the request line is not HTTP/1.1") }
    guard version[5] == UInt8(ascii: "1") else { throw .versionNotSupported }
    head.version = version[7] == UInt8(ascii: "0") ? .http10 : .http11
  }

  // MARK: The target (RFC 9112 section 3.2)

  /// The path stays as it was sent: nothing is decoded, and `.` and `..` are segments like any other, so that no two
  /// spellings lead to one route.
  private mutating func parseTarget(_ bytes: Span<UInt8>, _ range: Range<Int>) throws(Failure) {
    switch bytes[range.lowerBound] {
    case UInt8(ascii: "/"):
      try parsePath(bytes, range)
    case UInt8(ascii: "*") where range.count == 1 && head.method == .options:
      head.isServerWide = true
    default:
      try parseAbsolute(bytes, range)
    }
  }

  private mutating func parseAbsolute(_ bytes: Span<UInt8>, _ range: Range<Int>) throws(Failure) {
    let target = bytes.extracting(range)
    var scheme = 0
    if Grammar.equal(target.extracting(first: 7), "http://") { scheme = 7 }
    if Grammar.equal(target.extracting(first: 8), "https://") { scheme = 8 }
    guard scheme > 0 else { throw .malformed("The request target is not a path") }
    head.namesHTTPS = scheme == 8
    let start = range.lowerBound + scheme
    var end = start
    while end < range.upperBound, bytes[end] != UInt8(ascii: "/"), bytes[end] != UInt8(ascii: "?") { end += 1 }
    authority = start..<end
    if end == range.upperBound, head.method == .options {
      // RFC 9112 section 3.2.4: the last proxy on the way would have made `*` of it.
      head.isServerWide = true
      return
    }
    try parsePath(bytes, end..<range.upperBound)
    // An empty path means "/" (RFC 9110 section 4.2.3): the last byte of the scheme's "//" stands for it.
    if end == range.upperBound || bytes[end] != UInt8(ascii: "/") { head.path = (start - 1)..<start }
  }

  private mutating func parsePath(_ bytes: Span<UInt8>, _ range: Range<Int>) throws(Failure) {
    (head.path, head.query) = try Self.split(range, of: bytes)
  }

  /// The path and the query of a target in origin form.
  static func split(
    _ range: Range<Int>, of bytes: Span<UInt8>
  ) throws(Failure) -> (path: Range<Int>, query: Range<Int>?) {
    let pathEnd = Grammar.first(UInt8(ascii: "?"), in: bytes, range) ?? range.upperBound
    let path = range.lowerBound..<pathEnd
    guard Grammar.isEncoded(bytes.extracting(path), by: Grammar.isPath) else {
      throw .malformed("The path holds a character that must be percent-encoded, or a broken percent-encoding")
    }
    guard pathEnd < range.upperBound else { return (path, nil) }
    let query = (pathEnd + 1)..<range.upperBound
    guard Grammar.isEncoded(bytes.extracting(query), by: { Grammar.isPath($0) || $0 == UInt8(ascii: "?") }) else {
      throw .malformed("The query holds a character that must be percent-encoded, or a broken percent-encoding")
    }
    return (path, query)
  }

  // MARK: The header fields (RFC 9112 section 5)

  private mutating func parseFields(_ bytes: Span<UInt8>, from start: Int) throws(Failure) {
    var index = start
    head.headers.fields.reserveCapacity(12)
    while index < bytes.count {
      let nameStart = index
      // A line that begins with white space would continue the one before (obs-fold, section 5.2), and white space
      // before the colon (section 5.1) hides a field from other parsers: neither is a token character.
      while index < bytes.count, Grammar.isToken(bytes[index]) { index += 1 }
      guard index > nameStart, index < bytes.count, bytes[index] == UInt8(ascii: ":") else {
        throw .malformed("A header field has no valid name")
      }
      let name = nameStart..<index
      let valueStart = index + 1
      let valueEnd = Grammar.valueEnd(in: bytes, from: valueStart)
      guard bytes[valueEnd] == 0x0D else { throw .malformed("A header field holds a control character") }
      let value = Grammar.trimmed(valueStart..<valueEnd, of: bytes)
      index = valueEnd + 2
      head.headers.fields.append(HeaderIndex.Field(name: name, value: value))
      try interpret(bytes, name, value)
    }
  }

  /// Takes in the fields that say how the message is framed and the connection used.
  private mutating func interpret(_ bytes: Span<UInt8>, _ name: Range<Int>, _ range: Range<Int>) throws(Failure) {
    let field = bytes.extracting(name)
    switch field.count {
    case 4 where Grammar.equal(field, "host"):
      guard host == nil else { throw .malformed("There is more than one Host field") }
      guard Grammar.isHost(bytes.extracting(range)) else { throw .malformed("The Host field is not a host name") }
      host = head.headers.fields.count - 1
    case 6 where Grammar.equal(field, "expect"):
      if Grammar.equal(bytes.extracting(range), "100-continue") { head.expectsContinue = true }
    case 10 where Grammar.equal(field, "connection"):
      if Self.hasCloseOption(bytes.extracting(range)) { asksToClose = true }
    case 14 where Grammar.equal(field, "content-length"):
      guard contentLength == nil else { throw .malformed("There is more than one Content-Length field") }
      contentLength = try Self.length(bytes.extracting(range))
    case 17 where Grammar.equal(field, "transfer-encoding"):
      // Section 6.1: chunked must be the final coding; we know no other, so it must be the only one.
      guard !isChunked, Grammar.equal(bytes.extracting(range), "chunked") else {
        throw .malformed("Transfer-Encoding is not chunked alone")
      }
      isChunked = true
    default:
      break
    }
  }

  /// Whether `close` is among the options, which commas separate.
  private static func hasCloseOption(_ value: Span<UInt8>) -> Bool {
    var start = 0
    while start <= value.count {
      let comma = Grammar.first(UInt8(ascii: ","), in: value, start..<value.count) ?? value.count
      var first = start
      var end = comma
      while first < end, value[first] == 0x20 || value[first] == 0x09 { first += 1 }
      while end > first, value[end - 1] == 0x20 || value[end - 1] == 0x09 { end -= 1 }
      if Grammar.equal(value.extracting(first..<end), "close") { return true }
      start = comma + 1
    }
    return false
  }

  /// A length too large for an `Int` is larger than any cap.
  static func length(_ digits: Span<UInt8>) throws(Failure) -> Int {
    guard digits.count > 0 else { throw .malformed("Content-Length is not a number") }
    var value = 0
    var isTooLarge = false
    for index in 0..<digits.count {
      guard Grammar.isDigit(digits[index]) else { throw .malformed("Content-Length is not a number") }
      let (tenfold, overflow) = value.multipliedReportingOverflow(by: 10)
      let (sum, carry) = tenfold.addingReportingOverflow(Int(digits[index] - 0x30))
      if overflow || carry { isTooLarge = true }
      value = sum
    }
    return isTooLarge ? .max : value
  }

  // MARK: The rules over several fields

  private mutating func conclude(_ bytes: Span<UInt8>) throws(Failure) {
    if isChunked {
      // RFC 9112 section 6.1: both at once is an attempt at smuggling; HTTP/1.0 knows no transfer codings.
      guard contentLength == nil else { throw .malformed("Content-Length and Transfer-Encoding exclude each other") }
      guard head.version != .http10 else { throw .malformed("HTTP/1.0 has no Transfer-Encoding") }
      head.framing = .chunked
    } else if let contentLength, contentLength > 0 {
      head.framing = .length(contentLength)
    }
    if host == nil && head.version != .http10 { throw .malformed("The Host field is missing") }
    if let authority { try setHost(bytes, authority) }
    head.keepAlive = head.version != .http10 && !asksToClose
    if head.version == .http10 { head.expectsContinue = false }
    if head.framing == .none { head.expectsContinue = false }
  }

  /// RFC 9112 section 3.2.2: beside a target in absolute form, what Host says is ignored. So that nobody takes it for
  /// the host after all, the field has the target's from here on.
  private mutating func setHost(_ bytes: Span<UInt8>, _ authority: Range<Int>) throws(Failure) {
    guard Grammar.isHost(bytes.extracting(authority)) else { throw .malformed("The request target has no valid host") }
    guard let host else { return }
    head.headers.fields[host] = HeaderIndex.Field(name: head.headers.fields[host].name, value: authority)
  }
}
