import HTML

extension BuyerPages {
  /// The first screen: which market it is, what is to come, and the option of defence. Field: `add_defense=true`.
  public func setup(_ model: BuyerSetupModel, _ form: FormContext) -> Markup {
    let wizard = model.wizard
    let market = wizard.market
    return screen(.setup, wizard, refused: form.isRefused) { html in
      html.element(.h1) { html in
        html.element(.span, .class("fr-text--lead"), text: fr("Bienvenue,"))
        html.void(.br)
        html.text(fr("configurez les candidatures à votre marché"))
      }
      html.paragraph(
        fr(
          "\(market.editor) vous confie à Passe Marché pour choisir ce que les entreprises devront fournir pour candidater. Quelques minutes suffisent."
        ), class: "pm-lead pm-text")
      html.form(form, action: BuyerAddress.step(.setup, of: market.identifier)) { html in
        html.heading(2, fr("Votre marché"), class: "fr-h4")
        html.marketFacts(market, limit: false)
        defence(model.defence, market, form, into: &html)
        html.heading(2, fr("Comment cela se passe"), class: "fr-h4")
        self.plan(market, into: &html)
        self.ways(
          .setup, wizard,
          next: .submit(
            fr("Débuter l'activation de \(market.editor)"), intent: "next", icon: .arrowRight, iconLeft: false),
          into: &html)
      }
    }
  }

  private func defence(
    _ defence: BuyerSetupModel.Defence, _ market: BuyerMarketModel, _ form: FormContext, into html: inout Markup
  ) {
    if defence == .notOffered { return }
    html.element(.div, .class("pm-box")) { html in
      html.heading(2, fr("Défense et sécurité"), class: "fr-h6")
      let isSet = defence == .setByEditor
      html.checkbox(
        form, name: "add_defense",
        Choice(
          value: "true", label: fr("Ce marché est un marché de défense ou de sécurité"),
          hint: isSet
            ? fr("Cette désignation a été définie par \(market.editor).")
            : fr("Des renseignements propres à la défense et à la sécurité pourront être demandés aux candidats."),
          fixed: isSet),
        initial: defence == .offered(chosen: true))
    }
  }

  private func plan(_ market: BuyerMarketModel, into html: inout Markup) {
    html.element(.ol, .class("pm-ways fr-raw-list fr-mb-4w")) { html in
      if !market.lots.isEmpty {
        html.way(
          fr("Les lots"), fr("Vous dites si une entreprise peut candidater à tous les lots ou à quelques-uns seulement."))
      }
      html.way(
        fr("Les renseignements demandés"),
        fr(
          "Les renseignements obligatoires sont déjà choisis pour votre type de marché ; vous en ajoutez d'autres si vous le souhaitez."
        ))
      html.way(
        fr("La synthèse"),
        fr(
          "Vous relisez l'ensemble et finalisez. La configuration est alors transmise à \(market.editor), et les candidatures sont ouvertes."
        ))
    }
  }

  /// How many lots one candidate may choose. Fields: `lot_limit_enabled=true|false`, `lot_limit`.
  public func lots(_ model: BuyerLotsModel, _ form: FormContext) -> Markup {
    let wizard = model.wizard
    let market = wizard.market
    return screen(.lots, wizard, refused: form.isRefused) { html in
      html.marketLine(market)
      html.heading(1, self.title(of: .lots, wizard))
      html.form(form, action: BuyerAddress.step(.lots, of: market.identifier), FormOptions(autosave: true)) { html in
        let hasCodes = market.lots.contains { $0.cpvCode != nil }
        html.table(
          caption: fr("Les lots définis dans \(market.editor)"),
          columns: [fr("Lot"), fr("Intitulé")] + (hasCodes ? [fr("Code CPV")] : []), rows: market.lots.count
        ) { html, row, column in
          let lot = market.lots[row]
          html.text(column == 0 ? String(lot.position) : column == 1 ? lot.name : lot.cpvCode ?? "–")
        }
        html.radios(
          form,
          ChoiceGroup(
            name: "lot_limit_enabled",
            legend: fr("Souhaitez-vous limiter le nombre de lots auxquels une entreprise peut candidater ?"),
            choices: [
              Choice(value: "false", label: fr("Non"), hint: fr("Une entreprise peut candidater à tous les lots.")),
              Choice(value: "true", label: fr("Oui"), hint: fr("Vous indiquez un nombre maximum de lots.")),
            ],
            initial: model.isLimited.map { [String($0)] } ?? [], required: true, headingLevel: 2,
            reveals: ["true": "limite"]))
        html.revealed(id: "limite") { html in
          html.textField(
            form,
            TextField(
              name: "lot_limit", label: fr("Nombre maximum de lots par entreprise"),
              hint: fr("Un nombre entre 1 et \(market.lots.count)."), kind: .number(min: 1, max: market.lots.count),
              initial: market.lotLimit.map(String.init), narrow: true))
        }
        self.ways(
          .lots, wizard, next: .submit(fr("Suivant"), intent: "next", icon: .arrowRight, iconLeft: false), into: &html)
      }
    }
  }
}

extension Markup {
  mutating func way(_ title: String, _ text: String) {
    element(.li) { html in
      html.heading(3, title, class: "fr-h6")
      html.paragraph(text)
    }
  }
}
