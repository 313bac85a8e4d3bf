/// An option of a command, as `--help` shows it.
package struct Option: Sendable {
  let name: String
  /// What stands for the value in the help; nil for a switch.
  let value: String?
  let help: String
  var repeats = false

  /// An option with a value.
  package init(_ name: String, _ value: String, repeats: Bool = false, _ help: String) {
    self.name = name
    self.value = value
    self.help = help
    self.repeats = repeats
  }

  /// A switch.
  package init(_ name: String, _ help: String) {
    self.name = name
    value = nil
    self.help = help
  }
}

/// The words of one command: its operands in order, and its options by name.
package struct Arguments {
  package private(set) var operands: [String] = []
  private var values: [String: [String]] = [:]

  /// Accepts `--name value`, `--name=value` and switches; `--` ends the options.
  /// - Throws: ``UsageError`` for an unknown option, a missing or superfluous value, an option given twice.
  init(_ words: [String], options: [Option]) throws {
    var rest = words[...]
    while let word = rest.popFirst() {
      guard word.hasPrefix("--"), word != "--" else {
        if word == "--" {
          operands += rest
          break
        }
        if word.hasPrefix("-"), word.count > 1 { throw UsageError("unknown option \(word)") }
        operands.append(word)
        continue
      }
      let parts = word.dropFirst(2).split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
        .map(String.init)
      guard let option = options.first(where: { $0.name == parts[0] }) else {
        throw UsageError("unknown option --\(parts[0])")
      }
      if option.value == nil {
        guard parts.count == 1 else { throw UsageError("--\(option.name) takes no value") }
        values[option.name, default: []].append("")
      } else if parts.count == 2 {
        values[option.name, default: []].append(parts[1])
      } else if let value = rest.popFirst() {
        values[option.name, default: []].append(value)
      } else {
        throw UsageError("--\(option.name) needs a value")
      }
      if !option.repeats, values[option.name, default: []].count > 1 {
        throw UsageError("--\(option.name) is given twice")
      }
    }
  }

  package subscript(_ name: String) -> String? { values[name]?.last }
  package func all(_ name: String) -> [String] { values[name] ?? [] }
  package func has(_ name: String) -> Bool { values[name] != nil }
}

/// What is wrong with the words of a command; the process ends with ``ExitCode/usage``.
package struct UsageError: Error {
  let message: String
  package init(_ message: String) { self.message = message }
}

/// A failure that an operator can understand and act on; the process ends with ``ExitCode/failure``.
package struct CommandError: Error, CustomStringConvertible {
  let message: String
  package init(_ message: String) { self.message = message }

  package var description: String { message }
}

enum ExitCode {
  static let failure: Int32 = 1
  static let usage: Int32 = 2
}
