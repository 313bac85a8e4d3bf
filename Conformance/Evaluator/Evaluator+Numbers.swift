import SpecIR

extension Evaluator.Run {
  mutating func check(number text: String, _ rules: NumberRules, at place: Place) {
    guard let number = Decimal(text) else { return }
    compare(rules.minimum, "minimum", place) { number >= $0 }
    compare(rules.exclusiveMinimum, "exclusiveMinimum", place) { number > $0 }
    compare(rules.maximum, "maximum", place) { number <= $0 }
    compare(rules.exclusiveMaximum, "exclusiveMaximum", place) { number < $0 }
    compare(rules.multipleOf, "multipleOf", place) { number.isMultiple(of: $0) }
    if let format = rules.format, !number.fits(format.value, text) { report(format, "format", place) }
  }

  private mutating func compare(
    _ rule: Rule<String>?, _ keyword: String, _ place: Place, holds: (Decimal) -> Bool
  ) {
    guard let rule, let limit = Decimal(rule.value), !holds(limit) else { return }
    report(rule, keyword, place)
  }
}

extension Decimal {
  /// Whether the number is in the range of the format; the floating-point ones may round it, but not to infinity.
  func fits(_ format: NumberFormat, _ text: String) -> Bool {
    switch format {
    case .int32: isWithin("-2147483648", "2147483647")
    case .int64: isWithin("-9223372036854775808", "9223372036854775807")
    case .float: Float(text)?.isFinite == true
    case .double: Double(text)?.isFinite == true
    }
  }

  private func isWithin(_ lowest: String, _ highest: String) -> Bool {
    guard let lowest = Decimal(lowest), let highest = Decimal(highest) else { return false }
    return isInteger && lowest <= self && self <= highest
  }
}
