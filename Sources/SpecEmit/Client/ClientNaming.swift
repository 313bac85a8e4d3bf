/// How a language names what a client declares. The plan asks it for every name, so that an emitter writes names
/// as they are; a word of the language is changed here (`from_`), or escaped by the emitter, as the language has it.
protocol ClientNaming: Sendable {
  /// Whether a type can be declared within another. Then it is called `Owner.Name`, else `OwnerName`.
  var nestsTypes: Bool { get }
  /// The types of the language, and those that the constant part of the client declares: a component of such a name
  /// gets `Body` behind it.
  var reservedTypes: Set<String> { get }
  /// The members that every structure has already.
  var reservedFields: Set<String> { get }
  /// The members that every open enumeration has already.
  var reservedValues: Set<String> { get }
  /// The members that every union has already.
  var reservedBranches: Set<String> { get }
  /// What the methods of operations call their own variables.
  var reservedParameters: Set<String> { get }

  /// In upper camel case, whatever the language: the plan puts such names together.
  func type(_ name: String) -> String
  func field(_ property: String) -> String
  /// A value of an open enumeration.
  func value(_ text: String) -> String
  /// An alternative of a union.
  func branch(_ name: String) -> String
  func method(_ operation: String) -> String
  func parameter(_ name: String) -> String
  func event(_ name: String) -> String
  func quota(_ name: String) -> String
  /// A published address of the service, such as `staging`.
  func address(_ name: String) -> String
  /// The method that goes over all pages of a list.
  func pagingMethod(_ operation: String) -> String
  /// What the errors of an operation have in common.
  func failure(_ operation: String) -> String
  /// An operation's case for a status; `status` is its name in lower camel case, such as `notFound`.
  func refusal(_ status: String) -> String
  /// The type of the refusals of one status with one kind of body; `name` is in upper camel case.
  func refusalType(_ name: String) -> String
}

extension ClientNaming {
  func branch(_ name: String) -> String { field(name) }
  func parameter(_ name: String) -> String { field(name) }
  func event(_ name: String) -> String { value(name) }
  func quota(_ name: String) -> String { value(name) }
  func address(_ name: String) -> String { value(name) }
  func failure(_ operation: String) -> String { type(operation) + "Failure" }
  func refusal(_ status: String) -> String { field(status) }
  func refusalType(_ name: String) -> String { name }
}

/// The words of a name, whatever its style, to be put together again in another.
enum NameWords {
  /// `market_type_codes`, `market.completed` and `getContractYAML` in lower case, word by word: a capital begins a word
  /// unless it goes on with an initialism (`YAML`, `YAMLFile`).
  static func of(_ name: String) -> [String] {
    name.split { !($0.isASCII && ($0.isLetter || $0.isNumber)) }.flatMap { words(Array($0)) }
  }

  /// `market_type_codes`; `empty` where there is no word, and an underscore before a digit.
  static func snake(_ name: String) -> String { started(of(name).joined(separator: "_")) }

  /// `MARKET_TYPE_CODES`
  static func screaming(_ name: String) -> String { snake(name).uppercased() }

  /// `marketTypeCodes`
  static func lowerCamel(_ name: String) -> String {
    let words = of(name)
    return started((words.first ?? "") + words.dropFirst().map(capitalized).joined())
  }

  /// `MarketTypeCodes`; `_` before a digit.
  static func upperCamel(_ name: String) -> String {
    let joined = of(name).map(capitalized).joined()
    return joined.isEmpty ? "Empty" : started(joined)
  }

  static func capitalized(_ word: String) -> String { word.prefix(1).uppercased() + word.dropFirst() }

  /// The name itself, or with a number behind it where it is taken already.
  static func unique(_ name: String, among taken: inout Set<String>) -> String {
    var candidate = name
    var number = 2
    while !taken.insert(candidate).inserted {
      candidate = name + String(number)
      number += 1
    }
    return candidate
  }

  private static func started(_ name: String) -> String {
    guard let first = name.first else { return "empty" }
    return first.isNumber ? "_" + name : name
  }

  private static func words(_ letters: [Character]) -> [String] {
    var words: [String] = []
    for (index, letter) in letters.enumerated() {
      let before = index > 0 ? letters[index - 1] : nil
      let after = index + 1 < letters.count ? letters[index + 1] : nil
      let begins =
        before == nil
        || letter.isUppercase && (before?.isUppercase == false || after.map { $0.isLowercase } == true)
      if begins { words.append("") }
      words[words.count - 1] += letter.lowercased()
    }
    return words
  }
}
