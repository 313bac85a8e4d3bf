import Foundation
import SpecSyntax
import TestSupport
import Testing

@Suite struct DocumentTests {
  @Test(arguments: ["", "\n \n", "# only a comment\n", "---\n", "--- # nothing\n...\n", "\u{FEFF}"])
  func emptyFilesAreRefused(_ text: String) {
    #expect(faults(text) == ["PM0004 1:1-1:1"])
  }

  @Test func anExplicitNullIsAValue() {
    #expect(tree("null")?.value == .null)
    #expect(tree("--- ~\n...\n")?.value == .null)
  }

  @Test func aSecondDocumentIsRefused() {
    let loaded = YAML.load(Array("a: 1\n---\nb: 2\n".utf8), file: "test.yaml")
    #expect(loaded.node == nil)
    #expect(loaded.diagnostics.map { "\($0.code) \($0.span.text)" } == ["PM0005 2:1-2:1"])
    #expect(loaded.diagnostics.first?.notes.first?.span?.text == "1:5-1:5")
    #expect(faults("---\na: 1\n...\n") == [])
  }

  @Test func versions() {
    #expect(faults("%YAML 1.2\n---\na: 1\n") == [])
    #expect(faults("%YAML 1.1\n---\na: yes\n") == ["PM0016 1:1-2:4"])
  }

  @Test func sizeIsLimited() {
    #expect(faults("abcdef", limits: YAMLLimits(maxBytes: 6)) == [])
    #expect(faults("abcdefg", limits: YAMLLimits(maxBytes: 6)) == ["PM0006 1:1-1:1"])
  }

  @Test func depthIsLimited() {
    let limit = YAMLLimits.default.maxDepth
    func nested(_ depth: Int) -> String { String(repeating: "[", count: depth) + String(repeating: "]", count: depth) }
    #expect(faults(nested(limit)) == [])
    #expect(faults(nested(limit + 1)) == ["PM0007 1:\(limit + 1)-1:\(limit + 2)"])
    #expect(faults(String(repeating: "[", count: 2_000_000)) == ["PM0007 1:\(limit + 1)-1:\(limit + 2)"])
    #expect(faults(String(repeating: "- ", count: 2_000_000)).count == 1)
  }

  @Test func nodesAreLimited() {
    #expect(faults("[a, {b: c}]", limits: YAMLLimits(maxNodes: 5)) == [])
    #expect(faults("[a, {b: c}]", limits: YAMLLimits(maxNodes: 4)) == ["PM0008 1:1-1:12"])
  }

  /// Work that grew with the square of a line's length would take hours here.
  @Test(.timeLimit(.minutes(5)))
  func oneLongLineIsNoTrouble() {
    let text = "[" + String(repeating: "&é1 x, *é1, ! 1,", count: 30_000).replacing("é1", with: "e") + "'é']"
    #expect(faults(text) == [])
  }

  @Test func diagnosticsAreLimited() {
    let text = "a: 1\n" + String(repeating: "a: 1\n", count: 500)
    #expect(faults(text, limits: YAMLLimits(maxDiagnostics: 7)).count == 7)
  }

  @Test func theContractLoads() throws {
    let path = PackageRoot.path("spec/passemarche.yaml")
    let bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: path)))
    let loaded = YAML.load(bytes, file: path)
    #expect(DiagnosticRenderer.text(loaded.diagnostics) { _ in bytes } == "")
    #expect(loaded.node != nil)
  }

  @Test func faultsBeforeASyntaxErrorAreKept() {
    #expect(faults("a: 1\na: 2\nb: [\n") == ["PM0009 2:1-2:2", "PM0003 4:1-4:1"])
  }
}
