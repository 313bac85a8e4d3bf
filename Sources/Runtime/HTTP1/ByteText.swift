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

  /// 16 hexadecimal digits in lower case.
  mutating func append(digitsOf number: UInt64) {
    append(addingCapacity: 16) { $0.append(digitsOf: number) }
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
    withUnsafeMutableBufferPointer { buffer, count in
      _ = UnsafeMutableBufferPointer(rebasing: buffer[count...]).update(fromContentsOf: bytes)
      count += bytes.count
    }
  }

  mutating func append(copying bytes: [UInt8]) { bytes.withUnsafeBufferPointer { append(copying: $0) } }

  mutating func append(text: StaticString) { text.withUTF8Buffer { append(copying: $0) } }

  /// 16 hexadecimal digits in lower case.
  mutating func append(digitsOf number: UInt64) {
    for place in 0..<16 { append(HexText.digit(number, place)) }
  }

  /// Takes up to 20 bytes.
  mutating func append(decimal number: Int) {
    if number < 0 { append(UInt8(ascii: "-")) }
    var width = 1
    var rest = number.magnitude
    while rest >= 10 {
      rest /= 10
      width += 1
    }
    append(digits: number.magnitude, width: width)
  }

  mutating func append(decimal number: Int, width: Int) { append(digits: UInt(number), width: width) }

  private mutating func append(digits number: UInt, width: Int) {
    precondition(width <= freeCapacity, "there is no room")
    withUnsafeMutableBufferPointer { buffer, count in
      var rest = number
      for place in (count..<(count + width)).reversed() {
        buffer[place] = UInt8(ascii: "0") + UInt8(rest % 10)
        rest /= 10
      }
      count += width
    }
  }
}
