/// As much of PDF as the suite looks at.
enum PDFText {
  /// Where the links of a document lead to (ISO 32000-1 section 12.6.4.7), as far as they stand in no packed object.
  static func addresses(in document: [UInt8]) -> [String] {
    var found: [String] = []
    var rest = document[...]
    while let start = rest.firstRange(of: Array("/URI".utf8)) {
      rest = rest[start.upperBound...].drop { $0 == 0x20 || $0 == 0x0A || $0 == 0x0D }
      guard rest.first == UInt8(ascii: "(") else { continue }
      if let text = string(&rest) { found.append(text) }
    }
    return found
  }

  /// A literal string from its parenthesis on (section 7.3.4.2); nil for one that does not end. Addresses have no
  /// characters that would stand there by number.
  private static func string(_ rest: inout ArraySlice<UInt8>) -> String? {
    var text: [UInt8] = []
    var depth = 0
    while let byte = rest.popFirst() {
      switch byte {
      case UInt8(ascii: "\\"):
        if let next = rest.popFirst() { text.append(next) }
        continue
      case UInt8(ascii: "("):
        depth += 1
        if depth == 1 { continue }
      case UInt8(ascii: ")"):
        depth -= 1
        if depth == 0 { return String(decoding: text, as: UTF8.self) }
      default: break
      }
      text.append(byte)
    }
    return nil
  }
}
