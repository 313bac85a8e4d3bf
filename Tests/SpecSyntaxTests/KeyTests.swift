import SpecSyntax
import Testing

@Suite struct KeyTests {
  @Test func keysKeepTheirText() throws {
    guard
      case .mapping(let mapping) = tree(
        "200: a\n'201': b\ntrue: c\n~: d\n1.0: e\n0x1F: f\n\"\": g\n\"<<\": h\n.inf: i")?.value
    else {
      Issue.record("not a mapping")
      return
    }
    #expect(mapping.entries.map(\.name) == ["200", "201", "true", "~", "1.0", "0x1F", "", "<<", ".inf"])
    #expect(mapping["200"]?.value == .string("a"))
    #expect(mapping["31"] == nil)
  }

  @Test func everyDuplicateIsReportedWithTheFirstPlace() {
    let loaded = YAML.load(Array("a: 1\nb: 2\n\"a\": 3\na: 4\nc: {d: 1, d: 2}\n".utf8), file: "test.yaml")
    #expect(
      loaded.diagnostics.map { "\($0.code) \($0.span.text)" } == [
        "PM0009 3:1-3:4", "PM0009 4:1-4:2", "PM0009 5:11-5:12",
      ])
    #expect(loaded.diagnostics.map { $0.notes.first?.span?.text } == ["1:1-1:2", "1:1-1:2", "5:5-5:6"])
    guard case .mapping(let mapping) = loaded.node?.value else {
      Issue.record("not a mapping")
      return
    }
    #expect(mapping.entries.map(\.name) == ["a", "b", "c"])
    #expect(mapping["a"]?.value == .integer("1"))
  }

  @Test func keysThatLookTheSameAreTheSame() {
    #expect(faults("\u{E9}: 1\ne\u{301}: 2") == ["PM0009 2:1-2:3"])
  }

  @Test func keysThatAreNotText() {
    #expect(faults("? [a]\n: b") == ["PM0010 1:3-1:6"])
    #expect(faults("? {a: b}\n: c\n? - d\n: e") == ["PM0010 1:3-1:9", "PM0010 3:3-3:6"])
    #expect(faults("{\n? a,\n?\n}") == ["PM0010 4:1-4:1"])
  }

  @Test func mergeKeys() {
    #expect(faults("a: &a {b: 1}\nc:\n  <<: *a\n  d: 2") == ["PM0011 3:3-3:5"])
  }
}
