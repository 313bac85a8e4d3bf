import HTML

extension Markup {
  /// All answers, by category. `edit` gives the page where something is changed; nil where nothing can be.
  mutating func dossier(
    _ dossier: DossierModel, of application: ApplicationModel, edit: ((CandidateStep) -> Reference)?
  ) {
    if !application.market.lots.isEmpty {
      dossierSection(fr("Lots choisis"), level: 2, edit: edit?(.lots)) { html in
        if dossier.lots.isEmpty {
          html.paragraph(fr("Aucun lot choisi"), class: "fr-hint-text")
        } else {
          html.lotList(dossier.lots, of: application.market)
        }
      }
    }
    var statement = true
    for (index, category) in dossier.categories.enumerated() {
      heading(2, fr(label: category.title), class: "fr-h4 fr-mt-5w")
      if index == 0, edit != nil {
        dossierSection(fr("Informations du marché"), level: 3, edit: nil) {
          $0.marketFacts(application.market, lots: .listed)
        }
      }
      for group in category.groups {
        if statement, group.key.hasPrefix("motifs_exclusion") {
          statement = false
          dossierSection(fr("Attestation sur l'honneur"), level: 3, edit: edit?(.exclusionGrounds)) { html in
            html.statement(dossier, of: application.identifier)
          }
        }
        dossierSection(fr(label: group.title), level: 3, edit: edit?(.fields(group.key))) { html in
          html.answers(group.fields, of: application.identifier)
        }
      }
    }
  }

  /// A part of the dossier under its heading, with the link to change it.
  private mutating func dossierSection(
    _ title: String, level: Int, edit: Reference?, content: (inout Markup) -> Void
  ) {
    element(.section, .class("pm-dossier-section")) { html in
      html.element(.div, .class("pm-head")) { html in
        html.heading(level, title, class: level == 2 ? "fr-h4" : "fr-h6")
        if let edit {
          html.button(
            .link(
              "Modifier", to: edit, kind: .tertiary, icon: .edit, small: true, spokenAs: fr("Modifier : \(title)")))
        }
      }
      content(&html)
    }
  }

  private mutating func answers(_ fields: [FieldModel], of application: String) {
    summaryList(
      fields.map { field in
        (
          term: fr(label: field.label),
          value: { $0.answer(AnswerPresentation(field), of: application, caption: fr(label: field.label)) }
        )
      })
  }

  private mutating func statement(_ dossier: DossierModel, of application: String) {
    if dossier.isAttested {
      badge(fr("Attesté"), .success)
      paragraph(fr("Vous attestez sur l'honneur que votre entreprise n'est dans aucun des cas d'exclusion."))
    } else {
      badge(fr("Non attesté"), .error)
    }
    for contestation in dossier.contestations {
      heading(4, fr(label: contestation.label), class: "fr-text--md fr-mt-3w")
      summaryList([
        (term: fr("Information officielle (\(contestation.source))"), value: { $0.lines(contestation.officialText) }),
        (
          term: fr("Vos informations complémentaires"),
          value: { html in
            if contestation.text.allSatisfy(\.isWhitespace), contestation.files.isEmpty {
              html.element(.span, .class("fr-hint-text"), text: AnswerPresentation.notGiven)
            } else {
              html.lines(contestation.text)
              html.attachedFiles(contestation.files, of: application, removable: false)
            }
          }
        ),
      ])
    }
  }

  /// Under which name each document is handed over.
  mutating func documentNames(_ dossier: DossierModel) {
    let files = dossier.files.filter { $0.systemName != nil }
    heading(2, fr("Vos documents"), class: "fr-h4 fr-mt-5w")
    if files.isEmpty {
      paragraph(AnswerPresentation.noFile, class: "fr-hint-text")
      return
    }
    paragraph(
      fr("Dans le dossier remis à l'acheteur, chaque document porte un nom qui dit à quelle demande il répond."))
    element(.dl, .class("pm-summary pm-documents")) { html in
      for file in files {
        html.element(.div, .class("pm-summary__row")) { html in
          html.element(.dt) { html in
            html.text(file.name)
            html.space()
            html.element(.span, .class("fr-hint-text"), text: FrenchText.size(file.size))
          }
          html.element(.dd) { html in
            html.element(.span, .aria("hidden", true), text: "→ ")
            html.element(.span, .class("fr-sr-only"), text: fr("Nom dans le dossier : "))
            html.element(.span, .untranslated, text: file.systemName ?? "")
          }
        }
      }
    }
  }
}

extension DossierModel {
  /// Every file, in the order of the dossier.
  var files: [FileModel] {
    var all: [FileModel] = contestations.flatMap(\.files)
    for field in categories.flatMap(\.groups).flatMap(\.fields) {
      all += field.files
      for item in field.itemFiles.keys.sorted() { all += field.itemFiles[item] ?? [] }
    }
    return all
  }
}
