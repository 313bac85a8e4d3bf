/// How long the answers of an operation took, in seconds from the first byte sent to the last received.
public struct Latency: Sendable, Hashable {
  public var count: Int
  public var median: Double
  public var p95: Double
  public var p99: Double
  public var longest: Double
  /// `x-timeout`; nil where the contract sets none.
  public var budget: Double?

  /// - Returns: nil for no answers.
  init?(_ seconds: [Double], budget: Double?) {
    guard let last = seconds.max() else { return nil }
    let sorted = seconds.sorted()
    // The nearest rank: the smallest that so many in a hundred do not exceed.
    func percentile(_ percent: Int) -> Double { sorted[max((sorted.count * percent + 99) / 100, 1) - 1] }
    count = sorted.count
    median = percentile(50)
    p95 = percentile(95)
    p99 = percentile(99)
    longest = last
    self.budget = budget
  }

  init(count: Int, median: Double, p95: Double, p99: Double, longest: Double, budget: Double?) {
    self.count = count
    self.median = median
    self.p95 = p95
    self.p99 = p99
    self.longest = longest
    self.budget = budget
  }

  /// Whether every answer came within the budget.
  public var isWithinBudget: Bool { budget.map { longest <= $0 } ?? true }
}
