import SpecModel
import SpecSyntax

/// `oneOf` and `anyOf`. Both are lowered alike, because only branches that no value can share are accepted.
extension SchemaLowering {
  /// One branch while it is decided how to tell it from the others.
  private struct Candidate {
    var cursor: Cursor
    var place: Cursor
    var outline: SchemaOutline
  }

  /// Lowers the branches of `list`, which stands on `owner`.
  mutating func union(_ list: Cursor, of owner: Cursor, _ wording: Wording) -> SchemaDraft {
    let rule = Rule(true, at: Site(list), message: sentences.say("oneOf", wording))
    let endless = list.items.filter { isMade($0, of: owner) }
    let branches = list.items.filter { !endless.contains($0) }
    for branch in endless {
      report(
        SchemaCode.endless, "the branch is made of the schema it is a branch of", at: branch.span,
        notes: [.init("the schema", at: owner.span)])
    }
    let all = branches.map { Candidate(cursor: $0, place: place(of: $0), outline: outline(of: $0)) }
    let candidates = all.filter { $0.outline.types != .null }
    var draft = draft(standingFor: owner, wording)
    let types = all.reduce(into: TypeSet()) { $0.formUnion($1.outline.types) }
    draft.schema.types = Rule(types, at: Site(list), message: sentences.say("type", wording, limit: types.phrase))

    guard all.count - candidates.count <= 1 else {
      report(SchemaCode.undecidable, "two branches are null", at: list.span)
      return draft
    }
    if owner["discriminator"] == nil {
      if candidates.count == 1 { return alternative(candidates[0], in: draft, rule, wording) }
      if candidates.isEmpty { return draft }
      if let listed = listedAlternatives(candidates, nullable: all.count > candidates.count, in: draft, wording) {
        return listed
      }
    }
    draft.schema.union = decided(candidates, rule, list: list, owner: owner, wording)
    return draft
  }

  /// One branch besides `null`: the branch itself, with null let through where there was a null branch.
  private mutating func alternative(
    _ candidate: Candidate, in draft: SchemaDraft, _ rule: Rule<Bool>, _ wording: Wording
  ) -> SchemaDraft {
    var draft = draft
    let types = draft.schema.types
    switch use(candidate.cursor, wording) {
    case .named(let name):
      draft.schema.union = Union(
        rule: rule,
        branches: [
          .init(name: name, schema: .named(name), types: candidate.outline.types.subtracting(.null))
        ],
        decision: .byType)
    case .inline(let schema):
      draft.schema = schema
      // The branch's own rule says which values it takes; null besides it takes nothing away from them.
      draft.schema.types = types.value == schema.types.value ? schema.types : types
      if types.value.contains(.null), let allowed = schema.allowed, !allowed.value.contains(.null) {
        draft.schema.allowed?.value.append(.null)
      }
    }
    return draft
  }

  /// Branches that only list values (`const` with a `title`, often) are an `enum` written at length.
  private mutating func listedAlternatives(
    _ candidates: [Candidate], nullable: Bool, in draft: SchemaDraft, _ wording: Wording
  ) -> SchemaDraft? {
    guard candidates.allSatisfy({ $0.cursor["const"] != nil || $0.cursor["enum"] != nil }) else { return nil }
    let schemas = candidates.map { lowered($0.cursor, wording) }
    var values: [JSONValue] = []
    for schema in schemas {
      guard let allowed = schema.allowed, schema.isOnlyListed else { return nil }
      for value in allowed.value {
        guard !values.contains(where: { $0.means(value) }) else { return nil }
        values.append(value)
      }
    }
    guard let first = schemas[0].allowed else { return nil }
    if nullable { values.append(.null) }
    var draft = draft
    let limit = Message(values.map(\.plainText).joined(separator: ", "))
    draft.schema.allowed = Rule(
      values, at: first.site, message: sentences.say("enum", wording, limit: limit))
    return draft
  }

  /// Several branches: what tells them apart.
  private mutating func decided(
    _ candidates: [Candidate], _ rule: Rule<Bool>, list: Cursor, owner: Cursor, _ wording: Wording
  ) -> Union? {
    var decision = Union.Decision.byType
    var choices: [[String]] = candidates.map { _ in [] }
    if let discriminator = owner["discriminator"] {
      guard let property = discriminator["propertyName"]?.string,
        let values = discriminatorValues(candidates, property: property, discriminator)
      else { return nil }
      decision = .discriminator(property: property)
      choices = values
    } else if let overlap = overlap(of: candidates) {
      guard let (property, values) = distinguishingProperty(of: candidates) else {
        let (left, right) = overlap
        let shared = candidates[left].outline.types.intersection(candidates[right].outline.types)
        report(
          SchemaCode.undecidable,
          "\(describe(candidates[left])) and \(describe(candidates[right])) can both be \(shared.phrase.english)",
          at: list.span,
          notes: [
            .init("one branch", at: candidates[left].cursor.span),
            .init("the other", at: candidates[right].cursor.span),
          ])
        return nil
      }
      decision = .discriminator(property: property)
      choices = values
    }
    var branches: [Union.Branch] = []
    for (candidate, values) in zip(candidates, choices) {
      let types = candidate.outline.types.subtracting(.null)
      let schema = use(candidate.cursor, wording)
      let base = branchName(candidate, schema, types, values)
      var name = base
      var number = 2
      while branches.contains(where: { $0.name == name }) {
        name = base + String(number)
        number += 1
      }
      branches.append(.init(name: name, schema: schema, discriminatorValues: values, types: types))
    }
    return Union(rule: rule, branches: branches, decision: decision)
  }

  private func branchName(_ candidate: Candidate, _ use: SchemaUse, _ types: TypeSet, _ values: [String]) -> String {
    if case .named(let name) = use { return name }
    return names[candidate.place] ?? candidate.cursor["title"]?.string ?? values.first ?? types.names.first ?? "any"
  }

  private func describe(_ candidate: Candidate) -> String {
    if let name = names[candidate.place] { return "`\(name)`" }
    if let title = candidate.cursor["title"]?.string { return "`\(title)`" }
    return "branch \(candidate.cursor.pointer.split(separator: "/").last.flatMap { Int($0) }.map { $0 + 1 } ?? 1)"
  }

  /// The first two branches that let a common type through.
  private func overlap(of candidates: [Candidate]) -> (Int, Int)? {
    for right in candidates.indices {
      for left in 0..<right
      where !candidates[left].outline.types.isDisjoint(with: candidates[right].outline.types) {
        return (left, right)
      }
    }
    return nil
  }

  /// A property that every branch requires, with strings that differ in each.
  private func distinguishingProperty(of candidates: [Candidate]) -> (property: String, values: [[String]])? {
    guard candidates.allSatisfy({ $0.outline.types == .object }) else { return nil }
    next: for (name, _) in candidates[0].outline.constants {
      var values: [[String]] = []
      var taken: Set<String> = []
      for candidate in candidates {
        guard candidate.outline.required.contains(name), let own = strings(of: name, in: candidate),
          taken.isDisjoint(with: own)
        else { continue next }
        taken.formUnion(own)
        values.append(own)
      }
      return (name, values)
    }
    return nil
  }

  /// The strings that `property` may be in a branch; nil where it may be anything else.
  private func strings(of property: String, in candidate: Candidate) -> [String]? {
    guard let values = candidate.outline.constants.first(where: { $0.name == property })?.values else { return nil }
    let strings = values.compactMap { value in if case .string(let text) = value { text } else { nil } }
    return strings.count == values.count ? strings : nil
  }

  /// The values of an explicit discriminator for each branch, or nil with the faults reported.
  private mutating func discriminatorValues(
    _ candidates: [Candidate], property: String, _ discriminator: Cursor
  ) -> [[String]]? {
    var mapped: [Cursor: [String]] = [:]
    for (value, target) in discriminator["mapping"]?.members ?? [] {
      let text = target.string ?? ""
      let leads = document.root["components"]?["schemas"]?[text] ?? document.cursor(at: text, from: target)
      guard let leads, candidates.contains(where: { $0.place == place(of: leads) }) else {
        report(SchemaCode.discriminator, "`\(value)` is mapped to `\(text)`, which is no branch", at: target.span)
        return nil
      }
      mapped[place(of: leads), default: []].append(value)
    }
    var taken: Set<String> = []
    var result: [[String]] = []
    for candidate in candidates {
      guard candidate.outline.types == .object, candidate.outline.required.contains(property) else {
        report(
          SchemaCode.discriminator, "\(describe(candidate)) does not require `\(property)`", at: discriminator.span,
          notes: [.init("the branch", at: candidate.cursor.span)])
        return nil
      }
      let written = strings(of: property, in: candidate)
      guard let values = mapped[candidate.place] ?? written ?? names[candidate.place].map({ [$0] }) else {
        report(
          SchemaCode.discriminator, "nothing says which values of `\(property)` choose \(describe(candidate))",
          at: discriminator.span, notes: [.init("the branch", at: candidate.cursor.span)])
        return nil
      }
      if let written, Set(written) != Set(values) {
        report(
          SchemaCode.discriminator,
          "\(describe(candidate)) is chosen by \(list(values)), but lets `\(property)` be \(list(written))",
          at: discriminator.span, notes: [.init("the branch", at: candidate.cursor.span)])
        return nil
      }
      guard taken.isDisjoint(with: values) else {
        report(
          SchemaCode.discriminator, "\(list(values)) chooses two branches", at: discriminator.span,
          notes: [.init("the second", at: candidate.cursor.span)])
        return nil
      }
      taken.formUnion(values)
      result.append(values)
    }
    return result
  }

  private func list(_ values: [String]) -> String {
    values.map { "`\($0)`" }.joined(separator: ", ")
  }
}

extension Schema {
  /// Whether types and listed values are all that the schema says.
  var isOnlyListed: Bool {
    number == NumberRules() && string == StringRules() && array == ArrayRules() && object == ObjectRules()
      && union == nil
  }
}

extension TypeSet {
  /// The JSON names of the types, `integer` only where not every number is let through.
  var names: [String] {
    var names: [String] = []
    if contains(.null) { names.append("null") }
    if contains(.boolean) { names.append("boolean") }
    if isSuperset(of: .number) { names.append("number") } else if contains(.integer) { names.append("integer") }
    if contains(.string) { names.append("string") }
    if contains(.array) { names.append("array") }
    if contains(.object) { names.append("object") }
    return names
  }
}
