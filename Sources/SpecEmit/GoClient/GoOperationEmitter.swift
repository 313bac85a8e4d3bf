import SpecIR

/// Writes the methods of a Go client, and the errors that they return.
struct GoOperationEmitter {
  let plan: ClientPlan

  // MARK: Refusals

  func refusals(_ writer: CodeWriter) {
    writer.parted(plan.refusals) { refusal in
      let body = bodyType(refusal.body)
      writer.comment("//", ["\(refusal.name) is a refusal with status \(refusal.status)."])
      writer.block("type \(refusal.name) struct {") {
        writer.line("*Refusal")
        if let body { writer.line("Body \(body)") }
      }
      writer.line()
      writer.comment("//", ["Unwrap gives what all refusals have in common."])
      writer.line("func (e *\(refusal.name)) Unwrap() error { return e.Refusal }")
      writer.line()
      let parameters = body.map { "refusal *Refusal, body \($0)" } ?? "refusal *Refusal"
      writer.block("func new\(refusal.name)(\(parameters)) error {") {
        writer.line("return &\(refusal.name){refusal\(body == nil ? "" : ", body")}")
      }
    }
  }

  /// Only types of the contract can say why.
  private func bodyType(_ type: ClientType?) -> String? {
    if case .declared(let name)? = type { name } else { nil }
  }

  // MARK: Methods

  func methods(_ writer: CodeWriter) {
    writer.parted(plan.operations) { operation in
      optionals(operation, writer)
      method(operation, writer)
      guard let paging = operation.paging, paging.cursor.isOptional else { return }
      writer.line()
      self.paging(paging, operation, writer)
    }
  }

  /// What may be left out stands in a structure of its own.
  private func optionals(_ operation: ClientOperationPlan, _ writer: CodeWriter) {
    let found = optionalParameters(operation)
    guard !found.isEmpty else { return }
    writer.comment("//", ["\(optionalsType(operation)) is what may be left out in a call of \(operation.method)."])
    writer.block("type \(optionalsType(operation)) struct {") {
      var rows: [[String]] = []
      func flush() {
        for row in CodeWriter.columns(rows) { writer.line(row) }
        rows = []
      }
      for item in found {
        if let description = item.description {
          flush()
          writer.comment("//", [description])
        }
        rows.append([GoClientNaming.exported(item.name), item.type.goOptional])
      }
      flush()
    }
    writer.line()
  }

  static func optionalsType(_ operation: ClientOperationPlan) -> String { operation.method + "Optional" }
  private func optionalsType(_ operation: ClientOperationPlan) -> String { Self.optionalsType(operation) }

  struct Argument {
    var name: String
    var property: String
    var type: ClientType
    var description: String?
  }

  static func optionalParameters(_ operation: ClientOperationPlan) -> [Argument] {
    var found: [Argument] = []
    if case .form(let fields) = operation.body {
      for field in fields {
        guard case .argument(let type, true) = field.value else { continue }
        found.append(
          Argument(name: field.name, property: field.property, type: type, description: field.description))
      }
    }
    return found
      + operation.parameters.filter(\.isOptional).map {
        Argument(
          name: $0.name, property: $0.parameter.name, type: $0.type, description: $0.parameter.description)
      }
  }

  private func optionalParameters(_ operation: ClientOperationPlan) -> [Argument] {
    Self.optionalParameters(operation)
  }

  private func arguments(_ operation: ClientOperationPlan) -> [String] {
    var arguments = ["ctx context.Context"]
    arguments += operation.pathParameters.map { "\($0.name) \($0.type.goType)" }
    switch operation.body {
    case .none: break
    case .json(let type, _, let isOptional): arguments.append("body \(isOptional ? type.goOptional : type.goType)")
    case .bytes: arguments.append("body []byte")
    case .text: arguments.append("body string")
    case .form(let fields):
      for field in fields {
        if case .argument(let type, false) = field.value { arguments.append("\(field.name) \(type.goType)") }
      }
    }
    if case .file = operation.success { arguments.append("file string") }
    arguments += operation.otherParameters.filter { !$0.isOptional }.map { "\($0.name) \($0.type.goType)" }
    if !optionalParameters(operation).isEmpty { arguments.append("optional *\(optionalsType(operation))") }
    if case .file = operation.success { arguments.append("progress DownloadProgress") }
    return arguments
  }

  private func result(_ operation: ClientOperationPlan) -> String {
    switch operation.success {
    case .nothing: "error"
    case .json(_, let type): "(*\(type.goType), error)"
    case .text: "(string, error)"
    case .bytes: "([]byte, error)"
    case .file: "(*Download, error)"
    }
  }

  private func failed(_ operation: ClientOperationPlan) -> String {
    switch operation.success {
    case .nothing: "return err"
    case .text: "return \"\", err"
    default: "return nil, err"
    }
  }

  private func method(_ operation: ClientOperationPlan, _ writer: CodeWriter) {
    let contract = operation.operation
    writer.comment(
      "//",
      ["\(operation.method): \(contract.summary.english).", contract.description] + notes(operation) + [
        operation.reference, contract.deprecated ? "Deprecated: the contract says so." : nil,
      ])
    writer.filled(
      "func (c *Client) \(operation.method)(", arguments(operation), closing: ") \(result(operation)) {",
      trailing: ",", isOpen: true)
    writer.indented {
      if !optionalParameters(operation).isEmpty {
        writer.block("if optional == nil {") { writer.line("optional = &\(optionalsType(operation)){}") }
      }
      call(operation, writer)
      parameters(operation, writer)
      body(operation, writer)
      send(operation, writer)
    }
    writer.line("}")
  }

  private func notes(_ operation: ClientOperationPlan) -> [String?] {
    var notes: [String] = []
    for item in operation.parameters where !item.isOptional {
      if let text = item.parameter.description { notes.append("\(item.name): \(text)") }
    }
    if case .form(let fields) = operation.body {
      for field in fields {
        guard case .argument(_, false) = field.value, let text = field.description else { continue }
        notes.append("\(field.name): \(text)")
      }
    }
    let refusals = operation.refusals.map { "*\($0.type) (\($0.status))" }
    if !refusals.isEmpty { notes.append("It is refused with " + refusals.joined(separator: ", ") + ".") }
    return notes
  }

  private func call(_ operation: ClientOperationPlan, _ writer: CodeWriter) {
    var members = [
      "operation: \(CLiteral.string(operation.method))",
      "method: \(CLiteral.string(operation.operation.method.rawValue))", "path: \(path(operation))",
      "needsToken: \(operation.needsToken)",
    ]
    if let quota = plan.quotas.first(where: { $0.key == operation.quota }) {
      members.append("quota: string(Quota\(quota.name))")
    }
    members += [
      "timeout: \(operation.timeoutSeconds) * time.Second", "limit: \(operation.limit)",
      "accept: \(CLiteral.string(operation.accept))",
    ]
    writer.line("outgoing := &call{")
    writer.indented {
      // Several on a line are not lined up by Go's formatter.
      writer.fill(members, end: ",")
      writer.line("refusals: refusals{")
      writer.indented {
        for refusal in operation.refusals {
          let kind = bodyType(refusal.body) == nil ? "bare" : "declared"
          writer.line("\(refusal.status): \(kind)(new\(refusal.type)),")
        }
      }
      writer.line("},")
    }
    writer.line("}")
  }

  private func path(_ operation: ClientOperationPlan) -> String {
    operation.path(text: CLiteral.string) { "escaped(wireText(\($0)))" }.joined(separator: " + ")
  }

  private func parameters(_ operation: ClientOperationPlan, _ writer: CodeWriter) {
    for item in operation.parameters where item.parameter.place != .path {
      let name = CLiteral.string(item.parameter.name)
      let given = item.isOptional ? "optional.\(GoClientNaming.exported(item.name))" : item.name
      writeGiven(item.type, given, isOptional: item.isOptional, writer) { value in
        guard item.parameter.place == .query else {
          writer.line("outgoing.set(\(name), wireText(\(value)))")
          return
        }
        guard case .list = item.type else {
          writer.line("outgoing.query.add(\(name), wireText(\(value)))")
          return
        }
        if item.parameter.listStyle == .commaSeparated {
          writer.line("outgoing.query.add(\(name), strings.Join(wireTexts(\(value)), \",\"))")
        } else {
          writer.block("for _, text := range wireTexts(\(value)) {") {
            writer.line("outgoing.query.add(\(name), text)")
          }
        }
      }
    }
  }

  /// What is done with a value, where there is one.
  private func writeGiven(
    _ type: ClientType, _ given: String, isOptional: Bool, _ writer: CodeWriter, _ body: (String) -> Void
  ) {
    if isOptional {
      writer.block("if \(given) != nil {") { body(type.isNilable ? given : "*" + given) }
    } else {
      body(given)
    }
  }

  private func body(_ operation: ClientOperationPlan, _ writer: CodeWriter) {
    switch operation.body {
    case .none: break
    case .json(_, let envelope, let isOptional):
      let value = envelope.map { "map[string]any{\(CLiteral.string($0)): body}" } ?? "body"
      func write() {
        writer.block("if err := outgoing.json(\(value)); err != nil {") { writer.line(failed(operation)) }
      }
      if isOptional { writer.block("if body != nil {", write) } else { write() }
    case .bytes(let type): writer.line("outgoing.content(body, \(CLiteral.string(type)))")
    case .text(let type): writer.line("outgoing.content([]byte(body), \(CLiteral.string(type)))")
    case .form(let fields):
      writer.line("var form pairs")
      for field in fields {
        let name = CLiteral.string(field.property)
        switch field.value {
        case .argument(let type, let isOptional):
          let given = isOptional ? "optional.\(GoClientNaming.exported(field.name))" : field.name
          writeGiven(type, given, isOptional: isOptional, writer) { value in
            guard case .list = type else {
              writer.line("form.add(\(name), wireText(\(value)))")
              return
            }
            writer.block("for _, text := range wireTexts(\(value)) {") { writer.line("form.add(\(name), text)") }
          }
        case .constant(let text): writer.line("form.add(\(name), \(CLiteral.string(text)))")
        case .clientID: writer.line("form.add(\(name), c.engine.credentials.ClientID)")
        case .clientSecret: writer.line("form.add(\(name), c.engine.credentials.ClientSecret)")
        }
      }
      writer.line("outgoing.form(form)")
    }
  }

  private func send(_ operation: ClientOperationPlan, _ writer: CodeWriter) {
    let status = operation.success.status
    switch operation.success {
    case .nothing:
      writer.line("_, err := c.engine.answer(ctx, outgoing, \(status))")
      writer.line("return err")
    case .json(_, let type): writer.line("return answered[\(type.goType)](ctx, c.engine, outgoing, \(status))")
    case .text, .bytes:
      writer.line("answer, err := c.engine.answer(ctx, outgoing, \(status))")
      writer.block("if err != nil {") { writer.line(failed(operation)) }
      if case .text = operation.success {
        writer.line("return string(answer.Body), nil")
      } else {
        writer.line("return answer.Body, nil")
      }
    case .file(let isResumable):
      writer.line("return c.engine.download(ctx, outgoing, file, \(isResumable), progress)")
    }
  }

  // MARK: Paging

  private func paging(_ paging: ClientPaging, _ operation: ClientOperationPlan, _ writer: CodeWriter) {
    writer.comment(
      "//", ["\(paging.method): \(operation.operation.summary.english): all of them, page after page."])
    let cursor = GoClientNaming.exported(paging.cursor.name)
    let others = arguments(operation).dropFirst()
    writer.filled(
      "func (c *Client) \(paging.method)(",
      Array(others),
      closing: ") *Pager[\(paging.element.goType)] {", trailing: ",", isOpen: true)
    writer.indented {
      let item = paging.element.goType
      writer.line("page := func(ctx context.Context, cursor *string) ([]\(item), *string, error) {")
      writer.indented {
        writer.line("var own \(optionalsType(operation))")
        writer.block("if optional != nil {") { writer.line("own = *optional") }
        writer.line("own.\(cursor) = cursor")
        let passed = others.map { $0.split(separator: " ")[0] }.map { $0 == "optional" ? "&own" : String($0) }
        writer.line("page, err := c.\(operation.method)(\((["ctx"] + passed).joined(separator: ", ")))")
        writer.block("if err != nil {") { writer.line("return nil, nil, err") }
        let next = paging.next.isOptional ? "page.\(paging.next.name)" : "&page.\(paging.next.name)"
        writer.line("return page.\(paging.items.name), \(next), nil")
      }
      writer.line("}")
      writer.line("return &Pager[\(item)]{page: page}")
    }
    writer.line("}")
  }
}
