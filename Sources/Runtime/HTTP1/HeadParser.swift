/// Reads the head of a request strictly: whatever RFC 9112 lets a server reject because two recipients could read it
/// differently is rejected. After any failure thrown here the connection has to be closed, since the end of the message
/// is not known.
struct HeadParser {
  private var head: RequestHead
  private var hasHost = false
  private var host = 0..<0
  private var contentLength: Int?
  private var isChunked = false
  private var asksToClose = false
  /// The authority of a target in absolute form.
  private var authority: Range<Int>?

  /// - Parameter bytes: the lines as ``HeadScanner`` found them: each ends with CR LF, the empty one is left out.
  static func parse(_ bytes: [UInt8]) throws(Failure) -> RequestHead {
    // Every scan below stops at a CR at the latest.
    guard bytes.suffix(2) == [0x0D, 0x0A] else { throw .malformed("The request line is incomplete") }
    var parser = HeadParser(head: RequestHead(bytes: bytes))
    let fields = try parser.parseRequestLine()
    try parser.parseFields(from: fields)
    try parser.conclude()
    return parser.head
  }

  private init(head: RequestHead) { self.head = head }

  // MARK: The request line (RFC 9112 section 3)

  /// - Returns: where the header fields begin.
  private mutating func parseRequestLine() throws(Failure) -> Int {
    let bytes = head.bytes
    guard let lineEnd = bytes.firstIndex(of: 0x0D) else { throw .malformed("The request line is incomplete") }
    guard let methodEnd = bytes[..<lineEnd].firstIndex(of: 0x20), methodEnd > 0 else {
      throw .malformed("The request line is not method, target and version")
    }
    for byte in bytes[..<methodEnd] where !Grammar.isToken(byte) { throw .malformed("The method is not a token") }
    let target = methodEnd + 1
    guard let targetEnd = bytes[target..<lineEnd].firstIndex(of: 0x20), targetEnd > target else {
      throw .malformed("The request line is not method, target and version")
    }
    try parseVersion((targetEnd + 1)..<lineEnd)
    head.method = Self.method(bytes[..<methodEnd])
    try parseTarget(target..<targetEnd)
    return lineEnd + 2
  }

  /// Methods are case-sensitive (RFC 9110 section 9.1).
  private static func method(_ name: ArraySlice<UInt8>) -> HTTPMethod {
    func matches(_ text: StaticString) -> Bool {
      text.withUTF8Buffer { name.elementsEqual($0) }
    }
    switch name.count {
    case 3: return matches("GET") ? .get : matches("PUT") ? .put : .other
    case 4: return matches("POST") ? .post : matches("HEAD") ? .head : .other
    case 5: return matches("PATCH") ? .patch : .other
    case 6: return matches("DELETE") ? .delete : .other
    case 7: return matches("OPTIONS") ? .options : .other
    default: return .other
    }
  }

  private mutating func parseVersion(_ range: Range<Int>) throws(Failure) {
    let version = head.bytes[range]
    let start = range.lowerBound
    let isHTTP = version.count == 8 && "HTTP/".utf8.elementsEqual(version.prefix(5))
    guard isHTTP, Grammar.isDigit(version[start + 5]), version[start + 6] == UInt8(ascii: "."),
      Grammar.isDigit(version[start + 7])
    else { throw .malformed("The version of the request line is not HTTP/1.1") }
    guard version[start + 5] == UInt8(ascii: "1") else { throw .versionNotSupported }
    head.minorVersion = version[start + 7] == UInt8(ascii: "0") ? 0 : 1
  }

  // MARK: The target (RFC 9112 section 3.2)

  /// The path stays as it was sent: nothing is decoded, and `.` and `..` are segments like any other, so that no two
  /// spellings lead to one route.
  private mutating func parseTarget(_ range: Range<Int>) throws(Failure) {
    let bytes = head.bytes
    switch bytes[range.lowerBound] {
    case UInt8(ascii: "/"):
      try parsePath(range)
    case UInt8(ascii: "*") where range.count == 1 && head.method == .options:
      head.isServerWide = true
    default:
      let target = bytes[range]
      var scheme = 0
      if Grammar.equal(target.prefix(7), "http://") { scheme = 7 }
      if Grammar.equal(target.prefix(8), "https://") { scheme = 8 }
      guard scheme > 0 else { throw .malformed("The request target is not a path") }
      let start = range.lowerBound + scheme
      let end =
        bytes[start..<range.upperBound].firstIndex { $0 == UInt8(ascii: "/") || $0 == UInt8(ascii: "?") }
        ?? range.upperBound
      authority = start..<end
      if end < range.upperBound, bytes[end] == UInt8(ascii: "/") {
        try parsePath(end..<range.upperBound)
      } else {
        // An empty path means "/" (RFC 9110 section 4.2.3): the last byte of the scheme's "//" stands for it.
        try parsePath(end..<range.upperBound)
        head.path = (start - 1)..<start
      }
    }
  }

  private mutating func parsePath(_ range: Range<Int>) throws(Failure) {
    let bytes = head.bytes
    let pathEnd = bytes[range].firstIndex(of: UInt8(ascii: "?")) ?? range.upperBound
    guard Grammar.isEncoded(bytes[range.lowerBound..<pathEnd], by: Grammar.isPath) else {
      throw .malformed("The path holds a character that must be percent-encoded, or a broken percent-encoding")
    }
    head.path = range.lowerBound..<pathEnd
    guard pathEnd < range.upperBound else { return }
    let query = (pathEnd + 1)..<range.upperBound
    guard Grammar.isEncoded(bytes[query], by: { Grammar.isPath($0) || $0 == UInt8(ascii: "?") }) else {
      throw .malformed("The query holds a character that must be percent-encoded, or a broken percent-encoding")
    }
    head.query = query
  }

  // MARK: The header fields (RFC 9112 section 5)

  private mutating func parseFields(from start: Int) throws(Failure) {
    let bytes = head.bytes
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
      index += 1
      while bytes[index] == 0x20 || bytes[index] == 0x09 { index += 1 }
      let valueStart = index
      while Grammar.isFieldValue(bytes[index]) { index += 1 }
      guard bytes[index] == 0x0D else { throw .malformed("A header field holds a control character") }
      var valueEnd = index
      while valueEnd > valueStart, bytes[valueEnd - 1] == 0x20 || bytes[valueEnd - 1] == 0x09 { valueEnd -= 1 }
      index += 2
      let value = valueStart..<valueEnd
      head.headers.fields.append(HeaderIndex.Field(name: name, value: value))
      try interpret(name, value)
    }
  }

  /// Takes in the fields that say how the message is framed and the connection used.
  private mutating func interpret(_ name: Range<Int>, _ range: Range<Int>) throws(Failure) {
    let field = head.bytes[name]
    let value = head.bytes[range]
    switch field.count {
    case 4 where Grammar.equal(field, "host"):
      guard !hasHost else { throw .malformed("There is more than one Host field") }
      guard Grammar.isHost(value) else { throw .malformed("The Host field is not a host name") }
      hasHost = true
      host = range
    case 6 where Grammar.equal(field, "expect"):
      if Grammar.equal(value, "100-continue") { head.expectsContinue = true }
    case 10 where Grammar.equal(field, "connection"):
      for option in value.split(separator: UInt8(ascii: ","))
      where Grammar.equal(Grammar.trimmed(option), "close") {
        asksToClose = true
      }
    case 14 where Grammar.equal(field, "content-length"):
      guard contentLength == nil else { throw .malformed("There is more than one Content-Length field") }
      guard !value.isEmpty, value.allSatisfy(Grammar.isDigit) else {
        throw .malformed("Content-Length is not a number")
      }
      contentLength = Self.decimal(value)
    case 17 where Grammar.equal(field, "transfer-encoding"):
      // Section 6.1: chunked must be the final coding; we know no other, so it must be the only one.
      guard !isChunked, Grammar.equal(value, "chunked") else {
        throw .malformed("Transfer-Encoding is not chunked alone")
      }
      isChunked = true
    default:
      break
    }
  }

  /// A length too large for an `Int` is larger than any cap.
  private static func decimal(_ digits: ArraySlice<UInt8>) -> Int {
    var value = 0
    for digit in digits {
      let (tenfold, overflow) = value.multipliedReportingOverflow(by: 10)
      let (sum, carry) = tenfold.addingReportingOverflow(Int(digit - 0x30))
      if overflow || carry { return .max }
      value = sum
    }
    return value
  }

  // MARK: The rules over several fields

  private mutating func conclude() throws(Failure) {
    if isChunked {
      // RFC 9112 section 6.1: both at once is an attempt at smuggling; HTTP/1.0 knows no transfer codings.
      guard contentLength == nil else { throw .malformed("Content-Length and Transfer-Encoding exclude each other") }
      guard head.minorVersion == 1 else { throw .malformed("HTTP/1.0 has no Transfer-Encoding") }
      head.framing = .chunked
    } else if let contentLength, contentLength > 0 {
      head.framing = .length(contentLength)
    }
    if !hasHost && head.minorVersion == 1 { throw .malformed("The Host field is missing") }
    if let authority {
      // RFC 9112 section 3.2.2: a client sends both alike.
      let target = head.bytes[authority]
      guard Grammar.isHost(target) else { throw .malformed("The request target has no valid host") }
      if hasHost {
        let named = head.bytes[host]
        guard target.count == named.count,
          zip(target, named).allSatisfy({ Grammar.lowercase($0) == Grammar.lowercase($1) })
        else { throw .malformed("The Host field and the request target name different hosts") }
      }
    }
    head.keepAlive = head.minorVersion == 1 && !asksToClose
    if head.minorVersion == 0 { head.expectsContinue = false }
    if head.framing == .none { head.expectsContinue = false }
  }
}
