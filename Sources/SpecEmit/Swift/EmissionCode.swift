import SpecIR
import SpecSyntax

/// What a contract can say rightly and still not be written as Swift.
public enum EmissionCode {
  public static let pathParameters = DiagnosticCode(
    "PM0601", "path with more than four parameters",
    why: "the runtime keeps the places of at most four parameters, so that routing allocates nothing",
    fix: "put the further ones into the query")
  public static let bodyTypes = DiagnosticCode(
    "PM0602", "request body with several types",
    why: "a handler is given one Swift type, whichever media type the client chose",
    fix: "describe each media type of the body by the same component")
  public static let answerTypes = DiagnosticCode(
    "PM0603", "answer with several media types",
    why: """
      a handler gives one Swift type for each status; only application/problem+json may stand beside it, or further \
      media types of bytes beside bytes
      """,
    fix: "split the operation, or describe each media type as bytes, without a schema")
  public static let sharedName = DiagnosticCode(
    "PM0604", "two things that become one Swift name",
    why: "operations and components become Swift types of one module, in upper camel case",
    fix: "rename one of them")

  public static let misplacedFile = DiagnosticCode(
    "PM0605", "file where there can be none",
    why: "`format: binary` stands for bytes as they are: a whole body, or a part of a multipart form",
    fix: "in JSON, bytes are a string with `contentEncoding: base64`")
  public static let form = DiagnosticCode(
    "PM0606", "form that cannot be read",
    why: """
      a form has fields of text, lists of them and, where it is multipart, files; each is held to its own rules, and \
      there are no others
      """)

  public static let all = [pathParameters, bodyTypes, answerTypes, sharedName, misplacedFile, form]
}

extension SourceSpan {
  init(_ site: Site) {
    let position = Position(line: site.line, column: site.column)
    self.init(file: site.file, start: position, end: position)
  }
}
