/// The name of a member, as ``JSONReader/nextMember()`` found it: a place in the reader's bytes.
public struct JSONKey: Sendable {
  let token: StringToken
  init(_ token: StringToken) { self.token = token }

  /// Length of the name in UTF-8 bytes, escapes resolved.
  public var count: Int { token.count }
}

/// A string within the bytes of a reader, checked but not yet decoded.
struct StringToken: Sendable {
  /// Of the opening quote, and past the closing one.
  let start: Int
  let end: Int
  /// Length in UTF-8 bytes, escapes resolved.
  let count: Int
  /// Scalars that are not ASCII's, escapes resolved.
  let wide: Int

  var content: Range<Int> { start + 1..<end - 1 }
  /// An escape is always longer than what it stands for.
  var hasEscapes: Bool { content.count != count }
}

extension JSONReader {
  /// Whether a member has that name, byte by byte: names that differ in Unicode normalization are different names.
  public func key(_ key: JSONKey, is name: StaticString) -> Bool {
    guard key.count == name.utf8CodeUnitCount else { return false }
    return name.withUTF8Buffer { name in
      if key.token.hasEscapes {
        guard let decoded = try? decode(key.token) else { return false }
        return decoded.elementsEqual(name)
      }
      let start = key.token.start + 1
      return bytes.span.extracting(start..<start + name.count).hasBytes(of: name.span)
    }
  }

  /// The name of a member as text.
  public func text(of key: JSONKey) throws(JSONError) -> String { try text(of: key.token) }

  func text(of token: StringToken) throws(JSONError) -> String {
    let text: String
    if token.hasEscapes {
      text = String(decoding: try decode(token), as: UTF8.self)
    } else {
      let content = bytes.span.extracting(token.content)
      // ``scanString(at:)`` has checked it.
      text = String(copying: UTF8Span(unchecked: content, isKnownASCII: token.wide == 0))
    }
    guard token.wide <= StreamSafeText.longestRun || StreamSafeText.holds(text) else {
      throw JSONError(StreamSafeText.Fault.tooManyMarks.message, at: token.start)
    }
    return text
  }

  /// Finds the end of the string that opens at `start` and checks everything in it.
  func scanString(at start: Int) throws(JSONError) -> StringToken {
    let bytes = bytes.span
    var position = start + 1
    var count = 0
    var wide = 0
    while true {
      let plain = ByteScan.firstEscapedOrWide(in: bytes.bytes, from: position, to: bytes.count)
      count += plain - position
      position = plain
      guard position < bytes.count else { break }
      switch bytes[position] {
      case UInt8(ascii: "\""):
        return StringToken(start: start, end: position + 1, count: count, wide: wide)
      case UInt8(ascii: "\\"):
        let escape = try Self.escape(bytes, at: position)
        position += escape.length
        count += UTF8.width(escape.scalar)
        if !escape.scalar.isASCII { wide += 1 }
      case 0x00..<0x20:
        throw JSONError("A control character in a string must be escaped", at: position)
      default:
        let length = UTF8Sequence.length(bytes, at: position)
        guard length > 0 else { throw JSONError("Invalid UTF-8", at: position) }
        position += length
        count += length
        wide += 1
      }
    }
    throw JSONError("The text ends within a string", at: position)
  }

  private func decode(_ token: StringToken) throws(JSONError) -> [UInt8] {
    let bytes = bytes.span
    var decoded: [UInt8] = []
    decoded.reserveCapacity(token.count)
    var position = token.content.lowerBound
    while position < token.content.upperBound {
      let byte = bytes[position]
      if byte == UInt8(ascii: "\\") {
        let escape = try Self.escape(bytes, at: position)
        decoded.append(contentsOf: UTF8.encode(escape.scalar) ?? UTF8.encodedReplacementCharacter)
        position += escape.length
      } else {
        decoded.append(byte)
        position += 1
      }
    }
    return decoded
  }

  /// The escape that starts with the backslash at `start`; two of the `\u` form make one scalar beyond U+FFFF.
  private static func escape(
    _ bytes: borrowing Span<UInt8>, at start: Int
  ) throws(JSONError) -> (scalar: Unicode.Scalar, length: Int) {
    guard start + 1 < bytes.count else { throw JSONError("The text ends within a string", at: bytes.count) }
    switch bytes[start + 1] {
    case UInt8(ascii: "\""): return ("\"", 2)
    case UInt8(ascii: "\\"): return ("\\", 2)
    case UInt8(ascii: "/"): return ("/", 2)
    case UInt8(ascii: "b"): return ("\u{8}", 2)
    case UInt8(ascii: "f"): return ("\u{C}", 2)
    case UInt8(ascii: "n"): return ("\n", 2)
    case UInt8(ascii: "r"): return ("\r", 2)
    case UInt8(ascii: "t"): return ("\t", 2)
    case UInt8(ascii: "u"): break
    default: throw JSONError("Unknown escape in a string", at: start)
    }
    let first = try codeUnit(bytes, at: start + 2)
    if let scalar = Unicode.Scalar(first) { return (scalar, 6) }
    let rest = start + 6
    if first < 0xDC00, rest + 1 < bytes.count, bytes[rest] == UInt8(ascii: "\\"), bytes[rest + 1] == UInt8(ascii: "u") {
      let second = try codeUnit(bytes, at: rest + 2)
      if second >= 0xDC00, second < 0xE000 {
        let value = 0x10000 + UInt32(first - 0xD800) << 10 + UInt32(second - 0xDC00)
        if let scalar = Unicode.Scalar(value) { return (scalar, 12) }
      }
    }
    throw JSONError("Half of a surrogate pair in a string", at: start)
  }

  private static func codeUnit(_ bytes: borrowing Span<UInt8>, at start: Int) throws(JSONError) -> UInt16 {
    var value: UInt16 = 0
    for position in start..<start + 4 {
      guard position < bytes.count, let digit = HexDigit.value(bytes[position]) else {
        throw JSONError("Four hexadecimal digits must follow \\u", at: min(position, bytes.count))
      }
      value = value << 4 | UInt16(digit)
    }
    return value
  }
}
