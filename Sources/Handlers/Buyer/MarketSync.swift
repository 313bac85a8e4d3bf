import Deliveries
import Generated
import Pages
import Runtime
import Store

/// What becomes of a completed market: whether its editor knows, and a new attempt where it does not (decisions 23–25).
extension PasseMarche {
  public func showMarketSyncStatus(
    _ input: ShowMarketSyncStatus.Input, _ context: ShowMarketSyncStatus.Context
  ) async throws(ShowMarketSyncStatus.Problem) -> ShowMarketSyncStatus.Response {
    try await show(ShowMarketSyncStatus.Problem.self) {
      let buyer = try await buyer(input.identifier, Visit(context, destination: input.secFetchDest))
      guard let completedAt = buyer.market.completedAt else {
        return .redirect(BuyerAddress.step(.setup, of: input.identifier).text)
      }
      let model = BuyerSyncModel(
        market: buyer.model, completedAt: ParisTime(completedAt), delivery: try await delivery(of: buyer),
        returnURL: buyer.editor.buyerReturnURL.map { ReturnURL.make($0, market: input.identifier) },
        csrfToken: buyer.visit.browser.csrfToken, notice: .init(input.notice))
      return page(buyer, pages(buyer).syncStatus(model))
    }
  }

  public func showMarketSyncStatusAgain(
    _ input: ShowMarketSyncStatusAgain.Input, _ context: ShowMarketSyncStatusAgain.Context
  ) async throws(ShowMarketSyncStatusAgain.Problem) -> ShowMarketSyncStatusAgain.Response {
    .seeOther(location: BuyerAddress.syncStatus(of: input.identifier).text)
  }

  public func getMarketSyncStatus(
    _ input: GetMarketSyncStatus.Input, _ context: GetMarketSyncStatus.Context
  ) async throws(GetMarketSyncStatus.Problem) -> GetMarketSyncStatus.Response {
    let market = try await GetMarketSyncStatus.Problem.faulting {
      try await store.market(identifier: input.identifier)
    }
    guard let market else { throw .resourceNotFound }
    return .ok(SyncState(syncStatus: market.syncStatus.ofContract))
  }

  public func retryMarketSync(
    _ input: RetryMarketSync.Input, _ context: RetryMarketSync.Context
  ) async throws(RetryMarketSync.Problem) -> RetryMarketSync.Response {
    try await submit(RetryMarketSync.Problem.self) {
      let buyer = try await buyer(input.identifier, Visit(context, destination: nil))
      guard buyer.market.completedAt != nil else {
        return Redirect(BuyerAddress.step(.setup, of: input.identifier).text)
      }
      let notice = try await retry(.market(buyer.market.id))
      return Redirect(BuyerAddress.syncStatus(of: input.identifier).text + "?notice=" + notice.rawValue)
    }
  }

  /// Asks for another delivery, and tells what came of it.
  func retry(_ object: DeliveryObject) async throws -> Notice {
    do throws(RetryRefusal) {
      try await services.desk.retrySync(object)
      return .retryStarted
    } catch {
      switch error {
      case .tooOften: return .retryTooOften
      case .notFailed, .noURL: return .retryRefused
      case .store(let error): throw error
      }
    }
  }

  private func delivery(of buyer: BuyerVisit) async throws -> BuyerSyncModel.Delivery {
    switch buyer.market.syncStatus {
    case .completed: return .delivered
    case .failed: return .failed
    case .pending, .processing:
      guard buyer.editor.completionWebhookURL != nil else { return .notConfigured }
      let breaker = try await store.breakers().first { $0.editorID == buyer.editor.id }
      if case .open(let until) = breaker?.state(at: buyer.now) {
        return .waiting(until: ParisTime(until))
      }
      return .underWay(attempt: nil, of: 3)
    }
  }
}

extension BuyerSyncModel.Notice {
  fileprivate init?(_ notice: Notice?) {
    switch notice {
    case .alreadyCompleted: self = .alreadyCompleted
    case .retryStarted: self = .retried
    case .retryTooOften: self = .tooManyRetries(until: nil)
    case .retryRefused: self = .notFailed
    default: return nil
    }
  }
}
