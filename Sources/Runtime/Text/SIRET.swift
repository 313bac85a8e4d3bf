/// The number of an establishment in the SIRENE register (`x-checksum: siret`).
public enum SIRET {
  /// Fourteen ASCII digits with a Luhn sum that is a multiple of 10. La Poste has more establishments than that allows:
  /// under its SIREN, 356000000, a plain digit sum that is a multiple of 5 will do.
  public static func isValid(_ text: String) -> Bool {
    let bytes = text.utf8Span.span
    guard bytes.count == 14 else { return false }
    var luhn = 0
    var plain = 0
    for place in bytes.indices {
      guard Grammar.isDigit(bytes[place]) else { return false }
      let digit = Int(bytes[place] - UInt8(ascii: "0"))
      let doubled = digit * 2
      luhn += place.isMultiple(of: 2) ? (doubled > 9 ? doubled - 9 : doubled) : digit
      plain += digit
    }
    return luhn.isMultiple(of: 10) || text.utf8.starts(with: laPoste) && plain.isMultiple(of: 5)
  }

  private static let laPoste = "356000000".utf8
}
