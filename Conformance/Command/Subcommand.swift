/// One thing that the command does.
struct Subcommand: Sendable {
  var name: String
  /// Behind the name, such as `--url URL [options]`.
  var usage: String
  /// One line.
  var summary: String
  var flags: @Sendable () -> [Flag]
  /// Paragraphs under the options: variables of the environment, exit codes.
  var notes: String
  /// - Returns: the exit code.
  var run: @Sendable (GivenFlags) throws -> Int32

  static let all: [Subcommand] = [.run, .receiver, .deliveries, .compare]

  var help: String {
    let flags = flags() + [.help]
    let heads = flags.map { $0.name + ($0.value.map { " " + $0 } ?? "") }
    let wide = min((heads.map(\.count).max() ?? 0) + 2, 26)
    var text = "conformance \(name): \(summary)\n\nusage: conformance \(name) \(usage)\n\n"
    for (flag, head) in zip(flags, heads) {
      let lines = Self.wrapped(flag.help, 118 - wide - 2)
      var first = "  " + head
      if head.count + 2 > wide {
        text += first + "\n"
        first = "  "
      }
      for (index, line) in lines.enumerated() {
        let start = index == 0 ? first : ""
        text += start + String(repeating: " ", count: wide + 2 - start.count) + line + "\n"
      }
    }
    return text + "\n" + notes
  }

  private static func wrapped(_ text: String, _ width: Int) -> [String] {
    var lines = [""]
    for word in text.split(separator: " ") {
      if lines[lines.count - 1].isEmpty {
        lines[lines.count - 1] = String(word)
      } else if lines[lines.count - 1].count + 1 + word.count <= width {
        lines[lines.count - 1] += " " + word
      } else {
        lines.append(String(word))
      }
    }
    return lines
  }
}
