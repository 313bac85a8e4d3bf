import Crypto
import Foundation
import Runtime
import Store
import Synchronization
import TestSupport
import Testing
import Vault

/// No submission is lost, doubled or changed by `kill -9`, nor is a draft beside it.
///
/// The server is killed at each step of a submission, and at random moments under several at once, with drafts being
/// written meanwhile. The suite does a few rounds; `CRASH_SUBMISSIONS=50` does so many.
@Suite(.serialized) final class SubmissionDurabilityTests {
  private static let rounds = ProcessInfo.processInfo.environment["CRASH_SUBMISSIONS"].flatMap { Int($0) } ?? 2
  /// At once, in each round.
  private static let submissions = 3

  private let receiver: Receiver
  private let server: RunningServer
  private let market: OpenMarket
  private let store: any Store

  init() throws {
    receiver = try Receiver()
    server = try RunningServer(flags: ["--antivirus", "off", "--access-log", "off", "--quota-scale", "1000000"])
    let editor = try server.addEditor("Crash editor", ["--webhook-url", receiver.url])
    market = try OpenMarket(server, try APIClient(server, editor))
    store = try openStore(dataDirectory: server.directory.path)
  }

  // MARK: At each step

  /// When the server is killed.
  enum Moment: CustomTestStringConvertible, CaseIterable {
    case requested
    case writingCandidateAttestation, keptCandidateAttestation
    case writingBuyerAttestation, keptBuyerAttestation
    case writingPackage
    case completed

    /// The documents that are kept by then.
    var kept: Int {
      switch self {
      case .requested, .writingCandidateAttestation: 0
      case .keptCandidateAttestation, .writingBuyerAttestation: 1
      case .keptBuyerAttestation, .writingPackage: 2
      case .completed: 3
      }
    }

    /// Whether a document is being written that no row knows yet.
    var isWriting: Bool {
      switch self {
      case .writingCandidateAttestation, .writingBuyerAttestation, .writingPackage: true
      default: false
      }
    }

    var testDescription: String { "\(self)" }
  }

  @Test(arguments: Moment.allCases)
  func aKillAtEachStepIsMadeGood(_ moment: Moment) async throws {
    // On a machine that is busy with other things a step may be over before it is seen.
    for _ in 1...5 {
      if try await isHit(moment) { return }
    }
    Issue.record("\(moment) was over each time")
  }

  /// Kills the server at the moment, or what comes after it, and looks at what became of the submission.
  /// - Returns: whether it was that moment.
  private func isHit(_ moment: Moment) async throws -> Bool {
    let candidature = try prepared(1)
    let sent = try acknowledged(candidature)
    try await eventually("\(moment)", pause: .milliseconds(1)) {
      guard let dossier = try await store.dossier(applicationIdentifier: candidature.identifier) else { return false }
      if dossier.documents.count > moment.kept { return true }
      guard dossier.documents.count == moment.kept else { return false }
      if moment == .completed { return dossier.application.completedAt != nil }
      guard moment.isWriting else { return true }
      return try await strangers() != []
    }
    server.kill()
    let left = try #require(try await store.dossier(applicationIdentifier: candidature.identifier))
    #expect(left.application.submissionRequestedAt.map(sent.contains) == true)
    try server.start()
    try await check(candidature, sent)
    // What was made before is not made again.
    let documents = try await store.documents(applicationIdentifier: candidature.identifier)
    #expect(documents.starts(with: left.documents))
    try await checkVault()
    return left.documents.count == moment.kept
  }

  /// All documents are made and the completion fails, is seen to by nobody, and survives a kill.
  @Test func aCompletionThatFailsIsTriedAgain() async throws {
    let candidature = try prepared(1)
    try alter(
      "CREATE TRIGGER refuse BEFORE UPDATE OF completed_at ON applications BEGIN SELECT RAISE(ABORT, 'no'); END")
    let sent = try acknowledged(candidature)
    try await eventually("a second attempt") { try await attempts(candidature) >= 2 }
    let page = try candidature.visitor.open(candidature.address("submission"))
    #expect(page.text.contains("Cela prend plus de temps que prévu"))
    let made = try await store.documents(applicationIdentifier: candidature.identifier)
    #expect(made.count == 3)
    server.kill()
    try alter("DROP TRIGGER refuse")
    try server.start()
    try await check(candidature, sent)
    #expect(try await store.documents(applicationIdentifier: candidature.identifier) == made, "not made again")
    try await checkVault()
  }

  /// A file that cannot be read stops its own application, which its candidate is told of, and no other; and the
  /// application goes on by itself once the file is there.
  @Test func aStepThatFailsIsTriedAgainAndHoldsUpNobody() async throws {
    let (broken, sound) = (try prepared(1), try prepared(1))
    let dossier = try #require(try await store.dossier(applicationIdentifier: broken.identifier))
    let name = try #require(dossier.files.first).storageName
    let place = vaultFolder.appendingPathComponent("\(name.prefix(2))/\(name.dropFirst(2).prefix(2))/\(name)")
    let aside = server.directory.appendingPathComponent("aside")
    try FileManager.default.moveItem(at: place, to: aside)
    let sentBroken = try acknowledged(broken)
    let sentSound = try acknowledged(sound)
    try await check(sound, sentSound)
    try await eventually("a second attempt", patience: .seconds(30)) { try await attempts(broken) >= 2 }
    let page = try broken.visitor.open(broken.address("submission"))
    #expect(page.step == "submission")
    #expect(page.text.contains("Cela prend plus de temps que prévu"))
    // The pauses grow, and the log says why without a name that anybody gave.
    let errors = server.logLines.filter { $0.contains("a submission will be tried again") }
    #expect(!errors.isEmpty)
    #expect(errors.allSatisfy { $0.contains(broken.identifier) && !$0.contains("attestation 1") })
    try FileManager.default.moveItem(at: aside, to: place)
    try await check(broken, sentBroken)
    let times = try await attempts(broken)
    #expect(times <= 6, "\(times) attempts")
    try await checkVault()
  }

  // MARK: At random moments

  @Test func everyAcknowledgedSubmissionSurvivesTheKill() async throws {
    var random = SeededGenerator(seed: 20_261_125)
    var sent: [(Candidature, Sent)] = []
    var kills = 0
    for round in 1...Self.rounds {
      let candidatures = try (0..<Self.submissions).map { _ in try prepared(Int.random(in: 1...3, using: &random)) }
      let draft = try Candidature(server, market)
      let (target, documents) = (
        Int.random(in: 0..<Self.submissions, using: &random), Int.random(in: 0...3, using: &random)
      )
      let delay = UInt32.random(in: 0...120_000, using: &random)
      let (acknowledged, kept) = try await underway(candidatures, beside: draft) {
        try await eventually("the moment of round \(round)", pause: .milliseconds(1), patience: .seconds(60)) {
          let dossier = try await store.dossier(applicationIdentifier: candidatures[target].identifier)
          return dossier.map { $0.application.isLocked && $0.documents.count >= documents } ?? false
        }
        // Somewhere on the way to the next step.
        usleep(delay)
        server.kill()
      }
      kills += 1
      for (candidature, sent) in acknowledged {
        let application = try #require(try await store.application(identifier: candidature.identifier))
        #expect(application.submissionRequestedAt.map(sent.contains) == true, "round \(round): lost")
      }
      try server.start()
      for (candidature, sent) in acknowledged { try await check(candidature, sent) }
      // Those that were not acknowledged were submitted or were not; what was is brought to its end all the same.
      for candidature in candidatures where !acknowledged.contains(where: { $0.0 === candidature }) {
        let application = try #require(try await store.application(identifier: candidature.identifier))
        if application.isLocked { try await candidature.waitUntilSent() }
      }
      try checkDraft(draft, kept)
      sent += acknowledged
    }
    // Nothing that happened later has changed what was in.
    for (candidature, sent) in sent { try await check(candidature, sent) }
    #expect(!sent.isEmpty)
    #expect(try await store.integrityCheck() == [])
    #expect(try await store.pendingSubmissions(at: Clock().now, limit: 10).isEmpty)
    try await checkVault()
    print("\(sent.count) submissions acknowledged over \(kills) kills, each complete once")
  }

  /// What the candidate of a draft was told.
  struct Kept {
    var text = ""
    var files: [String: [UInt8]] = [:]
  }

  /// Submits the applications at once while a draft is being written, until `end` has killed the server.
  private func underway(
    _ candidatures: [Candidature], beside draft: Candidature, end: () async throws -> Void
  ) async throws -> ([(Candidature, Sent)], Kept) {
    let acknowledged = Mutex<[(Candidature, Sent)]>([])
    let done = DispatchGroup()
    for candidature in candidatures {
      let summary = try candidature.summary()
      done.enter()
      Thread.detachNewThread {
        defer { done.leave() }
        let before = Clock().now
        guard let answer = try? candidature.send(summary), answer.status == 303 else { return }
        acknowledged.withLock { $0.append((candidature, Sent(after: before, before: Clock().now))) }
      }
    }
    done.enter()
    Thread.detachNewThread {
      defer { done.leave() }
      do {
        for number in 1... {
          try draft.save("Version \(number)")
          try draft.upload("pièce \(number).pdf", SampleFile.pdf(200_000, seed: UInt64(number)))
        }
      } catch {
        // The server is gone.
      }
    }
    try await end()
    await withCheckedContinuation { continuation in done.notify(queue: .global()) { continuation.resume() } }
    return (acknowledged.withLock { $0 }, Kept(text: draft.text, files: draft.files))
  }

  /// What was acknowledged is there, and of what was under way all or nothing.
  private func checkDraft(_ draft: Candidature, _ kept: Kept) throws {
    let number = { (text: String) in Int(text.split(separator: " ").last ?? "0") ?? 0 }
    let saved = number(try draft.savedText()) - number(kept.text)
    #expect(saved == 0 || saved == 1, "the last save that was acknowledged counts")
    let stored = try draft.stored()
    #expect(Set(kept.files.keys).isSubset(of: stored.map(\.name)))
    #expect(stored.count - kept.files.count <= 1)
    for file in stored {
      let answer = try draft.visitor.request("GET", draft.address("files/\(file.id)"))
      #expect(answer.status == 200)
      if let bytes = kept.files[file.name] { #expect(answer.body == bytes) }
    }
    #expect(try draft.visitor.open(draft.address("summary")).step == "summary", "still a draft")
  }

  // MARK: Submitting

  /// Between which instants an acknowledged request was made.
  struct Sent: Sendable {
    let after: Timestamp
    let before: Timestamp

    func contains(_ moment: Timestamp) -> Bool {
      (after.milliseconds - 1...before.milliseconds + 1).contains(moment.milliseconds)
    }
  }

  /// An application with so many files of some MB.
  private func prepared(_ files: Int) throws -> Candidature {
    let candidature = try Candidature(server, market)
    for number in 1...files {
      try candidature.upload("attestation \(number).pdf", SampleFile.pdf(3_000_000, seed: UInt64(number)))
    }
    return candidature
  }

  private func acknowledged(_ candidature: Candidature) throws -> Sent {
    let summary = try candidature.summary()
    let before = Clock().now
    let answer = try candidature.send(summary)
    #expect(answer.status == 303, "\(answer.text)")
    return Sent(after: before, before: Clock().now)
  }

  private func attempts(_ candidature: Candidature) async throws -> Int {
    try await store.dossier(applicationIdentifier: candidature.identifier)?.submission?.attempts ?? 0
  }

  private func alter(_ statement: String) throws {
    let database = server.directory.appendingPathComponent("passemarche.db").path
    let result = try run(URL(fileURLWithPath: "/usr/bin/sqlite3"), ["-cmd", ".timeout 5000", database, statement])
    #expect(result.status == 0, "\(result.errors)")
  }

  // MARK: What must hold

  /// The application is complete, once, with the date of its request; its documents agree; its editor was told.
  private func check(_ candidature: Candidature, _ sent: Sent) async throws {
    let identifier = candidature.identifier
    try await candidature.waitUntilSent()
    let dossier = try #require(try await store.dossier(applicationIdentifier: identifier))
    let completedAt = try #require(dossier.application.completedAt)
    #expect(sent.contains(completedAt), "the date is that of the request")
    #expect(dossier.documents.map(\.kind) == DocumentKind.allCases)
    let told = try market.editor.get("/api/v1/market_applications/\(identifier)").json
    #expect(told["status"] as? String == "completed")
    #expect(told["completed_at"] as? String == completedAt.text)
    try SubmittedDocuments(market.editor, identifier)
      .check(submittedAt: completedAt.text, files: candidature.files, server)
    try await eventually("the webhook of \(identifier)") { webhooks(of: identifier) != [] }
    #expect(Set(webhooks(of: identifier)).count == 1, "one event, however often it is sent")
  }

  /// Identifiers of the deliveries that told of an application.
  private func webhooks(of identifier: String) -> [String] {
    receiver.requests.filter { String(decoding: $0.body, as: UTF8.self).contains(identifier) }
      .compactMap { $0["webhook-id"] }
  }

  private var vaultFolder: URL { server.directory.appendingPathComponent("files") }

  private var vaultNames: [String] {
    let paths = (try? FileManager.default.subpathsOfDirectory(atPath: vaultFolder.path)) ?? []
    return paths.compactMap { $0.split(separator: "/").last.map(String.init) }.filter { $0.count == 32 }
  }

  /// Files of the vault that no row knows.
  private func strangers() async throws -> Set<String> {
    let names = vaultNames
    return Set(names).subtracting(try await store.storageNames(in: names))
  }

  /// After a sweep the vault holds what the rows name, no more and no less.
  private func checkVault() async throws {
    let sealer = Sealer(current: try SealingKey(id: "sweep", key: SecretKey([UInt8](repeating: 0, count: 32))))
    let vault = try FileVault(directory: vaultFolder.path, sealer: sealer)
    // An hour later than now: everything counts as old, since nothing is under way.
    try await vault.sweep(olderThan: -3600, erasingLostAfter: -3600) { [store] names in
      try await store.storageNames(in: names)
    }
    #expect(try await strangers() == [])
    let rows = try run(
      URL(fileURLWithPath: "/usr/bin/sqlite3"),
      [
        server.directory.appendingPathComponent("passemarche.db").path,
        "SELECT storage_name FROM application_files UNION ALL SELECT storage_name FROM documents",
      ])
    #expect(rows.output.split(separator: "\n").map(String.init).sorted() == vaultNames.sorted())
  }
}
