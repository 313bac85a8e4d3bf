import SpecSyntax

/// What can be wrong with the field catalogue.
public enum CatalogueCode {
  public static let shape = DiagnosticCode(
    "PM0701", "entry of the catalogue that is not formed as it should be",
    why: "categories hold subcategories, which hold fields; each has a key and a label for either side")
  public static let unknownMember = DiagnosticCode(
    "PM0702", "member that the catalogue does not know",
    why: "what nothing reads is a misspelling or a wish; neither must look like a rule")
  public static let duplicateKey = DiagnosticCode(
    "PM0703", "key that is used twice",
    why: "answers are stored and sent by key, so that a key must mean one thing")
  public static let unknownType = DiagnosticCode(
    "PM0704", "kind of answer that is not known",
    why: "each kind of answer has its own form and its own rules")
  public static let unknownMarket = DiagnosticCode(
    "PM0705", "market type that is not known or stands twice",
    why: "a field is asked in the markets of its types",
    fix: "take them from `supplies`, `services`, `works`, `defense`")
  public static let badKey = DiagnosticCode(
    "PM0706", "key that cannot be sent",
    why: "keys are sent in webhooks, where they match `^[a-z0-9_]{1,255}$`")

  public static let all = [shape, unknownMember, duplicateKey, unknownType, unknownMarket, badKey]
}
