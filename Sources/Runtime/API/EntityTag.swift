/// The value of `ETag` (RFC 9110 section 8.8.3), always a strong one: the same tag means the same bytes.
public struct EntityTag: Sendable, Hashable {
  /// Without the quotes.
  let opaque: [UInt8]

  /// - Parameter digest: of the content; written as hexadecimal digits.
  public init(digest: [UInt8]) {
    var text: [UInt8] = []
    for byte in digest {
      if byte < 16 { text.append(UInt8(ascii: "0")) }
      text.append(hexadecimal: Int(byte))
    }
    opaque = text
  }

  /// - Parameter opaque: the text between the quotes: visible ASCII without quotes (RFC 9110 section 8.8.3).
  public init(opaque: String) {
    precondition(opaque.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F && $0 != UInt8(ascii: "\"") }, "not an entity tag")
    self.opaque = Array(opaque.utf8)
  }

  /// For the header line, with its quotes.
  public var text: String { "\"" + String(decoding: opaque, as: UTF8.self) + "\"" }

  /// Whether `If-None-Match` names this tag, or any: the comparison is the weak one (section 13.1.2), under which a
  /// client's `W/"…"` counts as well. A field that cannot be read names nothing.
  public func isListed(in field: String) -> Bool { isListed(in: field, exactly: false) }

  /// Whether `If-Match` names this tag, or any: the comparison is the strong one (section 13.1.1), under which `W/"…"`
  /// names nothing. A field that cannot be read names nothing either.
  func isNamed(by field: String) -> Bool { isListed(in: field, exactly: true) }

  private func isListed(in field: String, exactly: Bool) -> Bool {
    let bytes = Array(field.utf8)
    if Grammar.trimmed(bytes[...]).elementsEqual([UInt8(ascii: "*")]) { return true }
    var rest = bytes[...]
    var isFound = false
    while true {
      rest = rest.drop { $0 == UInt8(ascii: ",") || $0 == 0x20 || $0 == 0x09 }
      guard !rest.isEmpty else { return isFound }
      let isWeak = rest.starts(with: "W/".utf8)
      if isWeak { rest = rest.dropFirst(2) }
      guard let tag = Self.take(&rest) else { return false }
      if tag.elementsEqual(opaque), !(isWeak && exactly) { isFound = true }
      rest = rest.drop { $0 == 0x20 || $0 == 0x09 }
      guard rest.isEmpty || rest.first == UInt8(ascii: ",") else { return false }
    }
  }

  /// Whether `If-Range` is this tag by the strong comparison (section 13.1.5): a weak one, a date or anything else
  /// is not.
  func isExactly(_ field: String) -> Bool {
    var rest = Grammar.trimmed(Array(field.utf8)[...])
    guard let tag = Self.take(&rest), rest.isEmpty else { return false }
    return tag.elementsEqual(opaque)
  }

  /// The text between the quotes at the beginning of `rest`, which then goes on behind them. Commas may stand within.
  private static func take(_ rest: inout ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
    let quote = UInt8(ascii: "\"")
    guard rest.first == quote, let end = rest.dropFirst().firstIndex(of: quote) else { return nil }
    let tag = rest[(rest.startIndex + 1)..<end]
    rest = rest[(end + 1)...]
    return tag
  }
}
