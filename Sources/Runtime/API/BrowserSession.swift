/// A browser's session, kept by a cookie. Everybody has one: it is drawn for a browser that comes without.
public struct BrowserSession: Sendable, Equatable {
  /// The cookie's value: a secret between the browser and us, never logged. What a server keeps of the session it keeps
  /// under this.
  public let id: String
  /// Drawn for this request, so that the answer has to set the cookie.
  public let isNew: Bool
  /// What a form must bring along (`x-csrf`), for pages to write into their forms.
  public let csrfToken: String

  public init(id: String, isNew: Bool, csrfToken: String) {
    self.id = id
    self.isNew = isNew
    self.csrfToken = csrfToken
  }
}

/// Draws the sessions of browsers and knows their tokens. Called on the event loop; does not wait for anything.
public protocol BrowserSessions: Sendable {
  /// The session whose secret the cookie holds; a new one where there is no cookie, or none that could be ours.
  /// - Parameter cookie: its value as it was sent.
  func open(cookie: String?) -> BrowserSession

  /// Whether a form that brought this along comes from a page made for the session. Takes the same time for every wrong
  /// token.
  func accepts(csrf token: String, of session: BrowserSession) -> Bool

  /// Whether browsers reach the service by HTTPS: the cookie's name and where it goes depend on it.
  var isSecure: Bool { get }
}

/// A request of an operation with a browser's session, as its handler sees it.
public struct BrowserVisit: Sendable {
  public let session: BrowserSession
  private let cookie: StaticString
  private let sessions: any BrowserSessions
  /// Whether the browser has told that what it sends comes from a page of another site.
  private let isFromElsewhere: Bool

  init(
    _ session: BrowserSession, cookie: StaticString, sessions: any BrowserSessions, isFromElsewhere: Bool = false
  ) {
    self.session = session
    self.cookie = cookie
    self.sessions = sessions
    self.isFromElsewhere = isFromElsewhere
  }

  /// Whether a form of this request can have the session's token at all, told before the form has come: nobody has seen
  /// the token of a session that was drawn for the request.
  @_spi(Dispatch)
  public var mayBringToken: Bool { !isFromElsewhere && !session.isNew }

  /// Whether a form with this token comes from a page made for the session. Where another site could plant the cookie,
  /// it knows the token as well, but not how to keep the browser from telling.
  func accepts(_ token: String?) -> Bool {
    !isFromElsewhere && token.map { sessions.accepts(csrf: $0, of: session) } ?? false
  }

  /// The value of `Set-Cookie` that makes the session this browser's.
  func setCookie(_ session: BrowserSession) -> String {
    SessionCookie(cookie, isSecure: sessions.isSecure).setting(session)
  }

  func renewed() -> RenewedSession {
    let session = sessions.open(cookie: nil)
    return RenewedSession(session: session, setCookie: setCookie(session))
  }
}

/// A session in place of the one that a request came with.
public struct RenewedSession: Sendable {
  public let session: BrowserSession
  /// The value of the answer's `Set-Cookie`: without it the browser keeps the old session.
  public let setCookie: String
}

extension RequestContext where Authorization == BrowserVisit {
  public var browser: BrowserSession { authorization.session }

  /// Draws a new session, as a login or a logout must: what was known of the old one is not known of the new.
  public func renewedSession() -> RenewedSession { authorization.renewed() }
}
