import Generated
import Runtime
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
  ) -> FileRemovals {
    var removals = FileRemovals()
    let keys = Set(fields.map(\.key))
    if let id = form.removeFile, dossier.files.contains(where: { $0.id == id && keys.contains($0.fieldKey) }) {
      removals.files.append(id)
    }
    var emptied: [FileIntake.Place] = []
    if let place = form.removeItem.map(FileIntake.Place.init), place.item != nil, keys.contains(place.fieldKey) {
      emptied.append(place)
    }
    for field in fields where field.type == .checkboxWithDocument || field.type == .radioWithFileAndText {
      let answer = answers.first { $0.fieldKey == field.key }?.value
      let standsForFiles: Bool =
        switch answer {
        case .checked(true), .radio(.yes, _): true
        default: false
        }
      if !standsForFiles { emptied.append(FileIntake.Place(fieldKey: field.key, item: nil)) }
    }
    for place in emptied where dossier.hasOwnFiles(at: place) {
      removals.emptied.append(place)
      if dossier.hasShown(form.newestFile[place.name], at: place) {
        removals.files += dossier.files(at: place).map(\.id)
      } else {
        removals.unseen.append(place)
      }
    }
    return removals
  }

  /// A change that takes nothing away: what was left out stays as it is. Nil where that is all of it.
  func withoutLoss(_ change: AnswerChange) -> AnswerChange? {
    guard var value = change.value else { return nil }
    if let stored = dossier.answers[change.fieldKey]?.value { value.keepItems(of: stored) }
    return value.items.count > AnswerValue.maximumItems ? nil : AnswerChange(change.fieldKey, value)
  }
}

/// What becomes of files when a step is sent.
struct FileRemovals: Equatable {
  /// The ids of those that go.
  var files: [String] = []
  /// Where files are whose answer was taken away.
  var emptied: [FileIntake.Place] = []
  /// Those of ``emptied`` where the form has not shown what is there: another tab has brought it. Nothing goes.
  var unseen: [FileIntake.Place] = []
}

extension Dossier {
  /// Those of an item, or those that belong to none.
  func files(at place: FileIntake.Place) -> [FileRecord] {
    files(of: place.fieldKey).filter { $0.item == place.item }
  }

  /// Whether the candidate has files there; an official source's are not theirs to take away.
  func hasOwnFiles(at place: FileIntake.Place) -> Bool {
    answers[place.fieldKey]?.source != .auto && !files(at: place).isEmpty
  }

  /// Whether a form that names this file as the newest one of a place has shown all that is there.
  func hasShown(_ newest: String?, at place: FileIntake.Place) -> Bool { files(at: place).last?.id == newest }
}

extension FieldError {
  /// That another tab has brought files which the form did not show.
  static func unseenFiles(at place: FileIntake.Place) -> FieldError {
    FieldError(
      name: "files[\(place.name)]",
      message: "Ces documents ont changé dans une autre fenêtre : rien n’a été supprimé. Vérifiez, puis recommencez")
  }
}
