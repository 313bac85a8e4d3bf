/// A number as ±digits × 10^exponent with neither leading nor trailing zeros among the digits, so that each value has
/// one form. Work and memory are proportional to the digits written; exponents are never multiplied out.
struct ExactDecimal: Hashable, Sendable {
  private(set) var isNegative = false
  /// Values 0…9, the most significant first; empty for zero.
  private(set) var digits: [UInt8] = []
  private(set) var exponent = 0

  /// - Parameter text: a number in JSON syntax, already checked; an exponent of at most ``JSONNumber/exponentDigits``
  ///   digits.
  init(scanned text: some Sequence<UInt8>) {
    var inFraction = false
    var inExponent = false
    var written = 0
    var exponentIsNegative = false
    for byte in text {
      switch byte {
      case UInt8(ascii: "-"):
        if inExponent { exponentIsNegative = true } else { isNegative = true }
      case UInt8(ascii: "."): inFraction = true
      case UInt8(ascii: "e"), UInt8(ascii: "E"): inExponent = true
      case UInt8(ascii: "0")...UInt8(ascii: "9"):
        let digit = byte - UInt8(ascii: "0")
        if inExponent {
          written = written * 10 + Int(digit)
        } else {
          if inFraction { exponent -= 1 }
          if digit != 0 || !digits.isEmpty { digits.append(digit) }
        }
      default: break
      }
    }
    exponent += exponentIsNegative ? -written : written
    while digits.last == 0 {
      digits.removeLast()
      exponent += 1
    }
    if digits.isEmpty {
      isNegative = false
      exponent = 0
    }
  }

  init(_ literal: StaticString) {
    self = literal.withUTF8Buffer { ExactDecimal(scanned: $0) }
  }

  /// Nil for a text that is not a JSON number.
  init?(_ text: String) {
    guard let number = JSONNumber(text) else { return nil }
    self = number.exact
  }

  /// Texts that are no numbers are equal only to themselves.
  static func sameValue(_ left: String, _ right: String) -> Bool {
    if left == right { return true }
    guard let left = ExactDecimal(left), let right = ExactDecimal(right) else { return false }
    return left == right
  }

  var isInteger: Bool { exponent >= 0 }

  var int64: Int64? {
    // Nineteen digits at most fit, which also bounds the loops.
    guard isInteger, digits.count + exponent <= 19 else { return nil }
    var value: Int64 = 0
    for place in 0..<digits.count + exponent {
      let digit = place < digits.count ? Int64(digits[place]) : 0
      let (shifted, overflow) = value.multipliedReportingOverflow(by: 10)
      // Downwards, because the lowest value has no positive counterpart.
      let (sum, underflow) = shifted.subtractingReportingOverflow(digit)
      if overflow || underflow { return nil }
      value = sum
    }
    if isNegative { return value }
    return value == .min ? nil : -value
  }
}

extension ExactDecimal: Comparable {
  static func < (left: ExactDecimal, right: ExactDecimal) -> Bool {
    if left.isNegative != right.isNegative { return left.isNegative }
    return left.isNegative ? right.isSmaller(than: left) : left.isSmaller(than: right)
  }

  /// By magnitude.
  private func isSmaller(than other: ExactDecimal) -> Bool {
    if digits.isEmpty || other.digits.isEmpty { return digits.isEmpty && !other.digits.isEmpty }
    let order = digits.count + exponent
    let otherOrder = other.digits.count + other.exponent
    // Of the same order: the first digits weigh the same, and a sequence that ends early is the smaller one.
    return order == otherOrder ? digits.lexicographicallyPrecedes(other.digits) : order < otherOrder
  }
}

extension ExactDecimal {
  /// Whether `self / divisor` is an integer. False for a divisor that is not positive or has more than 19 digits.
  func isMultiple(of divisor: ExactDecimal) -> Bool {
    guard let modulus = divisor.significand, modulus > 0, !divisor.isNegative else { return false }
    if digits.isEmpty { return true }
    // The divisor's last digit stands further left than ours, which is not zero: 10 would have to divide it.
    let shift = exponent - divisor.exponent
    if shift < 0 { return false }
    var remainder: UInt64 = 0
    for digit in digits { remainder = Self.residue(remainder, times: 10, plus: UInt64(digit), modulus) }
    return Self.residue(remainder, times: Self.powerOfTen(shift, modulus), plus: 0, modulus) == 0
  }

  /// The digits as an integer, where they are at most 19.
  private var significand: UInt64? {
    digits.count <= 19 ? digits.reduce(0) { $0 * 10 + UInt64($1) } : nil
  }

  private static func powerOfTen(_ power: Int, _ modulus: UInt64) -> UInt64 {
    var result = 1 % modulus
    var square = 10 % modulus
    var rest = power
    while rest > 0 {
      if rest & 1 == 1 { result = residue(result, times: square, plus: 0, modulus) }
      square = residue(square, times: square, plus: 0, modulus)
      rest >>= 1
    }
    return result
  }

  private static func residue(_ left: UInt64, times right: UInt64, plus summand: UInt64, _ modulus: UInt64) -> UInt64 {
    UInt64((UInt128(left) * UInt128(right) + UInt128(summand)) % UInt128(modulus))
  }
}
