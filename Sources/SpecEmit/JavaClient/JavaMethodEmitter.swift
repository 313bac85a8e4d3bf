import SpecIR

/// Writes the methods of a Java client.
struct JavaMethodEmitter {
  let plan: ClientPlan

  private func result(_ operation: ClientOperationPlan) -> String {
    switch operation.success {
    case .nothing: "void"
    case .json(_, let type): type.javaBoxed
    case .text: "String"
    case .bytes: "byte[]"
    case .file: "Download"
    }
  }

  func method(_ operation: ClientOperationPlan, _ writer: CodeWriter) {
    let arguments = operation.arguments
    let required = arguments.filter { !$0.isOptional }
    var isFile = false
    if case .file = operation.success { isFile = true }
    let result = result(operation)
    let more = isFile ? ["Path file", "Download.Progress progress"] : []
    let name = operation.method
    if arguments.contains(where: \.isOptional) || isFile {
      // The same without what may be left out.
      documentation(operation, required, hasProgress: false, isFile: isFile, writer)
      let shorter = required.map { "\($0.javaType) \($0.name)" } + (isFile ? ["Path file"] : [])
      writer.filled("public \(result) \(name)(", shorter, closing: ") {", isOpen: true)
      writer.indented {
        let passed =
          required.map(\.name) + (isFile ? ["file"] : [])
          + arguments.filter(\.isOptional).map { "(\($0.javaType)) null" } + (isFile ? ["null"] : [])
        writer.filled("\(result == "void" ? "" : "return ")\(name)(", passed, closing: ");")
      }
      writer.line("}")
      writer.line()
    }
    documentation(operation, arguments, hasProgress: isFile, isFile: isFile, writer)
    let declared =
      required.map { "\($0.javaType) \($0.name)" } + more.prefix(1)
      + arguments.filter(\.isOptional).map { "\($0.javaType) \($0.name)" } + more.dropFirst()
    writer.filled("public \(result) \(name)(", declared, closing: ") {", isOpen: true)
    writer.indented {
      call(operation, writer)
      send(operation, writer)
    }
    writer.line("}")
    if let paging = operation.paging, paging.cursor.isOptional { self.paging(paging, operation, writer) }
  }

  private func documentation(
    _ operation: ClientOperationPlan, _ arguments: [ClientOperationPlan.Argument], hasProgress: Bool, isFile: Bool,
    _ writer: CodeWriter
  ) {
    let contract = operation.operation
    var tags: [(String, String?)] = arguments.filter { !$0.isOptional }.map {
      ("@param \($0.name)", $0.description ?? "what is sent")
    }
    if isFile { tags.append(("@param file", "where the file is to be")) }
    tags += arguments.filter(\.isOptional).map {
      ("@param \($0.name)", ($0.description.map { $0 + "; " } ?? "") + "null for none")
    }
    if hasProgress { tags.append(("@param progress", "told while it arrives; null for nobody")) }
    tags += operation.refusals.map { ("@throws \($0.type)", "\($0.status): \($0.description)") }
    JavaDoc.write(
      [contract.summary.english + ".", contract.description].compactMap(\.self),
      ["{@code \(contract.method.rawValue) \(contract.pathTemplate)}, operation {@code \(contract.id)}"],
      tags: tags, isDeprecated: contract.deprecated, writer)
  }

  private func call(_ operation: ClientOperationPlan, _ writer: CodeWriter) {
    let limits =
      ".answeredWithin(\(operation.timeoutSeconds), \(operation.limit)L, \(JavaLiteral.string(operation.accept)))"
    var lines = [limits]
    if operation.needsToken { lines.append(".withToken()") }
    if let quota = plan.quotas.first(where: { $0.key == operation.quota }) {
      lines.append(".chargedTo(Quota.\(quota.name))")
    }
    lines += operation.refusals.map { ".refusedWith(\($0.status), \($0.type)::new)" }
    writer.line("Call call =")
    writer.indented {
      writer.indented {
        let names = [operation.method, operation.operation.method.rawValue].map(JavaLiteral.string)
        writer.line("new Call(\(names[0]), \(names[1]), \(path(operation)))")
        writer.indented {
          writer.indented {
            for (index, line) in lines.enumerated() { writer.line(line + (index + 1 < lines.count ? "" : ";")) }
          }
        }
      }
    }
    for item in operation.parameters {
      let name = JavaLiteral.string(item.parameter.name)
      switch item.parameter.place {
      case .path: continue
      case .header: writer.line("call.header(\(name), \(item.name));")
      case .query:
        guard case .list = item.type else {
          writer.line("call.query.add(\(name), \(item.name));")
          continue
        }
        let method = item.parameter.listStyle == .commaSeparated ? "addJoined" : "addAll"
        writer.line("call.query.\(method)(\(name), \(item.name));")
      }
    }
    body(operation, writer)
  }

  private func path(_ operation: ClientOperationPlan) -> String {
    operation.path(text: JavaLiteral.string) { "Call.escaped(\($0))" }.joined(separator: " + ")
  }

  private func body(_ operation: ClientOperationPlan, _ writer: CodeWriter) {
    switch operation.body {
    case .none: break
    case .json(_, let envelope, let isOptional):
      let value = envelope.map { "Map.of(\(JavaLiteral.string($0)), body)" } ?? "body"
      writer.line("\(isOptional ? "if (body != null) " : "")call.json(\(value));")
    case .bytes(let type): writer.line("call.content(body, \(JavaLiteral.string(type)));")
    case .text(let type):
      writer.line("call.content(body.getBytes(StandardCharsets.UTF_8), \(JavaLiteral.string(type)));")
    case .form(let fields):
      writer.line("Call.Pairs form = new Call.Pairs();")
      for field in fields {
        let name = JavaLiteral.string(field.property)
        switch field.value {
        case .argument(.list, _): writer.line("form.addAll(\(name), \(field.name));")
        case .argument: writer.line("form.add(\(name), \(field.name));")
        case .constant(let text): writer.line("form.add(\(name), \(JavaLiteral.string(text)));")
        case .clientID: writer.line("form.add(\(name), engine.credentials.clientId());")
        case .clientSecret: writer.line("form.add(\(name), engine.credentials.clientSecret());")
        }
      }
      writer.line("call.form(form);")
    }
  }

  private func send(_ operation: ClientOperationPlan, _ writer: CodeWriter) {
    let status = operation.success.status
    switch operation.success {
    case .nothing: writer.line("engine.answer(call, \(status));")
    case .json(_, let type): writer.line("return engine.json(call, \(status), \(type.javaReader));")
    case .text: writer.line("return engine.answer(call, \(status)).text();")
    case .bytes: writer.line("return engine.answer(call, \(status)).body();")
    case .file(let isResumable):
      writer.line("return new Downloads(engine, call, progress).to(file, \(isResumable));")
    }
  }

  private func paging(_ paging: ClientPaging, _ operation: ClientOperationPlan, _ writer: CodeWriter) {
    let arguments = operation.arguments
    let others = arguments.filter { $0.name != paging.cursor.name }
    let summary = operation.operation.summary.english + ": all of them, page after page."
    func head(_ taken: [ClientOperationPlan.Argument]) {
      writer.line()
      let tags = taken.map { ("@param \($0.name)", $0.description ?? "what is sent") }
      JavaDoc.write([summary], [], tags: tags, isDeprecated: operation.operation.deprecated, writer)
      writer.filled(
        "public Pages<\(paging.element.javaBoxed)> \(paging.method)(", taken.map { "\($0.javaType) \($0.name)" },
        closing: ") {", isOpen: true)
    }
    if others.contains(where: \.isOptional) {
      let required = others.filter { !$0.isOptional }
      head(required)
      writer.indented {
        let passed = others.map { $0.isOptional ? "(\($0.javaType)) null" : $0.name }
        writer.filled("return \(paging.method)(", passed, closing: ");")
      }
      writer.line("}")
    }
    head(others)
    writer.indented {
      writer.block("return new Pages<>(cursor -> {", closing: "});") {
        let passed = arguments.map { $0.name == paging.cursor.name ? "cursor" : $0.name }
        guard case .json(_, let type) = operation.success else { return }
        writer.filled("\(type.javaBoxed) page = \(operation.method)(", passed, closing: ");")
        writer.line("return new Pages.Page<>(page.\(paging.items.name)(), page.\(paging.next.name)());")
      }
    }
    writer.line("}")
  }
}
