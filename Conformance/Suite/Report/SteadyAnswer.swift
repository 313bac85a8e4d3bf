import COpenSSL
import SchemaEvaluator
import SpecIR

/// An answer without what is known to vary between two runs of the same plan: times, identifiers, the server's own
/// address, what a quota has left.
public struct SteadyAnswer: Sendable, Hashable {
  /// Names in lower case, in alphabetical order.
  public var headers: [Request.Header]
  /// A JSON body as it is, any other text by its digest; nil for none and for files.
  public var body: JSONValue?
  /// The text behind the digest, as long as it was not read from a file.
  public var text: String?

  /// Headers of which only the presence is told: their values follow the clock, the quota or the document's identifier.
  static let variable: Set<String> = [
    "age", "content-length", "content-security-policy", "date", "etag", "last-modified", "ratelimit", "retry-after",
    "set-cookie", "x-ratelimit-remaining", "x-ratelimit-reset", "x-request-id", "content-disposition",
  ]
  /// Headers of a connection, which anything between client and server sets.
  static let ofTheConnection: Set<String> = ["connection", "keep-alive", "server", "transfer-encoding", "via"]
  /// Bodies of more bytes are told by their digest.
  private static let longestBody = 8_000

  init(headers: [Request.Header], body: JSONValue?) {
    self.headers = headers
    self.body = body
  }

  init(_ answer: Answer, target: Target, redactor: Redactor, contract: Contract) {
    var steady = Steadier(target: target, redactor: redactor)
    headers = answer.headers.compactMap { header in
      let name = header.name.lowercased()
      if Self.ofTheConnection.contains(name) { return nil }
      return Request.Header(name, Self.variable.contains(name) ? "⟨varies⟩" : steady.text(header.value))
    }
    .sorted { ($0.name, $0.value) < ($1.name, $1.value) }
    let type = answer.mediaType ?? ""
    guard !answer.body.isEmpty else { return }
    if type.hasSuffix("json"), let value = try? JSONValue(json: answer.body) {
      let value = steady.value(value)
      body = answer.body.count <= Self.longestBody ? value : Self.digest(value.text)
    } else if type.hasPrefix("text/") {
      let page = String(decoding: answer.body, as: UTF8.self)
      steady.identifiers = contract.identifiers(onPage: page, of: target)
      let text = steady.text(page)
      self.text = text
      body = Self.digest(text)
    }
  }

  private static func digest(_ text: String) -> JSONValue {
    var bytes = [UInt8](repeating: 0, count: Int(SHA256_DIGEST_LENGTH))
    let message = Array(text.utf8)
    SHA256(message, message.count, &bytes)
    return .string("sha256:" + bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined())
  }
}

/// Puts signs in the place of what varies.
struct Steadier {
  private let redactor: Redactor
  /// How the server is called, the longer name first.
  private let addresses: [[UInt8]]
  /// Words that are known to be drawn, whatever they look like.
  var identifiers: Set<String> = []

  init(target: Target, redactor: Redactor) {
    self.redactor = redactor
    addresses = [Array(target.url.utf8), Array(target.authority.utf8)]
  }

  mutating func value(_ value: JSONValue) -> JSONValue {
    switch value {
    case .string(let text): return .string(self.text(text))
    case .array(let items): return .array(items.map { self.value($0) })
    case .object(let members):
      return .object(
        members.map { member in
          member.name == "retry_after" && member.value.isNumber
            ? .init(member.name, .string("⟨varies⟩")) : .init(member.name, self.value(member.value))
        })
    default: return value
    }
  }

  mutating func text(_ text: String) -> String {
    let bytes = Array(redactor.redact(text).utf8)
    var result: [UInt8] = []
    var offset = 0
    while offset < bytes.count {
      if let address = addresses.first(where: { bytes[offset...].starts(with: $0) }) {
        result += Array("⟨server⟩".utf8)
        offset += address.count
        continue
      }
      guard Self.isWord(bytes[offset]) else {
        result.append(bytes[offset])
        offset += 1
        continue
      }
      if let end = Self.endOfInstant(bytes, offset) {
        result += Array("⟨time⟩".utf8)
        offset = end
        continue
      }
      let end = bytes[offset...].firstIndex { !Self.isWord($0) } ?? bytes.count
      let word = bytes[offset..<end]
      let isKnown = !identifiers.isEmpty && identifiers.contains(String(decoding: word, as: UTF8.self))
      result += isKnown || Self.isIdentifier(word) ? Array("⟨id⟩".utf8) : Array(word)
      offset = end
    }
    return String(decoding: result, as: UTF8.self)
  }

  private static func isWord(_ byte: UInt8) -> Bool { isDigit(byte) || isLetter(byte) || byte == 0x2D || byte == 0x5F }

  private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

  private static func isLetter(_ byte: UInt8) -> Bool { (0x41...0x5A).contains(byte & 0xDF) }

  /// A word that somebody drew: twelve characters or more, of which one at least is a letter and two are digits; or
  /// sixteen or more that go to and fro between small letters, capitals and digits, since one in eight of those that
  /// are drawn as Base64 of 16 bytes has fewer digits.
  private static func isIdentifier(_ word: ArraySlice<UInt8>) -> Bool {
    if word.count >= 12, word.count(where: isDigit) >= 2, word.contains(where: isLetter) { return true }
    guard word.count >= 16 else { return false }
    let turns = zip(word, word.dropFirst()).count { first, second in
      guard let one = kind(first), let other = kind(second) else { return false }
      return one != other
    }
    return turns >= 5
  }

  /// 0 for small letters, 1 for capitals, 2 for digits.
  private static func kind(_ byte: UInt8) -> Int? {
    isDigit(byte) ? 2 : isLetter(byte) ? (byte & 0x20 == 0 ? 1 : 0) : nil
  }

  /// Where an instant that begins here ends: one of RFC 3339, or as French pages write it; seconds, fraction and offset may be missing.
  private static func endOfInstant(_ bytes: [UInt8], _ start: Int) -> Int? {
    guard isDigit(bytes[start]) else { return nil }
    func fits(_ pattern: String, at offset: Int) -> Bool {
      let pattern = Array(pattern.utf8)
      guard offset + pattern.count <= bytes.count else { return false }
      return pattern.indices.allSatisfy { index in
        pattern[index] == UInt8(ascii: "0")
          ? isDigit(bytes[offset + index]) : bytes[offset + index] == pattern[index]
      }
    }
    // As pages write it.
    let day = "00/00/0000"
    if fits(day, at: start) {
      let moment = day + " à 00:00"
      return start + (fits(moment, at: start) ? moment : day).utf8.count
    }
    guard fits("0000-00-00T00:00", at: start) || fits("0000-00-00 00:00", at: start) else { return nil }
    var end = start + 16
    if fits(":00", at: end) { end += 3 }
    if fits(".0", at: end) {
      end += 1
      while end < bytes.count, isDigit(bytes[end]) { end += 1 }
    }
    if end < bytes.count, bytes[end] == UInt8(ascii: "Z") { return end + 1 }
    return fits("+00:00", at: end) || fits("-00:00", at: end) ? end + 6 : end
  }
}

extension JSONValue {
  fileprivate var isNumber: Bool { if case .number = self { true } else { false } }
}
