import HTML

extension EditorPages {
  /// `/candidate`: the markets that take applications.
  public func candidate(_ list: EditorMarketList, returned: EditorReturn? = nil) -> Markup {
    page(fr("Candidat"), .candidate) { html in
      self.returned(returned, into: &html)
      html.heading(1, fr("Espace du candidat"))
      html.paragraph(fr("Les marchés que leur acheteur a finalisés."), class: "pm-lead")
      self.markets(list, into: &html) { .path(["candidate", "markets", $0]) }
    }
  }

  /// `/candidate/markets/{identifier}`: the form that starts an application.
  public func openMarket(_ model: EditorMarketModel, _ form: FormContext) -> Markup {
    let row = model.row
    return page((form.isRefused ? fr("Erreur : ") : "") + row.name, .candidate) { html in
      html.breadcrumb([(fr("Candidat"), "/candidate")], current: row.name)
      html.heading(1, row.name)
      html.paragraph(fr("Date limite : \(row.deadline.full)"), class: "pm-lead")
      html.element(.section) { html in
        html.heading(2, fr("Candidater"), class: "fr-h4")
        html.form(
          form, action: .path(["candidate", "markets", row.identifier, "apply"]),
          FormOptions(summaryTitle: fr("La candidature n'est pas démarrée"))
        ) { html in
          html.element(.div, .class("pm-fields")) { html in
            html.textField(
              form,
              TextField(
                name: "siret", label: fr("SIRET de l'entreprise"),
                hint: fr("Vide : le service le demandera à la première étape"), kind: .digits,
                initial: "73282932000074", narrow: true))
            html.textField(
              form,
              TextField(
                name: "provider_user_id", label: fr("Identifiant du candidat sur votre plateforme"),
                hint: fr("Facultatif ; il revient dans les webhooks"), narrow: true))
          }
          html.buttons([
            .submit(fr("Démarrer et ouvrir le service"), name: "intent", value: "open", icon: .arrowRight),
            .submit(fr("Démarrer et rester ici"), name: "intent", value: "create", kind: .secondary),
          ])
        }
      }
      html.element(.section, .class("fr-mt-6w")) { html in
        html.heading(2, fr("Candidatures"), class: "fr-h4")
        self.applications(model.applications, into: &html)
      }
    }
  }

  func applications(_ applications: [EditorApplicationRow], into html: inout Markup) {
    if applications.isEmpty { return html.paragraph(fr("Aucune candidature pour l'instant.")) }
    html.table(
      caption: fr("Candidatures"), captionHidden: true,
      columns: [fr("Candidature"), fr("SIRET"), fr("Démarrée le"), fr("État")], rows: applications.count
    ) { html, row, column in
      let application = applications[row]
      switch column {
      case 0: html.link(application.identifier, to: .path(["candidate", "applications", application.identifier]))
      case 1: html.text(application.siret.map(FrenchText.siret) ?? fr("pas encore connu"))
      case 2: html.text(application.createdAt.full)
      default:
        self.state(application.isSubmitted ? fr("Transmise") : fr("En cours"), application.isSubmitted, into: &html)
      }
    }
  }

  /// `/candidate/applications/{identifier}`: an application and its documents.
  public func application(_ model: EditorApplicationModel) -> Markup {
    let row = model.row
    return page(fr("Candidature \(row.identifier)"), .candidate) { html in
      html.breadcrumb(
        [(fr("Candidat"), "/candidate"), (model.market, .path(["candidate", "markets", model.market]))],
        current: row.identifier)
      html.heading(1, fr("Candidature"))
      html.identifier(fr("Identifiant de la candidature"), row.identifier)
      html.summaryList([
        (fr("État"), { self.state(row.isSubmitted ? fr("Transmise") : fr("En cours"), row.isSubmitted, into: &$0) }),
        (fr("Transmission"), { $0.tag(row.sync) }),
        (fr("SIRET"), { $0.text(row.siret.map(FrenchText.siret) ?? fr("pas encore connu")) }),
        (fr("Démarrée le"), { $0.text(row.createdAt.full) }),
        (fr("Votre identifiant du candidat"), { $0.text(model.userID ?? fr("Aucun")) }),
      ])
      html.element(.section, .class("fr-mt-4w")) { html in
        html.heading(2, fr("Candidature de l'entreprise"), class: "fr-h4")
        html.paragraph(
          row.isSubmitted
            ? fr("L'entreprise a transmis cette candidature : la page du service la donne à relire.")
            : fr("Trois façons de mener le candidat au service ; elles aboutissent au même endroit."))
        self.ways(
          to: model.address, frame: .path(["candidate", "applications", row.identifier, "frame"]), into: &html)
      }
      html.element(.section, .class("fr-mt-6w")) { html in
        html.heading(2, fr("Documents"), class: "fr-h4")
        self.documents(model, into: &html)
      }
      self.webhookSection(model.webhooks, into: &html)
    }
  }

  /// `/candidate/applications/{identifier}/frame`: the application within a page of the platform.
  public func frame(_ model: EditorApplicationModel) -> Markup {
    let identifier = model.row.identifier
    return frame(
      fr("Candidature \(identifier)"), .candidate,
      path: [(fr("Candidat"), "/candidate"), (identifier, .path(["candidate", "applications", identifier]))],
      source: model.address, title: fr("Candidature, par Passe Marché"))
  }

  private func documents(_ model: EditorApplicationModel, into html: inout Markup) {
    if !model.row.isSubmitted {
      return html.paragraph(
        fr("L'attestation et le dossier seront là quand l'entreprise aura transmis sa candidature."))
    }
    for document in model.documents {
      html.element(.div, .class("pm-box")) { html in
        html.heading(3, document.title, class: "fr-h6")
        html.summaryList([
          (fr("Fichier"), { $0.link(document.name, to: document.link, class: "fr-link") }),
          (fr("Taille"), { $0.text(FrenchText.size(document.size)) }),
          (fr("SHA-256"), { $0.element(.code, .class("pm-digest"), .untranslated, text: document.sha256) }),
          (fr("Récupéré le"), { $0.text(document.fetchedAt.full) }),
        ])
      }
    }
    html.buttonForm(
      Button(
        text: model.documents.isEmpty ? fr("Récupérer les documents") : fr("Les récupérer à nouveau"),
        action: .submit(name: nil, value: nil), kind: model.documents.isEmpty ? .primary : .secondary,
        icon: .download),
      action: .path(["candidate", "applications", model.row.identifier, "documents"]), csrfToken: context.csrfToken)
  }
}
