/// Names of the contract as Swift names of a client, with initialisms as Swift's guidelines write them.
enum ClientNames {
  /// `configuration_url` → `configurationURL`
  static func lowerCamel(_ name: String) -> String { spelled(SwiftNames.lowerCamel(name), of: name) }

  static func upperCamel(_ name: String) -> String { spelled(SwiftNames.upperCamel(name), of: name) }

  private static let initialisms = ["Url", "Uri", "Id"]

  /// Words of snake and kebab case are told apart by their separators; what is camel case already is kept.
  private static func spelled(_ camel: String, of name: String) -> String {
    guard name.contains(where: { $0 == "_" || $0 == "-" }) else { return camel }
    var words: [String] = []
    for character in camel {
      if character.isUppercase || words.isEmpty { words.append("") }
      words[words.count - 1].append(character)
    }
    return words.map { initialisms.contains($0) ? $0.uppercased() : $0 }.joined()
  }
}
