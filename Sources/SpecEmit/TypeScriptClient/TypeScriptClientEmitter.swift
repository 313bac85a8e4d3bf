import SpecIR

/// Writes the client itself: how it is made, and its methods.
struct TypeScriptClientEmitter {
  static let clientName = "PasseMarcheClient"
  let plan: ClientPlan

  func file(_ header: String) -> String {
    let writer = CodeWriter(comments: .block)
    writer.verbatim(header)
    writer.verbatim(imports)
    let options = TypeScriptOptionsEmitter(plan: plan)
    options.client(writer)
    for operation in plan.operations { options.operation(operation, writer) }
    client(writer)
    return writer.text
  }

  private var imports: String {
    let hasFiles = plan.operations.contains(where: \.isFile)
    let hasPages = plan.operations.contains { $0.paging != nil }
    let models = plan.operations.contains { !$0.modelsUsed.isEmpty }
    let escapes = plan.operations.contains { !$0.pathParameters.isEmpty }
    let lines = [
      "import type { RetryPolicy } from \"./attempts.js\";",
      "import { Call, CallOptions } from \"./call.js\";",
      usesCodecs ? "import * as codecs from \"./codecs.js\";" : nil,
      hasFiles ? "import { Download, download, DownloadOptions } from \"./downloads.js\";" : nil,
      "import { Engine, QuotaState, runtime } from \"./engine.js\";",
      "import { HttpTransport, NodeTransport } from \"./http.js\";",
      models ? "import type * as models from \"./models.js\";" : nil,
      "import { operations } from \"./operations.js\";",
      hasPages ? "import { pages } from \"./paging.js\";" : nil,
      "import { Clock, realClock } from \"./time.js\";",
      plan.tokenFetch == nil
        ? "import { AccessTokens, Credentials } from \"./tokens.js\";"
        : "import { AccessToken, AccessTokens, Credentials, FetchedTokens } from \"./tokens.js\";",
      usesWire ? "import * as wire from \"./wire.js\";" : escapes ? "import { escaped } from \"./wire.js\";" : nil,
      "",
    ]
    return lines.compactMap(\.self).joined(separator: "\n") + "\n"
  }

  private var codecTypes: [ClientType] {
    plan.operations.flatMap { operation -> [ClientType] in
      var types: [ClientType] = []
      if case .json(_, let type) = operation.success { types.append(type) }
      if case .json(let type, _, _) = operation.body { types.append(type) }
      return types
    }
  }
  private var codecs: [String] { codecTypes.map { TypeScript.codec($0, plan, from: "codecs.") } }
  private var usesCodecs: Bool { codecs.contains { $0.contains("codecs.") } }
  private var usesWire: Bool { codecs.contains { $0.contains("wire.") } }
  private var escape: String { usesWire ? "wire.escaped" : "escaped" }

  // MARK: Client

  private func client(_ writer: CodeWriter) {
    writer.line()
    writer.doc("The client of \(plan.title), version \(plan.version) of its contract.", plan.description)
    writer.block("export class \(Self.clientName) {") {
      writer.doc("The version of the contract that the client was written from.")
      writer.line("static readonly contractVersion = \(TypeScript.string(plan.version));")
      addresses(writer)
      writer.line()
      writer.doc("Where the tokens of this client come from.")
      writer.line("readonly tokens: AccessTokens;")
      writer.line("readonly #engine: Engine;")
      writer.line()
      constructor(writer)
      writer.line()
      writer.doc("What the service last said of a quota; undefined before the first call that is charged to it.")
      writer.block("quota(name: Quota): QuotaState | undefined {") { writer.line("return this.#engine.quota(name);") }
      for operation in plan.operations {
        writer.line()
        method(operation, writer)
        guard let paging = operation.paging else { continue }
        writer.line()
        self.paging(paging, operation, writer)
      }
    }
  }

  private func addresses(_ writer: CodeWriter) {
    guard !plan.addresses.isEmpty else { return }
    writer.line()
    writer.doc("Where the service is published.")
    writer.block("static readonly addresses = {", closing: "} as const;") {
      for address in plan.addresses {
        writer.doc(address.description)
        writer.line("\(TypeScript.key(address.name)): \(TypeScript.string(address.url)),")
      }
    }
  }

  private func constructor(_ writer: CodeWriter) {
    writer.block("constructor(options: ClientOptions) {") {
      writer.line("const clock = options.clock ?? realClock;")
      writer.line("const { attempts = 3, firstPause = 0.5, longestPause = 20 } = options.retries ?? {};")
      writer.line("const retries = { attempts, firstPause, longestPause };")
      writer.line("const product = options.product === undefined ? \"\" : ` ${options.product}`;")
      writer.line("const version = \(Self.clientName).contractVersion;")
      writer.line("const agent = `PasseMarche-TypeScript/${version} (${runtime()})${product}`;")
      writer.line("const credentials = new Credentials(options.clientId, options.clientSecret);")
      writer.line("const transport = options.transport ?? new NodeTransport();")
      writer.line(
        "this.#engine = new Engine(options.baseUrl, credentials, transport, retries, agent, clock, options.timeout);")
      if let fetch = plan.tokenFetch {
        writer.line("const fetch = async () => {")
        writer.indented {
          writer.line("const began = clock.now();")
          let scope = fetch.scopeArgument.map { "{ \(TypeScript.key($0.name)): options.scope }" } ?? ""
          writer.line("const token = await this.\(fetch.operation.method)(\(scope));")
          writer.line("const end = new Date(began.getTime() + token.\(fetch.expiresIn.name) * 1000);")
          let given = fetch.scope.map { ", token.\($0.name)" } ?? ""
          writer.line("return new AccessToken(token.\(fetch.accessToken.name), began, end\(given));")
        }
        writer.line("};")
        writer.line("this.tokens = options.tokens ?? new FetchedTokens(fetch, () => clock.now());")
      } else {
        writer.line("this.tokens = options.tokens;")
      }
      writer.line("this.#engine.tokens = this.tokens;")
    }
  }

  // MARK: Methods

  private func method(_ operation: ClientOperationPlan, _ writer: CodeWriter) {
    let contract = operation.operation
    let tags = operation.pathParameters.compactMap { item in
      item.parameter.description.map { "@param \(TypeScriptNaming.variable(item.name)) \($0)" }
    }
    let file = operation.isFile ? ["@param file where the file goes; it is replaced once the new one is whole."] : []
    writer.doc(
      [contract.summary.english + ".", contract.description, operation.reference],
      tags: tags + file + (contract.deprecated ? ["@deprecated"] : []))
    writer.filled(
      "async \(operation.method)(", arguments(operation, options: operation.optionsArgument),
      closing: "): Promise<\(operation.resultType)> {")
    writer.indented {
      call(operation, writer)
      send(operation, writer)
    }
    writer.line("}")
  }

  private func arguments(_ operation: ClientOperationPlan, options: String) -> [String] {
    var arguments = operation.pathParameters.map { item in
      "\(TypeScriptNaming.variable(item.name)): \(TypeScript.type(item.type, in: "models."))"
    }
    switch operation.body {
    case .none, .form: break
    case .json(let type, _, let isOptional):
      arguments.append("body\(isOptional ? "?" : ""): \(TypeScript.type(type, in: "models."))")
    case .bytes: arguments.append("body: Uint8Array")
    case .text: arguments.append("body: string")
    }
    if operation.isFile { arguments.append("file: string") }
    return arguments + [options]
  }

  private func call(_ operation: ClientOperationPlan, _ writer: CodeWriter) {
    writer.filled(
      "const call = new Call(", ["operations.\(operation.method)", path(operation), "options"], closing: ");")
    for item in operation.otherParameters {
      let name = TypeScript.string(item.parameter.name)
      let value = "options.\(item.name)"
      switch item.parameter.place {
      case .path: continue
      case .header: writer.line("call.header(\(name), \(value));")
      case .query:
        var joined = ""
        if case .list = item.type, item.parameter.listStyle == .commaSeparated { joined = ", true" }
        writer.line("call.query(\(name), \(value)\(joined));")
      }
    }
    body(operation, writer)
  }

  private func path(_ operation: ClientOperationPlan) -> String {
    let text = operation.path(text: \.self) { "${\(escape)(\(TypeScriptNaming.variable($0)))}" }.joined()
    return text.contains("${") ? "`\(text)`" : TypeScript.string(text)
  }

  private func body(_ operation: ClientOperationPlan, _ writer: CodeWriter) {
    switch operation.body {
    case .none: break
    case .json(let type, let envelope, let isOptional):
      let value = "\(TypeScript.codec(type, plan, from: "codecs.")).write(body)"
      let json = envelope.map { "{ \(TypeScript.key($0)): \(value) }" } ?? value
      writer.line("\(isOptional ? "if (body !== undefined) " : "")call.json(\(json));")
    case .bytes(let type), .text(let type): writer.line("call.send(body, \(TypeScript.string(type)));")
    case .form(let fields):
      writer.block("call.form([", closing: "]);") {
        for field in fields { writer.line("[\(TypeScript.string(field.property)), \(value(field))],") }
      }
    }
  }

  private func value(_ field: ClientFormField) -> String {
    switch field.value {
    case .argument: "options.\(field.name)"
    case .constant(let text): TypeScript.string(text)
    case .clientID: "this.#engine.credentials.clientId"
    case .clientSecret: "this.#engine.credentials.clientSecret"
    }
  }

  private func send(_ operation: ClientOperationPlan, _ writer: CodeWriter) {
    let status = operation.success.status
    switch operation.success {
    case .nothing: writer.line("await this.#engine.answer(call, \(status));")
    case .json(_, let type):
      writer.line("return this.#engine.json(call, \(status), \(TypeScript.codec(type, plan, from: "codecs.")));")
    case .text: writer.line("return (await this.#engine.answer(call, \(status))).text;")
    case .bytes: writer.line("return (await this.#engine.answer(call, \(status))).body;")
    case .file(let isResumable):
      writer.line("return download(this.#engine, call, file, \(isResumable), options.progress);")
    }
  }

  // MARK: Paging

  private func paging(_ paging: ClientPaging, _ operation: ClientOperationPlan, _ writer: CodeWriter) {
    writer.doc("\(operation.operation.summary.english): all of them, each page fetched when it is reached.")
    let cursor = paging.cursor.name
    let left = "Omit<\(operation.optionsName), \(TypeScript.string(cursor))>"
    let isOptional = operation.members.allSatisfy(\.isOptional)
    let passed = operation.pathParameters.map { TypeScriptNaming.variable($0.name) }
    writer.filled(
      "\(paging.method)(", arguments(operation, options: "options: \(left)\(isOptional ? " = {}" : "")"),
      closing: "): AsyncGenerator<\(TypeScript.type(paging.element, in: "models.")), void, undefined> {")
    writer.indented {
      writer.block("return pages(async (cursor) => {", closing: "});") {
        let given = cursor == "cursor" ? "cursor" : "\(TypeScript.key(cursor)): cursor"
        let arguments = passed + ["{ ...options, \(given) }"]
        writer.filled("const page = await this.\(operation.method)(", arguments, closing: ");")
        writer.line("return { items: page.\(paging.items.name), next: page.\(paging.next.name) };")
      }
    }
    writer.line("}")
  }
}

extension ClientOperationPlan {
  fileprivate var resultType: String {
    switch success {
    case .nothing: "void"
    case .json(_, let type): TypeScript.type(type, in: "models.")
    case .text: "string"
    case .bytes: "Uint8Array"
    case .file: "Download"
    }
  }

  fileprivate var modelsUsed: [String] {
    var types = members.map(\.type) + pathParameters.map(\.type)
    if case .json(_, let type) = success { types.append(type) }
    if case .json(let type, _, _) = body { types.append(type) }
    return types.map { TypeScript.type($0, in: "models.") }.filter { $0.contains("models.") }
  }
}
