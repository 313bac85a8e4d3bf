import Runtime
import Testing

@testable import Store

@Suite final class DraftTests: StoreTest {
  private func refusal(_ body: () async throws(StoreError) -> SavedDraft) async -> StoreError? {
    await failure(body)
  }

  private func read(_ store: SQLiteStore, _ identifier: String = "FT1") throws -> Dossier {
    try #require(try store.dossier(applicationIdentifier: identifier))
  }

  @Test func aPageIsKeptWhole() async throws {
    let store = try open()
    _ = try await store.openDraft()
    let candidate = try await store.logIn(1, to: "FT1").session.candidate
    let access = DraftAccess("FT1", as: .candidate(candidate.id))
    let saved = try await store.save(access) {
      $0.answers = [
        AnswerChange("name", .text("Dupont")), AnswerChange("staff", .staff(.init(.init(), .init(), .init()))),
      ]
      $0.contestations = ["exclusion": "Ce n’est plus vrai."]
      $0.lots = .set([2])
      $0.attestsNoExclusionMotifs = .set(true)
      $0.companyName = .set("Dupont SARL")
      $0.addedFiles = [newFile(1), newFile(2, field: "exclusion")]
      $0.lastStep = .set("contact")
    }
    #expect(saved.addedFiles.map(\.id) == ["file-1", "file-2"])
    #expect(saved.erasedStorageNames.isEmpty && saved.officialKeys.isEmpty)
    var dossier = try read(store)
    #expect(dossier.answers.keys.sorted() == ["name", "staff"])
    #expect(
      dossier.answers["name"]
        == AnswerRecord(
          fieldKey: "name", value: .text("Dupont"), source: .manual, isHidden: false, officialText: nil,
          updatedAt: at(20)))
    #expect(
      dossier.draft
        == DraftState(
          lots: [2], attestsNoExclusionMotifs: true, contestations: ["exclusion": "Ce n’est plus vrai."],
          lastStep: "contact", touchedAt: at(20)))
    #expect(dossier.application.companyName == "Dupont SARL" && dossier.application.candidateID == candidate.id)
    #expect(dossier.files == saved.addedFiles)
    // Another page leaves this one as it is.
    try await store.save(access, at: at(21)) {
      $0.answers = [AnswerChange("name", .text("Durand")), AnswerChange("staff", nil)]
      $0.contestations = ["exclusion": ""]
      $0.lots = .set([])
      $0.companyName = .set(nil)
    }
    dossier = try read(store)
    #expect(dossier.answers.mapValues(\.value) == ["name": .text("Durand")])
    #expect(dossier.draft.contestations.isEmpty && dossier.draft.lots.isEmpty)
    #expect(dossier.draft.attestsNoExclusionMotifs && dossier.draft.lastStep == "contact")
    #expect(dossier.draft.touchedAt == at(21) && dossier.application.companyName == nil)
  }

  @Test func nothingOfARefusedPageIsKept() async throws {
    let store = try open()
    _ = try await store.openDraft()
    let access = DraftAccess("FT1", as: .anyone)
    try await store.save(access) { $0.addedFiles = [newFile(1)] }
    let before = try read(store)
    let refused: [(StoreError, @Sendable (inout DraftChanges) -> Void)] = [
      (.unknownField("other"), { $0.answers = [AnswerChange("name", .text("x")), AnswerChange("other", .text("y"))] }),
      (.unknownField("other"), { $0.contestations = ["other": "x"] }),
      (.unknownField("other"), { $0.addedFiles = [newFile(2, field: "other")] }),
      (.unknownLot(3), { $0.lots = .set([1, 3]) }),
      (.unknownLot(0), { $0.lots = .set([0]) }),
      (.tooManyLots(limit: 1), { $0.lots = .set([1, 2]) }),
      (
        .limitExceeded(.answerItems),
        { $0.answers = [AnswerChange("name", .samples((0...200).map { .init(number: $0) }))] }
      ),
      (.identifierTaken, { $0.addedFiles = [newFile(3), newFile(3)] }),
      (.invalidValue("sha256"), { $0.addedFiles = [newFile(3)]; $0.addedFiles[0].sha256 = [] }),
      (.invalidValue("size"), { $0.addedFiles = [newFile(3, size: -1)] }),
      (.invalidValue("display_name"), { $0.addedFiles = [newFile(3)]; $0.addedFiles[0].displayName = "" }),
      (
        .invalidValue("display_name"),
        { $0.addedFiles = [newFile(3)]; $0.addedFiles[0].displayName = String(repeating: "é", count: 256) }
      ),
    ]
    for (error, change) in refused {
      let refusal = await refusal { () throws(StoreError) in
        try await store.save(access, at: at(30)) {
          $0.answers = [AnswerChange("name", .text("half"))]
          $0.removedFiles = ["file-1"]
          $0.lastStep = .set("half")
          change(&$0)
        }
      }
      #expect(refusal == error)
      #expect(try read(store) == before)
    }
    let unknown = await refusal { () throws(StoreError) in
      try await store.save(DraftAccess("FT9", as: .anyone)) { $0.lastStep = .set("x") }
    }
    #expect(unknown == .notFound)
  }

  @Test func twoTabsNeverMixTheirForms() async throws {
    let store = try open()
    _ = try await store.openDraft()
    let access = DraftAccess("FT1", as: .anyone)
    try await withThrowingTaskGroup(of: Void.self) { group in
      for number in 0..<40 {
        group.addTask {
          try await store.save(access) {
            $0.answers = [AnswerChange("name", .text("\(number)")), AnswerChange("turnover", .text("\(number)"))]
            $0.contestations = ["exclusion": "\(number)"]
            $0.lots = .set([number % 2 + 1])
            $0.lastStep = .set("\(number)")
          }
        }
        let dossier = try read(store)
        #expect(dossier.answers["name"]?.value == dossier.answers["turnover"]?.value)
      }
      try await group.waitForAll()
    }
    let dossier = try read(store)
    let last = try #require(dossier.draft.lastStep)
    #expect(dossier.answers.mapValues(\.value) == ["name": .text(last), "turnover": .text(last)])
    #expect(dossier.draft.contestations == ["exclusion": last])
    #expect(dossier.draft.lots == [(Int(last) ?? 0) % 2 + 1])
  }

  @Test func onlyTheOwnerWrites() async throws {
    let store = try open()
    _ = try await store.openDraft("FT1")
    _ = try await store.openDraft("FT2")
    let anna = try await store.logIn(1, to: "FT1").session.candidate
    let berta = try await store.logIn(2, to: "FT2", email: "berta@example.org").session.candidate
    let write: @Sendable (String, CandidateRecord) async -> StoreError? = { identifier, candidate in
      await failure { () throws(StoreError) in
        try await store.save(DraftAccess(identifier, as: .candidate(candidate.id))) { $0.lots = .set([1]) }
      }
    }
    let before = try read(store)
    let stranger = DraftAccess("FT1", as: .candidate(berta.id))
    #expect(await write("FT1", berta) == .notOwner)
    #expect(await failure { () throws(StoreError) in try await store.deleteDraft(stranger) } == .notOwner)
    #expect(
      await failure { () throws(StoreError) in
        try await store.requestSubmission(stranger, policy: .init(acceptsUnscannedFiles: true), at: at(30))
      } == .notOwner)
    #expect(try read(store) == before)
    // A write on its way when the draft was deleted comes too late.
    _ = try await store.deleteDraft(DraftAccess("FT1", as: .candidate(anna.id)))
    #expect(await write("FT1", anna) == .notOwner)
    // That an application is locked is told to its owner alone.
    try await store.submit("FT2", at: at(30))
    #expect(await write("FT2", anna) == .notOwner)
    #expect(await write("FT2", berta) == .locked)
  }

  /// In the sandbox editors act for candidates, whoever owns the application; for those of their own markets alone.
  @Test func anEditorWritesToApplicationsOfItsMarkets() async throws {
    let store = try open()
    _ = try await store.openDraft("FT1")
    _ = try await store.logIn(1, to: "FT1")
    let editorID = try read(store).application.editorID
    let write: @Sendable (Int64) async -> StoreError? = { id in
      await failure { () throws(StoreError) in
        try await store.save(DraftAccess("FT1", as: .editor(id))) { $0.lots = .set([1]) }
      }
    }
    #expect(await write(editorID + 1) == .notOwner)
    #expect(try read(store).draft.lots == [])
    #expect(await write(editorID) == nil)
    #expect(try read(store).draft.lots == [1])
  }

  @Test func aSubmissionLocksEverything() async throws {
    let store = try open()
    _ = try await store.openDraft()
    let access = DraftAccess("FT1", as: .anyone)
    try await store.save(access) {
      $0.addedFiles = [newFile(1, scan: .clean)]
      $0.lots = .set([1])
    }
    let outcome = try await store.requestSubmission(access, policy: .init(acceptsUnscannedFiles: false), at: at(30))
    #expect(outcome == .requested(at: at(30)))
    let before = try read(store)
    #expect(before.application.isLocked && before.application.completedAt == nil)
    let changes: [@Sendable (inout DraftChanges) -> Void] = [
      { $0.answers = [AnswerChange("name", .text("x"))] }, { $0.removedFiles = ["file-1"] },
      { $0.addedFiles = [newFile(2)] }, { $0.lots = .set([2]) }, { $0.contestations = ["exclusion": "x"] },
      { $0.attestsNoExclusionMotifs = .set(true) }, { $0.lastStep = .set("x") },
    ]
    for change in changes {
      #expect(await refusal { () throws(StoreError) in try await store.save(access, change) } == .locked)
    }
    #expect(await failure { () throws(StoreError) in try await store.deleteDraft(access) } == .locked)
    #expect(
      await failure { () throws(StoreError) in try await store.bindSiret(access, to: otherSiret, at: at(31)) }
        == .locked)
    #expect(
      await failure { () throws(StoreError) in
        try await store.recordOfficialAnswers(
          applicationIdentifier: "FT1", [OfficialAnswer("name", found: nil)], limits: FileLimits(), at: at(31))
      } == .locked)
    #expect(try await store.purgeDrafts(untouchedSince: at(1000), limit: 10).applicationIdentifiers == [])
    #expect(try read(store) == before)
    try await store.submit("FT1", at: at(40))
    #expect(await refusal { () throws(StoreError) in try await store.save(access) { $0.lots = .set([]) } } == .locked)
    #expect(try await store.purgeDrafts(untouchedSince: at(1000), limit: 10).applicationIdentifiers == [])
    #expect(try read(store).files == before.files)
  }

  @Test func textsAreBounded() async throws {
    let store = try open()
    _ = try await store.openDraft()
    let access = DraftAccess("FT1", as: .anyone)
    // An é is two bytes; quotes are two more.
    let half = String(repeating: "é", count: DraftLimits.answerBytes / 4)
    try await store.save(access) {
      $0.answers = [AnswerChange("name", .text(String(half.dropLast(1))))]
      $0.contestations = ["exclusion": half]
    }
    #expect(
      await refusal { () throws(StoreError) in
        try await store.save(access) { $0.answers = [AnswerChange("files", .files)] }
      } == .limitExceeded(.answerBytes))
    try await store.save(access) {
      $0.contestations = ["exclusion": ""]
      $0.answers = [AnswerChange("files", .files)]
    }
    #expect(try read(store).answers.count == 2)
  }

  @Test func aSiretIsEnteredOnceWithoutALogin() async throws {
    let store = try open()
    let market = try await store.openMarket()
    _ = try await store.openApplication(newApplication("FT1", to: market))
    _ = try await store.openApplication(newApplication("FT2", to: market, siret: otherSiret))
    let access = DraftAccess("FT1", as: .anyone)
    let bind: @Sendable (String, Timestamp) async -> StoreError? = { siret, moment in
      await failure { () throws(StoreError) in try await store.bindSiret(access, to: siret, at: moment) }
    }
    #expect(await bind(otherSiret, at(5)) == .siretTaken)
    #expect(await bind(siret, at(6)) == nil)
    #expect(try store.application(identifier: "FT1")?.siret == siret)
    #expect(try read(store).draft.touchedAt == at(6))
    #expect(await bind(siret, at(7)) == nil)
    #expect(await bind("00000000000000", at(8)) == .invalidValue("siret"))
    #expect(try await store.openApplication(newApplication("FT3", to: market, siret: siret)).isNew == false)
  }
}
