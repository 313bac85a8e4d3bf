import HTML

/// Writes the fields of a step: one box for each, by its kind of answer.
///
/// A form that comes back with what was sent shows that, and nothing of what is stored: an empty box was emptied on
/// purpose. One that comes back without was stored, whatever else is to be told of it.
struct FieldForm: Sendable {
  var application: String
  var form: FormContext
  /// Shown in an empty email field.
  var loginEmail: String?

  var isResent: Bool { !form.values.isEmpty }

  func write(_ fields: [FieldModel], into html: inout Markup) {
    for field in fields {
      html.element(.div, .class("pm-field"), .id(Self.anchor(field.key))) { html in
        switch field.origin {
        case .automatic, .identification: known(field, into: &html)
        case .manual: manual(field, into: &html)
        case .manualAfterFailure:
          html.badge(fr("Récupération automatique impossible"), .warning)
          manual(field, into: &html)
        }
      }
    }
  }

  /// The `id` of a field's box.
  static func anchor(_ key: String) -> String { FieldID("champ-" + key).text }

  /// The `id` of an item's box.
  static func anchor(_ key: String, item: Int) -> String { FieldID("champ-\(key).\(item)").text }

  /// What is not asked.
  private func known(_ field: FieldModel, into html: inout Markup) {
    html.heading(3, label(field), class: "pm-field__title")
    html.answer(AnswerPresentation(field), of: application, caption: label(field))
    if field.origin == .identification {
      html.paragraph(
        fr("C'est l'établissement pour lequel vous candidatez : ce numéro ne peut plus être modifié."),
        class: "fr-hint-text")
    }
  }

  private func manual(_ field: FieldModel, into html: inout Markup) {
    switch field.kind {
    case .textInput, .emailInput, .phoneInput, .urlInput, .inlineURLInput: line(field, into: &html)
    case .textarea:
      html.textArea(
        form,
        TextArea(
          name: AnswerNames.text(field), label: label(field), hint: hint(field), initial: storedText(field),
          maxLength: Self.longestText, mark: mark(field)))
    case .fileUpload, .inlineFileUpload:
      html.attachments(
        form,
        Attachments(
          key: field.key, label: label(field), mark: mark(field), hint: hint(field), rulesAreAbove: true,
          files: field.files, application: application))
    case .fileOrTextarea: fileOrText(field, into: &html)
    case .checkboxWithDocument: checkbox(field, into: &html)
    case .radioWithFileAndText: question(field, into: &html)
    case .turnover: turnover(field, into: &html)
    case .staff: staff(field, into: &html)
    case .people: people(field, into: &html)
    case .references: references(field, into: &html)
    case .samples: samples(field, into: &html)
    }
  }

  // MARK: One text

  private func line(_ field: FieldModel, into html: inout Markup) {
    var input = TextField(
      name: AnswerNames.text(field), label: label(field), hint: hint(field), initial: storedText(field),
      mark: mark(field), maxLength: Self.longestText)
    switch field.kind {
    case .emailInput:
      input.kind = .email
      input.autocomplete = "email"
      input.spellcheck = false
      if input.initial?.isEmpty ?? true, !isResent { input.initial = loginEmail }
    case .phoneInput:
      input.kind = .telephone
      input.autocomplete = "tel"
      input.maxLength = 20
    case .urlInput, .inlineURLInput:
      input.kind = .url
      input.spellcheck = false
    default: input.autocomplete = Self.autocomplete[field.key]
    }
    html.textField(form, input)
    if let link = FieldGuidance.of(field).link {
      html.element(.p) { $0.link(link.text, to: link.address, class: "fr-link fr-link--sm", newWindow: true) }
    }
  }

  /// What a browser may know of a company (HTML, autofill field names).
  private static let autocomplete = [
    "identite_entreprise_identification_raison_sociale": "organization"
  ]

  /// Unicode scalars (product.md §4.1).
  static let longestText = 10_000

  // MARK: Text and files

  private func fileOrText(_ field: FieldModel, into html: inout Markup) {
    let name = AnswerNames.text(field)
    let form = self.form.within(label(field))
    html.fieldset(
      legend: label(field), id: FieldID(name).group, hint: hint(field), mark: mark(field), headingLevel: 3
    ) { html in
      html.textArea(
        form,
        TextArea(
          name: name, label: fr("Votre description"), initial: storedText(field), maxLength: Self.longestText))
      html.attachments(form, documents(of: field, label: fr("Vos documents")))
    }
  }

  private func checkbox(_ field: FieldModel, into html: inout Markup) {
    let name = AnswerNames.checkbox(field)
    var isChecked = false
    if !isResent, case .checked(true)? = field.answer { isChecked = true }
    let documents = FieldID(name).text + "-documents"
    html.checkboxes(
      form,
      ChoiceGroup(
        name: name, legend: label(field), hint: hint(field),
        choices: [Choice(value: "true", label: FieldGuidance.of(field).checkbox)], initial: isChecked ? ["true"] : [],
        mark: mark(field), headingLevel: 3, reveals: folds([AnswerNames.files(field.key)]) ? ["true": documents] : [:]))
    html.revealed(id: documents) { html in
      html.attachments(
        form.within(label(field)), self.documents(of: field, label: fr("Votre attestation"), goWithAnswer: true))
    }
  }

  private func question(_ field: FieldModel, into html: inout Markup) {
    let guidance = FieldGuidance.of(field)
    let name = AnswerNames.radioChoice(field)
    var chosen: Set<String> = []
    var text = ""
    if !isResent, case .radio(let choice, let given)? = field.answer {
      if let choice { chosen = [choice ? "yes" : "no"] }
      text = given
    }
    let details = FieldID(name).text + "-precisions"
    html.radios(
      form,
      ChoiceGroup(
        name: name, legend: label(field), hint: hint(field),
        choices: [Choice(value: "yes", label: guidance.yes), Choice(value: "no", label: guidance.no)], initial: chosen,
        mark: mark(field), inline: guidance.yes == "Oui", headingLevel: 3,
        reveals: folds([AnswerNames.radioText(field), AnswerNames.files(field.key)]) ? ["yes": details] : [:]))
    html.revealed(id: details) { html in
      let form = self.form.within(label(field))
      html.textArea(
        form,
        TextArea(
          name: AnswerNames.radioText(field), label: fr("Vos précisions"),
          hint: fr("Si vous avez répondu oui. Répondre non efface ce texte et les fichiers ci-dessous."), initial: text,
          rows: 4, maxLength: Self.longestText))
      html.attachments(form, documents(of: field, label: fr("Vos justificatifs"), goWithAnswer: true))
    }
  }

  /// Whether what belongs to a choice may be hidden while the choice is not made: not where something is wrong with it.
  private func folds(_ names: [String]) -> Bool { !names.contains(where: form.hasMessages) }

  func documents(of field: FieldModel, label: String, goWithAnswer: Bool = false) -> Attachments {
    Attachments(
      key: field.key, label: label, rulesAreAbove: true, files: field.files, application: application,
      goWithAnswer: goWithAnswer)
  }

  // MARK: Words

  func label(_ field: FieldModel) -> String { fr(label: field.label) }

  /// What it is to the application: no answer is compulsory (product.md §5.6), so no field is `required` to a browser.
  func mark(_ field: FieldModel) -> String { field.isMandatory ? Markup.required : fr("complémentaire") }

  func hint(_ field: FieldModel) -> String? {
    let hint = FieldGuidance.of(field).hint
    guard field.origin == .manualAfterFailure else { return hint }
    let why = fr("La source officielle n'a pas répondu : renseignez vous-même cette information.")
    return hint.map { why + " " + $0 } ?? why
  }

  func storedText(_ field: FieldModel) -> String? {
    guard !isResent, case .text(let text)? = field.answer else { return nil }
    return text
  }
}
