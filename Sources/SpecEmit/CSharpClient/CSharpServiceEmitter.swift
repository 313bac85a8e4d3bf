import SpecIR

/// Writes the C# client itself with its methods, the exceptions they throw, quotas, and events.
struct CSharpServiceEmitter {
  let plan: ClientPlan
  private var types: CSharpTypes { CSharpTypes(plan: plan) }

  // MARK: Exceptions

  func refusals(_ writer: CodeWriter) {
    writer.parted(plan.refusals) { refusal in
      let name = refusal.name
      writer.summary(["A refusal with status \(refusal.status)."])
      writer.braced("public sealed class \(name) : RefusalException") {
        // Only types of the contract can say why.
        guard case .declared(let body)? = refusal.body else {
          writer.line("internal \(name)(string operation, Answer answer)")
          writer.indented { writer.line(": base(operation, answer, new string[0]) { }") }
          return
        }
        writer.line("internal \(name)(string operation, Answer answer)")
        let read = "Engine.Body<\(body)>(answer, \(types.reader(.declared(body))))"
        writer.indented { writer.line(": this(operation, answer, \(read)) { }") }
        writer.line()
        writer.line("private \(name)(string operation, Answer answer, \(body) body)")
        writer.indented { writer.line(": base(operation, answer, body.Sentences())") }
        writer.braced("") { writer.line("Body = body;") }
        writer.line()
        writer.summary(["What the service says about it."])
        writer.line("public \(body) Body { get; }")
      }
    }
  }

  // MARK: Events

  func events(_ writer: CodeWriter) {
    let events = plan.events
    writer.summary(["What the service tells by webhook."])
    writer.braced("public abstract class WebhookEvent : IJsonValue") {
      writer.summary(["The header with `sha256=` and the hexadecimal HMAC-SHA256 of the body."])
      writer.line("public const string SignatureHeader = \(CLiteral.string(events.signatureHeader));")
      writer.line()
      writer.summary(["In bytes."])
      writer.line("public const int LargestBody = \(events.largestBody);")
      writer.line()
      writer.line("private WebhookEvent(string name) { Name = name; }")
      writer.line()
      writer.summary(["As the contract calls it."])
      writer.line("public string Name { get; }")
      writer.line()
      writer.summary(["The body as Json has it."])
      writer.line("public abstract object ToJson();")
      for event in events.events {
        writer.line()
        writer.summary(
          [event.webhook.summary.english + ".", event.webhook.description, "`\(event.webhook.name)`"])
        writer.braced("public sealed class \(event.name) : WebhookEvent") {
          writer.line("internal \(event.name)(\(bodyType(event)) body)")
          writer.indented { writer.line(": base(\(CLiteral.string(event.webhook.name)))") }
          writer.braced("") { writer.line("Body = body;") }
          writer.line()
          writer.summary(["What it tells."])
          writer.line("public \(bodyType(event)) Body { get; }")
          writer.line()
          writer.summary(["The body as Json has it."])
          writer.line("public override object ToJson() { return Json.Of(Body); }")
        }
      }
      writer.line()
      writer.summary(["An event that the contract does not name; to be answered like the others."])
      writer.braced("public sealed class Unrecognized : WebhookEvent") {
        writer.line("private readonly object json;")
        writer.line()
        writer.line("internal Unrecognized(string name, object json) : base(name) { this.json = json; }")
        writer.line()
        writer.summary(["The body as Json has it."])
        writer.line("public override object ToJson() { return json; }")
      }
      writer.line()
      writer.summary(["Reads the body of a webhook."])
      writer.braced("internal static WebhookEvent FromJson(object json)") {
        let member = CLiteral.string(events.nameMember)
        writer.line("var name = Json.Required<string>(Json.Members(json), \(member), Json.AsString);")
        writer.braced("switch (name)") {
          for event in events.events {
            writer.line("case \(CLiteral.string(event.webhook.name)):")
            writer.indented { writer.line("return new \(event.name)(\(types.reader(event.type))(json));") }
          }
          writer.line("default:")
          writer.indented { writer.line("return new Unrecognized(name, json);") }
        }
      }
    }
  }

  /// The body's type may be called like the event.
  private func bodyType(_ event: ClientEvent) -> String {
    let type = types.name(event.type)
    return type == event.name ? "PasseMarche.\(type)" : type
  }

  // MARK: Client

  func client(_ writer: CodeWriter) {
    writer.summary(["The quotas that calls are charged to."])
    writer.braced("public static class Quota") {
      writer.parted(plan.quotas) { quota in
        writer.summary(["\(quota.limit) requests in \(quota.windowSeconds) seconds, \(quota.burst) of them at once."])
        let name = CSharpModelEmitter.member(quota.name, of: "Quota")
        writer.line("public const string \(name) = \(CLiteral.string(quota.key));")
      }
    }
    writer.line()
    writer.summary(
      [
        "The client of \(plan.title), version \(plan.version) of its contract. "
          + "It serves any number of threads at once.", plan.description,
      ])
    writer.braced("public sealed class PasseMarcheClient : IDisposable") {
      writer.summary(["The version of the contract that the client was written from."])
      writer.line("public const string ContractVersion = \(CLiteral.string(plan.version));")
      addresses(writer)
      writer.line()
      writer.line("private readonly Engine engine;")
      writer.line()
      constructors(writer)
      writer.line()
      writer.summary(["Where the tokens of this client come from."])
      writer.line("public IAccessTokens Tokens { get { return engine.Tokens; } }")
      writer.line()
      writer.summary(["What the service last said of a quota; null before the first call that is charged to it."])
      writer.braced("public QuotaState State(string quota)") {
        writer.line("return engine.Quotas.TryGetValue(quota, out var state) ? state : null;")
      }
      writer.line()
      writer.summary(["Closes the connections."])
      writer.line("public void Dispose() { engine.Http.Dispose(); }")
      for operation in plan.operations {
        writer.line()
        method(operation, writer)
      }
    }
  }

  private func addresses(_ writer: CodeWriter) {
    guard !plan.addresses.isEmpty else { return }
    writer.line()
    writer.summary(["Where the service is published."])
    writer.braced("public static class Address") {
      writer.parted(plan.addresses) { address in
        writer.summary([address.description ?? "An address of the service."])
        writer.line(
          "public static readonly Uri \(address.name) = new Uri(\(CLiteral.string(address.url)));")
      }
    }
  }

  private func constructors(_ writer: CodeWriter) {
    writer.summary(
      [
        "A client of the service at an absolute URL, with the editor's credentials as the service gave them."
          + (plan.tokenFetch == nil ? " The options have to tell where tokens come from, if a call needs one." : "")
      ])
    writer.braced("public PasseMarcheClient(Uri baseUrl, Credentials credentials, ClientOptions options = null)") {
      writer.line("options = options ?? new ClientOptions();")
      writer.line("engine = new Engine(baseUrl, credentials, options, ContractVersion) { Tokens = options.Tokens };")
      guard let fetch = plan.tokenFetch else { return }
      writer.line("if (engine.Tokens != null) return;")
      writer.line("var open = new PasseMarcheClient(engine.WithoutTokens());")
      writer.line("engine.Tokens = new FetchedTokens(async () =>")
      writer.braced("", closing: "}, options.Now);") {
        writer.line("var began = options.Now();")
        let scope = fetch.scopeArgument.map { "\($0.name): options.Scope" } ?? ""
        writer.line("var token = await open.\(fetch.operation.method)(\(scope)).ConfigureAwait(false);")
        writer.line("var expiry = began.AddSeconds(token.\(fetch.expiresIn.name));")
        let told = fetch.scope.map { "token.\($0.name)" } ?? "null"
        writer.line("return new AccessToken(token.\(fetch.accessToken.name), began, expiry, \(told));")
      }
    }
    guard plan.tokenFetch != nil else { return }
    writer.line()
    writer.line("private PasseMarcheClient(Engine engine) { this.engine = engine; }")
  }

  // MARK: Methods

  private func result(_ operation: ClientOperationPlan) -> String {
    switch operation.success {
    case .nothing: "Task"
    case .json(_, let type): "Task<\(types.name(type))>"
    case .text: "Task<string>"
    case .bytes: "Task<byte[]>"
    case .file: "Task<Download>"
    }
  }

  private func parameters(_ operation: ClientOperationPlan, without left: String? = nil) -> [String] {
    let arguments = operation.arguments.filter { $0.name != left }
    return arguments.filter { !$0.isOptional }.map { "\(types.name($0.type)) \($0.name)" }
      + arguments.filter(\.isOptional).map { "\(types.optional($0.type)) \($0.name) = null" }
  }

  private func method(_ operation: ClientOperationPlan, _ writer: CodeWriter) {
    let contract = operation.operation
    var tags: [(tag: String, text: String)] = []
    for argument in operation.arguments {
      guard let text = argument.description else { continue }
      tags.append((tag: "param name=\"\(argument.name.drop { $0 == "@" })\"", text: text))
    }
    tags += operation.refusals.map { (tag: "exception cref=\"\($0.type)\"", text: "\($0.status): \($0.description)") }
    writer.summary([contract.summary.english + ".", contract.description, operation.reference], more: tags)
    if contract.deprecated { writer.line("[Obsolete(\"The contract says so.\")]") }
    var given = parameters(operation)
    if case .file = operation.success {
      let required = given.filter { !$0.hasSuffix(" = null") }
      given = required + ["string file"] + given.dropFirst(required.count) + ["DownloadProgress progress = null"]
    }
    given.append("CancellationToken cancellationToken = default(CancellationToken)")
    writer.filled("public \(result(operation)) \(operation.method)(", given, closing: ")")
    writer.braced("") {
      call(operation, writer)
      send(operation, writer)
    }
    if let paging = operation.paging, paging.cursor.isOptional { self.paging(paging, operation, writer) }
  }

  private func call(_ operation: ClientOperationPlan, _ writer: CodeWriter) {
    let names = [String(operation.method.dropLast(5)), operation.operation.method.rawValue].map(CLiteral.string)
    writer.filled("var call = new Call(", names + [path(operation)], closing: ")")
    var members = operation.needsToken ? ["NeedsToken = true"] : []
    if let quota = plan.quotas.first(where: { $0.key == operation.quota }) {
      members.append("Quota = Quota.\(CSharpModelEmitter.member(quota.name, of: "Quota"))")
    }
    members += [
      "Timeout = TimeSpan.FromSeconds(\(operation.timeoutSeconds))", "Limit = \(operation.limit)",
      "Accept = \(CLiteral.string(operation.accept))",
    ]
    writer.braced("", closing: "};") { writer.fill(members, end: ",") }
    for refusal in operation.refusals {
      writer.line("call.Refusals[\(refusal.status)] = (operation, answer) => new \(refusal.type)(operation, answer);")
    }
    for item in operation.parameters {
      let name = CLiteral.string(item.parameter.name)
      switch item.parameter.place {
      case .path: continue
      case .header: writer.line("call.Header(\(name), \(item.name));")
      case .query:
        guard case .list = item.type else {
          writer.line("call.Query.Add(\(name), \(item.name));")
          continue
        }
        let method = item.parameter.listStyle == .commaSeparated ? "AddJoined" : "AddAll"
        writer.line("call.Query.\(method)(\(name), \(item.name));")
      }
    }
    body(operation, writer)
  }

  private func path(_ operation: ClientOperationPlan) -> String {
    operation.path(text: CLiteral.string) { "Call.Segment(\($0))" }.joined(separator: " + ")
  }

  private func body(_ operation: ClientOperationPlan, _ writer: CodeWriter) {
    switch operation.body {
    case .none: break
    case .json(_, let envelope, let isOptional):
      let value = envelope.map { "new Dictionary<string, object> { { \(CLiteral.string($0)), body } }" } ?? "body"
      writer.line("\(isOptional ? "if (body != null) " : "")call.SetJson(\(value));")
    case .bytes(let type): writer.line("call.Content(body, \(CLiteral.string(type)));")
    case .text(let type): writer.line("call.Content(Encoding.UTF8.GetBytes(body), \(CLiteral.string(type)));")
    case .form(let fields):
      writer.line("var form = new Pairs();")
      for field in fields {
        let name = CLiteral.string(field.property)
        switch field.value {
        case .argument(.list, _): writer.line("form.AddAll(\(name), \(field.name));")
        case .argument: writer.line("form.Add(\(name), \(field.name));")
        case .constant(let text): writer.line("form.Add(\(name), \(CLiteral.string(text)));")
        case .clientID: writer.line("form.Add(\(name), engine.Credentials.ClientId);")
        case .clientSecret: writer.line("form.Add(\(name), engine.Credentials.ClientSecret);")
        }
      }
      writer.line("call.SetForm(form);")
    }
  }

  private func send(_ operation: ClientOperationPlan, _ writer: CodeWriter) {
    let status = operation.success.status
    switch operation.success {
    case .nothing: writer.line("return engine.AnswerAsync(call, \(status), cancellationToken);")
    case .json(_, let type):
      writer.filled(
        "return engine.JsonAsync<\(types.name(type))>(",
        ["call", "\(status)", types.reader(type), "cancellationToken"], closing: ");")
    case .text: writer.line("return engine.TextAsync(call, \(status), cancellationToken);")
    case .bytes: writer.line("return engine.BytesAsync(call, \(status), cancellationToken);")
    case .file(let isResumable):
      writer.line("return new Downloads(engine, call, progress, cancellationToken).ToAsync(file, \(isResumable));")
    }
  }

  private func paging(_ paging: ClientPaging, _ operation: ClientOperationPlan, _ writer: CodeWriter) {
    let item = types.name(paging.element)
    writer.line()
    writer.summary([operation.operation.summary.english + ": all of them, page after page."])
    writer.filled(
      "public Pages<\(item)> \(paging.method)(", parameters(operation, without: paging.cursor.name), closing: ")")
    writer.braced("") {
      writer.line("return new Pages<\(item)>(async (next, cancellationToken) =>")
      writer.braced("", closing: "});") {
        let arguments = operation.arguments
        let passed =
          arguments.map { $0.name == paging.cursor.name ? "next" : $0.name } + ["cancellationToken"]
        writer.filled("var page = await \(operation.method)(", passed, closing: ").ConfigureAwait(false);")
        guard case .json(_, .declared(let owner)) = operation.success else { return }
        let items = CSharpModelEmitter.member(paging.items.name, of: owner)
        let next = CSharpModelEmitter.member(paging.next.name, of: owner)
        writer.line("return new Pages<\(item)>.Page { Items = page.\(items), Next = page.\(next) };")
      }
    }
  }
}
