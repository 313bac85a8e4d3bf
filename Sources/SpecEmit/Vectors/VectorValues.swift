import SpecIR

extension JSONValue: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral, ExpressibleByBooleanLiteral,
  ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral
{
  public init(stringLiteral value: String) { self = .string(value) }
  public init(integerLiteral value: Int) { self = .number(String(value)) }
  public init(booleanLiteral value: Bool) { self = .bool(value) }
  public init(arrayLiteral elements: JSONValue...) { self = .array(elements) }
  public init(dictionaryLiteral elements: (String, JSONValue)...) { self = .object(elements.map { Member($0, $1) }) }
}

extension JSONValue {
  static func strings(_ texts: [String]) -> JSONValue { .array(texts.map(JSONValue.string)) }

  var members: [Member] { if case .object(let members) = self { members } else { [] } }

  subscript(_ name: String) -> JSONValue? { members.first { $0.name == name }?.value }

  /// The object with a member set, in its place or at the end.
  func with(_ name: String, _ value: JSONValue) -> JSONValue {
    guard self[name] != nil else { return .object(members + [Member(name, value)]) }
    return .object(members.map { $0.name == name ? Member(name, value) : $0 })
  }

  /// The object with the members of another one behind its own.
  func adding(_ other: JSONValue) -> JSONValue { .object(members + other.members) }
}
