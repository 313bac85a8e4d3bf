import Runtime
import Testing

@testable import Store

@Suite final class SubmissionTests: StoreTest {
  private let access = DraftAccess("FT1", as: .anyone)
  private let strict = SubmissionPolicy(acceptsUnscannedFiles: false, maximumFileBytes: 100)

  private func ready(_ store: SQLiteStore, _ identifier: String = "FT1") async throws {
    _ = try await store.openDraft(identifier)
    try await store.save(DraftAccess(identifier, as: .anyone)) { $0.lots = .set([1]) }
  }

  private func document(_ kind: DocumentKind, _ number: UInt8, token: String? = nil) -> NewDocument {
    NewDocument(
      kind: kind, storageName: "document-\(number)", sealedKey: [number], size: 1000, sha256: digest(number),
      verificationToken: token)
  }

  @Test func aDoubleClickSubmitsOnce() async throws {
    let store = try open()
    try await ready(store)
    let outcomes = try await withThrowingTaskGroup(of: SubmissionOutcome.self) { [access, strict] group in
      for number in 0..<16 {
        group.addTask { try await store.requestSubmission(access, policy: strict, at: at(30 + Int64(number))) }
      }
      return try await group.reduce(into: []) { $0.append($1) }
    }
    let moment = try #require(try store.application(identifier: "FT1")?.submissionRequestedAt)
    #expect(outcomes.filter { $0 == .requested(at: moment) }.count == 1)
    #expect(outcomes.filter { $0 == .alreadyRequested(at: moment) }.count == 15)
    #expect(try store.pendingSubmissions(at: at(100), limit: 10).map(\.applicationIdentifier) == ["FT1"])
    try await store.submit("FT1", at: at(50))
    #expect(
      try await store.requestSubmission(access, policy: strict, at: at(60)) == .alreadyRequested(at: moment))
    #expect(try store.pendingSubmissions(at: at(100), limit: 10) == [])
  }

  @Test func whatIsMissingIsTold() async throws {
    let store = try open()
    _ = try await store.openDraft(siret: nil)
    let request: @Sendable (SubmissionPolicy, Timestamp) async throws -> SubmissionOutcome = { [access] policy, moment
      in
      try await store.requestSubmission(access, policy: policy, at: moment)
    }
    #expect(try await request(strict, at(30)) == .refused(.siretMissing))
    try await store.bindSiret(access, to: siret, at: at(31))
    #expect(try await request(strict, at(32)) == .refused(.lotsMissing))
    try await store.save(access) {
      $0.lots = .set([2])
      $0.addedFiles = [newFile(1, size: 60), newFile(2, size: 41)]
    }
    #expect(try await request(strict, at(33)) == .refused(.filesPending(["file-1", "file-2"])))
    _ = try await store.recordScan(storageName: "blob-1", .infected("x"), at: at(34))
    #expect(try await request(strict, at(35)) == .refused(.filesInfected(["file-1"])))
    _ = try await store.recordScan(storageName: "blob-1", .error("x"), at: at(36))
    _ = try await store.recordScan(storageName: "blob-2", .unscanned, at: at(36))
    #expect(try await request(strict, at(37)) == .refused(.filesUnscanned(["file-1", "file-2"])))
    var lax = strict
    lax.acceptsUnscannedFiles = true
    #expect(try await request(lax, at(38)) == .refused(.filesTooLarge(bytes: 101)))
    lax.maximumFileBytes = 101
    #expect(try await request(lax, at(86_401)) == .refused(.deadlinePassed))
    #expect(try store.application(identifier: "FT1")?.isLocked == false)
    #expect(try await request(lax, at(86_400, milliseconds: 999)) == .requested(at: at(86_400, milliseconds: 999)))
    #expect(
      await failure { () throws(StoreError) in
        try await store.requestSubmission(DraftAccess("FT9", as: .anyone), policy: self.strict, at: at(30))
      } == .notFound)
  }

  @Test func aMarketWithoutLotsAsksForNone() async throws {
    let store = try open()
    let editor = try await store.createEditor(newEditor("a"))
    var new = newMarket("VR-1", of: editor)
    new.lots = []
    new.lotLimit = nil
    let market = try await store.createMarket(new)
    _ = try await store.openApplication(newApplication("FT1", to: market, siret: siret))
    #expect(try await store.requestSubmission(access, policy: strict, at: at(30)) == .requested(at: at(30)))
  }

  @Test func theDocumentsAreMadeInOrderAndTheJobEndsWithTheCompletion() async throws {
    let store = try open()
    try await ready(store)
    #expect(try await store.claimSubmission(at: at(29), leaseUntil: at(60)) == nil)
    _ = try await store.requestSubmission(access, policy: strict, at: at(30))
    let job = try #require(try await store.claimSubmission(at: at(31), leaseUntil: at(60)))
    #expect(job.claim == SubmissionClaim(applicationIdentifier: "FT1", attempt: 1))
    #expect(job.requestedAt == at(30) && job.stage == .document(.candidateAttestation))
    #expect(try await store.claimSubmission(at: at(32), leaseUntil: at(60)) == nil, "it is taken")
    for (number, kind) in DocumentKind.allCases.enumerated() {
      let stage = try #require(try store.dossier(applicationIdentifier: "FT1")).stage
      #expect(stage == .document(kind))
      let token = kind == .package ? nil : "token-\(number)"
      let replaced = try await store.saveDocument(
        job.claim, document(kind, UInt8(number), token: token), leaseUntil: at(90), at: at(40))
      #expect(replaced == nil)
    }
    let dossier = try #require(try store.dossier(applicationIdentifier: "FT1"))
    #expect(dossier.stage == .completion && dossier.documents.map(\.kind) == DocumentKind.allCases)
    #expect(
      dossier.submission
        == SubmissionState(requestedAt: at(30), attempts: 1, nextAttemptAt: at(90), lastError: nil))
    #expect(
      dossier.documents[0]
        == DocumentRecord(
          kind: .candidateAttestation, storageName: "document-0", sealedKey: [0], size: 1000, sha256: digest(0),
          verificationToken: "token-0", createdAt: at(40)))
    #expect(try store.documents(applicationIdentifier: "FT1") == dossier.documents)
    #expect(try store.storageNames(in: ["document-0", "other"]) == ["document-0"])
    #expect(try store.verification(token: "token-0") == nil, "nothing is confirmed before it is submitted")
    try await store.submit("FT1", at: at(50))
    #expect(
      try store.verification(token: "token-0")
        == AttestationVerification(
          applicationIdentifier: "FT1", kind: .candidateAttestation, submittedAt: at(30), sha256: digest(0)))
    #expect(try store.verification(token: "token-9") == nil)
    #expect(try await store.claimSubmission(at: at(1000), leaseUntil: at(2000)) == nil)
    #expect(
      await failure { () throws(StoreError) in
        try await store.saveDocument(
          job.claim, self.document(.package, 9), leaseUntil: at(90), at: at(60))
      } == .claimLost)
  }

  @Test func aDocumentMadeAgainReplacesTheFirst() async throws {
    let store = try open()
    try await ready(store)
    _ = try await store.requestSubmission(access, policy: strict, at: at(30))
    let claim = try #require(try await store.claimSubmission(at: at(31), leaseUntil: at(60))).claim
    let save: @Sendable (NewDocument) async throws(StoreError) -> String? = { document throws(StoreError) in
      try await store.saveDocument(claim, document, leaseUntil: at(60), at: at(40))
    }
    #expect(try await save(document(.candidateAttestation, 1, token: "a")) == nil)
    #expect(try await save(document(.candidateAttestation, 2, token: "a")) == "document-1")
    #expect(try await save(document(.candidateAttestation, 2, token: "b")) == nil, "the bytes are the new ones")
    let taken = document(.buyerAttestation, 3, token: "b")
    #expect(await failure { () throws(StoreError) in try await save(taken) } == .identifierTaken)
    let sameBytes = document(.buyerAttestation, 2)
    #expect(await failure { () throws(StoreError) in try await save(sameBytes) } == .identifierTaken)
    var wrong = document(.package, 4)
    wrong.sha256 = [1]
    let short = wrong
    #expect(await failure { () throws(StoreError) in try await save(short) } == .invalidValue("sha256"))
    wrong = document(.package, 4)
    wrong.size = -1
    let negative = wrong
    #expect(await failure { () throws(StoreError) in try await save(negative) } == .invalidValue("size"))
    #expect(try store.documents(applicationIdentifier: "FT1").map(\.storageName) == ["document-2"])
    #expect(try store.documents(applicationIdentifier: "FT9") == [])
  }

  @Test func aWorkerThatDiedIsReplacedAndComesTooLate() async throws {
    let store = try open()
    try await ready(store)
    _ = try await store.requestSubmission(access, policy: strict, at: at(30))
    let dead = try #require(try await store.claimSubmission(at: at(31), leaseUntil: at(60)))
    _ = try await store.saveDocument(
      dead.claim, document(.candidateAttestation, 1), leaseUntil: at(60), at: at(40))
    #expect(try await store.claimSubmission(at: at(60, milliseconds: -1), leaseUntil: at(99)) == nil)
    let next = try #require(try await store.claimSubmission(at: at(60), leaseUntil: at(99)))
    #expect(next.claim.attempt == 2 && next.stage == .document(.buyerAttestation))
    let late: [StoreError?] = [
      await failure { () throws(StoreError) in
        try await store.saveDocument(
          dead.claim, self.document(.buyerAttestation, 2), leaseUntil: at(200), at: at(61))
      },
      await failure { () throws(StoreError) in try await store.keepSubmission(dead.claim, leaseUntil: at(200)) },
      await failure { () throws(StoreError) in
        try await store.failSubmission(dead.claim, error: "late", retryAt: at(61))
      },
    ]
    #expect(late == [.claimLost, .claimLost, .claimLost])
    try await store.keepSubmission(next.claim, leaseUntil: at(150))
    #expect(try await store.claimSubmission(at: at(149), leaseUntil: at(200)) == nil)
    try await store.failSubmission(next.claim, error: "too large", retryAt: at(121).adding(milliseconds: .max))
    #expect(try await store.claimSubmission(at: at(10_000_000), leaseUntil: at(10_000_001)) == nil, "given up")
    // A worker that starts alone does not wait for the leases of the dead, and tries what was given up.
    #expect(try await store.releaseSubmissions(at: at(120)) == 1)
    #expect(try await store.releaseSubmissions(at: at(120)) == 0)
    #expect(try await store.claimSubmission(at: at(120), leaseUntil: at(200))?.claim.attempt == 3)
  }

  /// One that brings each of its workers down is the first in the queue after every start.
  @Test func whatWasNotTriedYetComesFirst() async throws {
    let store = try open()
    try await ready(store, "FT1")
    try await ready(store, "FT2")
    _ = try await store.requestSubmission(access, policy: strict, at: at(30))
    #expect(try await store.claimSubmission(at: at(31), leaseUntil: at(60))?.claim.applicationIdentifier == "FT1")
    _ = try await store.requestSubmission(DraftAccess("FT2", as: .anyone), policy: strict, at: at(32))
    #expect(try await store.releaseSubmissions(at: at(33)) == 1)
    let next = try await store.claimSubmission(at: at(33), leaseUntil: at(60))
    #expect(next?.claim.applicationIdentifier == "FT2")
    #expect(try await store.claimSubmission(at: at(33), leaseUntil: at(60))?.claim.applicationIdentifier == "FT1")
  }

  @Test func aFailureIsKeptForOperatorsAndTriedAgain() async throws {
    let store = try open()
    try await ready(store, "FT1")
    try await ready(store, "FT2")
    _ = try await store.requestSubmission(DraftAccess("FT2", as: .anyone), policy: strict, at: at(30))
    _ = try await store.requestSubmission(access, policy: strict, at: at(31))
    let first = try #require(try await store.claimSubmission(at: at(40), leaseUntil: at(60)))
    #expect(first.claim.applicationIdentifier == "FT2", "in the order in which they were asked for")
    try await store.failSubmission(first.claim, error: String(repeating: "é", count: 501), retryAt: at(50))
    let second = try #require(try await store.claimSubmission(at: at(41), leaseUntil: at(60)))
    #expect(second.claim.applicationIdentifier == "FT1", "one that fails holds up no other")
    let pending = try store.pendingSubmissions(at: at(45), limit: 10)
    #expect(pending.map(\.applicationIdentifier) == ["FT2", "FT1"])
    #expect(
      pending[0].state
        == SubmissionState(
          requestedAt: at(30), attempts: 1, nextAttemptAt: at(50), lastError: String(repeating: "é", count: 500)))
    #expect(try store.pendingSubmissions(at: at(45), limit: 1).count == 1)
    #expect(try await store.claimSubmission(at: at(50), leaseUntil: at(60))?.claim.attempt == 2)
  }

  @Test func ofManyWorkersEachGetsAnother() async throws {
    let store = try open()
    for number in 0..<6 {
      try await ready(store, "FT\(number)")
      _ = try await store.requestSubmission(DraftAccess("FT\(number)", as: .anyone), policy: strict, at: at(30))
    }
    let claims = try await withThrowingTaskGroup(of: String?.self) { group in
      for _ in 0..<8 {
        group.addTask {
          try await store.claimSubmission(at: at(31), leaseUntil: at(60))?.claim.applicationIdentifier
        }
      }
      return try await group.reduce(into: []) { $0.append($1) }
    }
    #expect(claims.compactMap { $0 }.sorted() == (0..<6).map { "FT\($0)" })
  }
}
