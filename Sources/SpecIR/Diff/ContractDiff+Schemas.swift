/// Schemas: what may be sent, and what may come back.
extension ContractDiff {
  mutating func schemas(_ before: SchemaUse, _ after: SchemaUse, _ place: ChangePlace, _ direction: Direction) {
    guard let former = old.schema(before), let latter = new.schema(after) else { return }
    var place = place
    if let name = Self.component(before, former), name == Self.component(after, latter) {
      guard isFirst("\(direction) \(isForPeople) \(name)") else { return }
      place =
        direction == .request
        ? ChangePlace("\(name) (sent)", "\(name) (envoyé)") : ChangePlace("\(name) (received)", "\(name) (reçu)")
    }
    compare(former, latter, place, direction)
  }

  private static func component(_ use: SchemaUse, _ schema: Schema) -> String? {
    if case .named(let name) = use { name } else { schema.component }
  }

  private mutating func compare(_ before: Schema, _ after: Schema, _ place: ChangePlace, _ direction: Direction) {
    let sites = (before.site, after.site)
    types(before.types, after.types, place, direction)
    values(before.allowed, after.allowed, place, direction, sites)
    numbers(before.number, after.number, place, direction)
    strings(before.string, after.string, place, direction, sites)
    arrays(before.array, after.array, place, direction, sites)
    objects(before.object, after.object, place, direction, sites)
    unions(before.union, after.union, place, direction, sites)
    let notes = (before.annotations, after.annotations)
    if !notes.0.deprecated, notes.1.deprecated {
      note(.compatible, "deprecated", place, "deprecated", "déprécié", sites.0, sites.1)
    }
    if notes.0.default != notes.1.default {
      turned(
        .risky, "default", place, Message(english: "value when absent", french: "valeur par défaut"),
        notes.0.default?.text, notes.1.default?.text, sites.0, sites.1)
    }
    if notes.0.readOnly != notes.1.readOnly || notes.0.writeOnly != notes.1.writeOnly {
      note(
        .breaking, "one-way", place, "is sent in another direction", "circule dans un autre sens", sites.0, sites.1)
    }
    reworded(
      [notes.0.title, notes.0.description] + notes.0.examples.map(\.value.text),
      [notes.1.title, notes.1.description] + notes.1.examples.map(\.value.text), place, sites.0, sites.1)
  }

  private mutating func types(
    _ before: Rule<TypeSet>, _ after: Rule<TypeSet>, _ place: ChangePlace, _ direction: Direction
  ) {
    guard before.value != after.value else { return }
    // An answer of a type that nobody has reckoned with breaks whoever reads it.
    let isKept = after.value.isSuperset(of: before.value)
    let isNarrower = before.value.isSuperset(of: after.value)
    let impact: ContractChange.Impact =
      switch direction {
      case .request: isKept ? .compatible : .breaking
      case .answer: isNarrower ? .compatible : .breaking
      }
    turned(
      impact, "type", place, Message(english: "type", french: "type"), Self.name(before.value), Self.name(after.value),
      before.site, after.site)
  }

  private static func name(_ types: TypeSet) -> String {
    var names: [String] = []
    if types.contains(.boolean) { names.append("boolean") }
    if types.contains(.number) {
      names.append("number")
    } else if types.contains(.integer) {
      names.append("integer")
    }
    if types.contains(.string) { names.append("string") }
    if types.contains(.array) { names.append("array") }
    if types.contains(.object) { names.append("object") }
    if types.contains(.null) { names.append("null") }
    return names.joined(separator: " | ")
  }

  private mutating func values(
    _ before: Rule<[JSONValue]>?, _ after: Rule<[JSONValue]>?, _ place: ChangePlace, _ direction: Direction,
    _ sites: (Site, Site)
  ) {
    switch (before, after) {
    case (nil, nil): break
    case (nil, let added?):
      turned(
        Self.impact(.tightened, direction), "values", place, Message(english: "values", french: "valeurs"),
        "any", Self.text(added.value), sites.0, added.site)
    case (let removed?, nil):
      turned(
        Self.impact(.loosened, direction), "values", place, Message(english: "values", french: "valeurs"),
        Self.text(removed.value), "any", removed.site, sites.1)
    case (let former?, let latter?):
      let gone = former.value.filter { !latter.value.contains($0) }
      let come = latter.value.filter { !former.value.contains($0) }
      if !gone.isEmpty {
        note(
          Self.impact(.tightened, direction), "value-removed", place, "no longer \(Self.text(gone))",
          "plus de \(Self.text(gone))", former.site, latter.site)
      }
      if !come.isEmpty {
        note(
          Self.impact(.loosened, direction), "value-added", place, "also \(Self.text(come))",
          "aussi \(Self.text(come))",
          former.site, latter.site)
      }
      if gone.isEmpty, come.isEmpty { reworded(former.message, latter.message, place, former.site, latter.site) }
    }
  }

  private static func text(_ values: [JSONValue]) -> String { values.map { "`\($0.text)`" }.joined(separator: ", ") }

  // MARK: Objects and arrays

  private mutating func arrays(
    _ before: ArrayRules, _ after: ArrayRules, _ place: ChangePlace, _ direction: Direction, _ sites: (Site, Site)
  ) {
    lower(
      before.minItems, after.minItems, place, direction,
      Message(english: "fewest items", french: "nombre minimal d’éléments"))
    upper(
      before.maxItems, after.maxItems, place, direction,
      Message(english: "most items", french: "nombre maximal d’éléments"))
    flag(
      before.uniqueItems, after.uniqueItems, place, direction,
      Message(english: "items differ", french: "éléments distincts"),
      sites)
    if let former = before.items, let latter = after.items {
      schemas(former, latter, place.member("[]"), direction)
    } else if let added = after.items {
      note(
        Self.impact(.tightened, direction), "items", place, "items have rules", "les éléments ont des règles", sites.0,
        new.schema(added)?.site)
    } else if before.items != nil {
      note(
        Self.impact(.loosened, direction), "items", place, "items have no rules", "les éléments n’ont plus de règles",
        sites.0, sites.1)
    }
    reworded(before.itemLabel, after.itemLabel, place, sites.0, sites.1)
  }

  private mutating func objects(
    _ before: ObjectRules, _ after: ObjectRules, _ place: ChangePlace, _ direction: Direction, _ sites: (Site, Site)
  ) {
    properties(before, after, place, direction)
    lower(
      before.minProperties, after.minProperties, place, direction,
      Message(english: "fewest members", french: "nombre minimal de membres"))
    upper(
      before.maxProperties, after.maxProperties, place, direction,
      Message(english: "most members", french: "nombre maximal de membres"))
    pattern(
      before.names, after.names, place, direction, Message(english: "names of members", french: "noms des membres"),
      sites)
    additional(before.additional, after.additional, place, direction, sites)
    if before.envelope != after.envelope {
      note(.breaking, "envelope", place, "is wrapped in another way", "est enveloppé autrement", sites.0, sites.1)
    }
    rules(
      before.dependentRequired.map { ($0.property + "→" + $0.requires.value.joined(separator: ","), $0.requires.site) },
      after.dependentRequired.map { ($0.property + "→" + $0.requires.value.joined(separator: ","), $0.requires.site) },
      "dependentRequired", place, direction)
    rules(
      before.invariants.map { (Self.name($0.value), $0.site) }, after.invariants.map { (Self.name($0.value), $0.site) },
      "x-invariant", place, direction)
    rules(
      before.demands.map { (Self.name($0.value), $0.site) }, after.demands.map { (Self.name($0.value), $0.site) },
      "x-demands", place, direction)
  }

  private static func name(_ invariant: Invariant) -> String {
    switch invariant {
    case .notAlone(let property, let value): "\(property) is not \(value) alone"
    case .atMostSize(let property, let list, let other):
      "\(property) is at most the size of \(list)" + (other.map { " (or one with \($0))" } ?? "")
    case .inOrder(let first, let last): "\(last) is not before \(first)"
    }
  }

  private static func name(_ demand: Demand) -> String {
    "\(demand.property) with \(demand.value) demands \(demand.permission)"
  }

  /// Rules between members, each by its name.
  private mutating func rules(
    _ before: [(name: String, site: Site)], _ after: [(name: String, site: Site)], _ code: String, _ place: ChangePlace,
    _ direction: Direction
  ) {
    let pairs = Self.paired(before, after, by: \.name)
    for rule in pairs.added {
      note(
        Self.impact(.tightened, direction), code, place, "rule added: \(rule.name)", "règle ajoutée : \(rule.name)",
        nil,
        rule.site)
    }
    for rule in pairs.removed {
      note(
        Self.impact(.loosened, direction), code, place, "rule removed: \(rule.name)", "règle supprimée : \(rule.name)",
        rule.site)
    }
  }

  private mutating func properties(
    _ before: ObjectRules, _ after: ObjectRules, _ place: ChangePlace, _ direction: Direction
  ) {
    let pairs = Self.paired(before.properties, after.properties, by: \.name)
    for property in pairs.removed {
      note(
        .breaking, "property-removed", place, "member `\(property.name)` removed",
        "membre `\(property.name)` supprimé", property.site)
    }
    for property in pairs.added {
      let isDemanded = property.required?.value == true && direction == .request
      note(
        isDemanded ? .breaking : .compatible, "property-added", place,
        "\(isDemanded ? "required " : "")member `\(property.name)` added",
        "membre \(isDemanded ? "obligatoire " : "")`\(property.name)` ajouté", nil, property.site)
    }
    for (former, latter) in pairs.both {
      let own = place.member("." + latter.name)
      requirement(former.required, latter.required, own, direction, former.site, latter.site)
      if former.errorCode != latter.errorCode {
        turned(
          .risky, "error-code", own, Message(english: "error code", french: "code d’erreur"), former.errorCode,
          latter.errorCode, former.site, latter.site)
      }
      reworded(former.label, latter.label, own, former.site, latter.site)
      schemas(former.schema, latter.schema, own, direction)
    }
  }

  private mutating func additional(
    _ before: Additional, _ after: Additional, _ place: ChangePlace, _ direction: Direction, _ sites: (Site, Site)
  ) {
    switch (before, after) {
    case (.checked(let former), .checked(let latter)): schemas(former, latter, place.member(".*"), direction)
    case (.ignored, .ignored), (.refused, .refused): break
    default:
      let effect: Effect =
        switch (before, after) {
        case (.ignored, _), (.checked, .refused): .tightened
        default: .loosened
        }
      turned(
        Self.impact(effect, direction), "other-members", place,
        Message(english: "other members", french: "autres membres"), Self.name(before), Self.name(after), sites.0,
        sites.1)
    }
  }

  private static func name(_ additional: Additional) -> String {
    switch additional {
    case .ignored: "ignored"
    case .refused: "refused"
    case .checked: "checked"
    }
  }

  private mutating func unions(
    _ before: Union?, _ after: Union?, _ place: ChangePlace, _ direction: Direction, _ sites: (Site, Site)
  ) {
    guard let before, let after else {
      if (before == nil) != (after == nil) {
        note(
          Self.impact(before == nil ? .tightened : .loosened, direction), "alternatives", place,
          before == nil ? "has alternatives" : "has no alternatives any more",
          before == nil ? "a des variantes" : "n’a plus de variantes", sites.0, sites.1)
      }
      return
    }
    if before.decision != after.decision {
      note(
        .breaking, "discriminator", place, "alternatives are told apart by something else",
        "les variantes se distinguent autrement", before.rule.site, after.rule.site)
    }
    let pairs = Self.paired(before.branches, after.branches, by: \.name)
    for branch in pairs.removed {
      note(
        Self.impact(.tightened, direction), "alternative-removed", place, "alternative `\(branch.name)` removed",
        "variante `\(branch.name)` supprimée", before.rule.site, after.rule.site)
    }
    for branch in pairs.added {
      note(
        Self.impact(.loosened, direction), "alternative-added", place, "alternative `\(branch.name)` added",
        "variante `\(branch.name)` ajoutée", before.rule.site, after.rule.site)
    }
    for (former, latter) in pairs.both {
      schemas(
        former.schema, latter.schema, before.branches.count > 1 ? place.member("(\(latter.name))") : place, direction)
    }
  }
}
