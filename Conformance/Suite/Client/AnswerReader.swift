/// Reads one answer from a connection (RFC 9112), and notes what a strict client would mind.
package struct AnswerReader {
  let connection: Connection
  let deadline: ContinuousClock.Instant
  private var buffer: [UInt8] = []
  private var offset = 0
  private var defects: [String] = []
  /// What was read of the next answer already.
  private var begun: (status: Int, headers: [Request.Header])?
  /// No body is read past this; nothing in a contract is that large.
  private static let maximumBody = 1 << 30
  private static let maximumHead = 1 << 20

  package init(connection: Connection, deadline: ContinuousClock.Instant) {
    self.connection = connection
    self.deadline = deadline
  }

  /// Whether the server asks for the body (100); any other answer is left to ``read(method:)``.
  mutating func isInvited() throws(ClientError) -> Bool {
    let next = try head()
    if next.status == 100 { return true }
    begun = next
    return false
  }

  /// - Parameter method: of the request; the answer to HEAD has no body.
  package mutating func read(method: String) throws(ClientError) -> Answer {
    var (status, headers) = if let begun { begun } else { try head() }
    begun = nil
    while (100..<200).contains(status) { (status, headers) = try head() }
    var answer = Answer(status: status, headers: headers, body: [], defects: [], keepsAlive: true)
    let lengths = headers.filter { $0.name.lowercased() == "content-length" }
    let codings = headers.filter { $0.name.lowercased() == "transfer-encoding" }
    if lengths.count > 1 { defects.append("Content-Length stands there \(lengths.count) times") }
    if !lengths.isEmpty && !codings.isEmpty { defects.append("both Content-Length and Transfer-Encoding") }
    answer.keepsAlive = answer.header("Connection")?.lowercased() != "close"
    if method == "HEAD" || status == 204 || status == 304 {
      if status == 204, !lengths.isEmpty || !codings.isEmpty {
        defects.append("a 204 with a length (RFC 9110 section 8.6)")
      }
    } else if let coding = codings.first {
      guard coding.value.lowercased() == "chunked" else { throw .unreadable("transfer coding \(coding.value)") }
      answer.body = try chunks()
    } else if let length = lengths.first {
      guard let count = Int(length.value), count >= 0, count <= Self.maximumBody else {
        throw .unreadable("Content-Length: \(length.value)")
      }
      answer.body = try take(count)
    } else {
      answer.keepsAlive = false
      answer.body = try rest()
    }
    if offset < buffer.count { defects.append("\(buffer.count - offset) bytes follow the answer") }
    answer.defects = defects
    return answer
  }

  private mutating func head() throws(ClientError) -> (status: Int, headers: [Request.Header]) {
    let first = try line().split(separator: " ", maxSplits: 2, omittingEmptySubsequences: false)
    guard first.count >= 2, first[0] == "HTTP/1.1", first[1].count == 3, let status = Int(first[1]),
      (100..<600).contains(status)
    else { throw .unreadable("status line \(first.joined(separator: " ").prefix(80))") }
    if first.count == 2 { defects.append("no space after the status (RFC 9112 section 4)") }
    var headers: [Request.Header] = []
    while true {
      let text = try line()
      if text.isEmpty { return (status, headers) }
      guard let colon = text.firstIndex(of: ":"), colon != text.startIndex,
        text[..<colon].unicodeScalars.allSatisfy({ Self.isToken($0) })
      else { throw .unreadable("header line \(text.prefix(80))") }
      headers.append(.init(String(text[..<colon]), String(text[text.index(after: colon)...]).trimmingBlanks()))
    }
  }

  private static func isToken(_ scalar: Unicode.Scalar) -> Bool {
    scalar.isASCII
      && (scalar.properties.isAlphabetic || ("0"..."9").contains(scalar)
        || "!#$%&'*+-.^_`|~".unicodeScalars.contains(scalar))
  }

  private mutating func chunks() throws(ClientError) -> [UInt8] {
    var body: [UInt8] = []
    while true {
      let size = try line()
      guard let count = Int(size.prefix { $0 != ";" }, radix: 16), count >= 0, body.count + count <= Self.maximumBody
      else {
        throw .unreadable("chunk size \(size.prefix(20))")
      }
      if count == 0 { break }
      body += try take(count)
      guard try line().isEmpty else { throw .unreadable("a chunk is longer than its size") }
    }
    while !(try line()).isEmpty {}
    return body
  }

  private mutating func line() throws(ClientError) -> String {
    var start = offset
    while true {
      if let end = buffer[start...].firstIndex(of: 0x0A) {
        let bytes = buffer[offset..<end]
        offset = end + 1
        guard bytes.last == 0x0D else { throw .unreadable("a line without carriage return") }
        return String(decoding: bytes.dropLast(), as: UTF8.self)
      }
      start = buffer.count
      guard buffer.count - offset < Self.maximumHead else { throw .unreadable("a line without end") }
      try fill()
    }
  }

  private mutating func take(_ count: Int) throws(ClientError) -> [UInt8] {
    while buffer.count - offset < count { try fill() }
    defer { offset += count }
    return Array(buffer[offset..<offset + count])
  }

  private mutating func rest() throws(ClientError) -> [UInt8] {
    while true {
      let bytes = try connection.receive(by: deadline)
      if bytes.isEmpty { break }
      buffer += bytes
      guard buffer.count - offset <= Self.maximumBody else { throw .unreadable("a body without end") }
    }
    return try take(buffer.count - offset)
  }

  private mutating func fill() throws(ClientError) {
    let bytes = try connection.receive(by: deadline)
    if bytes.isEmpty { throw .closed }
    buffer += bytes
  }
}
