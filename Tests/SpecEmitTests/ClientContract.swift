import SpecIR
import SpecSyntax
import TestSupport
import Testing

/// Contracts that clients are written from in tests.
enum ClientContract {
  private struct Refused: Error {}

  /// A small contract that has each thing a client can be given.
  static let folder = PackageRoot.path("Tests/Golden/small-client")

  static func api(_ path: String = folder + "/spec.yaml") throws -> API {
    let loaded = ContractLoader.load(path: path)
    let report = DiagnosticRenderer.text(loaded.diagnostics) { loaded.sources[$0] }
    #expect(report == "")
    guard let api = loaded.api else { throw Refused() }
    return api
  }
}
