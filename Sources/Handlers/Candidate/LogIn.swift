import Crypto
import Generated
import HTML
import Outgoing
import Pages
import Runtime
import Store

/// Logging in by a link that is sent by mail: single use, half an hour (product.md §5.2).
extension PasseMarche {
  /// Milliseconds that a link works.
  private static let linkLifetime: Int64 = 30 * 60_000

  public func showLogin(
    _ input: ShowLogin.Input, _ context: ShowLogin.Context
  ) async throws(ShowLogin.Problem) -> ShowLogin.Response {
    try await show(ShowLogin.Problem.self) {
      let visit = Visit(context, destination: input.secFetchDest)
      return try await loginPage(
        visit, for: input.marketApplicationId, notice: Self.loginNotice(input.notice), form: visit.form)
    }
  }

  /// Says the same whatever the address, the SIRET and the application are to each other, and ends the session of
  /// before.
  public func requestLoginLink(
    _ input: RequestLoginLink.Input, _ context: RequestLoginLink.Context
  ) async throws(RequestLoginLink.Problem) -> RequestLoginLink.Response {
    try await submit(RequestLoginLink.Problem.self) {
      let visit = Visit(context, destination: input.secFetchDest)
      let form: LoginForm
      switch input.body {
      case .valid(let valid): form = valid
      case .invalid(let rejected):
        throw RefusedForm(
          try await loginPage(visit, for: rejected.application, notice: nil, form: visit.form(rejected)))
      }
      let token = try Base64URL.encode(SecureRandom.bytes(32))
      let outcome = try await store.requestMagicLink(
        NewMagicLink(
          tokenHash: try SHA256.hash(Array(token.utf8)), email: form.email,
          emailHash: try services.addresses.digest(form.email),
          requestHash: try services.addresses.digest(
            [form.email, form.siret, form.marketApplicationId].joined(separator: " ")),
          siret: form.siret, applicationIdentifier: form.marketApplicationId, createdAt: visit.now,
          expiresAt: visit.now.adding(milliseconds: Self.linkLifetime)),
        throttle: LinkThrottle())
      var application = form.marketApplicationId
      switch outcome {
      case .issued(let link):
        // Whose it is, and that it is there, strangers are not told: only where the link itself is shown does the next
        // page name the application that it opens.
        if settings.showsLoginLinks { application = link.applicationIdentifier }
        try await send(link, token: token)
      case .refused: break
      case .throttled:
        return Redirect(
          CandidateAddress.signInForm(application: form.marketApplicationId).text + "&notice=too_many_requests")
      }
      // Whoever asks for a link may be another person than the one who sat there before.
      if !visit.browser.isNew { _ = try await store.endLoginSession(sessionHash: try Self.sessionHash(visit.browser)) }
      var next = CandidateAddress.linkSent.text + "?market_application_id=" + application
      // Shown on screen in place of a mail; a link that was not issued looks like one and opens nothing.
      if settings.showsLoginLinks { next += "&token=" + token }
      return Redirect(next)
    }
  }

  public func showLoginSent(
    _ input: ShowLoginSent.Input, _ context: ShowLoginSent.Context
  ) async throws(ShowLoginSent.Problem) -> ShowLoginSent.Response {
    try await show(ShowLoginSent.Problem.self) {
      let visit = Visit(context, destination: input.secFetchDest)
      var link: CandidateSignInLink?
      if settings.showsLoginLinks, let token = input.token, let application = input.marketApplicationId {
        link = CandidateSignInLink(token: token, application: application)
      }
      return try await page(visit, for: input.marketApplicationId) {
        $0.linkSent(CandidateLinkSentModel(application: input.marketApplicationId, link: link))
      }
    }
  }

  /// Consumes nothing: programs that look at the links of mails follow them.
  public func showLoginConfirmation(
    _ input: ShowLoginConfirmation.Input, _ context: ShowLoginConfirmation.Context
  ) async throws(ShowLoginConfirmation.Problem) -> ShowLoginConfirmation.Response {
    try await show(ShowLoginConfirmation.Problem.self) {
      let visit = Visit(context, destination: input.secFetchDest)
      guard let token = input.token, let application = input.marketApplicationId else {
        return try await loginPage(
          visit, for: input.marketApplicationId, notice: .invalidLink, form: visit.form)
      }
      let link = CandidateSignInLink(token: token, application: application)
      return try await page(visit, for: application) {
        $0.linkConfirmation(CandidateLinkConfirmationModel(link: link, market: nil), visit.form)
      }
    }
  }

  /// The first to come owns the application. The session gets a new secret, so that one known before the login is worth
  /// nothing after it.
  public func confirmLogin(
    _ input: ConfirmLogin.Input, _ context: ConfirmLogin.Context
  ) async throws(ConfirmLogin.Problem) -> ConfirmLogin.Response {
    try await submit(ConfirmLogin.Problem.self) {
      let form: LoginConfirmationForm
      switch input.body {
      case .valid(let valid): form = valid
      case .invalid(let rejected):
        let visit = Visit(context, destination: input.secFetchDest)
        throw RefusedForm(
          try await page(visit, for: rejected.application) { $0.invalidLink(application: rejected.application) })
      }
      let renewed = context.renewedSession()
      do {
        let login = try await store.consumeMagicLink(
          tokenHash: try SHA256.hash(Array(form.token.utf8)),
          opening: NewLoginSession(
            sessionHash: try Self.sessionHash(renewed.session),
            expiresAt: context.receivedAt.adding(milliseconds: Self.sessionLifetime),
            formerHash: try Self.sessionHash(context.browser)),
          at: context.receivedAt)
        let identifier = login.application.identifier
        let next =
          login.application.completedAt == nil
          ? CandidateAddress.step(.companyIdentification, of: identifier) : CandidateAddress.syncStatus(of: identifier)
        return Redirect(next.text, setCookie: renewed.setCookie)
      } catch StoreError.invalidLink, StoreError.notOwner, StoreError.siretTaken {
        return Self.invalidLink(for: form.marketApplicationId)
      }
    }
  }

  public func logOut(
    _ input: LogOut.Input, _ context: LogOut.Context
  ) async throws(LogOut.Problem) -> LogOut.Response {
    try await submit(LogOut.Problem.self) {
      let visit = Visit(context, destination: input.secFetchDest)
      // No site may frame the public pages: there, the way back in comes next.
      let application = visit.isFramed ? try await loginSession(visit)?.applicationIdentifier : nil
      _ = try await store.endLoginSession(sessionHash: try Self.sessionHash(context.browser))
      let next = application.map { CandidateAddress.signInForm(application: $0).text + "&notice=logged_out" }
      return Redirect(next ?? "/candidat", setCookie: context.renewedSession().setCookie)
    }
  }

  private static func loginNotice(_ notice: Notice?) -> CandidateLoginModel.Notice? {
    switch notice {
    case .linkInvalid: .invalidLink
    case .loginNeeded: .signInFirst
    case .loggedOut: .signedOut
    case .tooManyRequests: .tooManyRequests
    default: nil
    }
  }

  private static func invalidLink(for application: String?) -> Redirect {
    Redirect(
      CandidateAddress.signInForm(application: application).text + (application == nil ? "?" : "&")
        + "notice=link_invalid")
  }

  private func loginPage(
    _ visit: Visit, for identifier: String?, notice: CandidateLoginModel.Notice?, form: FormContext
  ) async throws -> FramablePage {
    // The SIRET that the editor gave is known to whoever has the address; nothing else of the application is told. One
    // that a candidate entered is asked for again.
    var siret: String?
    if let identifier, let application = try await store.application(identifier: identifier),
      !application.isSiretEntered
    {
      siret = application.siret
    }
    let model = CandidateLoginModel(
      application: identifier, siret: siret, notice: identifier == nil ? .noApplication : notice)
    return try await page(visit, for: identifier) { $0.login(model, form) }
  }

  /// A page around the login for an application: the site of its editor may frame it.
  private func page(
    _ visit: Visit, for application: String?, _ make: (CandidatePages) -> Markup
  ) async throws -> FramablePage {
    let editor = try await editor(ofApplication: application)
    let pages = CandidatePages(pageContext(visit, editor: editor, identifier: application))
    return FramablePage(make(pages), ancestors: editor?.frameAncestors ?? [])
  }

  /// Of a page that is not about what the application holds: its editor's origins are known to whoever has its address.
  func editor(ofApplication identifier: String?) async throws -> EditorRecord? {
    guard let identifier, let application = try await store.application(identifier: identifier) else { return nil }
    return try await store.editor(id: application.editorID)
  }

  /// The mail goes out beside the request: how long it takes must tell nothing.
  private func send(_ link: IssuedLink, token: String) async throws {
    guard
      let mail = CandidateMail.signIn(
        CandidateSignInLink(token: token, application: link.applicationIdentifier), base: urls.base,
        market: link.marketName, isReturn: link.isReconnection)
    else { return }
    guard let address = MailAddress(link.email) else { return }
    services.mailbox.post(
      MailMessage(
        to: address, subject: mail.subject, text: mail.text, html: String(decoding: mail.html.bytes, as: UTF8.self)))
  }
}

extension RejectedForm {
  /// The application that a login is for, as it was sent.
  fileprivate var application: String? { values.last { $0.name == "market_application_id" }?.value }
}
