/// How much a client likes what it names (RFC 9110 section 12.4.2).
enum QualityValue {
  /// Members of all lines of a field, many times what anybody sends. Past it the field is disregarded, as section
  /// 12.4.1 allows: each member is looked at, perhaps for each thing that there is to be had.
  static let maxMembers = 100

  /// Of `;q=0.5`, in thousandths; 1000 where nothing is said (section 12.4.2).
  static func thousandths(_ parameter: ArraySlice<UInt8>) -> Int? {
    var rest = Grammar.trimmed(parameter)
    if rest.isEmpty { return 1000 }
    guard rest.first == UInt8(ascii: ";") else { return nil }
    rest = Grammar.trimmed(rest.dropFirst())
    guard rest.count >= 3, rest.first.map(Grammar.lowercase) == UInt8(ascii: "q"),
      rest.dropFirst().first == UInt8(ascii: "=")
    else { return nil }
    let value = rest.dropFirst(2)
    guard value.first == UInt8(ascii: "0") || value.first == UInt8(ascii: "1") else { return nil }
    let whole = value.first == UInt8(ascii: "1") ? 1000 : 0
    let point = value.dropFirst()
    guard point.isEmpty || point.first == UInt8(ascii: ".") else { return nil }
    let decimals = point.dropFirst()
    guard decimals.count <= 3, decimals.allSatisfy(Grammar.isDigit) else { return nil }
    var thousandths = whole
    var place = 100
    for digit in decimals {
      thousandths += Int(digit - UInt8(ascii: "0")) * place
      place /= 10
    }
    return thousandths <= 1000 ? thousandths : nil
  }
}
