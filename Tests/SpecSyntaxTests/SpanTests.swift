import SpecSyntax
import Testing

@Suite struct SpanTests {
  @Test(arguments: ["\n", "\r\n", "\r"])
  func blockCollectionsEndWithTheirLastChild(_ newline: String) {
    let text = "a:\n  b: 1\n  c:\n  - x\n  - 'é'\n\n# comment\nd: e\n\n\n".replacing("\n", with: newline)
    #expect(
      tree(text)?.outline
        == "{'a'@1:1-1:2: {'b'@2:3-2:4: 1@2:6-2:7, 'c'@3:3-3:4: ['x'@4:5-4:6, 'é'@5:5-5:8]@4:3-5:8}@2:3-5:8, "
        + "'d'@8:1-8:2: 'e'@8:4-8:5}@1:1-8:5")
  }

  @Test func flowCollectionsEndAtTheirBracket() {
    #expect(tree("[ a, {b: c\n}\n]")?.outline == "['a'@1:3-1:4, {'b'@1:7-1:8: 'c'@1:10-1:11}@1:6-2:2]@1:1-3:2")
    #expect(tree("[a: b\n  ]")?.outline == "[{'a'@1:2-1:3: 'b'@1:5-1:6}@1:2-1:6]@1:1-2:4")
  }

  @Test func blockScalarsEndWithTheirText() {
    #expect(
      tree("a: |\n  x\n  yé\n\n\nb: >-\n  z")?.outline
        == "{'a'@1:1-1:2: 'x\nyé\n'@1:4-3:5, 'b'@6:1-6:2: 'z'@6:4-7:4}@1:1-7:4")
    #expect(tree("a: |\n\n\nb: 1\n")?.outline == "{'a'@1:1-1:2: ''@1:4-1:5, 'b'@4:1-4:2: 1@4:4-4:5}@1:1-4:5")
  }

  @Test func missingValuesStandAfterTheirKey() {
    #expect(tree("a:\n\n\nb: 1")?.outline == "{'a'@1:1-1:2: null@1:3-1:3, 'b'@4:1-4:2: 1@4:4-4:5}@1:1-4:5")
    #expect(
      tree("a:\n  ? b\n\n\nc: 1")?.outline
        == "{'a'@1:1-1:2: {'b'@2:5-2:6: null@2:6-2:6}@2:3-2:6, 'c'@5:1-5:2: 1@5:4-5:5}@1:1-5:5")
    #expect(tree("-\n- a")?.outline == "[null@1:2-1:2, 'a'@2:3-2:4]@1:1-2:4")
  }

  @Test func columnsCountScalars() {
    #expect(
      tree("{\"😀e\u{301}\": \t'漢', b: c}")?.outline
        == "{'😀e\u{301}'@1:2-1:7: '漢'@1:10-1:13, 'b'@1:15-1:16: 'c'@1:18-1:19}@1:1-1:20")
  }

  @Test func plainTextOverSeveralLines() {
    #expect(
      tree("a: b\n  c\n\n  d  # e\nf: g")?.outline
        == "{'a'@1:1-1:2: 'b c\nd'@1:4-4:4, 'f'@5:1-5:2: 'g'@5:4-5:5}@1:1-5:5")
  }
}
