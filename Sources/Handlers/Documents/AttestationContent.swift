import Documents
import Generated
import Runtime
import Store

/// From an application to what its attestations say, for either reader (product.md §5.8).
struct AttestationContent {
  let dossier: Dossier
  let submittedAt: Timestamp
  let verificationURL: String
  /// Nil in production.
  let watermark: String?
  private let plan: PackagePlan

  init(_ dossier: Dossier, submittedAt: Timestamp, verificationURL: String, watermark: String?) {
    self.dossier = dossier
    self.submittedAt = submittedAt
    self.verificationURL = verificationURL
    self.watermark = watermark
    plan = PackagePlan(dossier)
  }

  func attestation(for audience: Attestation.Audience) -> Attestation {
    let application = dossier.application
    return Attestation(
      audience: audience, identifier: application.identifier,
      candidate: .init(name: application.companyName, siret: application.siret ?? ""), market: market,
      submittedAt: submittedAt, chosenLots: dossier.draft.lots, exclusion: exclusion(audience),
      categories: categories(audience), documents: plan.entries.map(\.attached), verificationURL: verificationURL,
      watermark: watermark)
  }

  private var market: Attestation.Market {
    let market = dossier.market
    return Attestation.Market(
      identifier: market.identifier, name: market.name, editor: dossier.editor.name,
      buyer: .init(name: market.buyerName, siret: market.siret), deadline: market.deadline,
      types: Catalogue.MarketType.labels(of: market.marketTypeCodes),
      lots: market.lots.enumerated().map { .init(number: $0 + 1, name: $1.name, cpvCode: $1.cpvCode) })
  }

  private var asked: [OfferedCategory] { MarketFields.asked(by: dossier.market) }

  private func exclusion(_ audience: Attestation.Audience) -> Attestation.ExclusionStatement? {
    guard let category = asked.first(where: { $0.key == "motifs_exclusion" }) else { return nil }
    return Attestation.ExclusionStatement(
      attested: dossier.draft.attestsNoExclusionMotifs,
      contestations: category.fields.compactMap { field in
        guard let answer = dossier.answers[field.key], answer.isContestable else { return nil }
        let text = dossier.draft.contestations[field.key] ?? ""
        return Attestation.Contestation(
          ground: audience == .buyer ? field.buyer : field.candidate, officialText: answer.officialText,
          text: text.isEmpty ? nil : text, files: files(of: field.key) { $0.isContestation })
      })
  }

  private func categories(_ audience: Attestation.Audience) -> [Attestation.Category] {
    asked.map { category in
      Attestation.Category(
        title: audience == .buyer ? category.category.buyer : category.category.candidate,
        subcategories: category.groups.map { group in
          Attestation.Subcategory(
            title: audience == .buyer ? group.subcategory.buyer : group.subcategory.candidate,
            fields: group.fields.map { field($0, audience) })
        })
    }
  }

  private func field(_ field: Catalogue.Field, _ audience: Attestation.Audience) -> Attestation.Field {
    let answer = dossier.answers[field.key]
    return Attestation.Field(
      label: audience == .buyer ? field.buyer : field.candidate,
      source: answer?.source == .auto ? .automatic : .declared, answer: presentation(field, answer?.value))
  }

  // MARK: Files

  private func files(of key: String, where passes: (FileRecord) -> Bool) -> [AttachedFile] {
    plan.entries.filter { $0.file.fieldKey == key && passes($0.file) }.map(\.attached)
  }

  // MARK: Answers

  private func presentation(_ field: Catalogue.Field, _ value: AnswerValue?) -> [Attestation.Presentation] {
    let whole = files(of: field.key) { !$0.isContestation && $0.item == nil }
    switch value {
    case nil, .files:
      return field.takesFiles && field.type.isRepeatable == false ? [.files(whole)] : items(field, [], whole)
    case .text(let said):
      let text = field.key == Dossier.siretField ? French.siret(said) : said
      return (text.isEmpty ? [] : [.text(text)]) + (field.takesFiles ? [.files(whole)] : [])
    case .radio(let choice, let text):
      guard let choice else { return [] }
      return [.badge(choice == .yes ? "Oui" : "Non", field.tone(of: choice))]
        + (text.isEmpty ? [] : [.text(text)]) + (choice == .yes ? [.files(whole)] : [])
    case .checked(let isChecked):
      return [.badge(isChecked ? "Certifié" : "Non certifié", isChecked ? .good : .neutral)]
        + (isChecked ? [.files(whole)] : [])
    case .turnover(let years):
      return [
        .table(
          .init(
            header: ["Année", "Chiffre d’affaires", "Part liée au marché", "Fin de l’exercice"],
            rows: zip(1..., years.all).map { rank, year in
              [
                "Exercice N-\(rank)", year.turnover.map { French.euros($0) } ?? "",
                year.marketPercentage.map { French.percentage($0) } ?? "",
                year.fiscalYearEnd.map(French.date) ?? "",
              ]
            }))
      ]
    case .staff(let years):
      return [
        .table(
          .init(
            header: ["Année", "Effectif moyen", "Personnel d’encadrement"],
            rows: years.all.map { year in
              [
                year.year.map(String.init) ?? "", year.averageStaff.map { French.integer($0) } ?? "",
                year.managementStaff.map { French.integer($0) } ?? "",
              ]
            }))
      ]
    case .people(let people):
      return items(
        field,
        people.map { person in
          (
            person.number,
            [.pairs([.init("Nom", person.lastName), .init("Prénoms", person.firstNames), .init("Titres", person.titles)])]
          )
        }, whole)
    case .references(let references):
      return items(
        field,
        references.map { reference in
          (
            reference.number,
            [
              .pairs([
                .init("Résumé", reference.summary), .init("Date de début", reference.start.map(French.date)),
                .init("Date de fin", reference.end.map(French.date)),
                .init("Montant", reference.amount.map { French.euros($0) }),
                .init("Description", reference.description),
              ])
            ]
          )
        }, whole)
    case .samples(let samples):
      return items(
        field, samples.map { ($0.number, [.pairs([.init("Description", $0.description)])]) }, whole)
    }
  }

  /// The items of an answer with their files, in the order of their numbers; an item of which only files are there is one
  /// too.
  private func items(
    _ field: Catalogue.Field, _ written: [(number: Int, parts: [Attestation.Presentation])], _ whole: [AttachedFile]
  ) -> [Attestation.Presentation] {
    guard let wording = field.type.itemWording else { return whole.isEmpty ? [] : [.files(whole)] }
    let byNumber = Dictionary(written.map { ($0.number, $0.parts) }, uniquingKeysWith: { first, _ in first })
    let numbers = Set(written.map(\.number)).union(
      plan.entries.filter { $0.file.fieldKey == field.key }.compactMap(\.file.item))
    var parts: [Attestation.Presentation] = zip(1..., numbers.sorted()).map { rank, number in
      let files = files(of: field.key) { $0.item == number && !$0.isContestation }
      return .item(
        title: "\(wording.title) \(rank)", (byNumber[number] ?? []) + (files.isEmpty ? [] : [.files(files)]))
    }
    if parts.isEmpty { parts = [.empty(wording.none)] }
    return parts + (whole.isEmpty ? [] : [.files(whole)])
  }
}

extension Catalogue.InputType {
  /// How an item of such an answer is called, and what is said where there is none (product.md §4.1).
  fileprivate var itemWording: (title: String, none: String)? {
    switch self {
    case .presentationIntervenants: ("Personne", "Aucune personne renseignée")
    case .realisationsLivraisons: ("Réalisation", "Aucune réalisation renseignée")
    case .capacitesTechniquesProfessionnellesOutillageEchantillons: ("Échantillon", "Aucun échantillon renseigné")
    default: nil
    }
  }

  fileprivate var isRepeatable: Bool { itemWording != nil }
}

extension Catalogue.Field {
  /// About exclusion grounds "yes" is the bad answer; to be of the social economy is a good one (product.md §3.4).
  fileprivate func tone(of choice: AnswerValue.Choice) -> Attestation.Tone {
    if key.hasPrefix("motifs_exclusion") { return choice == .yes ? .bad : .good }
    return choice == .yes ? .good : .neutral
  }
}
