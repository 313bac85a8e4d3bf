import HTML

extension CandidatePages {
  /// The fields of a subcategory.
  public func fields(_ model: CandidateFieldsModel, _ form: FormContext) -> Markup {
    let application = model.wizard.application.identifier
    let page = CandidateStep.fields(model.group.key)
    let writer = FieldForm(application: application, form: form, loginEmail: model.loginEmail)
    return context.wizard(model.wizard, at: page, form: form) { html in
      html.whatIsAsked(model.group.fields)
      if model.group.fields.contains(where: \.asksFiles) { html.fileRules() }
      html.documentsForm(form, at: page, of: application) { html in
        writer.write(model.group.fields, into: &html)
        html.wizardButtons(model.wizard, at: page)
      }
    }
  }
}

extension Markup {
  /// What the words behind the labels mean; only those that are on the page are explained.
  fileprivate mutating func whatIsAsked(_ fields: [FieldModel]) {
    let asked = fields.filter { $0.origin != .automatic && $0.origin != .identification }
    if asked.isEmpty {
      paragraph(fr("Tout a été récupéré automatiquement : vous n'avez rien à remplir sur cette page."))
      return
    }
    element(.p, .class("fr-text--sm")) { html in
      if asked.contains(where: \.isMandatory) {
        html.element(.strong, text: "Obligatoire")
        html.text(fr(" : demandé à toutes les entreprises. "))
      }
      if asked.contains(where: { !$0.isMandatory }) {
        html.element(.strong, text: fr("Complémentaire"))
        html.text(fr(" : demandé en plus par l'acheteur pour ce marché. "))
      }
      html.text(
        fr(
          """
          Vous pouvez avancer sans tout remplir et compléter plus tard ; mais l'acheteur peut écarter un \
          dossier incomplet.
          """))
    }
  }
}
