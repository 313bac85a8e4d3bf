import Crypto
import Generated
import Pages
import Runtime
import Store

/// A candidate in front of an application that is theirs to see.
struct CandidateVisit: Sendable {
  let dossier: Dossier
  /// By which right the application is written to.
  let access: DraftAccess
  /// Nil in a deployment without login.
  let session: LoginSession?
  let visit: Visit

  var application: ApplicationRecord { dossier.application }
  var market: MarketRecord { dossier.market }
  var now: Timestamp { visit.now }

  var account: PageContext.Account? {
    session.map { PageContext.Account(email: $0.candidate.email, csrfToken: visit.browser.csrfToken) }
  }
}

/// What a request may do to the login that it comes with.
enum LoginUse {
  /// Somebody has asked for it: their session is prolonged, and ends where it is for another application.
  case visit
  /// A form whose token is not known yet, which any site can send, or a script that asks by itself, in a window that
  /// may be of another login: the session stays as it is.
  case look
}

/// How candidates come in, and what they may see (product.md §5.2): an application belongs to whoever logged in for it
/// first, and a session reaches the applications of its candidate and its SIRET. Nothing tells a stranger whether an
/// application exists.
extension PasseMarche {
  /// Milliseconds that a session lasts without a visit.
  static let sessionLifetime: Int64 = 24 * 3_600_000
  /// Milliseconds after which a visit prolongs the session: not every page is a write.
  private static let sessionRenewal: Int64 = 15 * 60_000

  /// - Throws: ``Detour`` to the login page; in a deployment without login ``PageRefusal/noApplication``.
  func candidate(_ identifier: String, _ visit: Visit, _ use: LoginUse = .visit) async throws -> CandidateVisit {
    let (dossier, session) = try await permitted(
      identifier, visit, use, of: \Dossier.application,
      { try await store.dossier(applicationIdentifier: identifier) })
    return CandidateVisit(
      dossier: dossier, access: DraftAccess(identifier, as: session.map { .candidate($0.candidate.id) } ?? .anyone),
      session: session, visit: visit)
  }

  /// The application, for what needs no dossier and is no more than a ``LoginUse/look``.
  /// - Throws: as ``candidate(_:_:_:)``.
  @discardableResult
  func demandPermission(_ identifier: String, _ visit: Visit) async throws -> ApplicationRecord {
    try await permitted(
      identifier, visit, .look, of: \ApplicationRecord.self, { try await store.application(identifier: identifier) }
    ).0
  }

  /// What `read` gives of an application, if it is this visitor's to see.
  private func permitted<Value: Sendable>(
    _ identifier: String, _ visit: Visit, _ use: LoginUse, of application: (Value) -> ApplicationRecord,
    _ read: () async throws -> Value?
  ) async throws -> (Value, LoginSession?) {
    guard settings.candidateLogin else {
      guard let value = try await read() else { throw PageRefusal.noApplication }
      return (value, nil)
    }
    guard let session = try await loginSession(visit, use) else { throw Self.login(for: identifier) }
    guard let value = try await read(), application(value).candidateID == session.candidate.id,
      application(value).siret == session.siret
    else {
      // Somebody else's: whoever sits there now logs in anew.
      if use == .visit { _ = try await store.endLoginSession(sessionHash: session.sessionHash) }
      throw Self.login(for: identifier)
    }
    return (value, session)
  }

  /// An application that can still be changed.
  /// - Throws: as ``candidate(_:_:_:)``, and ``Detour`` to what became of a submitted one.
  func draft(_ identifier: String, _ visit: Visit) async throws -> CandidateVisit {
    let candidate = try await candidate(identifier, visit)
    try Self.demandDraft(candidate.application)
    return candidate
  }

  /// That the application is the visitor's to change, as ``demandPermission(_:_:)`` finds out.
  /// - Throws: as ``draft(_:_:)``.
  func demandDraft(_ identifier: String, _ visit: Visit) async throws {
    try Self.demandDraft(try await demandPermission(identifier, visit))
  }

  private static func demandDraft(_ application: ApplicationRecord) throws {
    guard application.completedAt == nil else {
      throw Detour(
        location: CandidateAddress.syncStatus(of: application.identifier).text + "?notice=already_submitted")
    }
    guard application.submissionRequestedAt == nil else {
      throw Detour(location: CandidateAddress.submission(of: application.identifier).text)
    }
  }

  /// The same visit over the dossier as it is now.
  func reread(_ candidate: CandidateVisit) async throws -> CandidateVisit {
    guard let dossier = try await store.dossier(applicationIdentifier: candidate.application.identifier) else {
      throw PageRefusal.noApplication
    }
    return CandidateVisit(
      dossier: dossier, access: candidate.access, session: candidate.session, visit: candidate.visit)
  }

  /// The session of the browser, prolonged where it is used.
  func loginSession(_ visit: Visit, _ use: LoginUse = .visit) async throws -> LoginSession? {
    guard !visit.browser.isNew else { return nil }
    let hash = try Self.sessionHash(visit.browser)
    guard let session = try await store.loginSession(sessionHash: hash, at: visit.now) else { return nil }
    if use == .visit, visit.now.milliseconds - session.lastSeenAt.milliseconds >= Self.sessionRenewal {
      _ = try await store.keepLoginSession(
        sessionHash: hash, until: visit.now.adding(milliseconds: Self.sessionLifetime), at: visit.now)
    }
    return session
  }

  /// The cookie's secret is never stored.
  static func sessionHash(_ browser: BrowserSession) throws -> [UInt8] { try SHA256.hash(Array(browser.id.utf8)) }

  static func login(for identifier: String?) -> Detour {
    Detour(
      location: "/candidate/sessions/new?" + (identifier.map { "market_application_id=\($0)&" } ?? "")
        + "notice=login_needed")
  }

  func pageContext(_ candidate: CandidateVisit, flashes: [PageContext.Flash] = []) -> PageContext {
    pageContext(
      candidate.visit, editor: candidate.dossier.editor, identifier: candidate.application.identifier,
      account: candidate.account, flashes: flashes)
  }
}
