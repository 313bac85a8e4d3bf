import Crypto
import Runtime

/// The sessions of browsers: a random cookie, of which nothing is stored until somebody logs in with it, and a token
/// against forged requests that is derived from it.
public struct BrowserCookies: BrowserSessions {
  /// 256 bits.
  private static let idBytes = 32

  private let key: SecretKey
  public let isSecure: Bool

  /// - Parameters:
  ///   - key: of this installation alone; tokens are worth nothing without it.
  ///   - isSecure: whether the service is reached by HTTPS.
  public init(key: SecretKey, isSecure: Bool) {
    self.key = key
    self.isSecure = isSecure
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
