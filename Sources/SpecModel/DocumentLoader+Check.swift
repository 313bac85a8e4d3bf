import SpecSyntax

/// The walk by the table.
extension DocumentLoader {
  mutating func check(_ cursor: Cursor, _ shape: Shape) {
    guard shape.accepts(cursor) else {
      report(
        ModelCode.wrongKind, "\(Self.subject(cursor)) takes \(shape.phrase), not \(cursor.node.phrase)",
        at: cursor.node.span)
      return
    }
    switch shape {
    case .any, .string, .boolean, .flag: break
    case .reference: break  // noted by the walk of the object that holds it
    case .number, .count, .positive, .positiveNumber: checkNumber(cursor, shape)
    case .choice(let choices): checkChoice(cursor, choices)
    case .list(let item, let least):
      let items = cursor.items
      if items.count < least {
        report(ModelCode.wrongKind, "\(Self.subject(cursor)) must not be empty", at: cursor.span)
      }
      for element in items { check(element, item) }
    case .map(let keys, let value):
      for (_, member) in cursor.members {
        checkKey(member, keys, of: cursor)
        check(member, value)
      }
    case .object(let kind): checkObject(cursor, kind)
    case .referable(let kind):
      if cursor["$ref"] == nil { checkObject(cursor, kind) } else { checkReference(cursor, to: kind) }
    case .schema:
      if cursor.isMapping { checkObject(cursor, .schema) }
    case .either(let shapes):
      if let shape = shapes.first(where: { $0.accepts(cursor) }) { check(cursor, shape) }
    }
  }

  private mutating func checkObject(_ cursor: Cursor, _ kind: ObjectKind) {
    guard visit(cursor, as: kind) else { return }
    let rows = Keywords.rows(of: kind)
    for (name, value) in cursor.members {
      if let row = rows.first(where: { $0.name == name }) {
        if case .rejected(let reason) = row.disposition {
          report(ModelCode.rejectedKeyword, "`\(name)` is not accepted in \(kind.phrase)", at: value.span, why: reason)
        } else {
          if case .reference(let target) = row.shape { refer(from: cursor, to: target) }
          check(value, row.shape)
        }
      } else if let patterned = Keywords.patterned(of: kind), !name.hasPrefix("x-") {
        checkKey(value, patterned.keys, of: cursor)
        check(value, patterned.shape)
      } else {
        refuse(value, named: name, in: kind)
      }
    }
    for row in rows where row.required && cursor[row.name] == nil {
      report(ModelCode.missingKeyword, "\(kind.phrase) needs `\(row.name)`", at: cursor.span)
    }
    if kind == .pathItem || kind == .webhookItem, cursor["$ref"] != nil,
      let sibling = cursor.members.first(where: { $0.name != "$ref" })
    {
      report(
        ModelCode.siblingOfReference, "`\(sibling.name)` beside the `$ref` of a path item", at: sibling.value.span,
        why: "OpenAPI leaves open which of the two holds (OpenAPI 3.1, Path Item Object)")
    }
  }

  private mutating func checkReference(_ cursor: Cursor, to kind: ObjectKind) {
    guard visit(cursor, as: kind) else { return }
    let rows = Keywords.rows(of: .reference)
    for (name, value) in cursor.members {
      if let row = rows.first(where: { $0.name == name }) {
        check(value, row.shape)
      } else {
        report(
          ModelCode.siblingOfReference, "`\(name)` beside `$ref` would never be read", at: value.span,
          why: "beside `$ref` only `summary` and `description` count (OpenAPI 3.1, Reference Object)")
      }
    }
    refer(from: cursor, to: kind)
  }

  private mutating func refuse(_ value: Cursor, named name: String, in kind: ObjectKind) {
    if let reason = Keywords.obsolete[kind]?[name] {
      report(ModelCode.rejectedKeyword, "`\(name)` is not accepted in \(kind.phrase)", at: value.span, why: reason)
      return
    }
    let suggestion = Suggestion.closest(to: name, among: Keywords.rows(of: kind).map(\.name))
    let homes = ObjectKind.allCases.filter { home in Keywords.rows(of: home).contains { $0.name == name } }
    let note =
      suggestion == nil && !homes.isEmpty
      ? "`\(name)` belongs in \(homes.map(\.phrase).joined(separator: " or "))" : nil
    report(
      name.hasPrefix("x-") ? ModelCode.unknownExtension : ModelCode.unknownKeyword,
      "\(kind.phrase) has no keyword `\(name)`", at: value.span,
      notes: note.map { [.init($0)] } ?? [],
      fix: suggestion.map { "did you mean `\($0)`?" })
  }

  private mutating func checkKey(_ member: Cursor, _ rule: KeyRule, of map: Cursor) {
    guard case .string(let name)? = member.key?.value, !rule.accepts(name) else { return }
    var fix: String?
    var notes: [Diagnostic.Note] = []
    if case .choice(let choices) = rule {
      fix = Suggestion.closest(to: name, among: choices).map { "did you mean `\($0)`?" }
      if fix == nil { notes = [.init("they are \(choices.joined(separator: ", "))")] }
    }
    report(ModelCode.badName, "`\(name)` is not \(rule.phrase)", at: member.span, notes: notes, fix: fix)
  }

  private mutating func checkChoice(_ cursor: Cursor, _ choices: [String]) {
    guard let text = cursor.string, !choices.contains(text) else { return }
    let list = choices.map { "`\($0)`" }.joined(separator: ", ")
    report(
      ModelCode.notAChoice, "\(Self.subject(cursor)) is \(choices.count == 1 ? list : "one of \(list)"), not `\(text)`",
      at: cursor.node.span, fix: Suggestion.closest(to: text, among: choices).map { "did you mean `\($0)`?" })
  }

  private mutating func checkNumber(_ cursor: Cursor, _ shape: Shape) {
    guard let number = cursor.number else { return }
    let fits =
      switch shape {
      case .count: cursor.integer.map { $0 >= 0 } ?? false
      case .positive: cursor.integer.map { $0 >= 1 } ?? false
      case .positiveNumber: !number.hasPrefix("-") && number.prefix { $0 != "e" }.contains { ("1"..."9").contains($0) }
      default: true
      }
    if !fits {
      report(
        ModelCode.wrongKind, "\(Self.subject(cursor)) takes \(shape.phrase), not `\(number)`", at: cursor.node.span)
    }
  }

  /// How a sentence begins that speaks of the value at `cursor`.
  private static func subject(_ cursor: Cursor) -> String {
    guard case .string(let name)? = cursor.key?.value else { return cursor.pointer.isEmpty ? "the file" : "this item" }
    return "`\(name)`"
  }
}
