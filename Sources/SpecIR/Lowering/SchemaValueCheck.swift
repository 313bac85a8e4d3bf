import SpecModel

/// Holds the values that the contract itself lists (`enum`, `const`, `default`) against their schemas. Formats and
/// checksums are left to the checks of examples, which read values as the server does.
struct SchemaValueCheck {
  /// The schema behind a use, nil where it cannot be had.
  let resolve: (SchemaUse) -> Schema?

  /// Why the schema refuses the value, as the end of a sentence; nil where it does not.
  func refusal(of value: JSONValue, by schema: Schema) -> String? {
    guard schema.types.value.isSuperset(of: value.types) else {
      return "it is not \(schema.types.value.phrase.english)"
    }
    if let allowed = schema.allowed?.value, !allowed.contains(where: { $0.means(value) }) {
      return "it is none of the listed values"
    }
    if value != .null, let union = schema.union, let refusal = refusal(of: value, by: union) { return refusal }
    switch value {
    case .null, .bool: return nil
    case .number(let text): return refusal(of: text, by: schema.number)
    case .string(let text): return refusal(of: text, by: schema.string)
    case .array(let items): return refusal(of: items, by: schema.array)
    case .object(let members): return refusal(of: members, by: schema.object)
    }
  }

  private func refusal(of value: JSONValue, by use: SchemaUse) -> String? {
    resolve(use).flatMap { refusal(of: value, by: $0) }
  }

  private func refusal(of text: String, by rules: NumberRules) -> String? {
    guard let number = Decimal(text) else { return "it is no number" }
    func breaks(_ rule: Rule<String>?, _ holds: (Decimal, Decimal) -> Bool?) -> Bool {
      guard let rule, let limit = Decimal(rule.value) else { return false }
      return holds(number, limit) == false
    }
    if breaks(rules.minimum, >=) { return "it is below `minimum`" }
    if breaks(rules.exclusiveMinimum, >) { return "it is not above `exclusiveMinimum`" }
    if breaks(rules.maximum, <=) { return "it is above `maximum`" }
    if breaks(rules.exclusiveMaximum, <) { return "it is not below `exclusiveMaximum`" }
    if breaks(rules.multipleOf, { $0.isMultiple(of: $1) }) { return "it is no multiple of `multipleOf`" }
    switch rules.format?.value {
    case .int32 where Int32(text) == nil && number.isWhole: return "it does not fit 32 bits"
    case .int64 where Int64(text) == nil && number.isWhole: return "it does not fit 64 bits"
    case .int32, .int64: return number.isWhole ? nil : "it is no integer"
    case .float, .double, nil: return nil
    }
  }

  private func refusal(of text: String, by rules: StringRules) -> String? {
    let count = text.unicodeScalars.count
    if let least = rules.minLength?.value, count < least { return "it is shorter than `minLength`" }
    if let most = rules.maxLength?.value, count > most { return "it is longer than `maxLength`" }
    // A pattern that is none has a diagnostic of its own.
    if let pattern = rules.pattern?.value,
      (try? Pattern(parsing: pattern).automaton())?.matches(text) == false
    {
      return "it does not match `pattern`"
    }
    return nil
  }

  private func refusal(of items: [JSONValue], by rules: ArrayRules) -> String? {
    if let least = rules.minItems?.value, items.count < least { return "it has fewer items than `minItems`" }
    if let most = rules.maxItems?.value, items.count > most { return "it has more items than `maxItems`" }
    if rules.uniqueItems != nil {
      for (index, item) in items.enumerated() where items[..<index].contains(where: { $0.means(item) }) {
        return "it has the same item twice"
      }
    }
    guard let use = rules.items else { return nil }
    for (index, item) in items.enumerated() {
      if let refusal = refusal(of: item, by: use) { return "item \(index + 1): \(refusal)" }
    }
    return nil
  }

  private func refusal(of members: [JSONValue.Member], by rules: ObjectRules) -> String? {
    let names = Set(members.map(\.name))
    if let least = rules.minProperties?.value, members.count < least {
      return "it has fewer members than `minProperties`"
    }
    if let most = rules.maxProperties?.value, members.count > most { return "it has more members than `maxProperties`" }
    if let pattern = rules.names?.value, let automaton = try? Pattern(parsing: pattern).automaton(),
      let stranger = members.first(where: { !automaton.matches($0.name) })
    {
      return "`\(stranger.name)` does not match `propertyNames`"
    }
    if let missing = rules.properties.first(where: { $0.required != nil && !names.contains($0.name) }) {
      return "it has no `\(missing.name)`"
    }
    for dependency in rules.dependentRequired where names.contains(dependency.property) {
      if let missing = dependency.requires.value.first(where: { !names.contains($0) }) {
        return "it has no `\(missing)`"
      }
    }
    for member in members {
      if let property = rules.properties.first(where: { $0.name == member.name }) {
        if let refusal = refusal(of: member.value, by: property.schema) { return "`\(member.name)`: \(refusal)" }
        continue
      }
      switch rules.additional {
      case .ignored: continue
      case .refused: return "`\(member.name)` is not among the properties"
      case .checked(let use):
        if let refusal = refusal(of: member.value, by: use) { return "`\(member.name)`: \(refusal)" }
      }
    }
    return nil
  }

  private func refusal(of value: JSONValue, by union: Union) -> String? {
    switch union.decision {
    case .byType:
      guard let branch = union.branches.first(where: { $0.types.isSuperset(of: value.types) }) else {
        return "it belongs to no branch"
      }
      return refusal(of: value, by: branch.schema)
    case .discriminator(let property):
      guard case .object(let members) = value,
        case .string(let choice)? = members.first(where: { $0.name == property })?.value,
        let branch = union.branches.first(where: { $0.discriminatorValues.contains(choice) })
      else { return "`\(property)` chooses no branch" }
      return refusal(of: value, by: branch.schema)
    }
  }
}

extension SchemaLowering {
  /// The check by the schemas lowered so far.
  var valueCheck: SchemaValueCheck {
    let named = Dictionary(names.compactMap { place, name in standing[place].map { (name, $0) } }) { first, _ in first }
    return SchemaValueCheck { use in
      switch use {
      case .inline(let schema): schema
      case .named(let name): named[name]
      }
    }
  }

  /// Holds the values met so far against their schemas.
  mutating func checkValues() {
    let check = valueCheck
    for listed in values {
      guard let reason = check.refusal(of: listed.value, by: listed.schema) else { continue }
      report(listed.code, "\(listed.value.text) can never be used: \(reason)", at: listed.at.span)
    }
    values = []
  }
}
