import SpecSyntax
import Testing

@Suite struct AliasTests {
  @Test func anAliasIsTheAnchoredValueAtItsOwnPlace() {
    #expect(
      tree("a: &x [1]\nb: *x")?.outline
        == "{'a'@1:1-1:2: [1@1:8-1:9]@1:4-1:10, 'b'@2:1-2:2: [1@1:8-1:9]@1:4-1:10}@1:1-2:6")
  }

  @Test func anAliasMayBeAKey() {
    #expect(tree("a: &x true\n*x : 2")?.outline == "{'a'@1:1-1:2: true@1:4-1:11, 'true'@2:1-2:3: 2@2:6-2:7}@1:1-2:7")
  }

  @Test func theLastAnchorOfANameCounts() {
    #expect(value("a: &x 1\nb: &x 2\nv: *x") == .integer("2"))
  }

  @Test func aliasesWithoutAValue() {
    #expect(faults("a: *x\nb: &y [*y]\nc: *y") == ["PM0012 1:4-1:6", "PM0012 2:8-2:10"])
  }

  @Test func bombsAreRefused() {
    var text = "a0: &a0 [x, x, x, x, x, x, x, x, x]\n"
    for level in 1...20 {
      text += "a\(level): &a\(level) [\(Array(repeating: "*a\(level - 1)", count: 9).joined(separator: ", "))]\n"
    }
    let loaded = YAML.load(Array(text.utf8), file: "test.yaml")
    #expect(loaded.node == nil)
    #expect(loaded.diagnostics.map(\.code) == ["PM0008"])
  }

  @Test func depthCountsWhatAliasesBring() {
    let limits = YAMLLimits(maxDepth: 4)
    #expect(faults("a: &a [[x]]\nb: [*a]", limits: limits) == [])
    #expect(faults("a: &a [[x]]\nb: [[*a]]", limits: limits) == ["PM0007 2:6-2:8"])
  }
}
