/// Names of the contract as Java names of a client.
struct JavaClientNaming: ClientNaming {
  let nestsTypes = false
  let reservedTypes = JavaClientSupport.reservedTypes
  let reservedFields: Set<String> = [
    "builder", "clone", "finalize", "fromJson", "getClass", "hashCode", "notify", "notifyAll", "sentences", "toJson",
    "toString", "wait",
  ]
  let reservedValues: Set<String> = ["KNOWN"]
  let reservedBranches: Set<String> = ["Unrecognized"]
  let reservedParameters: Set<String> = ["answer", "body", "call", "engine", "file", "form", "progress"]

  func type(_ name: String) -> String { NameWords.upperCamel(name) }
  func field(_ property: String) -> String { lowerCamel(property) }
  func value(_ text: String) -> String { NameWords.screaming(text) }
  func branch(_ name: String) -> String { NameWords.upperCamel(name) }
  func method(_ operation: String) -> String { lowerCamel(operation) }
  func event(_ name: String) -> String { NameWords.upperCamel(name) }
  func refusalType(_ name: String) -> String { name + "Exception" }

  func pagingMethod(_ operation: String) -> String {
    let method = method(operation)
    return method.hasPrefix("list") ? "all" + method.dropFirst(4) : method + "Items"
  }

  private func lowerCamel(_ name: String) -> String {
    let camel = NameWords.lowerCamel(name)
    return Self.keywords.contains(camel) ? camel + "_" : camel
  }

  private static let keywords: Set<String> = [
    "_", "abstract", "assert", "boolean", "break", "byte", "case", "catch", "char", "class", "const", "continue",
    "default", "do", "double", "else", "enum", "extends", "false", "final", "finally", "float", "for", "goto", "if",
    "implements", "import", "instanceof", "int", "interface", "long", "native", "new", "null", "package", "private",
    "protected", "public", "return", "short", "static", "strictfp", "super", "switch", "synchronized", "this",
    "throw", "throws", "transient", "true", "try", "void", "volatile", "while",
  ]
}

extension ClientOperationPlan.Argument {
  var javaType: String { isOptional ? type.javaBoxed : type.javaType }
}

extension ClientType {
  /// As a type argument, and where null may stand.
  var javaBoxed: String {
    switch self {
    case .boolean: "Boolean"
    case .integer: "Long"
    case .number: "Double"
    case .string: "String"
    case .instant: "Instant"
    case .moment: "Moment"
    case .uuid: "UUID"
    case .url: "URI"
    case .bytes: "byte[]"
    case .json: "Object"
    case .declared(let name): name
    case .list(let item, _): "List<\(item.javaBoxed)>"
    case .map(let value, _): "Map<String, \(value.javaBoxed)>"
    }
  }

  var javaType: String {
    switch self {
    case .boolean: "boolean"
    case .integer: "long"
    case .number: "double"
    default: javaBoxed
    }
  }

  /// The function that reads it of JSON.
  var javaReader: String {
    switch self {
    case .boolean: "Json::asBoolean"
    case .integer: "Json::asLong"
    case .number: "Json::asDouble"
    case .string: "Json::asString"
    case .instant: "Json::asInstant"
    case .moment: "Moment::fromJson"
    case .uuid: "Json::asUuid"
    case .url: "Json::asUri"
    case .bytes: "Json::asBytes"
    case .json: "json -> json"
    case .declared(let name): name + "::fromJson"
    case .list(let item, let isNullable):
      isNullable ? "Json.listOf(Json.nullable(\(item.javaReader)))" : "Json.listOf(\(item.javaReader))"
    case .map(let value, let isNullable):
      isNullable ? "Json.mapOf(Json.nullable(\(value.javaReader)))" : "Json.mapOf(\(value.javaReader))"
    }
  }
}
