import HTML

/// Answers that are lists: people, references, samples. Adding and removing are buttons of the form, so that they work
/// without script.
extension FieldForm {
  func people(_ field: FieldModel, into html: inout Markup) {
    var stored: [Int: PersonModel] = [:]
    if !isResent, case .people(let people)? = field.answer {
      stored = Dictionary(people.map { ($0.item, $0) }) { first, _ in first }
    }
    let words = Words(
      one: fr("Personne"), of: fr("de la personne"), remove: fr("Supprimer la personne"),
      add: fr("Ajouter une personne"), none: fr("Aucune personne renseignée"))
    items(field, stored: stored.keys, words, into: &html) { html, form, item, number in
      let person = stored[item]
      let parts: [(AnswerNames.PersonPart, String, String?)] = [
        (.nom, PersonLabels.lastName, person?.lastName), (.prenoms, PersonLabels.firstNames, person?.firstNames),
        (.titres, PersonLabels.titles, person?.titles),
      ]
      for (part, label, value) in parts {
        html.textField(
          form,
          TextField(
            name: AnswerNames.person(field, item: item, part), label: label, initial: value,
            maxLength: Self.longestText))
      }
      html.attachments(form, itemFiles(field, item, label: "CV", belongsTo: fr("de la personne \(number)")))
    } after: { html in
      html.attachments(
        form.within(label(field)), documents(of: field, label: fr("Documents sur l'ensemble de l'équipe")))
    }
  }

  func references(_ field: FieldModel, into html: inout Markup) {
    var stored: [Int: ReferenceModel] = [:]
    if !isResent, case .references(let references)? = field.answer {
      stored = Dictionary(references.map { ($0.item, $0) }) { first, _ in first }
    }
    let words = Words(
      one: fr("Réalisation"), of: fr("de la réalisation"), remove: fr("Supprimer la réalisation"),
      add: fr("Ajouter une réalisation"), none: fr("Aucune réalisation renseignée"))
    items(field, stored: stored.keys, words, into: &html) { html, form, item, number in
      let reference = stored[item]
      func name(_ part: AnswerNames.ReferencePart) -> String { AnswerNames.reference(field, item: item, part) }
      html.textField(
        form,
        TextField(
          name: name(.resume), label: ReferenceLabels.summary, hint: fr("L'objet de la prestation, en une phrase"),
          initial: reference?.summary, maxLength: Self.longestText))
      html.element(.div, .class("pm-item__row")) { html in
        html.textField(
          form, TextField(name: name(.date_debut), label: ReferenceLabels.start, kind: .date, initial: reference?.start)
        )
        html.textField(
          form, TextField(name: name(.date_fin), label: ReferenceLabels.end, kind: .date, initial: reference?.end))
        html.textField(
          form,
          TextField(
            name: name(.montant), label: ReferenceLabels.amount, kind: .decimal,
            initial: reference?.amount.map { String($0) }, maxLength: 20, unit: "€"))
      }
      html.textArea(
        form,
        TextArea(
          name: name(.description), label: ReferenceLabels.description,
          hint: fr("Client ou destinataire, contenu, lieu"),
          initial: reference?.description, rows: 4, maxLength: Self.longestText))
      html.attachments(
        form,
        itemFiles(
          field, item, label: fr("Attestations de bonne exécution"), belongsTo: fr("de la réalisation \(number)")))
    } after: { _ in
    }
  }

  func samples(_ field: FieldModel, into html: inout Markup) {
    var stored: [Int: SampleModel] = [:]
    if !isResent, case .samples(let samples)? = field.answer {
      stored = Dictionary(samples.map { ($0.item, $0) }) { first, _ in first }
    }
    let words = Words(
      one: fr("Échantillon"), of: fr("de l'échantillon"), remove: fr("Supprimer l'échantillon"),
      add: fr("Ajouter un échantillon"), none: fr("Aucun échantillon renseigné"))
    items(field, stored: stored.keys, words, into: &html) { html, form, item, number in
      html.textArea(
        form,
        TextArea(
          name: AnswerNames.sample(field, item: item), label: SampleLabels.description,
          initial: stored[item]?.description, rows: 4, maxLength: Self.longestText))
      html.attachments(
        form,
        itemFiles(
          field, item, label: fr("Fichiers de l'échantillon"), belongsTo: fr("de l'échantillon \(number)")))
    } after: { _ in
    }
  }

  /// How the items of a list are called.
  struct Words {
    var one: String
    var of: String
    var remove: String
    var add: String
    var none: String
  }

  /// The numbers of the items that the form shows, in their order: those stored or sent, those with a file, and those
  /// just added.
  func shownItems(_ field: FieldModel, stored: some Sequence<Int>) -> [Int] {
    var items = Set(field.addedItems).union(field.itemFiles.filter { !$0.value.isEmpty }.keys).union(stored)
    for name in form.values.keys {
      if let item = AnswerNames.item(in: name, of: field) { items.insert(item) }
    }
    if field.addsItem, items.count < FieldModel.mostItems { items.insert(FieldModel.nextItem(after: items)) }
    return items.sorted()
  }

  private func items(
    _ field: FieldModel, stored: some Sequence<Int>, _ words: Words, into html: inout Markup,
    item content: (inout Markup, FormContext, _ item: Int, _ number: Int) -> Void, after: (inout Markup) -> Void
  ) {
    let id = FieldID(AnswerNames.text(field)).group
    html.fieldset(legend: label(field), id: id, hint: hint(field), mark: mark(field), headingLevel: 3) { html in
      let shown = shownItems(field, stored: stored)
      if shown.isEmpty { html.paragraph(words.none, class: "fr-hint-text") }
      for (index, item) in shown.enumerated() {
        let number = index + 1
        html.element(
          .div, .class("pm-box pm-item"), .id(Self.anchor(field.key, item: item)), .tabindex(-1), .role("group"),
          .aria("label", "\(words.one) \(number)")
        ) { html in
          html.heading(4, "\(words.one) \(number)", class: "fr-text--md")
          content(&html, form.within(label(field), "\(words.one) \(number)"), item, number)
          html.button(
            .submit(
              words.remove, name: "remove_item", value: "\(field.key).\(item)", kind: .tertiary, icon: .delete,
              small: true, spokenAs: "\(words.remove) \(number)"))
        }
      }
      if shown.count < FieldModel.mostItems {
        html.element(.p, .class("pm-item-add")) { html in
          html.button(
            .submit(
              words.add, name: "add_item", value: field.key, kind: .secondary,
              icon: .add, small: true, spokenAs: fr("\(words.add) : \(fr(label: field.label))")))
        }
      } else {
        html.paragraph(fr("Vous avez atteint la limite de \(FieldModel.mostItems)."), class: "fr-hint-text")
      }
      after(&html)
    }
  }

  private func itemFiles(_ field: FieldModel, _ item: Int, label: String, belongsTo: String) -> Attachments {
    Attachments(
      key: "\(field.key).\(item)", label: label, rulesAreAbove: true, files: field.itemFiles[item] ?? [],
      application: application, belongsTo: belongsTo, goWithAnswer: true)
  }
}
