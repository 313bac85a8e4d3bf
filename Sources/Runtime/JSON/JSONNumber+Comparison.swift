extension JSONNumber: Hashable, Comparable {
  var exact: ExactDecimal { ExactDecimal(scanned: text.utf8) }

  public static func == (left: JSONNumber, right: JSONNumber) -> Bool { left.exact == right.exact }
  public static func < (left: JSONNumber, right: JSONNumber) -> Bool { left.exact < right.exact }
  public func hash(into hasher: inout Hasher) { hasher.combine(exact) }

  /// Whether the value is below a limit of the contract, both taken exactly.
  /// - Parameter limit: the text of a JSON number.
  public func isLess(than limit: StaticString) -> Bool { exact < ExactDecimal(limit) }

  /// Whether the value is above a limit of the contract, both taken exactly.
  /// - Parameter limit: the text of a JSON number.
  public func isGreater(than limit: StaticString) -> Bool { ExactDecimal(limit) < exact }

  /// Whether the value is a number of the contract, both taken exactly.
  /// - Parameter other: the text of a JSON number.
  public func equals(_ other: StaticString) -> Bool { exact == ExactDecimal(other) }

  /// Whether the value divided by `divisor` is an integer (`multipleOf`), without any rounding: 0.3 is a multiple of
  /// 0.1.
  /// - Parameter divisor: the text of a positive JSON number of at most 19 significant digits; nothing is a multiple of
  ///   another one.
  public func isMultiple(of divisor: StaticString) -> Bool { exact.isMultiple(of: ExactDecimal(divisor)) }
}
