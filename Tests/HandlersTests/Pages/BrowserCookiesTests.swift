import Crypto
import Runtime
import Testing

@testable import Handlers

/// The sessions of browsers and the tokens of their forms.
@Suite struct BrowserCookiesTests {
  private let key: SecretKey
  private let cookies: BrowserCookies

  init() throws {
    key = try .random()
    cookies = BrowserCookies(key: key, isSecure: true)
  }

  @Test func whoComesWithoutASessionGetsOne() throws {
    var drawn: Set<String> = []
    for cookie in [nil, "", "x", "é", String(repeating: "A", count: 42), String(repeating: "A", count: 44), "a;b=c"] {
      let session = cookies.open(cookie: cookie)
      #expect(session.isNew && session.id != cookie)
      #expect(Base64URL.decode(session.id)?.count == 32)
      #expect(drawn.insert(session.id).inserted)
    }
  }

  @Test func whoComesBackIsTheSame() {
    let first = cookies.open(cookie: nil)
    let again = cookies.open(cookie: first.id)
    #expect(again == BrowserSession(id: first.id, isNew: false, csrfToken: first.csrfToken))
  }

  @Test func aTokenIsOfOneSessionAndOneInstallation() throws {
    let (mine, other) = (cookies.open(cookie: nil), cookies.open(cookie: nil))
    #expect(cookies.accepts(csrf: mine.csrfToken, of: mine))
    for wrong in [other.csrfToken, "", mine.id, mine.csrfToken + "A", String(mine.csrfToken.dropLast())] {
      #expect(!cookies.accepts(csrf: wrong, of: mine), "\(wrong)")
    }
    let elsewhere = BrowserCookies(key: try .random(), isSecure: true)
    #expect(!elsewhere.accepts(csrf: mine.csrfToken, of: elsewhere.open(cookie: mine.id)))
    // What a page shows tells nothing of the cookie.
    #expect(!mine.csrfToken.contains(mine.id))
  }
}
