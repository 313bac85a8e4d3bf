import SpecIR
import SpecSyntax
import TestSupport
import Testing

@testable import SpecEmit

/// One contract for each way in which a sound contract cannot be written as Swift.
@Suite struct EmissionFixtureTests {
  private struct Refused: Error {}

  @Test(arguments: RejectFixture.all(withPrefix: "PM06"))
  func fixture(_ fixture: RejectFixture) throws {
    let loaded = ContractLoader.load(path: "spec.yaml") { fixture.read($0) }
    let report = DiagnosticRenderer.text(loaded.diagnostics) { fixture.read($0) }
    #expect(report == "")
    guard let api = loaded.api else { throw Refused() }
    let emission = SwiftEmitter.emit(api)
    #expect(emission.files.isEmpty)
    #expect(Set(emission.diagnostics.map(\.code)) == [fixture.code])
    let text = DiagnosticRenderer.text(emission.diagnostics) { fixture.read($0) }
    #expect(Golden.difference(text, from: fixture.expectedPath) == nil)
  }

  @Test func everyCodeHasAFixture() {
    #expect(RejectFixture.missing(among: EmissionCode.all.map(\.code)) == [])
  }
}
