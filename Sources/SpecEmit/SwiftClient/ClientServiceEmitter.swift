import SpecIR

/// Writes the client itself: how it is made, and what it knows of the service.
struct ClientServiceEmitter {
  let api: API
  let planner: ClientOperationPlanner
  let plans: [ClientOperationPlan]

  func file(_ header: String) -> String {
    let writer = CodeWriter()
    writer.verbatim(header)
    client(writer)
    writer.line()
    quota(writer)
    return writer.text
  }

  private func client(_ writer: CodeWriter) {
    let name = SwiftClientEmitter.clientName
    writer.doc("The client of \(api.title), version \(api.version) of its contract.", api.description)
    writer.block("public struct \(name): Sendable {") {
      addresses(writer)
      writer.doc("The version of the contract that the client was written from.")
      writer.line("public static let contractVersion = \(SwiftLiteral.string(api.version))")
      writer.line()
      writer.doc("Where the tokens of this client come from.")
      writer.line("public let tokens: any AccessTokens")
      writer.line("let engine: Engine")
      writer.line()
      initializer(writer)
      writer.line()
      writer.doc("What the service last said of a quota; nil before the first call that is charged to it.")
      writer.line("public func state(of quota: Quota) -> QuotaState? { engine.quotas[quota.rawValue] }")
    }
  }

  private func addresses(_ writer: CodeWriter) {
    guard !api.servers.isEmpty else { return }
    writer.doc("Where the service is published.")
    writer.block("public enum Address {") {
      var taken: Set<String> = []
      for server in api.servers {
        writer.doc(server.description)
        let name = SwiftNames.unique(addressName(server), among: &taken)
        writer.line("public static let \(SwiftNames.escaped(name)) = \(SwiftLiteral.string(server.url))")
      }
    }
    writer.line()
  }

  /// `https://staging.example.org` → `staging`; the address that the others are part of → `production`.
  private func addressName(_ server: ServerAddress) -> String {
    func host(_ url: String) -> Substring { url.split(separator: "/").dropFirst().first ?? "" }
    let own = host(server.url)
    for other in api.servers where own.hasSuffix("." + host(other.url)) {
      return ClientNames.lowerCamel(String(own.dropLast(host(other.url).count + 1)))
    }
    return "production"
  }

  private func initializer(_ writer: CodeWriter) {
    let fetch = tokenFetch()
    writer.doc(
      "- Parameter baseURL: where the service is, an absolute URL; a wrong one shows at the first call.",
      "- Parameter credentials: of the editor, as the service gave them.",
      fetch == nil ? nil : "- Parameter scope: of the tokens, separated by spaces; nil for what the service gives.",
      fetch == nil ? "- Parameter tokens: where the tokens come from." : nil)
    let last = fetch == nil ? "tokens: any AccessTokens" : "scope: String? = nil"
    writer.filled(
      "public init(",
      ["baseURL: String", "credentials: Credentials", last, "options: ClientOptions = ClientOptions()"], closing: ") {")
    writer.indented {
      writer.line("let product = options.product.map { \" \" + $0 } ?? \"\"")
      writer.line("var engine = Engine(")
      writer.indented {
        writer.line("baseURL: baseURL, credentials: credentials, transport: options.transport,")
        writer.line("retries: options.retries, userAgent: \"passemarche-swift/\" + Self.contractVersion + product,")
        writer.line("time: options.time, quotas: QuotaBook())")
      }
      guard let fetch else {
        writer.line("self.tokens = tokens")
        writer.line("engine.tokens = tokens")
        writer.line("self.engine = engine")
        return
      }
      writer.line("let open = Self(tokens: NoTokens(), engine: engine)")
      writer.line("let now = options.time.now")
      writer.line("tokens =")
      writer.indented {
        writer.line("options.tokens")
        writer.line("?? FetchedTokens(now: now) {")
        writer.indented {
          writer.line("let began = now()")
          writer.line("let token = try await open.\(fetch.method)(\(fetch.takesScope ? "scope: scope" : ""))")
          writer.line("return AccessToken(")
          writer.indented {
            let scope = fetch.givesScope ? "token.scope" : "nil"
            writer.line("value: token.accessToken, obtainedAt: began,")
            writer.line("expiresAt: began.addingTimeInterval(Double(token.expiresIn)), scope: \(scope))")
          }
        }
        writer.line("}")
      }
      writer.line("engine.tokens = tokens")
      writer.line("self.engine = engine")
    }
    writer.line("}")
    guard fetch != nil else { return }
    writer.line()
    writer.block("private init(tokens: any AccessTokens, engine: Engine) {") {
      writer.line("self.tokens = tokens")
      writer.line("self.engine = engine")
    }
  }

  /// The client credentials grant (RFC 6749 section 4.4): wants the client's credentials, answers with a token.
  private func tokenFetch() -> (method: String, takesScope: Bool, givesScope: Bool)? {
    for plan in plans {
      guard case .client = plan.operation.security, case .form(let form) = plan.body,
        form.contains(where: { $0.property == "grant_type" }), case .json(_, .declared(let name)) = plan.success,
        case .structure(let fields)? = planner.types.declarations.first(where: { $0.name == name })?.kind,
        fields.contains(where: { $0.property == "access_token" && $0.type == .string && !$0.isOptional }),
        fields.contains(where: { $0.property == "expires_in" && $0.type == .integer && !$0.isOptional })
      else { continue }
      return (
        plan.method, form.contains { $0.property == "scope" },
        fields.contains { $0.property == "scope" && $0.type == .string }
      )
    }
    return nil
  }

  private func quota(_ writer: CodeWriter) {
    writer.doc("The quotas that calls are charged to.")
    writer.block("public enum Quota: String, Sendable, CaseIterable {") {
      for quota in api.quotas where plans.contains(where: { $0.quota == quota.name }) {
        let (limit, window, burst) = (quota.limit.value, quota.windowSeconds.value, quota.burst.value)
        writer.doc("\(limit) requests in \(window) seconds, \(burst) of them at once.")
        let name = ClientNames.lowerCamel(quota.name)
        let value = name == quota.name ? "" : " = " + SwiftLiteral.string(quota.name)
        writer.line("case \(SwiftNames.escaped(name))\(value)")
      }
    }
  }
}
