/// What a scanner has done since it started, for `/metrics` and operators.
public struct ScanMetrics: Sendable, Hashable {
  /// Files by what became of them.
  public var clean = 0
  public var infected = 0
  public var unscanned = 0
  public var failed = 0
  /// Tries that found nothing out and are made again.
  public var retries = 0
  /// Files that are with the scanner now.
  public var inFlight = 0
  /// Of files that were judged.
  public var bytes = 0
  public var milliseconds = 0
  /// Whether the scanner answered last time; true before the first.
  public var isReachable = true

  public init() {}

  mutating func count(_ outcome: ScanOutcome) {
    switch outcome {
    case .clean: clean += 1
    case .infected: infected += 1
    case .unscanned: unscanned += 1
    case .failed: failed += 1
    }
  }
}
