/// The character classes of RFC 9110 section 5.6.2 and RFC 3986 appendix A, as bit sets over ASCII.
enum Grammar {
  /// 128 bits, one for each ASCII character.
  private struct ASCIISet: Sendable {
    let low: UInt64
    let high: UInt64

    @inline(__always)
    func contains(_ byte: UInt8) -> Bool {
      // Without a branch, since nobody can predict whether a letter or a digit comes next.
      let half = byte & 64 == 0 ? low : high
      return (half &>> UInt64(byte & 63)) & UInt64(~byte &>> 7) != 0
    }
  }

  // Numbers and not texts: these are looked up for every byte, and a text would have to be turned into them first.
  // `GrammarTests` holds them against the texts.
  private static let token = ASCIISet(low: 0x03FF_6CFA_0000_0000, high: 0x57FF_FFFF_C7FF_FFFE)
  private static let path = ASCIISet(low: 0x2FFF_FFD2_0000_0000, high: 0x47FF_FFFE_87FF_FFFF)
  private static let registeredName = ASCIISet(low: 0x2BFF_7FD2_0000_0000, high: 0x47FF_FFFE_87FF_FFFE)
  private static let literalAddress = ASCIISet(low: 0x2FFF_7FD2_0000_0000, high: 0x47FF_FFFE_87FF_FFFE)

  /// `tchar`: method names and field names.
  @inline(__always)
  static func isToken(_ byte: UInt8) -> Bool { token.contains(byte) }

  /// `reg-name` without percent-encoding (RFC 3986 section 3.2.2).
  static func isRegisteredName(_ byte: UInt8) -> Bool { registeredName.contains(byte) }

  /// What stands between the brackets of an `IP-literal`.
  static func isLiteralAddress(_ byte: UInt8) -> Bool { literalAddress.contains(byte) }

  /// `pchar` without percent-encoding, and the slash.
  @inline(__always)
  static func isPath(_ byte: UInt8) -> Bool { path.contains(byte) }

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

  /// Whether the two are the same but for the case of ASCII letters.
  static func equalInAnyCase(_ one: ArraySlice<UInt8>, _ other: ArraySlice<UInt8>) -> Bool {
    one.count == other.count && zip(one, other).allSatisfy { lowercase($0) == lowercase($1) }
  }

  /// The slice without spaces and tabs at either end (`OWS`).
  static func trimmed(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    var bytes = bytes
    while let first = bytes.first, first == 0x20 || first == 0x09 { bytes.removeFirst() }
    while let last = bytes.last, last == 0x20 || last == 0x09 { bytes.removeLast() }
    return bytes
  }

  /// Takes the first member of a list that commas separate, without the white space around it; members that are empty
  /// are passed over (RFC 9110 section 5.6.1.2).
  /// - Parameter list: goes on behind the member.
  /// - Returns: nil where there is none.
  static func takeMember(_ list: inout ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
    let comma = UInt8(ascii: ",")
    list = list.drop { $0 == comma || $0 == 0x20 || $0 == 0x09 }
    guard !list.isEmpty else { return nil }
    let member = list.prefix { $0 != comma }
    list = list[member.endIndex...]
    return trimmed(member)
  }

  // MARK: In place

  /// Whether the bytes are `text`, which is lower case, but for the case of ASCII letters.
  static func equal(_ bytes: Span<UInt8>, _ text: StaticString) -> Bool {
    guard bytes.count == text.utf8CodeUnitCount else { return false }
    return text.withUTF8Buffer { expected in
      for index in 0..<expected.count where lowercase(bytes[index]) != expected[index] { return false }
      return true
    }
  }

  /// Whether the bytes are `text`, case and all.
  static func same(_ bytes: Span<UInt8>, _ text: StaticString) -> Bool {
    text.withUTF8Buffer { bytes.hasBytes(of: $0.span) }
  }

  /// Where the value of a field ends: at the first control character, but that it may hold tabs.
  @inline(__always)
  static func valueEnd(in bytes: Span<UInt8>, from start: Int) -> Int {
    var end = ByteScan.firstControl(in: bytes.bytes, from: start, to: bytes.count)
    while end < bytes.count, bytes[end] == 0x09 {
      end = ByteScan.firstControl(in: bytes.bytes, from: end + 1, to: bytes.count)
    }
    return end
  }

  /// The range without spaces and tabs at either end (`OWS`).
  static func trimmed(_ range: Range<Int>, of bytes: Span<UInt8>) -> Range<Int> {
    var (start, end) = (range.lowerBound, range.upperBound)
    while start < end, bytes[start] == 0x20 || bytes[start] == 0x09 { start += 1 }
    while start < end, bytes[end - 1] == 0x20 || bytes[end - 1] == 0x09 { end -= 1 }
    return start..<end
  }

  /// Where the first such byte stands in the range; nil where there is none.
  static func first(_ byte: UInt8, in bytes: Span<UInt8>, _ range: Range<Int>) -> Int? {
    let place = ByteScan.first(byte, in: bytes.bytes, from: range.lowerBound, to: range.upperBound)
    return place < range.upperBound ? place : nil
  }

  /// `uri-host [ ":" port ]` (RFC 9110 section 7.2), not empty.
  static func isHost(_ bytes: Span<UInt8>) -> Bool {
    guard bytes.count > 0 else { return false }
    var end = bytes.count
    if bytes[0] == UInt8(ascii: "[") {
      guard let bracket = first(UInt8(ascii: "]"), in: bytes, 0..<bytes.count), bracket > 1 else { return false }
      for index in 1..<bracket where !isLiteralAddress(bytes[index]) { return false }
      end = bracket + 1
    } else {
      end = first(UInt8(ascii: ":"), in: bytes, 0..<bytes.count) ?? bytes.count
      guard end > 0, isEncoded(bytes.extracting(0..<end), by: isRegisteredName) else { return false }
    }
    guard end < bytes.count else { return true }
    guard bytes[end] == UInt8(ascii: ":"), bytes.count - end - 1 <= 5 else { return false }
    for index in (end + 1)..<bytes.count where !isDigit(bytes[index]) { return false }
    return true
  }

  /// Whether every byte is in the class or begins a complete percent-encoding (RFC 3986 section 2.1).
  @inline(__always)
  static func isEncoded(_ bytes: Span<UInt8>, by isAllowed: (UInt8) -> Bool) -> Bool {
    var index = 0
    while index < bytes.count {
      if bytes[index] == UInt8(ascii: "%") {
        guard index + 2 < bytes.count, HexDigit.value(bytes[index + 1]) != nil,
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
