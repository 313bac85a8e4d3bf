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

  /// Whether a scalar is seen as what it is. Not accepted are control characters and line separators, those that turn the
  /// direction of writing (by which `annexe` + `fdp.exe` is read as `annexeexe.pdf`) or have no width (two names that
  /// look alike), and what Unicode never assigns. The joiners are left: some scripts and symbols are written with them.
  static func isVisible(_ scalar: Unicode.Scalar) -> Bool {
    if scalar == "/" || scalar == "\\" { return false }
    if scalar == "\u{200C}" || scalar == "\u{200D}" { return true }
    switch scalar.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator, .privateUse, .surrogate: return false
    default: return !scalar.properties.isNoncharacterCodePoint
    }
  }
}
