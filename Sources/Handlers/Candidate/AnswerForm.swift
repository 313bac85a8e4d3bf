import Generated
import Runtime
import Store

/// From the form of a step to answers. The contract has judged every value; what is left here is to read numbers and days,
/// and to say what today allows.
///
/// A step is sent as a whole: what does not stand in the form was emptied by the candidate.
struct AnswerForm {
  let form: ApplicationStepForm
  /// The current year in Paris: no year of a table is later.
  let currentYear: Int64

  /// The answers to the fields of a step, without the item that is to be removed.
  func changes(of fields: [Catalogue.Field]) -> [AnswerChange] {
    let removed = form.removeItem.map(FileIntake.Place.init)
    return fields.map { field in
      var value = value(of: field)
      if let removed, removed.fieldKey == field.key, let item = removed.item { value.removeItem(item) }
      return AnswerChange(field.key, value.isEmpty ? nil : value)
    }
  }

  /// What the contract cannot know: the year that a table may not pass. Such a year is kept, and told.
  func errors(in fields: [Catalogue.Field]) -> [FieldError] {
    fields.flatMap { field -> [FieldError] in
      guard case .staff(let years) = value(of: field) else { return [] }
      return zip(years.all, Self.yearNames).compactMap { row, name in
        guard let year = row.year, year > currentYear else { return nil }
        return FieldError(
          name: "\(field.type.rawValue)[\(field.key)][\(name)][year]",
          message: "L’année doit être comprise entre 2000 et l’année en cours. Exemple : 2025")
      }
    }
  }

  /// Whether documents can be joined to the answer given: a box must be ticked, a question answered with "yes".
  func admitsFiles(_ key: String, _ fields: [Catalogue.Field]) -> Bool {
    guard let field = fields.first(where: { $0.key == key }) else { return false }
    return switch value(of: field) {
    case .checked(let isChecked): isChecked
    case .radio(let choice, _): choice == .yes
    default: true
    }
  }

  private static let yearNames = ["year_1", "year_2", "year_3"]

  private func value(of field: Catalogue.Field) -> AnswerValue {
    let key = field.key
    switch field.type {
    case .textInput: return .text(form.textInput[key] ?? "")
    case .textarea: return .text(form.textarea[key] ?? "")
    case .emailInput: return .text(form.emailInput[key] ?? "")
    case .phoneInput: return .text(form.phoneInput[key] ?? "")
    case .urlInput: return .text(Self.absolute(form.urlInput[key]))
    case .inlineUrlInput: return .text(Self.absolute(form.inlineUrlInput[key]))
    case .fileOrTextarea: return .text(form.fileOrTextarea[key] ?? "")
    case .checkboxWithDocument: return .checked(form.checkboxWithDocument[key] != nil)
    case .radioWithFileAndText: return radio(form.radioWithFileAndText[key])
    case .capaciteEconomiqueFinanciereChiffreAffairesGlobalAnnuel:
      return turnover(form.capaciteEconomiqueFinanciereChiffreAffairesGlobalAnnuel[key])
    case .capaciteEconomiqueFinanciereEffectifsMoyensAnnuels:
      return staff(form.capaciteEconomiqueFinanciereEffectifsMoyensAnnuels[key])
    case .presentationIntervenants: return .people(people(form.presentationIntervenants[key] ?? [:]))
    case .realisationsLivraisons: return .references(references(form.realisationsLivraisons[key] ?? [:]))
    case .capacitesTechniquesProfessionnellesOutillageEchantillons:
      return .samples(samples(form.capacitesTechniquesProfessionnellesOutillageEchantillons[key] ?? [:]))
    case .fileUpload, .inlineFileUpload: return .files
    }
  }

  /// An address without a scheme is meant as `https` (product.md §4.1).
  private static func absolute(_ url: String?) -> String {
    guard let url, !url.isEmpty else { return "" }
    let lower = url.lowercased()
    return lower.hasPrefix("http://") || lower.hasPrefix("https://") ? url : "https://" + url
  }

  /// "No" needs no explanation, and keeps none (product.md §4.1).
  private func radio(_ answer: RadioForm?) -> AnswerValue {
    let choice = (answer?.choice).flatMap { AnswerValue.Choice(rawValue: $0.rawValue) }
    return .radio(choice, text: choice == .no ? "" : answer?.text ?? "")
  }

  private func turnover(_ answer: TurnoverForm?) -> AnswerValue {
    func year(_ row: TurnoverYearForm?) -> AnswerValue.TurnoverYear {
      AnswerValue.TurnoverYear(
        turnover: Self.number(row?.turnover), marketPercentage: Self.number(row?.marketPercentage),
        fiscalYearEnd: row?.fiscalYearEnd)
    }
    return .turnover(.init(year(answer?.year1), year(answer?.year2), year(answer?.year3)))
  }

  private func staff(_ answer: StaffForm?) -> AnswerValue {
    func year(_ row: StaffYearForm?) -> AnswerValue.StaffYear {
      AnswerValue.StaffYear(
        year: Self.number(row?.year), averageStaff: Self.number(row?.averageStaff),
        managementStaff: Self.number(row?.managementStaff))
    }
    return .staff(.init(year(answer?.year1), year(answer?.year2), year(answer?.year3)))
  }

  private func people(_ items: [String: PersonForm]) -> [AnswerValue.Person] {
    Self.numbered(items).compactMap { number, item in
      let person = AnswerValue.Person(
        number: number, lastName: item.nom ?? "", firstNames: item.prenoms ?? "", titles: item.titres ?? "")
      return person == AnswerValue.Person(number: number) ? nil : person
    }
  }

  private func references(_ items: [String: ReferenceForm]) -> [AnswerValue.Reference] {
    Self.numbered(items).compactMap { number, item in
      let reference = AnswerValue.Reference(
        number: number, summary: item.resume ?? "", start: item.dateDebut, end: item.dateFin,
        amount: Self.number(item.montant), description: item.description ?? "")
      return reference == AnswerValue.Reference(number: number) ? nil : reference
    }
  }

  private func samples(_ items: [String: SampleForm]) -> [AnswerValue.Sample] {
    Self.numbered(items).compactMap { number, item in
      let description = item.description ?? ""
      return description.isEmpty ? nil : AnswerValue.Sample(number: number, description: description)
    }
  }

  /// In the order of their numbers, which is that in which they were added.
  private static func numbered<Item>(_ items: [String: Item]) -> [(Int, Item)] {
    items.compactMap { name, item in Int(name).map { ($0, item) } }.sorted { $0.0 < $1.0 }
  }

  /// A whole number as the contract's patterns have it: at most 15 digits, with spaces between them.
  private static func number(_ text: String?) -> Int64? {
    text.flatMap { Int64($0.filter(\.isASCII).filter { $0 != " " }) }
  }
}

extension AnswerValue {
  /// Leaves an item out of an answer of items.
  mutating func removeItem(_ number: Int) {
    switch self {
    case .people(let people): self = .people(people.filter { $0.number != number })
    case .references(let references): self = .references(references.filter { $0.number != number })
    case .samples(let samples): self = .samples(samples.filter { $0.number != number })
    case .text, .radio, .checked, .turnover, .staff, .files: break
    }
  }

  /// Takes over the items of another answer that this one lacks.
  mutating func keepItems(of other: AnswerValue) {
    func joined<Item>(_ own: [Item], _ others: [Item], by number: KeyPath<Item, Int>) -> [Item] {
      let known = Set(own.map { $0[keyPath: number] })
      return (own + others.filter { !known.contains($0[keyPath: number]) })
        .sorted { $0[keyPath: number] < $1[keyPath: number] }
    }
    switch (self, other) {
    case (.people(let own), .people(let others)): self = .people(joined(own, others, by: \.number))
    case (.references(let own), .references(let others)): self = .references(joined(own, others, by: \.number))
    case (.samples(let own), .samples(let others)): self = .samples(joined(own, others, by: \.number))
    default: break
    }
  }
}
