/// The cookie that keeps a browser's session.
struct SessionCookie {
  /// A name that begins so browsers take only by HTTPS, with `Secure`, for every path and for no `Domain` (RFC 6265bis
  /// section 4.1.3.2): neither a neighbouring site nor anybody on the way can plant one.
  private static let hostPrefix = "__Host-"

  let name: String
  private let attributes: String

  /// - Parameters:
  ///   - declared: the contract's name, which has no `__Host-` where browsers would refuse it.
  ///   - isSecure: as ``BrowserSessions/isSecure``.
  init(_ declared: StaticString, isSecure: Bool) {
    let declared = "\(declared)"
    name =
      !isSecure && declared.hasPrefix(Self.hostPrefix) ? String(declared.dropFirst(Self.hostPrefix.count)) : declared
    // By HTTPS it also works in the frame of an editor's site, where it is kept apart from those of other sites
    // (CHIPS). Tokens, not the cookie's own rules, are what keeps other sites from sending forms.
    attributes = "Path=/; HttpOnly; " + (isSecure ? "Secure; SameSite=None; Partitioned" : "SameSite=Lax")
  }

  /// The value of the `Set-Cookie` that keeps a session (RFC 6265 section 4.1).
  func setting(_ session: BrowserSession) -> String { "\(name)=\(session.id); \(attributes)" }
}
