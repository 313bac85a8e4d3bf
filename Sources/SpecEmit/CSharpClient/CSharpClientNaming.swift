/// Names of the contract as C# names of a client.
struct CSharpClientNaming: ClientNaming {
  let nestsTypes = false
  let reservedTypes = CSharpClientSupport.reservedTypes
  let reservedFields: Set<String> = [
    "Equals", "Finalize", "FromJson", "GetHashCode", "GetType", "MemberwiseClone", "ReferenceEquals", "Sentences",
    "ToJson", "ToString",
  ]
  let reservedValues: Set<String> = [
    "Equals", "Finalize", "FromJson", "GetHashCode", "GetType", "Known", "MemberwiseClone", "ReferenceEquals",
    "ToJson", "ToString", "Value",
  ]
  let reservedBranches: Set<String> = []
  let reservedParameters: Set<String> = [
    "answer", "body", "call", "cancellationToken", "engine", "file", "form", "operation", "progress",
  ]

  func type(_ name: String) -> String { NameWords.upperCamel(name) }
  func field(_ property: String) -> String { NameWords.upperCamel(property) }
  func value(_ text: String) -> String { NameWords.upperCamel(text) }
  func method(_ operation: String) -> String { NameWords.upperCamel(operation) + "Async" }
  func event(_ name: String) -> String { NameWords.upperCamel(name) }
  func refusalType(_ name: String) -> String { name + "Exception" }

  func parameter(_ name: String) -> String {
    let camel = NameWords.lowerCamel(name)
    return Self.keywords.contains(camel) ? "@" + camel : camel
  }

  func pagingMethod(_ operation: String) -> String {
    let name = NameWords.upperCamel(operation)
    return name.hasPrefix("List") ? "All" + name.dropFirst(4) : name + "Items"
  }

  private static let keywords: Set<String> = [
    "abstract", "as", "base", "bool", "break", "byte", "case", "catch", "char", "checked", "class", "const",
    "continue", "decimal", "default", "delegate", "do", "double", "else", "enum", "event", "explicit", "extern",
    "false", "finally", "fixed", "float", "for", "foreach", "goto", "if", "implicit", "in", "int", "interface",
    "internal", "is", "lock", "long", "namespace", "new", "null", "object", "operator", "out", "override", "params",
    "private", "protected", "public", "readonly", "ref", "return", "sbyte", "sealed", "short", "sizeof", "stackalloc",
    "static", "string", "struct", "switch", "this", "throw", "true", "try", "typeof", "uint", "ulong", "unchecked",
    "unsafe", "ushort", "using", "virtual", "void", "volatile", "while",
  ]
}

/// The types of a C# client.
struct CSharpTypes {
  let plan: ClientPlan

  func name(_ type: ClientType) -> String {
    switch type {
    case .boolean: "bool"
    case .integer: "long"
    case .number: "double"
    case .string: "string"
    case .instant: "DateTimeOffset"
    case .moment: "Moment"
    case .uuid: "Guid"
    case .url: "Uri"
    case .bytes: "byte[]"
    case .json: "object"
    case .declared(let name): name
    case .list(let item, let isNullable): "IReadOnlyList<\(isNullable ? optional(item) : name(item))>"
    case .map(let value, let isNullable):
      "IReadOnlyDictionary<string, \(isNullable ? optional(value) : name(value))>"
    }
  }

  /// Null may stand in it.
  func optional(_ type: ClientType) -> String { name(type) + (isValue(type) ? "?" : "") }

  /// Whether it is never null by itself.
  func isValue(_ type: ClientType) -> Bool {
    switch type {
    case .boolean, .integer, .number, .instant, .uuid: return true
    case .declared(let name):
      if case .openEnumeration? = plan.declaration(name)?.kind { return true }
      return false
    default: return false
    }
  }

  /// The function that reads it of JSON.
  func reader(_ type: ClientType) -> String {
    switch type {
    case .boolean: "Json.AsBoolean"
    case .integer: "Json.AsInteger"
    case .number: "Json.AsNumber"
    case .string: "Json.AsString"
    case .instant: "Json.AsInstant"
    case .moment: "Moment.FromJson"
    case .uuid: "Json.AsGuid"
    case .url: "Json.AsUri"
    case .bytes: "Json.AsBytes"
    case .json: "Json.AsIs"
    // A member may be called like the type.
    case .declared(let name): "PasseMarche.\(name).FromJson"
    case .list(let item, let isNullable): composed("ListOf", item, isNullable)
    case .map(let value, let isNullable): composed("MapOf", value, isNullable)
    }
  }

  private func composed(_ function: String, _ item: ClientType, _ isNullable: Bool) -> String {
    guard isNullable else { return "Json.\(function)<\(name(item))>(\(reader(item)))" }
    let nullable = isValue(item) ? "NullableValue" : "Nullable"
    return "Json.\(function)<\(optional(item))>(Json.\(nullable)<\(name(item))>(\(reader(item))))"
  }
}

extension CodeWriter {
  /// Braces on lines of their own, below a head where there is one.
  func braced(_ head: String, closing: String = "}", _ body: () -> Void) {
    if !head.isEmpty { line(head) }
    line("{")
    indented(body)
    line(closing)
  }

  /// A documentation comment of C#.
  func summary(_ texts: [String?], more: [(tag: String, text: String)] = []) {
    let paragraphs = texts.compactMap(\.self).flatMap(CodeWriter.paragraphs).map(Self.escaped)
    if paragraphs.count == 1, paragraphs[0].count < 80 {
      line("/// <summary>\(paragraphs[0])</summary>")
    } else if !paragraphs.isEmpty {
      line("/// <summary>")
      for (index, paragraph) in paragraphs.enumerated() {
        comment("///", [index == 0 ? paragraph : "<para>" + paragraph + "</para>"])
      }
      line("/// </summary>")
    }
    for item in more {
      let name = item.tag.split(separator: " ")[0]
      let text = Self.escaped(item.text).split { $0.isNewline }.joined(separator: " ")
      comment("///", ["<\(item.tag)>\(text)</\(name)>"])
    }
  }

  /// Text within XML; code in backticks is code.
  private static func escaped(_ text: String) -> String {
    var parts: [String] = []
    for (index, part) in text.split(separator: "`", omittingEmptySubsequences: false).enumerated() {
      let safe = String(part).replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
      parts.append(index % 2 == 1 ? "<c>\(safe)</c>" : safe)
    }
    return parts.joined()
  }
}
