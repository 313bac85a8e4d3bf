import Foundation
import Runtime
import Store
import TestSupport
import Testing

/// Answers that are lists, and questions, each typed, stored, read in the summary and typed again: product.md §11.9.
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

  // MARK: Lists

  private static let staffStep = "capacites_techniques_professionnelles_effectifs"
  private static let team = "capacites_techniques_professionnelles_effectifs_cv_intervenants"
  private static let teamLabel = "Présentation de votre équipe"

  private func person(_ item: Int, _ part: String) -> String {
    "presentation_intervenants[\(Self.team)][\(item)][\(part)]"
  }

  private func entries(_ label: String) throws -> [PageNode] {
    try candidate.summary(label).elements.filter { $0.isOf("pm-entry") }
  }

  @Test("Scenario 90: people are added and removed, whole or in part, with a document about all and a CV each")
  func peopleAreAddedAndRemoved() async throws {
    let empty = try candidate.open(Self.staffStep)
    #expect(empty.text.contains("Aucune personne renseignée"))
    #expect(try candidate.summary(Self.teamLabel).plainText == "Aucune personne renseignée")

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
    #expect(try candidate.summary(Self.teamLabel).plainText.contains("organigramme.pdf"))

    let back = try candidate.open(Self.staffStep)
    #expect(back.files(Self.team).map(\.name) == ["organigramme.pdf"])
    #expect(back.files(Self.team + ".3").map(\.name) == ["cv.pdf"])
    let removed = try candidate.answer(Self.staffStep, press: ("remove_item", Self.team + ".1"))
    #expect(removed.text.contains("L’élément est supprimé."))
    let left = try entries(Self.teamLabel).map(\.plainText)
    #expect(left.count == 2 && left[0].contains("Bréchet") && left[1].contains("Crépeau"))
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
    #expect(try candidate.summary(Self.referencesLabel).plainText == "Aucune réalisation renseignée")
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
      let whole = named.merging([reference(1, "resume"): ["Une"]]) { first, _ in first }
      let page = try candidate.answer(Self.referencesStep, whole)
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
    #expect(try candidate.summary(Self.samplesLabel).plainText == "Aucun échantillon renseigné")
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
    #expect(try candidate.summary(Self.breachLabel).plainText == "Non renseigné")
    for (answer, text, colour) in [("yes", "Oui", "error"), ("no", "Non", "success")] {
      try candidate.answer(Self.questions, [choice: [answer]])
      let badge = try #require(try candidate.summary(Self.breachLabel).elements.first { $0.isOf("fr-badge") })
      #expect(badge.plainText == text && badge.isOf("fr-badge--\(colour)"))
    }
    // The statute of the social economy is a quality: « oui » is good, and « non » nothing.
    let ess = "capacites_techniques_professionnelles_certificats_ess"
    for (answer, text, colour) in [("yes", "Oui", "success"), ("no", "Non", "info")] {
      try candidate.answer(
        "capacites_techniques_professionnelles_certificats", ["radio_with_file_and_text[\(ess)][choice]": [answer]])
      let badge = try #require(try candidate.summary("Entreprise de l’ESS ?").elements.first { $0.isOf("fr-badge") })
      #expect(badge.plainText == text && badge.isOf("fr-badge--\(colour)"))
    }
  }
}
