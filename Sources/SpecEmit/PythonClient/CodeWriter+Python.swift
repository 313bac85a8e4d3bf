/// What only Python has.
extension CodeWriter {
  /// - Parameter header: what the file begins with.
  static func python(_ header: String = "") -> CodeWriter {
    let writer = CodeWriter(step: "    ")
    writer.verbatim(header)
    return writer
  }

  /// A line that ends with a colon, and what is indented below it.
  func suite(_ opening: String, _ body: () -> Void) {
    line(opening)
    indented(body)
  }

  /// A call or a definition on one line where it fits, else its arguments on lines of their own.
  func listed(_ opening: String, _ arguments: [String], closing: String) {
    filled(opening, arguments, closing: closing, trailing: ",", isOpen: true)
  }

  /// A docstring: paragraphs, wrapped.
  func docstring(_ paragraphs: String?...) { docstring(paragraphs) }

  func docstring(_ paragraphs: [String?]) {
    var lines: [String] = []
    for paragraph in paragraphs.compactMap(\.self).flatMap(Self.paragraphs) {
      // Fields of a docstring (`:param …`) follow each other without a line between them.
      let isField = paragraph.hasPrefix(":")
      if !lines.isEmpty, !(isField && Self.endsInField(lines)) { lines.append("") }
      // No text of the contract ends the docstring, or is an escape in it.
      let text = Self.printable(paragraph).replacing("\\", with: "\\\\").replacing("\"\"\"", with: "'''")
      lines += Self.wrap(text, width: room - 4, hanging: isField ? "    " : "")
    }
    guard let first = lines.first else { return }
    if lines.count == 1, first.count + 6 <= room, !first.hasSuffix("\"") {
      line("\"\"\"\(first)\"\"\"")
      return
    }
    line("\"\"\"" + first)
    for content in lines.dropFirst() { line(content) }
    line("\"\"\"")
  }

  private static func endsInField(_ lines: [String]) -> Bool {
    lines.last { $0.hasPrefix(":") || $0.isEmpty }?.hasPrefix(":") == true
  }
}
