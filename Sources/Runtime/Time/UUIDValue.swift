/// A UUID as its 128 bits (RFC 9562); any version.
public struct UUIDValue: Sendable, Hashable {
  private let high: UInt64
  private let low: UInt64

  /// Reads the form of 36 characters, hexadecimal digits in either case; nil for anything else.
  public static func parse(_ text: String) -> UUIDValue? {
    let bytes = Array(text.utf8)
    guard bytes.count == 36 else { return nil }
    var halves: (UInt64, UInt64) = (0, 0)
    for (place, byte) in bytes.enumerated() {
      if hyphens.contains(place) {
        guard byte == UInt8(ascii: "-") else { return nil }
      } else {
        guard let digit = HexDigit.value(byte) else { return nil }
        halves = (halves.0 << 4 | halves.1 >> 60, halves.1 << 4 | UInt64(digit))
      }
    }
    return UUIDValue(high: halves.0, low: halves.1)
  }

  /// Version 4 (RFC 9562 section 5.4).
  public static func random() -> UUIDValue {
    UUIDValue(
      high: .random(in: 0...UInt64.max) & ~0xF000 | 0x4000, low: .random(in: 0...UInt64.max) & ~(3 << 62) | 2 << 62)
  }

  /// 36 characters, in lower case.
  public var text: String {
    var text: [UInt8] = []
    text.reserveCapacity(36)
    for nibble in 0..<32 {
      if Self.hyphens.contains(text.count) { text.append(UInt8(ascii: "-")) }
      let half = nibble < 16 ? high : low
      text.append(HexDigit.lower(UInt8(truncatingIfNeeded: half >> UInt64(60 - nibble % 16 * 4))))
    }
    return String(decoding: text, as: UTF8.self)
  }

  private static let hyphens = [8, 13, 18, 23]
}
