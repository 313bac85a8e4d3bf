/// Looks for bytes eight at a time: heads and texts are long, and most of their bytes are ordinary.
enum ByteScan {
  private static let lowest: UInt64 = 0x0101_0101_0101_0101
  private static let highest: UInt64 = 0x8080_8080_8080_8080

  /// Where the first such byte stands; `end` where there is none.
  static func first(_ byte: UInt8, in bytes: RawSpan, from start: Int, to end: Int) -> Int {
    var index = start
    while index &+ 8 <= end {
      let word = UInt64(littleEndian: bytes.unsafeLoadUnaligned(fromByteOffset: index, as: UInt64.self))
      let found = equal(UInt64(byte), word) & highest
      if found != 0 { return index &+ found.trailingZeroBitCount / 8 }
      index &+= 8
    }
    while index < end, bytes.unsafeLoad(fromByteOffset: index, as: UInt8.self) != byte { index &+= 1 }
    return index
  }

  /// Where the first control character of ASCII (below 0x20, or 0x7F) stands; `end` where there is none.
  static func firstControl(in bytes: RawSpan, from start: Int, to end: Int) -> Int {
    var index = start
    while index &+ 8 <= end {
      let word = UInt64(littleEndian: bytes.unsafeLoadUnaligned(fromByteOffset: index, as: UInt64.self))
      let found = (below(0x20, word) | equal(0x7F, word)) & highest
      if found != 0 { return index &+ found.trailingZeroBitCount / 8 }
      index &+= 8
    }
    while index < end {
      let byte = bytes.unsafeLoad(fromByteOffset: index, as: UInt8.self)
      if byte < 0x20 || byte == 0x7F { return index }
      index &+= 1
    }
    return end
  }

  /// Where the first byte stands that JSON wants escaped (RFC 8259 section 7): below 0x20, a quote or a backslash;
  /// `end` where there is none.
  static func firstEscaped(in bytes: RawSpan, from start: Int, to end: Int) -> Int {
    var index = start
    while index &+ 8 <= end {
      let word = UInt64(littleEndian: bytes.unsafeLoadUnaligned(fromByteOffset: index, as: UInt64.self))
      let found = (below(0x20, word) | equal(0x22, word) | equal(0x5C, word)) & highest
      if found != 0 { return index &+ found.trailingZeroBitCount / 8 }
      index &+= 8
    }
    while index < end {
      let byte = bytes.unsafeLoad(fromByteOffset: index, as: UInt8.self)
      if byte < 0x20 || byte == 0x22 || byte == 0x5C { return index }
      index &+= 1
    }
    return end
  }

  // A byte's highest bit says that it is found. One that is found borrows from the byte after it, which may then be
  // found wrongly; the first that is found never is.

  @inline(__always)
  private static func below(_ limit: UInt64, _ word: UInt64) -> UInt64 { (word &- lowest &* limit) & ~word }

  @inline(__always)
  private static func equal(_ byte: UInt64, _ word: UInt64) -> UInt64 { below(1, word ^ lowest &* byte) }
}
