import SpecIR

extension Planner {
  /// Every way not to have the right to call an operation.
  mutating func authentication(_ operation: Operation) {
    switch operation.security {
    case .open: break
    case .browser: browser(operation)
    case .bearer(let alternatives): bearer(operation, alternatives)
    case .client: client(operation)
    case .operator: operatorToken(operation)
    }
  }

  private mutating func operatorToken(_ operation: Operation) {
    let attempts: [(String, Credential)] = [
      ("none", .none), ("scheme only", .authorization("Bearer")), ("empty token", .authorization("Bearer ")),
      ("not a token", .authorization("Bearer not.a.token")), ("another scheme", .authorization("Token abc")),
      ("client credentials", .client(.basic)), ("token of an editor", .bearer),
      ("almost right", .operator(isRight: false)),
    ]
    for (name, credential) in attempts {
      var plan = valid(operation)
      plan.credential = credential
      add(
        "\(operation.id)/authentication/\(name)", operation,
        "Nobody but whoever runs the service has the token that opens the operation", operation.site,
        .exchange(plan, .refusal(.unauthenticated, sentences: nil, code: nil)))
    }
    add(
      "\(operation.id)/authentication/right", operation, "The token opens the operation", operation.site,
      .exchange(valid(operation), .success))
  }

  private mutating func bearer(_ operation: Operation, _ alternatives: [[String]]) {
    var attempts: [(String, Credential)] = [
      ("none", .none),
      ("scheme only", .authorization("Bearer")),
      ("empty token", .authorization("Bearer ")),
      ("not a token", .authorization("Bearer not.a.token")),
      ("two tokens", .authorization("Bearer abc def")),
      ("another scheme", .authorization("Token abc")),
      ("control characters", .authorization("Bearer a\u{1}b")),
      ("client credentials", .client(.basic)),
    ]
    attempts += Credential.Forgery.allCases.map { ($0.rawValue, .forged($0)) }
    attempts.append(("revoked", .revoked))
    // Once for all operations, since it ends every other token as well.
    let first = contract.api.operations.first { if case .bearer = $0.security { true } else { false } }
    if operation.id == first?.id, !readOnly { attempts.append(("expired", .expired)) }
    for (name, credential) in attempts {
      var plan = valid(operation)
      plan.credential = credential
      // A header value must not hold control characters, so the message itself is at fault there.
      let failure: Failure = name == "control characters" ? .malformed : .unauthenticated
      plan.isTransport = failure == .malformed
      if let status = contract.wording(of: failure, for: operation)?.status,
        contract.response(status, of: operation, isTransport: plan.isTransport) == nil
      {
        continue
      }
      add(
        "\(operation.id)/authentication/\(name)", operation, "Without a valid token the operation is closed",
        operation.site,
        .exchange(plan, .refusal(failure, sentences: nil, code: nil)))
    }
    if contract.kinds(of: operation).contains(where: { !contract.makers(of: $0).isEmpty }) {
      var plan = valid(operation)
      plan.credential = .otherClient(isToken: true)
      add(
        "\(operation.id)/authentication/another client", operation,
        "What belongs to one client is not to be had by another", operation.site, .exchange(plan, .hidden))
    }
    permissions(operation)
    for scope in contract.api.scopes.map(\.name) {
      var plan = valid(operation)
      plan.credential = .scoped([scope])
      let suffices = alternatives.contains { Set($0).isSubset(of: [scope]) }
      add(
        "\(operation.id)/authentication/scope \(scope)", operation,
        suffices ? "The scope opens the operation" : "A token without the scope is refused", operation.site,
        .exchange(plan, suffices ? .accepted : .refusal(.forbidden, sentences: nil, code: nil)))
    }
  }

  /// What demands a permission of its client (`x-demands`).
  private mutating func permissions(_ operation: Operation) {
    for content in operation.body?.contents ?? [] {
      guard let base = contract.baseBody(of: content) else { continue }
      for (path, rule) in contract.demands(of: content.schema, in: base) {
        let place = path + [.member(rule.value.property)]
        guard case .array(let items)? = base.value(at: place) else { continue }
        let body = base.setting(place, to: .array(items + [.string(rule.value.value)]))
        guard contract.evaluator.violations(of: body, against: content.schema).isEmpty,
          let planned = self.body(body, content, of: operation)
        else { continue }
        var plan = valid(operation)
        plan.body = planned
        add(
          "\(operation.id)/authentication/permission \(rule.value.permission)", operation,
          "Who has the permission is let through, and who has not is told so", rule.site,
          .exchange(plan, .demanded))
      }
    }
  }

  private mutating func client(_ operation: Operation) {
    for login in Credential.ClientLogin.allCases {
      var plan = valid(operation)
      plan.credential = .client(login)
      let expectation: Expectation =
        switch login {
        case .basic, .form: .accepted
        case .both: .refusal(.malformed, sentences: nil, code: nil)
        case .wrongSecretBasic, .wrongSecretForm, .unknownClient, .absent:
          .refusal(.unauthenticated, sentences: nil, code: nil)
        }
      add(
        "\(operation.id)/authentication/\(login.rawValue)", operation,
        "A client proves itself by HTTP Basic or in the form, never both, and by its own secret only", operation.site,
        .exchange(plan, expectation))
    }
    if let plan = besideBlankOnes(operation) {
      add(
        "\(operation.id)/authentication/basic beside blank ones", operation,
        "Credentials that the form has blank are none, and no second login", operation.site, .exchange(plan, .accepted))
    }
    if operation.possibleFailures.contains(.inactive) {
      var plan = valid(operation)
      plan.credential = .inactiveClient
      add(
        "\(operation.id)/authentication/inactive", operation,
        "A client that may not call any more is told so, once its secret is known to be right", operation.site,
        .exchange(plan, .refusal(.inactive, sentences: nil, code: nil)))
    }
    for (name, value) in [("broken Base64", "Basic !!!"), ("no colon", "Basic YWJj"), ("another scheme", "Token abc")] {
      var plan = valid(operation)
      plan.credential = .authorization(value)
      add(
        "\(operation.id)/authentication/\(name)", operation, "Credentials that cannot be read prove nothing",
        operation.site,
        .exchange(plan, .refusal(.unauthenticated, sentences: nil, code: nil)))
    }
  }

  /// A login by HTTP Basic whose form has the members for credentials, blank; nil where blank ones are values.
  private func besideBlankOnes(_ operation: Operation) -> RequestPlan? {
    var plan = valid(operation)
    guard case .client(let id, let secret) = operation.security, let use = operation.body?.contents.first?.schema,
      case .form(let members)? = plan.body?.content
    else { return nil }
    let properties = contract.evaluator.schema(use)?.object.properties ?? []
    let blanks = properties.filter {
      [id, secret].contains($0.name) && contract.evaluator.schema($0.schema)?.string.blankIsAbsent == true
    }
    if blanks.isEmpty { return nil }
    plan.body?.content = .form(members + blanks.map { FormMember($0.name, "") })
    plan.credential = .client(.basic)
    return plan
  }
}
