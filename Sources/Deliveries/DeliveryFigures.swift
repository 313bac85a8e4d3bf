/// What the workers of this process have done since they began, for metrics. Read from memory; what waits is in the
/// store.
public struct DeliveryFigures: Sendable {
  /// Attempts by outcome: `2xx`, `4xx`, … for answers, else the word of the error.
  public let attempts: [String: Int]
  /// Attempts that are under way.
  public let underWay: Int
  /// How often the workers have looked for what is due. It grows every second at least, unless as much is under way as
  /// may be at once; where it stands still beside that, the workers do.
  public let looks: Int
  /// Seconds since the last look; 0 while as much is under way as may be.
  public let secondsSinceLook: Int
}
