import HTML

extension EditorPages {
  /// `/buyer`: the form for a new market, and those that there are.
  /// - Parameter rows: how many lots the form has room for.
  public func buyer(_ list: EditorMarketList, _ form: FormContext, rows: Int) -> Markup {
    page((form.isRefused ? fr("Erreur : ") : "") + fr("Acheteur"), .buyer) { html in
      html.heading(1, fr("Espace de l'acheteur"))
      html.element(.section) { html in
        html.heading(2, fr("Créer un marché"), class: "fr-h4")
        self.marketForm(form, rows: rows, into: &html)
      }
      html.element(.section, .class("fr-mt-6w")) { html in
        html.heading(2, fr("Vos marchés"), class: "fr-h4")
        self.markets(list, into: &html) { .path(["buyer", "markets", $0]) }
      }
    }
  }

  private func marketForm(_ form: FormContext, rows: Int, into html: inout Markup) {
    html.form(form, action: "/buyer/markets", FormOptions(summaryTitle: fr("Le marché n'est pas créé"))) { html in
      html.defaultSubmit(intent: "create")
      html.element(.div, .class("pm-fields")) { html in
        html.textField(
          form, TextField(name: "name", label: fr("Nom du marché"), initial: fr("Fourniture de matériel informatique")))
        html.textField(
          form,
          TextField(
            name: "siret", label: fr("SIRET de l'acheteur"), hint: fr("14 chiffres"), kind: .digits,
            initial: "13002526500013", narrow: true))
        html.textField(
          form,
          TextField(
            name: "deadline", label: fr("Date limite de dépôt"),
            hint: fr("Heure de Paris, par exemple 2027-01-31T18:30 ; un jour seul vaut jusqu'à sa dernière seconde"),
            narrow: true))
        html.checkboxes(
          form,
          ChoiceGroup(
            name: "market_type_codes", legend: fr("Types de marché"),
            choices: [
              Choice(value: "supplies", label: fr("Fournitures")), Choice(value: "services", label: fr("Services")),
              Choice(value: "works", label: fr("Travaux")),
              Choice(
                value: "defense", label: fr("Défense ou sécurité"),
                hint: fr("Avec un autre type ; il y faut une autorisation")),
            ], initial: ["supplies"]))
        lots(form, rows: rows, into: &html)
        html.textField(
          form,
          TextField(
            name: "lot_limit", label: fr("Nombre maximal de lots par candidat"), hint: fr("Vide : sans limite"),
            kind: .digits, narrow: true))
        html.textField(
          form,
          TextField(
            name: "provider_user_id", label: fr("Identifiant de l'acheteur sur votre plateforme"),
            hint: fr("Facultatif ; il revient dans les webhooks"), narrow: true))
      }
      html.buttons([.submit(fr("Créer le marché"), intent: "create", icon: .add)])
    }
  }

  private func lots(_ form: FormContext, rows: Int, into html: inout Markup) {
    let hint = fr("Les lignes vides sont laissées de côté. Un code CPV s'écrit comme 30213100-6.")
    html.fieldset(legend: fr("Lots"), id: "lots", hint: hint) { html in
      for row in 1...max(rows, 1) {
        html.row(
          [8, 4],
          content: [
            { $0.textField(form, TextField(name: "lots[\(row)][name]", label: fr("Lot \(row) : nom"))) },
            { $0.textField(form, TextField(name: "lots[\(row)][cpv_code]", label: fr("Lot \(row) : code CPV"))) },
          ])
      }
      html.button(
        .submit(fr("Ajouter un lot"), name: "intent", value: "add_lot", kind: .secondary, icon: .add, small: true))
    }
  }

  /// A list of markets; `link` gives the page of one.
  func markets(_ list: EditorMarketList, into html: inout Markup, link: (String) -> Reference) {
    if let problem = list.problem {
      html.alert(.error, title: fr("Le service n'a pas donné la liste"), level: 3, text: problem)
    } else if list.markets.isEmpty {
      html.paragraph(fr("Aucun marché pour l'instant."))
    } else {
      html.table(
        caption: fr("Marchés"), captionHidden: true,
        columns: [fr("Marché"), fr("Date limite"), fr("État"), fr("Webhook")], rows: list.markets.count
      ) { html, row, column in
        let market = list.markets[row]
        switch column {
        case 0:
          html.link(market.name, to: link(market.identifier))
          html.void(.br)
          html.element(.code, .untranslated, text: market.identifier)
        case 1: html.text(market.deadline.full)
        case 2: self.state(market.isCompleted ? fr("Finalisé") : fr("À configurer"), market.isCompleted, into: &html)
        default: self.told(market.isTold, market.sync, into: &html)
        }
      }
      if list.isCut { html.paragraph(fr("Les plus récents seulement."), class: "fr-text--sm") }
    }
  }

  func state(_ text: String, _ isDone: Bool, into html: inout Markup) {
    html.badge(text, isDone ? .success : .info, icon: false)
  }

  private func told(_ isTold: Bool, _ sync: String, into html: inout Markup) {
    html.badges { html in
      html.badge(isTold ? fr("Reçu") : fr("Pas encore reçu"), isTold ? .success : .plain, icon: false)
      html.tag(sync)
    }
  }

  /// `/buyer/markets/{identifier}`: the market as it stands, and the ways into its configuration.
  public func market(_ model: EditorMarketModel) -> Markup {
    let row = model.row
    return page(row.name, .buyer) { html in
      html.breadcrumb([(fr("Acheteur"), "/buyer")], current: row.name)
      html.heading(1, row.name)
      html.identifier(fr("Identifiant du marché"), row.identifier)
      html.element(.section, .class("fr-mt-4w")) { html in
        html.heading(2, fr("Configuration par l'acheteur"), class: "fr-h4")
        html.paragraph(
          row.isCompleted
            ? fr("L'acheteur a finalisé ce marché : la page de configuration en montre l'état.")
            : fr("Trois façons de mener l'acheteur au service ; elles aboutissent au même endroit."))
        self.ways(to: model.configuration, frame: .path(["buyer", "markets", row.identifier, "frame"]), into: &html)
      }
      html.element(.section, .class("fr-mt-4w")) { html in
        html.heading(2, fr("Le marché, tel que le service le connaît"), class: "fr-h4")
        self.facts(model, into: &html)
      }
      if row.isCompleted {
        html.element(.section, .class("fr-mt-4w")) { html in
          html.heading(2, fr("Candidatures"), class: "fr-h4")
          self.applications(model.applications, into: &html)
          html.link(fr("Candidater à ce marché"), to: .path(["candidate", "markets", row.identifier]), class: "fr-link")
        }
      }
      webhookSection(model.webhooks, into: &html)
    }
  }

  private func facts(_ model: EditorMarketModel, into html: inout Markup) {
    let row = model.row
    html.summaryList([
      (fr("État"), { self.state(row.isCompleted ? fr("Finalisé") : fr("À configurer"), row.isCompleted, into: &$0) }),
      (fr("Transmission"), { self.told(row.isTold, row.sync, into: &$0) }),
      (fr("SIRET de l'acheteur"), { $0.text(FrenchText.siret(model.siret)) }),
      (fr("Date limite"), { $0.text(row.deadline.full) }),
      (fr("Types"), { $0.text(model.types.joined(separator: ", ")) }),
      (
        fr("Lots"),
        { html in
          if model.lots.isEmpty { return html.text(fr("Aucun")) }
          html.element(.ol) { html in
            for lot in model.lots { html.element(.li, text: lot.name + (lot.cpv.map { " (\($0))" } ?? "")) }
          }
          if let limit = model.lotLimit { html.paragraph(fr("\(limit) au plus par candidat"), class: "fr-mb-0") }
        }
      ),
      (fr("Votre identifiant de l'acheteur"), { $0.text(model.userID ?? fr("Aucun")) }),
    ])
  }

  /// `/buyer/markets/{identifier}/frame`: the configuration within a page of the platform.
  public func frame(_ model: EditorMarketModel) -> Markup {
    frame(
      fr("Configuration de « \(model.row.name) »"), .buyer,
      path: [(fr("Acheteur"), "/buyer"), (model.row.name, .path(["buyer", "markets", model.row.identifier]))],
      source: model.configuration, title: fr("Configuration du marché, par Passe Marché"))
  }
}
