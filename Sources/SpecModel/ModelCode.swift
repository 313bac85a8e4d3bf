import SpecSyntax

/// The faults of a document as OpenAPI, before its meaning is looked at: PM01xx.
public enum ModelCode {
  public static let unreadable = DiagnosticCode(
    "PM0101", "a contract that cannot be read",
    why: "without the file there is nothing to check")
  public static let unknownKeyword = DiagnosticCode(
    "PM0102", "an unknown keyword",
    why: "a keyword that nothing reads would promise what nothing holds")
  public static let unknownExtension = DiagnosticCode(
    "PM0103", "an unknown x- keyword, or one in a place it is not meant for",
    why: "a keyword that nothing reads would promise what nothing holds",
    fix: "spec/extensions.md has the x- keywords and their places")
  public static let rejectedKeyword = DiagnosticCode(
    "PM0104", "a keyword that is not accepted",
    why: "the keyword table rejects it with a reason: docs/keyword-coverage.md")
  public static let wrongKind = DiagnosticCode(
    "PM0105", "a value of the wrong kind",
    why: "the keyword has no meaning with such a value")
  public static let missingKeyword = DiagnosticCode(
    "PM0106", "a required keyword is missing",
    why: "the object has no meaning without it")
  public static let notAChoice = DiagnosticCode(
    "PM0107", "a value that is none of the possible ones",
    why: "the keyword has no meaning with such a value")
  public static let badName = DiagnosticCode(
    "PM0108", "a name that cannot stand there",
    why: "names of these maps have a form, or are known beforehand")
  public static let missingTarget = DiagnosticCode(
    "PM0109", "a reference that leads nowhere",
    why: "what is referred to must be there to be enforced")
  public static let remoteReference = DiagnosticCode(
    "PM0110", "a reference to another machine",
    why: "a contract is whole in its own files: what it means must not change with somebody else's server",
    fix: "copy what you need beside the contract and refer to it by its path")
  public static let malformedReference = DiagnosticCode(
    "PM0111", "a text that is no reference",
    why: "a reference is a relative path, `#` and a JSON Pointer (RFC 6901), each part optional")
  public static let circularReference = DiagnosticCode(
    "PM0112", "references that go round in a circle",
    why: "following them never reaches anything",
    fix: "a structure that contains itself does so through a property or an item, not through `$ref` alone")
  public static let wrongTarget = DiagnosticCode(
    "PM0113", "a reference to an object of another kind",
    why: "the place has no meaning with such an object")
  public static let siblingOfReference = DiagnosticCode(
    "PM0114", "a keyword beside a `$ref` where it would not be read",
    why:
      "beside the `$ref` of a Reference Object only `summary` and `description` count, "
      + "and beside that of a path item nothing")

  /// All of them, by code.
  public static let all = [
    unreadable, unknownKeyword, unknownExtension, rejectedKeyword, wrongKind, missingKeyword, notAChoice, badName,
    missingTarget, remoteReference, malformedReference, circularReference, wrongTarget, siblingOfReference,
  ]
}
