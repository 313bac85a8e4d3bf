import Generated
import Runtime
import Store

extension PasseMarche {
  public func listMarketApplications(
    _ input: ListMarketApplications.Input, _ context: ListMarketApplications.Context
  ) async throws(ListMarketApplications.Problem) -> ListMarketApplications.Response {
    guard
      let market = try await ListMarketApplications.Problem.faulting({
        try await store.market(identifier: input.identifier)
      })
    else {
      throw .resourceNotFound
    }
    guard market.editorID == context.authorization.principal.editorID else { throw .notAllowed }
    let page = try await ListMarketApplications.Problem.faulting {
      try await store.applications(
        marketID: market.id, before: input.cursor.flatMap(PageCursor.decode), limit: input.limit)
    }
    let delivers = try await ListMarketApplications.Problem.faulting {
      try await deliversWebhooks(context.authorization.principal)
    }
    return .ok(
      MarketApplicationPage(
        marketApplications: page.items.map { MarketApplication($0, delivers: delivers, urls: urls) },
        nextCursor: page.next.map(PageCursor.encode)))
  }

  public func getMarketApplication(
    _ input: GetMarketApplication.Input, _ context: GetMarketApplication.Context
  ) async throws(GetMarketApplication.Problem) -> GetMarketApplication.Response {
    guard
      let application = try await GetMarketApplication.Problem.faulting({
        try await store.application(identifier: input.identifier)
      })
    else {
      throw .resourceNotFound
    }
    guard application.editorID == context.authorization.principal.editorID else { throw .notAllowed }
    let delivers = try await GetMarketApplication.Problem.faulting {
      try await deliversWebhooks(context.authorization.principal)
    }
    return .ok(MarketApplication(application, delivers: delivers, urls: urls))
  }
}

extension MarketApplication {
  fileprivate init(_ application: ApplicationRecord, delivers: Bool, urls: PublicURLs) {
    let submitted = application.completedAt != nil
    self.init(
      identifier: application.identifier, marketIdentifier: application.marketIdentifier, siret: application.siret,
      providerUserId: application.providerUserID, status: submitted ? .completed : .pending,
      syncStatus: application.syncStatus.ofContract, webhookConfigured: delivers, createdAt: application.createdAt,
      completedAt: application.completedAt,
      applicationUrl: urls.candidate(application: application.identifier),
      attestationUrl: submitted ? urls.attestation(application: application.identifier) : nil,
      documentsPackageUrl: submitted ? urls.documentsPackage(application: application.identifier) : nil)
  }
}
