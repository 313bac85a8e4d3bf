import SpecSyntax

/// What the lint refuses: a contract that says something else than what a server can keep.
public enum LintCode {
  public static let unboundedString = DiagnosticCode(
    "PM0401", "string without a longest length",
    why: "the server reads and sends only what has a known size; without a limit one value can be as large as the body",
    fix: "add `maxLength`, an `enum`, or a `pattern` that only takes texts of bounded length")
  public static let unboundedNumber = DiagnosticCode(
    "PM0402", "number without limits",
    why: "a number of any size has no type that holds it; the generated code would have to cut it off",
    fix: "add `minimum` and `maximum`, or the format `int32` or `int64`")
  public static let unboundedArray = DiagnosticCode(
    "PM0403", "array without a largest size",
    why: "the work a request costs must have a limit that the contract states", fix: "add `maxItems`")
  public static let unboundedObject = DiagnosticCode(
    "PM0404", "object with any number of further members",
    why: "members that are kept are work and memory like the items of an array", fix: "add `maxProperties`")
  public static let untyped = DiagnosticCode(
    "PM0405", "schema without a type",
    why: "a value of any kind has no limits and no type in the generated code", fix: "add `type`")
  public static let statusNotDeclared = DiagnosticCode(
    "PM0406", "status of the runtime that the operation does not declare",
    why: "the runtime gives this answer by itself; a client that reads the contract must have been told")
  public static let answerDoesNotFit = DiagnosticCode(
    "PM0407", "answer of the runtime that does not fit its declaration",
    why: "the body comes from `x-errors` and is held to the schema of the declared response like any other")
  public static let headerNotDeclared = DiagnosticCode(
    "PM0408", "header of the runtime that the response does not declare",
    why: "the runtime sends this header by itself; a client that reads the contract must have been told",
    fix: "declare the header with `x-set-by: runtime`")
  public static let transportNotDeclared = DiagnosticCode(
    "PM0409", "answer before routing that is not declared",
    why: "any request can meet this refusal before an operation is chosen",
    fix: "declare the status under `x-transport-responses`")
  public static let noSuccess = DiagnosticCode(
    "PM0410", "operation without a success answer",
    why: "a handler must have something to return that is no error", fix: "declare a 2xx or 3xx response")
  public static let unanchoredPattern = DiagnosticCode(
    "PM0411", "pattern that need not match the whole text",
    why: "a pattern without `^` and `$` lets any text through around what it finds",
    fix: "write `^` at the start and `$` at the end of each alternative")
  public static let collidingRoutes = DiagnosticCode(
    "PM0412", "routes that take the same path",
    why: "a path must lead to one template, whatever order the routes are tried in")
  public static let unusedComponent = DiagnosticCode(
    "PM0413", "component that nothing refers to",
    why: "what nothing uses is checked by nothing and misleads who reads it", fix: "use it or delete it")
  public static let unusedName = DiagnosticCode(
    "PM0414", "quota, error profile, tag or explanation that nothing needs",
    why: "what nothing uses is checked by nothing and misleads who reads it", fix: "use it or delete it")
  public static let exampleDoesNotFit = DiagnosticCode(
    "PM0415", "example that breaks its own schema",
    why: "clients are written from the examples, and the conformance suite sends them")
  public static let brokenLink = DiagnosticCode(
    "PM0416", "link that leads nowhere",
    why: "a link names an operation of this contract, its parameters, and where their values are found in the answer")
  public static let unsignedWebhook = DiagnosticCode(
    "PM0417", "webhook whose signature header is not declared",
    why: "a receiver learns from the contract which header to check before it believes the body",
    fix: "declare it as a required header parameter of the webhook")

  public static let unboundedFile = DiagnosticCode(
    "PM0418", "file of a form without a largest size of its own",
    why: "a file is written to disk while it arrives; the cap of the whole body says nothing of each",
    fix: "add `x-max-part` with the bytes, at most `x-max-body`")
  public static let noToken = DiagnosticCode(
    "PM0419", "operation that any web page could have a browser carry out",
    why: """
      a browser sends the cookie of its session wherever a request comes from; only a form that carries a token of the \
      session comes from a page of ours
      """,
    fix: """
      give every form of the operation a string property with `x-csrf: true`, or say `x-csrf: {exempt: the reason}` of \
      the operation
      """)
  public static let misplacedToken = DiagnosticCode(
    "PM0420", "token that proves nothing",
    why: "`x-csrf` is held against the session of a browser, in a field of a form that must be there",
    fix: "keep `x-csrf` to the forms of operations with a browser's session")
  public static let misplacedInternal = DiagnosticCode(
    "PM0421", "internal operation that is not open to everybody",
    why: """
      `x-internal` takes from editors' clients what they could call and should not; they never have what wants a \
      browser's session, and what wants their own credentials is meant for them
      """,
    fix: "keep `x-internal` to operations with `security: []`")
  public static let silentRefusal = DiagnosticCode(
    "PM0422", "refusal that `x-voices` does not explain",
    why: """
      whoever meets a refusal asks what it means: the editor who was refused, the operator who sees it counted, and \
      whoever answers the editor's call
      """,
    fix: "explain it under `x-voices`, in the voices `editor`, `operator` and `support`")

  public static let misplacedCompression = DiagnosticCode(
    "PM0423", "answer that must not be packed",
    why: """
      the length of what is packed tells how alike its parts are: where a secret stands beside what somebody else can \
      choose, it can be guessed from that; and parts and tags of an answer are those of its bytes as they are sent
      """,
    fix: "keep `x-compress` to answers of JSON or text without secrets, sessions, tags and parts")
  public static let excessiveLimit = DiagnosticCode(
    "PM0424", "limit that no server can keep",
    why: "what any request may have is memory and stack that each connection can take, whoever opens it",
    fix: "lower it")
  public static let untrimmedItems = DiagnosticCode(
    "PM0425", "items that are compared before they are trimmed",
    why: """
      `x-trim` takes white space off before any other rule is checked; `uniqueItems` is held against the items as they \
      were sent, and would let through two that are the same
      """,
    fix: "take `uniqueItems` or `x-trim` out")
  public static let brokenOrder = DiagnosticCode(
    "PM0426", "order that the items of the list do not tell",
    why: "whoever reads a list by its order, and whoever checks it, goes by a value that every item has",
    fix: "name a required property of the items that is a `date-time`, a `date` or a number")

  public static let all = [
    unboundedString, unboundedNumber, unboundedArray, unboundedObject, untyped, statusNotDeclared, answerDoesNotFit,
    headerNotDeclared, transportNotDeclared, noSuccess, unanchoredPattern, collidingRoutes, unusedComponent, unusedName,
    exampleDoesNotFit, brokenLink, unsignedWebhook, unboundedFile, noToken, misplacedToken,
    misplacedInternal, silentRefusal, misplacedCompression, excessiveLimit, untrimmedItems, brokenOrder,
  ]
}
