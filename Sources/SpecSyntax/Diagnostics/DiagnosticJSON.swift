/// The JSON form of diagnostics. Members that have no value are left out.
enum DiagnosticJSON {
  static func object(of diagnostic: Diagnostic) -> String {
    var members = [
      member("code", diagnostic.code), member("severity", diagnostic.severity.rawValue),
      member("message", diagnostic.message),
      place(diagnostic.span),
    ]
    if !diagnostic.notes.isEmpty {
      let notes = diagnostic.notes.map { note in
        "{" + ([member("message", note.message)] + (note.span.map { [place($0)] } ?? [])).joined(separator: ",") + "}"
      }
      members.append("\"notes\":[\(notes.joined(separator: ","))]")
    }
    if let why = diagnostic.why { members.append(member("why", why)) }
    if let fix = diagnostic.fix { members.append(member("fix", fix)) }
    return "{" + members.joined(separator: ",") + "}"
  }

  private static func place(_ span: SourceSpan) -> String {
    let start = "\"line\":\(span.start.line),\"column\":\(span.start.column)"
    let end = "\"endLine\":\(span.end.line),\"endColumn\":\(span.end.column)"
    return "\(member("file", span.file)),\(start),\(end)"
  }

  private static func member(_ name: String, _ value: String) -> String { "\"\(name)\":\(string(value))" }

  private static func string(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\t": result += "\\t"
      case "\u{0}"..."\u{1F}":
        let hex = String(scalar.value, radix: 16)
        result += "\\u" + String(repeating: "0", count: 4 - hex.count) + hex
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }
}
