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
      for place in 0..<16 { buffer[place] = digit(number, place) }
      return 16
    }
  }

  /// The digit at a place from the left, from 0 to 15.
  static func digit(_ number: UInt64, _ place: Int) -> UInt8 {
    HexDigit.lower(UInt8(truncatingIfNeeded: number >> UInt64(60 - 4 * place)))
  }
}
