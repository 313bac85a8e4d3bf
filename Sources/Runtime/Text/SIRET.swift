/// The number of an establishment in the SIRENE register (`x-checksum: siret`).
public enum SIRET {
  /// Fourteen ASCII digits with a Luhn sum that is a multiple of 10. La Poste has more establishments than that allows:
  /// under its SIREN, 356000000, a plain digit sum that is a multiple of 5 will do.
  public static func isValid(_ text: String) -> Bool {
    let digits = text.utf8.map { $0 &- UInt8(ascii: "0") }
    guard digits.count == 14, digits.allSatisfy({ $0 <= 9 }) else { return false }
    var luhn = 0
    var plain = 0
    for (place, digit) in digits.enumerated() {
      let doubled = Int(digit) * 2
      luhn += place.isMultiple(of: 2) ? (doubled > 9 ? doubled - 9 : doubled) : Int(digit)
      plain += Int(digit)
    }
    return luhn.isMultiple(of: 10) || digits.starts(with: laPoste) && plain.isMultiple(of: 5)
  }

  private static let laPoste: [UInt8] = [3, 5, 6, 0, 0, 0, 0, 0, 0]
}
