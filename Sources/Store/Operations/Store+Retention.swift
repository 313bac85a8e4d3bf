import Runtime

extension Store {
  /// Forgets what ``Retention`` says need not be kept any longer, in writes of at most `limit` rows each. To be called
  /// again soon where a figure reaches the limit.
  public func purgeJourneys(at now: Timestamp, limit: Int) async throws(StoreError) -> PurgedJourneys {
    let configurations = try await purgeMarketConfigurations(
      untouchedSince: now.adding(milliseconds: -Retention.marketConfiguration), limit: limit)
    let links = try await purgeMagicLinks(
      expiredBefore: now.adding(milliseconds: -Retention.magicLink),
      requestsBefore: now.adding(milliseconds: -Retention.linkRequest), limit: limit)
    // Drafts before sessions: whoever has neither any more is forgotten with the last of them.
    let drafts = try await purgeDrafts(untouchedSince: now.adding(milliseconds: -Retention.draft), limit: limit)
    let sessions = try await purgeLoginSessions(expiredBefore: now, limit: limit)
    return PurgedJourneys(
      marketConfigurations: configurations, magicLinks: links, loginSessions: sessions, drafts: drafts)
  }
}
