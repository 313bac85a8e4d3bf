import SpecIR

/// What the suite keeps as a browser would.
struct BrowserJar {
  /// The session's cookie with its name; nil before the server has set one.
  var cookie: String?
  /// The token that the session's forms need, once a page has shown it.
  var token: String?
}

extension Session {
  /// Follows `Set-Cookie`, as a browser would.
  func noteCookie(in exchange: Exchange, of plan: RequestPlan) {
    guard case .browser(let name)? = plan.operation?.security, case .browser(let use) = plan.credential,
      use == .session || use == .fresh
    else { return }
    for header in exchange.answer.headers where header.name.lowercased() == "set-cookie" {
      let cookie = SessionCookie(header.value)
      guard cookie.isDeclared(name, isSecure: client.target.isSecure) else { continue }
      if !secrets.contains(cookie.value) { secrets.append(cookie.value) }
      // A session drawn for one case is not the suite's own.
      if use == .session, jar.cookie != cookie.pair { jar = BrowserJar(cookie: cookie.pair) }
    }
  }

  /// The `Cookie` of a request; nil for none.
  func cookie(for plan: RequestPlan) -> String? {
    guard case .browser? = plan.operation?.security, case .browser(let use) = plan.credential, use != .fresh
    else { return nil }
    return jar.cookie
  }

  /// What a form brings along beside what the plan says: the session's token, or what the case puts in its place.
  func tokenMember(for plan: RequestPlan) throws(Obstacle) -> FormMember? {
    guard let field = plan.tokenField, case .browser(let use) = plan.credential else { return nil }
    switch plan.body?.content {
    case .form?, .multipart?: break
    default: return nil
    }
    switch use {
    case .withoutToken: return nil
    case .wrongToken: return .init(field, "conformance-wrong-token")
    case .session, .fresh: return .init(field, try token(named: field))
    case .otherToken:
      let own = jar
      defer { jar = own }
      jar = BrowserJar()
      return .init(field, try token(named: field))
    }
  }

  /// The token of the session, from a hidden input of that name on any page: the contract's GET operations with a
  /// browser's session are asked in their order until one shows it.
  private func token(named field: String) throws(Obstacle) -> String {
    if let token = jar.token { return token }
    let pages = contract.api.operations.filter { $0.method == .get && $0.produces.contains("text/html") }
    for operation in (tokenPage.map { [$0] } ?? []) + pages {
      guard case .browser = operation.security,
        let exchange = try? perform(Planner(contract: contract).valid(operation)), exchange.answer.status == 200,
        let token = HTMLText.hiddenValue(of: field, in: String(decoding: exchange.answer.body, as: UTF8.self))
      else { continue }
      jar.token = token
      tokenPage = operation
      if !secrets.contains(token) { secrets.append(token) }
      return token
    }
    throw .missing("no page that the suite can reach has a form with the token `\(field)`")
  }

  /// Whether the page that an operation's form stands on can be had; nil where its path has none.
  func showsPage(of operation: Operation) -> Bool? {
    guard let page = contract.page(of: operation) else { return nil }
    if let known = pages[page.id] { return known }
    let status = (try? perform(Planner(contract: contract).valid(page)))?.answer.status
    pages[page.id] = status == 200
    return status == 200
  }
}
