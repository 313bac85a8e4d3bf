import HTML

/// The pages on which a buyer configures a market (product.md §5.1).
public struct BuyerPages: Sendable {
  let context: PageContext

  public init(_ context: PageContext) { self.context = context }

  /// The way on from a screen and back.
  func next(after step: BuyerStep, _ wizard: BuyerWizardModel) -> BuyerStep? { neighbour(step, wizard, 1) }

  func previous(before step: BuyerStep, _ wizard: BuyerWizardModel) -> BuyerStep? { neighbour(step, wizard, -1) }

  private func neighbour(_ step: BuyerStep, _ wizard: BuyerWizardModel, _ distance: Int) -> BuyerStep? {
    let steps = wizard.steps
    guard let index = steps.firstIndex(of: step), steps.indices.contains(index + distance) else { return nil }
    return steps[index + distance]
  }

  func title(of step: BuyerStep, _ wizard: BuyerWizardModel) -> String {
    switch step {
    case .setup: fr("Configuration de votre marché")
    case .lots: fr("Les lots de votre marché")
    case .category(let key): wizard.categories.first { $0.key == key }.map { fr(label: $0.title) } ?? ""
    case .summary: fr("Synthèse de votre configuration")
    }
  }

  /// A screen of the wizard. Categories and summary are counted; what comes before has a plain heading.
  func screen(
    _ step: BuyerStep, _ wizard: BuyerWizardModel, refused: Bool = false, content: (inout Markup) -> Void
  ) -> Markup {
    let counted = wizard.categories.map { BuyerStep.category($0.key) } + [.summary]
    let title = title(of: step, wizard)
    let position = counted.firstIndex(of: step)
    let state = position.map { fr("Étape \($0 + 1) sur \(counted.count) : ") } ?? ""
    let head = PageHead(
      title: (refused ? fr("Erreur : ") : "") + state + title + " – " + wizard.market.name, step: step.segment)
    return context.page(head) { html in
      html.element(.div, .class("fr-container pm-page")) { html in
        html.element(.div, .class("fr-grid-row fr-grid-row--center")) { html in
          html.element(.div, .class("fr-col-12 fr-col-lg-10")) { html in
            if let position {
              let next = next(after: step, wizard)
              html.marketLine(wizard.market)
              html.stepper(
                Stepper(
                  current: position + 1, total: counted.count, title: title,
                  next: next.map { self.title(of: $0, wizard) }))
            }
            notice(wizard.notice, into: &html)
            content(&html)
          }
        }
      }
    }
  }

  private func notice(_ notice: BuyerWizardModel.Notice?, into html: inout Markup) {
    switch notice {
    case .saved: html.message(.success, fr("Vos choix sont enregistrés."))
    case .resumed: html.message(.info, fr("Vous reprenez votre configuration là où vous l'aviez laissée."))
    case nil: break
    }
  }

  /// The buttons below a screen. The way on comes first in the order of the keyboard, so that Enter takes it.
  func ways(_ step: BuyerStep, _ wizard: BuyerWizardModel, next: Button, into html: inout Markup) {
    var buttons = [next]
    if previous(before: step, wizard) != nil {
      var back = Button.submit(
        fr("Précédent"), intent: "previous", kind: .secondary, icon: .arrowLeft)
      back.formNoValidate = true
      buttons.append(back)
    }
    html.buttons(buttons)
    html.saveState()
    html.element(
      .p, .class("fr-hint-text"),
      text: fr(
        "Votre progression est enregistrée : vous pouvez fermer cette page et la reprendre pendant 24 heures avec le même lien."
      ))
  }
}

extension BuyerWizardModel {
  /// The screens in their order.
  public var steps: [BuyerStep] {
    [.setup] + (market.lots.isEmpty ? [] : [.lots]) + categories.map { .category($0.key) } + [.summary]
  }
}

extension Markup {
  /// A short message at the head of a page, told at once.
  mutating func message(_ severity: Severity, _ text: String) {
    element(.div, .class("fr-mb-3w")) { $0.alert(severity, text: text, live: true) }
  }

  /// Which market the page is about, above its heading.
  mutating func marketLine(_ market: BuyerMarketModel) {
    element(.p, .class("fr-text--sm fr-mb-2w")) { html in
      html.text(fr("Marché : "))
      html.element(.strong, text: market.name)
    }
  }

  /// What the editor has said of a market; the same on the first screen and the last.
  mutating func marketFacts(_ market: BuyerMarketModel, limit: Bool) {
    var rows: [(term: String, value: (inout Markup) -> Void)] = [
      (fr("Marché"), { $0.text(market.name) }),
      (fr("Identifiant"), { $0.element(.code, .untranslated, text: market.identifier) }),
      (fr("Date limite de candidature"), { $0.text(market.deadline.full) }),
      (
        market.types.count < 2 ? fr("Type de marché") : fr("Types de marché"),
        { html in html.badges { html in for type in market.types { html.badge(type, .info, icon: false) } } }
      ),
      (fr("SIRET de l'acheteur"), { $0.text(FrenchText.siret(market.siret)) }),
      (fr("Plateforme"), { $0.text(market.editor) }),
    ]
    if !market.lots.isEmpty {
      let value: (inout Markup) -> Void = { html in
        html.element(.ul) { html in
          for lot in market.lots {
            html.element(.li, text: fr("Lot \(lot.position) : ") + lot.name + (lot.cpvCode.map { fr(" (CPV \($0))") } ?? ""))
          }
        }
      }
      rows.append((FrenchText.count(market.lots.count, "lot", "lots"), value))
    }
    if limit, let most = market.lotLimit {
      rows.append((fr("Limite de lots par candidat"), { $0.text(FrenchText.count(most, "lot maximum", "lots maximum")) }))
    }
    summaryList(rows)
  }

  /// Where an answer will come from.
  mutating func sourceBadge(_ field: BuyerFieldModel) {
    let badge = field.sourceBadge
    self.badge(badge.text, badge.kind, icon: false)
  }
}

extension BuyerFieldModel {
  var sourceBadge: (text: String, kind: Markup.BadgeKind) {
    isAutomatic ? (fr("Récupéré automatiquement"), .green) : (fr("Déclaré par le candidat"), .blue)
  }
}
