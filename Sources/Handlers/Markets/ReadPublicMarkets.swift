import Generated
import Runtime
import Store

extension PasseMarche {
  public func listPublicMarkets(
    _ input: ListPublicMarkets.Input, _ context: ListPublicMarkets.Context
  ) async throws(ListPublicMarkets.Problem) -> ListPublicMarkets.Response {
    let page = try await ListPublicMarkets.Problem.faulting {
      try await store.markets(
        editorID: context.authorization.principal.editorID, before: input.cursor.flatMap(PageCursor.decode),
        limit: input.limit)
    }
    let delivers = try await ListPublicMarkets.Problem.faulting {
      try await deliversWebhooks(context.authorization.principal)
    }
    return .ok(
      PublicMarketPage(
        publicMarkets: page.items.map { PublicMarketSummary($0, delivers: delivers) },
        nextCursor: page.next.map(PageCursor.encode)))
  }

  public func getPublicMarket(
    _ input: GetPublicMarket.Input, _ context: GetPublicMarket.Context
  ) async throws(GetPublicMarket.Problem) -> GetPublicMarket.Response {
    let published = try await GetPublicMarket.Problem.owned(by: context.authorization.principal) {
      try await store.publishedMarket(identifier: input.identifier)
    }
    return .ok(PublicMarket(published.market, delivers: published.deliversWebhooks, urls: urls))
  }

  /// Whether completions are told to the editor at all: without a webhook URL there is nothing to deliver to.
  func deliversWebhooks(_ principal: Principal) async throws -> Bool {
    try await store.hasCompletionWebhook(editorID: principal.editorID)
  }
}

extension PublicMarketSummary {
  fileprivate init(_ market: MarketSummary, delivers: Bool) {
    self.init(
      identifier: market.identifier, name: market.name, siret: market.siret, deadline: market.deadline,
      marketTypeCodes: market.marketTypeCodes.compactMap(MarketTypeCode.init(rawValue:)),
      status: market.completedAt == nil ? .pending : .completed, syncStatus: market.syncStatus.ofContract,
      webhookConfigured: delivers, createdAt: market.createdAt, completedAt: market.completedAt)
  }
}

extension PublicMarket {
  init(_ market: borrowing MarketRecord, delivers: Bool, urls: borrowing PublicURLs) {
    self.init(
      identifier: market.identifier, name: market.name, siret: market.siret, deadline: market.deadline,
      marketTypeCodes: market.marketTypeCodes.compactMap(MarketTypeCode.init(rawValue:)),
      lots: market.lots.map(Lot.init), lotLimit: market.lotLimit,
      providerUserId: market.providerUserID, status: market.completedAt == nil ? .pending : .completed,
      syncStatus: market.syncStatus.ofContract, webhookConfigured: delivers, fieldKeys: market.fieldKeys,
      createdAt: market.createdAt, completedAt: market.completedAt,
      configurationUrl: urls.configuration(market: market.identifier))
  }
}

extension DeliveryStatus {
  /// The contract and the store name the states alike.
  var ofContract: SyncStatus {
    switch self {
    case .pending: .syncPending
    case .processing: .syncProcessing
    case .completed: .syncCompleted
    case .failed: .syncFailed
    }
  }
}
