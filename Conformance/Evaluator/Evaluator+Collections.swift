import SpecIR

extension Evaluator.Run {
  mutating func check(array items: [JSONValue], _ rules: ArrayRules, at place: Place) {
    if let rule = rules.minItems, items.count < rule.value { report(rule, "minItems", place) }
    if let rule = rules.maxItems, items.count > rule.value { report(rule, "maxItems", place) }
    // Items that break their own rules are compared with nothing.
    var comparable: [JSONValue] = []
    for (index, item) in items.enumerated() {
      let before = found.count
      if let use = rules.items { check(item, use, at: place.item(index)) }
      if found.count == before { comparable.append(item) }
    }
    guard let rule = rules.uniqueItems, rule.value else { return }
    let repeated = comparable.indices.contains { index in
      comparable[..<index].contains { $0.equals(comparable[index]) }
    }
    if repeated { report(rule, "uniqueItems", place) }
  }

  mutating func check(object members: [JSONValue.Member], _ rules: ObjectRules, at place: Place) {
    let members = members.filter { !isAbsent($0, rules) }
    let before = found.count
    if let rule = rules.minProperties, members.count < rule.value { report(rule, "minProperties", place) }
    if let rule = rules.maxProperties, members.count > rule.value { report(rule, "maxProperties", place) }
    for property in rules.properties {
      let member = members.first { $0.isNamed(property.name) }
      if member?.value == .null, let rule = property.required, rule.value,
        evaluator.schema(property.schema)?.types.value.contains(.null) == false
      {
        // Null in the place of a required value is its absence, and is told in the same words.
        report(rule, "required", place.member(property.name))
      } else if let member {
        check(member.value, property.schema, at: place.member(property.name))
      } else if let rule = property.required, rule.value {
        report(rule, "required", place.member(property.name))
      }
    }
    for dependency in rules.dependentRequired where members.contains(where: { $0.isNamed(dependency.property) }) {
      for name in dependency.requires.value where !members.contains(where: { $0.isNamed(name) }) {
        report(dependency.requires, "dependentRequired", place.member(name))
      }
    }
    check(additional: members, rules, at: place)

    let atFault = Set(found[before...].map(\.pointer))
    let object = JSONValue.object(members)
    for rule in rules.invariants
    where !rule.value.holds(
      in: object,
      ignoring: { name in
        let pointer = place.member(name).pointer
        return atFault.contains { $0 == pointer || $0.hasPrefix(pointer + "/") }
      })
    {
      report(rule, "x-invariant", place.member(rule.value.subject))
    }
  }

  /// Whether the member is a blank text that stands for no value (`x-blank`).
  private func isAbsent(_ member: JSONValue.Member, _ rules: ObjectRules) -> Bool {
    guard case .string(let text) = member.value, text.unicodeScalars.allSatisfy(\.properties.isWhitespace) else {
      return false
    }
    let use: SchemaUse? =
      if let property = rules.properties.first(where: { member.isNamed($0.name) }) {
        property.schema
      } else if case .checked(let value) = rules.additional {
        value
      } else {
        nil
      }
    return use.flatMap { evaluator.schema($0) }?.string.blankIsAbsent ?? false
  }

  private mutating func check(additional members: [JSONValue.Member], _ rules: ObjectRules, at place: Place) {
    if let rule = rules.names {
      for member in members where !PatternText.matches(member.name, pattern: rule.value) {
        report(rule, "propertyNames", place.member(member.name))
      }
    }
    for member in members where !rules.properties.contains(where: { member.isNamed($0.name) }) {
      switch rules.additional {
      case .ignored: break
      case .refused(let site, let message):
        report("additionalProperties", message, site, place.member(member.name))
      case .checked(let use): check(member.value, use, at: place.member(member.name))
      }
    }
  }

  /// `oneOf` and `anyOf`: the contract's branches are disjoint, so exactly one must let the value through.
  mutating func check(_ value: JSONValue, _ union: Union, at place: Place) {
    let verdicts = union.branches.map { violations(of: value, $0.schema, at: place) }
    let passed = verdicts.filter(\.isEmpty).count
    if passed == 1 { return }
    if passed == 0, let chosen = union.branch(for: value) {
      found += verdicts[chosen]
    } else {
      report(union.rule, "oneOf", place)
    }
  }
}

extension Union {
  /// The branch that the value claims to be, whose violations say more than "none of these".
  fileprivate func branch(for value: JSONValue) -> Int? {
    switch decision {
    case .byType: branches.firstIndex { $0.types.admits(value) }
    case .discriminator(let property):
      branches.firstIndex { branch in
        guard case .string(let name)? = value[property] else { return false }
        return branch.discriminatorValues.contains(name)
      }
    }
  }
}

extension Invariant {
  /// The member that is told to be at fault.
  var subject: String {
    switch self {
    case .notAlone(let property, _), .atMostSize(let property, _, _), .inOrder(_, let property): property
    }
  }

  /// Whether the rule holds, or cannot be looked at because a member it needs is absent, of another type or already at
  /// fault.
  func holds(in object: JSONValue, ignoring isAtFault: (String) -> Bool) -> Bool {
    switch self {
    case .notAlone(let property, let value):
      guard !isAtFault(property), case .array(let items)? = object[property], !items.isEmpty else { return true }
      return items.contains { !$0.equals(.string(value)) }
    case .atMostSize(let property, let of, let orOneWith):
      guard ![property, of, orOneWith].compactMap(\.self).contains(where: isAtFault),
        case .number(let text)? = object[property], let number = Decimal(text)
      else { return true }
      var size = 0
      if case .array(let items)? = object[of] { size = items.count }
      if size == 0, let name = orOneWith, let other = object[name], other != .null { size = 1 }
      return Decimal(String(size)).map { number <= $0 } ?? true
    case .inOrder(let first, let last):
      guard !isAtFault(first), !isAtFault(last), case .string(let start)? = object[first],
        case .string(let end)? = object[last]
      else { return true }
      // Days of RFC 3339 are in the order of their texts.
      return start <= end
    }
  }
}
