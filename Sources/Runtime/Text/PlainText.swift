/// What `x-plain-text` lets through.
public enum PlainText: Sendable {
  /// What is seen as one line (`String.isOneLine`).
  case line
  /// Of control characters tab, line feed and carriage return.
  case text
}

extension String {
  /// Length as JSON Schema counts it: Unicode scalars.
  public var scalarCount: Int {
    let bytes = utf8Span.span.bytes
    return bytes.byteCount - ByteScan.continuations(in: bytes)
  }

  /// Whether the text has no markup and no control characters (`x-plain-text`): no `<` before an ASCII letter, `/`, `!`
  /// or `?`, which is where HTML begins a tag, an end tag, a comment or an instruction, and nothing of U+0000…U+001F
  /// and U+007F…U+009F but what the kind lets through.
  public func isPlain(_ kind: PlainText) -> Bool { holds(to: kind, takesMarkup: false) }

  /// Whether the text is seen as one line that says what it says: it has no control characters, no separators of lines,
  /// nothing that turns the direction of writing, and, unless it is empty, something else than characters of Unicode's
  /// White_Space and Default_Ignorable_Code_Point properties.
  public var isOneLine: Bool { holds(to: .line, takesMarkup: true) }

  private func holds(to kind: PlainText, takesMarkup: Bool) -> Bool {
    let bytes = utf8Span.span
    var isSeen = kind == .text || isEmpty || utf8.contains { 0x20 < $0 && $0 < 0x7F }
    // Most characters of most texts need no closer look.
    var place = ByteScan.firstRemarkable(in: bytes.bytes, from: 0, to: bytes.count)
    while place < bytes.count {
      let scalar = UTF8Sequence.scalar(bytes, at: place)
      place += UTF8.width(scalar)
      switch scalar.value {
      case 0x3C:
        if !takesMarkup, place < bytes.count, Self.beginsTag(bytes[place]) { return false }
      case 0x09, 0x0A, 0x0D:
        if kind == .line { return false }
      case 0x00..<0x20, 0x7F..<0xA0: return false
      case 0x2028...0x202E, 0x2066...0x2069:
        if kind == .line { return false }
      default:
        if !isSeen {
          let properties = scalar.properties
          isSeen = !properties.isWhitespace && !properties.isDefaultIgnorableCodePoint
        }
      }
      place = ByteScan.firstRemarkable(in: bytes.bytes, from: place, to: bytes.count)
    }
    return isSeen
  }

  /// Whether HTML sees more than a character in a `<` before this one.
  private static func beginsTag(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "/"),
      UInt8(ascii: "!"), UInt8(ascii: "?"):
      true
    default: false
    }
  }

  /// Whether nothing stands in it but characters of Unicode's White_Space property (`x-blank`).
  public var isBlank: Bool { unicodeScalars.allSatisfy(\.properties.isWhitespace) }

  /// Without the characters of Unicode's White_Space property at either end (`x-trim`).
  public func trimmingWhiteSpace() -> String {
    // Most texts have nothing to trim, and begin and end with a character of ASCII.
    if let first = utf8.first, let last = utf8.last, (0x21..<0x7F).contains(first), (0x21..<0x7F).contains(last) {
      return self
    }
    let scalars = unicodeScalars
    guard let first = scalars.firstIndex(where: { !$0.properties.isWhitespace }),
      let last = scalars.lastIndex(where: { !$0.properties.isWhitespace })
    else { return "" }
    return first == scalars.startIndex && scalars.index(after: last) == scalars.endIndex
      ? self : String(scalars[first...last])
  }

  /// Without any character of Unicode's White_Space property (`x-trim: all`).
  public func removingWhiteSpace() -> String {
    String(String.UnicodeScalarView(unicodeScalars.filter { !$0.properties.isWhitespace }))
  }
}
