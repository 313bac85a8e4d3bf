import Generated
import Runtime
import Store

/// The two completions that editors are told of: a market's by its buyer, an application's by its documents. Each is one
/// transaction with the delivery that tells it.
public struct Completions: Sendable {
  private let store: any Store
  private let urls: PublicURLs

  public init(store: any Store, urls: PublicURLs) {
    self.store = store
    self.urls = urls
  }

  /// Opens a market to applications.
  /// - Throws: ``EmptyConfiguration``, and what ``Store/completeMarket(identifier:at:conclude:)`` throws.
  @discardableResult
  public func complete(market identifier: String, at now: Timestamp) async throws -> MarketRecord {
    try await store.completeMarket(identifier: identifier, at: now) { market in
      let keys = MarketFields.keysAtCompletion(of: market)
      guard !keys.isEmpty else { throw EmptyConfiguration() }
      return MarketConclusion(
        fieldKeys: keys, delivery: try CompletionEvents.completion(of: market, fieldKeys: keys, at: now))
    }
  }

  /// Ends a submission whose documents are made. One that was ended before stays as it is.
  /// - Parameter requestedAt: when the candidate submitted, which is the application's date everywhere.
  func complete(application identifier: String, at requestedAt: Timestamp) async throws {
    guard let dossier = try await store.dossier(applicationIdentifier: identifier) else { throw StoreError.notFound }
    let lots = dossier.draft.lots.compactMap { place in
      dossier.market.lots.indices.contains(place - 1) ? dossier.market.lots[place - 1] : nil
    }
    do {
      _ = try await store.submitApplication(identifier: identifier, at: requestedAt) { [urls] application in
        try CompletionEvents.submission(
          of: application, companyName: application.companyName, lots: lots, at: requestedAt, urls: urls)
      }
    } catch StoreError.alreadySubmitted {
      return
    }
  }
}

/// A market of which nothing would be asked cannot be completed.
public struct EmptyConfiguration: Error {}
