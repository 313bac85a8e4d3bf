import SpecModel
import SpecSyntax
import TestSupport
import Testing

/// One contract for each way a document can fail before its meaning is looked at.
@Suite struct FixtureTests {
  @Test(arguments: RejectFixture.all(withPrefix: "PM01"))
  func fixture(_ fixture: RejectFixture) {
    let loaded = Document.load(path: "spec.yaml") { fixture.read($0) }
    #expect(loaded.diagnostics.contains { $0.code == fixture.code })
    let text = DiagnosticRenderer.text(loaded.diagnostics) { fixture.read($0) }
    #expect(Golden.difference(text, from: fixture.expectedPath) == nil)
  }

  @Test func everyCodeHasAFixture() {
    #expect(RejectFixture.missing(among: ModelCode.all.map(\.code)) == [])
  }

  @Test func codesAreUniqueAndOurs() {
    let codes = ModelCode.all.map(\.code)
    #expect(Set(codes).count == codes.count)
    #expect(codes.allSatisfy { $0.wholeMatch(of: /PM01\d\d/) != nil })
    #expect(codes == codes.sorted())
  }
}
