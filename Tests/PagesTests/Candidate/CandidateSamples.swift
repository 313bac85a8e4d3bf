import HTML
@testable import Pages

extension Samples {
  /// The candidate's pages, each in each of its states.
  var candidatePages: [Sample] { CandidateSamples(base: self).all.map { Sample("candidat-" + $0.name, $0.page) } }
}

/// An application with every kind of answer, and the pages that show it.
struct CandidateSamples {
  var base = Samples()

  func s(_ text: String) -> String { base.words(text) }

  let identifier = "FT20260615A1B2C3D4"
  let deadline = ParisTime(year: 2026, month: 6, day: 15, hour: 12, minute: 0)
  let earlier = ParisTime(year: 2026, month: 5, day: 20, hour: 9, minute: 5)

  var pages: CandidatePages { CandidatePages(base.context(account: base.account)) }

  var signedOut: CandidatePages { CandidatePages(base.context()) }

  var form: FormContext { base.form() }

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

  func file(_ id: String, _ name: String, _ size: Int, _ scan: FileItem.Scan, automatic: Bool = false) -> FileModel {
    FileModel(
      id: s(id), name: s(name), systemName: s((automatic ? "api" : "user") + "_01_01_" + name), size: size, scan: scan,
      isAutomatic: automatic)
  }

  let identity = "identite_entreprise_"
  let exclusion = "motifs_exclusion_"
  let finances = "capacite_economique_financiere_"
  let skills = "capacites_techniques_professionnelles_"

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
          answer: .text("https://www.opqibi.com/fiche/1234")),
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
}
