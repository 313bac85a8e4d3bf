import Foundation

/// A text of metrics, read as strictly as the format is written down: exposition format 0.0.4 of Prometheus.
struct Exposition {
  struct Sample: Hashable {
    var name: String
    var labels: [String: String]
    var value: Double
  }

  struct Family {
    var name: String
    var help: String
    var type: String
    var samples: [Sample] = []
  }

  /// In the order of the text.
  private(set) var families: [Family] = []

  init(_ text: String) throws {
    guard text.hasSuffix("\n") else { throw HarnessError("the last line does not end") }
    var names: Set<String> = []
    var series: Set<String> = []
    var pendingHelp: (name: String, text: String)?
    for line in text.dropLast().components(separatedBy: "\n") {
      if let match = line.wholeMatch(of: /# HELP ([a-zA-Z_:][a-zA-Z0-9_:]*) (.+)/) {
        pendingHelp = (String(match.1), String(match.2))
      } else if let match = line.wholeMatch(of: /# TYPE ([a-zA-Z_:][a-zA-Z0-9_:]*) (counter|gauge|histogram)/) {
        guard let help = pendingHelp, help.name == match.1, names.insert(help.name).inserted else {
          throw HarnessError("TYPE without its HELP, or twice: \(line)")
        }
        families.append(Family(name: help.name, help: help.text, type: String(match.2)))
        pendingHelp = nil
      } else {
        let sample = try Self.sample(line)
        guard let family = families.last, Self.belongs(sample.name, to: family) else {
          throw HarnessError("a sample apart from its metric: \(line)")
        }
        guard series.insert("\(sample.name)\(sample.labels.sorted { $0.key < $1.key })").inserted else {
          throw HarnessError("a series twice: \(line)")
        }
        if family.type == "counter", !(sample.value >= 0) { throw HarnessError("a counter below zero: \(line)") }
        families[families.count - 1].samples.append(sample)
      }
    }
    for family in families where family.type == "histogram" { try Self.check(family) }
  }

  private static func belongs(_ name: String, to family: Family) -> Bool {
    family.type == "histogram"
      ? ["_bucket", "_sum", "_count"].contains { name == family.name + $0 } : name == family.name
  }

  private static func sample(_ line: String) throws -> Sample {
    guard let match = line.wholeMatch(of: /([a-zA-Z_:][a-zA-Z0-9_:]*)(?:\{(.*)\})? (\S+)/),
      let value = Double(match.3 == "+Inf" ? "inf" : String(match.3))
    else { throw HarnessError("no sample: \(line)") }
    var labels: [String: String] = [:]
    var rest = match.2.map { $0[...] } ?? ""
    while !rest.isEmpty {
      guard let label = rest.prefixMatch(of: /([a-zA-Z_][a-zA-Z0-9_]*)="((?:[^"\\\n]|\\["\\n])*)"(,(?=.)|$)/),
        labels[String(label.1)] == nil
      else { throw HarnessError("labels: \(line)") }
      labels[String(label.1)] = String(label.2)
      rest = rest[label.range.upperBound...]
    }
    return Sample(name: String(match.1), labels: labels, value: value)
  }

  /// The buckets of each series rise to its count.
  private static func check(_ family: Family) throws {
    let series = Dictionary(grouping: family.samples) { sample in sample.labels.filter { $0.key != "le" } }
    for (labels, samples) in series {
      let buckets = samples.filter { $0.name.hasSuffix("_bucket") }
      let bounds = buckets.map { $0.labels["le"] == "+Inf" ? Double.infinity : Double($0.labels["le"] ?? "") ?? .nan }
      let counts = buckets.map(\.value)
      guard bounds == bounds.sorted(), bounds.last == .infinity, counts == counts.sorted(),
        samples.first(where: { $0.name.hasSuffix("_count") })?.value == counts.last,
        samples.contains(where: { $0.name.hasSuffix("_sum") })
      else { throw HarnessError("no histogram: \(family.name) \(labels)") }
    }
  }

  /// The value of one series; nil where it is not there.
  subscript(_ name: String, _ labels: [String: String] = [:]) -> Double? {
    families.lazy.flatMap(\.samples).first { $0.name == name && $0.labels == labels }?.value
  }
}
