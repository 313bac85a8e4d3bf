import Crypto
import Runtime
import Synchronization
import Pages

/// The sessions of the platform's browsers. Nobody signs in: a session only proves, by the token in its forms, that a
/// form comes from a page of the platform and not from another site that the browser shows. The key is drawn at start;
/// forms of pages from before a restart are refused.
struct DemoSessions: BrowserSessions {
  private let key: SecretKey

  init() throws { key = try SecretKey.random() }

  /// The platform is on one machine, by plain HTTP.
  let isSecure = false

  func open(cookie: String?) -> BrowserSession {
    if let cookie, cookie.utf8.count == 32, Hex.decode(cookie) != nil { return session(cookie, isNew: false) }
    // Without random numbers there is no secret to guess either; the token then never fits.
    let id = (try? SecureRandom.bytes(16)).map(Hex.encode) ?? ""
    return session(id, isNew: true)
  }

  private func session(_ id: String, isNew: Bool) -> BrowserSession {
    BrowserSession(id: id, isNew: isNew, csrfToken: token(id).map(Hex.encode) ?? "")
  }

  private func token(_ id: String) -> [UInt8]? {
    id.isEmpty ? nil : try? HMACSHA256.authenticate(Array(id.utf8), key: key)
  }

  func accepts(csrf token: String, of session: BrowserSession) -> Bool {
    guard let expected = self.token(session.id), let given = Hex.decode(token) else { return false }
    return ConstantTime.equal(given, expected)
  }
}

/// Words about what was just done, for the next page of a session. At most ``limit`` sessions have some; beyond that
/// they are lost, as words may be.
final class Flashes: Sendable {
  private static let limit = 100
  private let waiting = Mutex<[String: [PageContext.Flash]]>([:])

  func add(_ flash: PageContext.Flash, for session: BrowserSession) {
    waiting.withLock { waiting in
      if waiting[session.id] == nil, waiting.count >= Self.limit { waiting = [:] }
      waiting[session.id, default: []].append(flash)
    }
  }

  func take(for session: BrowserSession) -> [PageContext.Flash] {
    waiting.withLock { $0.removeValue(forKey: session.id) ?? [] }
  }
}
