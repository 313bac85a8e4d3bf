/// Numbers of YAML 1.2's core schema as JSON writes them.
enum NumberText {
  /// The JSON number that `text` means, or nil where it is none. Digits are kept as written.
  static func json(_ text: String) -> String? {
    var rest = Substring(text)
    var sign = ""
    if rest.first == "-" || rest.first == "+" {
      if rest.removeFirst() == "-" { sign = "-" }
    }
    if rest.hasPrefix("0x") { return UInt64(rest.dropFirst(2), radix: 16).map { sign + String($0) } }
    if rest.hasPrefix("0o") { return UInt64(rest.dropFirst(2), radix: 8).map { sign + String($0) } }

    let whole = rest.prefix { $0.isASCII && $0.isNumber }
    rest = rest.dropFirst(whole.count)
    var fraction: Substring?
    if rest.first == "." {
      fraction = rest.dropFirst().prefix { $0.isASCII && $0.isNumber }
      rest = rest.dropFirst(1 + (fraction?.count ?? 0))
    }
    guard !whole.isEmpty || fraction?.isEmpty == false else { return nil }
    var exponent = ""
    if rest.first == "e" || rest.first == "E" {
      exponent = "e"
      rest = rest.dropFirst()
      if rest.first == "-" { exponent += "-" }
      if rest.first == "-" || rest.first == "+" { rest = rest.dropFirst() }
      guard !rest.isEmpty, rest.allSatisfy({ $0.isASCII && $0.isNumber }) else { return nil }
      exponent += rest
      rest = ""
    }
    guard rest.isEmpty else { return nil }
    let significant = whole.drop { $0 == "0" }
    let digits = significant.isEmpty ? "0" : String(significant)
    return sign + digits + (fraction.map { "." + ($0.isEmpty ? "0" : $0) } ?? "") + exponent
  }

  /// The value of a JSON number that is whole and fits an `Int`.
  static func integer(_ json: String) -> Int? {
    if let value = Int(json) { return value }
    // Past 2^53 a double no longer tells neighbours apart, and no limit of a contract is that large.
    guard let value = Double(json), value.magnitude <= 9_007_199_254_740_992 else { return nil }
    return Int(exactly: value)
  }
}
