import Runtime

/// What is still to be done, and how far the editors have been told, for metrics.
public struct StoreBacklog: Sendable, Hashable {
  /// Completed markets and submitted applications.
  public var markets = SyncCounts()
  public var applications = SyncCounts()

  /// Deliveries whose time has come, and those that wait for it.
  public var dueDeliveries = 0
  public var laterDeliveries = 0
  /// Under way, in whichever process.
  public var processingDeliveries = 0
  public var failedDeliveries = 0
  /// When the delivery that has been due for longest became so.
  public var oldestDueAt: Timestamp?

  /// Editors with a webhook URL, by key.
  public var receivers: [ReceiverRecord] = []

  /// Files without a verdict, and when the first of them came.
  public var filesToScan = 0
  public var oldestFileAt: Timestamp?

  /// Submissions that are not completed, and when the first of them was asked for.
  public var submissions = 0
  public var oldestSubmissionAt: Timestamp?

  /// Of the database and of its write-ahead log.
  public var databaseBytes = 0
  public var logBytes = 0

  public init() {}
}

/// How many completed objects there are of each status.
public struct SyncCounts: Sendable, Hashable {
  /// Without a delivery: the editor had no webhook URL.
  public var notConfigured = 0
  public var byStatus: [DeliveryStatus: Int] = [:]

  public init() {}
}

/// An editor to which webhooks are delivered.
public struct ReceiverRecord: Sendable, Hashable {
  public let clientID: String
  /// Nil where the last attempt went well.
  public let breaker: BreakerRecord?

  public func state(at now: Timestamp) -> BreakerRecord.State { breaker?.state(at: now) ?? .closed }
}
