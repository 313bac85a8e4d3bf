import SpecModel
import SpecSyntax

extension JSONValue {
  /// What a node of the contract says as JSON.
  public init(_ cursor: Cursor) {
    switch cursor.node.value {
    case .null: self = .null
    case .bool(let value): self = .bool(value)
    case .string(let text): self = .string(text)
    // The loader refuses what JSON cannot write, so that the text itself is never the answer.
    case .integer(let text), .float(let text): self = .number(cursor.number ?? text)
    case .sequence: self = .array(cursor.items.map { JSONValue($0) })
    case .mapping: self = .object(cursor.members.map { Member($0.name, JSONValue($0.value)) })
    }
  }
}

extension Located<JSONValue> {
  public init(_ cursor: Cursor) {
    self.init(JSONValue(cursor), at: Site(cursor))
  }
}
