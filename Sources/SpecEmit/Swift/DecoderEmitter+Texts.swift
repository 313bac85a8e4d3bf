import SpecIR

/// A value that is written as text: a form field, a query parameter, a header field.
struct TextField {
  var name: String
  var ordinal: Int
  /// The Swift local variable it is read into.
  var local: String
  var use: PlannedUse
  var required: Rule<Bool>?
  var listStyle: Parameter.ListStyle

  /// Whether the text holds an array.
  var isList: Bool { if case .array = use.plan.kind { true } else { false } }
}

extension DecoderEmitter {
  /// Declares the variables that hold the texts of fields.
  func declareTexts(_ fields: [TextField], _ writer: CodeWriter) {
    for field in fields {
      writer.line("var \(text(field)): \(isRepeated(field) ? "[String] = []" : "String?")")
    }
  }

  func text(_ field: TextField) -> String {
    field.local.filter { $0 != "`" } + (isRepeated(field) ? "Texts" : "Text")
  }

  func isRepeated(_ field: TextField) -> Bool { field.isList && field.listStyle == .repeated }

  /// The cases that put the value of a pair into the variable of its field; `repeated` is thrown or recorded for a name
  /// that stands twice.
  func textCases(
    _ fields: [TextField], value: String = "pair.value", repeated: (TextField) -> [String], _ writer: CodeWriter
  ) {
    for field in fields {
      writer.line("case \(SwiftLiteral.string(field.name)):")
      writer.indented {
        if isRepeated(field) {
          writer.line("\(text(field)).append(\(value))")
        } else {
          writer.line("if \(text(field)) != nil {")
          writer.indented { writer.lines(repeated(field)) }
          writer.line("}")
          writer.line("\(text(field)) = \(value)")
        }
      }
    }
  }

  /// Turns the texts into values, in the order of the contract.
  func readTexts(_ fields: [TextField], owner: String, _ writer: CodeWriter) {
    for field in fields {
      writer.line("var \(field.local): \(field.use.plan.swiftType)?")
      let step = step(field.name, field.ordinal)
      let source = text(field)
      if case .array(let element) = field.use.plan.kind {
        let present =
          isRepeated(field) ? "if !\(source).isEmpty {" : "if let \(source) {"
        writer.line(present)
        writer.indented {
          let texts =
            isRepeated(field)
            ? source
            : "\(source).split(separator: \",\", omittingEmptySubsequences: false).map(String.init)"
          writer.line("let texts = \(texts)")
          writer.line("let before = decoding.count")
          writer.line("decoding.enter(\(step))")
          writer.line("var items: [\(element.plan.swiftType)] = []")
          listBody(field, element, owner: owner, writer)
          writer.line("decoding.leave()")
          writer.line("if decoding.count == before { \(field.local) = items }")
        }
      } else {
        let isFilled = field.use.plan.blankIsAbsent ? ", !\(source).isBlank" : ""
        writer.line("if let \(source)\(isFilled) {")
        writer.indented {
          writer.line("decoding.enter(\(step))")
          writer.line("\(field.local) = \(function(.parse, field.use.plan, from: owner))(\(source), &decoding)")
          writer.line("decoding.leave()")
        }
      }
      if let rule = field.required, rule.value {
        writer.line("} else {")
        let id = rules.id("required", rule, errorCode: nil)
        writer.indented { writer.line("decoding.add(\(id), \(step))  // line \(rule.site.line): required") }
      }
      writer.line("}")
    }
  }

  private func listBody(_ field: TextField, _ element: PlannedUse, owner: String, _ writer: CodeWriter) {
    let plan = field.use.plan
    let array = plan.schema.array
    let bound = array.maxItems.map { ".prefix(\($0.value))" } ?? ""
    let label = plan.schema.array.itemLabel.english
    writer.block("for (index, text) in texts\(bound).enumerated() {") {
      writer.line("decoding.enter(.index(index, label: \(SwiftLiteral.string(label))))")
      writer.block("if let item = \(function(.parse, element.plan, from: owner))(text, &decoding) {") {
        writer.line("items.append(item)")
      }
      writer.line("decoding.leave()")
    }
    if let rule = array.minItems {
      writer.line("if texts.count < \(rule.value) {")
      writer.indented { writer.line(fault("minItems", rule, plan, limit: String(rule.value))) }
      writer.line("}")
    }
    if let rule = array.maxItems {
      writer.line("if texts.count > \(rule.value) {")
      writer.indented { writer.line(fault("maxItems", rule, plan, limit: String(rule.value))) }
      writer.line("}")
    }
    if let rule = array.uniqueItems, rule.value {
      writer.line("if items.hasRepeats {")
      writer.indented { writer.line(fault("uniqueItems", rule, plan)) }
      writer.line("}")
    }
  }

  // MARK: Forms

  func formBody(_ plan: TypePlan, _ writer: CodeWriter) {
    guard case .structure(let structure) = plan.kind else { return }
    let fields = structure.fields.filter { !isReadOnly($0) && !$0.use.plan.isNull }
    let nested = fields.filter(isNested)
    let texts = fields.filter { !isNested($0) }.map(textField)
    // A file where there can be none is told of when its text is asked for.
    for field in nested { file(field).map { _ = function(.parse, $0, from: plan.owner) } }
    writer.line("let faults = decoding.count")
    declareTexts(texts, writer)
    declareTrees(nested, writer)
    declareToken(structure, writer)
    writer.line("var pairs = FormReader(bytes, maxPairs: decoding.limits.formFields)")
    writer.block("while let pair = try pairs.pair() {") {
      writer.line("switch ExactText(pair.name) {")
      textCases(texts, repeated: { ["throw .repeated(\(SwiftLiteral.string($0.name)))"] }, writer)
      tokenCase(structure, value: "pair.value", writer)
      otherFields(structure, plan, name: "pair.name", nested: nested, writer) { field in
        writer.line("case \(SwiftLiteral.string(field.property.name)):")
        writer.indented { writer.line("try \(self.tree(field)).add(pair.name, pair.value)") }
      }
      writer.line("}")
    }
    verifyToken(structure, writer)
    readTexts(texts, owner: plan.owner, writer)
    for field in nested { readTree(field, plan, writer) }
    construction(structure, fields, plan, writer)
  }

  /// A field of a form; a list is the name repeated.
  func textField(_ field: FieldPlan) -> TextField {
    TextField(
      name: field.property.name, ordinal: field.ordinal, local: local(field), use: field.use,
      required: field.property.required, listStyle: .repeated)
  }

  /// The cases of a form's fields that are not read.
  /// - Parameter writeCase: the case of a field that is written with brackets.
  func otherFields(
    _ structure: StructurePlan, _ plan: TypePlan, name: String, nested: [FieldPlan], _ writer: CodeWriter,
    writeCase: (FieldPlan) -> Void
  ) {
    for field in structure.fields where isReadOnly(field) {
      writer.line("case \(SwiftLiteral.string(field.property.name)): break  // read-only: ours to say")
    }
    var others = "break"
    if case .refused(let site, let message) = plan.schema.object.additional {
      let rule = Rule(false, at: site, message: message)
      others = fault("additionalProperties", rule, plan, step: ".key(\(name))")
    }
    if nested.isEmpty {
      writer.line("default: " + others)
      return
    }
    writer.line("default:")
    writer.indented {
      writer.line("switch ExactText(FormTree.root(of: \(name))) {")
      for field in nested { writeCase(field) }
      writer.line("default: " + others)
      writer.line("}")
    }
  }
}
