import SpecIR

/// Writes the client itself: how it is made, and what it knows of the service.
struct ClientServiceEmitter {
  let plan: ClientPlan

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
    writer.doc("The client of \(plan.title), version \(plan.version) of its contract.", plan.description)
    writer.block("public struct \(name): Sendable {") {
      addresses(writer)
      writer.doc("The version of the contract that the client was written from.")
      writer.line("public static let contractVersion = \(SwiftLiteral.string(plan.version))")
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
    guard !plan.addresses.isEmpty else { return }
    writer.doc("Where the service is published.")
    writer.block("public enum Address {") {
      for address in plan.addresses {
        writer.doc(address.description)
        writer.line(
          "public static let \(SwiftNames.escaped(address.name)) = \(SwiftLiteral.string(address.url))")
      }
    }
    writer.line()
  }

  private func initializer(_ writer: CodeWriter) {
    let fetch = plan.tokenFetch
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
        writer.line("retries: options.retries, userAgent: \"PasseMarche-Swift/\" + Self.contractVersion + product,")
        writer.line("time: options.time, timeout: options.timeout, quotas: QuotaBook())")
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
          let argument = fetch.scopeArgument == nil ? "" : "scope: scope"
          writer.line("let token = try await open.\(fetch.operation.method)(\(argument))")
          writer.line("return AccessToken(")
          writer.indented {
            let scope = fetch.scope == nil ? "nil" : "token.scope"
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

  private func quota(_ writer: CodeWriter) {
    writer.doc("The quotas that calls are charged to.")
    writer.block("public enum Quota: String, Sendable, CaseIterable {") {
      for quota in plan.quotas {
        writer.doc("\(quota.limit) requests in \(quota.windowSeconds) seconds, \(quota.burst) of them at once.")
        let value = quota.name == quota.key ? "" : " = " + SwiftLiteral.string(quota.key)
        writer.line("case \(SwiftNames.escaped(quota.name))\(value)")
      }
    }
  }
}
