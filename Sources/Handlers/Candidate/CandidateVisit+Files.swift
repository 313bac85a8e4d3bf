import Generated
import Store

extension CandidateVisit {
  /// Whether files can be put there: the field is among those given, takes files, and has items where one is named; an
  /// official answer has its own.
  func takesFiles(_ place: FileIntake.Place, among fields: [Catalogue.Field]) -> Bool {
    guard let field = fields.first(where: { $0.key == place.fieldKey }), field.takesFiles,
      dossier.answers[field.key]?.source != .auto
    else { return false }
    switch field.type {
    case .presentationIntervenants: return true
    case .realisationsLivraisons, .capacitesTechniquesProfessionnellesOutillageEchantillons: return place.item != nil
    default: return place.item == nil
    }
  }

  /// The files that go with what the form takes away: the one named, those of an item named, and those that stood under a
  /// box that is no longer ticked or a "yes" that is no longer said (product.md §4.1).
  func removals(
    _ form: ApplicationStepForm, _ fields: [Catalogue.Field], _ answers: [AnswerChange]
  ) -> [FileSelection] {
    var removals: [FileSelection] = []
    let keys = Set(fields.map(\.key))
    if let id = form.removeFile, dossier.files.contains(where: { $0.id == id && keys.contains($0.fieldKey) }) {
      removals.append(.file(id))
    }
    if let name = form.removeItem {
      let place = FileIntake.Place(name)
      if keys.contains(place.fieldKey), let item = place.item { removals.append(.item(place.fieldKey, item)) }
    }
    for field in fields where field.type == .checkboxWithDocument || field.type == .radioWithFileAndText {
      let answer = answers.first { $0.fieldKey == field.key }?.value
      let standsForFiles: Bool =
        switch answer {
        case .checked(true), .radio(.yes, _): true
        default: false
        }
      if !standsForFiles, !dossier.files(of: field.key).isEmpty { removals.append(.field(field.key)) }
    }
    return removals
  }
}
