extension JSONValue {
  /// Whether two values are the same by JSON Schema: numbers by what they mean (`1`, `1.0`, `1e0`), objects whatever
  /// the order of their members.
  func means(_ other: JSONValue) -> Bool {
    switch (self, other) {
    case (.null, .null): true
    case (.bool(let left), .bool(let right)): left == right
    case (.number(let left), .number(let right)): left == right || Decimal(left) == Decimal(right)
    case (.string(let left), .string(let right)):
      // By scalars: what Unicode calls equivalent is still two different texts to JSON.
      left.utf8.elementsEqual(right.utf8)
    case (.array(let left), .array(let right)):
      left.count == right.count && zip(left, right).allSatisfy { $0.means($1) }
    case (.object(let left), .object(let right)):
      left.count == right.count
        && left.allSatisfy { member in
          right.contains { $0.name == member.name && $0.value.means(member.value) }
        }
    default: false
    }
  }

  /// The type of the value; a number with no fraction is an integer.
  var types: TypeSet {
    switch self {
    case .null: .null
    case .bool: .boolean
    case .number(let text): Decimal(text)?.isWhole == true ? .integer : .number
    case .string: .string
    case .array: .array
    case .object: .object
    }
  }

  /// A string as it is, anything else as JSON: how sentences tell a value.
  var plainText: String {
    if case .string(let text) = self { text } else { text }
  }
}
