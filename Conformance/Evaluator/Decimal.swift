/// An exact decimal number, read from the text of a JSON number: sign, digits and a power of ten. Nothing is ever
/// rounded, and an enormous exponent costs nothing, since numbers are never written out.
struct Decimal: Sendable {
  private var isNegative: Bool
  /// Most significant first, without zeros at either end; empty for zero.
  private var digits: [UInt8]
  /// The value is `0.d₁d₂d₃… × 10^magnitude`.
  private var magnitude: Int

  /// - Parameter text: a number in JSON syntax.
  init?(_ text: String) {
    var rest = Substring(text).utf8
    isNegative = rest.first == UInt8(ascii: "-")
    if isNegative { rest.removeFirst() }
    let mantissa = rest.prefix { $0 | 0x20 != UInt8(ascii: "e") }
    let exponentText = rest.dropFirst(mantissa.count + 1)
    let parts = mantissa.split(separator: UInt8(ascii: "."), maxSplits: 1, omittingEmptySubsequences: false)
    let all = parts.joined()
    guard !all.isEmpty, all.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }) else { return nil }
    digits = all.map { $0 - UInt8(ascii: "0") }
    magnitude = parts[0].count
    if !exponentText.isEmpty {
      let isDown = exponentText.first == UInt8(ascii: "-")
      let unsigned = exponentText.first == UInt8(ascii: "+") || isDown ? exponentText.dropFirst() : exponentText
      guard !unsigned.isEmpty, unsigned.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) })
      else { return nil }
      // An exponent past any text's length orders numbers as well as its true value would.
      let size = min(Int(Substring(unsigned)) ?? .max, 1 << 60)
      magnitude += isDown ? -size : size
    }
    let zeros = digits.prefix { $0 == 0 }.count
    digits.removeFirst(zeros)
    magnitude -= zeros
    while digits.last == 0 { digits.removeLast() }
    if digits.isEmpty {
      magnitude = 0
      isNegative = false
    }
  }

  /// Whether the fractional part is zero.
  var isInteger: Bool { digits.count <= magnitude || digits.isEmpty }

  /// Whether the number is an integer times `divisor`; never for a divisor of zero.
  func isMultiple(of divisor: Decimal) -> Bool {
    if digits.isEmpty { return true }
    if divisor.digits.isEmpty { return false }
    // Both as an integer times a power of ten: what matters is the difference of the powers.
    let shift = (magnitude - digits.count) - (divisor.magnitude - divisor.digits.count)
    // The divisor's last digit is not 0, so a number that ends in more zeros cannot make up for a missing power of ten.
    if shift < 0 {
      return Self.remainder(digits, by: divisor.digits + Self.zeros(-shift, atMost: digits.count + 1)).isEmpty
    }
    // An integer of m digits has at most 4·m factors 2 or 5, so further zeros change nothing.
    return Self.remainder(digits + Self.zeros(shift, atMost: 4 * divisor.digits.count), by: divisor.digits).isEmpty
  }

  private static func zeros(_ count: Int, atMost limit: Int) -> [UInt8] {
    .init(repeating: 0, count: min(count, limit))
  }

  /// Long division as on paper, keeping only the remainder; without leading zeros.
  private static func remainder(_ dividend: [UInt8], by divisor: [UInt8]) -> [UInt8] {
    var rest: [UInt8] = []
    for digit in dividend {
      if !rest.isEmpty || digit != 0 { rest.append(digit) }
      while !isSmaller(rest, than: divisor) { rest = difference(rest, divisor) }
    }
    return rest
  }

  private static func isSmaller(_ left: [UInt8], than right: [UInt8]) -> Bool {
    left.count != right.count ? left.count < right.count : left.lexicographicallyPrecedes(right)
  }

  private static func difference(_ left: [UInt8], _ right: [UInt8]) -> [UInt8] {
    var result = left
    var borrow: UInt8 = 0
    for place in 0..<left.count {
      let index = left.count - 1 - place
      let taken = borrow + (place < right.count ? right[right.count - 1 - place] : 0)
      borrow = result[index] < taken ? 1 : 0
      result[index] = result[index] + borrow * 10 - taken
    }
    return Array(result.drop { $0 == 0 })
  }
}

extension Decimal: Hashable, Comparable {
  static func < (left: Decimal, right: Decimal) -> Bool {
    if left.isNegative != right.isNegative { return left.isNegative }
    return left.isNegative ? right.isCloserToZero(than: left) : left.isCloserToZero(than: right)
  }

  private func isCloserToZero(than other: Decimal) -> Bool {
    if digits.isEmpty || other.digits.isEmpty { return digits.isEmpty && !other.digits.isEmpty }
    if magnitude != other.magnitude { return magnitude < other.magnitude }
    return digits.lexicographicallyPrecedes(other.digits)
  }
}
