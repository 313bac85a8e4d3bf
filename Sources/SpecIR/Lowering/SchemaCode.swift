import SpecSyntax

/// The faults of schemas whose keywords are all known: PM02xx.
public enum SchemaCode {
  public static let limits = DiagnosticCode(
    "PM0201", "limits that leave nothing",
    why: "no value satisfies both limits")
  public static let noType = DiagnosticCode(
    "PM0202", "types that have nothing in common",
    why: "no value satisfies all the schemas that hold for it")
  public static let impossibleValue = DiagnosticCode(
    "PM0203", "a listed value that the schema itself refuses",
    why: "the value could never be used")
  public static let unknownRequired = DiagnosticCode(
    "PM0204", "a required property that is not among the properties",
    why: "nothing would be known of it but its name",
    fix: "declare it under `properties`")
  public static let impossibleDefault = DiagnosticCode(
    "PM0205", "a default that the schema refuses",
    why: "what is filled in for an absent value must be a value that could have been sent")
  public static let unknownFormat = DiagnosticCode(
    "PM0206", "an unknown format",
    why: "a format that nothing checks would promise what nothing holds",
    fix:
      "date-time, local-date-time, date, uuid, uri, email, binary for strings; int32, int64, float, double for numbers")
  public static let withoutEffect = DiagnosticCode(
    "PM0207", "a keyword that can never have an effect",
    why: "it constrains values of a type that the schema does not let through")
  public static let undecidable = DiagnosticCode(
    "PM0208", "branches that one look cannot tell apart",
    why: "each value must belong to one branch, and which one must be known before it is read",
    fix: """
      give the branches different types, or a required property whose `const` or `enum` differs in each, or a \
      `discriminator`
      """)
  public static let discriminator = DiagnosticCode(
    "PM0209", "a discriminator that does not decide",
    why: "each branch must be a component that requires the property, chosen by values of its own")
  public static let conflict = DiagnosticCode(
    "PM0210", "schemas that cannot be merged",
    why: "what `allOf` and a `$ref` with siblings join is made one schema, with one rule of each kind")
  public static let endless = DiagnosticCode(
    "PM0211", "a schema that is made of itself",
    why: "a schema may contain itself through a property or an item; made of itself it has no end")
  public static let invariant = DiagnosticCode(
    "PM0212", "an invariant that does not fit its object",
    why: "the members it speaks of must be there, with the types it compares")
  public static let envelope = DiagnosticCode(
    "PM0213", "an envelope that does not wrap one object",
    why: "an envelope is an object with one property, which is an object")
  public static let sentence = DiagnosticCode(
    "PM0214", "a sentence that could never be said as written",
    why: "sentences are filled in with `%{label}` and `%{limit}`, and belong to a rule of their schema")
  public static let repeated = DiagnosticCode(
    "PM0215", "a value that is listed twice",
    why: "one of the two is a mistake")
  public static let zone = DiagnosticCode(
    "PM0216", "a local time without a zone",
    why: "`format: local-date-time` reads a wall clock, and the contract must say whose",
    fix: "write `x-time-zone: Europe/Paris` at the root")
  public static let misplaced = DiagnosticCode(
    "PM0217", "an x- keyword on a schema it has no meaning for",
    why: "a keyword that nothing reads would promise what nothing holds",
    fix: "spec/extensions.md has the x- keywords and their places")
  public static let names = DiagnosticCode(
    "PM0218", "a rule for names that are not a map's",
    why:
      "the members of an object are named under `properties`; `propertyNames` is for maps, whose members are all alike",
    fix: "describe the members by `additionalProperties` alone, or leave `propertyNames` out")

  /// All of them, by code.
  public static let all = [
    limits, noType, impossibleValue, unknownRequired, impossibleDefault, unknownFormat, withoutEffect, undecidable,
    discriminator,
    conflict, endless, invariant, envelope, sentence, repeated, zone, misplaced, names,
  ]
}
