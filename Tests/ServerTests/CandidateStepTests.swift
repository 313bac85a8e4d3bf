import Foundation
import TestSupport
import Testing

/// The candidate's steps over HTTP alone: what is told, what is known already, what is added and taken away.
@Suite struct CandidateStepTests {
  private static let identification = "identite_entreprise_identification"
  private static let contact = "identite_entreprise_contact"
  private static let staff = "capacites_techniques_professionnelles_effectifs"
  private static let team = staff + "_cv_intervenants"
  private static let technicians = staff + "_techniciens_organismes"
  private static let insurance = "capacite_economique_financiere_assurance"
  private static let references = "capacites_techniques_professionnelles_realisations"

  /// Somebody logged in for an application to a market that asks for everything.
  private struct Candidate {
    let server: RunningServer
    let editor: APIClient
    let visitor: Visitor
    let application: String

    init(siret: String? = "73282932000074", types: [String] = ["works"], flags: [String] = []) throws {
      server = try RunningServer(flags: ["--antivirus", "off"] + flags)
      editor = try APIClient(server, try server.addEditor("Editor"))
      let market = try editor.createMarket(["market_type_codes": types])
      try Visitor(server).configure(market, asksEverything: true)
      let body = siret.map { "\"\($0)\"" } ?? "null"
      let answer = try editor.post(
        "/api/v1/public_markets/\(market)/market_applications", "{\"market_application\":{\"siret\":\(body)}}")
      application = try #require(answer.json["identifier"] as? String, "\(answer.status) \(answer.text)")
      visitor = Visitor(server)
    }

    func open(_ step: String) throws -> VisitedPage {
      try visitor.open("/candidate/market_applications/\(application)/\(step)")
    }
  }

  private func person(_ field: String, _ item: Int, _ part: String = "nom") -> String {
    "presentation_intervenants[\(field)][\(item)][\(part)]"
  }

  private func summary(_ page: VisitedPage) throws -> [(text: String, target: String?)] {
    let box = try #require(page.tree.elements.first { $0["id"] == "erreurs" }, "\(page.text.prefix(300))")
    return box.elements.filter { $0.name == "li" }.map { item in
      (item.plainText, item.elements.first { $0.name == "a" }?["href"])
    }
  }

  // MARK: What is told

  @Test func mistakesNameTheirFields() throws {
    let candidate = try Candidate()
    try candidate.visitor.logIn(candidate.application)
    let page = try candidate.open(Self.staff)
    let years = "capacite_economique_financiere_effectifs_moyens_annuels[\(Self.staff)_moyens_annuels]"
    let wrong = (1...3).flatMap { ["[year_\($0)][average_staff]", "[year_\($0)][management_staff]"] }.map { years + $0 }
    let refused = try candidate.visitor.submit(
      page.form(button: "intent"), Dictionary(uniqueKeysWithValues: wrong.map { ($0, ["beaucoup"]) }))
    #expect(refused.status == 422)
    let lines = try summary(refused)
    #expect(lines.count == 6 && Set(lines.map(\.text)).count == 6, "each line says which field it is about")
    let sentence = "L’effectif doit être un nombre entier positif. Exemple : 24"
    #expect(lines.first?.text == "Vos effectifs moyens sur 3 ans – Effectif moyen, N-1 : " + sentence)
    // The contract's sentence with the spaces of French.
    #expect(refused.answer.text.contains("positif. Exemple\u{A0}: 24"))
    for (line, name) in zip(lines, wrong) {
      let input = try #require(refused.tree.elements.first { $0["name"] == name })
      #expect(line.target == "#" + (input["id"] ?? ""))
      #expect(input["value"] == "beaucoup")
    }
  }

  @Test func aYearToComeIsToldAndWhatWasTypedStays() throws {
    let candidate = try Candidate()
    try candidate.visitor.logIn(candidate.application)
    let years = "capacite_economique_financiere_effectifs_moyens_annuels[\(Self.staff)_moyens_annuels]"
    let refused = try candidate.visitor.submit(
      candidate.open(Self.staff).form(button: "intent"),
      [years + "[year_1][year]": ["2098"], years + "[year_1][average_staff]": ["24"]], button: ("intent", "next"))
    #expect(refused.status == 422)
    #expect(try summary(refused).map(\.text).first?.hasPrefix("Vos effectifs moyens sur 3 ans – Année, N-1") == true)
    // It was stored: sent again as it stands, nothing is lost.
    let values = try refused.form(button: "intent").fields()
    #expect(values.contains { $0.name == years + "[year_1][average_staff]" && $0.value == "24" })
  }

  @Test func aRefusedFileLeavesTheAnswersOfItsPage() throws {
    let candidate = try Candidate()
    try candidate.visitor.logIn(candidate.application)
    let page = try candidate.open(Self.references)
    let field = Self.references + "_livraisons_cinq_ans"
    let added = try candidate.visitor.submit(page.form(button: "intent"), button: ("add_item", field))
    let name = "realisations_livraisons[\(field)][1][resume]"
    let refused = try candidate.visitor.submit(
      added.form(button: "intent"), [name: ["Pont"]],
      files: [ChosenFile(input: "files[\(field).1]", name: "virus.exe", bytes: Array("MZ".utf8))],
      button: ("intent", "save"))
    #expect(refused.status == 422)
    let line = try #require(try summary(refused).first?.text)
    #expect(line.hasPrefix("Vos travaux sur 5 ans – Réalisation 1 – Attestations de bonne exécution : virus.exe"))
    #expect(try refused.form(button: "intent").fields().contains { $0.name == name && $0.value == "Pont" })
  }

  // MARK: What is known

  @Test func theSiretIsNotAskedAgain() async throws {
    let candidate = try Candidate(siret: nil, types: ["services"])
    // Spaces, and those of a copied text, are no mistake.
    let first = try candidate.visitor.logIn(candidate.application, siret: " 732 829\u{A0}320\u{202F}00074 ")
    #expect(first.text.contains("Le marché en bref"))
    #expect(first.tree.elements.first { $0["name"] == "siret" }?["value"] == "732\u{A0}829\u{A0}320\u{A0}00074")
    #expect(first.text.contains("SIRET 130 025 265 00013"), "the buyer without a name")
    let page = try candidate.open(Self.identification)
    let name = "text_input[\(Self.identification)_siret]"
    #expect(page.text.contains("732 829 320 00074"))
    #expect(try !page.form(button: "intent").names.contains(name))
    // Whoever sends another one all the same changes nothing.
    let next = try candidate.visitor.submit(
      page.form(button: "intent"), [name: ["13002526500013"]], button: ("intent", "next"))
    #expect(next.status == 200)
    let summary = try candidate.visitor.answerUpToSummary(candidate.application)
    #expect(saysSiret(summary) && !summary.text.contains("13002526500013"))
    try await candidate.visitor.send(candidate.application)
    let consultation = try candidate.open("consultation")
    #expect(saysSiret(consultation))
  }

  /// Who has the address of the form has not entered it.
  @Test func aSiretThatWasEnteredIsAskedOfWhoeverLogsIn() throws {
    let candidate = try Candidate(siret: nil, types: ["services"])
    let first = try candidate.visitor.logIn(candidate.application, siret: "73282932000074")
    #expect(first.text.contains("Vous avez indiqué ce numéro"))
    let login = try Visitor(candidate.server).open(
      "/candidate/sessions/new?market_application_id=\(candidate.application)")
    let asked = try #require(login.tree.elements.first { $0["name"] == "siret" })
    #expect(asked["readonly"] == nil && asked["value"] == nil)
    #expect(!login.text.contains("fourni par la plateforme"))
    let again = try Visitor(candidate.server).logIn(candidate.application, siret: "73282932000074")
    #expect(again.step == "company_identification" && again.status == 200)
  }

  /// Both tabs may find that there is none yet: whichever comes second is told so, or led on.
  @Test func twoTabsMayEnterTwoSirets() throws {
    let candidate = try Candidate(siret: nil, types: ["services"], flags: ["--candidate-login", "off"])
    let page = try candidate.open("company_identification")
    let cookies = candidate.visitor.cookies.map { "\($0.key)=\($0.value)" }.joined(separator: "; ")
    let tabs = try [Siret.next(), Siret.next()].map { siret in
      let form = try page.form(button: "intent")
      let body = FormBody(urlEncoded: form.fields(["siret": [siret]]) + [("intent", "next")])
      let client = try RawClient(port: candidate.server.port)
      let head =
        "POST \(form.action) HTTP/1.1\r\nHost: 127.0.0.1:\(candidate.server.port)\r\nConnection: close\r\n"
        + "Cookie: \(cookies)\r\nContent-Type: \(body.type)\r\nContent-Length: \(body.bytes.count)\r\n\r\n"
      try client.send(Array(head.utf8) + body.bytes.dropLast())
      return (client: client, end: Array(body.bytes.suffix(1)))
    }
    for tab in tabs { try tab.client.send(tab.end) }
    for tab in tabs {
      let answer = try tab.client.answer()
      #expect([303, 422].contains(answer.status), "\(answer.status) \(answer.text)")
      if answer.status == 422 { #expect(answer.text.contains("Un autre numéro de SIRET")) }
    }
    #expect(try candidate.open("company_identification").text.contains("Vous avez indiqué ce numéro"))
  }

  private func saysSiret(_ page: VisitedPage) -> Bool {
    page.tree.elements.map(\.plainText).contains {
      $0.hasPrefix("SIRET de l’établissement") && $0.hasSuffix("732 829 320 00074")
    }
  }

  // MARK: Items

  @Test func eachPressAddsAnItem() throws {
    let candidate = try Candidate()
    try candidate.visitor.logIn(candidate.application)
    var page = try candidate.open(Self.staff)
    func items(_ field: String) throws -> [Int] {
      let names = try page.form(button: "intent").names
      return (1...300).filter { names.contains(person(field, $0)) }
    }
    for count in 1...3 {
      page = try candidate.visitor.submit(page.form(button: "intent"), button: ("add_item", Self.team))
      #expect(try items(Self.team) == Array(1...count))
    }
    // Another list on the page, and an answer in the middle: the empty ones stay.
    page = try candidate.visitor.submit(
      page.form(button: "intent"), [person(Self.team, 2): ["Bréchet"]], button: ("add_item", Self.technicians))
    #expect(try items(Self.team) == [1, 2, 3] && items(Self.technicians) == [1])
    page = try candidate.visitor.submit(page.form(button: "intent"), button: ("remove_item", Self.team + ".1"))
    #expect(try items(Self.team) == [2, 3] && items(Self.technicians) == [1])
    #expect(try page.form(button: "intent").fields().contains { $0.value == "Bréchet" })
    page = try candidate.visitor.submit(page.form(button: "intent"), button: ("add_item", Self.team))
    #expect(try items(Self.team) == [2, 3, 4])
    // Empty ones are not kept.
    page = try candidate.visitor.submit(page.form(button: "intent"), button: ("intent", "save"))
    #expect(try items(Self.team) == [2] && items(Self.technicians).isEmpty)
  }

  @Test func itemsComeAndGoWhateverElseIsWrong() throws {
    let candidate = try Candidate()
    try candidate.visitor.logIn(candidate.application)
    let field = Self.references + "_livraisons_cinq_ans"
    func part(_ item: Int, _ part: String) -> String { "realisations_livraisons[\(field)][\(item)][\(part)]" }
    var page = try candidate.open(Self.references)
    page = try candidate.visitor.submit(page.form(button: "intent"), button: ("add_item", field))
    let typed = [part(1, "resume"): ["Pont"], part(1, "montant"): ["zéro"]]
    page = try candidate.visitor.submit(page.form(button: "intent"), typed, button: ("add_item", field))
    #expect(page.status == 422)
    var form = try page.form(button: "intent")
    #expect(form.names.contains(part(2, "resume")), "the item is there although the form is refused")
    #expect(form.fields().contains { $0.name == part(1, "resume") && $0.value == "Pont" })
    #expect(try summary(page).count == 1)
    page = try candidate.visitor.submit(
      form, [part(2, "resume"): ["Quai"]], files: [.pdf("files[\(field).1]")], button: ("remove_item", field + ".1"))
    form = try page.form(button: "intent")
    #expect(!form.names.contains(part(1, "resume")), "what was wrong with it does not hold it back")
    #expect(form.fields().contains { $0.name == part(2, "resume") && $0.value == "Quai" })
    page = try candidate.visitor.submit(form, button: ("intent", "save"))
    #expect(page.status == 200 && !page.text.contains("attestation d’été.pdf"))
    #expect(try page.form(button: "intent").fields().contains { $0.name == part(2, "resume") && $0.value == "Quai" })
  }

  /// Scenario 90 of product.md §11.9.
  @Test func aTeamOfFifty() throws {
    let candidate = try Candidate()
    try candidate.visitor.logIn(candidate.application)
    var page = try candidate.open(Self.staff)
    page = try candidate.visitor.submit(page.form(button: "intent"), button: ("add_item", Self.team))
    var people: [String: [String]] = [:]
    for number in 1...50 {
      for part in ["nom", "prenoms", "titres"] { people[person(Self.team, number, part)] = ["\(part) \(number)"] }
    }
    page = try candidate.visitor.submit(page.form(button: "intent"), people, button: ("add_item", Self.team))
    let names = try page.form(button: "intent").names
    #expect((1...51).allSatisfy { names.contains(person(Self.team, $0)) })
    page = try candidate.visitor.submit(page.form(button: "intent"), button: ("intent", "save"))
    let kept = try page.form(button: "intent").fields().filter { $0.name.hasSuffix("[nom]") }
    #expect(kept.map(\.value) == (1...50).map { "nom \($0)" })
    #expect(try candidate.open("summary").text.contains("Personne 50"))
    // Two hundred is the end.
    for number in 51...200 { people[person(Self.team, number)] = ["nom \(number)"] }
    page = try candidate.visitor.submit(page.form(button: "intent"), people, button: ("intent", "save"))
    #expect(page.status == 200 && page.text.contains("Vous avez atteint la limite de 200."))
    #expect(!page.tree.elements.contains { $0["name"] == "add_item" && $0["value"] == Self.team })
    let same = try candidate.visitor.submit(page.form(button: "intent"), button: ("add_item", Self.team))
    #expect(try same.form(button: "intent").fields().filter { $0.name.hasSuffix("[nom]") }.count == 200)
  }

  /// The largest form of a market has several fields for each of as many references as there may be.
  @Test func twoHundredReferences() throws {
    let candidate = try Candidate()
    try candidate.visitor.logIn(candidate.application)
    let field = Self.references + "_livraisons_cinq_ans"
    var page = try candidate.open(Self.references)
    page = try candidate.visitor.submit(page.form(button: "intent"), button: ("add_item", field))
    var typed: [String: [String]] = [:]
    for number in 1...200 {
      for (part, value) in [
        ("resume", "Pont \(number)"), ("date_debut", "2024-01-01"), ("date_fin", "2024-12-31"), ("montant", "45000"),
        ("description", "Le pont \(number)"),
      ] {
        typed["realisations_livraisons[\(field)][\(number)][\(part)]"] = [value]
      }
    }
    page = try candidate.visitor.submit(page.form(button: "intent"), typed, button: ("intent", "save"))
    #expect(page.status == 200)
    let kept = try page.form(button: "intent").fields().filter { $0.name.hasSuffix("[resume]") }
    #expect(kept.map(\.value) == (1...200).map { "Pont \($0)" })
  }

  // MARK: Tabs

  /// Two of the same step: one of before knows nothing of what the other has brought in.
  @Test func aStaleTabTakesNoFilesAway() throws {
    let candidate = try Candidate()
    try candidate.visitor.logIn(candidate.application)
    let key = "capacite_economique_financiere_assurance_risques_professionnels"
    let box = "checkbox_with_document[\(key)]"
    let stale = try candidate.open(Self.insurance)
    let saved = try candidate.visitor.submit(
      candidate.open(Self.insurance).form(button: "intent"), [box: ["true"]], files: [.pdf("files[\(key)]")],
      button: ("intent", "save"))
    #expect(saved.status == 200 && saved.files(key).count == 1)
    let back = try candidate.visitor.submit(stale.form(button: "intent"), button: ("intent", "previous"))
    #expect(back.status == 200 && back.step != Self.insurance)
    let kept = try candidate.open(Self.insurance)
    #expect(try kept.files(key).count == 1 && kept.values()[box] == ["true"])
    let refused = try candidate.visitor.submit(stale.form(button: "intent"), button: ("intent", "save"))
    #expect(refused.status == 422 && refused.files(key).count == 1)
    #expect(try summary(refused).contains { $0.text.contains("dans une autre fenêtre") })
    #expect(try candidate.open(Self.insurance).values()[box] == ["true"])
    // Who has been shown them may take them away.
    let sent = try candidate.visitor.submit(refused.form(button: "intent"), [box: []], button: ("intent", "save"))
    #expect(sent.status == 200 && sent.files(key).isEmpty)
  }

  // MARK: Scripts

  /// `uploads.js` finds the field by the name under which it sent the file.
  @Test func errorsOfFormsHaveTheNamesOfTheForm() throws {
    let candidate = try Candidate()
    try candidate.visitor.logIn(candidate.application)
    let form = try candidate.open(Self.references).form(button: "intent")
    let token = try #require(form.fields().first { $0.name == "csrf_token" })
    func upload(_ input: String, _ name: String) throws -> Answer {
      let body = FormBody(multipart: [token], [ChosenFile(input: input, name: name, bytes: [1, 2, 3])])
      return try candidate.visitor.request(
        "POST", "/candidate/market_applications/\(candidate.application)/files",
        headers: ["Accept: application/json"], type: body.type, body: body.bytes)
    }
    let key = Self.references + "_attestations_cinq_ans"
    for name in ["files[\(key)]", "files[No-such.key]"] {
      let answer = try upload(name, "a.exe")
      let errors = try #require(answer.json["field_errors"] as? [String: [String]], "\(answer.status) \(answer.text)")
      #expect(answer.status == 422 && errors.keys.sorted() == [name])
    }
  }
}
