import Generated
import Pages
import Runtime
import Store

/// The form of a step that breaks rules, and what its button asked for: adding and removing is done whatever else is
/// wrong, and everything that was typed stays on the page.
struct RejectedStep: Sendable {
  /// Without the item that is removed, and what is wrong with it.
  let form: FormContext
  /// The field to which an item is added.
  let addedTo: String?
  let removedItem: FileIntake.Place?
  private let removedFile: String?
  private let keys: Set<String>

  /// - Parameters:
  ///   - form: as it was sent; nothing of it has been judged.
  ///   - fields: of the step.
  ///   - dossier: an item of which the form has not shown all files stays.
  init(_ form: FormContext, _ fields: [Catalogue.Field], _ dossier: Dossier) {
    let keys = Set(fields.map(\.key))
    self.keys = keys
    addedTo = form.value("add_item").flatMap { keys.contains($0) ? $0 : nil }
    removedFile = form.value("remove_file")
    let place = form.value("remove_item").map(FileIntake.Place.init)
    guard let place, let item = place.item, let field = fields.first(where: { $0.key == place.fieldKey }) else {
      removedItem = nil
      self.form = form
      return
    }
    guard !dossier.hasOwnFiles(at: place) || dossier.hasShown(form.value("newest_file[\(place.name)]"), at: place)
    else {
      removedItem = nil
      let unseen = FieldError.unseenFiles(at: place)
      var told = form
      told.messages.append(FieldMessage(field: unseen.name, text: unseen.message))
      self.form = told
      return
    }
    removedItem = place
    let prefixes = ["\(field.type.rawValue)[\(field.key)][\(item)]", "files[\(field.key).\(item)]"]
    var rest = form
    rest.values = form.values.filter { value in !prefixes.contains { value.key.hasPrefix($0) } }
    rest.messages = form.messages.filter { message in !prefixes.contains { message.field.hasPrefix($0) } }
    self.form = rest
  }

  /// What goes from the draft.
  func removals(from dossier: Dossier, into changes: inout DraftChanges) {
    if let removedFile, dossier.files.contains(where: { $0.id == removedFile && keys.contains($0.fieldKey) }) {
      changes.removedFiles.append(removedFile)
    }
    guard let removedItem, let item = removedItem.item else { return }
    changes.removedFiles += dossier.files(at: removedItem).map(\.id)
    if var value = dossier.answers[removedItem.fieldKey]?.value {
      value.removeItem(item)
      changes.answers.append(AnswerChange(removedItem.fieldKey, value.isEmpty ? nil : value))
    }
  }
}
