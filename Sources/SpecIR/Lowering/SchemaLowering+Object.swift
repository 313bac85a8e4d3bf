import SpecModel
import SpecSyntax

/// The keywords of objects.
extension SchemaLowering {
  mutating func readObject(_ cursor: Cursor, _ wording: Wording, into draft: inout SchemaDraft) {
    var rules = ObjectRules()
    for (name, schema) in cursor["properties"]?.members ?? [] {
      rules.properties.append(property(name, schema))
      draft.propertySources[name] = schema
    }
    if let additional = cursor["additionalProperties"] {
      switch additional.bool {
      case true: rules.additional = .ignored
      case false:
        rules.additional = .refused(Site(additional), sentences.say("additionalProperties", wording))
      default:
        // Each of them is called by its own name, which only the request knows; until then it is an item of its object.
        rules.additional = .checked(use(additional, Wording(label: writtenLabel(of: additional) ?? Label.item)))
      }
    }
    rules.minProperties = rule("minProperties", cursor, wording, \.integer)
    rules.maxProperties = rule("maxProperties", cursor, wording, \.integer)
    rules.names = cursor["propertyNames"]?["pattern"].flatMap { pattern in
      pattern.string.map { Rule($0, at: Site(pattern), message: sentences.say("propertyNames", wording)) }
    }
    rules.envelope = cursor["x-envelope"]?.bool ?? false
    draft.envelope = cursor["x-envelope"]
    draft.schema.object = rules
    draft.required = cursor["required"]?.items ?? []
    draft.dependencies = (cursor["dependentRequired"]?.members ?? []).map { ($0.value, wording) }
    draft.invariants = (cursor["x-invariant"]?.items ?? []).map { ($0, wording) }
    draft.demands = (cursor["x-demands"]?.items ?? []).map { ($0, wording) }
  }

  private mutating func property(_ name: String, _ schema: Cursor) -> Property {
    if let code = schema["x-error"] { propertyErrors.insert(code) }
    let label = label(of: schema, named: name)
    return Property(
      name: name, site: Site(schema), schema: use(schema, Wording(label: label)), label: label,
      errorCode: schema["x-error"]?.string)
  }

  /// What the draft says of its properties, once they are all known.
  mutating func finishObject(_ draft: inout SchemaDraft) {
    for name in draft.required { require(name, in: &draft) }
    for (dependency, wording) in draft.dependencies { depend(dependency, wording, in: &draft) }
    for (invariant, wording) in draft.invariants {
      if let rule = rule(invariant, wording, in: draft.schema.object) { draft.schema.object.invariants.append(rule) }
    }
    for (demand, wording) in draft.demands {
      if let rule = demanded(demand, wording, in: draft.schema.object) { draft.schema.object.demands.append(rule) }
    }
    checkNames(draft)
    if let envelope = draft.envelope { checkEnvelope(envelope, draft.schema) }
  }

  private mutating func require(_ item: Cursor, in draft: inout SchemaDraft) {
    guard let name = item.string else { return }
    guard let index = draft.schema.object.properties.firstIndex(where: { $0.name == name }) else {
      report(
        SchemaCode.unknownRequired, "`\(name)` is required and not among the properties", at: item.span,
        fix: Suggestion.closest(to: name, among: draft.schema.object.properties.map(\.name))
          .map { "did you mean `\($0)`?" })
      return
    }
    guard draft.schema.object.properties[index].required == nil, let source = draft.propertySources[name] else {
      return
    }
    let property = draft.schema.object.properties[index]
    draft.schema.object.properties[index].required = required(at: item, schema: source, label: property.label)
    if case .inline(let schema) = property.schema, schema.types.value.isEmpty {
      report(
        SchemaCode.noType, "`\(name)` is required and lets no value through", at: item.span,
        notes: [.init("its schema", at: source.span)])
    }
  }

  private mutating func depend(_ dependency: Cursor, _ wording: Wording, in draft: inout SchemaDraft) {
    guard case .string(let name)? = dependency.key?.value else { return }
    let properties = draft.schema.object.properties
    var known = true
    for (other, place) in [(name, dependency)] + dependency.items.map({ ($0.string ?? "", $0) })
    where !properties.contains(where: { $0.name == other }) {
      report(SchemaCode.unknownRequired, "`\(other)` is not among the properties", at: place.span)
      known = false
    }
    guard known else { return }
    let others = dependency.strings
    let labels = others.compactMap { other in properties.first { $0.name == other }?.label }
    let limit = Message(
      english: labels.map(\.english).joined(separator: ", "), french: labels.map(\.french).joined(separator: ", "))
    let own = Wording(label: properties.first { $0.name == name }?.label ?? wording.label, overrides: wording.overrides)
    let message = sentences.say("dependentRequired", own, limit: limit)
    draft.schema.object.dependentRequired.append(
      .init(property: name, requires: Rule(others, at: Site(dependency), message: message)))
  }

  /// `propertyNames` rules the names of a map, whose members are all alike.
  private mutating func checkNames(_ draft: SchemaDraft) {
    guard let names = draft.schema.object.names else { return }
    if case .checked = draft.schema.object.additional, draft.schema.object.properties.isEmpty { return }
    report(
      SchemaCode.names, "this object is no map, whose names `propertyNames` could rule",
      at: span(of: "propertyNames", in: draft.cursor, else: names.site))
  }

  private mutating func checkEnvelope(_ envelope: Cursor, _ schema: Schema) {
    guard schema.object.properties.count == 1, let member = schema.object.properties.first else {
      report(
        SchemaCode.envelope, "an envelope has one property, this object has \(schema.object.properties.count)",
        at: envelope.span)
      return
    }
    if let inner = resolve(member.schema), inner.types.value != .object {
      report(
        SchemaCode.envelope, "`\(member.name)` is \(inner.types.value.phrase.english), and an envelope wraps an object",
        at: envelope.span)
    }
  }
}

/// `x-invariant`
extension SchemaLowering {
  private mutating func rule(_ cursor: Cursor, _ wording: Wording, in object: ObjectRules) -> Rule<Invariant>? {
    let forms = ["not-alone", "at-most-size", "in-order"].filter { cursor[$0] != nil }
    guard forms.count == 1, let form = cursor[forms[0]] else {
      report(
        SchemaCode.invariant, "an invariant is one of `not-alone`, `at-most-size` and `in-order`", at: cursor.span)
      return nil
    }
    let (invariant, label, plain): (Invariant, Message, Message)
    switch forms[0] {
    case "not-alone":
      guard let array = member(form["in"], of: .array, in: object),
        let value = form["value"], let text = value.string, isItem(text, of: array, at: value)
      else { return nil }
      invariant = .notAlone(property: array.name, value: text)
      label = array.label
      plain = Message(
        english: "%{label} \(text) cannot be used alone",
        french: "%{label} : \(text) doit être accompagné d’un autre choix")
    case "in-order":
      guard let first = day(form["first"], in: object), let last = day(form["last"], in: object) else { return nil }
      invariant = .inOrder(first: first.name, last: last.name)
      label = last.label
      plain = Message(
        english: "%{label} must not be before \(first.label.english.lowercased())",
        french: "%{label} : pas avant \(first.label.french.lowercased())")
    default:
      guard let number = member(form["value"], of: .integer, in: object),
        let array = member(form["of"], of: .array, in: object)
      else { return nil }
      var other: String?
      if let written = form["or-one-with"] {
        guard let found = member(written, of: .any, in: object) else { return nil }
        other = found.name
      }
      invariant = .atMostSize(property: number.name, of: array.name, orOneWith: other)
      label = number.label
      plain = Message(
        english: "%{label} must not exceed the number of \(array.label.english.lowercased())",
        french: "%{label} ne doit pas dépasser le nombre de \(array.label.french.lowercased())")
    }
    var own = Wording(label: label, overrides: wording.overrides)
    own.overrides["x-invariant"] =
      cursor["message"].flatMap { Message($0) } ?? wording.overrides["x-invariant"] ?? sentences.written("x-invariant")
      ?? plain
    return Rule(invariant, at: Site(cursor), message: sentences.say("x-invariant", own))
  }

  /// A member that is a calendar day.
  private mutating func day(_ cursor: Cursor?, in object: ObjectRules) -> Property? {
    guard let cursor, let property = member(cursor, of: .string, in: object) else { return nil }
    guard resolve(property.schema)?.string.format?.value == .date else {
      report(SchemaCode.invariant, "`\(property.name)` is no `format: date`, and days are compared", at: cursor.span)
      return nil
    }
    return property
  }

  /// An item of `x-demands`.
  private mutating func demanded(_ cursor: Cursor, _ wording: Wording, in object: ObjectRules) -> Rule<Demand>? {
    guard let permission = cursor["permission"], let name = permission.string,
      let array = member(cursor["in"], of: .array, in: object),
      let value = cursor["value"], let text = value.string, isItem(text, of: array, at: value)
    else { return nil }
    let declared = document.root["x-permissions"]?.members.map(\.name) ?? []
    guard declared.contains(name) else {
      report(
        SchemaCode.invariant, "the contract has no permission `\(name)`", at: permission.span,
        fix: Suggestion.closest(to: name, among: declared).map { "did you mean `\($0)`?" })
      return nil
    }
    var own = Wording(label: array.label, overrides: wording.overrides)
    own.overrides["x-demands"] =
      cursor["message"].flatMap { Message($0) } ?? wording.overrides["x-demands"] ?? sentences.written("x-demands")
      ?? Message(english: "%{label} \(text) is not permitted", french: "%{label} : \(text) n’est pas permis")
    return Rule(
      Demand(permission: name, property: array.name, value: text), at: Site(cursor),
      message: sentences.say("x-demands", own))
  }

  /// The property that `written` names, if it lets values of `types` through.
  private mutating func member(_ written: Cursor?, of types: TypeSet, in object: ObjectRules) -> Property? {
    guard let written, let name = written.string else { return nil }
    guard let property = object.properties.first(where: { $0.name == name }) else {
      report(
        SchemaCode.invariant, "the object has no property `\(name)`", at: written.span,
        fix: Suggestion.closest(to: name, among: object.properties.map(\.name)).map { "did you mean `\($0)`?" })
      return nil
    }
    if let schema = resolve(property.schema), types != .any {
      guard schema.types.value.subtracting(.null) == types else {
        report(
          SchemaCode.invariant,
          "`\(name)` is \(schema.types.value.phrase.english), where \(types.phrase.english) is compared",
          at: written.span)
        return nil
      }
    }
    return property
  }

  private mutating func isItem(_ text: String, of array: Property, at place: Cursor) -> Bool {
    guard let items = resolve(array.schema)?.array.items.flatMap({ resolve($0) }) else { return true }
    if !items.types.value.contains(.string) || items.allowed?.value.contains(.string(text)) == false {
      report(SchemaCode.invariant, "`\(text)` is none of the items that `\(array.name)` may have", at: place.span)
      return false
    }
    return true
  }
}
