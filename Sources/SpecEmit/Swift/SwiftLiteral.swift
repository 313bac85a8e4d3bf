/// How values are written in Swift source.
enum SwiftLiteral {
  static func string(_ text: String) -> String { QuotedText.literal(text, escape: QuotedText.braced) }

  /// A text over many lines, byte for byte: a raw literal where that is possible.
  static func document(_ bytes: [UInt8]) -> String {
    let text = String(decoding: bytes, as: UTF8.self)
    if text.utf8.contains(where: { $0 < 0x20 && $0 != 0x0A && $0 != 0x09 }) || text.isEmpty { return string(text) }
    var hashes = "#"
    while text.contains("\"\"\"" + hashes) || text.contains("\\" + hashes) { hashes += "#" }
    return "\(hashes)\"\"\"\n\(text)\n\"\"\"\(hashes)"
  }

  static func strings(_ texts: [String]) -> String { "[" + texts.map(string).joined(separator: ", ") + "]" }
}
