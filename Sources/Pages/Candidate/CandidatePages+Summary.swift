import HTML

extension CandidatePages {
  /// The last screen: everything that was answered, what stands in the way, and the button that submits.
  public func summary(_ model: CandidateSummaryModel, _ form: FormContext) -> Markup {
    let application = model.wizard.application
    let waits = model.obstacles.contains { if case .pendingFile = $0 { true } else { false } }
    return context.wizard(model.wizard, at: .summary, form: form) { html in
      html.paragraph(
        model.wizard.isDeadlinePassed
          ? fr("Voici votre dossier tel que vous l'avez laissé. Il n'a pas été transmis à l'acheteur.")
          : fr("Relisez votre dossier. Rien n'est encore transmis à l'acheteur : vous pouvez tout modifier jusqu'à l'envoi."),
        class: "fr-text--lead")
      html.obstacles(model, scanning: waits)
      html.summaryBanners(model)
      html.dossier(
        model.dossier, of: application,
        edit: { CandidateAddress.step($0, of: application.identifier) }, journey: model.wizard.journey)
      html.documentNames(model.dossier)
      html.packageSize(model)
      html.form(form, action: CandidateAddress.step(.summary, of: application.identifier)) { html in
        html.submission(model)
      }
    }
  }

  /// A submitted application, to be read.
  public func consultation(_ model: CandidateConsultationModel) -> Markup {
    let application = model.application
    return context.candidatePage(
      PageHead(title: fr("Candidature transmise – ") + application.market.name, step: "consultation")
    ) { html in
      html.pageContainer { html in
        html.applicationBar(application)
        html.heading(1, fr("Votre candidature"))
        html.badges { $0.badge("TRANSMISE", .success) }
        html.paragraph(fr("Déposée le \(model.submittedAt.full). Elle ne peut plus être modifiée."), class: "fr-mt-2w")
        var actions: [Button] = []
        if model.hasAttestation {
          actions.append(
            .link(
              fr("Télécharger mon attestation de candidature"),
              to: CandidateAddress.attestation(of: application.identifier), icon: .download))
        }
        actions.append(
          .link(fr("Retour à mes candidatures"), to: CandidateAddress.dashboard, kind: .secondary, icon: .arrowLeft))
        html.buttons(actions)
        html.heading(2, fr("Le marché"), class: "fr-h4")
        html.marketFacts(application.market, lots: .counted)
        html.dossier(model.dossier, of: application, edit: nil, journey: nil)
        html.documentNames(model.dossier)
      }
    }
  }
}

// MARK: Before the answers

extension Markup {
  /// What stands in the way of a submission, with a link to the page that mends each.
  fileprivate mutating func obstacles(_ model: CandidateSummaryModel, scanning: Bool) {
    if model.obstacles.isEmpty { return }
    let identifier = model.wizard.application.identifier
    let count = model.obstacles.count
    if scanning { waitFor(CandidateAddress.scanStatus(of: identifier), key: "scans_complete", state: "false") }
    element(.div, .class("fr-alert fr-alert--error fr-mb-3w"), .id("obstacles")) { html in
      html.element(
        .h2, .class("fr-alert__title"),
        text: count == 1
          ? fr("Un point empêche la transmission") : fr("\(count) points empêchent la transmission"))
      html.element(.ul) { html in
        for obstacle in model.obstacles {
          html.element(.li) { html in
            html.text(obstacle.sentence(model))
            if let (text, step) = obstacle.remedy {
              html.space()
              html.link(text, to: CandidateAddress.step(step, of: identifier))
            }
          }
        }
      }
    }
  }

  /// The banners of product.md §5.4: they warn, and block nothing (§5.6).
  fileprivate mutating func summaryBanners(_ model: CandidateSummaryModel) {
    let identifier = model.wizard.application.identifier
    let fields = model.dossier.categories.flatMap(\.groups).flatMap(\.fields)
    if fields.contains(where: { !$0.isMandatory }) {
      element(.div, .class("fr-mb-3w")) { html in
        html.alert(
          .info, title: fr("Capacités économiques, financières et techniques"),
          text: fr(
            "L'acheteur a demandé des informations complémentaires pour juger de vos capacités. Vérifiez qu'elles sont complètes : il peut écarter une candidature dont les capacités ne sont pas démontrées."
          ))
      }
    }
    if !model.dossier.isAttested, model.wizard.journey.contains(.exclusionGrounds) {
      element(.div, .class("fr-mb-3w")) { html in
        html.alert(.error, text: fr("L'attestation sur l'honneur est manquante.")) { html in
          html.element(.p) { html in
            html.link(
              fr("Attester sur l'honneur"), to: CandidateAddress.step(.exclusionGrounds, of: identifier),
              class: "fr-link")
          }
        }
      }
    }
    if model.lacksExclusionData {
      element(.div, .class("fr-mb-3w")) { html in
        html.alert(
          .error,
          text: fr("Une information obligatoire sur les motifs d'exclusion est manquante.")) { html in
            if let step = model.firstExclusionStep {
              html.element(.p) { html in
                html.link(
                  fr("Compléter les motifs d'exclusion"), to: CandidateAddress.step(step, of: identifier),
                  class: "fr-link")
              }
            }
          }
      }
    }
  }
}

// MARK: The answers

extension Markup {
  /// All answers, by category. `edit` gives the page where something is changed; nil where nothing can be.
  fileprivate mutating func dossier(
    _ dossier: DossierModel, of application: ApplicationModel, edit: ((CandidateStep) -> Reference)?,
    journey: JourneyModel?
  ) {
    if !application.market.lots.isEmpty {
      dossierSection(fr("Lots choisis"), level: 2, edit: edit?(.lots)) { html in
        if dossier.lots.isEmpty {
          html.paragraph(fr("Aucun lot choisi"), class: "fr-hint-text")
        } else {
          html.lotList(dossier.lots, of: application.market)
        }
      }
    }
    var statement = true
    for (index, category) in dossier.categories.enumerated() {
      heading(2, fr(label: category.title), class: "fr-h4 fr-mt-5w")
      if index == 0, edit != nil {
        dossierSection(fr("Informations du marché"), level: 3, edit: nil) { $0.marketFacts(application.market, lots: .listed) }
      }
      for group in category.groups {
        if statement, group.key.hasPrefix("motifs_exclusion") {
          statement = false
          dossierSection(fr("Attestation sur l'honneur"), level: 3, edit: edit?(.exclusionGrounds)) { html in
            html.statement(dossier, of: application.identifier)
          }
        }
        dossierSection(fr(label: group.title), level: 3, edit: edit?(.fields(group.key))) { html in
          html.answers(group.fields, of: application.identifier)
        }
      }
    }
  }

  /// A part of the dossier under its heading, with the link to change it.
  private mutating func dossierSection(
    _ title: String, level: Int, edit: Reference?, content: (inout Markup) -> Void
  ) {
    element(.section, .class("pm-dossier-section")) { html in
      html.element(.div, .class("pm-head")) { html in
        html.heading(level, title, class: level == 2 ? "fr-h4" : "fr-h6")
        if let edit {
          html.button(
            .link(
              "Modifier", to: edit, kind: .tertiary, icon: .edit, small: true, spokenAs: fr("Modifier : \(title)")))
        }
      }
      content(&html)
    }
  }

  private mutating func answers(_ fields: [FieldModel], of application: String) {
    summaryList(
      fields.map { field in
        (
          term: fr(label: field.label),
          value: { $0.answer(AnswerPresentation(field), of: application, caption: fr(label: field.label)) }
        )
      })
  }

  private mutating func statement(_ dossier: DossierModel, of application: String) {
    if dossier.isAttested {
      badge(fr("Attesté"), .success)
      paragraph(fr("Vous attestez sur l'honneur que votre entreprise n'est dans aucun des cas d'exclusion."))
    } else {
      badge(fr("Non attesté"), .error)
    }
    for contestation in dossier.contestations {
      heading(4, fr(label: contestation.label), class: "fr-text--md fr-mt-3w")
      summaryList([
        (term: fr("Information officielle (\(contestation.source))"), value: { $0.lines(contestation.officialText) }),
        (
          term: fr("Vos informations complémentaires"),
          value: { html in
            if contestation.text.allSatisfy(\.isWhitespace), contestation.files.isEmpty {
              html.element(.span, .class("fr-hint-text"), text: AnswerPresentation.notGiven)
            } else {
              html.lines(contestation.text)
              html.attachedFiles(contestation.files, of: application, removable: false)
            }
          }
        ),
      ])
    }
  }

  /// Under which name each document is handed over.
  fileprivate mutating func documentNames(_ dossier: DossierModel) {
    let files = dossier.files.filter { $0.systemName != nil }
    heading(2, fr("Vos documents"), class: "fr-h4 fr-mt-5w")
    if files.isEmpty {
      paragraph(AnswerPresentation.noFile, class: "fr-hint-text")
      return
    }
    paragraph(
      fr("Dans le dossier remis à l'acheteur, chaque document porte un nom qui dit à quelle demande il répond."))
    element(.dl, .class("pm-summary pm-documents")) { html in
      for file in files {
        html.element(.div, .class("pm-summary__row")) { html in
          html.element(.dt) { html in
            html.text(file.name)
            html.space()
            html.element(.span, .class("fr-hint-text"), text: FrenchText.size(file.size))
          }
          html.element(.dd) { html in
            html.element(.span, .aria("hidden", true), text: "→ ")
            html.element(.span, .class("fr-sr-only"), text: fr("Nom dans le dossier : "))
            html.element(.span, .untranslated, text: file.systemName ?? "")
          }
        }
      }
    }
  }
}

// MARK: Submitting

extension Markup {
  /// How much of the cap of a package is used.
  fileprivate mutating func packageSize(_ model: CandidateSummaryModel) {
    let size = FrenchText.size(model.packageSize)
    let limit = FrenchText.size(model.packageLimit)
    progress(
      label: fr("Taille de vos documents : \(size) sur \(limit) au plus"), value: min(model.packageSize, model.packageLimit),
      max: max(model.packageLimit, 1), id: "taille")
    if model.packageSize > model.packageLimit {
      let excess = FrenchText.size(model.packageSize - model.packageLimit)
      alert(
        .error,
        text: fr("L'ensemble des documents d'une candidature ne peut dépasser \(limit) : retirez au moins \(excess)."))
    }
  }

  fileprivate mutating func submission(_ model: CandidateSummaryModel) {
    let market = model.wizard.application.market
    heading(2, "Transmettre", class: "fr-h4 fr-mt-5w")
    element(.div, .class("fr-highlight")) { html in
      html.element(
        .p,
        text: fr(
          "En transmettant votre candidature, vous certifiez que les informations déclarées sont exactes. Elle sera datée, scellée et remise à l'acheteur ; vous ne pourrez plus la modifier. Vous recevrez une attestation de candidature."
        ))
      html.element(
        .p,
        text: fr(
          "Cette candidature ne remplace pas votre offre, que vous déposez sur \(market.editor)."))
    }
    if model.obstacles.isEmpty {
      let several = model.dossier.lots.count > 1
      element(.div, .class("fr-mt-3w")) { html in
        html.buttons([
          .submit(
            several ? fr("Transmettre l'ensemble de mes candidatures") : fr("Transmettre ma candidature"),
            intent: "next", icon: .send),
          .link(
            "Plus tard", to: CandidateAddress.dashboard, kind: .tertiary),
        ])
        if several {
          html.paragraph(
            fr("Une seule transmission vaut pour vos \(model.dossier.lots.count) lots."), class: "fr-hint-text")
        }
      }
    } else {
      element(.p, .class("fr-mt-3w")) { html in
        html.text(fr("La transmission sera possible une fois ces points réglés :"))
        html.space()
        html.link(fr("voir ce qui l'empêche"), to: .fragment("obstacles"), class: "fr-link")
      }
    }
  }
}

extension DossierModel {
  /// Every file, in the order of the dossier.
  var files: [FileModel] {
    var all: [FileModel] = contestations.flatMap(\.files)
    for field in categories.flatMap(\.groups).flatMap(\.fields) {
      all += field.files
      for item in field.itemFiles.keys.sorted() { all += field.itemFiles[item] ?? [] }
    }
    return all
  }
}

extension CandidateSummaryModel {
  /// Where the first unanswered mandatory field about exclusion grounds is asked.
  fileprivate var firstExclusionStep: CandidateStep? {
    for group in dossier.categories.flatMap(\.groups) where group.key.hasPrefix("motifs_exclusion") {
      if group.fields.contains(where: { $0.isMandatory && AnswerPresentation($0).isEmpty }) { return .fields(group.key) }
    }
    return nil
  }
}

extension CandidateSummaryModel.Obstacle {
  fileprivate func sentence(_ model: CandidateSummaryModel) -> String {
    switch self {
    case .deadlinePassed:
      fr("La date limite était le \(model.wizard.application.market.deadline.full) : il n'est plus possible de transmettre.")
    case .siretMissing: fr("Le numéro de SIRET de votre entreprise manque.")
    case .noLotChosen: fr("Vous devez sélectionner au moins un lot.")
    case .tooManyLots(let chosen, let limit):
      fr("Vous ne pouvez pas sélectionner plus de \(limit) lot(s) (vous en avez sélectionné \(chosen)).")
    case .pendingFile(let name, _):
      fr("\(name) : Le scan de sécurité est en cours. Veuillez patienter quelques instants avant de soumettre.")
    case .infectedFile(let name, _): fr("\(name) : Malware détecté. Supprimez ce fichier.")
    case .uncheckedFile(let name, _):
      fr("\(name) : Ce fichier n'a pas pu être vérifié. Supprimez-le, ou envoyez-le de nouveau.")
    case .packageTooLarge:
      fr("Vos documents dépassent ensemble \(FrenchText.size(model.packageLimit)).")
    }
  }

  fileprivate var remedy: (text: String, step: CandidateStep)? {
    switch self {
    case .deadlinePassed, .packageTooLarge: nil
    case .siretMissing: (fr("Renseigner le SIRET"), .companyIdentification)
    case .noLotChosen, .tooManyLots: ("Choisir mes lots", .lots)
    // By itself where a script runs; a page this long is not loaded again while it is read.
    case .pendingFile: ("Actualiser la page", .summary)
    case .infectedFile(_, let step), .uncheckedFile(_, let step): (fr("Aller à ce fichier"), step)
    }
  }
}
