/// The source line of a span, with a mark under it that is right for tabs, accents and wide characters.
enum Snippet {
  /// The columns of a terminal that a line may take; of a longer one, the part around the span is shown.
  private static let width = 110
  /// How much of a long line is shown before the span.
  private static let lead = 40
  private static let tabWidth = 4

  /// Two lines, or none when the file has no such line.
  static func text(of span: SourceSpan, in source: SourceText) -> String {
    guard let scalars = source.scalars(ofLine: span.start.line) else { return "" }
    let first = min(span.start.column - 1, scalars.count)
    let last = span.end.line > span.start.line ? scalars.count : min(span.end.column - 1, scalars.count)

    var shown = ""
    var padding = 0
    var marked = 0
    var column = 0
    let begin = first > width - lead ? beginning(before: first, in: scalars) : 0
    if begin > 0 {
      shown = "…"
      column = 1
      padding = 1
    }
    for index in begin..<scalars.count {
      let (text, cells) = DisplayWidth.cell(of: scalars[index], atColumn: column, tabWidth: tabWidth)
      if column + cells > width {
        shown += "…"
        break
      }
      shown += text
      column += cells
      if index < first { padding += cells } else if index < last { marked += cells }
    }
    while shown.last == " " { shown.removeLast() }

    let number = String(span.start.line)
    let gutter = String(repeating: " ", count: max(0, 4 - number.count))
    let blank = String(repeating: " ", count: max(4, number.count))
    let mark = "^" + String(repeating: "~", count: max(0, marked - 1))
    let line = "\(gutter)\(number) |" + (shown.isEmpty ? "" : " " + shown)
    return "\(line)\n\(blank) | \(String(repeating: " ", count: padding))\(mark)\n"
  }

  /// Where a long line begins to be shown: some scalars before the span, not within a combined character.
  private static func beginning(before first: Int, in scalars: [Unicode.Scalar]) -> Int {
    var begin = first - lead
    while begin > 0, DisplayWidth.of(scalars[begin]) == 0 { begin -= 1 }
    return begin
  }
}
