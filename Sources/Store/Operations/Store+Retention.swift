import Runtime

/// Forgets what ``Retention`` says need not be kept any longer, in writes of at most `limit` rows each. To be called
/// again soon where as many are returned.
extension Store {
  /// What buyers entered for markets that are not completed, as
  /// ``BuyerStore/purgeMarketConfigurations(untouchedSince:limit:)`` does.
  public func purgeMarketConfigurations(at now: Timestamp, limit: Int) async throws(StoreError) -> Int {
    try await purgeMarketConfigurations(
      untouchedSince: now.adding(milliseconds: -Retention.marketConfiguration), limit: limit)
  }

  /// Links and what the throttle remembers of them, as
  /// ``CandidateStore/purgeMagicLinks(expiredBefore:requestsBefore:limit:)`` does.
  public func purgeMagicLinks(at now: Timestamp, limit: Int) async throws(StoreError) -> Int {
    try await purgeMagicLinks(
      expiredBefore: now.adding(milliseconds: -Retention.magicLink),
      requestsBefore: now.adding(milliseconds: -Retention.linkRequest), limit: limit)
  }

  /// What candidates entered and did not submit, as ``DraftStore/purgeDrafts(untouchedSince:limit:)`` does.
  public func purgeDrafts(at now: Timestamp, limit: Int) async throws(StoreError) -> PurgedDrafts {
    try await purgeDrafts(untouchedSince: now.adding(milliseconds: -Retention.draft), limit: limit)
  }
}
