/// An answer as it is read: for the summary, and for consultation. Pure: the same answer is presented the same
/// everywhere.
public struct AnswerPresentation: Sendable, Equatable {
  public enum Tone: Sendable, Equatable { case good, bad, neutral }

  public struct Fact: Sendable, Equatable {
    public var label: String
    public var value: Value
  }

  public enum Value: Sendable, Equatable {
    case text(String)
    /// Nothing was given.
    case missing
  }

  public struct Row: Sendable, Equatable {
    public var header: String
    public var cells: [Value]
  }

  /// A person, a reference, a sample.
  public struct Entry: Sendable, Equatable {
    /// `Personne 1`.
    public var title: String
    public var facts: [Fact]
    public var files: [FileModel]
    /// Said where there is neither fact nor file.
    public var empty: String?
  }

  public enum Block: Sendable, Equatable {
    /// From an official source: told, and not shown to the candidate (product.md §2.2).
    case automatic
    case badge(String, Tone)
    /// May have several lines.
    case text(String)
    /// What was typed as the address of a page; not one that is safe to follow until it was looked at.
    case address(String)
    case table(columns: [String], rows: [Row])
    case entries([Entry])
    /// `title` where the files stand beside something else.
    case files([FileModel], title: String?)
    /// `Non renseigné` and its like.
    case empty(String)
  }

  public var blocks: [Block]

  /// Whether there is nothing of the candidate's or of an official source in it.
  public var isEmpty: Bool {
    blocks.allSatisfy { if case .empty = $0 { true } else { false } }
  }

  public init(_ field: FieldModel) {
    if field.origin == .automatic {
      blocks = [.automatic] + (field.files.isEmpty ? [] : [.files(field.files, title: nil)])
      return
    }
    if field.origin == .identification, let siret = Self.text(field.answer) {
      blocks = [.text(FrenchText.siret(siret))]
      return
    }
    switch field.kind {
    case .textInput, .textarea, .emailInput, .phoneInput:
      blocks = Self.text(field.answer).map { [.text($0)] } ?? [.empty(Self.notGiven)]
    case .urlInput:
      blocks = Self.text(field.answer).map { [.address($0)] } ?? [.empty(Self.notGiven)]
    case .inlineURLInput:
      blocks = Self.text(field.answer).map { [.address($0)] } ?? [.empty(fr("Certificat non renseigné"))]
    case .fileUpload, .inlineFileUpload:
      blocks = field.files.isEmpty ? [.empty(Self.noFile)] : [.files(field.files, title: nil)]
    case .fileOrTextarea:
      let said = Self.text(field.answer).map { [Block.text($0)] } ?? []
      let all = said + Self.joined(field.files)
      blocks = all.isEmpty ? [.empty(Self.notGiven)] : all
    case .checkboxWithDocument:
      guard case .checked(true)? = field.answer else {
        blocks = [.empty(fr("Non certifié"))]
        return
      }
      blocks =
        [.badge(fr("Certifié"), .good)] + (field.files.isEmpty ? [.empty(Self.noFile)] : Self.joined(field.files))
    case .radioWithFileAndText: blocks = Self.radio(field)
    case .turnover: blocks = Self.turnover(field)
    case .staff: blocks = Self.staff(field)
    case .people: blocks = Self.people(field)
    case .references: blocks = Self.references(field)
    case .samples: blocks = Self.samples(field)
    }
  }

  static let notGiven = fr("Non renseigné")
  static let noFile = fr("Aucun fichier téléchargé")

  private static func text(_ answer: AnswerModel?) -> String? {
    guard case .text(let text)? = answer, !text.allSatisfy(\.isWhitespace) else { return nil }
    return text
  }

  private static func joined(_ files: [FileModel]) -> [Block] {
    files.isEmpty ? [] : [.files(files, title: fr("Documents joints"))]
  }

  private static func radio(_ field: FieldModel) -> [Block] {
    guard case .radio(let choice?, let text)? = field.answer else { return [.empty(notGiven)] }
    let badge: Block =
      switch (choice, FieldGuidance.of(field).polarity) {
      case (true, .yesIsBad): .badge("Oui", .bad)
      case (false, .yesIsBad): .badge("Non", .good)
      case (true, .yesIsGood): .badge("Oui", .good)
      case (false, .yesIsGood): .badge("Non", .neutral)
      }
    // « Non » has neither text nor files; what an older answer left is not part of this one.
    guard choice else { return [badge] }
    return [badge] + (text.allSatisfy(\.isWhitespace) ? [] : [.text(text)]) + joined(field.files)
  }

  private static func turnover(_ field: FieldModel) -> [Block] {
    guard case .turnover(let rows)? = field.answer, rows.contains(where: { $0 != TurnoverRowModel() }) else {
      return [.empty(notGiven)]
    }
    let shown = rows.prefix(3).enumerated().map { index, row in
      Row(
        header: Self.fiscalYear(index),
        cells: [
          value(row.turnover.map(FrenchText.euros)), value(row.marketPercentage.map(FrenchText.percentage)),
          value(row.fiscalYearEnd.map(FrenchText.date)),
        ])
    }
    return [.table(columns: turnoverColumns, rows: shown)]
  }

  /// `Exercice N-1` for the first row.
  static func fiscalYear(_ index: Int) -> String { "Exercice N-\(index + 1)" }

  static let turnoverColumns = [
    fr("Année"), fr("Chiffre d'affaires"), fr("Pourcentage"), fr("Fin de l'exercice"),
  ]

  static let staffColumns = [fr("Année"), fr("Effectif moyen"), fr("Personnel d'encadrement")]

  private static func staff(_ field: FieldModel) -> [Block] {
    guard case .staff(let rows)? = field.answer, rows.contains(where: { $0 != StaffRowModel() }) else {
      return [.empty(notGiven)]
    }
    let shown = rows.prefix(3).map { row in
      Row(
        header: row.year.map { String($0) } ?? notGiven,
        cells: [value(row.averageStaff.map(FrenchText.number)), value(row.managementStaff.map(FrenchText.number))])
    }
    return [.table(columns: staffColumns, rows: shown)]
  }

  private static func people(_ field: FieldModel) -> [Block] {
    var people: [PersonModel] = []
    if case .people(let given)? = field.answer { people = given }
    let known = Set(people.map(\.item))
    people += field.itemFiles.keys.filter { !known.contains($0) }.map { PersonModel(item: $0) }
    people.sort { $0.item < $1.item }
    let entries = people.enumerated().map { index, person in
      Entry(
        title: fr("Personne \(index + 1)"),
        facts: [
          Fact(label: PersonLabels.lastName, value: value(person.lastName)),
          Fact(label: PersonLabels.firstNames, value: value(person.firstNames)),
          Fact(label: PersonLabels.titles, value: value(person.titles)),
        ], files: field.itemFiles[person.item] ?? [])
    }
    return [entries.isEmpty ? .empty(fr("Aucune personne renseignée")) : .entries(entries)] + joined(field.files)
  }

  private static func references(_ field: FieldModel) -> [Block] {
    var references: [ReferenceModel] = []
    if case .references(let given)? = field.answer { references = given }
    let known = Set(references.map(\.item))
    references += field.itemFiles.keys.filter { !known.contains($0) }.map { ReferenceModel(item: $0) }
    references.sort { $0.item < $1.item }
    let entries = references.enumerated().map { index, reference in
      Entry(
        title: fr("Réalisation \(index + 1)"),
        facts: [
          Fact(label: ReferenceLabels.summary, value: value(reference.summary)),
          Fact(label: ReferenceLabels.start, value: value(reference.start.map(FrenchText.date))),
          Fact(label: ReferenceLabels.end, value: value(reference.end.map(FrenchText.date))),
          Fact(label: ReferenceLabels.amount, value: value(reference.amount.map(FrenchText.euros))),
          Fact(label: ReferenceLabels.description, value: value(reference.description)),
        ], files: field.itemFiles[reference.item] ?? [])
    }
    return [entries.isEmpty ? .empty(fr("Aucune réalisation renseignée")) : .entries(entries)]
  }

  private static func samples(_ field: FieldModel) -> [Block] {
    var samples: [SampleModel] = []
    if case .samples(let given)? = field.answer { samples = given }
    let known = Set(samples.map(\.item))
    samples += field.itemFiles.keys.filter { !known.contains($0) }.map { SampleModel(item: $0) }
    samples.sort { $0.item < $1.item }
    let entries = samples.enumerated().map { index, sample in
      let files = field.itemFiles[sample.item] ?? []
      let isDescribed = !sample.description.allSatisfy(\.isWhitespace)
      return Entry(
        title: fr("Échantillon \(index + 1)"),
        facts: isDescribed ? [Fact(label: SampleLabels.description, value: .text(sample.description))] : [],
        files: files, empty: isDescribed || !files.isEmpty ? nil : fr("Aucune description ni fichier fourni"))
    }
    return [entries.isEmpty ? .empty(fr("Aucun échantillon renseigné")) : .entries(entries)]
  }

  private static func value(_ text: String?) -> Value {
    guard let text, !text.allSatisfy(\.isWhitespace) else { return .missing }
    return .text(text)
  }
}

enum PersonLabels {
  static let lastName = "Nom"
  static let firstNames = fr("Prénoms")
  static let titles = fr("Titres d'études et professionnels")
}

enum ReferenceLabels {
  static let summary = fr("Résumé")
  static let start = fr("Date de début")
  static let end = fr("Date de fin")
  static let amount = "Montant"
  static let description = "Description"
}

enum SampleLabels {
  static let description = "Description"
}
