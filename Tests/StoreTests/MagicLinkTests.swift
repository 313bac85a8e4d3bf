import Runtime
import Testing

@testable import Store

@Suite final class MagicLinkTests: StoreTest {
  private let throttle = LinkThrottle()

  @Test func aLinkLogsInAndMakesTheApplicationTheirs() async throws {
    let store = try open()
    _ = try await store.openDraft()
    let link = newLink(1, to: "FT1", email: "Anna@Example.org")
    let outcome = try await store.requestMagicLink(link, throttle: throttle)
    #expect(
      outcome
        == .issued(
          IssuedLink(
            applicationIdentifier: "FT1", marketName: "Fournitures de bureau", email: "anna@example.org",
            isReconnection: false)))
    #expect(try store.application(identifier: "FT1")?.candidateID == nil, "asking makes nothing theirs")
    let login = try await store.consumeMagicLink(tokenHash: digest(1), opening: newSession(9), at: at(11))
    #expect(login.session.candidate.email == "anna@example.org")
    #expect(login.session.candidate.createdAt == at(11))
    #expect(login.session.applicationIdentifier == "FT1" && login.session.siret == siret)
    #expect(login.application.candidateID == login.session.candidate.id)
    #expect(try store.application(identifier: "FT1") == login.application)
    #expect(try store.loginSession(sessionHash: digest(9), at: at(11)) == login.session)
    let again = try await store.requestMagicLink(newLink(2, to: "FT1"), throttle: throttle)
    guard case .issued(let issued) = again else {
      Issue.record("\(again)")
      return
    }
    #expect(issued.isReconnection)
    let back = try await store.consumeMagicLink(tokenHash: digest(2), opening: newSession(8), at: at(12))
    #expect(back.session.candidate == login.session.candidate)
  }

  @Test func aLinkWorksOnceAndUntilItsEnd() async throws {
    let store = try open()
    _ = try await store.openDraft()
    _ = try await store.requestMagicLink(newLink(1, to: "FT1"), throttle: throttle)
    let end = newLink(1, to: "FT1").expiresAt
    let consume: @Sendable (UInt8, Timestamp) async -> StoreError? = { number, moment in
      await failure { () throws(StoreError) in
        try await store.consumeMagicLink(tokenHash: digest(number), opening: newSession(9), at: moment)
      }
    }
    #expect(await consume(7, at(11)) == .invalidLink)
    #expect(await consume(1, end) == .invalidLink)
    #expect(try store.application(identifier: "FT1")?.candidateID == nil)
    #expect(await consume(1, end.adding(milliseconds: -1)) == nil)
    #expect(await consume(1, at(11)) == .invalidLink)
  }

  @Test func ofManyClicksOnOneLinkOneWins() async throws {
    let store = try open()
    _ = try await store.openDraft()
    _ = try await store.requestMagicLink(newLink(1, to: "FT1"), throttle: throttle)
    let results = await withTaskGroup(of: StoreError?.self) { group in
      for number in 0..<32 {
        group.addTask {
          await failure { () throws(StoreError) in
            try await store.consumeMagicLink(tokenHash: digest(1), opening: newSession(UInt8(number)), at: at(11))
          }
        }
      }
      return await group.reduce(into: []) { $0.append($1) }
    }
    #expect(results.filter { $0 == nil }.count == 1)
    #expect(results.filter { $0 == .invalidLink }.count == 31)
    let sessions = try (0..<32).filter { try store.loginSession(sessionHash: digest(UInt8($0)), at: at(11)) != nil }
    #expect(sessions.count == 1)
  }

  @Test func ofTwoCandidatesTheFirstOwnsIt() async throws {
    let store = try open()
    _ = try await store.openDraft()
    _ = try await store.requestMagicLink(newLink(1, to: "FT1"), throttle: throttle)
    _ = try await store.requestMagicLink(newLink(2, to: "FT1", email: "berta@example.org"), throttle: throttle)
    let results = await withTaskGroup(of: StoreError?.self) { group in
      for number: UInt8 in 1...2 {
        group.addTask {
          await failure { () throws(StoreError) in
            try await store.consumeMagicLink(tokenHash: digest(number), opening: newSession(number), at: at(11))
          }
        }
      }
      return await group.reduce(into: Set()) { $0.insert($1) }
    }
    #expect(results == [nil, .notOwner])
    let owner = try #require(try store.dossier(applicationIdentifier: "FT1")?.owner)
    let other = owner.email == "anna@example.org" ? "berta@example.org" : "anna@example.org"
    let refused = try await store.requestMagicLink(newLink(3, to: "FT1", email: other), throttle: throttle)
    #expect(refused == .refused(.ownedByAnother))
    // The refused candidate has nothing, so nothing of them is kept.
    let candidates = try otherConnection().all(String.self, "SELECT email FROM candidates")
    #expect(candidates == [owner.email])
  }

  @Test func whatDoesNotFitIsRefusedAlike() async throws {
    let store = try open()
    _ = try await store.openDraft()
    let unknown = try await store.requestMagicLink(newLink(1, to: "FT9"), throttle: throttle)
    #expect(unknown == .refused(.unknownApplication))
    let wrong = try await store.requestMagicLink(newLink(2, to: "FT1", siret: otherSiret), throttle: throttle)
    #expect(wrong == .refused(.unknownApplication))
    for number: UInt8 in 1...2 {
      #expect(
        await failure { () throws(StoreError) in
          try await store.consumeMagicLink(tokenHash: digest(number), opening: newSession(9), at: at(11))
        } == .invalidLink)
    }
    var short = newLink(3, to: "FT1")
    short.tokenHash = [1]
    let tooShort = short
    #expect(
      await failure { () throws(StoreError) in try await store.requestMagicLink(tooShort, throttle: self.throttle) }
        == .invalidValue("token_hash"))
    _ = try await store.requestMagicLink(newLink(4, to: "FT1"), throttle: throttle)
    #expect(
      await failure { () throws(StoreError) in
        try await store.requestMagicLink(newLink(4, to: "FT1"), throttle: self.throttle)
      } == .identifierTaken)
  }

  @Test func aSiretIsBoundAtTheFirstLogin() async throws {
    let store = try open()
    _ = try await store.openDraft(siret: nil)
    let login = try await store.logIn(1, to: "FT1")
    #expect(login.application.siret == siret && login.session.siret == siret)
    #expect(login.application.isSiretEntered)
    let other = try await store.requestMagicLink(newLink(2, to: "FT1", siret: otherSiret), throttle: throttle)
    #expect(other == .refused(.unknownApplication))
  }

  /// The platform has been given the address of this application for its company, and goes on sending it there.
  @Test func aSiretThatThePlatformNamesOutlivesTheDraft() async throws {
    let store = try open()
    let market = try await store.openMarket()
    _ = try await store.openApplication(newApplication("FT1", to: market, siret: nil))
    let login = try await store.logIn(1, to: "FT1")
    let again = try await store.openApplication(newApplication("FT2", to: market, siret: siret))
    #expect(!again.isNew && again.application.identifier == "FT1" && !again.application.isSiretEntered)
    _ = try await store.deleteDraft(DraftAccess("FT1", as: .candidate(login.session.candidate.id)))
    #expect(try store.application(identifier: "FT1")?.siret == siret)
  }

  @Test func aSiretHasOneApplicationToAMarket() async throws {
    let store = try open()
    let market = try await store.openMarket()
    _ = try await store.openApplication(newApplication("FT1", to: market))
    // Asked for while the SIRET was free.
    _ = try await store.requestMagicLink(newLink(1, to: "FT1"), throttle: throttle)
    _ = try await store.openApplication(newApplication("FT2", to: market, siret: siret))
    #expect(
      await failure { () throws(StoreError) in
        try await store.consumeMagicLink(tokenHash: digest(1), opening: newSession(1), at: at(11))
      } == .siretTaken)
    #expect(try store.application(identifier: "FT1")?.candidateID == nil, "half a login is none")
    // Nobody owns the other one: knowing a SIRET is no right to it.
    let taken = try await store.requestMagicLink(newLink(2, to: "FT1"), throttle: throttle)
    #expect(taken == .refused(.siretTaken))
    // Its owner comes back to it, whichever application the page was opened for.
    _ = try await store.logIn(3, to: "FT2")
    let back = try await store.requestMagicLink(newLink(4, to: "FT1"), throttle: throttle)
    guard case .issued(let issued) = back else {
      Issue.record("\(back)")
      return
    }
    #expect(issued.applicationIdentifier == "FT2" && issued.isReconnection)
    let stranger = try await store.requestMagicLink(
      newLink(5, to: "FT1", email: "berta@example.org"), throttle: throttle)
    #expect(stranger == .refused(.ownedByAnother))
  }

  @Test func anotherSiretInTheMeantimeSpoilsTheLink() async throws {
    let store = try open()
    let market = try await store.openMarket()
    _ = try await store.openApplication(newApplication("FT1", to: market))
    _ = try await store.requestMagicLink(newLink(1, to: "FT1"), throttle: throttle)
    try await store.bindSiret(DraftAccess("FT1", as: .anyone), to: otherSiret, at: at(10))
    #expect(
      await failure { () throws(StoreError) in
        try await store.consumeMagicLink(tokenHash: digest(1), opening: newSession(1), at: at(11))
      } == .invalidLink)
  }

  @Test func aSubmittedApplicationIsOpenedButNotChanged() async throws {
    let store = try open()
    _ = try await store.openDraft()
    let before = try await store.submit("FT1", at: at(5))
    let login = try await store.logIn(1, to: "FT1")
    #expect(login.application.completedAt == before.completedAt)
    #expect(try store.dossier(applicationIdentifier: "FT1")?.draft.touchedAt == nil)
  }

  @Test func theSameIsAskedForFewTimesWhateverComesOfIt() async throws {
    let store = try open()
    _ = try await store.openDraft()
    let throttle = LinkThrottle(perRequest: 2, perApplication: 10, window: 60_000)
    let ask: @Sendable (UInt8, String, Timestamp) async throws -> MagicLinkOutcome = { number, application, moment in
      try await store.requestMagicLink(newLink(number, to: application, at: moment), throttle: throttle)
    }
    #expect(try await ask(1, "none", at(0)) == .refused(.unknownApplication))
    #expect(try await ask(2, "none", at(10)) == .refused(.unknownApplication))
    #expect(try await ask(3, "none", at(20)) == .throttled(until: at(60)))
    #expect(try await ask(3, "none", at(60).adding(milliseconds: -1)) == .throttled(until: at(60)))
    #expect(try await ask(3, "none", at(60)) == .refused(.unknownApplication), "the moment told must be true")
    #expect(try await ask(4, "none", at(61)) == .throttled(until: at(70)), "the last two count")
    // Whoever knows an address keeps nobody from their own application, nor by a wrong SIRET from any.
    for number: UInt8 in 10..<15 {
      _ = try await store.requestMagicLink(newLink(number, to: "FT1", siret: otherSiret, at: at(62)), throttle: throttle)
    }
    guard case .issued = try await ask(5, "FT1", at(63)) else {
      Issue.record("what others asked for has no bearing")
      return
    }
  }

  @Test func anAddressIsThrottledByTheLinksSent() async throws {
    let store = try open()
    for identifier in ["FT1", "FT2", "FT3"] { _ = try await store.openDraft(identifier) }
    let throttle = LinkThrottle(perEmail: 2, window: 60_000)
    for (number, identifier) in ["FT1", "FT2"].enumerated() {
      let outcome = try await store.requestMagicLink(
        newLink(UInt8(number), to: identifier, at: at(Int64(number))), throttle: throttle)
      guard case .issued = outcome else {
        Issue.record("\(outcome)")
        return
      }
    }
    let third = try await store.requestMagicLink(newLink(3, to: "FT3", at: at(2)), throttle: throttle)
    #expect(third == .refused(.throttled(until: at(60))))
    let other = try await store.requestMagicLink(
      newLink(4, to: "FT3", email: "bertha@example.org", at: at(2)), throttle: throttle)
    guard case .issued = other else {
      Issue.record("\(other)")
      return
    }
  }

  @Test func anApplicationIsThrottledByTheLinksSent() async throws {
    let store = try open()
    _ = try await store.openDraft()
    let throttle = LinkThrottle(perApplication: 2, window: 60_000)
    let emails = ["a@example.org", "bb@example.org", "ccc@example.org"]
    for (index, email) in emails.enumerated() {
      let outcome = try await store.requestMagicLink(
        newLink(UInt8(index), to: "FT1", email: email, at: at(Int64(index))), throttle: throttle)
      if index < 2 {
        guard case .issued = outcome else {
          Issue.record("\(outcome)")
          return
        }
      } else {
        #expect(outcome == .refused(.throttled(until: at(60))))
      }
    }
    let later = try await store.requestMagicLink(
      newLink(9, to: "FT1", email: emails[2], at: at(60)), throttle: throttle)
    guard case .issued = later else {
      Issue.record("\(later)")
      return
    }
    #expect(
      await failure { () throws(StoreError) in
        try await store.requestMagicLink(newLink(8, to: "FT1"), throttle: LinkThrottle(perRequest: 0))
      } == .invalidValue("throttle"))
  }

  @Test func linksAndRequestsArePurgedInPortions() async throws {
    let store = try open()
    _ = try await store.openDraft()
    for number: UInt8 in 0..<5 {
      _ = try await store.requestMagicLink(
        newLink(number, to: "FT1", at: at(Int64(number))), throttle: LinkThrottle(perRequest: 99, perApplication: 99))
    }
    let end = newLink(4, to: "FT1", at: at(4)).expiresAt
    // Each request counts, and each link.
    for count in [3, 3, 2] {
      #expect(try await store.purgeMagicLinks(expiredBefore: end, requestsBefore: at(4), limit: 3) == count)
    }
    let other = try otherConnection()
    #expect(
      try other.all(Int64.self, "SELECT requested_at FROM link_requests")
        == [Int64](repeating: at(4).milliseconds, count: 2))
    #expect(
      try await store.purgeMagicLinks(
        expiredBefore: end.adding(milliseconds: 1), requestsBefore: at(4, milliseconds: 1), limit: 3) == 2)
    #expect(try other.first(Int64.self, "SELECT count(*) FROM link_requests") == 0)
  }

  @Test func requestsThatGotNoLinkArePurgedToTheLast() async throws {
    let store = try open()
    for number: UInt8 in 0..<5 {
      let outcome = try await store.requestMagicLink(
        newLink(number, to: "none", at: at(Int64(number))), throttle: LinkThrottle(perRequest: 99))
      #expect(outcome == .refused(.unknownApplication))
    }
    while try await store.purgeMagicLinks(expiredBefore: at(5), requestsBefore: at(5), limit: 2) == 2 {}
    #expect(try otherConnection().first(Int64.self, "SELECT count(*) FROM link_requests") == 0)
  }
}
