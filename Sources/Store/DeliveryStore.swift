import Runtime

/// The outbox: webhooks that are to be delivered, kept in the transaction that gives cause to them, and all that is
/// known of their delivery.
///
/// The status that people see (``DeliveryStatus``) is kept with the market or application and follows its delivery:
/// pending until the first attempt, processing until the last, then completed or failed. Completed is for ever.
public protocol DeliveryStore: Sendable {
  /// Rung by this process's store whenever a delivery was written or asked for again.
  var deliverySignal: DeliverySignal { get }

  // MARK: Delivering

  /// Whether something can be taken up now. Reads little, and waits for nobody.
  func deliveryAgenda(at now: Timestamp, limits: ClaimLimits) async throws(StoreError) -> DeliveryAgenda
  /// Takes up deliveries that are due: for one editor after the other, one each and round again, so that none waits for
  /// another's.
  ///
  /// An object's deliveries are taken up in the order in which they were written, each once the one before is
  /// delivered or failed. Those of an editor that may not call, whose breaker is open or who asked for a pause wait.
  /// - Parameter editorID: where the last claim ended: its turn is over.
  func claimDeliveries(
    at now: Timestamp, limits: ClaimLimits, after editorID: Int64
  ) async throws(StoreError) -> [ClaimedDelivery]
  /// Writes the attempt to the log, and what follows from it to the delivery, its object and the editor's breaker.
  /// - Returns: false when the attempt is not the delivery's current one any more; then nothing was written.
  func recordAttempt(_ finished: FinishedAttempt) async throws(StoreError) -> Bool
  /// Gives a claimed delivery back, to be taken up again at once; the attempt was not made.
  func releaseDelivery(id: Int64, attempt: Int) async throws(StoreError)
  /// Gives back every delivery that is under way: whoever took it up is gone. The log says that the attempt was
  /// interrupted; it does not count as a try.
  /// - Returns: how many.
  func recoverDeliveries(at now: Timestamp) async throws(StoreError) -> Int

  // MARK: Asking again

  /// From a status page: only for a failed object, so many times within the window that ends now.
  /// - Throws: ``StoreError/notFound`` for an object without a delivery.
  func retryDelivery(
    of object: DeliveryObject, at now: Timestamp, limit: Int, windowMilliseconds: Int64
  ) async throws(StoreError) -> RetryAnswer
  /// By an operator: whatever its state, unless an attempt is under way.
  /// - Throws: ``StoreError/notFound``.
  func replayDelivery(webhookID: String, at now: Timestamp) async throws(StoreError) -> ReplayAnswer

  // MARK: Looking

  func delivery(webhookID: String) async throws(StoreError) -> DeliveryRecord?
  /// The newest one.
  func delivery(of object: DeliveryObject) async throws(StoreError) -> DeliveryRecord?
  /// The bytes that are sent.
  func deliveryPayload(webhookID: String) async throws(StoreError) -> [UInt8]?
  /// Newest first.
  /// - Parameters:
  ///   - editorID: whose; nil for everybody's.
  ///   - state: nil for any.
  ///   - before: ``Page/next`` of the page before; nil for the first page.
  func deliveries(
    editorID: Int64?, state: DeliveryState?, before: Int64?, limit: Int
  ) async throws(StoreError) -> Page<DeliveryRecord>
  /// The log of a delivery, oldest first; at most the last hundred attempts are kept.
  func deliveryAttempts(webhookID: String) async throws(StoreError) -> [DeliveryAttempt]
  /// Oldest first.
  func deliveryRequeues(webhookID: String) async throws(StoreError) -> [DeliveryRequeue]
  /// Those of editors whose last attempt failed, by editor.
  func breakers() async throws(StoreError) -> [BreakerRecord]
  /// Walks indexes, on a thread of its own.
  func deliveryCounts() async throws(StoreError) -> DeliveryCounts

  // MARK: Upkeep

  /// Deletes deliveries that were delivered before the moment, with their payload and log, and what else the log holds
  /// from before it; at most `limit` rows of each, so that other writes need not wait long. A failed delivery stays,
  /// so that it can be asked for again; there is one for each object at most.
  /// - Returns: how many rows; call again while it is not zero.
  func purgeDeliveries(before moment: Timestamp, limit: Int) async throws(StoreError) -> Int
  /// Forgets webhook secrets that were replaced and sign no more.
  /// - Returns: of how many editors.
  func purgePreviousWebhookSecrets(at now: Timestamp) async throws(StoreError) -> Int
}
