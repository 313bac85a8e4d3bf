/// The sessions of browsers.
extension Pipeline {
  /// Opens the session of the browser, or draws one.
  func visit(_ call: Call, _ operation: OperationDescriptor) throws(Failure) -> BrowserVisit? {
    guard case .browser(let cookie) = operation.security else { return nil }
    guard let sessions else { throw .fault(NoSessions()) }
    let name = SessionCookie(cookie, isSecure: sessions.isSecure).name
    let sent = Cookies.first(name, call.head.headers, in: call.head.bytes)
    return BrowserVisit(
      sessions.open(cookie: sent), cookie: cookie, sessions: sessions, isFromElsewhere: Self.isFromElsewhere(call.head))
  }

  /// By `Sec-Fetch-Site` (Fetch Metadata), which pages cannot set. Browsers that do not tell are believed their token.
  private static func isFromElsewhere(_ head: RequestHead) -> Bool {
    guard let site = head.headers.first("sec-fetch-site", in: head.bytes) else { return false }
    return !Grammar.equal(site, "same-origin") && !Grammar.equal(site, "none")
  }

  /// Gives the browser a session that was drawn for it, unless the handler has put another in its place.
  static func setCookie(_ visit: BrowserVisit, _ reply: inout Reply) {
    guard visit.session.isNew, HeaderLines.range(of: "set-cookie", in: reply.headers) == nil else { return }
    let value = visit.setCookie(visit.session)
    guard HeaderLines.isSafe(value) else { return }
    reply.headers.append(text: "Set-Cookie: ")
    reply.headers.append(text: value)
    reply.headers.append(text: "\r\n")
  }
}

/// An operation has a browser's session, and the server was given nothing that opens one.
struct NoSessions: Error {}
