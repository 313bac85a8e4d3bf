/// The faults of a file as YAML, whatever it says: PM00xx.
public enum SyntaxCode {
  public static let encoding = DiagnosticCode(
    "PM0001", "not UTF-8",
    why:
      "a contract is read by tools of many kinds; "
      + "UTF-8 is the one encoding that all of them share with JSON (RFC 8259 §8.1)",
    fix: "save the file as UTF-8")
  public static let character = DiagnosticCode(
    "PM0002", "a character that must not stand in a file",
    why: """
      control characters are invisible, and readers disagree on U+0085, U+2028 and U+2029: line breaks in YAML 1.1, \
      ordinary characters in YAML 1.2
      """,
    fix: #"remove it, or write it as an escape in a double-quoted string: "\u2028""#)
  public static let syntax = DiagnosticCode(
    "PM0003", "not YAML",
    why: "the text has no meaning by the grammar of YAML 1.2")
  public static let empty = DiagnosticCode(
    "PM0004", "an empty file",
    why: "a contract that says nothing allows nothing; an empty file is more likely a lost one")
  public static let severalDocuments = DiagnosticCode(
    "PM0005", "several documents in one file",
    why: "a file is one document, so that a reference to the file has one meaning",
    fix: "put the second document in a file of its own")
  public static let tooLarge = DiagnosticCode(
    "PM0006", "a file that is too large",
    why: "a contract is written by people; a file of this size is a mistake or an attack",
    fix: "split the file and join the parts with $ref")
  public static let tooDeep = DiagnosticCode(
    "PM0007", "values nested too deep",
    why: "every stage walks the tree, and its depth is what the stages need of the stack",
    fix: "give the inner part a name under components and refer to it with $ref")
  public static let tooManyNodes = DiagnosticCode(
    "PM0008", "too many values",
    why: "aliases are written out when they are read, so that a few lines can stand for billions of values",
    fix: "refer to shared parts with $ref in place of aliases")
  public static let duplicateKey = DiagnosticCode(
    "PM0009", "a key that stands twice",
    why:
      "readers disagree on which of the two counts; "
      + "keys that look the same (Unicode canonical equivalence) are the same key",
    fix: "keep one of them")
  public static let keyNotText = DiagnosticCode(
    "PM0010", "a key that is not text",
    why: "the members of a JSON object are named by strings",
    fix: "write a text before the ':', in quotes if it starts with a special character")
  public static let mergeKey = DiagnosticCode(
    "PM0011", "a merge key",
    why: "'<<' is no part of YAML 1.2: some readers merge the mapping, others see a member of that name",
    fix: "write the members out, or share them with allOf and $ref; a member that is named << is written in quotes")
  public static let alias = DiagnosticCode(
    "PM0012", "an alias without a value",
    why: "an alias repeats a value that was anchored and completed before it",
    fix: "put the anchor (&name) before the alias, or use $ref, which may refer forward and to itself")
  public static let tag = DiagnosticCode(
    "PM0013", "a foreign tag",
    why:
      "only the tags of the core schema mean the same to every reader: "
      + "!!str, !!int, !!float, !!bool, !!null, !!map, !!seq",
    fix: "remove the tag")
  public static let tagMismatch = DiagnosticCode(
    "PM0014", "a value that is not what its tag says",
    why: "a tag of the core schema promises a kind of value")
  public static let notJSON = DiagnosticCode(
    "PM0015", "a number that JSON does not have",
    why: "infinities and NaN have no JSON form (RFC 8259 §6), and exponents of more than nine digits are not read, "
      + "so that no request or answer could hold the value",
    fix: "leave the bound out if there is none; write the text in quotes if it is meant as text")
  public static let version = DiagnosticCode(
    "PM0016", "another version of YAML",
    why: "files are read by the rules of YAML 1.2; by those of 1.1, 'yes', 'on' and '017' would mean something else",
    fix: "remove the %YAML line, and check unquoted yes, no, on, off and numbers with a leading zero")

  /// All of them, by code.
  public static let all = [
    encoding, character, syntax, empty, severalDocuments, tooLarge, tooDeep, tooManyNodes, duplicateKey, keyNotText,
    mergeKey,
    alias, tag, tagMismatch, notJSON, version,
  ]
}
