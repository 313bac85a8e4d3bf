import SpecIR

/// Reading of objects in one pass: members are told apart by length and bytes, and a bit mask remembers which were
/// there.
extension DecoderEmitter {
  func structureBody(_ structure: StructurePlan, _ plan: TypePlan, _ writer: CodeWriter) {
    let fields = structure.fields.filter { !isReadOnly($0) }
    let keys = fields.map(\.property.name) + structure.phantoms
    let observed = invariantMembers(plan)
    writer.line("guard try reader.peek() == .object else { return try decoding.refuse(\(typeRule(plan)), &reader) }")
    if plan.schema.allowed != nil { writer.line("let start = reader") }
    writer.line("let faults = decoding.count")
    writer.line("try reader.enterObject()")
    for field in fields where !field.use.plan.isNull {
      writer.line("var \(local(field)): \(field.use.plan.swiftType)?")
    }
    for word in 0..<(keys.count + 63) / 64 { writer.line("var \(mask(word)): UInt64 = 0") }
    if !observed.isEmpty { writer.line("var faulty: UInt64 = 0") }
    if let additional = structure.additional {
      writer.line("var additional: [String: \(additional.swiftType)] = [:]")
    }
    if countsMembers(plan) { writer.line("var count = 0") }

    let isDispatching = !keys.isEmpty || structure.fields.contains(where: isReadOnly)
    let needsKey = isDispatching || !isIgnoring(plan)
    writer.block(needsKey ? "while let key = try reader.nextMember() {" : "while try reader.nextMember() != nil {") {
      if countsMembers(plan) { writer.line("count += 1") }
      if !isDispatching {
        otherMember(structure, plan, writer)
        return
      }
      writer.line("switch key.count {")
      for (bit, field) in fields.enumerated() {
        let name = SwiftLiteral.string(field.property.name)
        writer.line("case \(field.property.name.utf8.count) where reader.key(key, is: \(name)):")
        writer.indented {
          writer.line("guard \(isSet(bit, false)) else { throw reader.repeated(\(name)) }")
          writer.line(set(bit))
          member(field, bit, isObserved: observed.contains(field.property.name), plan, writer)
        }
      }
      for field in structure.fields where isReadOnly(field) {
        let name = field.property.name
        writer.line("case \(name.utf8.count) where reader.key(key, is: \(SwiftLiteral.string(name))):")
        writer.indented { writer.line("try reader.skip()  // read-only: ours to say") }
      }
      for (index, name) in structure.phantoms.enumerated() {
        writer.line("case \(name.utf8.count) where reader.key(key, is: \(SwiftLiteral.string(name))):")
        writer.indented {
          writer.line(set(fields.count + index))
          otherMember(structure, plan, writer)
        }
      }
      writer.line("default:")
      writer.indented { otherMember(structure, plan, writer) }
      writer.line("}")
    }

    for (bit, field) in fields.enumerated() {
      requiredCheck(field, isMissing: isSet(bit, false), plan, writer)
    }
    memberCountCheck(plan, writer)
    let bits = Dictionary(keys.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    dependencyChecks(plan, bits, fields, writer)
    invariantChecks(plan, fields, bits, writer)
    wholeCheck(plan, writer)
    construction(structure, fields, plan, writer)
  }

  private func member(_ field: FieldPlan, _ bit: Int, isObserved: Bool, _ plan: TypePlan, _ writer: CodeWriter) {
    demandChecks(field, plan, writer)
    if isObserved { writer.line("let before = decoding.count") }
    writer.line("decoding.enter(\(step(field.property, field.ordinal)))")
    if field.use.plan.isNull {
      writer.line("_ = try \(function(.decode, field.use.plan, from: plan.owner))(&reader, &decoding)")
    } else if let rule = field.property.required, rule.value,
      planner.schema(of: field.property.schema)?.types.value.contains(.null) == false
    {
      // Null in the place of a required value is its absence, and is told in the same words.
      writer.block("if try reader.peek() == .null {", closing: "} else {") {
        writer.line("try reader.null()")
        writer.line(fault("required", rule, plan))
      }
      writer.indented { readNullable(field.use, into: { "\(self.local(field)) = \($0)" }, owner: plan.owner, writer) }
      writer.line("}")
    } else {
      readNullable(field.use, into: { "\(self.local(field)) = \($0)" }, owner: plan.owner, writer)
    }
    writer.line("decoding.leave()")
    if isObserved { writer.line("if decoding.count != before { faulty |= 1 << \(bit) }") }
  }

  /// A member that `properties` does not name.
  private func otherMember(_ structure: StructurePlan, _ plan: TypePlan, _ writer: CodeWriter) {
    switch plan.schema.object.additional {
    case .ignored:
      writer.line("try decoding.passOver(&reader)")
    case .refused(let site, let message):
      let rule = Rule(false, at: site, message: message)
      writer.line(fault("additionalProperties", rule, plan, step: ".key(try reader.text(of: key))"))
      writer.line("try reader.skip()")
    case .checked:
      if let use = structure.additional { namedEntry(use, into: "additional", plan, writer) }
    }
  }

  private func isIgnoring(_ plan: TypePlan) -> Bool { plan.schema.object.additional == .ignored }

  func isReadOnly(_ field: FieldPlan) -> Bool {
    planner.schema(of: field.property.schema)?.annotations.readOnly == true
  }

  func requiredCheck(_ field: FieldPlan, isMissing: String, _ plan: TypePlan, _ writer: CodeWriter) {
    guard let rule = field.property.required, rule.value else { return }
    writer.line("if \(isMissing) {")
    writer.indented { writer.line(fault("required", rule, plan, step: step(field.property, field.ordinal))) }
    writer.line("}")
  }

  private func dependencyChecks(
    _ plan: TypePlan, _ bits: [String: Int], _ fields: [FieldPlan], _ writer: CodeWriter
  ) {
    for dependency in plan.schema.object.dependentRequired {
      guard let trigger = bits[dependency.property] else { continue }
      for name in dependency.requires.value {
        guard let bit = bits[name] else { continue }
        writer.line("if \(isSet(trigger, true)) && \(isSet(bit, false)) {")
        let ordinal = fields.first { $0.property.name == name }?.ordinal ?? plan.schema.object.properties.count
        writer.indented {
          writer.line(fault("dependentRequired", dependency.requires, plan, limit: name, step: step(name, ordinal)))
        }
        writer.line("}")
      }
    }
  }

  // MARK: Invariants

  private func invariantMembers(_ plan: TypePlan) -> Set<String> {
    var names: Set<String> = []
    for invariant in plan.schema.object.invariants {
      switch invariant.value {
      case .notAlone: break
      case .atMostSize(_, let array, let alternative): names.formUnion([array] + (alternative.map { [$0] } ?? []))
      case .inOrder: break
      }
    }
    return names
  }

  func invariantChecks(
    _ plan: TypePlan, _ fields: [FieldPlan], _ bits: [String: Int], _ writer: CodeWriter
  ) {
    func field(_ name: String) -> FieldPlan? { fields.first { $0.property.name == name } }
    for invariant in plan.schema.object.invariants {
      switch invariant.value {
      case .notAlone(let name, let value):
        guard let field = field(name), case .array(let element) = field.use.plan.kind,
          let expression = SwiftExample.expression(.string(value), element)
        else { continue }
        let array = local(field)
        writer.line("if let \(array), !\(array).isEmpty, \(array).allSatisfy({ $0 == \(expression) }) {")
        writer.indented {
          writer.line(fault("x-invariant", invariant, plan, limit: value, step: step(field.property, field.ordinal)))
        }
        writer.line("}")
      case .inOrder(let first, let last):
        guard let first = field(first), let last = field(last) else { continue }
        writer.line("if let \(local(first)), let \(local(last)), \(local(last)) < \(local(first)) {")
        writer.indented {
          writer.line(fault("x-invariant", invariant, plan, limit: first.property.name, step: step(last.property, last.ordinal)))
        }
        writer.line("}")
      case .atMostSize(let name, let array, let alternative):
        guard let field = field(name), let items = self.field(array, fields), let arrayBit = bits[array]
        else { continue }
        let other = alternative.flatMap { self.field($0, fields) }
        let mask = ([arrayBit] + (alternative.flatMap { bits[$0] }.map { [$0] } ?? [])).map { "1 << \($0)" }
          .joined(separator: " | ")
        writer.block("if let \(local(field)), faulty & (\(mask)) == 0 {") {
          let fallback = other.map { "\(local($0)) != nil ? 1 : 0" } ?? "0"
          let list = local(items)
          writer.line("let size = if let \(list), !\(list).isEmpty { \(list).count } else { \(fallback) }")
          writer.line("if \(local(field)) > size {")
          writer.indented {
            writer.line(fault("x-invariant", invariant, plan, limit: array, step: step(field.property, field.ordinal)))
          }
          writer.line("}")
        }
      }
    }
  }

  /// What a member demands of the caller. It is looked for before the member is decoded, so that it holds whatever else
  /// is wrong with the value.
  private func demandChecks(_ field: FieldPlan, _ plan: TypePlan, _ writer: CodeWriter) {
    for demand in plan.schema.object.demands where demand.value.property == field.property.name {
      let permission = SwiftNames.escaped(SwiftNames.lowerCamel(demand.value.permission))
      let item = SwiftLiteral.string(demand.value.value)
      let id = rules.id("x-demands", demand, limit: demand.value.permission, errorCode: plan.errorCode)
      writer.line("if !decoding.permissions.contains(.\(permission)), try reader.hasItem(\(item)) {")
      writer.indented {
        writer.line(
          "decoding.forbid(\(id), \(step(field.property, field.ordinal)))  // line \(demand.site.line): x-demands")
      }
      writer.line("}")
    }
  }

  private func field(_ name: String, _ fields: [FieldPlan]) -> FieldPlan? {
    fields.first { $0.property.name == name }
  }

  // MARK: Construction

  /// The end of a function that has all members in local variables.
  func construction(_ structure: StructurePlan, _ fields: [FieldPlan], _ plan: TypePlan, _ writer: CodeWriter) {
    let needed = fields.filter { !$0.use.plan.isNull && !$0.isOptional && $0.defaultValue == nil }
    let conditions = ["decoding.count == faults"] + needed.map { "let \(local($0))" }
    writer.call("guard ", conditions, closing: " else { return nil }")
    var arguments = fields.filter { !$0.use.plan.isNull }.map { field in
      field.name + ": " + local(field) + (field.defaultValue.map { " ?? " + $0 } ?? "")
    }
    if structure.additional != nil { arguments.append("additional: additional") }
    writer.call("return \(plan.owner)(", arguments)
  }

  /// The local variable of a field: its name, or a longer one where the functions use that name themselves.
  func local(_ field: FieldPlan) -> String {
    let own: Set<String> = [
      "reader", "decoding", "key", "faults", "faulty", "additional", "count", "before", "size", "seen", "seen1", "name",
      "start", "again", "value", "pairs", "pair", "bytes", "text", "number", "form", "part", "file", "branch", "entry",
    ]
    return own.contains(field.name) ? field.name + "Member" : SwiftNames.escaped(field.name)
  }

  // MARK: Bits

  private func mask(_ word: Int) -> String { word == 0 ? "seen" : "seen\(word)" }
  private func isSet(_ bit: Int, _ wanted: Bool) -> String {
    "\(mask(bit / 64)) & 1 << \(bit % 64) \(wanted ? "!=" : "==") 0"
  }
  private func set(_ bit: Int) -> String { "\(mask(bit / 64)) |= 1 << \(bit % 64)" }
}
