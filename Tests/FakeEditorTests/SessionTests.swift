import Pages
import Testing

@testable import FakeEditor

@Suite struct SessionTests {
  @Test func aTokenIsOfItsSession() throws {
    let sessions = try DemoSessions()
    let first = sessions.open(cookie: nil)
    #expect(first.isNew && first.id.count == 32)
    let again = sessions.open(cookie: first.id)
    #expect(!again.isNew && again == sessions.open(cookie: first.id))
    #expect(sessions.accepts(csrf: first.csrfToken, of: again))
    let other = sessions.open(cookie: nil)
    #expect(!sessions.accepts(csrf: other.csrfToken, of: first))
    for token in ["", "00", first.csrfToken + "00", first.id] {
      #expect(!sessions.accepts(csrf: token, of: first), "\(token)")
    }
    // Another run has another key.
    #expect(!(try DemoSessions()).accepts(csrf: first.csrfToken, of: first))
    for cookie in ["", "x", String(repeating: "g", count: 32)] { #expect(sessions.open(cookie: cookie).isNew) }
  }

  @Test func wordsAreShownOnceToTheirSession() throws {
    let sessions = try DemoSessions()
    let flashes = Flashes()
    let (first, second) = (sessions.open(cookie: nil), sessions.open(cookie: nil))
    flashes.add(.init(.success, "fait"), for: first)
    #expect(flashes.take(for: second).isEmpty)
    #expect(flashes.take(for: first).map(\.text) == ["fait"])
    #expect(flashes.take(for: first).isEmpty)
  }
}
