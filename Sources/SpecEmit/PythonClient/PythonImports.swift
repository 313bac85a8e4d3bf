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

  func from(_ module: String, _ names: [String], _ writer: CodeWriter) {
    let used = names.filter(uses).sorted { ($0.lowercased(), $0) < ($1.lowercased(), $1) }
    guard !used.isEmpty else { return }
    let line = "from \(module) import " + used.joined(separator: ", ")
    if line.count <= 120 {
      writer.line(line)
    } else {
      writer.listed("from \(module) import (", used, closing: ")")
    }
  }
}
