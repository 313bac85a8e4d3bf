import Foundation
import Runtime
import Store
import TestSupport
import Testing

/// The kinds of answers, each typed, stored, read in the summary and typed again: product.md §11.9.
@Suite(.serialized, .sandbox) struct AnswerTypeScenarios {
  private let sandbox: Sandbox
  private let candidate: Candidate

  init() throws {
    sandbox = try Sandbox.current()
    candidate = try sandbox.candidate(.init(types: ["services", "supplies"], asksEverything: true))
  }

  private func stored(_ key: String) async throws -> AnswerValue? {
    try await sandbox.dossier(candidate).answers[key]?.value
  }

  private func summary(_ label: String) throws -> PageNode {
    let page = try candidate.open("summary")
    return try #require(page.answer(to: label), "the summary has no « \(label) »")
  }

  // MARK: Tables

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
      try summary(Self.turnoverLabel).rows == [
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
      try summary(Self.turnoverLabel).rows == [
        ["Exercice N-1", "500 000 €", "Non renseigné", "Non renseigné"],
        ["Exercice N-2", "Non renseigné", "30 %", "Non renseigné"],
        ["Exercice N-3", "Non renseigné", "Non renseigné", "Non renseigné"],
      ])
    // Emptied, it is no answer.
    #expect(try candidate.answer(Self.turnoverStep, turnover([:])).status == 200)
    #expect(try await stored(Self.turnover) == nil)
    #expect(try summary(Self.turnoverLabel).plainText == "Non renseigné")
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
    #expect(
      try await stored(Self.turnover) == .turnover(.init(.init(turnover: 1), .init(), .init())), "nothing of it is kept")
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
      try summary(Self.staffLabel).rows.map { $0.map { $0.replacingOccurrences(of: "\u{202F}", with: " ") } }
        == [["2024", "1 200", "30"], ["2023", "2", "4"], ["2000", "0", "0"]])
    let values = try candidate.open(Self.staffStep).values()
    for (name, value) in staff(rows) { #expect(values[name] == value, "\(name)") }

    #expect(try candidate.answer(Self.staffStep, staff([2: ["average_staff": "7"]])).status == 200)
    #expect(try await stored(Self.staff) == .staff(.init(.init(), .init(averageStaff: 7), .init())))
    #expect(
      try summary(Self.staffLabel).rows == [
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

  // MARK: Lists

  private static let team = "capacites_techniques_professionnelles_effectifs_cv_intervenants"
  private static let teamLabel = "Présentation de votre équipe"

  private func person(_ item: Int, _ part: String) -> String { "presentation_intervenants[\(Self.team)][\(item)][\(part)]" }

  private func entries(_ label: String) throws -> [PageNode] {
    try summary(label).elements.filter { $0.isOf("pm-entry") }
  }

  @Test("Scenario 90: people are added and removed, whole or in part, with a document about all and a CV each")
  func peopleAreAddedAndRemoved() async throws {
    let empty = try candidate.open(Self.staffStep)
    #expect(empty.text.contains("Aucune personne renseignée"))
    #expect(try summary(Self.teamLabel).plainText == "Aucune personne renseignée")

    var page = try candidate.answer(Self.staffStep, press: ("add_item", Self.team))
    #expect(page.step == Self.staffStep && page.text.contains("Un élément a été ajouté"))
    for (item, name) in [(1, "Aubépin"), (2, "Bréchet")] {
      page = try candidate.browser.submit(
        try page.form(button: "intent"), [person(item, "nom"): [name]], button: ("add_item", Self.team))
    }
    page = try candidate.browser.submit(
      try page.form(button: "intent"),
      [person(3, "nom"): ["Crépeau"], person(3, "prenoms"): ["Zoé"], person(3, "titres"): ["Ingénieure"]],
      files: [.pdf("files[\(Self.team)]", name: "organigramme.pdf"), .pdf("files[\(Self.team).3]", name: "cv.pdf")],
      button: ("intent", "next"))
    #expect(page.status == 200 && page.step != Self.staffStep)
    #expect(
      try await stored(Self.team)
        == .people([
          .init(number: 1, lastName: "Aubépin"), .init(number: 2, lastName: "Bréchet"),
          .init(number: 3, lastName: "Crépeau", firstNames: "Zoé", titles: "Ingénieure"),
        ]))
    let told = try entries(Self.teamLabel).map(\.plainText)
    #expect(told.map { String($0.prefix(10)) } == ["Personne 1", "Personne 2", "Personne 3"])
    #expect(told[0].contains("Aubépin") && told[0].contains("Non renseigné"))
    #expect(told[2].contains("Crépeau") && told[2].contains("Ingénieure") && told[2].contains("cv.pdf"))
    #expect(try summary(Self.teamLabel).plainText.contains("organigramme.pdf"))

    let back = try candidate.open(Self.staffStep)
    #expect(back.files(Self.team).map(\.name) == ["organigramme.pdf"])
    #expect(back.files(Self.team + ".3").map(\.name) == ["cv.pdf"])
    let removed = try candidate.answer(Self.staffStep, press: ("remove_item", Self.team + ".1"))
    #expect(removed.text.contains("L’élément est supprimé."))
    #expect(try entries(Self.teamLabel).map { $0.plainText.contains("Bréchet") || $0.plainText.contains("Crépeau") } == [true, true])
    // Their files go with people, and with nobody else.
    try candidate.answer(Self.staffStep, press: ("remove_item", Self.team + ".3"))
    let files = try await sandbox.dossier(candidate).files.map(\.displayName)
    #expect(files == ["organigramme.pdf"])
    #expect(try await stored(Self.team) == .people([.init(number: 2, lastName: "Bréchet")]))
  }

  @Test("Scenario 90: fifty people stand in the order in which they were added")
  func fiftyPeople() async throws {
    let names = (1...50).map { "Personne n° \(51 - $0)" }
    var fields: [String: [String]] = [:]
    for (index, name) in names.enumerated() { fields[person(index + 1, "nom")] = [name] }
    #expect(try candidate.answer(Self.staffStep, fields).status == 200)
    #expect(try await stored(Self.team) == .people(names.enumerated().map { .init(number: $0 + 1, lastName: $1) }))
    let told = try entries(Self.teamLabel).map(\.plainText)
    #expect(told.count == 50)
    for (index, name) in names.enumerated() {
      #expect(told[index].hasPrefix("Personne \(index + 1)Nom\(name)Prénoms"), "\(told[index])")
    }
    let values = try candidate.open(Self.staffStep).values()
    #expect((1...50).map { values[person($0, "nom")]?.first } == names)
  }

  private static let referencesStep = "capacites_techniques_professionnelles_realisations"
  private static let references = "capacites_techniques_professionnelles_realisations_livraisons_trois_ans"
  private static let referencesLabel = "Vos références sur 3 ans"

  private func reference(_ item: Int, _ part: String) -> String {
    "realisations_livraisons[\(Self.references)][\(item)][\(part)]"
  }

  @Test("Scenario 91: references are added and removed, with their attestations in the summary")
  func referencesAreAddedAndRemoved() async throws {
    #expect(try candidate.open(Self.referencesStep).text.contains("Aucune réalisation renseignée"))
    #expect(try summary(Self.referencesLabel).plainText == "Aucune réalisation renseignée")
    var page = try candidate.answer(Self.referencesStep, press: ("add_item", Self.references))
    page = try candidate.browser.submit(
      try page.form(button: "intent"),
      [
        reference(1, "resume"): ["Livraison de mobilier"], reference(1, "date_debut"): ["2025-03-01"],
        reference(1, "date_fin"): ["2025-03-01"], reference(1, "montant"): ["45 000"],
        reference(1, "description"): ["Lycée\nde Lyon"],
      ], files: [.pdf("files[\(Self.references).1]", name: "bonne exécution.pdf")],
      button: ("add_item", Self.references))
    page = try candidate.browser.submit(
      try page.form(button: "intent"), [reference(2, "resume"): ["Seconde"]], button: ("intent", "next"))
    #expect(page.status == 200 && page.step != Self.referencesStep)
    let day = CalendarDate(year: 2025, month: 3, day: 1)
    #expect(
      try await stored(Self.references)
        == .references([
          .init(
            number: 1, summary: "Livraison de mobilier", start: day, end: day, amount: 45_000,
            description: "Lycée\nde Lyon"),
          .init(number: 2, summary: "Seconde"),
        ]))
    let told = try entries(Self.referencesLabel).map(\.plainText)
    #expect(told.count == 2 && told[0].hasPrefix("Réalisation 1") && told[1].hasPrefix("Réalisation 2"))
    for words in ["Livraison de mobilier", "01/03/2025", "45 000 €", "Lycée de Lyon", "bonne exécution.pdf"] {
      #expect(told[0].contains(words), "\(words): \(told[0])")
    }
    try candidate.answer(Self.referencesStep, press: ("remove_item", Self.references + ".1"))
    #expect(try entries(Self.referencesLabel).count == 1)
    #expect(try await sandbox.dossier(candidate).files.isEmpty)
  }

  @Test("Scenario 91: an end before the start, or an amount that is not positive → a message at its field")
  func wrongReferences() async throws {
    try candidate.answer(Self.referencesStep, press: ("add_item", Self.references))
    let order = "La date de fin ne peut pas précéder la date de début"
    let amount = "Le montant doit être un nombre entier supérieur à zéro, en euros. Exemple : 45 000"
    let date = "La date doit être au format AAAA-MM-JJ. Exemple : 2025-12-31"
    for (fields, message) in [
      (["date_debut": "2025-03-02", "date_fin": "2025-03-01"], order), (["montant": "0"], amount),
      (["montant": "-5"], amount), (["montant": "beaucoup"], amount), (["date_debut": "2025-02-30"], date),
    ] {
      let named = Dictionary(uniqueKeysWithValues: fields.map { (reference(1, $0.key), [$0.value]) })
      let page = try candidate.answer(Self.referencesStep, named.merging([reference(1, "resume"): ["Une"]]) { first, _ in first })
      #expect(page.status == 422 && page.tells([message]), "\(fields): \(page.errors)")
      let wrong = page.tree.elements.filter { $0["aria-invalid"] == "true" }.compactMap { $0["name"] }
      #expect(wrong.count == 1 && named.keys.contains(wrong[0]), "\(wrong)")
      for (name, value) in named { #expect(try page.values()[name] == value, "typed in vain") }
    }
    #expect(try await stored(Self.references) == nil)
  }

  private static let samplesStep = "capacites_techniques_professionnelles_outillage"
  private static let samples = "capacites_techniques_professionnelles_outillage_echantillons"
  private static let samplesLabel = "Vos échantillons et illustrations"

  @Test("Scenario 92: a sample has a description, files, or both; several files each")
  func samplesWithWordsAndFiles() async throws {
    func description(_ item: Int) -> String { "\(Self.samples)[\(Self.samples)][\(item)][description]" }
    #expect(try candidate.open(Self.samplesStep).text.contains("Aucun échantillon renseigné"))
    #expect(try summary(Self.samplesLabel).plainText == "Aucun échantillon renseigné")
    var page = try candidate.answer(Self.samplesStep, press: ("add_item", Self.samples))
    page = try candidate.browser.submit(
      try page.form(button: "intent"), [description(1): ["Chaise en hêtre"]], button: ("add_item", Self.samples))
    // The second has files alone.
    page = try candidate.browser.submit(
      try page.form(button: "intent"),
      files: [.pdf("files[\(Self.samples).2]", name: "face.pdf"), .pdf("files[\(Self.samples).2]", name: "dos.pdf")],
      button: ("add_item", Self.samples))
    page = try candidate.browser.submit(
      try page.form(button: "intent"), [description(3): ["Table"]],
      files: [.pdf("files[\(Self.samples).3]", name: "table.pdf")], button: ("intent", "next"))
    #expect(page.status == 200 && page.step != Self.samplesStep)
    #expect(
      try await stored(Self.samples)
        == .samples([.init(number: 1, description: "Chaise en hêtre"), .init(number: 3, description: "Table")]))
    let told = try entries(Self.samplesLabel).map(\.plainText)
    #expect(told.count == 3)
    #expect(told[0].contains("Chaise en hêtre"))
    #expect(told[1].contains("face.pdf") && told[1].contains("dos.pdf") && !told[1].contains("Non renseigné"))
    #expect(told[2].contains("Table") && told[2].contains("table.pdf"))
    let back = try candidate.open(Self.samplesStep)
    #expect(back.files(Self.samples + ".2").map(\.name) == ["face.pdf", "dos.pdf"])
    for item in [3, 2, 1] { try candidate.answer(Self.samplesStep, press: ("remove_item", "\(Self.samples).\(item)")) }
    #expect(try candidate.open(Self.samplesStep).text.contains("Aucun échantillon renseigné"))
    #expect(try await sandbox.dossier(candidate).files.isEmpty)
  }

  // MARK: Questions

  private static let questions = "motifs_exclusion_appreciation_acheteur_discretionnaire"
  private static let breach = "motifs_exclusion_appreciation_acheteur_discretionnaire_manquement_execution"
  private static let breachLabel = "Sanction pour manquement contractuel (3 ans) ?"

  @Test("Scenario 93: « non » is an answer; « oui » stands alone, with a text, with a file, or with both")
  func answersToAQuestion() async throws {
    let (choice, text) = (
      "radio_with_file_and_text[\(Self.breach)][choice]", "radio_with_file_and_text[\(Self.breach)][text]"
    )
    let file = ChosenFile.pdf("files[\(Self.breach)]", name: "jugement.pdf")
    #expect(try candidate.open(Self.questions).values()[choice] == nil, "nothing is answered for the candidate")
    #expect(try candidate.answer(Self.questions, [choice: ["no"]]).status == 200)
    #expect(try await stored(Self.breach) == .radio(.no, text: ""))
    for (words, files) in [("", []), ("Une explication.", []), ("", [file]), ("Les deux.", [file])] {
      let page = try candidate.answer(Self.questions, [choice: ["yes"], text: [words]], files: files)
      #expect(page.status == 200 && page.step != Self.questions, "\(page.errors)")
      #expect(try await stored(Self.breach) == .radio(.yes, text: words))
      #expect(try await sandbox.dossier(candidate).files.map(\.displayName) == files.map(\.name))
      let back = try candidate.open(Self.questions)
      #expect(try back.values()[choice] == ["yes"] && back.values()[text] == [words])
      // « Non » takes text and files away, in the vault as well.
      #expect(try candidate.answer(Self.questions, [choice: ["no"], text: ["De trop"]]).status == 200)
      let after = try await sandbox.dossier(candidate)
      #expect(after.answers[Self.breach]?.value == .radio(.no, text: "") && after.files.isEmpty)
    }
    let refused = try candidate.answer(Self.questions, [choice: ["no"]], files: [file])
    #expect(refused.status == 422 && refused.errors.count == 1)
    #expect(try await sandbox.dossier(candidate).files.isEmpty, "a « non » has no files")
  }

  @Test("Scenario 94: in the summary « oui » to an exclusion question is an error, « non » a success")
  func badgesOfAnswers() throws {
    let choice = "radio_with_file_and_text[\(Self.breach)][choice]"
    #expect(try summary(Self.breachLabel).plainText == "Non renseigné")
    for (answer, text, colour) in [("yes", "Oui", "error"), ("no", "Non", "success")] {
      try candidate.answer(Self.questions, [choice: [answer]])
      let badge = try #require(try summary(Self.breachLabel).elements.first { $0.isOf("fr-badge") })
      #expect(badge.plainText == text && badge.isOf("fr-badge--\(colour)"))
    }
    // The statute of the social economy is a quality: « oui » is good, and « non » nothing.
    let ess = "capacites_techniques_professionnelles_certificats_ess"
    for (answer, text, colour) in [("yes", "Oui", "success"), ("no", "Non", "info")] {
      try candidate.answer(
        "capacites_techniques_professionnelles_certificats", ["radio_with_file_and_text[\(ess)][choice]": [answer]])
      let badge = try #require(try summary("Entreprise de l’ESS ?").elements.first { $0.isOf("fr-badge") })
      #expect(badge.plainText == text && badge.isOf("fr-badge--\(colour)"))
    }
  }
}
