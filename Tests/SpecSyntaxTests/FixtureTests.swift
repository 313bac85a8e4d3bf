import SpecSyntax
import TestSupport
import Testing

/// One contract for each way a file can fail to be read.
@Suite struct FixtureTests {
  @Test(arguments: RejectFixture.all(withPrefix: "PM00"))
  func fixture(_ fixture: RejectFixture) throws {
    let bytes = try #require(fixture.read("spec.yaml"))
    let loaded = YAML.load(bytes, file: "spec.yaml", limits: limits(in: bytes))
    #expect(loaded.diagnostics.contains { $0.code == fixture.code })
    let text = DiagnosticRenderer.text(loaded.diagnostics) { fixture.read($0) }
    #expect(Golden.difference(text, from: fixture.expectedPath) == nil)
  }

  @Test func everyCodeHasAFixture() {
    #expect(RejectFixture.missing(among: SyntaxCode.all.map(\.code)) == [])
  }

  @Test func codesAreUniqueAndOurs() {
    let codes = SyntaxCode.all.map(\.code)
    #expect(Set(codes).count == codes.count)
    #expect(codes.allSatisfy { $0.wholeMatch(of: /PM00\d\d/) != nil })
    #expect(codes == codes.sorted())
  }

  /// A fixture for a limit would be large: its first line may set a lower one, `# limit: bytes 40`.
  private func limits(in bytes: [UInt8]) -> YAMLLimits {
    var limits = YAMLLimits.default
    let line = String(decoding: bytes.prefix { $0 != 0x0A }, as: UTF8.self)
    if let match = line.wholeMatch(of: /# limit: (\w+) (\d+)/), let value = Int(match.2) {
      switch match.1 {
      case "bytes": limits.maxBytes = value
      case "depth": limits.maxDepth = value
      case "nodes": limits.maxNodes = value
      default: Issue.record("unknown limit \(match.1)")
      }
    }
    return limits
  }
}
