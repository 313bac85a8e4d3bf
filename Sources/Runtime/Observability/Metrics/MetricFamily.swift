/// A metric: what is said of it once, above its samples. Names follow the conventions of Prometheus: a prefix, base
/// units (seconds, bytes) at the end, and `_total` behind what only grows.
public struct MetricFamily: Sendable, Hashable {
  public enum Kind: String, Sendable { case counter, gauge, histogram }

  public let name: String
  public let kind: Kind
  /// One sentence.
  public let help: String
  /// Names of the labels that each sample has, in order. Their values come from sets that are bounded, and never from
  /// a request, a person or a secret.
  public let labels: [String]
  /// Of a histogram: upper bounds of its buckets but the last, rising; of durations in nanoseconds.
  public let bounds: [Int]
  let measuresDurations: Bool

  public static func counter(_ name: String, _ help: String, labels: [String] = []) -> MetricFamily {
    precondition(name.hasSuffix("_total"), "the name of a counter ends with _total")
    return MetricFamily(name: name, kind: .counter, help: help, labels: labels)
  }

  public static func gauge(_ name: String, _ help: String, labels: [String] = []) -> MetricFamily {
    MetricFamily(name: name, kind: .gauge, help: help, labels: labels)
  }

  /// Of durations, so that its name ends with `_seconds`.
  public static func histogram(_ name: String, _ help: String, labels: [String], bounds: [Int]) -> MetricFamily {
    precondition(name.hasSuffix("_seconds"), "the name of a histogram of durations ends with _seconds")
    return MetricFamily(
      name: name, kind: .histogram, help: help, labels: labels, bounds: bounds, measuresDurations: true)
  }

  /// Of numbers of things.
  public static func histogram(_ name: String, _ help: String, ofCounts bounds: [Int]) -> MetricFamily {
    MetricFamily(name: name, kind: .histogram, help: help, labels: [], bounds: bounds)
  }

  private init(
    name: String, kind: Kind, help: String, labels: [String], bounds: [Int] = [], measuresDurations: Bool = false
  ) {
    self.name = name
    self.kind = kind
    self.help = help
    self.labels = labels
    self.bounds = bounds
    self.measuresDurations = measuresDurations
  }

  /// The table of `docs/metrics.md`.
  public static func markdown(_ families: [MetricFamily]) -> String {
    var lines = ["| metric | type | labels | what it tells |", "|---|---|---|---|"]
    for family in families {
      let labels = family.labels.map { "`\($0)`" }.joined(separator: ", ")
      lines.append("| `\(family.name)` | \(family.kind.rawValue) | \(labels) | \(family.help) |")
    }
    return lines.joined(separator: "\n") + "\n"
  }
}
