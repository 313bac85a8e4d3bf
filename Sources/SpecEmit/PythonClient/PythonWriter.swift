/// Gathers the lines of one Python file: four spaces to a level, at most 120 columns where a text can be broken.
final class PythonWriter {
  private(set) var text: String
  private var level = 0
  private static let width = 120

  /// - Parameter header: what the file begins with.
  init(_ header: String = "") { text = header }

  func line(_ content: String = "") {
    if !content.isEmpty { text += String(repeating: "    ", count: level) + content }
    text += "\n"
  }

  func lines(_ content: [String]) { for content in content { line(content) } }

  func indented(_ body: () -> Void) {
    level += 1
    body()
    level -= 1
  }

  func block(_ opening: String, _ body: () -> Void) {
    line(opening)
    indented(body)
  }

  /// A call or a definition on one line where it fits, else its arguments on lines of their own.
  func filled(_ opening: String, _ arguments: [String], closing: String) {
    let oneLine = opening + arguments.joined(separator: ", ") + closing
    if level * 4 + oneLine.count <= Self.width {
      line(oneLine)
      return
    }
    line(opening)
    indented {
      var current = ""
      for argument in arguments {
        if !current.isEmpty, level * 4 + current.count + argument.count + 2 > Self.width {
          line(current)
          current = ""
        }
        current += (current.isEmpty ? "" : " ") + argument + ","
      }
      line(current)
    }
    line(closing)
  }

  /// A docstring: paragraphs, wrapped.
  func doc(_ paragraphs: String?...) { doc(paragraphs) }

  func doc(_ paragraphs: [String?]) {
    let width = Self.width - level * 4
    var lines: [String] = []
    for paragraph in paragraphs.compactMap(\.self).flatMap(Self.paragraphs) {
      // Fields of a docstring (`:param …`) follow each other without a line between them.
      let isNext = paragraph.hasPrefix(":") && isField(lines)
      if !lines.isEmpty, !isNext { lines.append("") }
      lines += Self.wrapped(Self.printable(paragraph), width: width - 4)
    }
    guard let first = lines.first else { return }
    if lines.count == 1, first.count + 6 <= width, !first.hasSuffix("\"") {
      line("\"\"\"\(first)\"\"\"")
      return
    }
    line("\"\"\"" + first)
    for content in lines.dropFirst() { line(content) }
    line("\"\"\"")
  }

  private func isField(_ lines: [String]) -> Bool {
    lines.last { $0.hasPrefix(":") || $0.isEmpty }?.hasPrefix(":") == true
  }

  private static func paragraphs(_ text: String) -> [String] {
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

  private static func wrapped(_ text: String, width: Int) -> [String] {
    let hanging = text.hasPrefix(":") ? "    " : ""
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
    return lines + [current]
  }

  /// Text of the contract as it may stand in a docstring.
  private static func printable(_ text: String) -> String {
    CodeWriter.printable(text).replacing("\\", with: "\\\\").replacing("\"\"\"", with: "'''")
  }
}

/// Which names a text of Python uses, so that nothing is imported that is not.
struct PythonImports {
  private let words: Set<String.SubSequence>

  init(_ text: String) {
    // Without docstrings.
    let code = text.split(separator: "\"\"\"", omittingEmptySubsequences: false).enumerated()
      .compactMap { $0.offset % 2 == 0 ? $0.element : nil }.joined(separator: " ")
    words = Set(code.split { !($0.isASCII && ($0.isLetter || $0.isNumber || $0 == "_")) })
  }

  func uses(_ name: String) -> Bool { words.contains(Substring(name)) }

  func from(_ module: String, _ names: [String], _ writer: PythonWriter) {
    let used = names.filter(uses).sorted { ($0.lowercased(), $0) < ($1.lowercased(), $1) }
    guard !used.isEmpty else { return }
    let line = "from \(module) import " + used.joined(separator: ", ")
    if line.count <= 120 {
      writer.line(line)
    } else {
      writer.filled("from \(module) import (", used, closing: ")")
    }
  }
}
