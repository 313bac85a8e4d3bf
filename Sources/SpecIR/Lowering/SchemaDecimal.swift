/// A JSON number as it is written, compared without rounding: `0.1`, `1e2` and `100` mean what they say.
struct Decimal: Comparable {
  private var negative: Bool
  /// Significant digits, without zeros at either end; empty for zero.
  private var digits: [UInt8]
  /// The power of ten of the last digit.
  private var exponent: Int

  /// Reads a number in JSON syntax; nil where `text` is none.
  init?(_ text: String) {
    var rest = Substring(text)
    negative = rest.first == "-"
    if negative { rest = rest.dropFirst() }
    digits = []
    exponent = 0
    var fraction = false
    var any = false
    while let character = rest.first, character != "e", character != "E" {
      rest = rest.dropFirst()
      if character == ".", !fraction {
        fraction = true
        continue
      }
      guard let digit = character.wholeNumberValue, character.isASCII else { return nil }
      any = true
      digits.append(UInt8(digit))
      if fraction { exponent -= 1 }
    }
    guard any else { return nil }
    if !rest.isEmpty {
      // An exponent past this bound is as good as the bound: nothing a contract compares comes near it.
      guard let written = Int(rest.dropFirst()) else { return nil }
      exponent += min(max(written, -1_000_000), 1_000_000)
    }
    digits = Array(digits.drop { $0 == 0 })
    while digits.last == 0 {
      digits.removeLast()
      exponent += 1
    }
    if digits.isEmpty {
      negative = false
      exponent = 0
    }
  }

  var isWhole: Bool { exponent >= 0 }

  static func < (left: Decimal, right: Decimal) -> Bool {
    if left == right { return false }
    if left.negative != right.negative { return left.negative }
    return left.isSmaller(than: right) != left.negative
  }

  /// Whether the magnitude is below that of another decimal with the same sign.
  private func isSmaller(than other: Decimal) -> Bool {
    if digits.isEmpty || other.digits.isEmpty { return digits.isEmpty && !other.digits.isEmpty }
    let (mine, others) = (digits.count + exponent, other.digits.count + other.exponent)
    return mine != others ? mine < others : digits.lexicographicallyPrecedes(other.digits)
  }

  /// Whether the number is a whole multiple of `step`, which is above 0; nil where that would take longer than a
  /// contract is worth (exponents thousands apart).
  func isMultiple(of step: Decimal) -> Bool? {
    if digits.isEmpty { return true }
    let shift = exponent - step.exponent
    return shift >= 0
      ? scaled(by: shift).map { Self.remainder($0, step.digits).isEmpty }
      : step.scaled(by: -shift).map { Self.remainder(digits, $0).isEmpty }
  }

  /// The digits with `zeros` more of them.
  private func scaled(by zeros: Int) -> [UInt8]? {
    zeros <= 4096 ? digits + [UInt8](repeating: 0, count: zeros) : nil
  }

  /// What long division leaves; empty for nothing.
  private static func remainder(_ dividend: [UInt8], _ divisor: [UInt8]) -> [UInt8] {
    var rest: [UInt8] = []
    for digit in dividend {
      if !(rest.isEmpty && digit == 0) { rest.append(digit) }
      while isAtLeast(rest, divisor) { rest = difference(rest, divisor) }
    }
    return rest
  }

  private static func isAtLeast(_ left: [UInt8], _ right: [UInt8]) -> Bool {
    left.count != right.count ? left.count > right.count : !left.lexicographicallyPrecedes(right)
  }

  private static func difference(_ left: [UInt8], _ right: [UInt8]) -> [UInt8] {
    var result = left
    var borrow: UInt8 = 0
    for offset in 1...left.count {
      let subtrahend = (offset <= right.count ? right[right.count - offset] : 0) + borrow
      let index = left.count - offset
      borrow = result[index] < subtrahend ? 1 : 0
      result[index] = result[index] + borrow * 10 - subtrahend
    }
    return Array(result.drop { $0 == 0 })
  }
}
