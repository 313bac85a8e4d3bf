/// Diagnostics as people and tools read them.
public enum DiagnosticRenderer {
  /// For people, in the format of compilers:
  ///
  ///     api.yaml:3:5: error[PM0009]: the key 'name' stands twice
  ///        3 |     name: b
  ///          |     ^~~~
  ///     api.yaml:2:5: note: it stands here first
  ///        2 |     name: a
  ///          |     ^~~~
  ///     why: …
  ///     fix: …
  ///
  /// Diagnostics stand in the order given, with a blank line between them.
  /// - Parameter source: The bytes of a file by its name in the spans; without them the lines are left out.
  public static func text(_ diagnostics: [Diagnostic], source: (String) -> [UInt8]?) -> String {
    var texts: [String: SourceText?] = [:]
    func snippet(_ span: SourceSpan) -> String {
      let text = texts[span.file] ?? source(span.file).map(SourceText.init)
      texts[span.file] = .some(text)
      return text.map { Snippet.text(of: span, in: $0) } ?? ""
    }

    return diagnostics.map { diagnostic in
      let kind = "\(diagnostic.severity.rawValue)[\(diagnostic.code)]"
      var result = "\(place(diagnostic.span)): \(kind): \(visible(diagnostic.message))\n" + snippet(diagnostic.span)
      for note in diagnostic.notes {
        if let span = note.span {
          result += "\(place(span)): note: \(visible(note.message))\n" + snippet(span)
        } else {
          result += "note: \(visible(note.message))\n"
        }
      }
      if let why = diagnostic.why { result += "why: \(visible(why))\n" }
      if let fix = diagnostic.fix { result += "fix: \(visible(fix))\n" }
      return result
    }.joined(separator: "\n")
  }

  /// For tools: one JSON object with the member `diagnostics`, an array in the order given; a line for each.
  public static func json(_ diagnostics: [Diagnostic]) -> String {
    let lines = diagnostics.map { DiagnosticJSON.object(of: $0) }
    return "{\"diagnostics\":[" + lines.map { "\n" + $0 }.joined(separator: ",") + (lines.isEmpty ? "" : "\n") + "]}\n"
  }

  private static func place(_ span: SourceSpan) -> String {
    "\(visible(span.file)):\(span.start.line):\(span.start.column)"
  }

  /// Messages quote files that anyone may have written: what could steer a terminal or break the line is shown by its
  /// number.
  private static func visible(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      if DisplayWidth.isHarmless(scalar) {
        result.append(scalar)
      } else {
        result.append(contentsOf: "\\u{\(String(scalar.value, radix: 16, uppercase: true))}".unicodeScalars)
      }
    }
    return String(result)
  }
}
