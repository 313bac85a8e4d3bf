import HTML

extension CandidatePages {
  /// The first screen: whose application it is, and what it is for.
  public func companyIdentification(
    _ model: CandidateIdentificationModel, _ form: FormContext
  ) -> Markup {
    let application = model.wizard.application
    return context.wizard(model.wizard, at: .companyIdentification, form: form) { html in
      html.paragraph(
        application.siret == nil
          ? fr("Indiquez d'abord quel établissement répond au marché.")
          : fr("Vous préparez une candidature pour l'entreprise ci-dessous."))
      html.paragraph(
        fr("Tout est enregistré au fur et à mesure : vous pouvez vous arrêter et reprendre pendant 7 jours."),
        class: "fr-text--sm")
      html.form(form, action: CandidateAddress.step(.companyIdentification, of: application.identifier)) { html in
        html.defaultSubmit(intent: "next")
        if let name = application.companyName {
          html.element(.p) { $0.labelled("Entreprise", name) }
        }
        html.siretField(form, known: application.siret, isEntered: application.isSiretEntered)
        html.heading(3, fr("Le marché en bref"), class: "fr-h6 fr-mt-4w")
        html.marketFacts(application.market, lots: .counted)
        html.wizardButtons(model.wizard, at: .companyIdentification, savable: false, next: "Continuer")
      }
    }
  }

  /// The choice of lots.
  public func lots(_ model: CandidateLotsModel, _ form: FormContext) -> Markup {
    let application = model.wizard.application
    let market = application.market
    return context.wizard(model.wizard, at: .lots, form: form) { html in
      let count = FrenchText.count(market.lots.count, "lot", "lots")
      html.paragraph(
        fr("Ce marché est divisé en \(count). Une seule candidature sert pour tous ceux que vous choisissez."))
      html.form(
        form, action: CandidateAddress.step(.lots, of: application.identifier), FormOptions(autosave: true)
      ) { html in
        html.defaultSubmit(intent: "next")
        let limit = market.lotLimit
        if let limit {
          html.callout(icon: .info) { html in
            html.element(
              .p, text: fr("Vous pouvez choisir \(FrenchText.count(limit, "lot", "lots")) au plus pour ce marché."))
          }
        }
        html.lotTools(choosesAll: limit == nil || market.lots.count <= (limit ?? 0))
        html.checkboxes(
          form,
          ChoiceGroup(
            name: "lot_ids", legend: fr("Pour quels lots candidatez-vous ?"), hint: fr("Choisissez au moins un lot."),
            choices: market.lots.map { lot in
              Choice(
                value: String(lot.position), label: fr("Lot \(lot.position) : \(lot.name)"), hint: market.kind(of: lot))
            }, initial: form.isRefused ? [] : Set(model.selected.map { String($0) }), required: true))
        html.wizardButtons(model.wizard, at: .lots)
      }
    }
  }

  /// The market's facts, to be read.
  public func marketInformation(
    _ model: CandidateMarketInformationModel, _ form: FormContext
  ) -> Markup {
    let application = model.wizard.application
    return context.wizard(model.wizard, at: .marketInformation, form: form) { html in
      html.paragraph(
        fr(
          """
          Ces informations viennent de l'acheteur et de sa plateforme ; vous n'avez rien à remplir ici.
          """))
      html.marketFacts(application.market, lots: .listed)
      html.form(form, action: CandidateAddress.step(.marketInformation, of: application.identifier)) { html in
        html.wizardButtons(model.wizard, at: .marketInformation, savable: false, next: "Continuer")
      }
    }
  }
}

/// How the facts of a market show its lots.
enum LotDetail { case counted, listed }

extension Markup {
  mutating func marketFacts(_ market: ApplicationMarketModel, lots: LotDetail) {
    var rows: [(term: String, value: (inout Markup) -> Void)] = [
      (term: fr("Intitulé"), value: { $0.text(market.name) }),
      (term: "Acheteur", value: { $0.text(market.buyer) }),
      (term: fr("Date limite"), value: { $0.text(market.deadline.full) }),
      (term: fr("Type de marché"), value: { $0.text(market.types.joined(separator: ", ")) }),
      (term: fr("Référence"), value: { $0.element(.span, .untranslated, text: market.identifier) }),
      (term: "Plateforme", value: { $0.text(market.editor) }),
    ]
    if !market.lots.isEmpty {
      rows.append(
        (
          term: "Lots",
          value: { html in
            switch lots {
            case .counted: html.text(FrenchText.count(market.lots.count, "lot", "lots"))
            case .listed: html.lotList(market.lots, of: market)
            }
          }
        ))
      if let limit = market.lotLimit {
        rows.append(
          (
            term: fr("Limite par candidat"),
            value: { $0.text(FrenchText.count(limit, "lot maximum", "lots maximum")) }
          ))
      }
    }
    summaryList(rows)
  }

  /// Lots by their position, with « Titre : » and « Type : » (product.md §11.10, 101).
  mutating func lotList(_ lots: [ApplicationLotModel], of market: ApplicationMarketModel) {
    element(.ul, .class("fr-raw-list pm-lots")) { html in
      for lot in lots.sorted(by: { $0.position < $1.position }) {
        html.element(.li, .class("fr-mb-1w")) { html in
          html.element(.span, .class("fr-text--bold"), text: "Lot \(lot.position)")
          html.void(.br)
          html.text(fr("Titre : "))
          html.text(lot.name)
          html.void(.br)
          html.text(fr("Type : "))
          html.text(market.kind(of: lot))
        }
      }
    }
  }

  /// Buttons that choose all lots, or none: by script only, since boxes do as well.
  fileprivate mutating func lotTools(choosesAll: Bool) {
    element(.div, .class("pm-lot-tools fr-mb-2w")) { html in
      if choosesAll {
        html.button(
          Button(
            text: fr("Tout sélectionner"), action: .script("check-all"), kind: .tertiary, icon: .check, small: true))
        html.space()
      }
      html.button(Button(text: fr("Tout désélectionner"), action: .script("check-none"), kind: .tertiary, small: true))
    }
  }
}

extension ApplicationMarketModel {
  /// `Fournitures – CPV 30213100-6`.
  func kind(of lot: ApplicationLotModel) -> String {
    types.joined(separator: ", ") + (lot.cpvCode.map { " – CPV " + $0 } ?? "")
  }
}
