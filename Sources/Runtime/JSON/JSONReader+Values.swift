extension JSONReader {
  /// Reads one value of any kind as a whole. Where an object repeats a name, the last value counts.
  public mutating func value() throws(JSONError) -> JSON {
    switch try peek() {
    case .null:
      try null()
      return .null
    case .bool: return .bool(try bool())
    case .number: return .number(try number().text)
    case .string: return .string(try string())
    case .array:
      var items: [JSON] = []
      try enterArray()
      while try nextItem() { items.append(try value()) }
      return .array(items)
    case .object:
      var members = MemberList()
      try enterObject()
      while let key = try nextMember() {
        let name = try text(of: key)
        members.set(name, try value())
      }
      return .object(members.members)
    }
  }
}

/// Gathers members by name. Few are compared one by one; many are found through an index, so that a hostile object
/// costs no more than its length.
private struct MemberList {
  private static let indexedFrom = 16

  private(set) var members: [JSON.Member] = []
  private var places: [ExactText: Int] = [:]

  mutating func set(_ name: String, _ value: JSON) {
    if let place = place(of: name) {
      members[place].value = value
      return
    }
    members.append(JSON.Member(name, value))
    if members.count == Self.indexedFrom {
      for (place, member) in members.enumerated() { places[ExactText(member.name)] = place }
    } else if members.count > Self.indexedFrom {
      places[ExactText(name)] = members.count - 1
    }
  }

  private func place(of name: String) -> Int? {
    members.count < Self.indexedFrom
      ? members.firstIndex { $0.name.hasSameScalars(as: name) }
      : places[ExactText(name)]
  }
}
