import Generated
import Runtime
import Store

extension PasseMarche {
  public func createMarketApplication(
    _ input: CreateMarketApplication.Input, _ context: CreateMarketApplication.Context
  ) async throws(CreateMarketApplication.Problem) -> CreateMarketApplication.Response {
    let market = try await CreateMarketApplication.Problem.owned(by: context.authorization.principal) {
      try await store.market(identifier: input.identifier)
    }
    guard market.completedAt != nil else { throw .marketNotOpen }
    guard market.takesApplications(at: context.receivedAt) else { throw .deadlinePassed }
    do {
      let opened = try await Identifiers.drawn {
        try await store.openApplication(
          NewApplication(
            identifier: try Identifiers.application(at: context.receivedAt), marketID: market.id,
            siret: input.body?.siret,
            providerUserID: input.body?.providerUserId, createdAt: context.receivedAt))
      }
      let identifier = opened.application.identifier
      return .created(
        MarketApplicationCreated(identifier: identifier, applicationUrl: urls.candidate(application: identifier)),
        location: urls.application(identifier))
    } catch StoreError.alreadySubmitted {
      throw .alreadySubmitted
    } catch {
      throw .fault(error)
    }
  }
}
