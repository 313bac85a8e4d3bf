import Generated
import Runtime
import Store
import Testing

@testable import Handlers

/// The names of a package's documents (product.md §5.7, scenario 102), as pages announce and packages have them.
@Suite struct PackagePlanTests {
  private let journey: Journey

  init() async throws { journey = try await Journey() }

  private func names(_ identifier: String) async throws -> [String] {
    PackagePlan(try await journey.dossier(identifier)).entries.map(\.attached.systemName)
  }

  @Test func filesAreNumberedWithinTheirField() async throws {
    let application = try await journey.application()
    try await journey.save(application) {
      $0.addedFiles = [
        Journey.file("b", of: Key.tax, name: "Impôts 2026.pdf"), Journey.file("a", of: Key.disability),
        Journey.file("c", of: Key.tax, name: "Impôts 2026.pdf"),
      ]
    }
    // The third and the fifth field that takes files; those before them have none, and count.
    #expect(
      try await names(application) == [
        "user_03_01_\(Key.tax)_Impôts 2026.pdf", "user_03_02_\(Key.tax)_Impôts 2026.pdf",
        "user_05_01_\(Key.disability)_Pièce.pdf",
      ])
    await journey.store.close()
  }

  @Test func theFirstFieldBeginsWithOne() async throws {
    let application = try await journey.application()
    try await journey.save(application) {
      $0.answers = [AnswerChange(Key.liquidation, .radio(.yes, text: ""))]
      $0.addedFiles = [
        Journey.file("a", of: Key.liquidation, name: "a.pdf"), Journey.file("b", of: Key.liquidation, name: "b.pdf"),
      ]
    }
    #expect(
      try await names(application) == ["user_01_01_\(Key.liquidation)_a.pdf", "user_01_02_\(Key.liquidation)_b.pdf"])
    await journey.store.close()
  }

  @Test func optionalFieldsAndItemsTakeTheirPlaces() async throws {
    let application = try await journey.application(asking: [Key.people, Key.insurance, Key.turnover])
    try await journey.save(application) {
      $0.addedFiles = [
        Journey.file("a", of: Key.people, item: 2, name: "cv.pdf"),
        Journey.file("b", of: Key.people, name: "liste.pdf"),
        Journey.file("c", of: Key.people, item: 1, name: "cv.pdf"),
        Journey.file("d", of: Key.insurance, name: "rc.pdf"),
      ]
    }
    // Turnover takes no files, and so has no rank.
    #expect(
      try await names(application) == [
        "user_06_01_\(Key.insurance)_rc.pdf", "user_07_01_\(Key.people)_cv.pdf", "user_07_02_\(Key.people)_liste.pdf",
        "user_07_03_\(Key.people)_cv.pdf",
      ])
    await journey.store.close()
  }

  @Test func officialDocumentsAreCalledSo() async throws {
    let application = try await journey.application()
    try await journey.recordOfficial(
      application,
      [
        OfficialAnswer(
          Key.tax, found: .init(value: .files, files: [Journey.file("o", of: Key.tax, name: "DGFIP.pdf")])),
        OfficialAnswer(
          Key.liquidation, found: .init(value: .radio(.yes, text: ""), text: "Procédure détectée", isHidden: true)),
      ])
    try await journey.save(application) {
      $0.addedFiles = [Journey.file("c", of: Key.liquidation, isContestation: true, name: "contestation.pdf")]
    }
    let plan = PackagePlan(try await journey.dossier(application))
    // What the candidate says against an official answer is the candidate's.
    #expect(
      plan.names == ["c": "user_01_01_\(Key.liquidation)_contestation.pdf", "o": "api_03_01_\(Key.tax)_DGFIP.pdf"])
    #expect(plan.entries.map(\.attached.origin) == [.candidate, .officialSource])
    #expect(plan.entries.map(\.attached.originalName) == ["contestation.pdf", "DGFIP.pdf"])
    #expect(plan.entries.allSatisfy { $0.attached.size == 10 && $0.attached.sha256 == $0.file.sha256 })
    await journey.store.close()
  }

  @Test func noInfectedFileTravels() async throws {
    let application = try await journey.application()
    try await journey.save(application) {
      $0.addedFiles = [
        Journey.file("a", of: Key.tax, name: "a.pdf", scan: .pending), Journey.file("b", of: Key.tax, name: "b.pdf"),
        Journey.file("c", of: Key.disability, name: "c.pdf"),
      ]
    }
    #expect(try await names(application).count == 3, "a name is announced while the verdict is awaited")
    for id in ["a", "c"] {
      _ = try await journey.store.recordScan(storageName: "blob-" + id, .infected("Eicar"), at: at(11))
    }
    #expect(try await names(application) == ["user_03_01_\(Key.tax)_b.pdf"])
    await journey.store.close()
  }

  @Test(arguments: [
    (FileScan.clean, true), (.unscanned, true), (.error("no answer"), true), (.pending, true),
    (.infected("Eicar"), false),
  ])
  func onlyAnInfectedFileIsLeftOut(_ scan: FileScan, _ travels: Bool) async throws {
    #expect(scan.mayTravel == travels)
  }

  /// What waits for its verdict cannot be submitted, whatever the environment, and so is in no package.
  @Test(arguments: [true, false])
  func nothingIsSubmittedBeforeItsVerdict(_ acceptsUnscanned: Bool) async throws {
    let application = try await journey.application()
    let access = DraftAccess(application, as: .anyone)
    let policy = SubmissionPolicy(acceptsUnscannedFiles: acceptsUnscanned)
    func submit() async throws -> SubmissionOutcome {
      try await journey.store.requestSubmission(access, policy: policy, at: at(20))
    }
    for verdict in [FileScan.pending, .infected("Eicar")] {
      try await journey.save(application) {
        $0.removedFiles = ["a"]
        $0.addedFiles = [Journey.file("a", of: Key.tax, scan: verdict)]
      }
      guard case .refused = try await submit() else {
        Issue.record("a file that is \(verdict) was submitted")
        continue
      }
    }
    try await journey.save(application) { $0.removedFiles = ["a"] }
    #expect(try await submit() == .requested(at: at(20)))
    await journey.store.close()
  }

  @Test func aHostileNameStaysInItsFolder() async throws {
    let application = try await journey.application()
    try await journey.save(application) {
      $0.addedFiles = [
        Journey.file("a", of: Key.tax, name: "../../etc/passwd"),
        Journey.file("b", of: Key.tax, name: "a\u{202E}fdp.exe"),
        Journey.file("c", of: Key.tax, name: String(repeating: "é", count: 251) + ".pdf"),
      ]
    }
    let names = try await names(application)
    for (rank, name) in zip(1..., names) {
      #expect(name.hasPrefix("user_03_0\(rank)_\(Key.tax)_"))
      #expect(!name.contains("/") && !name.unicodeScalars.contains("\u{202E}") && name.utf8.count <= 200, "\(name)")
    }
    #expect(names.count == 3 && names[2].hasSuffix("é.pdf"))
    await journey.store.close()
  }
}
