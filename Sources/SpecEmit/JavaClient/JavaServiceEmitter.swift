import SpecIR

/// Writes the Java client itself with its methods, the exceptions they throw, quotas, and events.
struct JavaServiceEmitter {
  let plan: ClientPlan
  static let clientName = "PasseMarcheClient"

  // MARK: Exceptions

  func refusals() -> [(name: String, write: (ClientWriter) -> Void)] {
    plan.refusals.map { refusal in (refusal.name, { self.refusal(refusal, $0) }) }
  }

  private func refusal(_ refusal: ClientRefusalType, _ writer: ClientWriter) {
    let name = refusal.name
    writer.line("/** A refusal with status \(refusal.status). */")
    writer.block("public final class \(name) extends RefusalException {") {
      writer.line("private static final long serialVersionUID = 1L;")
      writer.line()
      // Only types of the contract can say why.
      guard case .declared(let body)? = refusal.body else {
        writer.block("\(name)(String operation, Answer answer) {") {
          writer.line("super(operation, answer, List.of());")
        }
        return
      }
      writer.line("private final transient \(body) body;")
      writer.line()
      writer.block("private \(name)(String operation, Answer answer, \(body) body) {") {
        writer.line("super(operation, answer, body.sentences());")
        writer.line("this.body = body;")
      }
      writer.line()
      writer.block("\(name)(String operation, Answer answer) {") {
        writer.line("this(operation, answer, Engine.body(answer, \(body)::fromJson));")
      }
      writer.line()
      writer.line("/** What the service says about it. */")
      writer.block("public \(body) body() {") { writer.line("return body;") }
    }
  }

  // MARK: Quotas and events

  func quota(_ writer: ClientWriter) {
    writer.line("/** The quotas that calls are charged to. */")
    writer.block("public enum Quota {") {
      for (index, quota) in plan.quotas.enumerated() {
        writer.line(
          "/** \(quota.limit) requests in \(quota.windowSeconds) seconds, \(quota.burst) of them at once. */")
        writer.line("\(quota.name)(\(CLiteral.string(quota.key)))\(index + 1 < plan.quotas.count ? "," : ";")")
      }
      if plan.quotas.isEmpty { writer.line(";") }
      writer.line()
      writer.line("private final String key;")
      writer.line()
      writer.block("Quota(String key) {") { writer.line("this.key = key;") }
      writer.line()
      writer.line("/** As the contract calls it. */")
      writer.block("public String key() {") { writer.line("return key;") }
    }
  }

  func events(_ writer: ClientWriter) {
    let events = plan.events
    writer.line("/** What the service tells by webhook. */")
    writer.block("public sealed interface WebhookEvent extends Json.Value {") {
      writer.line("/** The header with {@code sha256=} and the hexadecimal HMAC-SHA256 of the body. */")
      writer.line("String SIGNATURE_HEADER = \(CLiteral.string(events.signatureHeader));")
      writer.line()
      writer.line("/** In bytes. */")
      writer.line("int LARGEST_BODY = \(events.largestBody);")
      writer.line()
      writer.line("/** As the contract calls it. */")
      writer.line("String name();")
      for event in events.events {
        writer.line()
        JavaDoc.write(
          [event.webhook.summary.english + ".", event.webhook.description].compactMap(\.self),
          ["{@code \(event.webhook.name)}"], tags: [("@param body", "what it tells")],
          isDeprecated: false, writer)
        // The body's type may be called like the event.
        let type = "\(JavaPackageEmitter.package).\(event.type.javaBoxed)"
        let body = event.type.javaBoxed == event.name ? type : event.type.javaBoxed
        writer.block("record \(event.name)(\(body) body) implements WebhookEvent {") {
          writer.line("@Override")
          writer.block("public String name() {") {
            writer.line("return \(CLiteral.string(event.webhook.name));")
          }
          writer.line()
          writer.line("@Override")
          writer.block("public Object toJson() {") { writer.line("return body.toJson();") }
        }
      }
      writer.line()
      JavaDoc.write(
        ["An event that the contract does not name; to be answered like the others."], [],
        tags: [("@param name", "as the service calls it"), ("@param toJson", "its body, as Json has it")],
        isDeprecated: false, writer)
      writer.line("record Unrecognized(String name, Object toJson) implements WebhookEvent {}")
      writer.line()
      writer.line("/** Reads the body of a webhook. */")
      writer.block("static WebhookEvent fromJson(Object json) {") {
        let member = CLiteral.string(events.nameMember)
        writer.line("String name = Json.required(Json.members(json), \(member), Json::asString);")
        writer.block("return switch (name) {", closing: "};") {
          for event in events.events {
            let type = "\(JavaPackageEmitter.package).\(event.type.javaBoxed)"
            let body = event.type.javaBoxed == event.name ? type : event.type.javaBoxed
            writer.line(
              "case \(CLiteral.string(event.webhook.name)) -> new \(event.name)(\(body).fromJson(json));")
          }
          writer.line("default -> new Unrecognized(name, json);")
        }
      }
    }
  }

  // MARK: Client

  func client(_ writer: ClientWriter) {
    let name = Self.clientName
    JavaDoc.write(
      [
        "The client of \(plan.title), version \(plan.version) of its contract. It serves any number of threads at once."
      ] + [plan.description].compactMap(\.self), [], tags: [], isDeprecated: false, writer)
    writer.block("public final class \(name) {") {
      writer.line("/** The version of the contract that the client was written from. */")
      writer.line("public static final String CONTRACT_VERSION = \(CLiteral.string(plan.version));")
      addresses(writer)
      writer.line()
      writer.line("private final Engine engine;")
      writer.line()
      constructors(writer)
      writer.line()
      writer.line("/** Where the tokens of this client come from. */")
      writer.block("public AccessTokens tokens() {") { writer.line("return engine.tokens;") }
      writer.line()
      writer.line("/** What the service last said of a quota; empty before the first call that is charged to it. */")
      writer.block("public Optional<QuotaState> quota(Quota quota) {") {
        writer.line("return Optional.ofNullable(engine.quotas.get(quota.key()));")
      }
      for operation in plan.operations {
        writer.line()
        method(operation, writer)
      }
    }
  }

  private func addresses(_ writer: ClientWriter) {
    guard !plan.addresses.isEmpty else { return }
    writer.line()
    writer.line("/** Where the service is published. */")
    writer.block("public static final class Address {") {
      for address in plan.addresses {
        JavaDoc.write([address.description].compactMap(\.self), [], tags: [], isDeprecated: false, writer)
        writer.line("public static final URI \(address.name) = URI.create(\(CLiteral.string(address.url)));")
      }
      writer.line()
      writer.line("private Address() {}")
    }
  }

  private func constructors(_ writer: ClientWriter) {
    let name = Self.clientName
    let about = [
      ("@param baseUrl", "where the service is, an absolute URL"),
      ("@param credentials", "of the editor, as the service gave them"),
    ]
    if plan.tokenFetch != nil {
      JavaDoc.write(["A client as most programs want it."], [], tags: about, isDeprecated: false, writer)
      writer.block("public \(name)(URI baseUrl, Credentials credentials) {") {
        writer.line("this(baseUrl, credentials, ClientOptions.standard());")
      }
      writer.line()
    }
    JavaDoc.write(
      [
        "A client with options."
          + (plan.tokenFetch == nil ? " They have to tell where tokens come from, unless no call needs one." : "")
      ], [], tags: about + [("@param options", "what can be set of it")], isDeprecated: false, writer)
    writer.block("public \(name)(URI baseUrl, Credentials credentials, ClientOptions options) {") {
      writer.line("engine = new Engine(baseUrl, credentials, options, CONTRACT_VERSION);")
      writer.line("engine.tokens = options.tokens();")
      guard let fetch = plan.tokenFetch else { return }
      writer.line("if (engine.tokens != null) return;")
      writer.line("\(name) open = new \(name)(engine.withoutTokens());")
      writer.block("engine.tokens = new FetchedTokens(() -> {", closing: "}, options.clock());") {
        writer.line("Instant began = options.clock().instant();")
        let scope = fetch.scopeArgument == nil ? "" : "options.scope()"
        guard case .json(_, let type) = fetch.operation.success else { return }
        writer.line("\(type.javaBoxed) token = open.\(fetch.operation.method)(\(scope));")
        let told = fetch.scope.map { "token.\($0.name)()" } ?? "null"
        writer.line("Instant expiry = began.plusSeconds(token.\(fetch.expiresIn.name)());")
        writer.line("return new AccessToken(token.\(fetch.accessToken.name)(), began, expiry, \(told));")
      }
    }
    guard plan.tokenFetch != nil else { return }
    writer.line()
    writer.block("private \(name)(Engine engine) {") { writer.line("this.engine = engine;") }
  }

  // MARK: Methods

  struct Argument {
    var name: String
    var property: String
    var type: ClientType
    var isOptional: Bool
    var description: String?
    var javaType: String { isOptional ? type.javaBoxed : type.javaType }
  }

  /// In the order in which a method takes them: what may be left out stands last.
  static func arguments(_ operation: ClientOperationPlan) -> [Argument] {
    var arguments = operation.pathParameters.map(argument)
    switch operation.body {
    case .none: break
    case .json(let type, _, let isOptional):
      arguments.append(Argument(name: "body", property: "body", type: type, isOptional: isOptional))
    case .bytes: arguments.append(Argument(name: "body", property: "body", type: .bytes, isOptional: false))
    case .text: arguments.append(Argument(name: "body", property: "body", type: .string, isOptional: false))
    case .form(let fields):
      for field in fields {
        guard case .argument(let type, let isOptional) = field.value else { continue }
        arguments.append(
          Argument(
            name: field.name, property: field.property, type: type, isOptional: isOptional,
            description: field.description))
      }
    }
    arguments += operation.otherParameters.map(argument)
    return arguments.filter { !$0.isOptional } + arguments.filter(\.isOptional)
  }

  private static func argument(_ item: ClientParameter) -> Argument {
    Argument(
      name: item.name, property: item.parameter.name, type: item.type, isOptional: item.isOptional,
      description: item.parameter.description)
  }

  private func result(_ operation: ClientOperationPlan) -> String {
    switch operation.success {
    case .nothing: "void"
    case .json(_, let type): type.javaBoxed
    case .text: "String"
    case .bytes: "byte[]"
    case .file: "Download"
    }
  }

  private func method(_ operation: ClientOperationPlan, _ writer: ClientWriter) {
    let arguments = Self.arguments(operation)
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
    _ operation: ClientOperationPlan, _ arguments: [Argument], hasProgress: Bool, isFile: Bool, _ writer: ClientWriter
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

  private func call(_ operation: ClientOperationPlan, _ writer: ClientWriter) {
    let limits =
      ".answeredWithin(\(operation.timeoutSeconds), \(operation.limit)L, \(CLiteral.string(operation.accept)))"
    var lines = [limits]
    if operation.needsToken { lines.append(".withToken()") }
    if let quota = plan.quotas.first(where: { $0.key == operation.quota }) {
      lines.append(".chargedTo(Quota.\(quota.name))")
    }
    lines += operation.refusals.map { ".refusedWith(\($0.status), \($0.type)::new)" }
    writer.line("Call call =")
    writer.indented {
      writer.indented {
        let names = [operation.method, operation.operation.method.rawValue].map(CLiteral.string)
        writer.line("new Call(\(names[0]), \(names[1]), \(path(operation)))")
        writer.indented {
          writer.indented {
            for (index, line) in lines.enumerated() { writer.line(line + (index + 1 < lines.count ? "" : ";")) }
          }
        }
      }
    }
    for item in operation.parameters {
      let name = CLiteral.string(item.parameter.name)
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
    var parts: [String] = []
    var literal = ""
    for segment in operation.operation.path {
      switch segment {
      case .literal(let text): literal += "/" + text
      case .parameter(let name):
        let parameter = operation.parameters.first { $0.parameter.name == name }
        parts += [CLiteral.string(literal + "/"), "Call.escaped(\(parameter?.name ?? name))"]
        literal = ""
      }
    }
    if !literal.isEmpty || parts.isEmpty { parts.append(CLiteral.string(literal.isEmpty ? "/" : literal)) }
    return parts.joined(separator: " + ")
  }

  private func body(_ operation: ClientOperationPlan, _ writer: ClientWriter) {
    switch operation.body {
    case .none: break
    case .json(_, let envelope, let isOptional):
      let value = envelope.map { "Map.of(\(CLiteral.string($0)), body)" } ?? "body"
      writer.line("\(isOptional ? "if (body != null) " : "")call.json(\(value));")
    case .bytes(let type): writer.line("call.content(body, \(CLiteral.string(type)));")
    case .text(let type):
      writer.line("call.content(body.getBytes(StandardCharsets.UTF_8), \(CLiteral.string(type)));")
    case .form(let fields):
      writer.line("Call.Pairs form = new Call.Pairs();")
      for field in fields {
        let name = CLiteral.string(field.property)
        switch field.value {
        case .argument(.list, _): writer.line("form.addAll(\(name), \(field.name));")
        case .argument: writer.line("form.add(\(name), \(field.name));")
        case .constant(let text): writer.line("form.add(\(name), \(CLiteral.string(text)));")
        case .clientID: writer.line("form.add(\(name), engine.credentials.clientId());")
        case .clientSecret: writer.line("form.add(\(name), engine.credentials.clientSecret());")
        }
      }
      writer.line("call.form(form);")
    }
  }

  private func send(_ operation: ClientOperationPlan, _ writer: ClientWriter) {
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

  private func paging(_ paging: ClientPaging, _ operation: ClientOperationPlan, _ writer: ClientWriter) {
    let arguments = Self.arguments(operation)
    let others = arguments.filter { $0.name != paging.cursor.name }
    let summary = operation.operation.summary.english + ": all of them, page after page."
    func head(_ taken: [Argument]) {
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
