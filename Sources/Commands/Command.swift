import Glibc

/// A command or a group of commands (`editor add`).
package struct Command: Sendable {
  /// What a command does.
  private enum Work: Sendable {
    case commands([Command])
    case run(@Sendable (Arguments) async throws -> Void)
    /// A program of this name beside this one does it.
    case program(String)
  }

  let name: String
  let summary: String
  /// Operands as the help shows them: `NAME`.
  let operands: [String]
  let options: [Option]
  /// Paragraphs below the options in the help.
  let notes: [String]
  private let work: Work

  package init(
    name: String, summary: String, operands: [String] = [], options: [Option] = [], notes: [String] = [],
    run: @escaping @Sendable (Arguments) async throws -> Void
  ) {
    self.name = name
    self.summary = summary
    self.operands = operands
    self.options = options
    self.notes = notes
    work = .run(run)
  }

  /// A group.
  package init(name: String, summary: String, notes: [String] = [], commands: [Command]) {
    self.name = name
    self.summary = summary
    (operands, options) = ([], [])
    self.notes = notes
    work = .commands(commands)
  }

  /// A command that another program does, which lies beside this one and is given the words as they are. What that
  /// program needs is not loaded by this one.
  package init(name: String, summary: String, program: String) {
    self.name = name
    self.summary = summary
    (operands, options, notes) = ([], [], [])
    work = .program(program)
  }

  /// Finds the command that the words name, and runs it or prints its help.
  func dispatch(_ words: [String], path: [String] = []) async throws {
    let path = path + [name]
    switch work {
    case .commands(let commands): try await choose(among: commands, words, path)
    case .run(let run): try await self.run(run, words, path)
    case .program(let program): throw Self.replaceProcess(with: program, words)
    }
  }

  private func choose(among commands: [Command], _ words: [String], _ path: [String]) async throws {
    guard let word = words.first, word != "--help", word != "-h" else {
      printHelp(path, commands)
      if words.isEmpty { throw UsageError("\(path.joined(separator: " ")): which command?") }
      return
    }
    guard let command = commands.first(where: { $0.name == word }) else {
      throw UsageError(
        "\(path.joined(separator: " ")): unknown command \(word)\nSee `\(path.joined(separator: " ")) --help`.")
    }
    try await command.dispatch(Array(words.dropFirst()), path: path)
  }

  private func run(_ run: (Arguments) async throws -> Void, _ words: [String], _ path: [String]) async throws {
    if words.contains("--help") || words.contains("-h") { return printHelp(path) }
    do {
      let arguments = try Arguments(words, options: options)
      let optional = operands.filter { $0.hasPrefix("[") }.count
      guard (operands.count - optional...operands.count).contains(arguments.operands.count) else {
        throw UsageError(operands.isEmpty ? "takes no operand" : "needs \(operands.joined(separator: " "))")
      }
      try await run(arguments)
    } catch let error as UsageError {
      throw UsageError("\(path.joined(separator: " ")): \(error.message)\nSee `\(path.joined(separator: " ")) --help`.")
    }
  }

  /// - Returns: why there is no such program beside this one; where there is, nothing comes back.
  private static func replaceProcess(with program: String, _ words: [String]) -> CommandError {
    guard let folder = OwnProgram.folder else { return CommandError("this program cannot tell where it lies") }
    let file = folder + "/" + program
    var arguments = ([program] + words).map { strdup($0) } + [nil]
    execv(file, &arguments)
    let reason = String(cString: strerror(errno))
    for argument in arguments { free(argument) }
    return CommandError("\(file) cannot be run: \(reason)")
  }

  private func printHelp(_ path: [String], _ commands: [Command] = []) {
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
