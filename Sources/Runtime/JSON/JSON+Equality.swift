extension JSON: Hashable {
  public static func == (left: JSON, right: JSON) -> Bool {
    switch (left, right) {
    case (.null, .null): true
    case (.bool(let left), .bool(let right)): left == right
    case (.number(let left), .number(let right)): ExactDecimal.sameValue(left, right)
    case (.string(let left), .string(let right)): left.hasSameScalars(as: right)
    case (.array(let left), .array(let right)): left == right
    case (.object(let left), .object(let right)): sameMembers(left, right)
    default: false
    }
  }

  public func hash(into hasher: inout Hasher) {
    switch self {
    case .null: hasher.combine(0 as UInt8)
    case .bool(let value):
      hasher.combine(1 as UInt8)
      hasher.combine(value)
    case .number(let text):
      hasher.combine(2 as UInt8)
      if let decimal = ExactDecimal(text) { hasher.combine(decimal) } else { hasher.combine(text) }
    case .string(let text):
      hasher.combine(3 as UInt8)
      ExactText.hash(text, into: &hasher)
    case .array(let items):
      hasher.combine(4 as UInt8)
      hasher.combine(items)
    case .object(let members):
      hasher.combine(5 as UInt8)
      hasher.combine(members.count)
      // A sum, so that the order of the members does not show.
      hasher.combine(members.reduce(0) { $0 &+ $1.hashValue })
    }
  }

  /// In time proportional to the number of members, those of members included: both sides may come from a client, and
  /// no value is compared twice.
  private static func sameMembers(_ left: [Member], _ right: [Member]) -> Bool {
    guard left.count == right.count else { return false }
    if zip(left, right).allSatisfy({ $0.name.hasSameScalars(as: $1.name) }) {
      return zip(left, right).allSatisfy { $0.value == $1.value }
    }
    var others: [ExactText: JSON] = [:]
    for member in right { others[ExactText(member.name)] = member.value }
    return left.allSatisfy { others[ExactText($0.name)] == $0.value }
  }
}
