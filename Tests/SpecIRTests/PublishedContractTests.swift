import SpecSyntax
import TestSupport
import Testing

@testable import SpecIR

/// The contract and the catalogue that the server is built from.
@Suite struct PublishedContractTests {
  @Test func theContractIsSound() throws {
    let contract = ContractLoader.load(path: PackageRoot.path("spec/passemarche.yaml"))
    let found = Things.check(contract)
    #expect(found == [], "\(DiagnosticRenderer.text(found) { contract.sources[$0] })")
    let api = try #require(contract.api)
    #expect(api.operations.count >= 17)
    #expect(api.scopes.map(\.name) == ["api_access", "api_read", "api_write"])
    #expect(api.webhooks.map(\.name) == ["market.completed", "market_application.completed"])
    #expect(api.quotas.map(\.limit.value) == [60, 1000, 100, 20000, 60, 2000])
    #expect(api.operations.first?.security == .client(idMember: "client_id", secretMember: "client_secret"))
  }

  /// Whatever an editor calls with its credentials can meet a scenario, but for what plans them.
  @Test func scenariosNameEveryOperationOfEditors() throws {
    let api = try #require(ContractLoader.load(path: PackageRoot.path("spec/passemarche.yaml")).api)
    let called = api.operations.filter { operation in
      switch operation.security {
      case .bearer, .client: operation.environments == nil
      case .open, .browser, .operator: false
      }
    }
    let named = try #require(api.schemas.first { $0.name == "SandboxOperation" }?.schema.allowed?.value)
    #expect(named == called.map { .string($0.id) })
  }

  /// Counts of the product's documentation: 50 fields, of which 15 are mandatory and 23 come from an API.
  @Test func theCatalogueIsComplete() throws {
    let path = PackageRoot.path("spec/catalogue/fields.yaml")
    let loaded = CatalogueLoader.load(try #require(ContractLoader.bytes(ofFile: path)), file: path)
    #expect(loaded.diagnostics == [])
    let fields = try #require(loaded.catalogue).fields
    #expect(fields.count == 50)
    #expect(fields.count { $0.mandatory } == 15)
    #expect(fields.count { $0.source != nil } == 23)
    #expect(fields.first?.key == "identite_entreprise_identification_siret")
    #expect(fields.first?.type == .textInput)
    #expect(fields.first?.markets == [.services, .supplies, .works])
    #expect(fields.first?.source == .init(api: "insee", key: "siret"))
  }
}
