import Crypto
import Runtime

/// The sessions of browsers: a random cookie, of which nothing is stored until somebody logs in with it, and a token
/// against forged requests that is derived from it.
public struct BrowserCookies: BrowserSessions {
  /// 256 bits.
  private static let idBytes = 32

  private let key: SecretKey
  public let cookieAttributes: String

  /// - Parameters:
  ///   - key: of this installation alone; tokens are worth nothing without it.
  ///   - isSecure: whether the service is reached by https. Then the cookie also works in the frame of an editor's site,
  ///     where it is kept apart from those of other sites (CHIPS). Tokens, not the cookie's own rules, are what keeps
  ///     other sites from sending forms.
  public init(key: SecretKey, isSecure: Bool) {
    self.key = key
    cookieAttributes = "Path=/; HttpOnly; " + (isSecure ? "Secure; SameSite=None; Partitioned" : "SameSite=Lax")
  }

  public func open(cookie: String?) -> BrowserSession {
    if let cookie, Base64URL.decode(cookie)?.count == Self.idBytes {
      return BrowserSession(id: cookie, isNew: false, csrfToken: token(of: cookie))
    }
    // Without random numbers nothing may go on; the generator does not fail once the system is up.
    guard let bytes = try? SecureRandom.bytes(Self.idBytes) else { fatalError("the system has no random numbers") }
    let id = Base64URL.encode(bytes)
    return BrowserSession(id: id, isNew: true, csrfToken: token(of: id))
  }

  public func accepts(csrf: String, of session: BrowserSession) -> Bool {
    ConstantTime.equal(Array(csrf.utf8), Array(session.csrfToken.utf8))
  }

  private func token(of id: String) -> String {
    guard let code = try? HMACSHA256.authenticate(Array("csrf:\(id)".utf8), key: key) else {
      fatalError("the system's library makes no digests")
    }
    return Base64URL.encode(code)
  }
}
