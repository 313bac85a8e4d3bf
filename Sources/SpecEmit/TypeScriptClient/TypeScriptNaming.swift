import SpecIR

/// Names of the contract as TypeScript has them.
struct TypeScriptNaming: ClientNaming {
  let nestsTypes = false
  let reservedTypes = TypeScriptClientSupport.reservedTypes
  let reservedFields: Set<String> = []
  let reservedValues: Set<String> = []
  let reservedBranches: Set<String> = ["unrecognized"]
  let reservedParameters: Set<String> = ["body", "call", "file", "options", "progress", "signal"]

  func type(_ name: String) -> String { NameWords.upperCamel(name) }
  func field(_ property: String) -> String { NameWords.lowerCamel(property) }
  func value(_ text: String) -> String { NameWords.lowerCamel(text) }

  func method(_ operation: String) -> String {
    let name = NameWords.lowerCamel(operation)
    return Self.members.contains(name) ? name + "_" : name
  }

  func pagingMethod(_ operation: String) -> String {
    let method = NameWords.lowerCamel(operation)
    return method.hasPrefix("list") ? "all" + method.dropFirst(4) : method + "Items"
  }

  /// What the client itself has already.
  private static let members: Set<String> = ["constructor", "quota", "tokens"]

  /// A name of a variable; words of the language get an underscore behind them.
  static func variable(_ name: String) -> String { words.contains(name) ? name + "_" : name }

  private static let words: Set<String> = [
    "arguments", "await", "break", "case", "catch", "class", "const", "continue", "debugger", "default", "delete", "do",
    "else", "enum", "eval", "export", "extends", "false", "finally", "for", "function", "if", "implements", "import",
    "in", "instanceof", "interface", "let", "new", "null", "package", "private", "protected", "public", "return",
    "static", "super", "switch", "this", "throw", "true", "try", "typeof", "var", "void", "while", "with", "yield",
  ]
}

/// Types and values in TypeScript.
enum TypeScript {
  static func type(_ type: ClientType, in module: String = "") -> String {
    switch type {
    case .boolean: "boolean"
    case .integer, .number: "number"
    case .string, .uuid, .url: "string"
    case .instant: "Date"
    case .moment: module + "Moment"
    case .bytes: "Uint8Array"
    case .json: "unknown"
    case .declared(let name): module + name
    case .list(let item, let isNullable): elements(self.type(item, in: module), isNullable)
    case .map(let item, let isNullable):
      "Record<string, \(self.type(item, in: module))\(isNullable ? " | null" : "")>"
    }
  }

  private static func elements(_ item: String, _ isNullable: Bool) -> String {
    isNullable ? "(\(item) | null)[]" : item + "[]"
  }

  /// The expression for what reads and writes values of the type.
  static func codec(_ type: ClientType, _ plan: ClientPlan, from module: String = "") -> String {
    switch type {
    case .boolean: return "wire.boolean"
    case .integer: return "wire.integer"
    case .number: return "wire.number"
    case .string, .uuid, .url: return "wire.text"
    case .instant: return "wire.instant"
    case .moment: return "wire.moment"
    case .bytes: return "wire.bytes"
    case .json: return "wire.anything"
    case .declared(let name):
      if case .openEnumeration? = plan.declaration(name)?.kind { return module + name }
      // One that is in the module itself may come later, or be what is being declared.
      return module.isEmpty ? "wire.lazy(() => \(name))" : module + name
    case .list(let item, let isNullable): return "wire.list(\(nullable(codec(item, plan, from: module), isNullable)))"
    case .map(let item, let isNullable): return "wire.map(\(nullable(codec(item, plan, from: module), isNullable)))"
    }
  }

  private static func nullable(_ codec: String, _ isNullable: Bool) -> String {
    isNullable ? "wire.nullable(\(codec))" : codec
  }

  static func string(_ text: String) -> String { QuotedText.literal(text, escape: QuotedText.braced) }

  static func constant(_ value: JSONValue) -> String? {
    switch value {
    case .string(let text): string(text)
    case .number(let text): text
    case .bool(let flag): String(flag)
    default: nil
    }
  }

  /// A name where it can stand by itself, else in quotes.
  static func key(_ name: String) -> String {
    let isPlain = name.utf8.allSatisfy { byte in
      byte < 0x80 && (Character(UnicodeScalar(byte)).isLetter || byte == 0x5F || (0x30...0x39).contains(byte))
    }
    return isPlain && !name.isEmpty && name.first?.isNumber == false ? name : string(name)
  }
}
