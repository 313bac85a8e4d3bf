import Store

/// The state of deliveries at one moment, for metrics.
public struct DeliveryFigures: Sendable {
  public let counts: DeliveryCounts
  /// Breakers of editors whose last attempt failed; all others are closed and have seen no failure.
  public let closedBreakers: Int
  public let openBreakers: Int
  public let halfOpenBreakers: Int
  /// Attempts of this process since it began, by outcome: `2xx`, `4xx`, … for answers, else the word of the error.
  public let attempts: [String: Int]
  /// Attempts that this process has under way.
  public let underWay: Int
  /// How often this process has looked for what is due. It grows every second at least, unless as much is under way as
  /// may be at once; where it stands still beside that, the workers do.
  public let looks: Int
}
