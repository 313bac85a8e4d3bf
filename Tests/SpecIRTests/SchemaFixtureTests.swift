import SpecModel
import SpecSyntax
import TestSupport
import Testing

@testable import SpecIR

/// One contract for each way a schema can fail whose keywords are all known.
@Suite struct SchemaFixtureTests {
  @Test(arguments: RejectFixture.all(withPrefix: "PM02"))
  func fixture(_ fixture: RejectFixture) throws {
    let loaded = Document.load(path: "spec.yaml") { fixture.read($0) }
    #expect(loaded.diagnostics == [])
    var lowering = SchemaLowering(document: try #require(loaded.document))
    _ = lowering.namedSchemas()
    #expect(lowering.diagnostics.contains { $0.code == fixture.code })
    let text = DiagnosticRenderer.text(lowering.diagnostics.inSourceOrder()) { fixture.read($0) }
    #expect(Golden.difference(text, from: fixture.expectedPath) == nil)
  }

  @Test func everyCodeHasAFixture() {
    #expect(RejectFixture.missing(among: SchemaCode.all.map(\.code)) == [])
  }

  @Test func codesAreUniqueAndOurs() {
    let codes = SchemaCode.all.map(\.code)
    #expect(Set(codes).count == codes.count)
    #expect(codes.allSatisfy { $0.wholeMatch(of: /PM02\d\d/) != nil })
    #expect(codes == codes.sorted())
  }
}
