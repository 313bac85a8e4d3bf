/// Appending text to the byte buffers that answers and log lines are written into.
extension [UInt8] {
  mutating func append(text: StaticString) {
    text.withUTF8Buffer { append(contentsOf: $0) }
  }

  mutating func append(text: String) { append(contentsOf: text.utf8) }

  mutating func append(decimal number: Int) {
    if number < 0 { append(UInt8(ascii: "-")) }
    var digits = InlineArray<20, UInt8>(repeating: 0)
    var first = digits.count
    var rest = number.magnitude
    repeat {
      first -= 1
      digits[first] = UInt8(ascii: "0") + UInt8(rest % 10)
      rest /= 10
    } while rest > 0
    digits.span.extracting(first...).withUnsafeBufferPointer { append(contentsOf: $0) }
  }

  /// Exactly `width` digits, with zeros in front; what does not fit is cut off.
  mutating func append(decimal number: Int, width: Int) {
    var digits = InlineArray<20, UInt8>(repeating: 0)
    let first = digits.count - width
    var rest = number
    for place in (first..<digits.count).reversed() {
      digits[place] = UInt8(ascii: "0") + UInt8(rest % 10)
      rest /= 10
    }
    digits.span.extracting(first...).withUnsafeBufferPointer { append(contentsOf: $0) }
  }

  /// 16 hexadecimal digits in lower case.
  mutating func append(digitsOf number: UInt64) {
    var digits = InlineArray<16, UInt8>(repeating: 0)
    for place in digits.indices { digits[place] = HexText.digit(number, place) }
    digits.span.withUnsafeBufferPointer { append(contentsOf: $0) }
  }

  mutating func append(hexadecimal number: Int) {
    let digits: StaticString = "0123456789abcdef"
    var shift = 60
    while shift > 0, number >> shift == 0 { shift -= 4 }
    digits.withUTF8Buffer { table in
      while shift >= 0 {
        append(table[number >> shift & 15])
        shift -= 4
      }
    }
  }
}
