import SpecSyntax
import TestSupport
import Testing

@testable import SpecIR

/// One contract for each way an operation can fail, and for each promise that the lint asks for.
@Suite struct OperationFixtureTests {
  @Test(arguments: ["PM03", "PM04", "PM05"].flatMap(RejectFixture.all(withPrefix:)))
  func fixture(_ fixture: RejectFixture) {
    let diagnostics = Things.check(ContractLoader.load(path: "spec.yaml") { fixture.read($0) })
    #expect(Set(diagnostics.map(\.code)) == [fixture.code])
    let text = DiagnosticRenderer.text(diagnostics) { fixture.read($0) }
    #expect(Golden.difference(text, from: fixture.expectedPath) == nil)
  }

  @Test(arguments: RejectFixture.all(withPrefix: "PM07"))
  func catalogue(_ fixture: RejectFixture) throws {
    let loaded = CatalogueLoader.load(try #require(fixture.read("spec.yaml")), file: "spec.yaml")
    #expect(loaded.catalogue == nil)
    #expect(Set(loaded.diagnostics.map(\.code)) == [fixture.code])
    let text = DiagnosticRenderer.text(loaded.diagnostics) { fixture.read($0) }
    #expect(Golden.difference(text, from: fixture.expectedPath) == nil)
  }

  private static let codes = [OperationCode.all, LintCode.all, PatternCode.all, CatalogueCode.all]

  @Test func everyCodeHasAFixture() {
    #expect(RejectFixture.missing(among: Self.codes.joined().map(\.code)) == [])
  }

  @Test(arguments: zip(codes.indices, ["PM03", "PM04", "PM05", "PM07"]))
  func codesAreUniqueAndInTheirRange(_ index: Int, _ prefix: String) {
    let codes = Self.codes[index].map(\.code)
    #expect(Set(codes).count == codes.count)
    #expect(codes.allSatisfy { $0.hasPrefix(prefix) && $0.count == 6 })
    #expect(codes == codes.sorted())
  }
}
