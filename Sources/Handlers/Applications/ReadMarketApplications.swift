import Generated
import Runtime
import Store

extension PasseMarche {
  public func listMarketApplications(
    _ input: ListMarketApplications.Input, _ context: ListMarketApplications.Context
  ) async throws(ListMarketApplications.Problem) -> ListMarketApplications.Response {
    let market = try await ListMarketApplications.Problem.owned(by: context.authorization.principal) {
      try await store.market(identifier: input.identifier)
    }
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
    let application = try await GetMarketApplication.Problem.owned(by: context.authorization.principal) {
      try await store.application(identifier: input.identifier)
    }
    let delivers = try await GetMarketApplication.Problem.faulting {
      try await deliversWebhooks(context.authorization.principal)
    }
    return .ok(MarketApplication(application, delivers: delivers, urls: urls))
  }
}

extension MarketApplication {
  init(_ application: ApplicationRecord, delivers: Bool, urls: PublicURLs) {
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
