/// The text that Prometheus reads: exposition format 0.0.4, `text/plain; version=0.0.4; charset=utf-8`.
public struct MetricsText: Sendable {
  public private(set) var bytes: [UInt8] = []

  public init() { bytes.reserveCapacity(64 * 1024) }

  /// Writes a metric with its samples. One without samples is there all the same, with what it would tell.
  public mutating func write(_ family: MetricFamily, _ body: (inout MetricSamples) -> Void) {
    line("# HELP \(family.name) \(Self.escaped(family.help, quotes: false))")
    line("# TYPE \(family.name) \(family.kind.rawValue)")
    var samples = MetricSamples(family: family)
    body(&samples)
    bytes += samples.bytes
  }

  /// The same with one sample, without labels.
  public mutating func write(_ family: MetricFamily, _ value: MetricValue) { write(family) { $0.add(value) } }

  private mutating func line(_ text: String) {
    bytes += Array(text.utf8)
    bytes.append(UInt8(ascii: "\n"))
  }

  /// A line break would end the sample, a backslash begins an escape, and a quotation mark ends a label's value.
  static func escaped(_ text: String, quotes: Bool) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\"" where quotes: result += "\\\""
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}

/// What a sample says.
public enum MetricValue: Sendable, Hashable, ExpressibleByIntegerLiteral {
  case integer(Int)
  case number(Double)
  /// Told in seconds, exactly.
  case nanoseconds(Int)

  public init(integerLiteral value: Int) { self = .integer(value) }

  public static func milliseconds(_ value: Int64) -> MetricValue { .nanoseconds(Int(value) * 1_000_000) }

  public static func truth(_ value: Bool) -> MetricValue { .integer(value ? 1 : 0) }

  var text: String {
    switch self {
    case .integer(let value): "\(value)"
    case .number(let value): Self.text(of: value)
    case .nanoseconds(let value): Self.seconds(value)
    }
  }

  private static func text(of value: Double) -> String {
    if value.isNaN { return "NaN" }
    if value.isInfinite { return value < 0 ? "-Inf" : "+Inf" }
    return value.description
  }

  /// A decimal without superfluous zeros.
  static func seconds(_ nanoseconds: Int) -> String {
    let (whole, rest) = nanoseconds.magnitude.quotientAndRemainder(dividingBy: 1_000_000_000)
    let sign = nanoseconds < 0 ? "-" : ""
    guard rest > 0 else { return "\(sign)\(whole)" }
    var digits = String(rest + 1_000_000_000).dropFirst()
    while digits.last == "0" { digits.removeLast() }
    return "\(sign)\(whole).\(digits)"
  }
}

/// The samples of one metric.
public struct MetricSamples {
  private let family: MetricFamily
  fileprivate private(set) var bytes: [UInt8] = []

  fileprivate init(family: MetricFamily) { self.family = family }

  /// - Parameter labels: a value for each of the family's labels; no two samples have the same ones.
  public mutating func add(_ labels: [String] = [], _ value: MetricValue) {
    sample(family.name, pairs(labels), value.text)
  }

  public mutating func add(_ value: MetricValue) { add([], value) }

  /// A histogram.
  /// - Parameters:
  ///   - counts: how often each bucket was met, one more than there are bounds.
  ///   - sum: all that was measured together, in the unit of the bounds.
  public mutating func add(_ labels: [String], counts: [Int], sum: Int) {
    let pairs = pairs(labels)
    var total = 0
    for (index, count) in counts.enumerated() {
      total += count
      let bound = index < family.bounds.count ? text(of: family.bounds[index]) : "+Inf"
      sample(family.name + "_bucket", pairs + ["le=\"\(bound)\""], "\(total)")
    }
    sample(family.name + "_sum", pairs, text(of: sum))
    sample(family.name + "_count", pairs, "\(total)")
  }

  private func text(of measure: Int) -> String {
    family.measuresDurations ? MetricValue.seconds(measure) : "\(measure)"
  }

  private func pairs(_ values: [String]) -> [String] {
    precondition(values.count == family.labels.count, "a value for each label of \(family.name)")
    return zip(family.labels, values).map { "\($0)=\"\(MetricsText.escaped($1, quotes: true))\"" }
  }

  private mutating func sample(_ name: String, _ pairs: [String], _ value: String) {
    let labels = pairs.isEmpty ? "" : "{" + pairs.joined(separator: ",") + "}"
    bytes += Array("\(name)\(labels) \(value)\n".utf8)
  }
}
