import HTML

@testable import Pages

extension Samples {
  var buyerPages: [Sample] { start + categories + end + states }

  func market(lots: Bool = true, limit: Int? = nil) -> BuyerMarketModel {
    BuyerMarketModel(
      identifier: words("VR-2026-A1B2C3D4E5F6"), name: words("Fourniture de matériel informatique pour les écoles"),
      editor: words("Marchés Faciles"), siret: words("13002526500013"), deadline: Self.deadline,
      types: [words("Fournitures"), words("Services")],
      lots: lots
        ? [
          ApplicationLotModel(position: 1, name: words("Ordinateurs portables"), cpvCode: words("30213100-6")),
          ApplicationLotModel(position: 2, name: words("Écrans et accessoires"), cpvCode: nil),
          ApplicationLotModel(position: 3, name: words("Maintenance sur site"), cpvCode: words("50312000-5")),
        ] : [],
      lotLimit: limit)
  }

  func wizard(lots: Bool = true, limit: Int? = nil, _ notice: BuyerWizardModel.Notice? = nil) -> BuyerWizardModel {
    BuyerWizardModel(
      market: market(lots: lots, limit: limit),
      categories: [
        .init(key: "identite_entreprise", title: words("Identité de l'entreprise")),
        .init(key: "motifs_exclusion", title: words("Motifs d'exclusion")),
        .init(key: "capacite_economique_financiere", title: words("Capacités économiques et financières")),
        .init(key: "capacites_techniques_professionnelles", title: words("Capacités techniques et professionnelles")),
      ], notice: notice)
  }

  private func field(_ key: String, _ label: String, _ isAutomatic: Bool) -> BuyerFieldModel {
    BuyerFieldModel(key: key, label: words(label), isAutomatic: isAutomatic)
  }

  private var identity: [BuyerFieldGroupModel] {
    [
      BuyerFieldGroupModel(
        title: words("Identification"),
        mandatory: [field("siret", "SIRET", true), field("raison_sociale", "Raison sociale", true)], optional: []),
      BuyerFieldGroupModel(
        title: words("Contact"),
        mandatory: [field("email", "Courriel de contact", false), field("tel", "Téléphone de contact", false)],
        optional: []),
    ]
  }

  private var exclusion: [BuyerFieldGroupModel] {
    [
      BuyerFieldGroupModel(
        title: words("Obligations fiscales et sociales"),
        mandatory: [
          field("liquidation", "Absence de liquidation judiciaire", true),
          field("urssaf", "Régularité des cotisations sociales", true),
        ], optional: []),
      BuyerFieldGroupModel(
        title: words("Motifs à l'appréciation de l'acheteur"), mandatory: [],
        optional: [
          field("manquement", "Manquement lors d'un contrat public antérieur", false),
          field("ges", "Bilan GES (BEGES)", false), field("vigilance", "Plan de vigilance établi", false),
        ]),
    ]
  }

  private var capacities: [BuyerFieldGroupModel] {
    [
      BuyerFieldGroupModel(
        title: words("Effectifs"), mandatory: [],
        optional: [
          field("effectifs", "Effectifs moyens annuels (3 ans)", false), field("cv", "CV des intervenants", false),
        ]),
      BuyerFieldGroupModel(
        title: words("Certificats de qualification"), mandatory: [],
        optional: [
          field("rge", "Certification RGE", true), field("qualiopi", "Certification Qualiopi", true),
          field("bio", "Certification agriculture biologique", false),
        ]),
    ]
  }

  private var start: [Sample] {
    let pages = BuyerPages(context())
    let limited = form(["lot_limit_enabled": ["true"], "lot_limit": [""]], [
      message("lot_limit", "Veuillez indiquer le nombre maximum de lots.")
    ])
    return [
      Sample(
        "acheteur-debut", pages.setup(BuyerSetupModel(wizard: wizard(), defence: .offered(chosen: false)), form())),
      Sample(
        "acheteur-debut-defense",
        pages.setup(BuyerSetupModel(wizard: wizard(lots: false, .resumed), defence: .setByEditor), form())),
      Sample(
        "acheteur-debut-simple",
        pages.setup(BuyerSetupModel(wizard: wizard(lots: false), defence: .notOffered), form())),
      Sample("acheteur-lots", pages.lots(BuyerLotsModel(wizard: wizard(), isLimited: nil), form())),
      Sample("acheteur-lots-limite", pages.lots(BuyerLotsModel(wizard: wizard(limit: 2), isLimited: true), form())),
      Sample("acheteur-lots-erreur", pages.lots(BuyerLotsModel(wizard: wizard(), isLimited: nil), limited)),
    ]
  }

  private var categories: [Sample] {
    let pages = BuyerPages(context())
    let open = form([:], [message("additional", "Indiquez si vous souhaitez des renseignements complémentaires.")])
    let empty = form(["additional": ["yes"]], [
      message("selected_attribute_keys", "Choisissez au moins un renseignement, ou répondez « Non ».")
    ])
    func category(
      _ key: String, _ groups: [BuyerFieldGroupModel], _ wantsMore: Bool?, _ selected: Set<String> = [],
      _ notice: BuyerWizardModel.Notice? = nil
    ) -> BuyerCategoryModel {
      BuyerCategoryModel(
        wizard: wizard(notice), key: key, groups: groups, wantsMore: wantsMore, selected: selected)
    }
    let technical = "capacites_techniques_professionnelles"
    return [
      Sample("acheteur-identite", pages.category(category("identite_entreprise", identity, nil), form())),
      Sample("acheteur-exclusion", pages.category(category("motifs_exclusion", exclusion, nil), form())),
      Sample(
        "acheteur-exclusion-oui",
        pages.category(category("motifs_exclusion", exclusion, true, ["ges"], .resumed), form())),
      Sample("acheteur-exclusion-erreur", pages.category(category("motifs_exclusion", exclusion, nil), open)),
      Sample(
        "acheteur-capacites", pages.category(category(technical, capacities, true, ["rge", "cv"], .saved), form())),
      Sample("acheteur-capacites-erreur", pages.category(category(technical, capacities, nil), empty)),
      Sample(
        "acheteur-capacites-cadre",
        BuyerPages(
          context(
            embedding: .init(
              origins: [words("https://plateforme.example")], isFramed: true,
              identifier: words("VR-2026-A1B2C3D4E5F6")))
        ).category(category(technical, capacities, true, ["rge"]), form())),
    ]
  }

  private var end: [Sample] {
    let pages = BuyerPages(context())
    let chosen = [
      BuyerSummaryModel.Category(
        key: "identite_entreprise", title: words("Identité de l'entreprise"), groups: identity),
      BuyerSummaryModel.Category(
        key: "capacites_techniques_professionnelles", title: words("Capacités techniques et professionnelles"),
        groups: capacities),
    ]
    return [
      Sample(
        "acheteur-synthese",
        pages.summary(BuyerSummaryModel(wizard: wizard(limit: 2), categories: chosen), form())),
      Sample(
        "acheteur-synthese-vide",
        pages.summary(
          BuyerSummaryModel(wizard: wizard(lots: false), categories: []),
          form([:], [message("intent", "Aucun renseignement n’est demandé aux candidats.")]))),
    ]
  }

  private var states: [Sample] {
    let pages = BuyerPages(context())
    func state(
      _ delivery: BuyerSyncModel.Delivery, back: String? = "https://plateforme.example/retour?a=1",
      _ notice: BuyerSyncModel.Notice? = nil
    ) -> Markup {
      pages.syncStatus(
        BuyerSyncModel(
          market: market(), completedAt: Self.now, delivery: delivery, returnURL: back.map(words),
          csrfToken: words("jeton"), notice: notice))
    }
    return [
      Sample("acheteur-suivi-attente", state(.underWay(attempt: nil, of: 3))),
      Sample("acheteur-suivi-essai", state(.underWay(attempt: 2, of: 3), .retried)),
      Sample("acheteur-suivi-disjoncteur", state(.waiting(until: Self.now))),
      Sample("acheteur-suivi-reussi", state(.delivered)),
      Sample("acheteur-suivi-reussi-deja", state(.delivered, back: nil, .alreadyCompleted)),
      Sample("acheteur-suivi-echec", state(.failed)),
      Sample("acheteur-suivi-echec-trop", state(.failed, .tooManyRetries(until: Self.now))),
      Sample("acheteur-suivi-non-raccorde", state(.notConfigured, back: nil, .notFailed)),
    ]
  }
}
