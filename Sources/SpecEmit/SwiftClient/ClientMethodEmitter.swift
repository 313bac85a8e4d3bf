import SpecIR

/// Writes the methods of a client.
struct ClientMethodEmitter {
  let client: ClientPlan

  func file(_ header: String) -> String {
    let writer = CodeWriter()
    writer.verbatim(header)
    writer.block("extension \(SwiftClientEmitter.clientName) {") {
      for (index, plan) in client.operations.enumerated() {
        if index > 0 { writer.line() }
        method(plan, writer)
        guard let paging = plan.paging else { continue }
        writer.line()
        self.paging(paging, plan, writer)
      }
    }
    return writer.text
  }

  // MARK: Methods

  private func method(_ plan: ClientOperationPlan, _ writer: CodeWriter) {
    let operation = plan.operation
    writer.doc(operation.summary.english + ".", operation.description, notes(plan), plan.reference)
    if operation.deprecated { writer.line("@available(*, deprecated)") }
    let result = resultType(plan).map { " -> " + $0 } ?? ""
    let arguments = arguments(plan)
    let opening = "public func \(SwiftNames.escaped(plan.method))("
    let effects = "async throws(\(plan.failure))\(result)"
    if arguments.isEmpty, opening.count + effects.count > 113 {
      writer.line(opening + ")")
      writer.indented { writer.line(effects) }
      writer.line("{")
      writer.indented {
        call(plan, writer)
        send(plan, writer)
      }
      writer.line("}")
      return
    }
    writer.filled(opening, arguments, closing: ") \(effects) {")
    writer.indented {
      call(plan, writer)
      send(plan, writer)
    }
    writer.line("}")
  }

  private func notes(_ plan: ClientOperationPlan) -> String? {
    var lines = plan.parameters.compactMap { item in
      item.parameter.description.map { "- Parameter \(item.name): \(oneLine($0))" }
    }
    if case .form(let fields) = plan.body {
      for field in fields {
        guard case .argument = field.value, let text = field.description else { continue }
        lines.append("- Parameter \(field.name): \(oneLine(text))")
      }
    }
    return lines.isEmpty ? nil : lines.joined(separator: "\n\n")
  }

  private func oneLine(_ text: String) -> String { text.split(whereSeparator: \.isNewline).joined(separator: " ") }

  private func resultType(_ plan: ClientOperationPlan) -> String? {
    switch plan.success {
    case .nothing: nil
    case .json(_, let type): type.swiftType
    case .text: "String"
    case .bytes: "Data"
    case .file: "Download"
    }
  }

  private func arguments(_ plan: ClientOperationPlan, without left: String? = nil) -> [String] {
    // Path parameters first, as they stand in the path; then the body; last what may be left out.
    var arguments = plan.pathParameters.map(argument)
    switch plan.body {
    case .none: break
    case .json(let type, _, let isOptional):
      arguments.append("_ body: \(type.swiftType)\(isOptional ? "? = nil" : "")")
    case .bytes: arguments.append("_ body: Data")
    case .text: arguments.append("_ body: String")
    case .form(let fields):
      for field in fields {
        guard case .argument(let type, let isOptional) = field.value else { continue }
        arguments.append("\(SwiftNames.escaped(field.name)): \(type.swiftType)\(isOptional ? "? = nil" : "")")
      }
    }
    if case .file = plan.success { arguments.append("to file: URL") }
    arguments += plan.otherParameters.filter { $0.name != left }.map(argument)
    if case .file = plan.success { arguments.append("progress: DownloadProgress? = nil") }
    return arguments
  }

  private func argument(_ item: ClientParameter) -> String {
    "\(SwiftNames.escaped(item.name)): \(item.type.swiftType)\(item.isOptional ? "? = nil" : "")"
  }

  /// The declaration of `call`, with everything that goes out.
  private func call(_ plan: ClientOperationPlan, _ writer: CodeWriter) {
    let keyword = isPlain(plan) ? "let" : "var"
    let quota = plan.quota.map { "Quota.\(SwiftNames.escaped(client.naming.quota($0))).rawValue" } ?? "nil"
    writer.filled(
      "\(keyword) call = Call(",
      [
        SwiftLiteral.string(plan.operation.method.rawValue), path(plan), "needsToken: \(plan.needsToken)",
        "quota: \(quota)", "timeout: \(plan.timeoutSeconds)", "limit: \(plan.limit)",
      ] + (plan.accept == "application/json" ? [] : ["accept: \(SwiftLiteral.string(plan.accept))"]), closing: ")")
    for item in plan.parameters {
      let name = SwiftLiteral.string(item.parameter.name)
      switch item.parameter.place {
      case .path: continue
      case .header: writer.line("call.header(\(name), \(item.name))")
      case .query:
        var list = ""
        if case .list = item.type { list = ", joined: \(item.parameter.listStyle == .commaSeparated)" }
        writer.line("call.query(\(name), \(SwiftNames.escaped(item.name))\(list))")
      }
    }
    body(plan, writer)
  }

  private func isPlain(_ plan: ClientOperationPlan) -> Bool {
    guard case .none = plan.body else { return false }
    return plan.parameters.allSatisfy { $0.parameter.place == .path }
  }

  private func path(_ plan: ClientOperationPlan) -> String {
    "\"" + plan.path(text: \.self) { "\\(Wire.escaped(\($0).wireText))" }.joined() + "\""
  }

  private func body(_ plan: ClientOperationPlan, _ writer: CodeWriter) {
    switch plan.body {
    case .none: break
    case .json(_, let envelope, let isOptional):
      let value = envelope.map { "[\(SwiftLiteral.string($0)): body]" } ?? "body"
      writer.line("do throws(CallFailure) {")
      writer.indented {
        writer.line(isOptional ? "if let body { try call.json(\(value)) }" : "try call.json(\(value))")
      }
      writer.line("} catch {")
      writer.indented { writer.line("throw .unexpected(error)") }
      writer.line("}")
    case .bytes(let type): writer.line("call.body(body, type: \(SwiftLiteral.string(type)))")
    case .text(let type): writer.line("call.body(Data(body.utf8), type: \(SwiftLiteral.string(type)))")
    case .form(let fields):
      writer.line("var form = Form()")
      for field in fields {
        let name = SwiftLiteral.string(field.property)
        switch field.value {
        case .argument(.list, _): writer.line("form.add(\(name), all: \(SwiftNames.escaped(field.name)))")
        case .argument: writer.line("form.add(\(name), \(SwiftNames.escaped(field.name)))")
        case .constant(let text): writer.line("form.add(\(name), \(SwiftLiteral.string(text)))")
        case .clientID: writer.line("form.add(\(name), engine.credentials.clientID)")
        case .clientSecret: writer.line("form.add(\(name), engine.credentials.clientSecret)")
        }
      }
      writer.line("call.form(form)")
    }
  }

  private func send(_ plan: ClientOperationPlan, _ writer: CodeWriter) {
    let expectation = "call, expecting: \(plan.success.status), or: \(plan.failure).self"
    switch plan.success {
    case .nothing: writer.line("try await engine.answer(\(expectation))")
    case .json: writer.line("return try await engine.json(\(expectation))")
    case .text:
      writer.line("let answer = try await engine.answer(\(expectation))")
      writer.line("return String(decoding: answer.body, as: UTF8.self)")
    case .bytes: writer.line("return try await engine.answer(\(expectation)).body")
    case .file(let isResumable):
      writer.filled(
        "return try await engine.download(",
        ["call", "to: file", "isResumable: \(isResumable)", "progress: progress", "or: \(plan.failure).self"],
        closing: ")")
    }
  }

  // MARK: Paging

  private func paging(_ paging: ClientPaging, _ plan: ClientOperationPlan, _ writer: CodeWriter) {
    writer.doc("\(plan.operation.summary.english): all of them, page after page.")
    let ordered = plan.parameters.filter { !$0.isOptional } + plan.parameters.filter(\.isOptional)
    let passed = ordered.map { item in
      "\(item.name): \(item.name == paging.cursor.name ? "cursor" : SwiftNames.escaped(item.name))"
    }
    writer.filled(
      "public func \(paging.method)(", arguments(plan, without: paging.cursor.name),
      closing: ") -> PagedSequence<\(paging.element.swiftType), \(plan.failure)> {")
    writer.indented {
      writer.line("PagedSequence { (cursor: String?) async throws(\(plan.failure)) in")
      writer.indented {
        writer.filled("let page = try await \(plan.method)(", passed, closing: ")")
        writer.line("return (page.\(paging.items.name), page.\(paging.next.name))")
      }
      writer.line("}")
    }
    writer.line("}")
  }
}
