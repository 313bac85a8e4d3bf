import SpecIR

/// Names of the contract as PHP has them.
struct PHPNaming: ClientNaming {
  let nestsTypes = false
  let reservedTypes = PHP.reservedClasses
  let reservedFields: Set<String> = ["this"]
  let reservedValues: Set<String> = ["CLASS", "KNOWN"]
  let reservedBranches: Set<String> = ["class", "jsonSerialize", "read", "unrecognized"]
  let reservedParameters: Set<String> = ["body", "call", "file", "progress", "this"]

  func type(_ name: String) -> String { NameWords.upperCamel(name) }
  func field(_ property: String) -> String { NameWords.lowerCamel(property) }
  func value(_ text: String) -> String { NameWords.screaming(text) }
  func event(_ name: String) -> String { NameWords.lowerCamel(name) }
  func refusalType(_ name: String) -> String { name + "Exception" }

  func method(_ operation: String) -> String {
    let name = NameWords.lowerCamel(operation)
    return ["class", "quota", "tokens"].contains(name) ? name + "_" : name
  }

  func pagingMethod(_ operation: String) -> String {
    let method = NameWords.lowerCamel(operation)
    return method.hasPrefix("list") ? "all" + method.dropFirst(4) : method + "Items"
  }
}

/// Types and values in PHP.
enum PHP {
  /// The words that no class can be called; a component of such a name gets `Body` behind it.
  static let reservedClasses: Set<String> = [
    "Abstract", "And", "Array", "As", "Bool", "Break", "Callable", "Case", "Catch", "Class", "Clone", "Closure",
    "Const", "Continue", "DateTimeImmutable", "DateTimeInterface", "Declare", "Default", "Do", "Echo", "Else", "Empty",
    "Enum", "Error", "Eval", "Exception", "Exit", "Extends", "False", "Final", "Finally", "Float", "Fn", "For",
    "Foreach", "Function", "Generator", "Global", "Goto", "If", "Implements", "Include", "Instanceof", "Insteadof",
    "Int", "Interface", "Isset", "Iterable", "JsonSerializable", "List", "Match", "Members", "Mixed", "Namespace",
    "Never", "New", "Null", "Object", "Or", "Parent", "Print", "Private", "Protected", "Public", "Readonly", "Require",
    "Resource", "Return", "Self", "Static", "StdClass", "String", "Switch", "Throw", "Throwable", "Trait", "True",
    "Try", "Unset", "Use", "Var", "Void", "While", "Wire", "Xor", "Yield",
  ]

  /// - Parameter module: what stands before the names of models, such as `Model\`.
  static func type(_ type: ClientType, _ plan: ClientPlan, in module: String = "", isOptional: Bool = false) -> String {
    let name =
      switch type {
      case .boolean: "bool"
      case .integer: "int"
      case .number: "float"
      case .string, .uuid, .url, .bytes: "string"
      case .instant: "\\DateTimeInterface"
      case .moment: "\\DateTimeInterface|string"
      case .json: "mixed"
      case .declared(let name): isEnumeration(name, plan) ? "string" : module + name
      case .list, .map: "array"
      }
    guard isOptional, name != "mixed" else { return name }
    return name.contains("|") ? name + "|null" : "?" + name
  }

  /// As comments for analysers have it; nil where the type itself says it all.
  static func documented(_ type: ClientType, _ plan: ClientPlan, in module: String = "") -> String? {
    switch type {
    case .list(let item, let isNullable): "list<\(element(item, plan, module, isNullable))>"
    case .map(let item, let isNullable): "array<string, \(element(item, plan, module, isNullable))>"
    default: nil
    }
  }

  private static func element(_ item: ClientType, _ plan: ClientPlan, _ module: String, _ isNullable: Bool) -> String {
    (documented(item, plan, in: module) ?? type(item, plan, in: module)) + (isNullable ? "|null" : "")
  }

  /// The open enumeration that the values of a type are from.
  static func enumeration(_ type: ClientType, _ plan: ClientPlan) -> String? {
    switch type {
    case .declared(let name): isEnumeration(name, plan) ? name : nil
    case .list(let item, _), .map(let item, _): enumeration(item, plan)
    default: nil
    }
  }

  static func isEnumeration(_ name: String, _ plan: ClientPlan) -> Bool {
    if case .openEnumeration? = plan.declaration(name)?.kind { true } else { false }
  }

  /// What reads a value of the type, as a callable.
  static func reader(_ type: ClientType, _ plan: ClientPlan, in module: String = "") -> String {
    switch type {
    case .boolean: return "Wire::boolean(...)"
    case .integer: return "Wire::integer(...)"
    case .number: return "Wire::number(...)"
    case .string, .uuid, .url: return "Wire::string(...)"
    case .instant: return "Wire::instant(...)"
    case .moment: return "Wire::moment(...)"
    case .bytes: return "Wire::bytes(...)"
    case .json: return "Wire::anything(...)"
    case .declared(let name): return isEnumeration(name, plan) ? "Wire::string(...)" : "\(module)\(name)::read(...)"
    case .list(let item, let isNullable): return "Wire::listOf(\(elementReader(item, plan, module, isNullable)))"
    case .map(let item, let isNullable): return "Wire::mapOf(\(elementReader(item, plan, module, isNullable)))"
    }
  }

  private static func elementReader(
    _ item: ClientType, _ plan: ClientPlan, _ module: String, _ isNullable: Bool
  ) -> String {
    let reader = reader(item, plan, in: module)
    return isNullable ? "Wire::nullable(\(reader))" : reader
  }

  /// The expression that reads a value of the type.
  static func read(
    _ json: String, _ place: String, _ type: ClientType, _ plan: ClientPlan, in module: String = ""
  ) -> String {
    let reader = reader(type, plan, in: module)
    switch type {
    case .list, .map: return "\(reader)(\(json), \(place))"
    default: return reader.replacing("(...)", with: "(\(json), \(place))")
    }
  }

  /// The expression that writes a value of the type; nil where it is written as it is.
  static func written(_ value: String, _ type: ClientType) -> String? {
    switch type {
    case .instant, .moment: return "Wire::time(\(value))"
    case .bytes: return "base64_encode(\(value))"
    case .list(let item, let isNullable): return mapped(value, item, isNullable)
    case .map(let item, let isNullable): return "(object) " + (mapped(value, item, isNullable) ?? value)
    default: return nil
    }
  }

  private static func mapped(_ values: String, _ item: ClientType, _ isNullable: Bool) -> String? {
    guard let inner = written("$item", item) else { return nil }
    let guarded = isNullable ? "$item === null ? null : \(inner)" : inner
    return "array_map(static fn (mixed $item) => \(guarded), \(values))"
  }

  static func string(_ text: String) -> String {
    guard text.unicodeScalars.contains(where: QuotedText.isHidden) else {
      return "'" + text.replacing("\\", with: "\\\\").replacing("'", with: "\\'") + "'"
    }
    return QuotedText.literal(text, special: "$", escape: QuotedText.braced)
  }

  static func constant(_ value: JSONValue) -> String? {
    switch value {
    case .string(let text): string(text)
    case .number(let text): text
    case .bool(let flag): String(flag)
    default: nil
    }
  }
}

extension CodeWriter {
  /// A call or declaration on one line where it fits, else with an argument a line and a comma behind the last one too.
  func spread(_ opening: String, _ arguments: [String], closing: String) {
    let short = opening + arguments.joined(separator: ", ") + closing
    if arguments.isEmpty || short.count <= room {
      line(short)
      return
    }
    line(opening)
    indented { for argument in arguments { line(argument + ",") } }
    line(closing)
  }

  /// The head of a PHP function, with its body.
  func method(_ opening: String, _ arguments: [String], _ result: String, _ body: () -> Void) {
    let head = "\(opening)(\(arguments.joined(separator: ", "))): \(result)"
    if head.count <= room {
      line(head)
      line("{")
    } else {
      line(opening + "(")
      indented { for argument in arguments { line(argument + ",") } }
      line("): \(result) {")
    }
    indented(body)
    line("}")
  }
}
