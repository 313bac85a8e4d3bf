import Runtime
import Testing

@testable import Store

@Suite final class DossierTests: StoreTest {
  @Test func aNewApplicationIsEmpty() async throws {
    let store = try open()
    let application = try await store.openDraft(siret: nil)
    let dossier = try #require(try store.dossier(applicationIdentifier: "FT1"))
    #expect(dossier.application == application)
    #expect(dossier.market == (try store.market(identifier: "VR-FT1")))
    #expect(dossier.editor == (try store.editor(name: "a")))
    #expect(dossier.owner == nil && dossier.submission == nil && dossier.draft == DraftState())
    #expect(dossier.answers.isEmpty && dossier.files.isEmpty && dossier.documents.isEmpty)
    #expect(try store.dossier(applicationIdentifier: "FT9") == nil)
  }

  @Test func theDashboardShowsTheSessionsSiretOnly() async throws {
    let store = try open()
    for number in 1...23 {
      _ = try await store.openDraft("FT\(number)", siret: number == 23 ? otherSiret : siret)
      _ = try await store.logIn(
        UInt8(number), to: "FT\(number)", siret: number == 23 ? otherSiret : siret, at: at(Int64(number)))
    }
    _ = try await store.openDraft("FT30")
    _ = try await store.logIn(30, to: "FT30", email: "berta@example.org")
    let candidate = try #require(try store.loginSession(sessionHash: digest(1), at: at(30))).candidate
    let access = DraftAccess("FT22", as: .candidate(candidate.id))
    try await store.save(access, at: at(50)) {
      $0.lots = .set([2])
      $0.companyName = .set("Dupont SARL")
    }
    try await store.setBuyerName(marketIdentifier: "VR-FT22", to: "Ville d’Exemple")
    let policy = SubmissionPolicy(acceptsUnscannedFiles: true)
    _ = try await store.requestSubmission(access, policy: policy, at: at(60))
    try await store.submit("FT20", at: at(61))

    let first = try store.dashboard(candidateID: candidate.id, siret: siret, page: 1)
    #expect(first.items.map(\.application.identifier) == (13...22).reversed().map { "FT\($0)" })
    #expect(first.page == 1 && first.pageCount == 3 && first.transmitted == 2 && first.inProgress == 20)
    let newest = first.items[0]
    #expect(newest.application == (try store.application(identifier: "FT22")))
    #expect(newest.application.submissionRequestedAt == at(60) && newest.application.companyName == "Dupont SARL")
    #expect(newest.marketName == "Fournitures de bureau" && newest.buyer == "Ville d’Exemple")
    #expect(newest.lots == 2 && newest.chosenLots == 1 && newest.touchedAt == at(50))
    #expect(newest.deadline == at(86_400))
    #expect(first.items[1].buyer == "13002526500013" && first.items[1].chosenLots == 0)
    let last = try store.dashboard(candidateID: candidate.id, siret: siret, page: 3)
    #expect(last.items.map(\.application.identifier) == ["FT2", "FT1"])
    for page in [4, .max] {
      #expect(try store.dashboard(candidateID: candidate.id, siret: siret, page: page) == last)
    }
    for page in [0, -1, .min] {
      #expect(try store.dashboard(candidateID: candidate.id, siret: siret, page: page) == first)
    }
    let other = try store.dashboard(candidateID: candidate.id, siret: otherSiret, page: 1)
    #expect(other.items.map(\.application.identifier) == ["FT23"])
    let none = try store.dashboard(candidateID: 99, siret: siret, page: 1)
    #expect(none == Dashboard(items: [], page: 1, pageCount: 1, inProgress: 0, transmitted: 0))
  }
}
