import SpecIR

extension Planner {
  /// A browser's session: it is given to whoever has none, and its forms are believed only with its own token.
  mutating func browser(_ operation: Operation) {
    if operation.method == .get {
      var plan = valid(operation)
      plan.credential = .browser(.fresh)
      add(
        "\(operation.id)/authentication/no session", operation,
        "A browser without a session is given one that scripts cannot read", operation.site,
        .exchange(plan, .newSession))
    }
    for content in operation.body?.contents ?? [] where contract.tokenField(of: content) != nil {
      guard let base = contract.baseBody(of: content), let body = self.body(base, content, of: operation) else {
        continue
      }
      for site in ["same-site", "cross-site"] {
        var plan = valid(operation)
        plan.body = body
        plan.tokenField = contract.tokenField(of: content)
        plan.credential = .browser(.session)
        plan.headers.append(.init("Sec-Fetch-Site", site))
        add(
          "\(operation.id)/authentication/\(site)", operation,
          "A form of which the browser says that it comes from another origin is refused, whatever its token",
          operation.site, .exchange(plan, .refusal(.csrf, sentences: nil, code: nil)))
      }
      for use in [Credential.BrowserUse.withoutToken, .wrongToken, .otherToken] {
        var plan = valid(operation)
        plan.body = body
        plan.tokenField = contract.tokenField(of: content)
        plan.credential = .browser(use)
        add(
          "\(operation.id)/authentication/\(use.rawValue)", operation,
          "A form that does not come from a page of the session is refused", operation.site,
          .exchange(plan, .refusal(.csrf, sentences: nil, code: nil)))
      }
    }
  }
}
