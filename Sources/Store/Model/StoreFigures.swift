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
  /// Transactions that were tried, by how long they took and how many writes were in them.
  public var commitDurations = Distribution(bounds: Self.durationBounds)
  public var commitSizes = Distribution(bounds: Self.sizeBounds)

  /// In nanoseconds.
  public static let durationBounds = [
    100_000, 250_000, 500_000, 1_000_000, 2_500_000, 5_000_000, 10_000_000, 25_000_000, 50_000_000, 100_000_000,
    250_000_000, 1_000_000_000, 5_000_000_000,
  ]
  public static let sizeBounds = [1, 2, 4, 8, 16, 32, 64, 128, 256, 512]
}

/// How often something measured fell between two bounds.
public struct Distribution: Sendable, Hashable {
  /// Upper ones, rising.
  public let bounds: [Int]
  /// One more than there are bounds.
  public private(set) var counts: [Int]
  /// All that was measured together.
  public private(set) var sum = 0

  public init(bounds: [Int]) {
    self.bounds = bounds
    counts = Array(repeating: 0, count: bounds.count + 1)
  }

  public mutating func add(_ measure: Int) {
    counts[bounds.firstIndex { measure <= $0 } ?? bounds.count] += 1
    sum += measure
  }
}
