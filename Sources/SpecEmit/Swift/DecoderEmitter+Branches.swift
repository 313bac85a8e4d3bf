import SpecIR

/// Reading of form fields that are objects or maps: their values are gathered in a tree by the brackets of their names,
/// and read from it as an object is read from JSON.
extension DecoderEmitter {
  func isNested(_ field: FieldPlan) -> Bool {
    switch field.use.plan.kind {
    case .map, .structure: true
    default: false
    }
  }

  /// The variable that gathers what was sent.
  func tree(_ field: FieldPlan) -> String {
    local(field).filter { $0 != "`" } + (file(field) == nil ? "Tree" : "Files")
  }

  func declareTrees(_ fields: [FieldPlan], _ writer: CodeWriter) {
    for field in fields {
      let type = file(field) == nil ? "FormTree" : "FormFiles"
      writer.line("var \(tree(field)) = \(type)(\(SwiftLiteral.string(field.property.name)))")
    }
  }

  /// Nothing was sent of an empty map: one that must be there is empty then, and one that need not is absent.
  func readTree(_ field: FieldPlan, _ plan: TypePlan, _ writer: CodeWriter) {
    let function = function(.branch, field.use.plan, from: plan.owner)
    let read = [
      "decoding.enter(\(step(field.property, field.ordinal)))",
      "\(local(field)) = try \(function)(branch: \(tree(field)).branch, &decoding)",
      "decoding.leave()",
    ]
    writer.line("var \(local(field)): \(field.use.plan.swiftType)?")
    if field.property.required?.value == true {
      writer.lines(read)
    } else {
      writer.line("if !\(tree(field)).isEmpty {")
      writer.indented { writer.lines(read) }
      writer.line("}")
    }
  }

  func branchBody(_ plan: TypePlan, _ writer: CodeWriter) {
    switch plan.kind {
    case .map(let value): branchMap(value, plan, writer)
    case .structure(let structure): branchStructure(structure, plan, writer)
    default: break
    }
  }

  private func branchMap(_ value: PlannedUse, _ plan: TypePlan, _ writer: CodeWriter) {
    writer.line("let faults = decoding.count")
    writer.line("var members: \(plan.swiftType) = [:]")
    writer.block("for entry in branch.entries {") {
      if value.plan.blankIsAbsent { writer.line("if try entry.text().isBlank { continue }") }
      writer.line("decoding.enter(.key(entry.key))")
      nameCheck("entry.key", plan, writer)
      writer.block("if let value = \(entry(value.plan, owner: plan.owner)) {") {
        writer.line("members[entry.key] = value")
      }
      writer.line("decoding.leave()")
    }
    memberCountCheck(plan, count: "branch.entries.count", writer)
    writer.line("return decoding.count == faults ? members : nil")
  }

  private func branchStructure(_ structure: StructurePlan, _ plan: TypePlan, _ writer: CodeWriter) {
    let fields = structure.fields.filter { !isReadOnly($0) && !$0.use.plan.isNull }
    writer.line("let faults = decoding.count")
    for field in fields { writer.line("var \(local(field)): \(field.use.plan.swiftType)?") }
    writer.block("for entry in branch.entries {") {
      writer.line("switch ExactText(entry.key) {")
      for field in fields {
        writer.line("case \(SwiftLiteral.string(field.property.name)):")
        writer.indented {
          if field.use.plan.blankIsAbsent { writer.line("if try entry.text().isBlank { continue }") }
          writer.line("decoding.enter(\(step(field.property, field.ordinal)))")
          writer.line("\(local(field)) = \(entry(field.use.plan, owner: plan.owner))")
          writer.line("decoding.leave()")
        }
      }
      otherFields(structure, plan, name: "entry.key", nested: [], writer) { _ in }
      writer.line("}")
    }
    for field in fields {
      let has = field.use.plan.blankIsAbsent ? "hasText" : "has"
      let isMissing = "!branch.\(has)(\(SwiftLiteral.string(field.property.name)))"
      guard isNested(field), field.property.required?.value == true else {
        requiredCheck(field, isMissing: isMissing, plan, writer)
        continue
      }
      // As at the top of the form.
      writer.block("if \(isMissing) {") {
        writer.line("decoding.enter(\(step(field.property, field.ordinal)))")
        writer.line("\(local(field)) = \(read(field.use.plan, "FormTree.Branch()", owner: plan.owner))")
        writer.line("decoding.leave()")
      }
    }
    invariantChecks(plan, fields, [:], writer)
    construction(structure, fields, plan, writer)
  }

  /// The expression that reads what stands under a key.
  private func entry(_ plan: TypePlan, owner: String) -> String {
    switch plan.kind {
    case .map, .structure: read(plan, "entry.branch()", owner: owner)
    default: "try \(function(.parse, plan, from: owner))(entry.text(), &decoding)"
    }
  }

  private func read(_ plan: TypePlan, _ branch: String, owner: String) -> String {
    "try \(function(.branch, plan, from: owner))(branch: \(branch), &decoding)"
  }

  // MARK: Files

  /// The case of a part whose name has brackets.
  func nestedCase(_ field: FieldPlan, _ writer: CodeWriter) {
    writer.line("case \(SwiftLiteral.string(field.property.name)):")
    writer.indented {
      guard let file = file(field), case .map(let list) = field.use.plan.kind else {
        writer.line("try \(tree(field)).add(part.name, await form.text())")
        return
      }
      // Lint asks for both; without them the body's own cap holds.
      let cap = file.schema.string.maxPart.map { String($0.value) } ?? ".max"
      let most = list.plan.schema.array.maxItems.map { String($0.value) } ?? ".max"
      writer.line("try await \(tree(field)).add(part.name, cap: \(cap), most: \(most), &form)")
    }
  }

  /// The rules about files in a map of lists.
  func readFiles(_ field: FieldPlan, _ plan: TypePlan, _ writer: CodeWriter) {
    guard let file = file(field), case .map(let list) = field.use.plan.kind else { return }
    let array = list.plan.schema.array
    let members = local(field).filter { $0 != "`" } + "Members"
    writer.line("var \(members): \(field.use.plan.swiftType) = [:]")
    writer.line("decoding.enter(\(step(field.property, field.ordinal)))")
    writer.block("for entry in \(tree(field)).entries {") {
      writer.line("decoding.enter(.key(entry.key))")
      nameCheck("entry.key", field.use.plan, writer)
      if let format = file.schema.string.format {
        let item = ".index(index, label: \(SwiftLiteral.string(array.itemLabel.english)))"
        writer.block("for index in entry.texts {") {
          writer.line(fault("format", format, file, limit: "binary", step: item))
        }
      }
      for (sign, keyword, rule) in [("<", "minItems", array.minItems), (">", "maxItems", array.maxItems)] {
        guard let rule else { continue }
        writer.line("if entry.count \(sign) \(rule.value) {")
        writer.indented { writer.line(fault(keyword, rule, list.plan, limit: String(rule.value))) }
        writer.line("}")
      }
      writer.line("\(members)[entry.key] = entry.files")
      writer.line("decoding.leave()")
    }
    memberCountCheck(field.use.plan, count: "\(members).count", writer)
    writer.line("decoding.leave()")
    let isRequired = field.property.required?.value == true
    writer.line(
      "let \(local(field)): \(field.use.plan.swiftType)? = "
        + (isRequired ? members : "\(members).isEmpty ? nil : \(members)"))
  }
}
