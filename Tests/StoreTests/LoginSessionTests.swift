import Runtime
import Testing

@testable import Store

@Suite final class LoginSessionTests: StoreTest {
  @Test func aSessionLastsUntilItsEndAndCanBeKept() async throws {
    let store = try open()
    _ = try await store.openDraft()
    let session = try await store.logIn(1, to: "FT1", at: at(10)).session
    #expect(session.expiresAt == at(3610))
    #expect(try store.loginSession(sessionHash: digest(1), at: at(3610, milliseconds: -1)) == session)
    #expect(try store.loginSession(sessionHash: digest(1), at: at(3610)) == nil)
    #expect(try store.loginSession(sessionHash: digest(2), at: at(11)) == nil)
    #expect(try await store.keepLoginSession(sessionHash: digest(1), until: at(9999), at: at(100)))
    let kept = try #require(try store.loginSession(sessionHash: digest(1), at: at(5000)))
    #expect(kept.lastSeenAt == at(100) && kept.createdAt == at(10) && kept.expiresAt == at(9999))
    #expect(try await store.keepLoginSession(sessionHash: digest(1), until: at(20_000), at: at(9999)) == false)
    #expect(try await store.keepLoginSession(sessionHash: digest(2), until: at(20_000), at: at(100)) == false)
  }

  @Test func sessionsEndOneByOneAndTogether() async throws {
    let store = try open()
    _ = try await store.openDraft()
    for number: UInt8 in 1...3 { _ = try await store.logIn(number, to: "FT1") }
    let candidate = try #require(try store.loginSession(sessionHash: digest(1), at: at(11))).candidate
    #expect(try await store.endLoginSession(sessionHash: digest(1)))
    #expect(try await store.endLoginSession(sessionHash: digest(1)) == false)
    #expect(try store.loginSession(sessionHash: digest(1), at: at(11)) == nil)
    #expect(try await store.endLoginSessions(candidateID: candidate.id) == 2)
    #expect(try store.loginSession(sessionHash: digest(3), at: at(11)) == nil)
    #expect(try store.dossier(applicationIdentifier: "FT1")?.owner == candidate, "an application keeps its owner")
  }

  @Test func aLoginEndsTheSessionThatItReplaces() async throws {
    let store = try open()
    _ = try await store.openDraft()
    _ = try await store.logIn(1, to: "FT1")
    let another = try await store.logIn(2, to: "FT1").session
    _ = try await store.requestMagicLink(newLink(3, to: "FT1"), throttle: LinkThrottle())
    var next = newSession(3)
    next.formerHash = digest(1)
    let login = try await store.consumeMagicLink(tokenHash: digest(3), opening: next, at: at(11))
    #expect(try store.loginSession(sessionHash: digest(1), at: at(11)) == nil)
    #expect(try store.loginSession(sessionHash: digest(3), at: at(11)) == login.session)
    #expect(try store.loginSession(sessionHash: digest(2), at: at(11)) == another, "another browser stays logged in")
    // A link that does not work ends none.
    next = newSession(4)
    next.formerHash = digest(3)
    let unusable = next
    let refusal = await failure { () throws(StoreError) in
      try await store.consumeMagicLink(tokenHash: digest(3), opening: unusable, at: at(11))
    }
    #expect(refusal == .invalidLink)
    #expect(try store.loginSession(sessionHash: digest(3), at: at(11)) != nil)
  }

  @Test func aSessionsHashIsUnique() async throws {
    let store = try open()
    _ = try await store.openDraft()
    _ = try await store.logIn(1, to: "FT1")
    _ = try await store.requestMagicLink(newLink(2, to: "FT1"), throttle: LinkThrottle())
    let consume: @Sendable (NewLoginSession) async -> StoreError? = { session in
      await failure { () throws(StoreError) in
        try await store.consumeMagicLink(tokenHash: digest(2), opening: session, at: at(11))
      }
    }
    #expect(await consume(newSession(1)) == .identifierTaken)
    #expect(await consume(NewLoginSession(sessionHash: [], expiresAt: at(99))) == .invalidValue("session_hash"))
    #expect(await consume(newSession(2)) == nil, "a link that failed is unused")
  }

  @Test func aCandidateWithNothingLeftIsForgotten() async throws {
    let store = try open()
    _ = try await store.openDraft("FT1")
    _ = try await store.openDraft("FT2")
    let anna = try await store.logIn(1, to: "FT1").session.candidate
    let berta = try await store.logIn(2, to: "FT2", email: "berta@example.org").session.candidate
    let other = try otherConnection()
    let emails = { try other.all(String.self, "SELECT email FROM candidates ORDER BY email") }
    // A session is reason enough to be known.
    _ = try await store.deleteDraft(DraftAccess("FT1", as: .candidate(anna.id)))
    #expect(try emails() == ["anna@example.org", "berta@example.org"])
    #expect(try await store.purgeLoginSessions(expiredBefore: at(3610), limit: 10) == 0)
    #expect(try await store.purgeLoginSessions(expiredBefore: at(3610, milliseconds: 1), limit: 1) == 1)
    #expect(try await store.purgeLoginSessions(expiredBefore: at(3610, milliseconds: 1), limit: 1) == 1)
    // And so is an application.
    #expect(try emails() == ["berta@example.org"])
    _ = try await store.deleteDraft(DraftAccess("FT2", as: .candidate(berta.id)))
    #expect(try emails() == [])
  }
}
