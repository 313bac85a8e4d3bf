import Glibc

/// Looks for bytes many at a time: heads and texts are long, and most of their bytes are ordinary.
enum ByteScan {
  /// Where the first such byte stands; `end` where there is none.
  static func first(_ byte: UInt8, in bytes: RawSpan, from start: Int, to end: Int) -> Int {
    precondition(0 <= start && start <= end && end <= bytes.byteCount, "the range lies outside")
    return bytes.withUnsafeBytes { bytes in
      guard start < end, let base = bytes.baseAddress, let found = memchr(base + start, Int32(byte), end - start) else {
        return end
      }
      return base.distance(to: found)
    }
  }

  /// Where the first control character of ASCII (below 0x20, or 0x7F) stands; `end` where there is none.
  static func firstControl(in bytes: RawSpan, from start: Int, to end: Int) -> Int {
    first(in: bytes, from: start, to: end) { below(0x20, $0) | equal(0x7F, $0) }
  }

  /// Where the first byte stands that JSON wants escaped (RFC 8259 section 7): below 0x20, a quote or a backslash;
  /// `end` where there is none.
  static func firstEscaped(in bytes: RawSpan, from start: Int, to end: Int) -> Int {
    first(in: bytes, from: start, to: end) { below(0x20, $0) | equal(0x22, $0) | equal(0x5C, $0) }
  }

  /// The same, or where the first byte stands that is not ASCII's.
  static func firstEscapedOrWide(in bytes: RawSpan, from start: Int, to end: Int) -> Int {
    first(in: bytes, from: start, to: end) { below(0x20, $0) | equal(0x22, $0) | equal(0x5C, $0) | $0 }
  }

  /// Where the first byte stands that is no printable character of ASCII, or is `<`; `end` where there is none.
  static func firstRemarkable(in bytes: RawSpan, from start: Int, to end: Int) -> Int {
    first(in: bytes, from: start, to: end) { below(0x20, $0) | equal(0x7F, $0) | equal(0x3C, $0) | $0 }
  }

  /// How many bytes do not begin a scalar (`10xxxxxx`).
  static func continuations(in bytes: RawSpan) -> Int {
    var count = 0
    var index = 0
    while index &+ 8 <= bytes.byteCount {
      let word = bytes.unsafeLoadUnaligned(fromByteOffset: index, as: UInt64.self)
      count &+= (word & ~(word << 1) & highest).nonzeroBitCount
      index &+= 8
    }
    while index < bytes.byteCount {
      if bytes.unsafeLoad(fromByteOffset: index, as: UInt8.self) & 0xC0 == 0x80 { count &+= 1 }
      index &+= 1
    }
    return count
  }

  // MARK: Eight bytes in a word

  private static let lowest: UInt64 = 0x0101_0101_0101_0101
  private static let highest: UInt64 = 0x8080_8080_8080_8080

  /// - Parameter marks: sets the highest bit of each byte of a word that is looked for. A byte after such a one may be
  ///   marked wrongly, the first that is marked never is.
  @inline(__always)
  private static func first(
    in bytes: RawSpan, from start: Int, to end: Int, _ marks: (UInt64) -> UInt64
  ) -> Int {
    precondition(0 <= start && start <= end && end <= bytes.byteCount, "the range lies outside")
    var index = start
    guard end &- start >= 8 else {
      while index < end {
        let byte = bytes.unsafeLoad(fromByteOffset: index, as: UInt8.self)
        if marks(lowest &* UInt64(byte)) & 0x80 != 0 { return index }
        index &+= 1
      }
      return end
    }
    let last = end &- 8
    while index < last {
      let found = marks(word(bytes, at: index)) & highest
      if found != 0 { return index &+ found.trailingZeroBitCount / 8 }
      index &+= 8
    }
    // The rest, together with bytes that have been looked at: of those none is found.
    let found = marks(word(bytes, at: last)) & highest
    return found != 0 ? last &+ found.trailingZeroBitCount / 8 : end
  }

  @inline(__always)
  private static func word(_ bytes: RawSpan, at index: Int) -> UInt64 {
    UInt64(littleEndian: bytes.unsafeLoadUnaligned(fromByteOffset: index, as: UInt64.self))
  }

  // One that is found borrows from the byte after it.

  @inline(__always)
  private static func below(_ limit: UInt64, _ word: UInt64) -> UInt64 { (word &- lowest &* limit) & ~word }

  @inline(__always)
  private static func equal(_ byte: UInt64, _ word: UInt64) -> UInt64 { below(1, word ^ lowest &* byte) }
}
