import Generated
import Runtime
import Store

extension PasseMarche {
  public func createPublicMarket(
    _ input: CreatePublicMarket.Input, _ context: CreatePublicMarket.Context
  ) async throws(CreatePublicMarket.Problem) -> CreatePublicMarket.Response {
    let wanted = input.body
    let market = try await CreatePublicMarket.Problem.faulting {
      try await Identifiers.drawn {
        try await store.createMarket(
          NewMarket(
            identifier: try Identifiers.market(at: context.receivedAt),
            editorID: context.authorization.principal.editorID,
            name: wanted.name, siret: wanted.siret, deadline: wanted.deadline,
            marketTypeCodes: wanted.marketTypeCodes.map(\.rawValue), lots: wanted.requestedLots,
            lotLimit: wanted.lotLimit, providerUserID: wanted.providerUserId, createdAt: context.receivedAt))
      }
    }
    return .created(
      PublicMarketCreated(
        identifier: market.identifier, configurationUrl: urls.configuration(market: market.identifier)),
      location: urls.market(market.identifier))
  }
}

extension PublicMarketInput {
  /// `lots` where there are any; else the one lot that `lot_name` makes.
  fileprivate var requestedLots: [MarketRecord.Lot] {
    if let lots, !lots.isEmpty { return lots.map { MarketRecord.Lot(name: $0.name, cpvCode: $0.cpvCode) } }
    guard let lotName, !lotName.isEmpty else { return [] }
    return [MarketRecord.Lot(name: lotName)]
  }
}
