/// An option of a subcommand.
struct Flag {
  /// With its dashes.
  var name: String
  /// What its value is called; nil for one that takes none.
  var value: String?
  var help: String
  var repeats = false

  init(_ name: String, _ value: String? = nil, _ help: String, repeats: Bool = false) {
    self.name = name
    self.value = value
    self.help = help
    self.repeats = repeats
  }

  static let help = Flag("--help", nil, "this text")
}

/// A command line that cannot be used, in one sentence.
struct UsageError: Error { var message: String }

/// A command line, held against the flags of its subcommand.
struct GivenFlags {
  private var values: [String: [String]] = [:]
  /// What is no flag.
  private(set) var operands: [String] = []
  var asksForHelp = false

  init(_ words: [String], _ flags: [Flag]) throws(UsageError) {
    var rest = words[...]
    while let word = rest.popFirst() {
      if word == "-h" || word == "--help" {
        asksForHelp = true
        continue
      }
      guard word.hasPrefix("-") else {
        operands.append(word)
        continue
      }
      // `--name value` and `--name=value` are the same.
      let parts = word.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
      guard let flag = flags.first(where: { $0.name == parts[0] }) else {
        throw UsageError(message: "unknown argument \(parts[0])")
      }
      var value = ""
      if flag.value != nil {
        guard let given = parts.count == 2 ? parts[1] : rest.popFirst() else {
          throw UsageError(message: "\(flag.name) needs a value")
        }
        value = given
      } else if parts.count == 2 {
        throw UsageError(message: "\(flag.name) takes no value")
      }
      if values[flag.name] != nil, !flag.repeats { throw UsageError(message: "\(flag.name) is given twice") }
      values[flag.name, default: []].append(value)
    }
  }

  subscript(_ name: String) -> String? { values[name]?.last }

  func all(_ name: String) -> [String] { values[name] ?? [] }

  func has(_ name: String) -> Bool { values[name] != nil }

  func required(_ name: String) throws(UsageError) -> String {
    guard let value = self[name] else { throw UsageError(message: "\(name) is missing") }
    return value
  }

  /// A number of seconds above zero.
  func seconds(_ name: String) throws(UsageError) -> Double? {
    guard let text = self[name] else { return nil }
    guard let seconds = Double(text), seconds > 0, seconds.isFinite else {
      throw UsageError(message: "\(name) must be a number of seconds above 0")
    }
    return seconds
  }

  /// Names and values of a repeated `NAME=VALUE`.
  func pairs(_ name: String) throws(UsageError) -> [String: String] {
    var pairs: [String: String] = [:]
    for text in all(name) {
      guard let equals = text.firstIndex(of: "="), equals != text.startIndex else {
        throw UsageError(message: "\(name) needs NAME=VALUE")
      }
      pairs[String(text[..<equals])] = String(text[text.index(after: equals)...])
    }
    return pairs
  }
}
