import SpecIR

/// Names of the contract as Ruby has them.
struct RubyNaming: ClientNaming {
  let nestsTypes = false
  let reservedTypes = Ruby.reservedConstants
  let reservedFields = Ruby.methods
  let reservedValues: Set<String> = ["KNOWN"]
  let reservedBranches = Ruby.methods.union(["allocate", "name", "new", "read", "unrecognized", "write"])
  let reservedParameters: Set<String> = ["body", "call", "page", "progress", "to"]

  /// A constant begins with a letter.
  func type(_ name: String) -> String {
    let name = NameWords.upperCamel(name)
    return name.first?.isLetter == true ? name : "Type" + name.dropFirst()
  }
  func field(_ property: String) -> String { NameWords.snake(property) }
  func value(_ text: String) -> String {
    let name = NameWords.screaming(text)
    return name.first?.isLetter == true ? name : "VALUE" + name
  }
  func event(_ name: String) -> String { NameWords.snake(name) }
  func quota(_ name: String) -> String { value(name) }
  func method(_ operation: String) -> String {
    let name = NameWords.snake(operation)
    return Ruby.methods.contains(name) || ["quota", "tokens"].contains(name) ? name + "_" : name
  }
  func parameter(_ name: String) -> String {
    let name = NameWords.snake(name)
    return Ruby.words.contains(name) ? name + "_" : name
  }
  func pagingMethod(_ operation: String) -> String {
    let method = NameWords.snake(operation)
    return method.hasPrefix("list_") ? "all_" + method.dropFirst(5) : method + "_items"
  }
}

/// Types and values in Ruby.
enum Ruby {
  static let words: Set<String> = [
    "alias", "and", "begin", "break", "case", "class", "def", "defined?", "do", "else", "elsif", "end", "ensure",
    "false", "for", "if", "in", "module", "next", "nil", "not", "or", "redo", "rescue", "retry", "return", "self",
    "super", "then", "true", "undef", "unless", "until", "when", "while", "yield",
  ]

  /// What every object, or every model, answers to already.
  static let methods: Set<String> = [
    "as_json", "class", "clone", "deconstruct_keys", "display", "dup", "enum_for", "eql", "extend", "fields", "freeze",
    "hash", "initialize", "inspect", "instance_eval", "instance_exec", "instance_variable_get",
    "instance_variable_set", "instance_variables", "itself", "kind", "method", "methods", "object_id", "public_send",
    "send", "singleton_class", "tap", "then", "to_enum", "to_h", "to_json", "to_s", "value", "with", "yield_self",
  ]

  /// The constants of the client, and those of Ruby that it uses: a component of such a name gets `Body` behind it.
  static let reservedConstants: Set<String> = [
    "AccessToken", "Address", "Answer", "ArgumentError", "Array", "Attempts", "Call", "Class", "Client", "Clock",
    "ConditionVariable", "Credentials", "Digest", "Download", "Downloads", "EOFError", "ERB", "Encoding", "Engine",
    "Enumerator", "Error", "Exception", "FetchedTokens", "File", "FileError", "FileUtils", "Float", "Gathering", "Hash",
    "Headers", "IOError", "Integer", "JSON", "Kernel", "Model", "Module", "Mutex", "Net", "NetHTTPTransport",
    "NotImplementedError", "Numeric", "Object", "OpenSSL", "Operation", "Operations", "Pages", "PartialFile", "Process",
    "Quota", "QuotaState", "ReadError", "Refused", "Request", "RetryPolicy", "SocketError", "StandardError", "String",
    "Struct", "SystemCallError", "Time", "TimeoutError", "TokenError", "TooLargeError", "TransportError", "URI",
    "UndeclaredStatusError", "Union", "UnreadableAnswerError", "UnrecognizedEvent", "WebhookDelivery", "WebhookEvents",
    "WebhookReceiver", "WebhookRefusal", "Wire",
  ]

  /// As YARD writes types.
  static func documented(_ type: ClientType, _ plan: ClientPlan) -> String {
    switch type {
    case .boolean: return "Boolean"
    case .integer: return "Integer"
    case .number: return "Float"
    case .string, .uuid, .url, .bytes: return "String"
    case .instant: return "Time"
    case .moment: return "Time, String"
    case .json: return "Object"
    case .declared(let name):
      if case .openEnumeration? = plan.declaration(name)?.kind { return "String" }
      return name
    case .list(let item, let isNullable): return "Array<\(documented(item, plan))\(isNullable ? ", nil" : "")>"
    case .map(let item, let isNullable):
      return "Hash{String => \(documented(item, plan))\(isNullable ? ", nil" : "")}"
    }
  }

  /// The open enumeration that the values of a type are from.
  static func enumeration(_ type: ClientType, _ plan: ClientPlan) -> String? {
    switch type {
    case .declared(let name):
      if case .openEnumeration? = plan.declaration(name)?.kind { return name }
      return nil
    case .list(let item, _), .map(let item, _): return enumeration(item, plan)
    default: return nil
    }
  }

  /// What reads and writes values of the type.
  /// - Parameters:
  ///   - module: what stands before the names of models and of `Wire`, such as `PasseMarche::`.
  ///   - isLazy: while models are being declared, one may come later.
  static func codec(_ type: ClientType, _ plan: ClientPlan, in module: String = "", isLazy: Bool = false) -> String {
    let wire = module + "Wire"
    func nullable(_ item: ClientType, _ isNullable: Bool) -> String {
      let codec = codec(item, plan, in: module, isLazy: isLazy)
      return isNullable ? "\(wire)::Nullable.new(\(codec))" : codec
    }
    switch type {
    case .boolean: return wire + "::BOOLEAN"
    case .integer: return wire + "::INTEGER"
    case .number: return wire + "::NUMBER"
    case .string, .uuid, .url: return wire + "::TEXT"
    case .instant: return wire + "::INSTANT"
    case .moment: return wire + "::MOMENT"
    case .bytes: return wire + "::BYTES"
    case .json: return wire + "::ANYTHING"
    case .declared(let name):
      if enumeration(type, plan) != nil { return wire + "::TEXT" }
      return isLazy ? "\(wire)::Lazy.new { \(name) }" : module + name
    case .list(let item, let isNullable): return "\(wire)::List.new(\(nullable(item, isNullable)))"
    case .map(let item, let isNullable): return "\(wire)::Map.new(\(nullable(item, isNullable)))"
    }
  }

  /// A file that holds the client's module.
  static func module(_ header: String, _ body: (CodeWriter) -> Void) -> String {
    let writer = CodeWriter(comments: .hash)
    writer.verbatim(header)
    writer.block("module PasseMarche", closing: "end") { body(writer) }
    return writer.text
  }

  /// What the contract says of an operation.
  static func name(of operation: ClientOperationPlan) -> String { NameWords.screaming(operation.operation.id) }

  static func string(_ text: String) -> String {
    QuotedText.literal(text, special: "#", escape: QuotedText.braced)
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
