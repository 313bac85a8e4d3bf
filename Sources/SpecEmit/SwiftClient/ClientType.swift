import SpecIR

/// What becomes of a schema in a client.
indirect enum ClientType: Hashable {
  case boolean, integer, number, string
  /// An RFC 3339 instant.
  case instant
  /// An instant or a time of the service's wall clock.
  case moment
  case uuid, url, bytes
  /// Whatever the contract leaves open.
  case json
  /// A type of its own, by its name.
  case declared(String)
  case list(ClientType, isNullable: Bool)
  case map(ClientType, isNullable: Bool)

  /// What a list is a list of; the type itself where it is none.
  var element: ClientType { if case .list(let item, _) = self { item } else { self } }

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

/// A type that the client declares.
struct ClientDeclaration {
  enum Kind {
    /// A string that has, so far, these values.
    case openEnumeration([(name: String, value: String)])
    case structure([ClientField])
    case union([ClientUnionCase], discriminator: String?)
  }

  /// With the names of the types it is nested in.
  let name: String
  let site: Site
  var summary: [String?]
  var isDeprecated: Bool
  var kind: Kind
}

struct ClientField {
  /// Lower camel case, not escaped.
  var name: String
  var property: String
  var type: ClientType
  var isOptional: Bool
  /// `const`, as a Swift expression: the default of the initializer.
  var constant: String?
  var description: String?
  /// Whether the type contains the one that the field belongs to.
  var isBoxed = false

  var swiftType: String { type.swiftType + (isOptional ? "?" : "") }
}

struct ClientUnionCase {
  var name: String
  var type: ClientType
  /// The values of the discriminator that stand for the case.
  var values: [String]
}
