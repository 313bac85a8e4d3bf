import SpecSyntax

/// What can be wrong with a pattern itself; the parser of patterns names them by their codes.
public enum PatternCode {
  public static let syntax = DiagnosticCode(
    "PM0501", "pattern that is no regular expression",
    why: "a pattern follows the grammar of ECMA-262 (JSON Schema 2020-12, section 6.3.3)")
  public static let unsupported = DiagnosticCode(
    "PM0502", "pattern that no automaton can decide",
    why: """
      each pattern becomes a table that reads every character once; look-around, back-references and the like need an \
      engine that goes back, and with it a text that keeps it busy
      """,
    fix: "say it with classes, groups, alternatives and counts, or with other keywords")
  public static let tooLarge = DiagnosticCode(
    "PM0503", "pattern whose automaton is too large",
    why: "the table of a pattern must fit the processor's cache",
    fix: "use smaller counts, or `maxLength` for the length")

  public static let all = [syntax, unsupported, tooLarge]

  public static func of(_ error: PatternError) -> DiagnosticCode {
    all.first { $0.code == error.code } ?? syntax
  }
}
