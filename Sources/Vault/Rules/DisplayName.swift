import Runtime

/// The name of a file as it is shown to people.
public enum DisplayName {
  /// Unicode scalars; what file systems take at most.
  public static let maxLength = 255

  /// The name in Normalization Form C without white space at its ends.
  /// - Throws: `nameMissing`, `nameTooLong`, `nameHasForbiddenCharacters`.
  public static func make(_ name: String) throws(FileRefusal) -> String {
    let name = name.composed.trimmingWhiteSpace()
    let scalars = name.unicodeScalars
    guard !scalars.allSatisfy({ $0 == "." }) else { throw .nameMissing }
    guard scalars.count <= maxLength else { throw .nameTooLong(limit: maxLength) }
    guard scalars.allSatisfy(isVisible) else { throw .nameHasForbiddenCharacters }
    return name
  }

  /// Whether a scalar is seen as what it is: no control character, line separator, character that turns the direction of
  /// writing or has no width (by which the end of `annexe.pdf` can be turned round and two names that look alike are made), nothing that Unicode
  /// never assigns. The joiners are left, which some scripts and symbols are written with.
  static func isVisible(_ scalar: Unicode.Scalar) -> Bool {
    if scalar == "/" || scalar == "\\" { return false }
    if scalar == "\u{200C}" || scalar == "\u{200D}" { return true }
    switch scalar.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator, .privateUse, .surrogate: return false
    default: return !scalar.properties.isNoncharacterCodePoint
    }
  }
}
