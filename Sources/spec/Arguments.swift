/// One option of a subcommand.
struct Option: Sendable {
  /// With its dashes: `--contract`.
  let name: String
  /// What its value is called in the help, nil for a flag.
  let value: String?
  let help: String
  var isRequired = false
  /// The values it takes, empty where any will do.
  var choices: [String] = []
}

/// What was not understood about a command line.
struct UsageError: Error {
  let message: String
}

/// A command line, held against what the subcommand takes.
struct Arguments {
  private var values: [String: String] = [:]
  private(set) var operands: [String] = []

  /// Options are written `--name value` or `--name=value`, in any order, each once; after `--` everything is an
  /// operand.
  init(_ words: [String], options: [Option], operands names: [String]) throws(UsageError) {
    var rest = words[...]
    while let word = rest.popFirst() {
      if word == "--" {
        operands += rest
        break
      }
      guard word.hasPrefix("-"), word != "-" else {
        operands.append(word)
        continue
      }
      let parts = word.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
      guard let option = options.first(where: { $0.name == parts[0] }) else {
        throw UsageError(message: "there is no option \(parts[0])")
      }
      guard values[option.name] == nil else { throw UsageError(message: "\(option.name) is given twice") }
      values[option.name] = try Self.value(of: option, written: parts.dropFirst().first, &rest)
    }
    for option in options where option.isRequired && values[option.name] == nil {
      throw UsageError(message: "\(option.name) is missing")
    }
    guard operands.count == names.count else {
      throw UsageError(
        message: operands.count < names.count
          ? "\(names[operands.count]) is missing" : "\(operands[names.count]) is one operand too many")
    }
  }

  private static func value(
    of option: Option, written: String?, _ rest: inout ArraySlice<String>
  ) throws(UsageError) -> String {
    guard option.value != nil else {
      if written != nil { throw UsageError(message: "\(option.name) takes no value") }
      return ""
    }
    guard let value = written ?? rest.popFirst() else { throw UsageError(message: "\(option.name) needs a value") }
    if !option.choices.isEmpty, !option.choices.contains(value) {
      throw UsageError(message: "\(option.name) is one of \(option.choices.joined(separator: ", ")), not \(value)")
    }
    return value
  }

  func has(_ option: String) -> Bool { values[option] != nil }

  /// The value of an option; empty where it was not given.
  subscript(_ option: String) -> String { values[option] ?? "" }
}
