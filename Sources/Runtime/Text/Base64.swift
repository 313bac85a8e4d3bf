/// Base64 with padding (RFC 4648 section 4).
public enum Base64 {
  public static func encode(_ bytes: [UInt8]) -> String {
    let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
    var text: [UInt8] = []
    text.reserveCapacity((bytes.count + 2) / 3 * 4)
    for start in stride(from: 0, to: bytes.count, by: 3) {
      let group = (0..<3).reduce(UInt32(0)) { $0 << 8 | (start + $1 < bytes.count ? UInt32(bytes[start + $1]) : 0) }
      let digits = min(bytes.count - start, 3) + 1
      for place in 0..<4 {
        text.append(place < digits ? alphabet[Int(group >> UInt32(18 - 6 * place) & 63)] : UInt8(ascii: "="))
      }
    }
    return String(decoding: text, as: UTF8.self)
  }

  /// Nil unless the text is base64 as ``encode(_:)`` writes it: whole groups of four, padded, nothing but the alphabet,
  /// and no bits set beyond the last byte, so that each value has one text.
  public static func decode(_ text: some Collection<UInt8>) -> [UInt8]? {
    guard text.count.isMultiple(of: 4) else { return nil }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.count / 4 * 3)
    var group: UInt32 = 0
    var digits = 0
    var padding = 0
    for byte in text {
      if byte == UInt8(ascii: "=") {
        padding += 1
      } else {
        guard padding == 0, let digit = value(byte) else { return nil }
        group = group << 6 | UInt32(digit)
        digits += 1
        if digits.isMultiple(of: 4) {
          bytes += [
            UInt8(truncatingIfNeeded: group >> 16), UInt8(truncatingIfNeeded: group >> 8),
            UInt8(truncatingIfNeeded: group),
          ]
          group = 0
        }
      }
    }
    switch (digits % 4, padding) {
    case (0, 0): return bytes
    case (3, 1) where group & 0b11 == 0:
      return bytes + [UInt8(truncatingIfNeeded: group >> 10), UInt8(truncatingIfNeeded: group >> 2)]
    case (2, 2) where group & 0b1111 == 0:
      return bytes + [UInt8(truncatingIfNeeded: group >> 4)]
    default: return nil
    }
  }

  public static func decode(_ text: String) -> [UInt8]? { decode(text.utf8) }

  private static func value(_ byte: UInt8) -> UInt8? {
    switch byte {
    case UInt8(ascii: "A")...UInt8(ascii: "Z"): byte - UInt8(ascii: "A")
    case UInt8(ascii: "a")...UInt8(ascii: "z"): byte - UInt8(ascii: "a") + 26
    case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0") + 52
    case UInt8(ascii: "+"): 62
    case UInt8(ascii: "/"): 63
    default: nil
    }
  }
}
