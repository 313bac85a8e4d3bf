/// Gathers the lines of one generated file.
final class CodeWriter {
  private(set) var text = ""
  private var indentation: Int
  private let step: Int
  private let comments: CommentStyle

  /// - Parameter step: the columns of one level of indentation.
  init(indentation: Int = 0, step: Int = 2, comments: CommentStyle = .swift) {
    self.indentation = indentation
    self.step = step
    self.comments = comments
  }

  /// The columns that a line has.
  var room: Int { 120 - indentation * step }

  func line(_ content: String = "") {
    if !content.isEmpty {
      text += String(repeating: " ", count: indentation * step)
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
  func filled(_ opening: String, _ arguments: [String], closing: String) {
    let oneLine = opening + arguments.joined(separator: ", ") + closing
    if oneLine.count <= room {
      line(oneLine)
      return
    }
    line(opening)
    let opensBlock = closing.hasSuffix("{")
    indented {
      var current = ""
      for (index, argument) in arguments.enumerated() {
        let end = index + 1 < arguments.count ? "," : opensBlock ? "" : closing
        if !current.isEmpty, current.count + 1 + argument.count + end.count > room {
          line(current)
          current = ""
        }
        current += (current.isEmpty ? "" : " ") + argument + end
      }
      line(current)
    }
    if opensBlock { line(closing) }
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

  static func wrap(_ text: String, width: Int) -> [String] {
    var lines: [String] = []
    var current = ""
    for word in text.split(separator: " ") {
      if !current.isEmpty && current.count + 1 + word.count > width {
        lines.append(current)
        current = ""
      }
      current += (current.isEmpty ? "" : " ") + word
    }
    lines.append(current)
    return lines
  }
}

/// How a language writes comments for documentation.
struct CommentStyle {
  /// Nil where each line is a comment by itself.
  var opening: String?
  /// Before each line.
  var prefix: String
  var closing: String?

  static let swift = CommentStyle(prefix: "/// ")
  static let hash = CommentStyle(prefix: "# ")
  /// As Javadoc writes them, and what has come after it.
  static let block = CommentStyle(opening: "/**", prefix: " * ", closing: " */")

  fileprivate func comment(_ lines: [String], width: Int) -> [String] {
    guard !lines.isEmpty else { return [] }
    guard let opening, let closing else { return lines.map(prefixed) }
    let safe = lines.map { $0.replacing("*/", with: "* /") }
    let short = "\(opening) \(safe[0])\(closing)"
    return safe.count == 1 && short.count <= width ? [short] : [opening] + safe.map(prefixed) + [closing]
  }

  private func prefixed(_ line: String) -> String {
    line.isEmpty ? String(prefix.reversed().drop { $0 == " " }.reversed()) : prefix + line
  }
}

/// How values are written in Swift source.
enum SwiftLiteral {
  static func string(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\r": result += "\\r"
      case "\t": result += "\\t"
      case _ where scalar.value < 0x20 || scalar.value == 0x7F || isInvisible(scalar):
        result += "\\u{\(String(scalar.value, radix: 16, uppercase: true))}"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }

  /// Format characters and marks would hide in, or change, the source around them.
  private static func isInvisible(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator, .nonspacingMark, .privateUse, .unassigned: true
    default: false
    }
  }

  /// A text over many lines, byte for byte: a raw literal where that is possible.
  static func document(_ bytes: [UInt8]) -> String {
    let text = String(decoding: bytes, as: UTF8.self)
    if text.utf8.contains(where: { $0 < 0x20 && $0 != 0x0A && $0 != 0x09 }) || text.isEmpty { return string(text) }
    var hashes = "#"
    while text.contains("\"\"\"" + hashes) || text.contains("\\" + hashes) { hashes += "#" }
    return "\(hashes)\"\"\"\n\(text)\n\"\"\"\(hashes)"
  }

  static func strings(_ texts: [String]) -> String { "[" + texts.map(string).joined(separator: ", ") + "]" }
}
