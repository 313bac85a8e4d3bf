import SpecIR

extension JSONValue {
  /// Equality as JSON Schema defines it (core, section 4.2.2): numbers by their value, members in any order, strings by
  /// their scalars.
  package func equals(_ other: JSONValue) -> Bool {
    switch (self, other) {
    case (.null, .null): true
    case (.bool(let left), .bool(let right)): left == right
    case (.number(let left), .number(let right)): left == right || Decimal(left) == Decimal(right)
    case (.string(let left), .string(let right)): left.unicodeScalars.elementsEqual(right.unicodeScalars)
    case (.array(let left), .array(let right)):
      left.count == right.count && zip(left, right).allSatisfy { $0.equals($1) }
    case (.object(let left), .object(let right)):
      left.count == right.count
        && left.allSatisfy { member in right.contains { $0.isNamed(member.name) && $0.value.equals(member.value) } }
    default: false
    }
  }

  /// The value of the member of an object; nil for other values and absent members.
  public subscript(_ name: String) -> JSONValue? {
    guard case .object(let members) = self else { return nil }
    return members.first { $0.isNamed(name) }?.value
  }
}

extension JSONValue.Member {
  func isNamed(_ other: String) -> Bool { name.unicodeScalars.elementsEqual(other.unicodeScalars) }
}
