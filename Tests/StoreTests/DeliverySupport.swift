import Runtime

@testable import Store

/// What a claimed delivery came to, five seconds of the breaker's rule and five failures.
func finished(
  _ delivery: DeliveryRecord, _ verdict: AttemptVerdict, _ health: ReceiverHealth, at moment: Timestamp = at(10),
  status: Int? = nil
) -> FinishedAttempt {
  FinishedAttempt(
    deliveryID: delivery.id,
    attempt: DeliveryAttempt(number: delivery.attempts, at: moment, durationMilliseconds: 7, status: status),
    verdict: verdict, health: health, breaker: BreakerRule(failures: 5, openMilliseconds: 5000), finishedAt: moment)
}

extension SQLiteStore {
  /// An editor that may call and has a receiver.
  func receivingEditor(_ name: String) async throws -> EditorRecord {
    var editor = newEditor(name)
    editor.authorized = true
    editor.completionWebhookURL = "https://\(name).example.org/hook"
    return try await createEditor(editor)
  }

  /// A completed market of the editor, and the delivery that tells of it, named after the market.
  @discardableResult
  func completedMarket(_ identifier: String, of editor: EditorRecord, at moment: Timestamp = at(5)) async throws
    -> MarketRecord
  {
    _ = try await createMarket(newMarket(identifier, of: editor))
    return try await completeMarket(identifier: identifier, at: moment) { _ in
      MarketConclusion(fieldKeys: ["a"], delivery: newDelivery("w-" + identifier))
    }
  }

  func claim(
    _ count: Int = 100, perEditor: Int = 100, after editorID: Int64 = 0, at moment: Timestamp = at(10)
  ) async throws -> [ClaimedDelivery] {
    try await claimDeliveries(
      at: moment, limits: ClaimLimits(count: count, perEditor: perEditor), after: editorID)
  }

  func status(_ market: String) throws -> DeliveryStatus? { try self.market(identifier: market)?.syncStatus }
}

extension [ClaimedDelivery] {
  var names: [String] { compactMap(\.delivery.objectIdentifier) }
}
