/// Values of answers as they are read (product.md §4.1, display labels).
extension FrenchText {
  /// `500 000 €`.
  static func euros(_ amount: Int) -> String { "\(number(amount))\(French.fixed)€" }

  /// `75 %`.
  static func percentage(_ value: Int) -> String { "\(value)\(French.fixed)%" }

  /// `2023-12-31` as `31/12/2023`; what is no such date, as it is.
  static func date(_ iso: String) -> String {
    let parts = iso.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 3, parts.map(\.utf8.count) == [4, 2, 2],
      parts.allSatisfy({ $0.utf8.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) } })
    else { return iso }
    return "\(parts[2])/\(parts[1])/\(parts[0])"
  }
}
