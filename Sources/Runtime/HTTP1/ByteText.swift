/// Appending text to the byte buffers that answers and log lines are written into.
extension [UInt8] {
  mutating func append(text: StaticString) {
    text.withUTF8Buffer { append(contentsOf: $0) }
  }

  mutating func append(text: String) { append(contentsOf: text.utf8) }

  mutating func append(decimal number: Int) {
    append(addingCapacity: 20) { $0.append(decimal: number) }
  }

  /// Exactly `width` digits, with zeros in front; what does not fit is cut off.
  mutating func append(decimal number: Int, width: Int) {
    append(addingCapacity: width) { $0.append(decimal: number, width: width) }
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

/// The same for a place that is large enough; it is a mistake of ours where it is not.
extension OutputSpan<UInt8> {
  mutating func append(copying bytes: UnsafeBufferPointer<UInt8>) {
    precondition(bytes.count <= freeCapacity, "there is no room")
    guard let source = bytes.baseAddress else { return }
    withUnsafeMutableBufferPointer { buffer, count in
      (buffer.baseAddress! + count).initialize(from: source, count: bytes.count)
      count += bytes.count
    }
  }

  mutating func append(copying bytes: [UInt8]) { bytes.withUnsafeBufferPointer { append(copying: $0) } }

  mutating func append(text: StaticString) { text.withUTF8Buffer { append(copying: $0) } }

  mutating func append(copying text: String) { text.utf8Span.span.withUnsafeBufferPointer { append(copying: $0) } }

  /// 16 hexadecimal digits in lower case.
  mutating func append(digitsOf number: UInt64) {
    precondition(freeCapacity >= 16, "there is no room")
    withUnsafeMutableBufferPointer { buffer, count in
      HexText.write(number, to: UnsafeMutableRawPointer(buffer.baseAddress! + count))
      count += 16
    }
  }

  /// Takes up to 20 bytes.
  mutating func append(decimal number: Int) {
    if number < 0 { append(UInt8(ascii: "-")) }
    var width = 1
    // The least number that is wider; 10 to the power of 19 is the last that a word holds.
    var bound: UInt = 10
    while number.magnitude >= bound, width < 19 {
      bound &*= 10
      width += 1
    }
    append(digits: number.magnitude, width: width)
  }

  /// Inlined, as a loop over a width that is known is none.
  @inline(__always)
  mutating func append(decimal number: Int, width: Int) { append(digits: UInt(number), width: width) }

  @inline(__always)
  private mutating func append(digits number: UInt, width: Int) {
    precondition(width <= freeCapacity, "there is no room")
    withUnsafeMutableBufferPointer { buffer, count in
      var rest = number
      var place = count + width
      while place > count {
        place &-= 1
        let (tenth, digit) = rest.quotientAndRemainder(dividingBy: 10)
        buffer[place] = UInt8(ascii: "0") | UInt8(truncatingIfNeeded: digit)
        rest = tenth
      }
      count += width
    }
  }
}
