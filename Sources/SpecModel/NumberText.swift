/// Numbers in JSON syntax.
enum NumberText {
  /// The value of a JSON number that is whole and fits an `Int`.
  static func integer(_ json: String) -> Int? {
    if let value = Int(json) { return value }
    // Past 2^53 a double no longer tells neighbours apart, and no limit of a contract is that large.
    guard let value = Double(json), value.magnitude <= 9_007_199_254_740_992 else { return nil }
    return Int(exactly: value)
  }
}
