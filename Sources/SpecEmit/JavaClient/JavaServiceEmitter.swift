import SpecIR

/// Writes the Java client itself.
struct JavaServiceEmitter {
  let plan: ClientPlan
  static let clientName = "PasseMarcheClient"

  func client(_ writer: CodeWriter) {
    let name = Self.clientName
    JavaDoc.write(
      [
        "The client of \(plan.title), version \(plan.version) of its contract. It serves any number of threads at once."
      ] + [plan.description].compactMap(\.self), [], tags: [], isDeprecated: false, writer)
    writer.block("public final class \(name) {") {
      writer.line("/** The version of the contract that the client was written from. */")
      writer.line("public static final String CONTRACT_VERSION = \(JavaLiteral.string(plan.version));")
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
      let methods = JavaMethodEmitter(plan: plan)
      for operation in plan.operations {
        writer.line()
        methods.method(operation, writer)
      }
    }
  }

  private func addresses(_ writer: CodeWriter) {
    guard !plan.addresses.isEmpty else { return }
    writer.line()
    writer.line("/** Where the service is published. */")
    writer.block("public static final class Address {") {
      for address in plan.addresses {
        JavaDoc.write([address.description].compactMap(\.self), [], tags: [], isDeprecated: false, writer)
        writer.line("public static final URI \(address.name) = URI.create(\(JavaLiteral.string(address.url)));")
      }
      writer.line()
      writer.line("private Address() {}")
    }
  }

  private func constructors(_ writer: CodeWriter) {
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
}
