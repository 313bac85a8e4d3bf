import Runtime
import Testing

@testable import Store

@Suite final class OfficialAnswerTests: StoreTest {
  private let access = DraftAccess("FT1", as: .anyone)

  private func record(
    _ store: SQLiteStore, _ answers: [OfficialAnswer], at moment: Timestamp = at(20)
  ) async throws(StoreError) -> [String] {
    try await store.recordOfficialAnswers(
      applicationIdentifier: "FT1", answers, limits: FileLimits(), at: moment)
  }

  @Test func nothingTheCandidateSendsChangesAnOfficialAnswer() async throws {
    let store = try open()
    _ = try await store.openDraft()
    try await store.save(access) { $0.addedFiles = [newFile(1), newFile(2, field: "name")] }
    let found = OfficialAnswer.Found(
      value: .text("Dupont"), text: "Selon le registre", isHidden: true,
      files: [newFile(3, field: "name", scan: .clean)])
    #expect(try await record(store, [OfficialAnswer("name", found: found)]) == ["blob-2"])
    let official = AnswerRecord(
      fieldKey: "name", value: .text("Dupont"), source: .auto, isHidden: true, officialText: "Selon le registre",
      updatedAt: at(20))
    let saved = try await store.save(access, at: at(30)) {
      $0.answers = [AnswerChange("name", .text("forged")), AnswerChange("staff", .text("kept"))]
      $0.removedFiles = ["file-3", "file-1"]
      $0.contestations = ["name": "Je conteste"]
      $0.addedFiles = [newFile(4, field: "name")]
      $0.addedFiles[0].isContestation = true
    }
    #expect(saved.officialKeys == ["name"] && saved.erasedStorageNames == ["blob-1"])
    let dossier = try #require(try store.dossier(applicationIdentifier: "FT1"))
    #expect(dossier.answers["name"] == official)
    #expect(dossier.answers["staff"]?.value == .text("kept"))
    #expect(dossier.files.map(\.id) == ["file-3", "file-4"])
    #expect(dossier.draft.contestations == ["name": "Je conteste"], "beside the official text, not in it")
    for change in [nil, AnswerValue.files] {
      try await store.save(access) { $0.answers = [AnswerChange("name", change)] }
    }
    #expect(try store.dossier(applicationIdentifier: "FT1")?.answers["name"] == official)
    #expect(
      await failure { () throws(StoreError) in
        try await store.save(self.access) { $0.addedFiles = [newFile(5, field: "name")] }
      } == .officialAnswer("name"))
    // The files of a contestation are the candidate's.
    let removed = try await store.save(access) { $0.removedFiles = ["file-4"] }
    #expect(removed.erasedStorageNames == ["blob-4"])
  }

  /// The application goes by its SIRET: no form says another one, and only an official source says it better.
  @Test func theSiretOfTheApplicationAnswersItsField() async throws {
    let store = try open()
    let editor = try await store.createEditor(newEditor("a"))
    _ = try await store.createMarket(newMarket("VR-1", of: editor))
    let market = try await store.complete("VR-1", at: at(1), asking: ["name", Dossier.siretField])
    _ = try await store.openApplication(newApplication("FT1", to: market, siret: nil))
    let answer = { try #require(try store.dossier(applicationIdentifier: "FT1")).answers[Dossier.siretField] }
    try await store.save(access) { $0.answers = [AnswerChange(Dossier.siretField, .text("typed"))] }
    #expect(try answer()?.value == .text("typed"), "as long as there is none it is asked")
    try await store.bindSiret(access, to: siret, at: at(30))
    for change in [AnswerValue.text("forged"), nil] {
      try await store.save(access) {
        $0.answers = [AnswerChange(Dossier.siretField, change), AnswerChange("name", .text("kept"))]
      }
      #expect(try answer()?.value == .text(siret) && answer()?.source == .manual)
    }
    #expect(try store.dossier(applicationIdentifier: "FT1")?.answers["name"]?.value == .text("kept"))
    _ = try await record(store, [OfficialAnswer(Dossier.siretField, found: nil)])
    #expect(try answer()?.value == .text(siret) && answer()?.source == .manualAfterAPIFailure)
    _ = try await record(
      store, [OfficialAnswer(Dossier.siretField, found: OfficialAnswer.Found(value: .text(siret)))], at: at(40))
    #expect(try answer()?.source == .auto && answer()?.updatedAt == at(40))
    // A market that does not ask has no answer.
    _ = try await store.openDraft("FT2")
    #expect(try store.dossier(applicationIdentifier: "FT2")?.answers.isEmpty == true)
  }

  @Test func aFailureIsRememberedWhateverTheCandidateAnswers() async throws {
    let store = try open()
    _ = try await store.openDraft()
    try await store.save(access) { $0.answers = [AnswerChange("staff", .text("before"))] }
    _ = try await record(store, [OfficialAnswer("name", found: nil), OfficialAnswer("staff", found: nil)])
    let answers = { try #require(try store.dossier(applicationIdentifier: "FT1")).answers }
    #expect(try answers()["name"]?.source == .manualAfterAPIFailure)
    #expect(try answers()["name"]?.value == nil)
    #expect(try answers()["staff"]?.value == .text("before"))
    try await store.save(access) { $0.answers = [AnswerChange("name", .text("Dupont"))] }
    #expect(try answers()["name"]?.value == .text("Dupont"))
    try await store.save(access) { $0.answers = [AnswerChange("name", nil)] }
    #expect(try answers()["name"]?.value == nil)
    #expect(try answers().mapValues(\.source) == ["name": .manualAfterAPIFailure, "staff": .manualAfterAPIFailure])
    // The source answers in the end; later failures take nothing back.
    _ = try await record(store, [OfficialAnswer("name", found: .init(value: .text("Durand")))])
    _ = try await record(store, [OfficialAnswer("name", found: nil)])
    #expect(try answers()["name"]?.source == .auto)
  }

  @Test func officialDataAreHeldToTheSameLimits() async throws {
    let store = try open()
    _ = try await store.openDraft()
    #expect(
      await failure { () throws(StoreError) in
        try await self.record(store, [OfficialAnswer("other", found: nil)])
      } == .unknownField("other"))
    let long = String(repeating: "x", count: DraftLimits.answerBytes)
    #expect(
      await failure { () throws(StoreError) in
        try await self.record(store, [OfficialAnswer("name", found: .init(value: .files, text: long))])
      } == .limitExceeded(.answerBytes))
    #expect(try store.dossier(applicationIdentifier: "FT1")?.draft.touchedAt == nil)
    _ = try await record(store, [OfficialAnswer("name", found: .init(value: .files))])
    #expect(try store.dossier(applicationIdentifier: "FT1")?.draft.touchedAt == at(20), "there is something to purge")
    _ = try await record(store, [OfficialAnswer("name", found: .init(value: .files))], at: at(25))
    #expect(try store.dossier(applicationIdentifier: "FT1")?.draft.touchedAt == at(20))
  }
}
