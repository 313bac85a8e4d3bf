/// How many rows there are.
public struct StoreCounts: Sendable, Hashable {
  public let editors: Int
  public let markets: Int
  public let completedMarkets: Int
  public let applications: Int
  public let submittedApplications: Int
}

/// What the writing side has done since it was opened, for metrics. Read from memory.
public struct StoreActivity: Sendable, Hashable {
  /// Writes that wait or run.
  public var pendingWrites = 0
  /// Durable transactions, each with one or more writes.
  public var commits = 0
  public var committedWrites = 0
  /// Writes that were rolled back, alone or with their transaction.
  public var failedWrites = 0
  /// Writes turned away because the queue was full.
  public var refusedWrites = 0
}
