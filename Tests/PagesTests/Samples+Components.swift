import HTML

@testable import Pages

extension Samples {
  /// The components that no sample of a page shows yet, on pages of their own.
  var components: [Sample] {
    [Sample("composants", parts), Sample("composants-formulaire", fields(refused: false)),
     Sample("composants-formulaire-erreurs", fields(refused: true))]
  }

  private var parts: Markup {
    let context = context(
      account: account,
      flashes: [.init(.success, words("Votre brouillon est supprimé.")), .init(.warning, words("Attention."))])
    return context.page(PageHead(title: words("Composants"))) { html in
      html.container { html in
        html.stepper(Stepper(current: 2, total: 3, title: words("Composants"), next: words("La suite")))
        html.row(
          [4, 8],
          content: [
            { html in
              html.sideMenu(
                title: words("Rubriques"),
                [
                  MenuItem(text: words("Identité"), link: "/a", state: words("complété")),
                  MenuItem(text: words("Contact"), link: "/b", isCurrent: true, state: "1/2"),
                ])
            },
            { html in
              html.heading(2, words("Messages"))
              for kind in [Severity.info, .success, .warning, .error] {
                html.alert(kind, title: words("Titre"), level: 3, text: words("Texte"))
              }
              html.highlight { $0.text(words("Mis en avant")) }
              html.badges { html in
                for kind in [Markup.BadgeKind.plain, .info, .success, .warning, .error, .new, .blue, .green] {
                  html.badge(words("État"), kind)
                }
                html.tag(words("Étiquette"))
              }
              html.identifier(words("Identifiant"), words("FT20261125AB12CD34"))
              html.progress(label: words("Fabrication des documents"), value: 2, max: 4, id: "fabrication")
              html.accordion(title: words("Principe"), level: 3) { $0.paragraph(words("Texte")) }
              html.accordion(title: words("Situation"), level: 3, open: true) { $0.paragraph(words("Texte")) }
              html.table(
                caption: words("Tableau"), columns: [words("Année"), words("Montant")], rows: 2
              ) { html, row, column in html.text(words(column == 0 ? "Année \(row)" : "500 000 €")) }
              html.pagination(current: 3, total: 9) { .path(["liste"], query: [("page", String($0))]) }
              html.fileList(files)
            },
          ])
        html.heading(2, words("Cartes"))
        html.card(
          title: words("Un marché"), level: 3, badges: { $0.badge(words("EN COURS"), .new, icon: false) },
          content: { $0.paragraph(words("Modifiée le 25/11/2026")) },
          actions: { html in
            html.buttons([
              .link(words("Modifier"), to: "/m", icon: .edit, small: true),
              .link(words("Supprimer"), to: "/s", kind: .secondary, icon: .delete, small: true),
            ])
          })
        html.tile(
          title: words("Tuile"), text: words("Texte"), link: "/t",
          pictogram: context.assets.link("artwork/pictograms/document/document.svg"))
        html.notice(.info, title: words("Titre"), text: words("Texte"))
        html.scanWatch("/scan_status.json")
        html.buttonForm(.submit(words("Seul")), action: "/seul", csrfToken: words("jeton"))
      }
    }
  }

  private func fields(refused: Bool) -> Markup {
    let names = [
      "text_input[nom]", "email_input[email]", "textarea[description]", "choix", "cases", "taux", "pays",
      "files[bilan]", "accord", "ailleurs",
    ]
    let form = self.form(
      refused ? ["text_input[nom]": [words("Valeur refusée")], "choix": ["no"]] : [:],
      refused ? names.map { message($0, "Ce champ est requis") } : [])
    return context(account: account).page(PageHead(title: words("Formulaire"))) { html in
      html.container { html in
        html.heading(1, words("Formulaire"))
        html.form(
          form, action: "/envoi", FormOptions(multipart: true, autosave: true, uploads: "/fichiers", id: "formulaire")
        ) { html in
          html.element(.div, .class("pm-fields")) { html in
            lines(form, into: &html)
            choices(form, into: &html)
            html.upload(
              form,
              UploadField(
                key: "bilan", label: words("Vos bilans"), hint: words("PDF, 100 Mo au plus par fichier."),
                files: files, accept: ".pdf,.zip"))
            html.upload(form, UploadField(key: "vide", label: words("Autres pièces")))
            html.buttons([
              .submit(words("Suivant"), intent: "next", icon: .arrowRight, iconLeft: false),
              .submit(words("Précédent"), intent: "previous", kind: .secondary),
            ])
            html.saveState()
          }
        }
      }
    }
  }

  private func lines(_ form: FormContext, into html: inout Markup) {
    html.textField(
      form, TextField(name: "text_input[nom]", label: words("Nom"), hint: words("Comme sur le Kbis"), required: true))
    html.textField(
      form,
      TextField(
        name: "email_input[email]", label: words("Courriel"), kind: .email, initial: words("a@b.example"),
        autocomplete: "email"))
    html.textField(form, TextField(name: "tel", label: words("Téléphone"), kind: .telephone, autocomplete: "tel"))
    html.textField(form, TextField(name: "site", label: words("Site"), kind: .url))
    html.textField(
      form,
      TextField(name: "siret", label: words("SIRET"), kind: .digits, initial: words("13002526500013"), readOnly: true))
    html.textField(form, TextField(name: "fin", label: words("Fin d’exercice"), kind: .date, narrow: true))
    html.textField(
      form, TextField(name: "taux", label: words("Part liée au marché"), kind: .decimal, unit: "%", narrow: true))
    html.textArea(
      form,
      TextArea(
        name: "textarea[description]", label: words("Description"), hint: words("En quelques lignes"),
        initial: words("\nUne ligne vide, puis celle-ci"), maxLength: 10_000))
    html.select(
      form,
      Select(
        name: "pays", label: words("Pays"), options: [.init(value: words("fr"), text: words("France"))],
        initial: words("fr")))
  }

  private func choices(_ form: FormContext, into html: inout Markup) {
    html.radios(
      form,
      ChoiceGroup(
        name: "choix", legend: words("Êtes-vous concerné ?"), hint: words("Répondez pour l’entreprise"),
        choices: [Choice(value: "yes", label: words("Oui")), Choice(value: "no", label: words("Non"))], inline: true,
        reveals: ["yes": "precisions"]))
    html.revealed(id: "precisions") { html in
      html.textArea(form, TextArea(name: "precisions", label: words("Précisions")))
    }
    html.radios(
      form,
      ChoiceGroup(
        name: "riche", legend: words("Un choix important"),
        choices: [Choice(value: "a", label: words("Le premier"), hint: words("Indice")), Choice(value: "b", label: words("Le second"))],
        initial: ["b"], required: true, headingLevel: 2, rich: true))
    html.checkboxes(
      form,
      ChoiceGroup(
        name: "cases", legend: words("Plusieurs choix"),
        choices: [
          Choice(value: "1", label: words("Un"), badge: (words("Déclaré"), .blue)),
          Choice(value: "2", label: words("Deux"), hint: words("Indice")),
          Choice(value: "3", label: words("Trois"), fixed: true),
        ]))
    html.checkbox(form, name: "accord", Choice(value: "true", label: words("Je certifie sur l’honneur")))
    html.fieldset(legend: words("Exercice 2025"), id: "exercice", hint: words("Le dernier clos")) { html in
      html.textField(form, TextField(name: "montant", label: words("Montant"), kind: .decimal, unit: "€"))
    }
  }

  private var files: [FileItem] {
    [
      (FileItem.Scan.pending, 512), (.clean, 1_536), (.infected, 5_242_880), (.failed, 1_073_741_824), (.none, 1),
    ].enumerated().map { index, file in
      FileItem(
        id: words("f\(index)"), name: words("bilan-\(index).pdf"), size: file.1, scan: file.0,
        link: file.0 == .infected ? nil : .path(["files", words("f\(index)")]))
    }
  }
}
