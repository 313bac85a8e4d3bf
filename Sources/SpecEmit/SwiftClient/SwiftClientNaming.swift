import SpecIR

/// Names of the contract as Swift names of a client, with initialisms as Swift's guidelines write them; words of the
/// language are not escaped yet.
struct SwiftClientNaming: ClientNaming {
  let nestsTypes = true
  let reservedTypes = SwiftClientSupport.reservedTypes
  let reservedFields = SwiftNames.reservedMembers.union(["sentences"])
  let reservedValues = SwiftNames.reservedMembers.union(["known", "description"])
  let reservedBranches = SwiftNames.reservedMembers.union(["unrecognized"])
  let reservedParameters: Set<String> = ["body", "file", "progress", "self", "call", "form", "engine"]

  func type(_ name: String) -> String { spelled(SwiftNames.upperCamel(name), of: name) }
  func field(_ property: String) -> String { lowerCamel(property) }
  func value(_ text: String) -> String { lowerCamel(text) }
  func method(_ operation: String) -> String { lowerCamel(operation) }

  func pagingMethod(_ operation: String) -> String {
    let method = method(operation)
    return method.hasPrefix("list") ? "all" + method.dropFirst(4) : method + "Items"
  }

  /// `configuration_url` → `configurationURL`
  private func lowerCamel(_ name: String) -> String { spelled(SwiftNames.lowerCamel(name), of: name) }

  private static let initialisms = ["Url", "Uri", "Id"]

  /// Words of snake and kebab case are told apart by their separators; what is camel case already is kept.
  private func spelled(_ camel: String, of name: String) -> String {
    guard name.contains(where: { $0 == "_" || $0 == "-" }) else { return camel }
    var words: [String] = []
    for character in camel {
      if character.isUppercase || words.isEmpty { words.append("") }
      words[words.count - 1].append(character)
    }
    return words.map { Self.initialisms.contains($0) ? $0.uppercased() : $0 }.joined()
  }
}

extension ClientType {
  var swiftType: String {
    switch self {
    case .boolean: "Bool"
    case .integer: "Int"
    case .number: "Double"
    case .string: "String"
    case .instant: "Date"
    case .moment: "Moment"
    case .uuid: "UUID"
    case .url: "URL"
    case .bytes: "Data"
    case .json: "JSONValue"
    case .declared(let name): name
    case .list(let item, let isNullable): "[" + item.swiftType + (isNullable ? "?]" : "]")
    case .map(let value, let isNullable): "[String: " + value.swiftType + (isNullable ? "?]" : "]")
    }
  }
}

extension ClientField {
  var swiftType: String { type.swiftType + (isOptional ? "?" : "") }
}
