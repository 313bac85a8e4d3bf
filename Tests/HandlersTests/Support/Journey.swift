import Generated
import Runtime
import Store
import TestSupport

@testable import Handlers

/// A moment, in seconds after one that is easy to recognise: 2027-01-15T08:00:00Z.
func at(_ seconds: Int64, milliseconds: Int64 = 0) -> Timestamp {
  Timestamp(milliseconds: 1_800_000_000_000 + seconds * 1000 + milliseconds)
}

/// A market with applications to it, over a real store. Its deadline is `at(86_400)`.
struct Journey {
  static let siret = "73282932000074"

  let store: any Store
  let urls = PublicURLs(base: "https://passemarche.example/")
  private let folder: TemporaryFolder

  var completions: Completions { Completions(store: store, urls: urls) }

  init() async throws {
    folder = try TemporaryFolder()
    store = try openStore(dataDirectory: folder.path)
    var editor = NewEditor(name: "Ma plateforme", clientID: "e", clientSecretHash: "unused", createdAt: at(0))
    editor.completionWebhookURL = "https://e.example/webhooks"
    _ = try await store.createEditor(editor)
  }

  func editor() async throws -> EditorRecord {
    guard let editor = try await store.editor(clientID: "e") else { throw StoreError.notFound }
    return editor
  }

  @discardableResult func market(
    _ identifier: String = "VR-2027-A1B2C3D4E5F6", types: [String] = ["supplies"], lots: [MarketRecord.Lot] = [],
    lotLimit: Int? = nil
  ) async throws -> MarketRecord {
    try await store.createMarket(
      NewMarket(
        identifier: identifier, editorID: try await editor().id, name: "Fournitures de bureau", siret: "13002526500013",
        deadline: at(86_400), marketTypeCodes: types, lots: lots, lotLimit: lotLimit, providerUserID: "u-1",
        createdAt: at(1)))
  }

  /// An application to a market that is complete, of which the given optional fields are asked as well.
  @discardableResult func application(
    asking keys: [String] = [], lots: [MarketRecord.Lot] = [], lotLimit: Int? = nil, siret: String? = Journey.siret
  ) async throws -> String {
    let market = try await market(lots: lots, lotLimit: lotLimit)
    var changes = MarketChanges()
    for category in MarketFields.offered(to: market.marketTypeCodes) {
      let chosen = category.optional.map(\.key).filter(keys.contains)
      if !chosen.isEmpty { changes.categories[category.key] = CategoryChoice(additional: true, selectedKeys: chosen) }
    }
    _ = try await store.configureMarket(identifier: market.identifier, changes, at: at(2))
    try await completions.complete(market: market.identifier, at: at(3))
    return try await store.openApplication(
      NewApplication(
        identifier: "FT20270115A1B2C3D4", marketID: market.id, siret: siret, providerUserID: "c-1", createdAt: at(4))
    ).application.identifier
  }

  func dossier(_ identifier: String) async throws -> Dossier {
    guard let dossier = try await store.dossier(applicationIdentifier: identifier) else { throw StoreError.notFound }
    return dossier
  }

  /// Saves what `change` makes.
  func save(_ identifier: String, _ change: (inout DraftChanges) -> Void) async throws {
    var changes = DraftChanges()
    change(&changes)
    _ = try await store.saveDraft(DraftAccess(identifier, as: .anyone), changes, limits: FileLimits(), at: at(10))
  }

  func recordOfficial(_ identifier: String, _ answers: [OfficialAnswer]) async throws {
    _ = try await store.recordOfficialAnswers(
      applicationIdentifier: identifier, answers, limits: FileLimits(), at: at(5))
  }

  static func file(
    _ id: String, of field: String, item: Int? = nil, isContestation: Bool = false, name: String = "Pièce.pdf",
    scan: FileScan = .clean
  ) -> NewFile {
    NewFile(
      id: id, fieldKey: field, item: item, isContestation: isContestation, displayName: name,
      contentType: "application/pdf", size: 10, sha256: [UInt8](repeating: 7, count: 32), storageName: "blob-" + id,
      sealedKey: [1], scan: scan)
  }
}

/// Keys of the catalogue that the tests speak of.
enum Key {
  private static let grounds = "motifs_exclusion_fiscales_et_sociales"
  static let liquidation = grounds + "_liquidation_judiciaire"
  static let bankruptcy = grounds + "_faillite_interdiction"
  static let tax = grounds + "_declarations_fiscales"
  static let contributions = grounds + "_declarations_cotisations_sociales"
  static let disability = grounds + "_travailleurs_handicapes"
  static let email = "identite_entreprise_contact_email"
  static let people = "capacites_techniques_professionnelles_effectifs_cv_intervenants"
  static let references = "capacites_techniques_professionnelles_realisations_livraisons_trois_ans"
  static let insurance = "capacite_economique_financiere_assurance_risques_professionnels"
  static let turnover = "capacite_economique_financiere_chiffre_affaires_global_annuel"
}
