import HTML

extension PageContext {
  /// A page of the candidate's, with what these need beyond all others.
  func candidatePage(_ head: PageHead, content: (inout Markup) -> Void) -> Markup {
    page(head) { html in
      html.void(.link, .rel("stylesheet"), .href(assets.link("candidate.css")))
      content(&html)
      html.moduleScript(assets.link("candidate.js"))
    }
  }

  /// A screen of the wizard: where one is, what the market is, the menu of the stage, and `content` beside it.
  func wizard(
    _ model: CandidateWizardModel, at page: CandidateStep, form: FormContext, content: (inout Markup) -> Void
  ) -> Markup {
    let stages = model.journey.stages
    let stageIndex = model.journey.stage(of: page) ?? 0
    let stage = stages.isEmpty ? JourneyModel.Stage(title: "Candidature", steps: []) : stages[stageIndex]
    let stepTitle = stage.steps.first { $0.page == page }?.title ?? stage.title
    let error = form.isRefused ? fr("Erreur : ") : ""
    let head = PageHead(
      title: error + stepTitle + " – " + model.application.market.name, step: page.segment)

    return candidatePage(head) { html in
      html.pageContainer { html in
        html.applicationBar(model.application)
        html.stepper(
          Stepper(
            current: stageIndex + 1, total: max(stages.count, 1), title: stage.title,
            next: stageIndex + 1 < stages.count ? stages[stageIndex + 1].title : nil))
        html.element(.div, .class("pm-notices")) { $0.wizardNotices(model) }
        if stage.steps.count < 2, stepTitle == stage.title {
          content(&html)
        } else {
          html.element(.div, .class("fr-grid-row fr-grid-row--gutters")) { html in
            html.element(.div, .class("fr-col-12 fr-col-md-4")) { html in
              html.stageMenu(stage, at: page, of: model.application.identifier)
              html.element(.div, .class("pm-journey")) { $0.journeyProgress(model.journey) }
            }
            html.element(.div, .class("fr-col-12 fr-col-md-8")) { html in
              html.heading(2, stepTitle, class: "fr-h4")
              content(&html)
            }
          }
        }
      }
    }
  }
}

extension Markup {
  mutating func pageContainer(content: (inout Markup) -> Void) {
    element(.div, .class("fr-container pm-page"), content: content)
  }

  /// The application and its market, in a line on top of each of its pages.
  mutating func applicationBar(_ application: ApplicationModel) {
    let market = application.market
    element(.div, .class("pm-application")) { html in
      html.breadcrumb([(text: fr("Mes candidatures"), link: CandidateAddress.dashboard)], current: market.name)
      html.element(.ul, .class("pm-application__facts")) { html in
        html.element(.li) { $0.labelled("Acheteur", market.buyer) }
        html.element(.li) { $0.labelled(fr("Date limite"), market.deadline.full) }
        html.element(.li) { $0.labelled("Candidature", application.identifier, untranslated: true) }
      }
    }
  }

  /// `**Acheteur :** Ville de Lyon`, within a line of text.
  mutating func labelled(_ label: String, _ value: String, untranslated: Bool = false) {
    element(.span, .class("fr-text--bold"), text: label + fr(" :"))
    space()
    if untranslated {
      element(.span, .untranslated, text: value)
    } else {
      text(value)
    }
  }

  mutating func wizardNotices(_ model: CandidateWizardModel) {
    if model.isDeadlinePassed {
      alert(
        .warning, title: fr("La date limite est passée"),
        text: fr(
          """
          Le dépôt était possible jusqu'au \(model.application.market.deadline.full). Vous pouvez relire votre \
          dossier, mais il ne peut plus être transmis.
          """
        ))
    }
    switch model.notice {
    case .saved?: alert(.success, text: fr("Vos réponses sont enregistrées."), live: true)
    case .fileRemoved?: alert(.success, text: fr("Le fichier est supprimé."), live: true)
    case .itemAdded?: alert(.info, text: fr("Un élément a été ajouté : complétez-le ci-dessous."), live: true)
    case .itemRemoved?: alert(.success, text: fr("L'élément est supprimé."), live: true)
    case nil: break
    }
  }

  /// The screens of a stage, each with how far it is.
  mutating func stageMenu(_ stage: JourneyModel.Stage, at page: CandidateStep, of application: String) {
    sideMenu(
      title: fr("Dans cette étape"),
      stage.steps.map { step in
        MenuItem(
          text: step.title, link: CandidateAddress.step(step.page, of: application), isCurrent: step.page == page,
          state: step.state)
      })
  }

  /// How much of the whole is answered.
  mutating func journeyProgress(_ journey: JourneyModel) {
    let (answered, asked) = journey.progress
    if asked == 0 { return }
    let answers = FrenchText.count(answered, "réponse", "réponses")
    progress(label: fr("Votre dossier : \(answers) sur \(asked)"), value: answered, max: asked, id: "avancement")
  }

  /// The form of a screen with files: they go out as soon as they are chosen, and what the antivirus says of them comes
  /// in, where a script runs.
  mutating func documentsForm(
    _ form: FormContext, at page: CandidateStep, of application: String, content: (inout Markup) -> Void
  ) {
    scanWatch(CandidateAddress.scanStatus(of: application))
    self.form(
      form, action: CandidateAddress.step(page, of: application),
      FormOptions(multipart: true, autosave: true, uploads: CandidateAddress.uploads(of: application))
    ) { html in
      html.defaultSubmit(intent: "next")
      content(&html)
    }
  }

  /// What Enter in a field presses: without it, the first button of the form, which may be one that removes a file.
  mutating func defaultSubmit(intent: String) {
    element(
      .button, .type("submit"), .name("intent"), .value(intent), .class("fr-sr-only"), .tabindex(-1),
      .aria("hidden", true), text: "Continuer")
  }

  /// The buttons at the foot of a screen, and when the draft was last saved.
  mutating func wizardButtons(
    _ model: CandidateWizardModel, at page: CandidateStep, savable: Bool = true,
    next: String = fr("Enregistrer et continuer")
  ) {
    var all = [Button.submit(next, intent: "next", icon: .arrowRight, iconLeft: false)]
    if savable { all.append(.submit("Enregistrer", intent: "save", kind: .secondary, icon: .save)) }
    if model.journey.previous(before: page) != nil {
      var previous = Button.submit(fr("Précédent"), intent: "previous", kind: .tertiary, icon: .arrowLeft)
      previous.formNoValidate = true
      all.append(previous)
    }
    element(.div, .class("pm-wizard__buttons fr-mt-4w")) { html in
      html.buttons(all)
      if savable { html.saveState() }
      if let savedAt = model.savedAt {
        html.paragraph(fr("Dernier enregistrement : \(savedAt.full)"), class: "fr-hint-text")
      }
    }
  }
}

extension JourneyModel.Step {
  /// In the menu, behind the title.
  var state: String? {
    if asked == 0 { return nil }
    if answered >= asked { return fr("complété") }
    return answered == 0 ? fr("à compléter") : "\(answered)/\(asked)"
  }
}
