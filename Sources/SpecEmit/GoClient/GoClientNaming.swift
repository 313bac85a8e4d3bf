import SpecIR

/// Names of the contract as Go names of a client.
struct GoClientNaming: ClientNaming {
  let nestsTypes = false
  let reservedTypes = GoClientSupport.reservedTypes
  let reservedFields: Set<String> = ["MarshalJSON", "UnmarshalJSON"]
  let reservedValues: Set<String> = []
  let reservedBranches: Set<String> = ["MarshalJSON", "UnmarshalJSON", "Unrecognized"]
  let reservedParameters = GoClientNaming.keywords.union([
    "answer", "body", "c", "context", "ctx", "err", "file", "form", "json", "optional", "outgoing", "progress",
    "strings", "time", "value",
  ])

  func type(_ name: String) -> String { Self.exported(name) }
  func field(_ property: String) -> String { Self.exported(property) }
  /// Always behind the name of a type, so that it may begin with a digit.
  func value(_ text: String) -> String { Self.joined(NameWords.of(text).map(Self.spelled)) }
  func method(_ operation: String) -> String { Self.exported(operation) }

  func parameter(_ name: String) -> String {
    let words = NameWords.of(name)
    let joined = (words.first ?? "empty") + words.dropFirst().map(Self.spelled).joined()
    return joined.first?.isNumber == true ? "n" + joined : joined
  }

  func pagingMethod(_ operation: String) -> String {
    let method = method(operation)
    return method.hasPrefix("List") ? "All" + method.dropFirst(4) : method + "Items"
  }

  func refusalType(_ name: String) -> String { name.hasSuffix("Error") ? name : name + "Error" }

  /// With initialisms as Go's reviewers want them: `configuration_url` → `ConfigurationURL`.
  static func exported(_ name: String) -> String {
    let joined = joined(NameWords.of(name).map(spelled))
    return joined.first?.isNumber == true ? "N" + joined : joined
  }

  private static func joined(_ words: [String]) -> String { words.isEmpty ? "Empty" : words.joined() }

  private static func spelled(_ word: String) -> String {
    initialisms.contains(word) ? word.uppercased() : NameWords.capitalized(word)
  }

  private static let initialisms: Set<String> = [
    "api", "html", "http", "https", "id", "ip", "json", "pdf", "uid", "uri", "url", "uuid", "xml", "yaml",
  ]

  static let keywords: Set<String> = [
    "break", "case", "chan", "const", "continue", "default", "defer", "else", "fallthrough", "for", "func", "go",
    "goto", "if", "import", "interface", "map", "package", "range", "return", "select", "struct", "switch", "type",
    "var",
  ]
}

extension ClientType {
  var goType: String {
    switch self {
    case .boolean: "bool"
    case .integer: "int64"
    case .number: "float64"
    case .string, .uuid, .url: "string"
    case .instant: "time.Time"
    case .moment: "Moment"
    case .bytes: "[]byte"
    case .json: "json.RawMessage"
    case .declared(let name): name
    case .list(let item, let isNullable): "[]" + (isNullable ? item.goOptional : item.goType)
    case .map(let value, let isNullable): "map[string]" + (isNullable ? value.goOptional : value.goType)
    }
  }

  /// A pointer, unless nil can be told from a value already.
  var goOptional: String { isNilable ? goType : "*" + goType }

  var isNilable: Bool {
    switch self {
    case .bytes, .json, .list, .map: true
    default: false
    }
  }

  /// As another package writes it.
  var goQualified: String {
    switch self {
    case .moment: "passemarche.Moment"
    case .declared(let name): "passemarche." + name
    case .list(let item, let isNullable): "[]" + (isNullable ? item.goQualifiedOptional : item.goQualified)
    case .map(let value, let isNullable):
      "map[string]" + (isNullable ? value.goQualifiedOptional : value.goQualified)
    default: goType
    }
  }

  var goQualifiedOptional: String { isNilable ? goQualified : "*" + goQualified }
}
