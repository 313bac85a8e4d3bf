/// Gathers the lines of one file of a client, in any language.
final class ClientWriter {
  private(set) var text = ""
  private let indent: String
  private let columns: Int
  private var depth = 0

  /// - Parameters:
  ///   - indent: one step of indentation; a tab counts for four columns.
  ///   - columns: how wide lines may be.
  init(indent: String, columns: Int = 120) {
    self.indent = indent
    self.columns = columns
  }

  private var width: Int { depth * (indent == "\t" ? 4 : indent.count) }

  func line(_ content: String = "") {
    if !content.isEmpty {
      text += String(repeating: indent, count: depth)
      text += content
    }
    text += "\n"
  }

  /// Text taken over as it is, without indentation.
  func verbatim(_ content: String) { text += content }

  func indented(_ body: () -> Void) {
    depth += 1
    body()
    depth -= 1
  }

  /// Lines between an opening and a closing one, indented.
  func block(_ opening: String, closing: String = "}", _ body: () -> Void) {
    line(opening)
    indented(body)
    line(closing)
  }

  /// Each item by the body, an empty line between two.
  func parted<Item>(_ items: [Item], _ body: (Item) -> Void) {
    for (index, item) in items.enumerated() {
      if index > 0 { line() }
      body(item)
    }
  }

  /// A call or declaration on one line where it fits, else with as many arguments on a line as fit.
  /// - Parameters:
  ///   - trailing: what stands behind the last argument where the closing has a line of its own.
  ///   - isOpen: whether the closing has a line of its own where the arguments have some.
  func filled(
    _ opening: String, _ arguments: [String], closing: String, trailing: String = "", isOpen: Bool = false
  ) {
    let oneLine = opening + arguments.joined(separator: ", ") + closing
    if width + oneLine.count <= columns {
      line(oneLine)
      return
    }
    line(opening.hasSuffix(" ") ? String(opening.dropLast()) : opening)
    indented { fill(arguments, end: isOpen ? trailing : closing) }
    if isOpen { line(closing) }
  }

  /// As many arguments on a line as fit.
  func fill(_ arguments: [String], end: String) {
    var current = ""
    for (index, argument) in arguments.enumerated() {
      let item = argument + (index + 1 < arguments.count ? "," : end)
      if !current.isEmpty, width + current.count + 1 + item.count > columns {
        line(current)
        current = ""
      }
      current += (current.isEmpty ? "" : " ") + item
    }
    line(current)
  }

  /// Lines of comment, their paragraphs wrapped.
  /// - Parameters:
  ///   - prefix: before each line, such as `//`.
  ///   - texts: paragraphs, or several of them parted by empty lines.
  func comment(_ prefix: String, _ texts: [String?]) {
    let paragraphs = texts.compactMap(\.self).flatMap(CodeWriter.paragraphs)
    for (index, paragraph) in paragraphs.enumerated() {
      if index > 0 { line(prefix) }
      let room = columns - width - prefix.count - 1
      for wrapped in CodeWriter.wrap(paragraph, width: room) { line(prefix + " " + CodeWriter.printable(wrapped)) }
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
}

/// Text of the contract in the source of a language whose string literals are those of C: Go, Java, C#.
enum CLiteral {
  static func string(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\r": result += "\\r"
      case "\t": result += "\\t"
      case _ where scalar.value < 0x20 || isInvisible(scalar): result += escape(scalar)
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }

  /// As UTF-16, which all of them read.
  private static func escape(_ scalar: Unicode.Scalar) -> String {
    String(scalar).utf16.map { unit in
      let digits = String(unit, radix: 16, uppercase: true)
      return "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
    }.joined()
  }

  /// Format characters and marks would hide in, or change, the source around them.
  private static func isInvisible(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator, .privateUse, .surrogate, .unassigned: true
    default: false
    }
  }
}
