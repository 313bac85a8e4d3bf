import HTML

@testable import Pages

extension CandidateSamples {
  /// Each with a name that says its state.
  var all: [(name: String, page: Markup)] {
    signInPages + dashboardPages + startPages + fieldPages + exclusionPages + summaryPages + submissionPages
  }

  private var link: CandidateSignInLink { CandidateSignInLink(token: s("t0ken"), application: s(identifier)) }

  var signInPages: [(name: String, page: Markup)] {
    let known = CandidateLoginModel(application: s(identifier), market: market.name, siret: s("73282932000074"))
    let unknown = CandidateLoginModel(application: s(identifier), market: market.name)
    var refused = form
    refused.values = ["email": [s("claire@")], "siret": [s("1234")]]
    refused.messages = [
      FieldMessage(field: "siret", text: s("Le numéro de SIRET saisi est invalide")),
      FieldMessage(field: "email", text: s("L’adresse email doit avoir un format valide (exemple@domaine.com)")),
    ]
    var all = [
      ("login", signedOut.login(known, form)),
      ("login-siret-asked", signedOut.login(unknown, form)),
      ("login-refused", signedOut.login(unknown, refused)),
      ("login-sent", signedOut.linkSent(.init(application: s(identifier)))),
      ("login-sent-sandbox", signedOut.linkSent(.init(application: nil, link: link))),
      ("login-confirm", signedOut.linkConfirmation(.init(link: link, market: market.name), form)),
      ("login-confirm-unknown", signedOut.linkConfirmation(.init(link: link, market: nil), form)),
      ("login-invalid-link", signedOut.invalidLink(application: s(identifier))),
    ]
    let notices: [CandidateLoginModel.Notice] = [
      .invalidLink, .signInFirst, .signedOut, .noApplication, .tooManyRequests,
    ]
    for notice in notices {
      all.append(("login-\(notice)", signedOut.login(.init(application: nil, notice: notice), form)))
    }
    return all
  }

  var dashboardPages: [(name: String, page: Markup)] {
    func card(_ id: String, _ state: CandidateDashboardModel.State, lots: Int? = 2, late: Bool = false)
      -> CandidateDashboardModel.Card
    {
      .init(
        identifier: s(id), market: market.name, buyer: market.buyer, lots: lots, state: state, deadline: deadline,
        isDeadlinePassed: late)
    }
    let cards = [
      card("FT20260615A1B2C3D4", .draft(modified: earlier)), card("FT2", .draft(modified: earlier), lots: 0, late: true),
      card("FT3", .inSubmission(since: earlier), lots: 1),
      card("FT4", .submitted(on: earlier, hasAttestation: true), lots: nil),
      card("FT5", .submitted(on: earlier, hasAttestation: false)),
    ]
    func model(_ cards: [CandidateDashboardModel.Card], _ notice: CandidateDashboardModel.Notice?) -> CandidateDashboardModel {
      .init(
        siret: s("73282932000074"), companyName: s("Menuiserie Alpine"), inProgress: 3, completed: 42, cards: cards,
        page: 2, pages: 5, notice: notice)
    }
    var all = [
      ("dashboard", pages.dashboard(model(cards, nil))),
      (
        "dashboard-empty",
        pages.dashboard(.init(siret: "73282932000074", inProgress: 0, completed: 0, cards: []))
      ),
      ("deletion", pages.deletion(.init(application: application, answers: 12, files: 1), form)),
    ]
    let notices: [CandidateDashboardModel.Notice] = [.deleted, .notConsultable, .notFound, .notDeletable]
    for notice in notices { all.append(("dashboard-\(notice)", pages.dashboard(model([cards[0]], notice)))) }
    return all
  }

  var startPages: [(name: String, page: Markup)] {
    var unknown = wizard
    unknown.application.siret = nil
    unknown.application.companyName = nil
    unknown.savedAt = nil
    var refused = form
    refused.values = ["siret": [s("123")]]
    refused.messages = [FieldMessage(field: "siret", text: s("Le numéro de SIRET saisi est invalide ou non reconnu"))]
    var tooMany = form
    tooMany.values = ["lot_ids": ["1", "2", "3"]]
    tooMany.messages = [
      FieldMessage(
        field: "lot_ids", text: s("Vous ne pouvez pas sélectionner plus de 2 lot(s) (vous en avez sélectionné 3)"))
    ]
    var late = wizard
    late.isDeadlinePassed = true
    return [
      ("identification", pages.companyIdentification(.init(wizard: wizard), form)),
      ("identification-late", pages.companyIdentification(.init(wizard: late), form)),
      ("identification-siret-asked", pages.companyIdentification(.init(wizard: unknown), form)),
      ("identification-refused", pages.companyIdentification(.init(wizard: unknown), refused)),
      ("lots", pages.lots(.init(wizard: wizard, selected: [1, 3]), form)),
      ("lots-refused", pages.lots(.init(wizard: wizard, selected: [1]), tooMany)),
      ("market-information", pages.marketInformation(.init(wizard: wizard), form)),
    ]
  }

  var fieldPages: [(name: String, page: Markup)] {
    var all: [(name: String, page: Markup)] = []
    for group in categories.flatMap(\.groups) {
      all.append(("step-" + group.key, pages.fields(fields(group), form)))
    }
    for group in unanswered.flatMap(\.groups) {
      all.append(("step-unanswered-" + group.key, pages.fields(fields(group), form)))
    }
    for notice: CandidateWizardModel.Notice in [.saved, .fileRemoved, .itemAdded, .itemRemoved] {
      var model = fields(contact)
      model.wizard.notice = notice
      all.append(("step-\(notice)", pages.fields(model, form)))
    }
    for (group, refused) in refusals { all.append(("step-refused-" + group.key, pages.fields(fields(group), refused))) }
    return all
  }

  /// Steps sent with mistakes, as they come back.
  var refusals: [(FieldGroupModel, FormContext)] {
    func refusal(_ values: [String: [String]], _ messages: [(String, String)]) -> FormContext {
      FormContext(csrfToken: form.csrfToken, values: values, messages: messages.map { FieldMessage(field: $0, text: s($1)) })
    }
    let email = "email_input[\(identity)contact_email]"
    let phone = "phone_input[\(identity)contact_telephone]"
    let turnover = "\(finances)chiffre_affaires_global_annuel[\(finances)chiffre_affaires_global_annuel]"
    let reference = "realisations_livraisons[\(skills)realisations_livraisons_cinq_ans]"
    return [
      (
        contact,
        refusal(
          [email: [s("claire@")], phone: [s("123456789")]],
          [
            (email, "L’adresse email doit avoir un format valide (exemple@domaine.com)"),
            (phone, "Le numéro de téléphone doit respecter le format : 01 23 45 67 89 ou +33 1 23 45 67 89"),
          ])
      ),
      (
        money,
        refusal(
          [turnover + "[year_1][turnover]": [s("beaucoup")], turnover + "[year_1][market_percentage]": ["175"]],
          [
            (turnover + "[year_1][turnover]", "Exercice N-1 : le chiffre d’affaires est un nombre entier d’euros"),
            (turnover + "[year_1][market_percentage]", "Exercice N-1 : le pourcentage va de 0 à 100"),
            ("files[\(finances)assurance_risques_professionnels]", "Cochez d’abord la case"),
          ])
      ),
      (
        works,
        refusal(
          [reference + "[4][date_debut]": ["2025-02-01"], reference + "[4][date_fin]": ["2024-02-01"]],
          [
            (reference + "[4][date_fin]", "Réalisation 1 : la date de fin précède la date de début"),
            ("files[\(skills)realisations_livraisons_cinq_ans.4]", "Les données fournies ne sont pas valides"),
            ("somewhere_else", "Une erreur d’un champ absent de la page"),
          ])
      ),
    ]
  }

  var exclusionPages: [(name: String, page: Markup)] {
    let name = "contestation[\(exclusion)fiscales_et_sociales_liquidation_judiciaire]"
    let refused = FormContext(
      csrfToken: form.csrfToken, values: [name: [s("Trop long")]],
      messages: [FieldMessage(field: name, text: s("Ce champ de texte est trop long (maximum 10000 caractères)"))])
    return [
      ("exclusion", pages.exclusionGrounds(.init(wizard: wizard, isAttested: false), form)),
      (
        "exclusion-contested",
        pages.exclusionGrounds(.init(wizard: wizard, isAttested: true, contestations: contestations), form)
      ),
      (
        "exclusion-refused",
        pages.exclusionGrounds(.init(wizard: wizard, isAttested: true, contestations: contestations), refused)
      ),
    ]
  }

  var summaryPages: [(name: String, page: Markup)] {
    var single = summary
    single.dossier.lots = [market.lots[0]]
    var blocked = summary
    blocked.wizard.isDeadlinePassed = true
    blocked.dossier.isAttested = false
    blocked.lacksExclusionData = true
    blocked.packageSize = 600 * 1_048_576
    let step = CandidateStep.fields(taxes.key)
    blocked.obstacles = [
      .deadlinePassed, .siretMissing, .noLotChosen, .tooManyLots(chosen: 3, limit: 2),
      .pendingFile(name: s("attestation.pdf"), step: step), .infectedFile(name: s("facture.zip"), step: step),
      .uncheckedFile(name: s("plan.pdf"), step: step), .packageTooLarge,
    ]
    var empty = summary
    empty.dossier = DossierModel(lots: [], isAttested: false, categories: unanswered)
    empty.obstacles = [.noLotChosen]
    empty.packageSize = 0
    return [
      ("summary", pages.summary(summary, form)), ("summary-single-lot", pages.summary(single, form)),
      ("summary-blocked", pages.summary(blocked, form)), ("summary-empty", pages.summary(empty, form)),
      (
        "consultation",
        pages.consultation(.init(application: application, submittedAt: earlier, dossier: dossier, hasAttestation: true))
      ),
    ]
  }

  var submissionPages: [(name: String, page: Markup)] {
    var all: [(name: String, page: Markup)] = []
    for work in CandidateSubmissionModel.Work.allCases {
      all.append(
        (
          "submission-\(work)",
          pages.submission(
            .init(application: application, requestedAt: earlier, current: work, isDelayed: work == .documentsPackage))
        ))
    }
    for delivery: CandidateSyncModel.Delivery in [.pending, .processing, .completed, .failed, .notConfigured] {
      all.append(("sync-\(delivery)", pages.syncStatus(sync(delivery, returns: delivery != .pending), form)))
    }
    for notice: CandidateSyncModel.Notice in [.alreadySubmitted, .retried, .tooManyRetries, .notFailed] {
      var model = sync(.failed)
      model.notice = notice
      all.append(("sync-\(notice)", pages.syncStatus(model, form)))
    }
    all.append(("deadline", pages.deadlinePassed(.init(application: application, wasRefused: false))))
    all.append(("deadline-refused", pages.deadlinePassed(.init(application: application, wasRefused: true))))
    return all
  }
}
