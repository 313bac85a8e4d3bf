import Generated
import HTML
import Pages
import Runtime
import Store

/// From the candidate's click to the page that says that all is done (product.md §5.6). The click's instant is the
/// submission's; documents and webhook follow beside the request.
extension PasseMarche {
  public func submitApplication(
    _ input: SubmitApplication.Input, _ context: SubmitApplication.Context
  ) async throws(SubmitApplication.Problem) -> SubmitApplication.Response {
    try await submit(SubmitApplication.Problem.self) {
      let candidate = try await draft(input.identifier, Visit(context, destination: input.secFetchDest))
      guard case .valid(let form) = input.body else {
        throw refused(candidate, summaryPage(candidate, obstacles: obstacles(candidate)))
      }
      let identifier = candidate.application.identifier
      switch form.intent {
      case .previous:
        let before = presenter(candidate).journey.previous(before: .summary) ?? .companyIdentification
        return Redirect(CandidateAddress.step(before, of: identifier).text)
      case .save:
        return Redirect(CandidateAddress.step(.summary, of: identifier).text)
      case .next: break
      }
      let outcome: SubmissionOutcome
      do throws(StoreError) {
        outcome = try await store.requestSubmission(
          candidate.access, policy: SubmissionPolicy(acceptsUnscannedFiles: settings.antivirus != .required),
          at: candidate.now)
      } catch {
        throw Self.turnedAway(candidate, by: error)
      }
      switch outcome {
      case .requested, .alreadyRequested:
        services.submissions.wake()
        return Redirect(CandidateAddress.submission(of: identifier).text)
      case .refused(.deadlinePassed):
        let page = CandidatePages(pageContext(candidate)).deadlinePassed(
          CandidateDeadlineModel(
            application: presenter(candidate).application, wasRefused: true))
        throw refused(candidate, page)
      case .refused:
        // Another window, or the scanner, came between the page and the click.
        let now = try await reread(candidate)
        throw refused(now, summaryPage(now, obstacles: obstacles(now)))
      }
    }
  }

  public func showSubmission(
    _ input: ShowSubmission.Input, _ context: ShowSubmission.Context
  ) async throws(ShowSubmission.Problem) -> ShowSubmission.Response {
    try await show(ShowSubmission.Problem.self) {
      let candidate = try await candidate(input.identifier, Visit(context, destination: input.secFetchDest))
      let identifier = candidate.application.identifier
      if candidate.application.completedAt != nil {
        return .redirect(CandidateAddress.syncStatus(of: identifier).text)
      }
      guard let requestedAt = candidate.application.submissionRequestedAt else {
        return .redirect(CandidateAddress.step(.summary, of: identifier).text)
      }
      let submission = candidate.dossier.submission
      let model = CandidateSubmissionModel(
        application: presenter(candidate).application, requestedAt: ParisTime(requestedAt),
        current: .init(candidate.dossier.stage),
        isDelayed: (submission?.attempts ?? 0) > 1 || submission?.lastError != nil)
      return page(candidate, CandidatePages(pageContext(candidate)).submission(model))
    }
  }

  public func showApplicationSyncStatus(
    _ input: ShowApplicationSyncStatus.Input, _ context: ShowApplicationSyncStatus.Context
  ) async throws(ShowApplicationSyncStatus.Problem) -> ShowApplicationSyncStatus.Response {
    try await show(ShowApplicationSyncStatus.Problem.self) {
      let candidate = try await candidate(input.identifier, Visit(context, destination: input.secFetchDest))
      let application = candidate.application
      guard let completedAt = application.completedAt else {
        return .redirect(CandidateAddress.submission(of: application.identifier).text)
      }
      let editor = candidate.dossier.editor
      let model = CandidateSyncModel(
        application: presenter(candidate).application, submittedAt: ParisTime(completedAt),
        delivery: .init(application.syncStatus, isConfigured: editor.completionWebhookURL != nil),
        hasAttestation: candidate.dossier.documents.contains { $0.kind == .candidateAttestation },
        returnURL: editor.candidateReturnURL.flatMap {
          ReturnURL.make(
            $0, market: application.marketIdentifier, application: application.identifier)
        },
        notice: .init(input.notice))
      return page(
        candidate, CandidatePages(pageContext(candidate)).syncStatus(model, candidate.visit.form))
    }
  }

  public func showApplicationSyncStatusAgain(
    _ input: ShowApplicationSyncStatusAgain.Input, _ context: ShowApplicationSyncStatusAgain.Context
  ) async throws(ShowApplicationSyncStatusAgain.Problem) -> ShowApplicationSyncStatusAgain.Response {
    .seeOther(location: CandidateAddress.syncStatus(of: input.identifier).text)
  }

  public func getApplicationSyncStatus(
    _ input: GetApplicationSyncStatus.Input, _ context: GetApplicationSyncStatus.Context
  ) async throws(GetApplicationSyncStatus.Problem) -> GetApplicationSyncStatus.Response {
    try await answer(GetApplicationSyncStatus.Problem.self) {
      let dossier = try await candidate(input.identifier, Visit(context, destination: nil), .look).dossier
      return .ok(
        ApplicationSyncState(submission: .init(dossier), syncStatus: dossier.application.syncStatus.ofContract))
    }
  }

  public func retryApplicationSync(
    _ input: RetryApplicationSync.Input, _ context: RetryApplicationSync.Context
  ) async throws(RetryApplicationSync.Problem) -> RetryApplicationSync.Response {
    try await submit(RetryApplicationSync.Problem.self) {
      let candidate = try await candidate(input.identifier, Visit(context, destination: nil))
      let notice = try await retry(.application(candidate.application.id))
      return Redirect(
        CandidateAddress.syncStatus(of: candidate.application.identifier).text + "?notice=" + notice.rawValue)
    }
  }

  public func downloadOwnAttestation(
    _ input: DownloadOwnAttestation.Input, _ context: DownloadOwnAttestation.Context
  ) async throws(DownloadOwnAttestation.Problem) -> DownloadOwnAttestation.Response {
    try await serve(DownloadOwnAttestation.Problem.self) {
      let candidate = try await candidate(input.identifier, Visit(context, destination: nil))
      guard candidate.application.completedAt != nil,
        let document = candidate.dossier.documents.first(where: { $0.kind == .candidateAttestation })
      else { throw PageRefusal.noDocument }
      let reader = try await vault.open(
        storageName: document.storageName, sealedKey: document.sealedKey, size: document.size)
      return .ok(
        .stream(reader.stream()),
        contentDisposition: ContentDisposition.attachment("attestation_\(candidate.application.identifier).pdf"))
    }
  }

  public func showConsultation(
    _ input: ShowConsultation.Input, _ context: ShowConsultation.Context
  ) async throws(ShowConsultation.Problem) -> ShowConsultation.Response {
    try await show(ShowConsultation.Problem.self) {
      let candidate = try await candidate(input.identifier, Visit(context, destination: input.secFetchDest))
      guard let completedAt = candidate.application.completedAt else {
        return .redirect(CandidateAddress.dashboard.text + "?notice=not_readable")
      }
      let presenter = presenter(candidate)
      return page(
        candidate,
        CandidatePages(pageContext(candidate)).consultation(
          CandidateConsultationModel(
            application: presenter.application, submittedAt: ParisTime(completedAt), dossier: presenter.model,
            hasAttestation: candidate.dossier.documents.contains { $0.kind == .candidateAttestation })))
    }
  }

  // MARK: What stands in the way

  /// What would refuse the submission now, shown before anybody presses the button.
  func obstacles(_ candidate: CandidateVisit) -> [CandidateSummaryModel.Obstacle] {
    let (dossier, market) = (candidate.dossier, candidate.market)
    let presenter = presenter(candidate)
    var obstacles: [CandidateSummaryModel.Obstacle] = []
    if !market.takesApplications(at: candidate.now) { obstacles.append(.deadlinePassed) }
    if dossier.application.siret == nil { obstacles.append(.siretMissing) }
    if !market.lots.isEmpty {
      let chosen = dossier.draft.lots.count
      if chosen == 0 { obstacles.append(.noLotChosen) }
      if let limit = market.lotLimit, chosen > limit { obstacles.append(.tooManyLots(chosen: chosen, limit: limit)) }
    }
    for file in dossier.files {
      let step = file.isContestation ? .exclusionGrounds : presenter.step(of: file.fieldKey)
      switch file.scan {
      case .clean: break
      case .pending: obstacles.append(.pendingFile(name: file.displayName, step: step))
      case .infected: obstacles.append(.infectedFile(name: file.displayName, step: step))
      case .unscanned, .error:
        if settings.antivirus == .required { obstacles.append(.uncheckedFile(name: file.displayName, step: step)) }
      }
    }
    if dossier.files.reduce(0, { $0 + $1.size }) > FileLimits().bytes { obstacles.append(.packageTooLarge) }
    return obstacles
  }
}

extension CandidateSubmissionModel.Work {
  fileprivate init(_ stage: SubmissionStage) {
    switch stage {
    case .document(.candidateAttestation): self = .candidateAttestation
    case .document(.buyerAttestation): self = .buyerAttestation
    case .document(.package): self = .documentsPackage
    case .completion: self = .completion
    }
  }
}

extension ApplicationSyncState.SubmissionValue {
  fileprivate init(_ dossier: Dossier) {
    if dossier.application.completedAt != nil {
      self = .completed
    } else if dossier.application.submissionRequestedAt == nil {
      self = .draft
    } else {
      switch dossier.stage {
      case .document(.candidateAttestation): self = .candidateAttestation
      case .document(.buyerAttestation): self = .buyerAttestation
      case .document(.package): self = .documentsPackage
      case .completion: self = .completion
      }
    }
  }
}

extension CandidateSyncModel.Delivery {
  fileprivate init(_ status: DeliveryStatus, isConfigured: Bool) {
    switch status {
    case .completed: self = .completed
    case .failed: self = .failed
    case .pending: self = isConfigured ? .pending : .notConfigured
    case .processing: self = .processing
    }
  }
}

extension CandidateSyncModel.Notice {
  fileprivate init?(_ notice: Notice?) {
    switch notice {
    case .alreadySubmitted: self = .alreadySubmitted
    case .retryStarted: self = .retried
    case .retryTooOften: self = .tooManyRetries
    case .retryRefused: self = .notFailed
    default: return nil
    }
  }
}
