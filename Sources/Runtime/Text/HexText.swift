/// Numbers as lower-case hexadecimal digits, of which names of traces are made.
enum HexText {
  /// - Parameter digits: 16 at most.
  /// - Returns: nil for anything but digits in lower case.
  static func value(_ digits: ArraySlice<UInt8>) -> UInt64? {
    var value: UInt64 = 0
    for byte in digits {
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"): value = value << 4 | UInt64(byte - UInt8(ascii: "0"))
      case UInt8(ascii: "a")...UInt8(ascii: "f"): value = value << 4 | UInt64(byte - UInt8(ascii: "a") + 10)
      default: return nil
      }
    }
    return value
  }

  /// 16 digits.
  static func text(of number: UInt64) -> String {
    String(unsafeUninitializedCapacity: 16) { buffer in
      write(number, to: UnsafeMutableRawPointer(buffer.baseAddress!))
      return 16
    }
  }

  /// Writes 16 digits.
  static func write(_ number: UInt64, to place: UnsafeMutableRawPointer) {
    place.storeBytes(of: digits(of: number >> 32).bigEndian, as: UInt64.self)
    place.storeBytes(of: digits(of: number & 0xFFFF_FFFF).bigEndian, toByteOffset: 8, as: UInt64.self)
  }

  /// The eight digits of 32 bits, the first in the highest byte: all at once, since each request is named in the log by
  /// 64 of them.
  private static func digits(of bits: UInt64) -> UInt64 {
    // Each four bits get a byte of their own.
    var nibbles = (bits << 16 | bits) & 0x0000_FFFF_0000_FFFF
    nibbles = (nibbles << 8 | nibbles) & 0x00FF_00FF_00FF_00FF
    nibbles = (nibbles << 4 | nibbles) & 0x0F0F_0F0F_0F0F_0F0F
    // 1 in the bytes from 10 on, whose digits stand further on in ASCII.
    let letters = (nibbles &+ 0x0606_0606_0606_0606) >> 4 & 0x0101_0101_0101_0101
    return nibbles &+ 0x3030_3030_3030_3030 &+ letters &* UInt64(UInt8(ascii: "a") - UInt8(ascii: "0") - 10)
  }
}
