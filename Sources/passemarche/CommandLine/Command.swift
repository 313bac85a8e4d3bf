import Glibc

/// A command or a group of commands (`editor add`).
struct Command: Sendable {
  let name: String
  let summary: String
  /// Operands as the help shows them: `NAME`.
  var operands: [String] = []
  var options: [Option] = []
  /// Paragraphs below the options in the help.
  var notes: [String] = []
  var commands: [Command] = []
  var run: (@Sendable (Arguments) async throws -> Void)?

  /// Finds the command that the words name, and runs it or prints its help.
  func dispatch(_ words: [String], path: [String] = []) async throws {
    let path = path + [name]
    if let run {
      if words.contains("--help") || words.contains("-h") { return printHelp(path) }
      do {
        let arguments = try Arguments(words, options: options)
        let optional = operands.filter { $0.hasPrefix("[") }.count
        guard (operands.count - optional...operands.count).contains(arguments.operands.count) else {
          throw UsageError(operands.isEmpty ? "takes no operand" : "needs \(operands.joined(separator: " "))")
        }
        try await run(arguments)
      } catch let error as UsageError {
        throw UsageError(
          "\(path.joined(separator: " ")): \(error.message)\nSee `\(path.joined(separator: " ")) --help`.")
      }
      return
    }
    guard let word = words.first, word != "--help", word != "-h" else {
      printHelp(path)
      if words.isEmpty { throw UsageError("\(path.joined(separator: " ")): which command?") }
      return
    }
    guard let command = commands.first(where: { $0.name == word }) else {
      throw UsageError(
        "\(path.joined(separator: " ")): unknown command \(word)\nSee `\(path.joined(separator: " ")) --help`.")
    }
    try await command.dispatch(Array(words.dropFirst()), path: path)
  }

  private func printHelp(_ path: [String]) {
    var usage = "Usage: " + path.joined(separator: " ")
    if !commands.isEmpty { usage += " COMMAND" }
    for operand in operands { usage += " " + operand }
    if !options.isEmpty { usage += " [options]" }
    var lines = [summary, "", usage]
    if !commands.isEmpty {
      lines += ["", "Commands:"] + Self.columns(commands.map { ($0.name, $0.summary) })
    }
    if !options.isEmpty {
      lines += ["", "Options:"]
      lines += Self.columns(
        options.map { ("--" + $0.name + ($0.value.map { " " + $0 } ?? ""), $0.help) } + [("--help", "Show this")])
    }
    for note in notes { lines += ["", note] }
    print(lines.joined(separator: "\n"))
  }

  private static func columns(_ rows: [(String, String)]) -> [String] {
    let width = rows.map(\.0.count).max() ?? 0
    return rows.map { "  " + $0 + String(repeating: " ", count: width - $0.count + 2) + $1 }
  }
}
