import HTML

extension BuyerPages {
  /// Everything that was chosen, and the button that makes it final.
  public func summary(_ model: BuyerSummaryModel, _ form: FormContext) -> Markup {
    let wizard = model.wizard
    let market = wizard.market
    return screen(.summary, wizard, refused: form.isRefused) { html in
      html.heading(2, fr("Votre marché"), class: "fr-h4")
      html.marketFacts(market, limit: true)
      if !market.lots.isEmpty {
        html.element(.p, .class("fr-mb-4w")) { html in
          html.link(
            fr("Modifier la limite de lots"), to: BuyerAddress.step(.lots, of: market.identifier), class: "fr-link")
        }
      }
      html.heading(2, fr("Renseignements demandés aux candidats"), class: "fr-h4")
      for category in model.categories { asked(category, market, into: &html) }
      html.form(
        form, action: BuyerAddress.step(.summary, of: market.identifier),
        FormOptions(summaryTitle: fr("La configuration ne peut pas être finalisée"))
      ) { html in
        html.element(.div, .class("fr-mb-3w")) { html in
          html.alert(
            .warning, title: fr("Relisez avant de finaliser"),
            text: fr(
              """
              Une fois finalisée, la configuration ne peut plus être modifiée. Elle est transmise à \(market.editor) \
              et les entreprises peuvent candidater jusqu'au \(market.deadline.full).
              """
            ))
        }
        self.ways(
          .summary, wizard, next: .submit(fr("Finaliser la configuration"), intent: "next", icon: .check), into: &html)
      }
    }
  }

  private func asked(_ category: BuyerSummaryModel.Category, _ market: BuyerMarketModel, into html: inout Markup) {
    html.element(.section, .class("pm-box")) { html in
      html.element(.div, .class("pm-head")) { html in
        html.heading(3, fr(label: category.title), class: "fr-h5")
        html.link(
          fr("Modifier"), to: BuyerAddress.step(.category(category.key), of: market.identifier), class: "fr-link",
          spokenAs: fr("Modifier : \(fr(label: category.title))"))
      }
      for group in category.groups where !(group.mandatory.isEmpty && group.optional.isEmpty) {
        html.askedFields(group.title, group.mandatory + group.optional, level: 4)
      }
    }
  }
}
