import HTML

/// What helps to answer a field, beyond its label: by the catalogue's key, else by the kind of answer.
struct FieldGuidance: Sendable {
  /// How the answers of a question are judged by who reads them (product.md §3.4, notes).
  enum Polarity: Sendable {
    /// Exclusion grounds: yes is what excludes.
    case yesIsBad
    /// A quality: yes is worth showing, no is nothing.
    case yesIsGood
  }

  struct Link: Sendable {
    var text: String
    var address: Reference
  }

  var hint: String?
  var yes = "Oui"
  var no = "Non"
  var polarity = Polarity.yesIsBad
  /// Of a box to tick.
  var checkbox = fr("Je certifie que mon entreprise remplit cette condition")
  var link: Link?

  static func of(_ field: FieldModel) -> FieldGuidance { byKey[field.key] ?? of(field.kind) }

  private static func of(_ kind: AnswerKind) -> FieldGuidance {
    switch kind {
    case .emailInput: FieldGuidance(hint: fr("Format attendu : nom@domaine.fr"))
    case .phoneInput: FieldGuidance(hint: fr("Format attendu : 01 23 45 67 89 ou +33 1 23 45 67 89"))
    case .urlInput, .inlineURLInput: FieldGuidance(hint: fr("Format attendu : https://www.exemple.fr/page"))
    case .turnover:
      FieldGuidance(
        hint: fr(
          """
          Indiquez vos trois derniers exercices clos, et pour chacun la part du chiffre d'affaires réalisée \
          dans le domaine du marché. Si votre entreprise est plus récente, laissez vides les exercices qui \
          n'existent pas.
          """
        ))
    case .staff:
      FieldGuidance(
        hint: fr(
          "Indiquez l'effectif moyen de chacune des trois dernières années et, parmi lui, le personnel d'encadrement."))
    default: FieldGuidance()
    }
  }

  private static let identity = "identite_entreprise_"
  private static let exclusion = "motifs_exclusion_"
  private static let finances = "capacite_economique_financiere_"
  private static let skills = "capacites_techniques_professionnelles_"

  private static let byKey: [String: FieldGuidance] = {
    var all: [String: FieldGuidance] = [:]
    func hint(_ key: String, _ text: French) { all[key] = FieldGuidance(hint: text.text) }
    func question(_ key: String, _ text: French) {
      all[key] = FieldGuidance(hint: text.text, polarity: .yesIsBad)
    }

    hint(identity + "identification_siret", "14 chiffres. Exemple : 732 829 320 00074")
    hint(
      identity + "identification_activite_principale",
      "Code APE et libellé. Exemple : 62.01Z, Programmation informatique")
    hint(identity + "identification_raison_sociale", "Le nom sous lequel votre entreprise est immatriculée")
    hint(identity + "identification_nom_prenom", "La personne qui représente légalement l'entreprise")
    hint(
      identity + "identification_categorie",
      "Exemples : PME (petite ou moyenne entreprise), ETI (entreprise de taille intermédiaire), GE (grande entreprise)")
    hint(identity + "identification_adresse_siege_social", "Numéro et voie, code postal, ville")
    hint(identity + "contact_email", "L'acheteur écrira à cette adresse. Format attendu : nom@domaine.fr")

    let judgement: French =
      "Répondez « Oui » si un jugement en cours vous concerne ; vous pourrez en donner les précisions."
    question(exclusion + "fiscales_et_sociales_liquidation_judiciaire", judgement)
    question(exclusion + "fiscales_et_sociales_faillite_interdiction", judgement)
    hint(
      exclusion + "fiscales_et_sociales_declarations_fiscales",
      "Se demande dans votre espace professionnel sur impots.gouv.fr")
    hint(
      exclusion + "fiscales_et_sociales_declarations_cotisations_sociales",
      "Se télécharge dans votre espace en ligne de l'Urssaf ; elle doit dater de moins de six mois.")
    hint(
      exclusion + "fiscales_et_sociales_travailleurs_handicapes",
      """
      Le certificat de régularité au titre de l'obligation d'emploi des travailleurs handicapés, si votre \
      entreprise y est soumise
      """)
    hint(
      exclusion + "fiscales_et_sociales_cibtp_cnetp",
      "Le certificat de votre caisse de congés payés, si votre entreprise y est affiliée")
    hint(exclusion + "fiscales_et_sociales_pro_btp", "L'attestation de votre caisse de retraite complémentaire")
    question(
      exclusion + "appreciation_acheteur_discretionnaire_manquement_execution",
      """
      Au cours des trois dernières années : dommages et intérêts, résiliation ou sanction comparable pour un \
      manquement grave à un contrat public
      """)
    question(
      exclusion + "appreciation_acheteur_discretionnaire_bilan_ges",
      """
      Répondez « Oui » si votre entreprise doit établir un bilan de ses émissions de gaz à effet de serre et \
      ne l'a pas fait.
      """)
    question(
      exclusion + "appreciation_acheteur_discretionnaire_plan_vigilance",
      "Répondez « Oui » si votre entreprise doit établir un plan de vigilance et ne l'a pas fait.")

    hint(
      finances + "bilans_trois_exercices",
      "Les trois derniers exercices clos, si la loi vous oblige à établir des bilans")
    all[finances + "assurance_risques_professionnels"] = FieldGuidance(
      hint: fr("Cochez la case pour pouvoir joindre votre attestation d'assurance ou une déclaration de votre banque."),
      checkbox: fr("Je certifie que mon entreprise est à jour de ses obligations d'assurance"))

    hint(
      skills + "effectifs_cv_intervenants",
      "Les personnes qui seraient chargées du contrat, avec leurs titres et leur CV")
    hint(
      skills + "effectifs_techniciens_organismes",
      """
      Ceux auxquels vous feriez appel, en particulier pour le contrôle de la qualité, qu'ils appartiennent ou \
      non à votre entreprise
      """)
    hint(skills + "certificats_inscription_registre", "Pour les professions réglementées qui demandent une inscription")
    hint(skills + "certificats_rge", "Certificats « Reconnu garant de l'environnement » en cours de validité")
    hint(skills + "certificats_bio", "Certificat d'agriculture biologique en cours de validité")
    all[skills + "certificats_ess"] = FieldGuidance(
      hint: fr(
        """
        L'économie sociale et solidaire : associations, coopératives, mutuelles, fondations, entreprises agréées
        """),
      yes: fr("Oui, mon entreprise est une ESS"), no: fr("Non, mon entreprise n'est pas une ESS"), polarity: .yesIsGood)
    all[skills + "certificats_france_competences"] = FieldGuidance(
      hint: fr("L'adresse de votre page d'habilitations. Format attendu : https://www.exemple.fr/page"),
      link: Link(
        text: fr("Rechercher sur le site de France compétences"),
        address: "https://www.francecompetences.fr/recherche-resultats/"))
    all[skills + "certificats_opqibi"] = FieldGuidance(
      hint: fr("L'adresse de votre certificat. Format attendu : https://www.exemple.fr/page"),
      link: Link(
        text: fr("Rechercher sur le site de l'OPQIBI"), address: "https://www.opqibi.com/recherche-plus"))
    hint(
      skills + "realisations_livraisons_trois_ans",
      """
      Les principales livraisons ou prestations des trois dernières années, avec leur montant, leurs dates et \
      leur destinataire
      """)
    hint(
      skills + "realisations_livraisons_cinq_ans",
      "Les travaux des cinq dernières années, avec leur montant, leurs dates et leur lieu")
    hint(
      skills + "realisations_attestations_trois_ans",
      "Attestations de vos clients ou, à défaut, déclarations de votre entreprise")
    hint(
      skills + "realisations_attestations_cinq_ans",
      "Pour les travaux les plus importants, si possible signées du maître d'ouvrage")
    hint(
      skills + "outillage_materiel_equipements",
      "L'outillage, le matériel et l'équipement technique dont vous disposeriez pour exécuter le contrat")
    hint(
      skills + "outillage_mesures_qualite",
      "Vos équipements techniques, vos moyens d'étude et de recherche, et ce que vous faites pour assurer la qualité")
    hint(skills + "outillage_echantillons", "Pour chaque échantillon : une description, des fichiers, ou les deux")
    hint(
      skills + "assurance_qualite_systemes_gestion",
      "Les systèmes de gestion et de suivi que vous pourriez mettre en œuvre pour l'exécution du contrat")
    hint(
      skills + "assurance_qualite_gestion_environnementale",
      "Les mesures que vous pourriez appliquer pendant l'exécution du contrat")
    hint(
      skills + "assurance_qualite_norme_assurance_qualite",
      "Décrivez vos certificats, joignez-les, ou les deux")
    hint(
      skills + "assurance_qualite_certifications_qualite_environnement",
      "Décrivez vos certificats, joignez-les, ou les deux")
    hint(
      skills + "securite_et_confidentialite_description_source_approvisionnement",
      "Leur emplacement géographique et, s'ils sont hors de l'Union européenne, ce qui garantit l'approvisionnement")
    hint(
      skills + "securite_et_confidentialite_capacite_protection_informations_protegees",
      "Votre aptitude à traiter, conserver et transmettre des informations ou supports protégés")
    hint(
      skills + "securite_et_confidentialite_habilitation_prealable_secret_defense",
      "Niveau, date et référence. N'indiquez ici aucune information classifiée.")
    hint(
      skills + "securite_et_confidentialite_description_regles_propriete_intellectuelle",
      "Les règles que votre entreprise applique dans ce domaine")
    return all
  }()
}
