/// What the trailer of a packed file tells of its contents (RFC 1952).
enum Gzip {
  /// Whether the packed file is one of these bytes, by their checksum and their number.
  static func holds(_ bytes: [UInt8], packed: [UInt8]) -> Bool {
    guard packed.count >= 18, packed.starts(with: [0x1F, 0x8B, 8]) else { return false }
    let size = UInt32(truncatingIfNeeded: bytes.count)
    return packed.suffix(8).elementsEqual(littleEndian(checksum(bytes)) + littleEndian(size))
  }

  /// Whether the packed file is one of as many bytes: enough where both were written together.
  static func mayHold(_ bytes: [UInt8], packed: [UInt8]) -> Bool {
    packed.count >= 18 && packed.starts(with: [0x1F, 0x8B, 8])
      && packed.suffix(4).elementsEqual(littleEndian(UInt32(truncatingIfNeeded: bytes.count)))
  }

  private static func littleEndian(_ number: UInt32) -> [UInt8] {
    stride(from: 0, to: 32, by: 8).map { UInt8(truncatingIfNeeded: number >> $0) }
  }

  /// CRC-32 (RFC 1952 section 8).
  static func checksum(_ bytes: [UInt8]) -> UInt32 {
    var remainder: UInt32 = 0xFFFF_FFFF
    let span = bytes.span
    let table = table.span
    for index in span.indices {
      remainder = (remainder >> 8) ^ table[Int(UInt8(truncatingIfNeeded: remainder) ^ span[index])]
    }
    return ~remainder
  }

  private static let table: [UInt32] = (0..<256).map { index in
    (0..<8).reduce(UInt32(index)) { value, _ in value & 1 == 0 ? value >> 1 : (value >> 1) ^ 0xEDB8_8320 }
  }
}
