import Runtime

/// The buyer's wizard. Its end is the completion of the market (``Store``).
public protocol BuyerStore: Sendable {
  /// Writes one step of the wizard.
  /// - Throws: ``StoreError/notFound``; ``StoreError/alreadyCompleted``; ``StoreError/invalidValue(_:)`` for a limit of
  ///   lots that is not within 1 and their number, and for a key that is empty, has a space or is longer than 255
  ///   bytes; ``StoreError/limitExceeded(_:)`` for too many categories or keys
  ///   (``MarketConfiguration/maximumCategories``, ``MarketConfiguration/maximumKeys``).
  /// - Returns: the market as it is now, with its configuration.
  func configureMarket(
    identifier: String, _ changes: MarketChanges, at now: Timestamp
  ) async throws(StoreError) -> MarketRecord
  /// Keeps the buyer's name, as a register gives it. No step of the wizard, so that it may come at any time.
  /// - Throws: ``StoreError/notFound``.
  func setBuyerName(marketIdentifier: String, to name: String?) async throws(StoreError)
  /// Forgets what was entered before the moment and not since, in at most `limit` markets. A market that is not
  /// completed gets back the types and the limit of lots that its editor declared.
  /// - Returns: in how many.
  func purgeMarketConfigurations(untouchedSince moment: Timestamp, limit: Int) async throws(StoreError) -> Int
}
