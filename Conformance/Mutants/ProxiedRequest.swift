import Conformance
import SpecIR

/// A request on its way through the proxy. What is no HTTP message has its bytes and nothing else.
struct ProxiedRequest {
  var method = "GET"
  var target = "/"
  var headers: [Request.Header] = []
  /// Without its framing.
  var body: [UInt8] = []
  /// As it came; sent on where nothing was changed, so that what is wrong with it stays wrong.
  let bytes: [UInt8]
  /// Whether it could be taken apart and has come whole.
  let isWhole: Bool
  /// Whether the body came in chunks.
  let isChunked: Bool
  /// Whether the client has ended what it sends.
  var isLast = false
  var isChanged = false

  /// - Parameter bytes: everything up to the end of the body, as far as it has come.
  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    guard let end = Self.headEnd(bytes), let framing = Framing(Array(bytes[..<end])) else {
      (isWhole, isChunked) = (false, false)
      return
    }
    (method, target, headers) = (framing.method, framing.target, framing.headers)
    isChunked = framing.isChunked
    let rest = Array(bytes[end...])
    if framing.isChunked {
      let read = Self.unchunked(rest)
      body = read ?? []
      isWhole = read != nil
    } else {
      body = rest
      isWhole = rest.count == framing.length
    }
  }

  /// What is asked for, without the query.
  var path: String { String(target.prefix { $0 != "?" }) }

  func header(_ name: String) -> String? { headers.first { $0.name.lowercased() == name.lowercased() }?.value }

  mutating func set(_ name: String, _ value: String?) {
    headers.removeAll { $0.name.lowercased() == name.lowercased() }
    if let value { headers.append(.init(name, value)) }
    isChanged = true
  }

  mutating func set(method: String) {
    self.method = method
    isChanged = true
  }

  mutating func set(target: String) {
    self.target = target
    isChanged = true
  }

  mutating func replace(body: [UInt8]) {
    self.body = body
    isChanged = true
  }

  /// What is sent to the true server.
  var serialized: [UInt8] {
    guard isChanged else { return bytes }
    var head = "\(method) \(target) HTTP/1.1\r\n"
    for header in headers where !["content-length", "transfer-encoding"].contains(header.name.lowercased()) {
      head += "\(header.name): \(header.value)\r\n"
    }
    if !body.isEmpty || ["POST", "PUT", "PATCH"].contains(method) { head += "Content-Length: \(body.count)\r\n" }
    return Array((head + "\r\n").utf8) + body
  }

  /// Where the body begins; nil while the head is not complete.
  static func headEnd(_ bytes: [UInt8]) -> Int? {
    let mark = Array("\r\n\r\n".utf8)
    guard bytes.count >= mark.count else { return nil }
    return (0...(bytes.count - mark.count)).first { bytes[$0] == 13 && bytes[$0..<$0 + 4].elementsEqual(mark) }.map {
      $0 + 4
    }
  }

  /// The content of a body in chunks; nil where it is not complete.
  private static func unchunked(_ bytes: [UInt8]) -> [UInt8]? {
    var body: [UInt8] = []
    var rest = bytes[...]
    while let end = rest.firstIndex(of: 0x0A) {
      let line = String(decoding: rest[rest.startIndex..<end], as: UTF8.self).filter { $0 != "\r" && $0 != "\r\n" }
      guard let count = Int(line.prefix { $0 != ";" }, radix: 16) else { return nil }
      rest = rest[(end + 1)...]
      guard rest.count >= count + 2 else { return nil }
      if count == 0 { return body }
      body += rest.prefix(count)
      rest = rest.dropFirst(count + 2)
    }
    return nil
  }

  static func isComplete(_ bytes: [UInt8]) -> Bool {
    guard let end = headEnd(bytes) else { return false }
    guard let framing = Framing(Array(bytes[..<end])) else { return true }
    let rest = bytes[end...]
    if framing.isChunked { return unchunked(Array(rest)) != nil }
    return rest.count >= framing.length
  }

  /// What the head says of the message; nil for a head that is not sound.
  private struct Framing {
    var method: String
    var target: String
    var headers: [Request.Header] = []
    var length = 0
    var isChunked = false

    init?(_ head: [UInt8]) {
      guard let text = String(validating: head, as: UTF8.self) else { return nil }
      let lines = text.split(separator: "\r\n", omittingEmptySubsequences: true)
      let first = (lines.first ?? "").split(separator: " ", omittingEmptySubsequences: false)
      guard first.count == 3, first[2] == "HTTP/1.1" else { return nil }
      (method, target) = (String(first[0]), String(first[1]))
      for line in lines.dropFirst() {
        guard let colon = line.firstIndex(of: ":"), colon != line.startIndex, !line.hasPrefix(" ") else { return nil }
        let value = line[line.index(after: colon)...].drop { $0 == " " || $0 == "\t" }
        headers.append(.init(String(line[..<colon]), String(value)))
      }
      let lengths = headers.filter { $0.name.lowercased() == "content-length" }
      isChunked = headers.contains { $0.name.lowercased() == "transfer-encoding" }
      guard lengths.count <= 1, lengths.isEmpty || !isChunked else { return nil }
      if let told = lengths.first {
        guard let number = Int(told.value), number >= 0, !told.value.hasPrefix("+") else { return nil }
        length = number
      }
    }
  }
}
