import Generated
import Pages
import Runtime
import Store

/// « Mes candidatures »: the candidate's applications of the company they logged in for (product.md §5.5).
extension PasseMarche {
  public func showDashboard(
    _ input: ShowDashboard.Input, _ context: ShowDashboard.Context
  ) async throws(ShowDashboard.Problem) -> ShowDashboard.Response {
    try await show(always: ShowDashboard.Problem.self) {
      let visit = Visit(context, destination: input.secFetchDest)
      guard let session = try await loginSession(visit) else {
        return .redirect("/candidate/sessions/new?notice=login_needed")
      }
      let dashboard = try await store.dashboard(
        candidateID: session.candidate.id, siret: session.siret, page: input.page)
      let account = PageContext.Account(email: session.candidate.email, csrfToken: visit.browser.csrfToken)
      let model = CandidateDashboardModel(
        siret: session.siret, companyName: dashboard.items.lazy.compactMap(\.application.companyName).first,
        inProgress: dashboard.inProgress, completed: dashboard.transmitted,
        cards: dashboard.items.map { CandidateDashboardModel.Card($0, at: visit.now) }, page: dashboard.page,
        pages: dashboard.pageCount, notice: .init(input.notice))
      // In a frame it is the editor's whose application the candidate logged in for.
      let application = session.applicationIdentifier
      let editor = try await editor(ofApplication: application)
      let pages = CandidatePages(pageContext(visit, editor: editor, identifier: application, account: account))
      return .page(pages.dashboard(model), ancestors: editor?.frameAncestors ?? [])
    }
  }

  public func showDraftDeletion(
    _ input: ShowDraftDeletion.Input, _ context: ShowDraftDeletion.Context
  ) async throws(ShowDraftDeletion.Problem) -> ShowDraftDeletion.Response {
    try await show(ShowDraftDeletion.Problem.self) {
      let candidate = try await draft(input.identifier, Visit(context, destination: input.secFetchDest))
      let model = CandidateDeletionModel(
        application: presenter(candidate).application, answers: candidate.dossier.answers.count,
        files: candidate.dossier.files.count)
      return page(candidate, CandidatePages(pageContext(candidate)).deletion(model, candidate.visit.form))
    }
  }

  public func deleteDraft(
    _ input: DeleteDraft.Input, _ context: DeleteDraft.Context
  ) async throws(DeleteDraft.Problem) -> DeleteDraft.Response {
    try await submit(DeleteDraft.Problem.self) {
      let candidate = try await draft(input.identifier, Visit(context, destination: nil))
      let erased: [String]
      do throws(StoreError) {
        erased = try await store.deleteDraft(candidate.access)
      } catch {
        throw Self.turnedAway(candidate, by: error)
      }
      await intake.discard(erased)
      return Redirect(
        candidate.session == nil ? "/candidat" : CandidateAddress.dashboard.text + "?notice=draft_deleted")
    }
  }
}

extension CandidateDashboardModel.Card {
  fileprivate init(_ item: DashboardItem, at now: Timestamp) {
    let application = item.application
    let state: CandidateDashboardModel.State =
      if let completedAt = application.completedAt {
        .submitted(on: ParisTime(completedAt), hasAttestation: true)
      } else if let requestedAt = application.submissionRequestedAt {
        .inSubmission(since: ParisTime(requestedAt))
      } else {
        .draft(modified: ParisTime(item.touchedAt ?? application.createdAt))
      }
    self.init(
      identifier: application.identifier, market: item.marketName, buyer: FrenchText.organisation(item.buyer),
      lots: item.lots == 0 ? nil : item.chosenLots, state: state, deadline: ParisTime(item.deadline),
      isDeadlinePassed: now.milliseconds / 1000 > item.deadline.milliseconds / 1000)
  }
}

extension CandidateDashboardModel.Notice {
  fileprivate init?(_ notice: Notice?) {
    switch notice {
    case .draftDeleted: self = .deleted
    case .notReadable: self = .notConsultable
    default: return nil
    }
  }
}
