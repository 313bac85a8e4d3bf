/// Base64 for URLs and tokens, without padding (RFC 4648 section 5; RFC 7515 appendix C).
public enum Base64URL {
  public static func encode(_ bytes: some Collection<UInt8>) -> String { UnpaddedBase64.url.encode(bytes) }

  /// Nil unless the text is what ``encode(_:)`` writes: each value has one text, so that a token cannot be altered
  /// unseen.
  public static func decode(_ text: some Collection<UInt8>) -> [UInt8]? { UnpaddedBase64.url.decode(text) }

  public static func decode(_ text: String) -> [UInt8]? { decode(text.utf8) }
}

/// Base64 without padding over one of its alphabets.
struct UnpaddedBase64: Sendable {
  static let standard = UnpaddedBase64(last: "+/")
  static let url = UnpaddedBase64(last: "-_")

  private let digits: [UInt8]
  /// By byte; 64 for what is no digit.
  private let values: [UInt8]

  private init(last: String) {
    digits = Array(("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789" + last).utf8)
    var values = [UInt8](repeating: 64, count: 256)
    for (value, digit) in digits.enumerated() { values[Int(digit)] = UInt8(value) }
    self.values = values
  }

  func encode(_ bytes: some Collection<UInt8>) -> String {
    var text: [UInt8] = []
    text.reserveCapacity((bytes.count * 4 + 2) / 3)
    var pending: UInt32 = 0
    var bits: UInt32 = 0
    for byte in bytes {
      pending = pending << 8 | UInt32(byte)
      bits += 8
      while bits >= 6 {
        bits -= 6
        text.append(digits[Int(pending >> bits & 63)])
      }
    }
    if bits > 0 { text.append(digits[Int(pending << (6 - bits) & 63)]) }
    return String(decoding: text, as: UTF8.self)
  }

  func decode(_ text: some Collection<UInt8>) -> [UInt8]? {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.count * 3 / 4)
    var pending: UInt32 = 0
    var bits: UInt32 = 0
    for digit in text {
      let value = values[Int(digit)]
      guard value < 64 else { return nil }
      pending = pending << 6 | UInt32(value)
      bits += 6
      if bits >= 8 {
        bits -= 8
        bytes.append(UInt8(truncatingIfNeeded: pending >> bits))
      }
    }
    // Six bits left over are a digit too many; fewer must be the zeros that the encoder filled up with.
    guard bits < 6, pending & (1 << bits - 1) == 0 else { return nil }
    return bytes
  }
}
