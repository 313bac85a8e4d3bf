/// Names of the contract as Swift names.
enum SwiftNames {
  /// `market_type_codes` → `MarketTypeCodes`; what cannot stand in a name parts words.
  static func upperCamel(_ name: String) -> String {
    let joined = words(name).map(capitalized).joined()
    guard let first = joined.unicodeScalars.first else { return "Empty" }
    return ("0"..."9").contains(first) ? "_" + joined : joined
  }

  /// `market_type_codes` → `marketTypeCodes`. Not yet escaped: see ``escaped(_:)``.
  static func lowerCamel(_ name: String) -> String {
    let words = words(name)
    guard let first = words.first else { return "empty" }
    let start = first.allSatisfy(\.isUppercase) ? first.lowercased() : first.prefix(1).lowercased() + first.dropFirst()
    let joined = start + words.dropFirst().map(capitalized).joined()
    return ("0"..."9").contains(joined.unicodeScalars.first ?? "a") ? "_" + joined : joined
  }

  /// The name in backticks where it is a word of the language.
  static func escaped(_ name: String) -> String { keywords.contains(name) ? "`\(name)`" : name }

  private static func words(_ name: String) -> [String] {
    name.split { !($0.isASCII && ($0.isLetter || $0.isNumber)) }.map(String.init)
  }

  private static func capitalized(_ word: String) -> String { word.prefix(1).uppercased() + word.dropFirst() }

  private static let keywords: Set<String> = [
    "as", "associatedtype", "break", "case", "catch", "class", "continue", "default", "defer", "deinit", "do", "else",
    "enum", "extension", "fallthrough", "false", "fileprivate", "for", "func", "guard", "if", "import", "in", "inout",
    "internal", "is", "let", "nil", "operator", "precedencegroup", "private", "protocol", "public", "repeat",
    "rethrows",
    "return", "static", "struct", "subscript", "super", "switch", "throw", "throws", "true", "try", "typealias", "var",
    "where", "while", "Any", "Self", "Type", "Protocol",
  ]

  /// Members that Swift or the generated code gives every type.
  static let reservedMembers: Set<String> = [
    "init", "self", "encode", "decode", "check", "hash", "rawValue", "allCases",
  ]

  /// Type names that would hide one of the standard library or the runtime. A component of such a name gets `Body`
  /// behind it.
  static let reservedTypes: Set<String> = [
    "Any", "Array", "Bool", "Box", "BinaryBody", "BodyRule", "BrowserVisit", "CalendarDate", "Catalogue", "Character",
    "ClientGate",
    "Components", "Contract", "Decoding", "Dictionary", "Double", "EnvironmentSet", "Error", "ErrorProfile", "Failure",
    "Float", "FormFiles", "FormReader", "FormTree", "HTTPMethod", "Hashable", "Hasher", "IncomingRequest", "Int",
    "Int32", "Int64", "JSON",
    "JSONError", "JSONNumber", "JSONReader", "JSONWriter", "MultipartForm", "Never", "OperationDescriptor",
    "OperationProblem", "Optional", "Outcome",
    "PasseMarcheAPI", "PasseMarcheServer", "PathSegments", "PatternDFA", "Patterns", "Principal", "QuotaDescriptor",
    "Range", "RejectedForm", "Reply", "RequestContext", "RequestID", "Result", "Router", "Rules", "RuleID", "RuleSite",
    "ScopeSet",
    "SecurityRule", "Self", "Sendable", "Sequence", "ServedAPI", "Set", "StaticString", "String", "Submission",
    "Tables", "Task",
    "Timestamp", "Type", "UInt8", "UUIDValue", "UploadedFile", "Violations", "Void", "WebhookDescriptor", "Webhooks",
  ]
}
