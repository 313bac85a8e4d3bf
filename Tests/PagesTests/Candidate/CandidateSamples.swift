import HTML
import Pages

/// An application with every kind of answer, and each of the candidate's pages in each of its states.
///
/// `mark` is put into every string that comes from others: tests give one that breaks out of HTML where it can.
struct CandidateSamples {
  var mark = ""

  static let hostile = CandidateSamples(mark: "\"'><script>alert(1)</script><img src=x onerror=alert(1)>&amp;\u{0}\r\n{{")

  private func s(_ text: String) -> String { text + mark }

  let identifier = "FT20260615A1B2C3D4"
  let token = "csrf-token-of-this-session"
  let deadline = ParisTime(year: 2026, month: 6, day: 15, hour: 12, minute: 0)
  let earlier = ParisTime(year: 2026, month: 5, day: 20, hour: 9, minute: 5)

  var context: PageContext {
    PageContext(
      assets: AssetLinks(version: "v1"), environment: .sandbox,
      account: .init(email: s("claire.martin@menuiserie-alpine.example.fr"), csrfToken: token),
      supportAddress: "support@passemarche.example.fr")
  }

  var pages: CandidatePages { CandidatePages(context) }

  var signedOut: CandidatePages {
    var context = context
    context.account = nil
    return CandidatePages(context)
  }

  var form: FormContext { FormContext(csrfToken: token) }

  // MARK: The application

  var market: ApplicationMarketModel {
    ApplicationMarketModel(
      identifier: "VR-2026-0RVZKGHO6SJ3", name: s("Rénovation énergétique du groupe scolaire Jean-Moulin"),
      buyer: s("Commune de Saint-Martin-le-Vinoux"), editor: s("Plateforme Achats Publics"), deadline: deadline,
      types: ["Travaux", "Services"],
      lots: [
        ApplicationLotModel(position: 1, name: s("Gros œuvre et démolition"), cpvCode: "45000000-7"),
        ApplicationLotModel(position: 2, name: s("Menuiseries extérieures")),
        ApplicationLotModel(position: 3, name: s("Chauffage, ventilation, plomberie"), cpvCode: "45331000-6"),
      ], lotLimit: 2)
  }

  var application: ApplicationModel {
    ApplicationModel(
      identifier: identifier, siret: "73282932000074", companyName: s("Menuiserie Alpine"), market: market)
  }

  private func file(_ id: String, _ name: String, _ size: Int, _ scan: FileItem.Scan, automatic: Bool = false) -> FileModel {
    FileModel(
      id: id + mark, name: s(name), systemName: s((automatic ? "api" : "user") + "_01_01_" + name), size: size, scan: scan,
      isAutomatic: automatic)
  }

  private let identity = "identite_entreprise_"
  private let exclusion = "motifs_exclusion_"
  private let finances = "capacite_economique_financiere_"
  private let skills = "capacites_techniques_professionnelles_"

  var identification: FieldGroupModel {
    FieldGroupModel(
      key: identity + "identification", title: s("Informations sur votre entreprise"),
      fields: [
        FieldModel(
          key: identity + "identification_siret", kind: .textInput, label: s("SIRET de l'établissement"), isMandatory: true,
          origin: .automatic, answer: .text("SECRET-OF-THE-SOURCE")),
        FieldModel(
          key: identity + "identification_raison_sociale", kind: .textInput, label: s("Votre raison sociale"),
          isMandatory: true, answer: .text(s("Menuiserie Alpine"))),
        FieldModel(
          key: identity + "identification_adresse_siege_social", kind: .textInput,
          label: s("Adresse de votre siège social"), isMandatory: true, origin: .manualAfterFailure),
      ])
  }

  var contact: FieldGroupModel {
    FieldGroupModel(
      key: identity + "contact", title: s("Vos coordonnées"),
      fields: [
        FieldModel(key: identity + "contact_email", kind: .emailInput, label: s("Courriel de contact"), isMandatory: true),
        FieldModel(
          key: identity + "contact_telephone", kind: .phoneInput, label: s("Téléphone de contact"), isMandatory: true,
          answer: .text(s("01 23 45 67 89"))),
      ])
  }

  var taxes: FieldGroupModel {
    FieldGroupModel(
      key: exclusion + "fiscales_et_sociales", title: s("Obligations fiscales et sociales"),
      fields: [
        FieldModel(
          key: exclusion + "fiscales_et_sociales_liquidation_judiciaire", kind: .radioWithFileAndText,
          label: s("Entreprise en liquidation judiciaire ?"), isMandatory: true, answer: .radio(choice: false, text: "")),
        FieldModel(
          key: exclusion + "fiscales_et_sociales_faillite_interdiction", kind: .radioWithFileAndText,
          label: s("Dirigeant en faillite personnelle ou interdit de gérer ?"), isMandatory: true,
          answer: .radio(choice: true, text: s("Jugement du 3 mars 2024,\nfrappé d'appel.")),
          files: [file("f1", "Jugement et conclusions d'appel.pdf", 1_482_000, .clean)]),
        FieldModel(
          key: exclusion + "fiscales_et_sociales_declarations_fiscales", kind: .inlineFileUpload,
          label: s("Attestation de régularité fiscale"), isMandatory: true,
          files: [
            file("f2", "attestation fiscale mai 2026.pdf", 88_123, .pending),
            file("f3", "facture.zip", 12_345_678, .infected),
            file("f4", "une-attestation-au-nom-vraiment-tres-long-sans-aucun-espace-pour-voir-si-elle-deborde-2026.pdf", 900, .failed),
          ]),
        FieldModel(
          key: exclusion + "fiscales_et_sociales_declarations_cotisations_sociales", kind: .inlineFileUpload,
          label: s("Attestation de vigilance Urssaf"), isMandatory: true, origin: .automatic,
          files: [file("f5", "attestation_vigilance.pdf", 64_000, .clean, automatic: true)]),
      ])
  }

  var money: FieldGroupModel {
    FieldGroupModel(
      key: finances + "chiffre_affaires", title: s("Chiffre d'affaires"),
      fields: [
        FieldModel(
          key: finances + "chiffre_affaires_global_annuel", kind: .turnover,
          label: s("Vos chiffres d'affaires et part liée au marché"), isMandatory: false,
          answer: .turnover([
            TurnoverRowModel(turnover: 500_000, marketPercentage: 75, fiscalYearEnd: "2025-12-31"),
            TurnoverRowModel(turnover: 1_250_000, marketPercentage: nil, fiscalYearEnd: "2024-12-31"),
            TurnoverRowModel(),
          ])),
        FieldModel(
          key: finances + "assurance_risques_professionnels", kind: .checkboxWithDocument,
          label: s("Attestation bancaire ou assurance professionnelle"), isMandatory: false, answer: .checked(true),
          files: [file("f6", "assurance décennale.pdf", 240_000, .none)]),
      ])
  }

  var workforce: FieldGroupModel {
    FieldGroupModel(
      key: skills + "effectifs", title: s("Effectifs"),
      fields: [
        FieldModel(
          key: skills + "effectifs_moyens_annuels", kind: .staff, label: s("Vos effectifs moyens sur 3 ans"),
          isMandatory: false,
          answer: .staff([
            StaffRowModel(year: 2025, averageStaff: 1_024, managementStaff: 12), StaffRowModel(year: 2024, averageStaff: 23),
            StaffRowModel(),
          ])),
        FieldModel(
          key: skills + "effectifs_cv_intervenants", kind: .people, label: s("Présentation de votre équipe"),
          isMandatory: false,
          answer: .people([
            PersonModel(item: 7, lastName: s("Durand"), firstNames: s("Léa")),
            PersonModel(item: 2, lastName: s("Martin"), firstNames: s("Claire"), titles: s("Ingénieure structure, ENTPE 2009")),
          ]), files: [file("f7", "organigramme.png", 700_000, .clean)],
          itemFiles: [2: [file("f8", "CV Claire Martin.pdf", 120_000, .clean)]], addedItems: [8]),
        FieldModel(
          key: skills + "effectifs_techniciens_organismes", kind: .people,
          label: s("Vos techniciens ou organismes de contrôle"), isMandatory: false),
      ])
  }

  var certificates: FieldGroupModel {
    FieldGroupModel(
      key: skills + "certificats", title: s("Certificats"),
      fields: [
        FieldModel(
          key: skills + "certificats_ess", kind: .radioWithFileAndText, label: s("Entreprise de l'ESS ?"),
          isMandatory: false, answer: .radio(choice: true, text: "")),
        FieldModel(
          key: skills + "certificats_opqibi", kind: .inlineURLInput, label: s("Certification OPQIBI"), isMandatory: false,
          answer: .text(s("https://www.opqibi.com/fiche/1234"))),
        FieldModel(
          key: skills + "certificats_france_competences", kind: .inlineURLInput, label: s("Habilitations France compétences"),
          isMandatory: false),
        FieldModel(
          key: skills + "certificats_site", kind: .urlInput, label: s("Site internet"), isMandatory: false,
          answer: .text(s("javascript:alert(1)"))),
        FieldModel(
          key: skills + "certificats_rge", kind: .fileUpload, label: s("Certificats RGE"), isMandatory: false),
      ])
  }

  var works: FieldGroupModel {
    FieldGroupModel(
      key: skills + "realisations", title: s("Réalisations et références"),
      fields: [
        FieldModel(
          key: skills + "realisations_livraisons_cinq_ans", kind: .references, label: s("Vos travaux sur 5 ans"),
          isMandatory: false,
          answer: .references([
            ReferenceModel(
              item: 1, summary: s("Extension du collège Stendhal"), start: "2023-02-01", end: "2024-07-15", amount: 1_840_000,
              description: s("Département de l'Isère, Grenoble.\nCharpente et menuiseries.")),
            ReferenceModel(item: 3, summary: s("Crèche des Lilas")),
          ]), itemFiles: [1: [file("f9", "PV de réception.pdf", 310_000, .clean)]]),
        FieldModel(
          key: skills + "outillage_echantillons", kind: .samples, label: s("Vos échantillons et illustrations"),
          isMandatory: false,
          answer: .samples([SampleModel(item: 1, description: s("Profil de fenêtre bois-alu")), SampleModel(item: 2)]),
          itemFiles: [1: [file("f10", "photo.jpg", 2_400_000, .clean)]]),
        FieldModel(
          key: skills + "outillage_materiel_equipements", kind: .textarea, label: s("Votre outillage et matériel"),
          isMandatory: false, answer: .text(s("Deux centres d'usinage.\nUn camion-grue."))),
        FieldModel(
          key: skills + "assurance_qualite_norme_assurance_qualite", kind: .fileOrTextarea,
          label: s("Certificats qualité et accessibilité"), isMandatory: false,
          answer: .text(s("ISO 9001 depuis 2019")), files: [file("f11", "iso9001.pdf", 1_048_576, .clean)]),
      ])
  }

  var categories: [FieldCategoryModel] {
    [
      FieldCategoryModel(key: "identite_entreprise", title: s("Votre entreprise et le marché"), groups: [identification, contact]),
      FieldCategoryModel(key: "motifs_exclusion", title: s("Justificatifs des motifs d'exclusion"), groups: [taxes]),
      FieldCategoryModel(
        key: "capacite_economique_financiere", title: s("Vos capacités économiques et financières"), groups: [money]),
      FieldCategoryModel(
        key: "capacites_techniques_professionnelles", title: s("Vos capacités techniques et professionnelles"),
        groups: [workforce, certificates, works]),
    ]
  }

  /// The same questions, and not one answer.
  var unanswered: [FieldCategoryModel] {
    categories.map { category in
      var category = category
      category.groups = category.groups.map { group in
        var group = group
        group.fields = group.fields.map {
          FieldModel(key: $0.key, kind: $0.kind, label: $0.label, isMandatory: $0.isMandatory)
        }
        return group
      }
      return category
    }
  }

  var contestations: [ContestationModel] {
    [
      ContestationModel(
        key: exclusion + "fiscales_et_sociales_liquidation_judiciaire", label: s("Entreprise en liquidation judiciaire ?"),
        officialText: s("Procédure de liquidation judiciaire détectée"), source: s("BODACC")),
      ContestationModel(
        key: exclusion + "fiscales_et_sociales_faillite_interdiction",
        label: s("Dirigeant en faillite personnelle ou interdit de gérer ?"),
        officialText: s("Dirigeant à risque détecté"), source: s("BODACC"),
        text: s("L'interdiction a été levée le 12 janvier 2025."),
        files: [file("f12", "jugement de relèvement.pdf", 150_000, .clean)]),
    ]
  }

  var journey: JourneyModel {
    JourneyModel(categories: categories, hasLots: true, isAttested: false, chosenLots: 2, siretKnown: true)
  }

  var wizard: CandidateWizardModel {
    CandidateWizardModel(application: application, journey: journey, savedAt: earlier)
  }

  var dossier: DossierModel {
    DossierModel(
      lots: [market.lots[2], market.lots[0]], isAttested: true, contestations: contestations, categories: categories)
  }

  func fields(_ group: FieldGroupModel) -> CandidateFieldsModel {
    CandidateFieldsModel(wizard: wizard, group: group, loginEmail: s("claire.martin@example.fr"))
  }

  var summary: CandidateSummaryModel {
    CandidateSummaryModel(wizard: wizard, dossier: dossier, packageSize: 48_000_000)
  }

  func sync(_ delivery: CandidateSyncModel.Delivery, returns: Bool = true) -> CandidateSyncModel {
    CandidateSyncModel(
      application: application, submittedAt: earlier, delivery: delivery, hasAttestation: true,
      returnURL: returns ? "https://achats.example.fr/retour?market_identifier=VR-2026&application_identifier=FT" : nil)
  }

  // MARK: Every page

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
      ("login-sent", signedOut.linkSent(.init(email: s("claire@example.fr"), application: s(identifier)))),
      ("login-sent-sandbox", signedOut.linkSent(.init(email: s("claire@example.fr"), application: nil, link: link))),
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
      FormContext(csrfToken: token, values: values, messages: messages.map { FieldMessage(field: $0, text: s($1)) })
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
      csrfToken: token, values: [name: [s("Trop long")]],
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
