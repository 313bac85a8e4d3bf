/// One thing the command does.
struct Subcommand: Sendable {
  let name: String
  /// One line, for the list.
  let summary: String
  /// What the help says below the usage; complete sentences.
  let discussion: String
  var options: [Option] = []
  var operands: [String] = []
  let run: @Sendable (Arguments, Console) -> Int32

  var usage: String {
    var words = ["spec", name]
    for option in options {
      let text = option.name + (option.value.map { " " + $0 } ?? "")
      words.append(option.isRequired ? text : "[\(text)]")
    }
    return (words + operands).joined(separator: " ")
  }

  var help: String {
    var text = "\(summary)\n\nUsage: \(usage)\n\n\(discussion)\n"
    let all = options + [Option(name: "--help", value: nil, help: "Show this text.")]
    let labels = all.map { $0.name + ($0.value.map { " " + $0 } ?? "") }
    let width = labels.map(\.count).max() ?? 0
    text += "\nOptions:\n"
    for (option, label) in zip(all, labels) {
      text += "  " + label + String(repeating: " ", count: width - label.count + 2) + option.help + "\n"
    }
    return text
  }
}

/// The compiler of the contract as a command.
enum SpecCommand {
  static let subcommands = [
    generate, sdk, vectors, docs, lint, diff, bless, changelog, explain, json, dump, keywords,
  ]

  /// - Returns: The exit status: 0 for success, 1 where something is wrong with the input, 2 where the command line is.
  static func run(_ words: [String], console: Console) -> Int32 {
    guard let name = words.first, name != "--help", name != "-h", name != "help" else {
      if words.isEmpty {
        console.error(help)
        return ExitStatus.usage
      }
      console.out(help)
      return ExitStatus.success
    }
    guard let subcommand = subcommands.first(where: { $0.name == name }) else {
      console.error("spec: there is no command \(name)\n\n" + help)
      return ExitStatus.usage
    }
    let rest = Array(words.dropFirst())
    let beforeOperands = rest.prefix { $0 != "--" }
    if beforeOperands.contains("--help") || beforeOperands.contains("-h") {
      console.out(subcommand.help)
      return ExitStatus.success
    }
    do {
      let arguments = try Arguments(rest, options: subcommand.options, operands: subcommand.operands)
      return subcommand.run(arguments, console)
    } catch {
      console.error("spec \(name): \(error.message)\nUsage: \(subcommand.usage)\n")
      return ExitStatus.usage
    }
  }

  private static var help: String {
    let width = subcommands.map(\.name.count).max() ?? 0
    var text = "The compiler of the contract.\n\nUsage: spec COMMAND …\n\nCommands:\n"
    for subcommand in subcommands {
      let gap = String(repeating: " ", count: width - subcommand.name.count + 2)
      text += "  " + subcommand.name + gap + subcommand.summary + "\n"
    }
    return text + "\n`spec COMMAND --help` tells more of each.\n"
  }
}
