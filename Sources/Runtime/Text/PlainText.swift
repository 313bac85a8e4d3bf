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
  public func isPlain(_ kind: PlainText) -> Bool {
    let bytes = utf8Span.span.bytes
    if ByteScan.firstRemarkable(in: bytes, from: 0, to: bytes.byteCount) == bytes.byteCount {
      return kind == .text || isEmpty || utf8.contains { $0 != 0x20 }
    }
    var previous: UInt8 = 0
    for byte in utf8 {
      switch byte {
      case 0x09, 0x0A, 0x0D: break
      case 0x00..<0x20, 0x7F: return false
      // U+0080…U+009F are C2 80 … C2 9F.
      case 0x80...0x9F: if previous == 0xC2 { return false }
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "/"),
        UInt8(ascii: "!"),
        UInt8(ascii: "?"):
        if previous == UInt8(ascii: "<") { return false }
      default: break
      }
      previous = byte
    }
    return kind == .text || isOneLine
  }

  /// Whether the text is seen as one line that says what it says: it has no control characters, no separators of lines,
  /// nothing that turns the direction of writing, and, unless it is empty, something else than characters of Unicode's
  /// White_Space and Default_Ignorable_Code_Point properties.
  public var isOneLine: Bool {
    var isSeen = isEmpty
    for scalar in unicodeScalars {
      switch scalar.value {
      case 0x21..<0x7F: isSeen = true
      case 0x00..<0x20, 0x7F..<0xA0, 0x2028...0x202E, 0x2066...0x2069: return false
      case 0x20: break
      default:
        let properties = scalar.properties
        isSeen = isSeen || !properties.isWhitespace && !properties.isDefaultIgnorableCodePoint
      }
    }
    return isSeen
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
