/// The character classes of RFC 9110 section 5.6.2 and RFC 3986 appendix A, as bit sets over ASCII.
enum Grammar {
  /// 128 bits, one for each ASCII character.
  private struct ASCIISet: Sendable {
    let low: UInt64
    let high: UInt64

    init(_ text: StaticString) {
      var low: UInt64 = 0, high: UInt64 = 0
      text.withUTF8Buffer { bytes in
        for byte in bytes {
          if byte < 64 { low |= 1 << UInt64(byte) } else { high |= 1 << UInt64(byte - 64) }
        }
      }
      self.low = low
      self.high = high
    }

    @inline(__always)
    func contains(_ byte: UInt8) -> Bool {
      if byte < 64 { return low & (1 << UInt64(byte)) != 0 }
      if byte < 128 { return high & (1 << UInt64(byte - 64)) != 0 }
      return false
    }
  }

  private static let token = ASCIISet("!#$%&'*+-.^_`|~0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ")
  private static let path = ASCIISet("/:@-._~!$&'()*+,;=0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ")
  private static let registeredName = ASCIISet(
    "-._~!$&'()*+,;=0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ")
  private static let literalAddress = ASCIISet(
    "-._~!$&'()*+,;=:0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ")
  private static let token68 = ASCIISet("-._~+/0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ")

  /// `tchar`: method names and field names.
  static func isToken(_ byte: UInt8) -> Bool { token.contains(byte) }

  /// `pchar` without percent-encoding, and the slash.
  static func isPath(_ byte: UInt8) -> Bool { path.contains(byte) }

  /// The characters of a `token68` before its padding (RFC 9110 section 11.2).
  static func isToken68(_ byte: UInt8) -> Bool { token68.contains(byte) }

  /// Visible ASCII, space, tab and `obs-text`: what a field value may hold (RFC 9110 section 5.5).
  @inline(__always)
  static func isFieldValue(_ byte: UInt8) -> Bool { (byte >= 0x20 && byte != 0x7F) || byte == 0x09 }

  static func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }

  @inline(__always)
  static func lowercase(_ byte: UInt8) -> UInt8 { byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte }

  /// Whether the bytes are `text`, which is lower case, but for the case of ASCII letters.
  static func equal(_ bytes: ArraySlice<UInt8>, _ text: StaticString) -> Bool {
    guard bytes.count == text.utf8CodeUnitCount else { return false }
    return text.withUTF8Buffer { expected in
      zip(bytes, expected).allSatisfy { lowercase($0) == $1 }
    }
  }

  /// The slice without spaces and tabs at either end (`OWS`).
  static func trimmed(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    var bytes = bytes
    while let first = bytes.first, first == 0x20 || first == 0x09 { bytes.removeFirst() }
    while let last = bytes.last, last == 0x20 || last == 0x09 { bytes.removeLast() }
    return bytes
  }

  /// `uri-host [ ":" port ]` (RFC 9110 section 7.2), not empty.
  static func isHost(_ bytes: ArraySlice<UInt8>) -> Bool {
    var rest = bytes
    if rest.first == UInt8(ascii: "[") {
      guard let end = rest.firstIndex(of: UInt8(ascii: "]")) else { return false }
      let address = rest[(rest.startIndex + 1)..<end]
      guard !address.isEmpty, address.allSatisfy(literalAddress.contains) else { return false }
      rest = rest[(end + 1)...]
    } else {
      let end = rest.firstIndex(of: UInt8(ascii: ":")) ?? rest.endIndex
      guard end > rest.startIndex, isEncoded(rest[..<end], by: registeredName.contains) else { return false }
      rest = rest[end...]
    }
    guard let colon = rest.first else { return true }
    let port = rest.dropFirst()
    return colon == UInt8(ascii: ":") && port.count <= 5 && port.allSatisfy(isDigit)
  }

  /// Whether every byte is in the class or begins a complete percent-encoding (RFC 3986 section 2.1).
  static func isEncoded(_ bytes: ArraySlice<UInt8>, by isAllowed: (UInt8) -> Bool) -> Bool {
    var index = bytes.startIndex
    while index < bytes.endIndex {
      if bytes[index] == UInt8(ascii: "%") {
        guard index + 2 < bytes.endIndex, HexDigit.value(bytes[index + 1]) != nil,
          HexDigit.value(bytes[index + 2]) != nil
        else { return false }
        index += 3
      } else {
        guard isAllowed(bytes[index]) else { return false }
        index += 1
      }
    }
    return true
  }
}
