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

  func comment(_ lines: [String], width: Int) -> [String] {
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
