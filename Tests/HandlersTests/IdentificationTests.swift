import Generated
import Store
import Testing

/// The store answers one field by itself; the catalogue must have it, and mean the same.
@Suite struct IdentificationTests {
  @Test func theFieldOfTheSiretIsTheCatalogues() throws {
    let field = try #require(Catalogue.fields.first { $0.key == Dossier.siretField })
    #expect(field.type == .textInput && field.source?.api == "insee" && field.source?.key == "siret")
  }
}
