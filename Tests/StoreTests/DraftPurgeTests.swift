import Runtime
import Testing

@testable import Store

@Suite final class DraftPurgeTests: StoreTest {
  /// A draft with something of everything in it.
  private func fill(_ store: SQLiteStore, _ identifier: String, file: Int, at moment: Timestamp) async throws {
    try await store.save(DraftAccess(identifier, as: .anyone), at: moment) {
      $0.answers = [AnswerChange("name", .text("Dupont"))]
      $0.contestations = ["exclusion": "non"]
      $0.lots = .set([1])
      $0.attestsNoExclusionMotifs = .set(true)
      $0.companyName = .set("Dupont SARL")
      $0.addedFiles = [newFile(file), newFile(file + 1, field: "exclusion")]
      $0.lastStep = .set("contact")
    }
  }

  @Test func aDeletedDraftIsAsItsEditorMadeIt() async throws {
    let store = try open()
    let made = try await store.openDraft()
    _ = try await store.logIn(1, to: "FT1")
    let login = try await store.logIn(2, to: "FT1")
    _ = try await store.requestMagicLink(newLink(3, to: "FT1", at: at(12)), throttle: LinkThrottle())
    try await fill(store, "FT1", file: 1, at: at(20))
    let access = DraftAccess("FT1", as: .candidate(login.session.candidate.id))
    #expect(Set(try await store.deleteDraft(access)) == ["blob-1", "blob-2"])
    let dossier = try #require(try store.dossier(applicationIdentifier: "FT1"))
    #expect(dossier.application == made && dossier.draft == DraftState())
    #expect(dossier.answers.isEmpty && dossier.files.isEmpty && dossier.owner == nil)
    #expect(
      await failure { () throws(StoreError) in
        try await store.consumeMagicLink(tokenHash: digest(3), opening: newSession(3), at: at(21))
      } == .invalidLink, "a link of before is void")
    // Anybody may be first again.
    let next = try await store.logIn(4, to: "FT1", email: "berta@example.org")
    #expect(next.application.candidateID == next.session.candidate.id)
    #expect(try await store.integrityCheck() == [])
  }

  @Test func aSiretThatTheCandidateEnteredGoesToo() async throws {
    let store = try open()
    let market = try await store.openMarket()
    _ = try await store.openApplication(newApplication("FT1", to: market))
    let login = try await store.logIn(1, to: "FT1")
    _ = try await store.deleteDraft(DraftAccess("FT1", as: .candidate(login.session.candidate.id)))
    #expect(try store.application(identifier: "FT1")?.siret == nil)
    #expect(try await store.openApplication(newApplication("FT2", to: market, siret: siret)).isNew)
  }

  @Test func whatIsLeftLyingIsForgottenToTheMillisecond() async throws {
    let store = try open()
    for (number, identifier) in ["FT1", "FT2", "FT3"].enumerated() {
      _ = try await store.openDraft(identifier)
      try await fill(store, identifier, file: number * 10, at: at(Int64(20 + number)))
    }
    let untouched = try await store.openDraft("FT4")
    #expect(
      try await store.purgeDrafts(untouchedSince: at(20), limit: 10)
        == PurgedDrafts(applicationIdentifiers: [], erasedStorageNames: []))
    let first = try await store.purgeDrafts(untouchedSince: at(20, milliseconds: 1), limit: 10)
    #expect(first.applicationIdentifiers == ["FT1"] && Set(first.erasedStorageNames) == ["blob-0", "blob-1"])
    #expect(try store.dossier(applicationIdentifier: "FT1")?.draft == DraftState())
    #expect(try await store.purgeDrafts(untouchedSince: at(1000), limit: -1).applicationIdentifiers == [])
    #expect(try await store.purgeDrafts(untouchedSince: at(1000), limit: 1).applicationIdentifiers == ["FT2"])
    #expect(try await store.purgeDrafts(untouchedSince: at(1000), limit: 10).applicationIdentifiers == ["FT3"])
    #expect(try await store.purgeDrafts(untouchedSince: at(1000), limit: 10).applicationIdentifiers == [])
    #expect(try store.application(identifier: "FT4") == untouched)
    let left = try otherConnection().first(
      Int64.self,
      """
      SELECT (SELECT count(*) FROM answers) + (SELECT count(*) FROM contestations)
        + (SELECT count(*) FROM application_files) + (SELECT count(*) FROM application_lots)
      """)
    #expect(left == 0)
  }

  @Test func eachIsKeptForItsRetention() async throws {
    let store = try open()
    let editor = try await store.createEditor(newEditor("a"))
    _ = try await store.createMarket(newMarket("VR-1", of: editor))
    var step = MarketChanges()
    step.lastStep = .set("setup")
    _ = try await store.configureMarket(identifier: "VR-1", step, at: at(0))
    _ = try await store.openDraft("FT1")
    _ = try await store.logIn(1, to: "FT1", at: at(0))
    try await fill(store, "FT1", file: 1, at: at(0))
    let day: Int64 = 86_400
    // Nothing is a millisecond older than it may be; the session's hour is long over.
    #expect(try await store.purgeMarketConfigurations(at: at(day), limit: 100) == 0)
    #expect(try await store.purgeLoginSessions(expiredBefore: at(day), limit: 100) == 1)
    #expect(try await store.purgeMarketConfigurations(at: at(day, milliseconds: 1), limit: 100) == 1)
    #expect(try await store.purgeMagicLinks(at: at(day, milliseconds: 1), limit: 100) == 2, "the request, and that a link was sent")
    #expect(try await store.purgeMagicLinks(at: at(day + 1800, milliseconds: 1), limit: 100) == 1, "the link")
    #expect(try await store.purgeDrafts(at: at(7 * day), limit: 100).applicationIdentifiers == [])
    let week = try await store.purgeDrafts(at: at(7 * day, milliseconds: 1), limit: 100)
    #expect(week.applicationIdentifiers == ["FT1"] && week.erasedStorageNames.count == 2)
    let other = try otherConnection()
    #expect(try other.first(Int64.self, "SELECT count(*) FROM candidates") == 0)
    #expect(try other.first(Int64.self, "SELECT count(*) FROM link_requests") == 0)
  }
}
