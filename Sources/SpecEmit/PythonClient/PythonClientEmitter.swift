import SpecIR

/// Writes the client itself, its methods among it.
struct PythonClientEmitter {
  let plan: ClientPlan
  static let clientName = "PasseMarcheClient"

  func file(_ note: String) -> String {
    let writer = CodeWriter.python()
    addresses(writer)
    quotas(writer)
    writer.line()
    writer.line()
    writer.suite("class \(Self.clientName):") {
      client(writer)
      for operation in plan.operations {
        writer.line()
        method(operation, writer)
        guard let paging = operation.paging else { continue }
        writer.line()
        self.paging(paging, operation, writer)
      }
    }
    let head = CodeWriter.python(note)
    head.docstring("The client of \(plan.title).")
    head.line()
    imports(of: writer.text, head)
    return head.text + writer.text
  }

  private func imports(of body: String, _ writer: CodeWriter) {
    let imports = PythonImports(body)
    writer.lines(["from __future__ import annotations", ""])
    writer.lines(["datetime", "enum", "platform", "uuid"].filter(imports.uses).map { "import " + $0 })
    imports.from("collections.abc", ["Iterator"], writer)
    imports.from("types", ["TracebackType"], writer)
    writer.line()
    imports.from(".", ["refusals"], writer)
    imports.from("._downloads", ["Download", "DownloadProgress", "FilePath", "download"], writer)
    let engine = ["Call", "ClientTime", "Credentials", "Engine", "QuotaState", "Refusals", "RetryPolicy"]
    imports.from("._engine", engine, writer)
    imports.from("._http", ["HTTPTransport", "Transport"], writer)
    imports.from("._pages", ["paged"], writer)
    imports.from("._wire", PythonModelEmitter.wire, writer)
    let unions = plan.declarations.compactMap { declaration -> String? in
      if case .union = declaration.kind { "read_" + NameWords.snake(declaration.name) } else { nil }
    }
    imports.from(".models", plan.declarations.map(\.name) + unions, writer)
    imports.from(".tokens", ["AccessToken", "AccessTokens", "FetchedTokens"], writer)
  }

  private func addresses(_ writer: CodeWriter) {
    guard !plan.addresses.isEmpty else { return }
    writer.line()
    writer.line()
    writer.suite("class Address:") {
      writer.docstring("Where the service is published.")
      writer.line()
      for address in plan.addresses {
        writer.line("\(address.name) = \(PythonLiteral.string(address.url))")
        writer.docstring(address.description)
      }
    }
  }

  private func quotas(_ writer: CodeWriter) {
    guard !plan.quotas.isEmpty else { return }
    writer.line()
    writer.line()
    writer.suite("class Quota(enum.Enum):") {
      writer.docstring("The quotas that calls are charged to.")
      writer.line()
      for quota in plan.quotas {
        writer.line("\(quota.name) = \(PythonLiteral.string(quota.key))")
        writer.docstring("\(quota.limit) requests in \(quota.windowSeconds) seconds, \(quota.burst) of them at once.")
      }
    }
  }

  // MARK: The client

  private func client(_ writer: CodeWriter) {
    let fetch = plan.tokenFetch
    let own =
      " None: fetched with the credentials and kept in memory. Give one of your own where processes share them."
    writer.docstring([
      "The client of \(plan.title), version \(plan.version) of its contract. Threads can share it.", plan.description,
      ":param base_url: where the service is, an absolute URL.",
      ":param client_id: of the editor, as the service gave it.",
      ":param client_secret: likewise.",
      fetch?.scopeArgument == nil
        ? nil : ":param scope: of the tokens, separated by spaces; None for what the service gives.",
      ":param tokens: where tokens come from." + (fetch == nil ? "" : own),
      ":param retries: how often, and how patiently, a call is repeated.",
      ":param timeout: seconds, for every call, in place of what the contract allows each operation.",
      ":param product: yours, as `MyPlatform/2.1`: told to the service behind the client's own name.",
      ":param transport: what carries requests.", ":param time: clock and sleep, for tests.",
    ])
    writer.line()
    writer.line("CONTRACT_VERSION = \(PythonLiteral.string(plan.version))")
    writer.docstring("The version of the contract that the client was written from.")
    writer.line()
    initializer(writer)
    writer.line()
    writer.suite("def __enter__(self) -> \(Self.clientName):") { writer.line("return self") }
    writer.line()
    writer.line("def __exit__(")
    writer.indented {
      writer.line(
        "self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None")
    }
    writer.suite(") -> None:") { writer.line("self.close()") }
    writer.line()
    writer.suite("def close(self) -> None:") {
      writer.docstring("Closes the connections that lie idle. The client can be used all the same.")
      writer.suite("if isinstance(self._engine.transport, HTTPTransport):") {
        writer.line("self._engine.transport.close()")
      }
    }
    guard !plan.quotas.isEmpty else { return }
    writer.line()
    writer.suite("def quota(self, quota: Quota) -> QuotaState | None:") {
      writer.docstring("What the service last said of a quota; None before the first call that is charged to it.")
      writer.line("return self._engine.quotas.get(quota.value)")
    }
  }

  private func initializer(_ writer: CodeWriter) {
    let fetch = plan.tokenFetch
    var parameters = ["self", "base_url: str", "client_id: str", "client_secret: str", "*"]
    if fetch?.scopeArgument != nil { parameters.append("scope: str | None = None") }
    parameters.append(fetch == nil ? "tokens: AccessTokens" : "tokens: AccessTokens | None = None")
    parameters += [
      "retries: RetryPolicy = RetryPolicy()", "timeout: float | None = None", "product: str | None = None",
      "transport: Transport | None = None", "time: ClientTime = ClientTime()",
    ]
    writer.listed("def __init__(", parameters, closing: ") -> None:")
    writer.indented {
      writer.line(
        "system = f\"Python {platform.python_version()}; {platform.system()}\"")
      writer.line("agent = f\"PasseMarche-Python/{self.CONTRACT_VERSION} ({system})\"")
      writer.line("self._engine = Engine(")
      writer.indented {
        writer.lines([
          "base_url,", "Credentials(client_id, client_secret),",
          "HTTPTransport() if transport is None else transport,", "retries,",
          "agent if product is None else f\"{agent} {product}\",", "time,", "timeout,",
        ])
      }
      writer.line(")")
      if let fetch {
        if fetch.scopeArgument != nil { writer.line("self._scope = scope") }
        writer.line("self._engine.tokens = FetchedTokens(self._fetched, time.now) if tokens is None else tokens")
      } else {
        writer.line("self._engine.tokens = tokens")
      }
    }
    guard let fetch else { return }
    writer.line()
    writer.suite("def _fetched(self) -> AccessToken:") {
      writer.line("began = self._engine.time.now()")
      let argument = fetch.scopeArgument.map { "\($0.name)=self._scope" } ?? ""
      writer.line("token = self.\(fetch.operation.method)(\(argument))")
      let scope = fetch.scope.map { "token.\($0.name)" } ?? "None"
      writer.line(
        "return AccessToken(token.\(fetch.accessToken.name), began, began + token.\(fetch.expiresIn.name), \(scope))")
    }
  }

  // MARK: Methods

  private func method(_ item: ClientOperationPlan, _ writer: CodeWriter) {
    writer.listed(
      "def \(item.method)(", PythonArguments(item).declared, closing: ") -> \(result(item)):")
    writer.indented {
      let operation = item.operation
      writer.docstring(
        [operation.summary.english + ".", operation.description, operation.deprecated ? "Deprecated." : nil]
          + [item.reference] + PythonArguments(item).descriptions
          + item.refusals.map { ":raises refusals.\($0.type): \($0.status): \($0.description)." })
      call(item, writer)
      send(item, writer)
    }
  }

  private func result(_ item: ClientOperationPlan) -> String {
    switch item.success {
    case .nothing: "None"
    case .json(_, let type): type.pythonType
    case .text: "str"
    case .bytes: "bytes"
    case .file: "Download"
    }
  }

  private func call(_ item: ClientOperationPlan, _ writer: CodeWriter) {
    writer.listed(
      "call = Call(",
      [
        PythonLiteral.string(item.operation.method.rawValue), path(item),
        "needs_token=\(item.needsToken ? "True" : "False")",
        "quota=" + (item.quota.map(PythonLiteral.string) ?? "None"), "timeout=\(item.timeoutSeconds)",
        "limit=\(item.limit)",
      ] + (item.accept == "application/json" ? [] : ["accept=" + PythonLiteral.string(item.accept)]), closing: ")")
    for parameter in item.parameters {
      let name = PythonLiteral.string(parameter.parameter.name)
      switch (parameter.parameter.place, parameter.type) {
      case (.path, _): continue
      case (.header, _): writer.line("call.header(\(name), \(parameter.name))")
      case (.query, .list):
        let joined = parameter.parameter.listStyle == .commaSeparated ? "True" : "False"
        writer.line("call.query_all(\(name), \(parameter.name), joined=\(joined))")
      case (.query, _): writer.line("call.query(\(name), \(parameter.name))")
      }
    }
    body(item, writer)
  }

  private func path(_ item: ClientOperationPlan) -> String {
    let pieces = item.path(text: \.self) { "{escaped(\($0))}" }
    return (pieces.count > 1 ? "f" : "") + "\"" + pieces.joined() + "\""
  }

  private func body(_ item: ClientOperationPlan, _ writer: CodeWriter) {
    switch item.body {
    case .none: break
    case .json(_, let envelope, let isOptional):
      let value = envelope.map { "{\(PythonLiteral.string($0)): body}" } ?? "body"
      if isOptional {
        writer.suite("if body is not None:") { writer.line("call.json(\(value))") }
      } else {
        writer.line("call.json(\(value))")
      }
    case .bytes(let type): writer.line("call.content(body, \(PythonLiteral.string(type)))")
    case .text(let type): writer.line("call.content(body.encode(\"utf-8\"), \(PythonLiteral.string(type)))")
    case .form(let fields):
      let pairs = fields.map { field in
        let value =
          switch field.value {
          case .argument: field.name
          case .constant(let text): PythonLiteral.string(text)
          case .clientID: "self._engine.credentials.client_id"
          case .clientSecret: "self._engine.credentials.client_secret"
          }
        return "(\(PythonLiteral.string(field.property)), \(value))"
      }
      writer.listed("call.form([", pairs, closing: "])")
    }
  }

  private func send(_ item: ClientOperationPlan, _ writer: CodeWriter) {
    let declared = item.refusals.map { "\($0.status): refusals.\($0.type)" }
    writer.listed("declared: Refusals = {", declared, closing: "}")
    let status = item.success.status
    switch item.success {
    case .nothing: writer.line("self._engine.answer(call, \(status), declared)")
    case .json(_, let type):
      writer.line("return self._engine.json(call, \(status), \(type.pythonReader(plan)), declared)")
    case .text:
      writer.line("return self._engine.answer(call, \(status), declared).body.decode(\"utf-8\", \"replace\")")
    case .bytes: writer.line("return self._engine.answer(call, \(status), declared).body")
    case .file(let isResumable):
      let resumes = isResumable ? "True" : "False"
      writer.line("return download(")
      writer.indented {
        writer.line("self._engine, call, file, is_resumable=\(resumes), progress=progress, refusals=declared")
      }
      writer.line(")")
    }
  }

  // MARK: Paging

  private func paging(_ paging: ClientPaging, _ item: ClientOperationPlan, _ writer: CodeWriter) {
    let arguments = PythonArguments(item, without: paging.cursor.name)
    writer.listed(
      "def \(paging.method)(", arguments.declared, closing: ") -> Iterator[\(paging.element.pythonType)]:")
    writer.indented {
      writer.docstring(
        ["\(item.operation.summary.english): all of them, page after page, each fetched when it is reached."]
          + arguments.descriptions)
      writer.line()
      let type = paging.element.pythonType
      writer.suite("def page(cursor_: str | None) -> tuple[list[\(type)], str | None]:") {
        let passed = (item.pathParameters + item.otherParameters).map { parameter in
          "\(parameter.name)=\(parameter.name == paging.cursor.name ? "cursor_" : parameter.name)"
        }
        writer.listed("answer = self.\(item.method)(", passed, closing: ")")
        writer.line("return answer.\(paging.items.name), answer.\(paging.next.name)")
      }
      writer.line()
      writer.line("return paged(page)")
    }
  }
}

/// What a method takes: the path's parameters, the body, the file, and by name what may be left out.
struct PythonArguments {
  let declared: [String]
  let descriptions: [String]

  init(_ item: ClientOperationPlan, without left: String? = nil) {
    var (positional, named) = (["self"], [String]())
    var descriptions: [String] = []
    func described(_ name: String, _ text: String?) {
      guard let text else { return }
      descriptions.append(":param \(name): " + text.split(whereSeparator: \.isNewline).joined(separator: " "))
    }
    for parameter in item.pathParameters {
      positional.append("\(parameter.name): \(parameter.type.pythonType)")
      described(parameter.name, parameter.parameter.description)
    }
    switch item.body {
    case .none: break
    case .json(let type, _, let isOptional):
      positional.append("body: \(type.pythonType)" + (isOptional ? " | None = None" : ""))
    case .bytes: positional.append("body: bytes")
    case .text: positional.append("body: str")
    case .form(let fields):
      for field in fields {
        guard case .argument(let type, let isOptional) = field.value else { continue }
        let text = "\(field.name): \(type.pythonType)" + (isOptional ? " | None = None" : "")
        if isOptional { named.append(text) } else { positional.append(text) }
        described(field.name, field.description)
      }
    }
    if case .file = item.success { positional.append("file: FilePath") }
    for parameter in item.otherParameters where parameter.name != left {
      named.append("\(parameter.name): \(parameter.type.pythonType)" + (parameter.isOptional ? " | None = None" : ""))
      described(parameter.name, parameter.parameter.description)
    }
    if case .file = item.success {
      named.append("progress: DownloadProgress | None = None")
      descriptions.append(":param file: where it goes; while it is incomplete, under the name with `.part` behind it.")
      descriptions.append(":param progress: told the bytes that are there, and all there will be where that is known.")
    }
    declared = positional + (named.isEmpty ? [] : ["*"] + named)
    self.descriptions = descriptions
  }
}
