/// Gathers the lines of one generated file, in any language: 120 columns wide where they can be broken.
final class CodeWriter {
  private(set) var text = ""
  private var indentation: Int
  private let step: String
  private let comments: CommentStyle

  /// - Parameters:
  ///   - step: one level of indentation; a tab counts for four columns.
  ///   - comments: how ``doc(_:)`` writes.
  init(indentation: Int = 0, step: String = "  ", comments: CommentStyle = .swift) {
    self.indentation = indentation
    self.step = step
    self.comments = comments
  }

  /// The columns that a line has.
  var room: Int { 120 - indentation * (step == "\t" ? 4 : step.count) }

  func line(_ content: String = "") {
    if !content.isEmpty {
      text += String(repeating: step, count: indentation)
      text += content
    }
    text += "\n"
  }

  func lines(_ content: [String]) { for content in content { line(content) } }

  /// Lines between an opening and a closing one, indented.
  func block(_ opening: String, closing: String = "}", _ body: () -> Void) {
    line(opening)
    indented(body)
    line(closing)
  }

  func indented(_ body: () -> Void) {
    indentation += 1
    body()
    indentation -= 1
  }

  /// Each item by the body, an empty line between two.
  func parted<Item>(_ items: [Item], _ body: (Item) -> Void) {
    for (index, item) in items.enumerated() {
      if index > 0 { line() }
      body(item)
    }
  }

  /// Text taken over as it is, without indentation.
  func verbatim(_ content: String) { text += content }

  /// A call or declaration on one line where it fits into 120 columns, else one argument a line.
  func call(_ opening: String, _ arguments: [String], closing: String = ")", separator: String = ",") {
    let oneLine = opening + arguments.joined(separator: separator + " ") + closing
    if oneLine.count <= room {
      line(oneLine)
      return
    }
    // What opens a block stands on a line of its own.
    let opensBlock = closing.hasSuffix("{")
    line(opening)
    indented {
      for (index, argument) in arguments.enumerated() {
        line(argument + (index + 1 < arguments.count ? separator : opensBlock ? "" : closing))
      }
    }
    if opensBlock { line(closing) }
  }

  /// A call or declaration on one line where it fits into 120 columns, else with as many arguments on a line as fit.
  /// - Parameters:
  ///   - trailing: what stands behind the last argument where the closing has a line of its own.
  ///   - isOpen: whether the closing has a line of its own where the arguments have some; nil: where it opens a block.
  func filled(
    _ opening: String, _ arguments: [String], closing: String, trailing: String = "", isOpen: Bool? = nil
  ) {
    let oneLine = opening + arguments.joined(separator: ", ") + closing
    if oneLine.count <= room {
      line(oneLine)
      return
    }
    let isOpen = isOpen ?? closing.hasSuffix("{")
    line(opening.hasSuffix(" ") ? String(opening.dropLast()) : opening)
    indented { fill(arguments, end: isOpen ? trailing : closing) }
    if isOpen { line(closing) }
  }

  /// As many arguments on a line as fit.
  func fill(_ arguments: [String], end: String) {
    var current = ""
    for (index, argument) in arguments.enumerated() {
      let item = argument + (index + 1 < arguments.count ? "," : end)
      if !current.isEmpty, current.count + 1 + item.count > room {
        line(current)
        current = ""
      }
      current += (current.isEmpty ? "" : " ") + item
    }
    line(current)
  }

  /// The head of a function, on one line where it fits into 120 columns.
  func function(_ opening: String, _ parameters: [String], _ rest: String, _ body: () -> Void) {
    let list = parameters.joined(separator: ", ")
    if opening.count + list.count + rest.count + 3 <= room {
      line("\(opening)\(list))\(rest) {")
    } else {
      line(opening)
      indented { line(list) }
      line(")\(rest) {")
    }
    indented(body)
    line("}")
  }

  /// Documentation comments, their paragraphs wrapped.
  func doc(_ texts: String?...) { doc(texts, tags: []) }

  /// - Parameter tags: lines such as `@param name …`, after the texts; what does not fit on one is indented.
  func doc(_ texts: [String?], tags: [String]) {
    let width = room - comments.prefix.count
    var lines: [String] = []
    for paragraph in texts.compactMap(\.self).flatMap(Self.paragraphs) {
      if !lines.isEmpty { lines.append("") }
      lines += Self.wrap(paragraph, width: width)
    }
    if !lines.isEmpty, !tags.isEmpty { lines.append("") }
    for tag in tags {
      let lead = String(tag.prefix { $0 == " " })
      let text = tag.split(whereSeparator: \.isNewline).joined(separator: " ")
      let wrapped = Self.wrap(text, width: width - 2 - lead.count)
      lines += wrapped.enumerated().map { lead + ($0.offset == 0 ? "" : "  ") + $0.element }
    }
    for text in comments.comment(lines.map(Self.printable), width: room) { line(text) }
  }

  /// Lines of comment, their paragraphs wrapped.
  /// - Parameters:
  ///   - prefix: before each line, such as `//`.
  ///   - texts: paragraphs, or several of them parted by empty lines.
  func comment(_ prefix: String, _ texts: [String?]) {
    for (index, paragraph) in texts.compactMap(\.self).flatMap(Self.paragraphs).enumerated() {
      if index > 0 { line(prefix) }
      for wrapped in Self.wrap(paragraph, width: room - prefix.count - 1) {
        line(prefix + " " + Self.printable(wrapped))
      }
    }
  }

  /// Rows of cells, each column as wide as its widest cell.
  static func columns(_ rows: [[String]]) -> [String] {
    rows.map { row in
      var line = ""
      for (column, cell) in row.enumerated() {
        let width = rows.map { $0.count > column + 1 ? $0[column].count : 0 }.max() ?? 0
        line += column + 1 < row.count ? cell + String(repeating: " ", count: max(width - cell.count, 0) + 1) : cell
      }
      return line
    }
  }

  /// Parted by empty lines; the line breaks within them mean nothing.
  static func paragraphs(_ text: String) -> [String] {
    var paragraphs: [String] = []
    var current: [Substring] = []
    for line in (text + "\n").split(separator: "\n", omittingEmptySubsequences: false) {
      if !line.allSatisfy(\.isWhitespace) {
        current.append(line)
      } else if !current.isEmpty {
        paragraphs.append(current.joined(separator: " "))
        current = []
      }
    }
    return paragraphs
  }

  /// Text of the contract as it may stand in a comment: on one line, without control characters.
  static func printable(_ text: String) -> String {
    String(String.UnicodeScalarView(text.unicodeScalars.map { $0.value < 0x20 || $0.value == 0x7F ? " " : $0 }))
  }

  /// - Parameter hanging: before each line but the first.
  static func wrap(_ text: String, width: Int, hanging: String = "") -> [String] {
    var lines: [String] = []
    var current = ""
    for word in text.split(separator: " ") {
      if !current.isEmpty && current.count + 1 + word.count > width {
        lines.append(current)
        current = hanging + word
      } else {
        current += (current.isEmpty ? "" : " ") + word
      }
    }
    lines.append(current)
    return lines
  }
}
