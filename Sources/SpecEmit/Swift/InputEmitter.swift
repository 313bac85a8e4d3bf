import SpecIR

/// Writes, for each operation, the function that reads its input from a request.
struct InputEmitter {
  let decoders: DecoderEmitter

  func write(_ plan: OperationPlan) {
    let writer = decoders.writer(for: plan.name)
    writer.doc("Reads the input of `\(plan.operation.method.rawValue) \(plan.operation.pathTemplate)`.")
    let effects = plan.isInputAsynchronous ? "async throws(Failure)" : "throws(Failure)"
    writer.block("@_spi(Measurement) public static func input(_ request: IncomingRequest) \(effects) -> Input {") {
      if plan.parameters.isEmpty && plan.body == nil {
        writer.line("Input()")
        return
      }
      let others = plan.parameters.filter { $0.parameter.place != .path }
      path(plan, writer)
      if others.isEmpty && plan.body == nil {
        writer.line("return Input(\(plan.parameters.map { "\($0.name): \(local($0))" }.joined(separator: ", ")))")
        return
      }
      if isChecked(plan) { writer.line("var decoding = Decoding(request)") }
      query(plan, writer)
      headers(plan, writer)
      body(plan, writer)
      construction("Input", plan, isChecked: isChecked(plan), plan.body, writer)
    }
    if let body = plan.body {
      for case .envelope(let property, let use) in body.sources.prefix(1) { envelope(plan, property, use) }
    }
    if plan.isAdmitted { target(plan) }
  }

  /// What a request says before its body, for the question whether that may come.
  private func target(_ plan: OperationPlan) {
    let writer = decoders.writer(for: plan.name)
    let isChecked = plan.parameters.contains { $0.parameter.place != .path }
    writer.doc("Reads the parameters of `\(plan.operation.method.rawValue) \(plan.operation.pathTemplate)`.")
    writer.block("static func target(_ request: IncomingRequest) throws(Failure) -> Target {") {
      path(plan, writer)
      if isChecked { writer.line("var decoding = Decoding(request)") }
      query(plan, writer)
      headers(plan, writer)
      construction("Target", plan, isChecked: isChecked, nil, writer)
    }
  }

  /// Whether the input can break a rule: a path cannot, and neither can a body that the handler reads itself.
  private func isChecked(_ plan: OperationPlan) -> Bool {
    if plan.parameters.contains(where: { $0.parameter.place != .path }) { return true }
    if plan.body?.isSubmission == true { return false }
    switch plan.body?.sources.first {
    case nil, .stream?, .text?: return false
    case .json?, .envelope?, .form?, .multipart?: return true
    }
  }

  private func local(_ parameter: ParameterPlan) -> String {
    ["request", "decoding", "body", "pairs", "pair", "bytes", "reader", "form"].contains(parameter.name)
      ? parameter.name + "Parameter" : SwiftNames.escaped(parameter.name)
  }

  private func field(_ parameter: ParameterPlan) -> TextField {
    TextField(
      name: parameter.parameter.name, ordinal: parameter.ordinal, local: local(parameter), use: parameter.use,
      required: parameter.parameter.required, listStyle: parameter.parameter.listStyle)
  }

  // MARK: Parameters

  /// A path that no resource can have is answered like one that no resource has.
  private func path(_ plan: OperationPlan, _ writer: CodeWriter) {
    let parameters = plan.parameters.filter { $0.parameter.place == .path }
    if parameters.isEmpty { return }
    let captures = plan.operation.path.compactMap { segment in
      if case .parameter(let name) = segment { name } else { nil }
    }
    writer.line("var path = Decoding(request)")
    for parameter in parameters {
      guard let index = captures.firstIndex(of: parameter.parameter.name) else { continue }
      let parse = decoders.function(.parse, parameter.use.plan, from: plan.name)
      writer.line("guard let \(local(parameter)) = \(parse)(try request.pathParameter(\(index)), &path) else {")
      writer.indented { writer.line("throw .notFound") }
      writer.line("}")
    }
  }

  private func query(_ plan: OperationPlan, _ writer: CodeWriter) {
    let parameters = plan.parameters.filter { $0.parameter.place == .query }
    if parameters.isEmpty { return }
    let fields = parameters.map(field)
    decoders.declareTexts(fields, writer)
    writer.line("var pairs = request.queryPairs")
    writer.block("while let pair = try pairs.pair() {") {
      writer.line("switch ExactText(pair.name) {")
      decoders.textCases(
        fields,
        repeated: { field in
          [
            "decoding.add(\(decoders.typeRule(field.use.plan)), \(decoders.step(field.name, field.ordinal)))"
              + "  // two values where one is meant"
          ]
        }, writer)
      writer.line("default: break")
      writer.line("}")
    }
    decoders.readTexts(fields, owner: plan.name, writer)
  }

  private func headers(_ plan: OperationPlan, _ writer: CodeWriter) {
    let parameters = plan.parameters.filter { $0.parameter.place == .header }
    if parameters.isEmpty { return }
    let fields = parameters.map { parameter in
      var field = field(parameter)
      field.listStyle = .commaSeparated
      return field
    }
    for field in fields {
      writer.line("let \(decoders.text(field)) = try request.header(\(SwiftLiteral.string(field.name.lowercased())))")
    }
    decoders.readTexts(fields, owner: plan.name, writer)
  }

  // MARK: Bodies

  private func body(_ plan: OperationPlan, _ writer: CodeWriter) {
    guard let body = plan.body, let source = body.sources.first else { return }
    let isRequired = plan.operation.body?.required == true
    if case .stream = source {
      writer.line("guard case .stream(let body) = request.body else { throw .noBody }")
      return
    }
    writer.line("var body: \(body.isSubmission ? body.swiftType : valueType(body))?")
    var whole: [(index: Int, source: BodyPlan.Source)] = []
    var opening = "if"
    for (index, source) in body.sources.enumerated() {
      guard case .multipart(let use) = source else {
        whole.append((index, source))
        continue
      }
      writer.line("\(opening) request.media == \(index) {")
      writer.indented {
        let function = decoders.function(.multipart, use.plan, from: plan.name)
        guard body.isSubmission else {
          writer.line("var form = try MultipartForm(request)")
          writer.line("body = try await \(function)(multipart: &form, &decoding)")
          return
        }
        writer.call("var form = try MultipartForm(request, ", ["keeping: \(SwiftLiteral.strings(shown(use)))"])
        submission("try await \(function)(multipart: &form, &fields)", "multipart: form", writer)
      }
      opening = "} else if"
    }
    if !whole.isEmpty {
      writer.line("\(opening) let bytes = request.bytes {")
      writer.indented { read(whole, plan, writer) }
    }
    if isRequired {
      writer.line("} else {")
      writer.indented { writer.line("throw .noBody") }
    }
    writer.line("}")
  }

  /// Statements that read a body that is there as a whole, by its media type.
  private func read(_ sources: [(index: Int, source: BodyPlan.Source)], _ plan: OperationPlan, _ writer: CodeWriter) {
    guard sources.count > 1 else {
      if let only = sources.first { read(only.source, plan, writer) }
      return
    }
    writer.line("switch request.media {")
    for (place, item) in sources.enumerated() {
      writer.line(place + 1 < sources.count ? "case \(item.index):" : "default:")
      writer.indented { read(item.source, plan, writer) }
    }
    writer.line("}")
  }

  private func valueType(_ body: BodyPlan) -> String {
    switch body.sources[0] {
    case .json(let use), .form(let use), .multipart(let use), .envelope(_, let use): use.plan.swiftType
    case .text, .stream: body.swiftType
    }
  }

  private func read(_ source: BodyPlan.Source, _ plan: OperationPlan, _ writer: CodeWriter) {
    switch source {
    case .form(let use) where plan.body?.isSubmission == true:
      let function = decoders.function(.form, use.plan, from: plan.name)
      submission(
        "try \(function)(form: bytes, &fields)", "form: bytes, fields: \(SwiftLiteral.strings(shown(use)))", writer)
    case .form(let use):
      writer.line("body = try \(decoders.function(.form, use.plan, from: plan.name))(form: bytes, &decoding)")
    case .text:
      writer.line("body = try StreamSafeText.body(bytes)")
    case .stream, .multipart: break
    case .json, .envelope:
      writer.line("var reader = JSONReader(bytes, maxDepth: request.limits.jsonDepth)")
      writer.line("do throws(JSONError) {")
      writer.indented {
        if case .json(let use) = source {
          // Another type at the root is no faulty member: the request as a whole cannot be read.
          if use.plan.schema.types.value == .object {
            writer.line("guard try reader.peek() == .object else { throw reader.notAnObject() }")
          }
          decoders.readNullable(use, into: { "body = \($0)" }, owner: plan.name, writer)
        } else {
          writer.line("body = try decodeEnvelope(&reader, &decoding)")
        }
        writer.line("try reader.finish()")
      }
      writer.line("} catch {")
      writer.indented { writer.line("throw .malformed(error.message)") }
      writer.line("}")
    }
  }

  /// `x-envelope`: a broken wrapper makes the request malformed.
  private func envelope(_ plan: OperationPlan, _ property: Property, _ use: PlannedUse) {
    let writer = decoders.writer(for: plan.name)
    let name = SwiftLiteral.string(property.name)
    writer.doc("Reads the member `\(property.name)` that the body is a wrapper of.")
    writer.function(
      "private static func decodeEnvelope(", ["_ reader: inout JSONReader", "_ decoding: inout Decoding"],
      " throws(JSONError) -> \(use.plan.swiftType)?"
    ) {
      writer.line("guard try reader.peek() == .object else { throw reader.notAnObject() }")
      writer.line("try reader.enterObject()")
      writer.line("var content: \(use.plan.swiftType)?")
      writer.line("var seen = false")
      writer.block("while let key = try reader.nextMember() {") {
        writer.block("guard reader.key(key, is: \(name)) else {") {
          writer.line("try decoding.passOver(&reader)")
          writer.line("continue")
        }
        writer.line("guard !seen else { throw reader.repeated(\(name)) }")
        writer.line("seen = true")
        writer.line("guard try reader.peek() == .object else { throw reader.envelope(lacks: \(name)) }")
        writer.line("decoding.enter(.member(\(name), ordinal: 0, envelope: true))")
        writer.line("content = try \(decoders.function(.decode, use.plan, from: plan.name))(&reader, &decoding)")
        writer.line("decoding.leave()")
      }
      if property.required?.value == true {
        writer.line("guard seen else { throw reader.envelope(lacks: \(name)) }")
      }
      writer.line("return content")
    }
  }

  private func construction(
    _ type: String, _ plan: OperationPlan, isChecked: Bool, _ body: BodyPlan?, _ writer: CodeWriter
  ) {
    var needed = plan.parameters.filter { $0.parameter.place != .path && !$0.isOptional && $0.defaultValue == nil }
      .map(local)
    var arguments = plan.parameters.map { "\($0.name): \(local($0))\($0.defaultValue.map { " ?? " + $0 } ?? "")" }
    if let body {
      if case .stream? = body.sources.first {} else if !body.isOptional, !isNullable(body) { needed.append("body") }
      arguments.append("body: body")
    }
    if isChecked {
      writer.line("if let refusal = decoding.refusal { throw refusal }")
      if !needed.isEmpty {
        writer.call("guard ", needed.map { "let \($0)" }, closing: " else { throw .invalid(decoding.violations) }")
      }
    } else if !needed.isEmpty {
      writer.call("guard ", needed.map { "let \($0)" }, closing: " else { throw .noBody }")
    }
    writer.line("return \(type)(\(arguments.joined(separator: ", ")))")
  }

  private func isNullable(_ body: BodyPlan) -> Bool {
    switch body.sources[0] {
    case .json(let use), .form(let use), .multipart(let use), .envelope(_, let use): use.isNullable
    case .text, .stream: false
    }
  }
}
