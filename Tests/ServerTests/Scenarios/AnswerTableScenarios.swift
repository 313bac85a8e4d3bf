import Foundation
import Runtime
import Store
import TestSupport
import Testing

/// Answers that are tables of three years, each typed, stored, read in the summary and typed again: product.md §11.9.
@Suite(.serialized, .sandbox) struct AnswerTableScenarios {
  private let sandbox: Sandbox
  private let candidate: Candidate

  init() throws {
    sandbox = try Sandbox.current()
    candidate = try sandbox.candidate(.init(types: ["services", "supplies"], asksEverything: true))
  }

  private func stored(_ key: String) async throws -> AnswerValue? {
    try await sandbox.dossier(candidate).answers[key]?.value
  }

  private static let turnover = "capacite_economique_financiere_chiffre_affaires_global_annuel"
  private static let turnoverStep = "capacite_economique_financiere_chiffre_affaires"
  private static let turnoverLabel = "Vos chiffres d’affaires et part liée au marché"

  private func turnover(_ rows: [Int: [String: String]]) -> [String: [String]] {
    table(Self.turnover, Self.turnover, ["turnover", "market_percentage", "fiscal_year_end"], rows)
  }

  private func table(
    _ kind: String, _ key: String, _ columns: [String], _ rows: [Int: [String: String]]
  ) -> [String: [String]] {
    var fields: [String: [String]] = [:]
    for year in 1...3 {
      for column in columns { fields["\(kind)[\(key)][year_\(year)][\(column)]"] = [rows[year]?[column] ?? ""] }
    }
    return fields
  }

  @Test("Scenario 88: the turnover is a table of three years; what is right is stored, read and shown again")
  func turnoverOfThreeYears() async throws {
    let page = try candidate.open(Self.turnoverStep)
    let table = try #require(page.tree.elements("table").first)
    #expect(
      table.elements.filter { $0.name == "th" && $0["scope"] == "col" }.map(\.plainText)
        == ["Année", "Chiffre d’affaires", "Pourcentage", "Fin de l’exercice"])
    #expect(table.rows.map(\.first) == ["Exercice N-1", "Exercice N-2", "Exercice N-3"])
    #expect(table.rows.allSatisfy { $0.count == 4 })

    let rows = [
      1: ["turnover": "500000", "market_percentage": "75", "fiscal_year_end": "2023-12-31"],
      2: ["turnover": "450 000", "market_percentage": "100", "fiscal_year_end": "2022-12-31"],
      3: ["turnover": "0", "market_percentage": "0", "fiscal_year_end": "2021-12-31"],
    ]
    let next = try candidate.answer(Self.turnoverStep, turnover(rows))
    #expect(next.status == 200 && next.step != Self.turnoverStep)
    let dates = (2021...2023).map { CalendarDate(year: $0, month: 12, day: 31) }
    #expect(
      try await stored(Self.turnover)
        == .turnover(
          .init(
            .init(turnover: 500_000, marketPercentage: 75, fiscalYearEnd: dates[2]),
            .init(turnover: 450_000, marketPercentage: 100, fiscalYearEnd: dates[1]),
            .init(turnover: 0, marketPercentage: 0, fiscalYearEnd: dates[0]))))
    #expect(
      try candidate.summary(Self.turnoverLabel).rows == [
        ["Exercice N-1", "500 000 €", "75 %", "31/12/2023"], ["Exercice N-2", "450 000 €", "100 %", "31/12/2022"],
        ["Exercice N-3", "0 €", "0 %", "31/12/2021"],
      ])
    let values = try candidate.open(Self.turnoverStep).values()
    for (name, value) in turnover(rows) {
      #expect(values[name] == [value[0].replacingOccurrences(of: " ", with: "")], "\(name)")
    }
  }

  @Test("Scenario 88: a part of the turnover is stored as that part")
  func aPartOfTheTurnover() async throws {
    let rows = [1: ["turnover": "500000"], 2: ["market_percentage": "30"]]
    #expect(try candidate.answer(Self.turnoverStep, turnover(rows)).status == 200)
    #expect(
      try await stored(Self.turnover)
        == .turnover(.init(.init(turnover: 500_000), .init(marketPercentage: 30), .init())))
    #expect(
      try candidate.summary(Self.turnoverLabel).rows == [
        ["Exercice N-1", "500 000 €", "Non renseigné", "Non renseigné"],
        ["Exercice N-2", "Non renseigné", "30 %", "Non renseigné"],
        ["Exercice N-3", "Non renseigné", "Non renseigné", "Non renseigné"],
      ])
    // Emptied, it is no answer.
    #expect(try candidate.answer(Self.turnoverStep, turnover([:])).status == 200)
    #expect(try await stored(Self.turnover) == nil)
    #expect(try candidate.summary(Self.turnoverLabel).plainText == "Non renseigné")
  }

  @Test("Scenario 88: five wrong cells → five messages, in French, each at its cell; a text is no zero")
  func wrongCellsOfTheTurnover() async throws {
    let before = turnover([1: ["turnover": "1"]])
    try candidate.answer(Self.turnoverStep, before)
    let rows = [
      1: ["turnover": "-5", "market_percentage": "150", "fiscal_year_end": "31/12/2023"],
      2: ["turnover": "not_number", "market_percentage": "-1", "fiscal_year_end": "2022-12-31"],
    ]
    let page = try candidate.answer(Self.turnoverStep, turnover(rows))
    #expect(page.status == 422 && page.step == Self.turnoverStep)
    #expect(
      page.tells([
        "Le montant doit être un nombre entier positif, en euros. Exemple : 450 000",
        "Le pourcentage doit être un nombre entier de 0 à 100. Exemple : 25",
        "La date doit être au format AAAA-MM-JJ. Exemple : 2025-12-31",
        "Le montant doit être un nombre entier positif, en euros. Exemple : 450 000",
        "Le pourcentage doit être un nombre entier de 0 à 100. Exemple : 25",
      ]))
    #expect(page.alerts("error").first?.hasPrefix("5 informations sont à corriger") == true)
    let wrong = page.tree.elements.filter { $0["aria-invalid"] == "true" }.compactMap { $0["name"] }
    #expect(wrong.count == 5 && Set(wrong).count == 5)
    let values = try page.values()
    for (name, value) in turnover(rows) { #expect(values[name] == value, "\(name) was typed in vain") }
    let kept = try await stored(Self.turnover)
    #expect(kept == .turnover(.init(.init(turnover: 1), .init(), .init())), "nothing of it is kept")
  }

  private static let staffStep = "capacites_techniques_professionnelles_effectifs"
  private static let staff = "capacites_techniques_professionnelles_effectifs_moyens_annuels"
  private static let staffLabel = "Vos effectifs moyens sur 3 ans"

  private func staff(_ rows: [Int: [String: String]]) -> [String: [String]] {
    table(
      "capacite_economique_financiere_effectifs_moyens_annuels", Self.staff,
      ["year", "average_staff", "management_staff"], rows)
  }

  @Test("Scenario 89: the staff of three years in three columns: right, in part, and read in the summary")
  func staffOfThreeYears() async throws {
    let page = try candidate.open(Self.staffStep)
    let table = try #require(page.tree.elements("table").first)
    #expect(
      table.elements.filter { $0.name == "th" && $0["scope"] == "col" }.map(\.plainText).suffix(3)
        == ["Année", "Effectif moyen", "Personnel d’encadrement"])
    #expect(table.rows.count == 3)
    // More managers than people on average: possible, product.md §4.1.
    let rows = [
      1: ["year": "2024", "average_staff": "1200", "management_staff": "30"],
      2: ["year": "2023", "average_staff": "2", "management_staff": "4"],
      3: ["year": "2000", "average_staff": "0", "management_staff": "0"],
    ]
    #expect(try candidate.answer(Self.staffStep, staff(rows)).status == 200)
    #expect(
      try await stored(Self.staff)
        == .staff(
          .init(
            .init(year: 2024, averageStaff: 1200, managementStaff: 30),
            .init(year: 2023, averageStaff: 2, managementStaff: 4),
            .init(year: 2000, averageStaff: 0, managementStaff: 0))))
    #expect(
      try candidate.summary(Self.staffLabel).rows.map { $0.map { $0.replacingOccurrences(of: "\u{202F}", with: " ") } }
        == [["2024", "1 200", "30"], ["2023", "2", "4"], ["2000", "0", "0"]])
    let values = try candidate.open(Self.staffStep).values()
    for (name, value) in staff(rows) { #expect(values[name] == value, "\(name)") }

    #expect(try candidate.answer(Self.staffStep, staff([2: ["average_staff": "7"]])).status == 200)
    #expect(try await stored(Self.staff) == .staff(.init(.init(), .init(averageStaff: 7), .init())))
    #expect(
      try candidate.summary(Self.staffLabel).rows == [
        ["Non renseigné", "Non renseigné", "Non renseigné"], ["Non renseigné", "7", "Non renseigné"],
        ["Non renseigné", "Non renseigné", "Non renseigné"],
      ])
  }

  @Test("Scenario 89: a year that cannot be, or a negative number → messages")
  func wrongCellsOfTheStaff() async throws {
    let thisYear = Calendar(identifier: .gregorian).component(.year, from: try sandbox.advanceClock(0))
    let bounds = "L’année doit être comprise entre 2000 et l’année en cours. Exemple : 2025"
    let whole = "L’effectif doit être un nombre entier positif. Exemple : 24"
    let rows = [
      1: ["year": "1999", "average_staff": "-1"], 2: ["year": "deux mille", "management_staff": "1,5"],
    ]
    let page = try candidate.answer(Self.staffStep, staff(rows))
    #expect(page.status == 422 && page.step == Self.staffStep)
    #expect(page.tells([bounds, whole, bounds, whole]))
    #expect(try await stored(Self.staff) == nil)
    // Only the clock knows this bound.
    let future = try candidate.answer(Self.staffStep, staff([1: ["year": String(thisYear + 1)]]))
    #expect(future.status == 422 && future.tells([bounds]))
    #expect(try future.values().contains { $0.value == [String(thisYear + 1)] })
    #expect(try candidate.answer(Self.staffStep, staff([1: ["year": String(thisYear)]])).status == 200)
  }
}
