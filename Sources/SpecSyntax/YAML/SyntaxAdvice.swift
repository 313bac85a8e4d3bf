/// What libyaml's problems mean to the person who wrote the file.
enum SyntaxAdvice {
  /// A diagnostic at the place of the problem, with libyaml's context as a note where it names another place.
  static func diagnostic(for problem: EventReader.Problem, in text: SourceText, file: String) -> Diagnostic {
    let start = place(problem.position, in: text)
    let notes: [Diagnostic.Note] =
      problem.context.flatMap { context in
        let since = place(context.position, in: text)
        return since == start
          ? nil : [.init("\(context.message) that starts here", at: SourceSpan(file: file, at: since))]
      } ?? []
    let advice = table.first { problem.message.contains($0.problem) }
    return Diagnostic(
      SyntaxCode.syntax, advice?.message ?? problem.message, at: SourceSpan(file: file, at: start), notes: notes,
      fix: advice?.fix)
  }

  /// A mark at the end of the file lies on a line that may not exist.
  private static func place(_ position: Position, in text: SourceText) -> Position {
    guard position.line > text.lineCount else { return position }
    return Position(line: text.lineCount, column: (text.scalars(ofLine: text.lineCount)?.count ?? 0) + 1)
  }

  /// The first row whose text is part of the problem counts.
  private static let table: [(problem: String, message: String, fix: String)] = [
    (
      "mapping values are not allowed in this context", "a ':' stands where no key can be",
      "quote the text if it holds ': ', or indent the line like the keys beside it"
    ),
    (
      "did not find expected key", "a key was expected here",
      "indent the keys of one mapping alike; a quoted text ends at its second quote"
    ),
    (
      "did not find expected '-' indicator", "a '-' was expected here",
      "indent the items of one sequence alike"
    ),
    (
      "could not find expected ':'", "a key without ':'",
      "write ': ' after the key; a key stands on one line; indent the lines of a longer text"
    ),
    (
      "found character that cannot start any token", "this character cannot start a value",
      "indent with spaces, not tabs; quote a text that starts with @, ` or %"
    ),
    (
      "found a tab character", "a tab stands in the indentation",
      "indent with spaces"
    ),
    (
      "found unexpected end of stream", "the quoted text never ends",
      "add the closing quote"
    ),
    (
      "found unknown escape character", "the text holds an unknown escape",
      #"write \\ for a backslash, or use single quotes, in which a backslash is a backslash"#
    ),
    (
      "found invalid Unicode character escape code", "the escape is no Unicode character",
      #"write the character itself, or \U and eight digits in place of a pair of surrogates"#
    ),
    (
      "did not find expected ',' or ']'", "a ',' or ']' was expected here",
      "separate the items by ',' and close the sequence with ']'"
    ),
    (
      "did not find expected ',' or '}'", "a ',' or '}' was expected here",
      "separate the members by ',' and close the mapping with '}'"
    ),
    (
      "did not find expected <document start>", "text stands after the end of the document",
      "a file holds one value: check the indentation of this line"
    ),
    (
      "found undefined tag handle", "the tag has an unknown handle",
      "remove the tag; quote a text that starts with '!'"
    ),
    (
      "block sequence entries are not allowed in this context", "a '-' stands where no sequence can start",
      "start the sequence on a line of its own, or quote the text"
    ),
    (
      "mapping keys are not allowed in this context", "a '?' stands where no key can be",
      "quote the text"
    ),
  ]
}
