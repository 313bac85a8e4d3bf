import SpecIR

/// Reading of multipart forms: texts are gathered and files spooled while the parts arrive, then both are checked.
extension DecoderEmitter {
  func multipartBody(_ plan: TypePlan, _ writer: CodeWriter) {
    guard case .structure(let structure) = plan.kind else { return }
    let fields = structure.fields.filter { !isReadOnly($0) && !$0.use.plan.isNull }
    let nested = fields.filter(isNested)
    let texts = fields.filter { file($0) == nil && !isNested($0) }.map(textField)
    let files = fields.filter { file($0) != nil && !isNested($0) }
    writer.line("let faults = decoding.count")
    declareTexts(texts, writer)
    for field in files {
      writer.line("var \(variable(field)): \(isList(field) ? "[UploadedFile] = []" : "UploadedFile?")")
      writer.line("var \(count(field)) = 0")
    }
    declareTrees(nested, writer)
    declareToken(structure, writer)
    writer.block("while let part = try await form.part() {") {
      writer.line("switch ExactText(part.name) {")
      textCases(
        texts, value: "try await form.text()",
        repeated: { ["throw .repeated(\(SwiftLiteral.string($0.name)))"] }, writer)
      tokenCase(structure, value: "try await form.text()", writer)
      for field in files { fileCase(field, writer) }
      otherFields(structure, plan, name: "part.name", nested: nested, writer) { nestedCase($0, writer) }
      writer.line("}")
    }
    verifyToken(structure, writer)
    readTexts(texts, owner: plan.owner, writer)
    for field in files { fileChecks(field, plan, writer) }
    for field in nested {
      if self.file(field) == nil { readTree(field, plan, writer) } else { readFiles(field, plan, writer) }
    }
    construction(structure, fields, plan, writer)
  }

  /// The plan of a file, or of each file of a list or of a map of lists; nil for a text field.
  func file(_ field: FieldPlan) -> TypePlan? {
    var plan = field.use.plan
    if case .map(let list) = plan.kind {
      guard case .array = list.plan.kind else { return nil }
      plan = list.plan
    }
    if case .array(let item) = plan.kind { plan = item.plan }
    return plan.isFile ? plan : nil
  }

  private func isList(_ field: FieldPlan) -> Bool { if case .array = field.use.plan.kind { true } else { false } }

  /// Where files are put as they come: for a list the variable itself is nil where there is none.
  private func variable(_ field: FieldPlan) -> String {
    isList(field) ? local(field).filter { $0 != "`" } + "Files" : local(field)
  }

  private func count(_ field: FieldPlan) -> String { local(field).filter { $0 != "`" } + "Count" }

  private func fileCase(_ field: FieldPlan, _ writer: CodeWriter) {
    guard let file = file(field) else { return }
    let (name, count, array) = (variable(field), count(field), field.use.plan.schema.array)
    writer.line("case \(SwiftLiteral.string(field.property.name)):")
    writer.indented {
      if !isList(field) {
        writer.line("if \(count) > 0 { throw .repeated(\(SwiftLiteral.string(field.property.name))) }")
      } else if let most = array.maxItems {
        writer.block("guard \(count) < \(most.value) else {") {
          writer.line("\(count) += 1")
          writer.line("continue")
        }
      }
      // Lint asks for the cap; without one the body's own holds.
      writer.line("switch try await form.file(cap: \(file.schema.string.maxPart.map { String($0.value) } ?? ".max")) {")
      writer.line("case .file(let file):")
      writer.indented {
        writer.line(isList(field) ? "\(name).append(file)" : "\(name) = file")
        writer.line("\(count) += 1")
      }
      writer.line("case .text:")
      writer.indented {
        let place = step(field.property, field.ordinal)
        if let format = file.schema.string.format {
          let item = ".index(\(count), label: \(SwiftLiteral.string(array.itemLabel.english)))"
          if isList(field) { writer.line("decoding.enter(\(place))") }
          writer.line(fault("format", format, file, limit: "binary", step: isList(field) ? item : place))
          if isList(field) { writer.line("decoding.leave()") }
        }
        writer.line("\(count) += 1")
      }
      writer.line("case .none: break")
      writer.line("}")
    }
  }

  /// The rules about how many files there are.
  private func fileChecks(_ field: FieldPlan, _ plan: TypePlan, _ writer: CodeWriter) {
    let count = count(field)
    requiredCheck(field, isMissing: "\(count) == 0", plan, writer)
    guard isList(field) else { return }
    writer.line("let \(local(field)) = \(count) == 0 ? nil : \(variable(field))")
    let place = step(field.property, field.ordinal)
    if let rule = field.use.plan.schema.array.minItems {
      writer.line("if \(count) > 0 && \(count) < \(rule.value) {")
      writer.indented { writer.line(fault("minItems", rule, field.use.plan, limit: String(rule.value), step: place)) }
      writer.line("}")
    }
    if let rule = field.use.plan.schema.array.maxItems {
      writer.line("if \(count) > \(rule.value) {")
      writer.indented { writer.line(fault("maxItems", rule, field.use.plan, limit: String(rule.value), step: place)) }
      writer.line("}")
    }
  }
}
