import Foundation
import Runtime
import Store
import TestSupport
import Testing

/// Exclusion grounds, the summary, lots and names of documents: product.md §11.10.
@Suite(.serialized, .sandbox) struct ExclusionAndSummaryScenarios {
  private let sandbox: Sandbox

  init() throws { sandbox = try Sandbox.current() }

  private static let statement = "attestation_motifs_exclusion"
  private static let attests = "attests_no_exclusion_motifs"
  private static let duties = "motifs_exclusion_fiscales_et_sociales"
  private static let missingStatement = "L’attestation sur l’honneur est manquante."
  private static let missingData = "Une information obligatoire sur les motifs d’exclusion est manquante."

  @Test("Scenario 95: the statement’s page: two articles in new tabs, six closed sections, tags that are no links")
  func theStatementIsExplained() throws {
    let page = try sandbox.candidate().open(Self.statement)
    let main = try #require(page.main)
    let articles = main.elements.filter { $0.name == "a" && ($0["href"] ?? "").contains("legifrance.gouv.fr") }
    #expect(articles.count == 2)
    for (article, section) in zip(articles, ["LEGISCTA000037703589", "LEGISCTA000037703603"]) {
      #expect(article["href"]?.contains(section) == true)
      #expect(article["target"] == "_blank" && article["rel"]?.contains("noopener") == true)
    }
    let sections = main.elements.filter { $0.name == "details" }
    #expect(sections.allSatisfy { $0["open"] == nil })
    #expect(
      sections.compactMap { $0.elements.first { $0.name == "summary" }?.plainText } == [
        "Principe", "Condamnations pénales visées", "Situation de l’entreprise", "Manquements fiscaux",
        "Présomption d’entente", "Conflit d’intérêt",
      ])
    let tags = main.elements.filter { $0.isOf("fr-tag") }
    #expect(tags.count == 12)
    #expect(tags.allSatisfy { $0.name == "p" && $0.elements.allSatisfy { !["a", "button"].contains($0.name) } })
  }

  @Test("Scenario 96: the summary says whether the statement was made; one may go on without")
  func theSummaryTellsOfTheStatement() async throws {
    let candidate = try sandbox.candidate()
    #expect(try candidate.answer(Self.statement, [Self.attests: []]).step == Self.duties)
    var summary = try candidate.open("summary")
    #expect(summary.alerts("error").contains { $0.hasPrefix(Self.missingStatement) })
    #expect(summary.badges.contains { $0 == ("Non attesté", "error") })
    try candidate.answer(Self.statement, [Self.attests: ["true"]])
    summary = try candidate.open("summary")
    #expect(!summary.text.contains(Self.missingStatement))
    #expect(summary.badges.contains { $0 == ("Attesté", "success") })
    #expect(try candidate.open(Self.statement).values()[Self.attests] == ["true"])
    try candidate.answer(Self.statement, [Self.attests: []])
    #expect(try candidate.open("summary").text.contains(Self.missingStatement))
    _ = try await candidate.send()
  }

  /// What BODACC found is written into the store here, as the recovery of official data will.
  @Test(
    """
    Scenario 97: what BODACC detects is shown with a block to contest it, text and files (the detection itself, by the \
    recovery of official data, is left)
    """)
  func detectionsCanBeContested() async throws {
    let candidate = try sandbox.candidate()
    let key = Self.duties + "_liquidation_judiciaire"
    let label = "Entreprise en liquidation judiciaire ?"
    let official = "Procédure de liquidation judiciaire détectée"
    #expect(try candidate.open(Self.duties).text.contains(label))
    #expect(try candidate.open(Self.statement).main?.elements.contains { $0.isOf("pm-contestation") } == false)
    _ = try await sandbox.store.recordOfficialAnswers(
      applicationIdentifier: candidate.application,
      [OfficialAnswer(key, found: .init(value: .radio(.yes, text: ""), text: official, isHidden: true))],
      limits: FileLimits(), at: Clock().now)

    let page = try candidate.open(Self.statement)
    let block = try #require(page.main?.elements.first { $0.isOf("pm-contestation") })
    #expect(block.plainText.contains(label) && block.plainText.contains(official))
    #expect(block.plainText.contains("BODACC"))
    let fold = try #require(block.elements.first { $0.name == "details" })
    #expect(fold["open"] == nil)
    #expect(
      fold.elements.first { $0.name == "summary" }?.plainText == "Je souhaite fournir des informations complémentaires")
    let (text, file) = ("contestation[\(key)]", "files[\(key)]")
    #expect(fold.elements.contains { $0.name == "textarea" && $0["name"] == text })
    #expect(fold.elements.contains { $0["type"] == "file" && $0["name"] == file })
    #expect(!(try candidate.open(Self.duties).text.contains(label)), "it is asked on the statement’s page alone")

    try candidate.answer(
      Self.statement, [Self.attests: ["true"], text: ["Le plan est homologué."]],
      files: [.pdf(file, name: "jugement.pdf")])
    let back = try candidate.open(Self.statement)
    #expect(try back.values()[text] == ["Le plan est homologué."])
    #expect(back.files(key).map(\.name) == ["jugement.pdf"])
    let summary = try candidate.open("summary").text
    for words in [official, "Le plan est homologué.", "jugement.pdf"] { #expect(summary.contains(words), "\(words)") }

    // Neither form changes what is official.
    let choice = "radio_with_file_and_text[\(key)]"
    try candidate.answer(Self.duties, [choice + "[choice]": ["no"], choice + "[text]": ["Rien à signaler"]])
    let kept = try #require(try await sandbox.dossier(candidate).answers[key])
    #expect(kept.value == .radio(.yes, text: "") && kept.source == .auto && kept.officialText == official)
    #expect(try candidate.open(Self.statement).files(key).map(\.name) == ["jugement.pdf"])
    try candidate.answer(Self.statement, [text: [""]])
    #expect(try await sandbox.dossier(candidate).draft.contestations.isEmpty)
  }

  @Test("Scenario 98: the summary’s banners: optional fields, the statement, exclusion data; the disclaimer always")
  func theSummaryWarnsAndBlocksNothing() throws {
    let capacities = "Capacités économiques, financières et techniques"
    func disclaimer(_ page: VisitedPage) -> Bool {
      page.text.contains("vous certifiez que les informations déclarées sont exactes")
        && page.text.contains("Cette candidature ne remplace pas votre offre")
    }
    let plain = try sandbox.candidate()
    var summary = try plain.open("summary")
    #expect(summary.alerts("info").isEmpty)
    #expect(summary.alerts("error").contains { $0.hasPrefix(Self.missingStatement) })
    #expect(summary.alerts("error").contains { $0.hasPrefix(Self.missingData) })
    #expect(disclaimer(summary))
    let button = try summary.form().node.elements.first { $0.plainText == "Transmettre ma candidature" }
    #expect(button?["disabled"] == nil && button != nil, "it warns, and blocks nothing")

    // All but one: still missing.
    let choices = ["liquidation_judiciaire", "faillite_interdiction"].map {
      "radio_with_file_and_text[\(Self.duties)_\($0)][choice]"
    }
    let proofs = ["declarations_fiscales", "declarations_cotisations_sociales", "travailleurs_handicapes"].map {
      ChosenFile.pdf("files[\(Self.duties)_\($0)]")
    }
    try plain.answer(Self.duties, [choices[0]: ["no"], choices[1]: ["no"]], files: Array(proofs.dropLast()))
    #expect(try plain.open("summary").alerts("error").contains { $0.hasPrefix(Self.missingData) })
    try plain.answer(Self.duties, files: [proofs[2]])
    try plain.answer(Self.statement, [Self.attests: ["true"]])
    summary = try plain.open("summary")
    #expect(summary.alerts().isEmpty, "\(summary.alerts())")
    #expect(disclaimer(summary))

    let full = try sandbox.candidate(.init(asksEverything: true)).open("summary")
    #expect(full.alerts("info").filter { $0.hasPrefix(capacities) }.count == 1)
    #expect(disclaimer(full))
  }

  // MARK: Lots

  private static let three = Sandbox.MarketRequest(lots: ["Gros œuvre", "Toiture", "Peinture"], lotLimit: 2)

  @Test(
    """
    Scenario 99: a box for each lot; none, or more than the limit, is refused; a choice leads on to the market’s facts \
    (the recovery step, which comes there, is left)
    """)
  func lotsAreChosen() async throws {
    let candidate = try sandbox.candidate(Self.three)
    let page = try candidate.open("lots")
    let boxes = page.main?.elements.filter { $0["name"] == "lot_ids" } ?? []
    #expect(boxes.map { $0["value"] } == ["1", "2", "3"] && boxes.allSatisfy { $0["checked"] == nil })
    for name in Self.three.lots { #expect(page.text.contains(name)) }
    #expect(page.text.contains("Vous pouvez choisir 2 lots au plus"))
    for (chosen, message) in [
      ([], "Vous devez sélectionner au moins un lot"),
      (["1", "2", "3"], "Vous ne pouvez pas sélectionner plus de 2 lots (vous en avez sélectionné 3)"),
      (["1", "4"], "Un des lots sélectionnés n’existe pas dans ce marché"),
    ] {
      let refused = try candidate.answer("lots", ["lot_ids": chosen])
      #expect(refused.status == 422 && refused.step == "lots" && refused.tells([message]), "\(refused.errors)")
      #expect(try await sandbox.dossier(candidate).draft.lots == [])
    }
    // Without a lot, the summary sends back.
    let summary = try candidate.open("summary")
    #expect(summary.alerts("error").contains { $0.contains("Vous devez sélectionner au moins un lot") })
    #expect(try candidate.answer("lots", ["lot_ids": ["2"]]).step == "market_information")
    #expect(try await sandbox.dossier(candidate).draft.lots == [2])
    let again = try candidate.open("lots").main?.elements.filter { $0["name"] == "lot_ids" && $0["checked"] != nil }
    #expect(again?.map { $0["value"] } == ["2"])
  }

  @Test("Scenario 100: who comes back after choosing lots is on the identification page, and the choice is kept")
  func theChoiceOutlivesTheSession() throws {
    let candidate = try sandbox.candidate(Self.three)
    try candidate.answer("lots", ["lot_ids": ["1", "3"]])
    let elsewhere = Visitor(sandbox.server)
    let page = try elsewhere.logIn(candidate.application, email: candidate.email)
    #expect(page.step == "company_identification" && page.status == 200)
    let lots = try elsewhere.open(candidate.address("lots"))
    #expect(try lots.values()["lot_ids"] == ["1", "3"])
  }

  @Test("Scenario 101: the summary lists the chosen lots alone, ascending; none where the market has no lots")
  func theSummaryListsTheChosenLots() throws {
    let candidate = try sandbox.candidate(Self.three)
    try candidate.answer("lots", ["lot_ids": ["3", "1"]])
    let summary = try candidate.open("summary")
    let section = try #require(
      summary.main?.elements.first { $0.name == "section" && $0.plainText.hasPrefix("Lots choisis") })
    #expect(
      section.elements.filter { $0.name == "li" }.map(\.plainText) == [
        "Lot 1Titre : Gros œuvreType : Fournitures", "Lot 3Titre : PeintureType : Fournitures",
      ])
    #expect(!section.plainText.contains("Toiture"))
    let button = try #require(
      try summary.form().node.elements.first { $0.name == "button" && $0.plainText.hasPrefix("Transmettre") })
    #expect(button.plainText == "Transmettre l’ensemble de mes candidatures")
    #expect(!(try sandbox.candidate().open("summary").text.contains("Lots choisis")))
  }

  // MARK: Documents

  @Test("Scenario 102: forms show files by their names, the summary under which name each is handed over")
  func documentsGetTheirNames() async throws {
    let candidate = try sandbox.candidate()
    let (court, taxes) = (Self.duties + "_liquidation_judiciaire", Self.duties + "_declarations_fiscales")
    try candidate.answer(
      Self.duties, ["radio_with_file_and_text[\(court)][choice]": ["yes"]],
      files: [
        .pdf("files[\(court)]", name: "Jugement n° 1.pdf"), .pdf("files[\(taxes)]", name: "impôts.pdf"),
        .pdf("files[\(taxes)]", name: "avis.pdf"),
      ])
    let form = try candidate.open(Self.duties)
    #expect(form.files(court).map(\.name) == ["Jugement n° 1.pdf"])
    #expect(form.files(taxes).map(\.name) == ["impôts.pdf", "avis.pdf"])
    #expect(!form.text.contains("user_"))

    // The rank of the answer among all that can have files, with or without any; then that of the file.
    let names = [
      ("Jugement n° 1.pdf", "user_01_01_\(court)_Jugement n° 1.pdf"), ("impôts.pdf", "user_03_01_\(taxes)_impôts.pdf"),
      ("avis.pdf", "user_03_02_\(taxes)_avis.pdf"),
    ]
    let summary = try candidate.open("summary")
    let list = try #require(summary.main?.elements.first { $0.isOf("pm-documents") })
    let rows = list.children.map(\.plainText)
    #expect(rows.count == 3)
    for (row, (original, system)) in zip(rows, names) {
      #expect(row.hasPrefix(original) && row.contains("→") && row.hasSuffix(system), "\(row)")
    }
    _ = try await candidate.send()
    let package = try sandbox.editor.get("/api/v1/market_applications/\(candidate.application)/documents_package")
    let file = try TemporaryFolder()
    try Data(package.body).write(to: file.place("package.zip"))
    let listing = try run(URL(fileURLWithPath: "/usr/bin/unzip"), ["-Z1", file.place("package.zip").path])
    let inside = listing.output.split(separator: "\n").map(String.init).filter { $0.hasPrefix("documents/user_") }
    #expect(inside == names.map { "documents/" + $0.1 }, "\(listing.output)")
  }
}
