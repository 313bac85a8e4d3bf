import Generated
import Pages
import Runtime
import Store
import Vault

/// Does at once what a candidate does in the browser, over the same transactions: answers what is open, submits.
struct StandIn {
  let store: any Store
  let intake: FileIntake
  let services: PasseMarche.Services
  let policy: ScanPolicy
  let clock: Clock

  /// Milliseconds between two looks at whether the antivirus has had its say.
  private static let scanPause: Int64 = 100

  /// Submits an application, and waits until its documents are made.
  /// - Parameter editor: the market's, in whose name it is done.
  /// - Throws: ``SubmissionRefusal`` where the application cannot be submitted as it is;
  ///   ``StoreError/limitExceeded(_:)`` where it has no room for what it lacks.
  func submit(_ application: ApplicationRecord, for editor: Principal) async throws -> ApplicationRecord {
    let access = DraftAccess(application.identifier, as: .editor(editor.editorID))
    do {
      try await complete(application, access)
    } catch StoreError.locked {
      // Submitted before, or meanwhile by somebody else.
    }
    try await request(access)
    return try await services.submissions.end(of: application.identifier)
  }

  // MARK: Answering

  private func complete(_ application: ApplicationRecord, _ access: DraftAccess) async throws {
    let now = clock.now
    if application.siret == nil { try await bindSiret(access, at: now) }
    guard let dossier = try await store.dossier(applicationIdentifier: application.identifier) else {
      throw StoreError.notFound
    }
    guard !dossier.application.isLocked else { return }
    var changes = try await changes(of: dossier, at: now)
    changes.lastStep = .set(CandidateStep.summary.segment)
    do throws(StoreError) {
      _ = try await store.saveDraft(access, changes, limits: FileLimits(), at: now)
    } catch {
      await intake.discard(changes.addedFiles.map(\.storageName), after: error)
      throw error
    }
    if !changes.addedFiles.isEmpty { services.scanner.wake() }
  }

  private func bindSiret(_ access: DraftAccess, at now: Timestamp) async throws {
    for _ in 1..<Identifiers.attempts {
      do {
        return try await store.bindSiret(access, to: MadeUpAnswers.siret(), at: now)
      } catch StoreError.siretTaken {
        continue
      } catch StoreError.invalidValue {
        // The candidate gave one meanwhile.
        return
      }
    }
    try await store.bindSiret(access, to: MadeUpAnswers.siret(), at: now)
  }

  /// What is missing; what the candidate has answered stays.
  private func changes(of dossier: Dossier, at now: Timestamp) async throws -> DraftChanges {
    let madeUp = MadeUpAnswers(at: now)
    var changes = DraftChanges()
    changes.attestsNoExclusionMotifs = .set(true)
    if dossier.draft.lots.isEmpty, !dossier.market.lots.isEmpty {
      let count = min(dossier.market.lotLimit ?? .max, dossier.market.lots.count)
      changes.lots = .set(Array(1...max(1, count)))
    }
    for field in MarketFields.asked(by: dossier.market).flatMap(\.fields) {
      if dossier.answers[field.key]?.source == .auto { continue }
      let value = madeUp.answer(to: field)
      let isAnswered = !(dossier.answers[field.key]?.value?.isEmpty ?? true)
      if !isAnswered, !value.isEmpty { changes.answers.append(AnswerChange(field.key, value)) }
      if madeUp.needsDocument(field), dossier.files(of: field.key).isEmpty {
        changes.addedFiles.append(
          try await intake.take(MadeUpAnswers.document, named: MadeUpAnswers.documentName, for: field.key))
      }
    }
    return changes
  }

  // MARK: Submitting

  private func request(_ access: DraftAccess) async throws {
    let policy = SubmissionPolicy(acceptsUnscannedFiles: policy != .required)
    while true {
      switch try await store.requestSubmission(access, policy: policy, at: clock.now) {
      case .requested, .alreadyRequested: return services.submissions.wake()
      case .refused(.filesPending): try await Task.sleep(for: .milliseconds(Self.scanPause))
      case .refused(let refusal): throw refusal
      }
    }
  }
}
