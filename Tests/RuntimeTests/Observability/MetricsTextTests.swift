import Testing

@testable import Runtime

@Suite("Text of metrics")
struct MetricsTextTests {
  private func text(_ family: MetricFamily, _ body: (inout MetricSamples) -> Void) -> String {
    var text = MetricsText()
    text.write(family, body)
    return String(decoding: text.bytes, as: UTF8.self)
  }

  @Test("what would end a sample or a label is escaped")
  func escaping() {
    let family = MetricFamily.gauge("a", "A \"b\" \\ c\nd", labels: ["x", "y"])
    let written = text(family) { $0.add(["a\\b\"c\nd", "é {}=,#"], 1) }
    #expect(
      written == """
        # HELP a A "b" \\\\ c\\nd
        # TYPE a gauge
        a{x="a\\\\b\\"c\\nd",y="é {}=,#"} 1

        """)
  }

  @Test("a metric without samples is told of")
  func empty() {
    #expect(text(.counter("a_total", "A")) { _ in } == "# HELP a_total A\n# TYPE a_total counter\n")
  }

  @Test(
    "seconds are exact",
    arguments: [
      (0, "0"), (1, "0.000000001"), (1_500_000_000, "1.5"), (-2_000_000_000, "-2"), (10_000_000, "0.01"),
      (Int.max, "9223372036.854775807"),
    ])
  func seconds(_ nanoseconds: Int, _ expected: String) {
    #expect(MetricValue.nanoseconds(nanoseconds).text == expected)
  }

  @Test(
    "numbers are those of the format",
    arguments: [(1.5, "1.5"), (.infinity, "+Inf"), (-.infinity, "-Inf"), (.nan, "NaN"), (1e300, "1e+300")])
  func numbers(_ value: Double, _ expected: String) { #expect(MetricValue.number(value).text == expected) }

  @Test("buckets count what is in them and below")
  func histogram() {
    let family = MetricFamily.histogram("a_seconds", "A", labels: ["x"], bounds: [1_000_000, 500_000_000])
    let written = text(family) { $0.add(["y"], counts: [2, 0, 3], sum: 4_000_000_000) }
    #expect(
      written.split(separator: "\n").dropFirst(2) == [
        #"a_seconds_bucket{x="y",le="0.001"} 2"#, #"a_seconds_bucket{x="y",le="0.5"} 2"#,
        #"a_seconds_bucket{x="y",le="+Inf"} 5"#, #"a_seconds_sum{x="y"} 4"#, #"a_seconds_count{x="y"} 5"#,
      ])
    let sizes = MetricFamily.histogram("a_writes", "A", ofCounts: [1, 16])
    #expect(
      text(sizes) { $0.add([], counts: [2, 0, 3], sum: 40) }.split(separator: "\n").dropFirst(2) == [
        #"a_writes_bucket{le="1"} 2"#, #"a_writes_bucket{le="16"} 2"#, #"a_writes_bucket{le="+Inf"} 5"#,
        "a_writes_sum 40", "a_writes_count 5",
      ])
  }
}
