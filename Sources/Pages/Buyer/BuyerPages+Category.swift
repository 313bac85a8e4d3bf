import HTML

extension BuyerPages {
  /// What is asked of candidates in a category. Fields: `additional=yes|no`, `selected_attribute_keys` (repeated).
  public func category(_ model: BuyerCategoryModel, _ form: FormContext) -> Markup {
    let wizard = model.wizard
    let step = BuyerStep.category(model.key)
    return screen(step, wizard, refused: form.isRefused) { html in
      if model.isExclusionGrounds {
        exclusionGrounds(model, into: &html)
      } else {
        mandatory(model, into: &html)
      }
      html.form(
        form, action: BuyerAddress.step(step, of: wizard.market.identifier), FormOptions(autosave: true)
      ) { html in
        if model.hasOptional {
          question(model, form, into: &html)
        } else {
          html.paragraph(
            fr("Aucun renseignement complémentaire n'est proposé dans cette catégorie pour votre type de marché."))
        }
        ways(
          step, wizard, next: .submit(fr("Suivant"), intent: "next", icon: .arrowRight, iconLeft: false), into: &html)
      }
    }
  }

  private func mandatory(_ model: BuyerCategoryModel, into html: inout Markup) {
    let groups = model.groups.filter { !$0.mandatory.isEmpty }
    if groups.isEmpty { return }
    html.heading(2, fr("Renseignements obligatoires"), class: "fr-h4")
    html.paragraph(
      fr("Ils sont demandés à tous les candidats pour votre type de marché : vous n'avez rien à faire."),
      class: "pm-text")
    for group in groups { html.askedFields(group.title, group.mandatory) }
  }

  /// Exclusion grounds are set by law: what they are comes first, and the documents they entail are folded away.
  private func exclusionGrounds(_ model: BuyerCategoryModel, into html: inout Markup) {
    let fields = model.groups.flatMap(\.mandatory)
    html.callout(title: fr("Ce que prévoit la loi"), icon: .info) { html in
      html.text(
        fr(
          """
          Le code de la commande publique écarte des procédures les entreprises qui se trouvent dans un cas \
          d'exclusion (articles L. 2141-1 à L. 2141-11). Passe Marché demande à chaque candidat une déclaration sur \
          l'honneur, et recueille les justificatifs fiscaux et sociaux : auprès des administrations quand c'est \
          possible, sinon auprès du candidat.
          """
        ))
    }
    if fields.isEmpty { return }
    html.accordion(title: fr("""
      Voir les justificatifs demandés à tous les candidats (\(fields.count))
      """), level: 2) { html in
      for group in model.groups where !group.mandatory.isEmpty { html.askedFields(group.title, group.mandatory) }
    }
  }

  private func question(_ model: BuyerCategoryModel, _ form: FormContext, into html: inout Markup) {
    html.radios(
      form,
      ChoiceGroup(
        name: "additional", legend: fr("Souhaitez-vous demander des renseignements complémentaires ?"),
        hint: model.isExclusionGrounds
          ? fr("Ces motifs d'exclusion sont laissés à votre appréciation.")
          : fr("Ne demandez que ce qui sert à juger les candidatures : chaque pièce pèse sur les petites entreprises."),
        choices: [Choice(value: "no", label: fr("Non")), Choice(value: "yes", label: fr("Oui"))],
        initial: model.wantsMore.map { [$0 ? "yes" : "no"] } ?? [], required: true, headingLevel: 2,
        reveals: ["yes": "complements"]))
    html.revealed(id: "complements") { html in
      html.fieldMessages(form, "selected_attribute_keys")
      html.name(FieldID("selected_attribute_keys").text, fr("Renseignements complémentaires"))
      var position = 0
      for group in model.groups where !group.optional.isEmpty {
        html.checkboxes(
          form,
          ChoiceGroup(
            name: "selected_attribute_keys", legend: fr(label: group.title),
            choices: group.optional.map { field in
              Choice(value: field.key, label: fr(label: field.label), badge: field.sourceBadge)
            },
            initial: model.selected, headingLevel: 3, firstPosition: position))
        position += group.optional.count
      }
    }
  }
}

extension BuyerCategoryModel {
  var isExclusionGrounds: Bool { key == "motifs_exclusion" }

  var hasOptional: Bool { groups.contains { !$0.optional.isEmpty } }
}

extension Markup {
  /// What is asked, and where each answer will come from.
  mutating func askedFields(_ title: String, _ fields: [BuyerFieldModel], level: Int = 3) {
    heading(level, fr(label: title), class: "fr-h6 fr-mb-1w")
    element(.ul, .class("pm-asked")) { html in
      for field in fields {
        html.element(.li, .class("pm-asked__item")) { html in
          html.element(.span, text: fr(label: field.label))
          html.sourceBadge(field)
        }
      }
    }
  }
}
