import Foundation
import SpecSyntax
import Testing

@Suite struct RendererTests {
  private let code = DiagnosticCode("PM0099", "a test", why: "because")

  /// The two lines under the first one, for a span on the given lines.
  private func snippet(_ source: String, _ start: (Int, Int), _ end: (Int, Int)) -> [String] {
    let span = SourceSpan(
      file: "a.yaml", start: Position(line: start.0, column: start.1), end: Position(line: end.0, column: end.1))
    let text = DiagnosticRenderer.text([Diagnostic(code, "m", at: span)]) { _ in Array(source.utf8) }
    return text.split(separator: "\n").dropFirst().prefix(2).map(String.init)
  }

  @Test func theWholeForm() {
    func span(_ line: Int) -> SourceSpan {
      SourceSpan(file: "a.yaml", start: Position(line: line, column: 3), end: Position(line: line, column: 7))
    }
    let diagnostics = [
      Diagnostic(
        code, "wrong", at: span(2), notes: [.init("see here", at: span(1)), .init("and think")], fix: "mend it"),
      Diagnostic(code, "odd", at: span(9), severity: .warning, why: "so"),
    ]
    #expect(
      DiagnosticRenderer.text(diagnostics) { $0 == "a.yaml" ? Array("- name: a\n- nome: b\n".utf8) : nil } == """
        a.yaml:2:3: error[PM0099]: wrong
           2 | - nome: b
             |   ^~~~
        a.yaml:1:3: note: see here
           1 | - name: a
             |   ^~~~
        note: and think
        why: because
        fix: mend it

        a.yaml:9:3: warning[PM0099]: odd
        why: so

        """)
    #expect(DiagnosticRenderer.text([]) { _ in nil } == "")
  }

  @Test func theMarkStandsUnderTheText() {
    #expect(snippet("\ta:\tb\n", (1, 5), (1, 6)) == ["   1 |     a:  b", "     |         ^"])
    #expect(snippet("é: cafe\u{301} x", (1, 10), (1, 11)) == ["   1 | é: cafe\u{301} x", "     |         ^"])
    #expect(snippet("漢字: 😀 x", (1, 7), (1, 8)) == ["   1 | 漢字: 😀 x", "     |          ^"])
    #expect(snippet("a: 漢字", (1, 4), (1, 6)) == ["   1 | a: 漢字", "     |    ^~~~"])
    #expect(snippet("\u{FEFF}a: b", (1, 4), (1, 5)) == ["   1 | a: b", "     |    ^"])
    #expect(snippet("a: b\r\nc: d\r\n", (2, 1), (2, 2)) == ["   2 | c: d", "     | ^"])
  }

  @Test func spansBeyondTheLine() {
    #expect(snippet("a: [b,\n c]", (1, 4), (2, 4)) == ["   1 | a: [b,", "     |    ^~~"])
    #expect(snippet("a:", (1, 3), (1, 3)) == ["   1 | a:", "     |   ^"])
    #expect(snippet("a:", (1, 30), (1, 40)) == ["   1 | a:", "     |   ^"])
    #expect(snippet("\n", (1, 1), (1, 1)) == ["   1 |", "     | ^"])
    #expect(snippet("a", (5, 1), (5, 1)) == ["why: because"])
  }

  @Test func longLinesAreCut() {
    let line = String(repeating: "x", count: 5000) + "HERE" + String(repeating: "y", count: 5000)
    let lines = snippet(line, (1, 5001), (1, 5005))
    #expect(lines.first.map { $0.count < 130 && $0.contains("…") && $0.contains("HERE") && $0.hasSuffix("…") } == true)
    let offset = lines.first.flatMap { $0.range(of: "HERE") }.map {
      lines[0].distance(from: lines[0].startIndex, to: $0.lowerBound)
    }
    let mark = lines.last.flatMap { $0.firstIndex(of: "^") }.map {
      lines[1].distance(from: lines[1].startIndex, to: $0)
    }
    #expect(offset == mark)
    #expect(lines.last?.hasSuffix("^~~~") == true)
  }

  @Test func nothingSteersTheTerminal() {
    let span = SourceSpan(file: "a.yaml", at: .start)
    let source = Array("a: \u{1B}[2J\u{202E}b".utf8)
    let text = DiagnosticRenderer.text([Diagnostic(code, "key '\u{1B}[2J\n\u{202E}'", at: span)]) { _ in source }
    #expect(
      text.hasPrefix("a.yaml:1:1: error[PM0099]: key '\\u{1B}[2J\\u{A}\\u{202E}'\n   1 | a: \u{FFFD}[2J\u{FFFD}b\n"))
  }

  @Test func jsonIsJSON() throws {
    let span = SourceSpan(file: "é\"\\.yaml", start: Position(line: 1, column: 2), end: Position(line: 3, column: 4))
    let diagnostics = [
      Diagnostic(code, "tab\tnul\0", at: span, notes: [.init("n", at: span), .init("o")], fix: "f"),
      Diagnostic(code, "second", at: span, severity: .warning),
    ]
    let json = DiagnosticRenderer.json(diagnostics)
    let object = try #require(try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: [[String: Any]]])
    let first = try #require(object["diagnostics"]?.first)
    #expect(object["diagnostics"]?.count == 2)
    #expect(first["code"] as? String == "PM0099")
    #expect(first["message"] as? String == "tab\tnul\0")
    #expect(first["file"] as? String == "é\"\\.yaml")
    #expect(["line", "column", "endLine", "endColumn"].map { first[$0] as? Int } == [1, 2, 3, 4])
    #expect((first["notes"] as? [[String: Any]])?.map { $0["line"] as? Int } == [1, nil])
    #expect(first["why"] as? String == "because")
    #expect(first["fix"] as? String == "f")
    #expect(object["diagnostics"]?.last?["fix"] == nil)
    #expect(DiagnosticRenderer.json([]) == "{\"diagnostics\":[]}\n")
  }

  @Test func orderAndRepeats() {
    func diagnostic(_ file: String, _ line: Int) -> Diagnostic {
      Diagnostic(code, "m", at: SourceSpan(file: file, at: Position(line: line, column: 1)))
    }
    let sorted = [diagnostic("b", 1), diagnostic("a", 10), diagnostic("a", 9), diagnostic("a", 10)].inSourceOrder()
    #expect(sorted == [diagnostic("a", 9), diagnostic("a", 10), diagnostic("b", 1)])
    #expect(sorted.hasErrors)
    #expect(![Diagnostic(code, "m", at: SourceSpan(file: "a", at: .start), severity: .warning)].hasErrors)
  }
}
