/// UTF-8 as Unicode's table 3-7 allows it: no overlong forms, no surrogates, nothing past U+10FFFF.
enum UTF8Sequence {
  /// Bytes of the sequence that starts at `start`; 0 when it is not a well-formed one.
  static func length(_ bytes: borrowing Span<UInt8>, at start: Int) -> Int {
    let lead = bytes[start]
    let length: Int
    var second: ClosedRange<UInt8> = 0x80...0xBF
    switch lead {
    case 0x00...0x7F: return 1
    case 0xC2...0xDF: length = 2
    case 0xE0: (length, second) = (3, 0xA0...0xBF)
    case 0xED: (length, second) = (3, 0x80...0x9F)
    case 0xE1...0xEF: length = 3
    case 0xF0: (length, second) = (4, 0x90...0xBF)
    case 0xF1...0xF3: length = 4
    case 0xF4: (length, second) = (4, 0x80...0x8F)
    default: return 0
    }
    guard start + length <= bytes.count, second.contains(bytes[start + 1]) else { return 0 }
    for offset in 2..<max(length, 2) where bytes[start + offset] & 0xC0 != 0x80 { return 0 }
    return length
  }

  /// The scalar whose well-formed sequence starts there, in a text that has been checked.
  static func scalar(_ bytes: borrowing Span<UInt8>, at start: Int) -> Unicode.Scalar {
    let lead = bytes[start]
    guard lead >= 0x80 else { return Unicode.Scalar(lead) }
    let length = (~lead).leadingZeroBitCount
    var value = UInt32(lead & (0x7F >> length))
    for offset in 1..<length { value = value << 6 | UInt32(bytes[start + offset] & 0x3F) }
    return Unicode.Scalar(value) ?? "\u{FFFD}"
  }
}
