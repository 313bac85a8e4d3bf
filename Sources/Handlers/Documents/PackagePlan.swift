import Documents
import Generated
import Store

/// What goes into the documents package, and under which names (product.md §5.7). One plan serves the pages that announce
/// the names, the attestations that print them and the package itself.
struct PackagePlan {
  struct Entry {
    let file: FileRecord
    /// As documents and the package name it.
    let attached: AttachedFile
  }

  /// In the order of the package.
  let entries: [Entry]

  var names: [String: String] {
    Dictionary(uniqueKeysWithValues: entries.map { ($0.file.id, $0.attached.systemName) })
  }

  /// A field's rank is its place among all fields that take files, with or without any; a document's rank its place among
  /// the field's.
  init(_ dossier: Dossier) {
    let fields = MarketFields.asked(by: dossier.market).flatMap(\.fields).filter(\.takesFiles)
    var entries: [Entry] = []
    for (rank, field) in fields.enumerated() {
      let files = dossier.files.filter { $0.fieldKey == field.key && $0.scan.mayTravel }
      for (place, file) in files.enumerated() {
        let isOfficial = dossier.answers[field.key]?.source == .auto && !file.isContestation
        let origin: AttachedFile.Origin = isOfficial ? .officialSource : .candidate
        let name = PackageNames.document(
          origin: origin, response: rank + 1, document: place + 1, fieldKey: field.key,
          originalName: file.displayName)
        entries.append(
          Entry(
            file: file,
            attached: AttachedFile(
              originalName: file.displayName, systemName: name, size: Int64(file.size), sha256: file.sha256,
              origin: origin)))
      }
    }
    self.entries = entries
  }
}

extension FileScan {
  var isInfected: Bool { if case .infected = self { true } else { false } }

  /// Whether a file with this verdict may reach a buyer. One that waits for its verdict blocks the submission, so that
  /// only what was checked, or what the environment tolerates unchecked, gets this far.
  var mayTravel: Bool { !isInfected }
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
