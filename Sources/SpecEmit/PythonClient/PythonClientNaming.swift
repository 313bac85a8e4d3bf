import SpecIR

/// Names of the contract as Python names of a client (PEP 8). A word of the language, or of those that annotations use,
/// gets an underscore behind it.
struct PythonClientNaming: ClientNaming {
  let nestsTypes = false
  let reservedTypes = PythonClientSupport.reservedTypes
  let reservedFields: Set<String> = ["from_json", "to_json", "sentences"]
  let reservedValues: Set<String> = ["KNOWN"]
  let reservedBranches: Set<String> = []
  let reservedParameters: Set<String> = ["self", "body", "file", "progress", "call", "page", "cursor_", "answer"]

  func type(_ name: String) -> String { NameWords.upperCamel(name) }
  func field(_ property: String) -> String { escaped(NameWords.snake(property)) }
  func value(_ text: String) -> String { NameWords.screaming(text) }
  func method(_ operation: String) -> String { escaped(NameWords.snake(operation)) }
  func event(_ name: String) -> String { NameWords.snake(name) }
  func refusalType(_ name: String) -> String { name.hasSuffix("Error") ? name : name + "Error" }

  func pagingMethod(_ operation: String) -> String {
    let method = method(operation)
    return method.hasPrefix("list_") ? "all_" + method.dropFirst(5) : method + "_items"
  }

  private func escaped(_ name: String) -> String { Self.reserved.contains(name) ? name + "_" : name }

  private static let reserved: Set<String> = [
    "and", "as", "assert", "async", "await", "break", "class", "continue", "def", "del", "elif", "else", "except",
    "finally", "for", "from", "global", "if", "import", "in", "is", "lambda", "nonlocal", "not", "or", "pass", "raise",
    "return", "try", "while", "with", "yield", "bool", "bytes", "cls", "datetime", "dict", "field", "float", "int",
    "list", "object", "property", "self", "str", "uuid",
  ]
}

extension ClientType {
  /// As an annotation.
  var pythonType: String {
    switch self {
    case .boolean: "bool"
    case .integer: "int"
    case .number: "float"
    case .string, .url: "str"
    case .instant: "datetime.datetime"
    case .moment: "Moment"
    case .uuid: "uuid.UUID"
    case .bytes: "bytes"
    case .json: "JSON"
    case .declared(let name): name
    case .list(let item, let isNullable): "list[" + item.pythonType + (isNullable ? " | None]" : "]")
    case .map(let value, let isNullable): "dict[str, " + value.pythonType + (isNullable ? " | None]" : "]")
    }
  }

  /// The function that reads it from JSON.
  func pythonReader(_ plan: ClientPlan) -> String {
    func element(_ type: ClientType, _ isNullable: Bool) -> String {
      isNullable ? "nullable(\(type.pythonReader(plan)))" : type.pythonReader(plan)
    }
    return switch self {
    case .boolean: "boolean"
    case .integer: "integer"
    case .number: "number"
    case .string, .url: "string"
    case .instant: "instant"
    case .moment: "moment"
    case .uuid: "unique_identifier"
    case .bytes: "binary"
    case .json: "anything"
    case .declared(let name):
      if case .union? = plan.declaration(name)?.kind { "read_" + NameWords.snake(name) } else { name + ".from_json" }
    case .list(let item, let isNullable): "list_of(\(element(item, isNullable)))"
    case .map(let value, let isNullable): "map_of(\(element(value, isNullable)))"
    }
  }
}

/// How values are written in Python source.
enum PythonLiteral {
  static func string(_ text: String) -> String {
    QuotedText.literal(text) { "\\U" + QuotedText.hexadecimal($0.value, digits: 8) }
  }

  static func value(_ value: JSONValue) -> String {
    switch value {
    case .string(let text): string(text)
    case .bool(let flag): flag ? "True" : "False"
    case .number(let text): text
    case .null, .array, .object: "None"
    }
  }
}
