import Documents
import Runtime

/// Attestations that look like those of the product.
enum Samples {
  static let submittedAt = Timestamp(milliseconds: 1_781_524_992_000)
  static let deadline = Timestamp(milliseconds: 1_781_625_600_000)

  static func file(_ number: Int, _ original: String, size: Int64 = 1_468_006, official: Bool = false) -> AttachedFile {
    AttachedFile(
      originalName: original,
      systemName: "\(official ? "api" : "user")_\(number < 10 ? "0" : "")\(number)_01_champ_\(original)", size: size,
      sha256: (0..<32).map { UInt8(truncatingIfNeeded: number &* 31 &+ $0 &* 7) },
      origin: official ? .officialSource : .candidate)
  }

  static let market = Attestation.Market(
    identifier: "VR-2026-A1B2C3D4E5F6",
    name: "Fourniture, installation et maintenance de matériel informatique pour les écoles",
    editor: "Ma Plateforme Marchés", buyer: .init(name: "Commune de Saint-Étienne-de-Crossey", siret: "21750001600019"),
    deadline: deadline, types: ["Fournitures", "Services"],
    lots: [
      .init(number: 1, name: "Ordinateurs portables et stations d’accueil", cpvCode: "30213100-6", type: "Fournitures"),
      .init(number: 2, name: "Écrans", cpvCode: "30231300-0", type: "Fournitures"),
      .init(number: 3, name: "Maintenance sur site", cpvCode: nil, type: "Services"),
    ])

  static func small(_ audience: Attestation.Audience = .candidate) -> Attestation {
    Attestation(
      audience: audience, identifier: "FT20260615A1B2C3D4",
      candidate: .init(name: "SARL Dupont & Fils", siret: "73282932000074"),
      market: .init(
        identifier: "VR-2026-A1B2C3D4E5F6", name: "Entretien des espaces verts", editor: "Ma Plateforme Marchés",
        buyer: .init(name: nil, siret: "21750001600019"), deadline: deadline, types: ["Services"]),
      submittedAt: submittedAt, verificationURL: "https://passemarche.data.gouv.fr/verification/k3v9Qm2XbT7rLw8pZ4nY6s")
  }

  static func typical(_ audience: Attestation.Audience) -> Attestation {
    let kbis = file(1, "Kbis Entreprise 2026.pdf")
    let insurance = file(2, "Attestation d’assurance responsabilité civile professionnelle.pdf", size: 812)
    let tax = file(3, "attestation_fiscale.pdf", size: 88_001, official: true)
    let cv = file(4, "CV Élodie Lefèvre.docx", size: 44_120)
    return Attestation(
      audience: audience, identifier: "FT20260615A1B2C3D4",
      candidate: .init(name: "SARL Dupont & Fils", siret: "73282932000074"),
      market: market, submittedAt: submittedAt, chosenLots: [1, 3],
      exclusion: .init(
        attested: audience == .candidate,
        contestations: [
          .init(
            ground: "Liquidation judiciaire", officialText: "Procédure de liquidation judiciaire détectée",
            text: "La procédure a été clôturée le 3 mars 2025 ; voir le jugement joint.",
            files: [file(5, "jugement.pdf")])
        ]),
      categories: [
        .init(
          title: audience == .buyer ? "Identité de l’entreprise" : "Votre entreprise et le marché",
          subcategories: [
            .init(
              title: "Identification",
              fields: [
                .init(label: "SIRET de l’établissement", source: .automatic, answer: [.text("73282932000074")]),
                .init(label: "Raison sociale", source: .automatic, answer: [.text("SARL DUPONT ET FILS")]),
                .init(label: "Extrait Kbis", answer: [.files([kbis])]),
                .init(
                  label: "Site internet",
                  answer: [
                    .text(
                      "https://www.dupont-et-fils.example/presentation/nos-references/collectivites"
                        + "?annee=2026&type=informatique#ecoles"
                    )
                  ]),
                .init(label: "Télécopie", answer: []),
              ]),
            .init(
              title: "Contact",
              fields: [
                .init(label: "Adresse électronique", answer: [.text("contact@dupont.example")]),
                .init(label: "Téléphone", answer: [.text("01 23 45 67 89")]),
              ]),
          ]),
        .init(
          title: "Capacités économiques et financières",
          subcategories: [
            .init(
              title: "Chiffre d’affaires",
              fields: [
                .init(
                  label: "Chiffre d’affaires global annuel",
                  answer: [
                    .table(
                      .init(
                        header: ["Année", "Chiffre d’affaires", "Pourcentage", "Fin de l’exercice"],
                        rows: [
                          ["Exercice N-1", French.euros(1_500_000), French.percentage(75), "31/12/2025"],
                          ["Exercice N-2", French.euros(980_450), French.percentage(60), "31/12/2024"],
                          ["Exercice N-3", "Non renseigné", "Non renseigné", "Non renseigné"],
                        ]))
                  ]),
                .init(label: "Attestation fiscale", source: .automatic, answer: [.files([tax])]),
                .init(
                  label: "Assurance des risques professionnels",
                  answer: [
                    .badge("Oui", .good), .text("Contrat n° 12345 auprès de la mutuelle des artisans."),
                    .files([insurance]),
                  ]),
                .init(label: "Une déclaration bancaire appropriée ?", answer: [.badge("Non", .bad)]),
              ])
          ]),
        .init(
          title: "Capacités techniques et professionnelles",
          subcategories: [
            .init(
              title: "Réalisations et références",
              fields: [
                .init(
                  label: "Principales livraisons ou prestations des trois dernières années",
                  answer: [
                    .item(
                      title: "Réalisation 1",
                      [
                        .pairs([
                          .init("Résumé", "Équipement de douze écoles en postes fixes"),
                          .init("Dates", "du 01/02/2024 au 30/06/2024"),
                          .init("Montant", French.euros(245_000)), .init("Description", nil),
                        ]), .files([file(6, "bonne exécution.pdf")]),
                      ]),
                    .item(title: "Réalisation 2", [.pairs([.init("Résumé", "Réseau de la médiathèque")]), .files([])]),
                  ]),
                .init(
                  label: "Présentation des intervenants",
                  answer: [
                    .item(
                      title: "Élodie Lefèvre", [.pairs([.init("Titres d’études", "Ingénieure réseaux")]), .files([cv])])
                  ]),
                .init(label: "Échantillons", answer: [.empty("Aucun échantillon renseigné")]),
                .init(
                  label: "Moyens techniques",
                  answer: [
                    .text(
                      String(
                        repeating:
                          "Notre atelier de 450 m² dispose de six postes de préparation et d’un stock de pièces "
                          + "détachées « d’avance » pour dix jours. ",
                        count: 9))
                  ]),
              ])
          ]),
      ],
      documents: [kbis, insurance, tax, cv, file(5, "jugement.pdf"), file(6, "bonne exécution.pdf")],
      verificationURL: "https://passemarche.data.gouv.fr/verification/k3v9Qm2XbT7rLw8pZ4nY6s",
      watermark: Attestation.testWatermark)
  }

  /// Far more than anybody sends.
  static func huge(fields: Int = 300, text: Int = 10_000, files: Int = 200) -> Attestation {
    var attestation = typical(.buyer)
    let sentence =
      "Une phrase d’une longueur ordinaire, avec des accents et des chiffres comme 12 345, suivie d’une autre. "
    let long = String(String(repeating: sentence, count: text / sentence.count + 1).prefix(text))
    attestation.categories.append(
      .init(
        title: "Très long",
        subcategories: [
          .init(
            title: "Champs",
            fields: (1...fields).map { number in
              .init(
                label: "Champ numéro \(number)",
                answer: [.text(number % 10 == 0 ? long : String(long.prefix(number * 7)))])
            })
        ]))
    attestation.documents = (1...files).map { file($0, "Document numéro \($0) au nom assez long pour être coupé.pdf") }
    return attestation
  }
}
