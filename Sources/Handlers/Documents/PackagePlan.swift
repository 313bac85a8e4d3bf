import Documents
import Generated
import Store

/// What goes into the documents package, and under which names (product.md §5.7). One plan serves the pages that announce
/// the names, the attestations that print them and the package itself.
struct PackagePlan {
  struct Entry {
    let file: FileRecord
    /// Without the folder: `user_01_01_KEY_name.pdf`.
    let name: String
  }

  /// In the order of the package.
  let entries: [Entry]

  var names: [String: String] { Dictionary(uniqueKeysWithValues: entries.map { ($0.file.id, $0.name) }) }

  /// A field's rank is its place among all fields that take files, with or without any; a document's rank its place among
  /// the field's.
  init(_ dossier: Dossier) {
    let fields = MarketFields.asked(by: dossier.market).flatMap(\.fields).filter(\.takesFiles)
    var names = PackageNames()
    var entries: [Entry] = []
    for (rank, field) in fields.enumerated() {
      let files = dossier.files.filter { $0.fieldKey == field.key && $0.scan.mayTravel }
      for (place, file) in files.enumerated() {
        let isOfficial = dossier.answers[field.key]?.source == .auto && !file.isContestation
        entries.append(
          Entry(
            file: file,
            name: names.name(
              origin: isOfficial ? .officialSource : .candidate, fieldRank: rank + 1, documentRank: place + 1,
              fieldKey: field.key, originalName: file.displayName)))
      }
    }
    self.entries = entries
  }
}

extension FileScan {
  /// Whether a file with this verdict may reach a buyer. One that waits for its verdict blocks the submission, so that
  /// only what was checked, or what the environment tolerates unchecked, gets this far.
  var mayTravel: Bool {
    switch self {
    case .clean, .unscanned: true
    case .error, .pending: true
    case .infected: false
    }
  }
}

extension Catalogue.Field {
  /// Whether its answer can have files, of its own or of its items.
  var takesFiles: Bool {
    switch type {
    case .fileUpload, .inlineFileUpload, .checkboxWithDocument, .fileOrTextarea, .radioWithFileAndText,
      .presentationIntervenants, .realisationsLivraisons, .capacitesTechniquesProfessionnellesOutillageEchantillons:
      true
    case .textInput, .textarea, .emailInput, .phoneInput, .urlInput, .inlineUrlInput,
      .capaciteEconomiqueFinanciereChiffreAffairesGlobalAnnuel, .capaciteEconomiqueFinanciereEffectifsMoyensAnnuels:
      false
    }
  }
}
