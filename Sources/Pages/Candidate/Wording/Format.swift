/// Values as people read them (product.md §4.1, display labels).
enum Format {
  /// `500 000`, with narrow no-break spaces.
  static func grouped(_ number: Int) -> String {
    let digits = String(number.magnitude)
    var result = number < 0 ? "−" : ""
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.count - index) % 3 == 0 { result.append(French.thin) }
      result.append(digit)
    }
    return result
  }

  /// `500 000 €`.
  static func euros(_ amount: Int) -> String { "\(grouped(amount))\(French.fixed)€" }

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

  /// `732 829 320 00074`: SIREN by threes, then the establishment.
  static func siret(_ digits: String) -> String {
    guard digits.utf8.count == 14, digits.utf8.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }) else {
      return digits
    }
    let all = Array(digits)
    let groups = [all[0..<3], all[3..<6], all[6..<9], all[9..<14]]
    return groups.map { String($0) }.joined(separator: String(French.fixed))
  }

  /// `1,4 Mo`, in the units of decision 17: 1 Mo is 1 048 576 bytes.
  static func size(_ bytes: Int) -> String {
    switch bytes {
    case ..<1024: "\(bytes)\(French.fixed)octet\(bytes < 2 ? "" : "s")"
    case ..<1_048_576: "\(decimal(bytes, by: 1024))\(French.fixed)Ko"
    case ..<1_073_741_824: "\(decimal(bytes, by: 1_048_576))\(French.fixed)Mo"
    default: "\(decimal(bytes, by: 1_073_741_824))\(French.fixed)Go"
    }
  }

  /// With one decimal below a hundred, rounded to the nearest; a whole number has none.
  private static func decimal(_ bytes: Int, by unit: Int) -> String {
    let (whole, rest) = bytes.quotientAndRemainder(dividingBy: unit)
    let tenths = whole * 10 + (rest * 10 + unit / 2) / unit
    if tenths >= 1000 || tenths % 10 == 0 { return grouped((tenths + 5) / 10) }
    return "\(tenths / 10),\(tenths % 10)"
  }
}
