import Generated
import HTML
import Pages
import Runtime
import Store

/// The screens of the candidate's wizard, from the company to the summary (product.md §5.4).
extension PasseMarche {
  public func showCompanyIdentification(
    _ input: ShowCompanyIdentification.Input, _ context: ShowCompanyIdentification.Context
  ) async throws(ShowCompanyIdentification.Problem) -> ShowCompanyIdentification.Response {
    try await show(ShowCompanyIdentification.Problem.self) {
      let candidate = try await draft(input.identifier, Visit(context, destination: input.secFetchDest))
      return page(candidate, identificationPage(candidate, candidate.visit.form))
    }
  }

  public func showApplicationLots(
    _ input: ShowApplicationLots.Input, _ context: ShowApplicationLots.Context
  ) async throws(ShowApplicationLots.Problem) -> ShowApplicationLots.Response {
    try await show(ShowApplicationLots.Problem.self) {
      let candidate = try await draft(input.identifier, Visit(context, destination: input.secFetchDest))
      if candidate.market.lots.isEmpty { return leads(candidate, to: .marketInformation) }
      return page(candidate, lotsPage(candidate, candidate.visit.form))
    }
  }

  public func showMarketInformation(
    _ input: ShowMarketInformation.Input, _ context: ShowMarketInformation.Context
  ) async throws(ShowMarketInformation.Problem) -> ShowMarketInformation.Response {
    try await show(ShowMarketInformation.Problem.self) {
      let candidate = try await draft(input.identifier, Visit(context, destination: input.secFetchDest))
      let model = CandidateMarketInformationModel(wizard: presenter(candidate).wizard(at: candidate.now))
      return page(candidate, CandidatePages(pageContext(candidate)).marketInformation(model, candidate.visit.form))
    }
  }

  public func showExclusionGrounds(
    _ input: ShowExclusionGrounds.Input, _ context: ShowExclusionGrounds.Context
  ) async throws(ShowExclusionGrounds.Problem) -> ShowExclusionGrounds.Response {
    try await show(ShowExclusionGrounds.Problem.self) {
      let candidate = try await draft(input.identifier, Visit(context, destination: input.secFetchDest))
      guard presenter(candidate).journey.contains(.exclusionGrounds) else { throw PageRefusal.noStep }
      return page(
        candidate, exclusionPage(candidate, candidate.visit.form, notice: Self.wizardNotice(input.notice)))
    }
  }

  public func showApplicationStep(
    _ input: ShowApplicationStep.Input, _ context: ShowApplicationStep.Context
  ) async throws(ShowApplicationStep.Problem) -> ShowApplicationStep.Response {
    try await show(ShowApplicationStep.Problem.self) {
      let candidate = try await draft(input.identifier, Visit(context, destination: input.secFetchDest))
      guard let group = presenter(candidate).offered(input.step) else { throw PageRefusal.noStep }
      return page(
        candidate,
        fieldsPage(
          candidate, group, candidate.visit.form, open: OpenItems(input.openItems ?? []),
          notice: Self.wizardNotice(input.notice)))
    }
  }

  public func showApplicationSummary(
    _ input: ShowApplicationSummary.Input, _ context: ShowApplicationSummary.Context
  ) async throws(ShowApplicationSummary.Problem) -> ShowApplicationSummary.Response {
    try await show(ShowApplicationSummary.Problem.self) {
      let candidate = try await draft(input.identifier, Visit(context, destination: input.secFetchDest))
      return page(candidate, summaryPage(candidate, obstacles: obstacles(candidate)))
    }
  }

  // MARK: Pages that forms show again

  func presenter(_ candidate: CandidateVisit) -> DossierPresenter {
    DossierPresenter(candidate.dossier, showsScans: settings.antivirus != .off)
  }

  func page(_ candidate: CandidateVisit, _ markup: Markup) -> PageAnswer {
    .page(markup, ancestors: candidate.dossier.editor.frameAncestors)
  }

  func refused(_ candidate: CandidateVisit, _ markup: Markup) -> RefusedForm {
    RefusedForm(FramablePage(markup, ancestors: candidate.dossier.editor.frameAncestors))
  }

  func leads(_ candidate: CandidateVisit, to step: CandidateStep) -> PageAnswer {
    .redirect(CandidateAddress.step(step, of: candidate.application.identifier).text)
  }

  func identificationPage(_ candidate: CandidateVisit, _ form: FormContext) -> Markup {
    CandidatePages(pageContext(candidate)).companyIdentification(
      CandidateIdentificationModel(wizard: presenter(candidate).wizard(at: candidate.now)), form)
  }

  func lotsPage(_ candidate: CandidateVisit, _ form: FormContext) -> Markup {
    CandidatePages(pageContext(candidate)).lots(
      CandidateLotsModel(
        wizard: presenter(candidate).wizard(at: candidate.now), selected: Set(candidate.dossier.draft.lots)), form)
  }

  func exclusionPage(
    _ candidate: CandidateVisit, _ form: FormContext, notice: CandidateWizardModel.Notice? = nil
  ) -> Markup {
    let presenter = presenter(candidate)
    return CandidatePages(pageContext(candidate)).exclusionGrounds(
      CandidateExclusionModel(
        wizard: presenter.wizard(notice: notice, at: candidate.now),
        isAttested: candidate.dossier.draft.attestsNoExclusionMotifs, contestations: presenter.contestations), form)
  }

  func fieldsPage(
    _ candidate: CandidateVisit, _ group: OfferedGroup, _ form: FormContext, open: OpenItems = OpenItems(),
    added: String? = nil, notice: CandidateWizardModel.Notice? = nil
  ) -> Markup {
    let presenter = presenter(candidate)
    return CandidatePages(pageContext(candidate)).fields(
      CandidateFieldsModel(
        wizard: presenter.wizard(notice: notice, at: candidate.now),
        group: presenter.group(group, open: open, added: added),
        loginEmail: candidate.session?.candidate.email), form)
  }

  func summaryPage(_ candidate: CandidateVisit, obstacles: [CandidateSummaryModel.Obstacle]) -> Markup {
    let presenter = presenter(candidate)
    let exclusion = presenter.asked.first { $0.key == "motifs_exclusion" }?.mandatory ?? []
    return CandidatePages(pageContext(candidate)).summary(
      CandidateSummaryModel(
        wizard: presenter.wizard(at: candidate.now), dossier: presenter.model, obstacles: obstacles,
        lacksExclusionData: exclusion.contains { !candidate.dossier.hasAnswer(to: $0.key) },
        packageSize: candidate.dossier.files.reduce(0) { $0 + $1.size }, packageLimit: FileLimits().bytes),
      candidate.visit.form)
  }

  static func wizardNotice(_ notice: Notice?) -> CandidateWizardModel.Notice? {
    switch notice {
    case .saved: .saved
    case .fileRemoved: .fileRemoved
    case .itemAdded: .itemAdded
    case .itemRemoved: .itemRemoved
    default: nil
    }
  }
}

extension Dossier {
  /// Whether the field has an answer of any kind, files included.
  func hasAnswer(to key: String) -> Bool {
    if let value = answers[key]?.value, !value.isEmpty { return true }
    return !files(of: key).isEmpty
  }
}
