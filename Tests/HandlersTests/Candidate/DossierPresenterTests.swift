import Generated
import Pages
import Runtime
import Store
import Testing

@testable import Handlers

/// What candidates are shown of their application, and which screens it has.
@Suite struct DossierPresenterTests {
  private let journey: Journey

  init() async throws { journey = try await Journey() }

  private func presenter(_ identifier: String, showsScans: Bool = true) async throws -> DossierPresenter {
    DossierPresenter(try await journey.dossier(identifier), showsScans: showsScans)
  }

  private func field(
    _ key: String, _ presenter: DossierPresenter, open: OpenItems = OpenItems(), added: String? = nil
  ) throws -> FieldModel {
    let group = try #require(presenter.asked.flatMap(\.groups).first { $0.fields.contains { $0.key == key } })
    return try #require(presenter.group(group, open: open, added: added).fields.first { $0.key == key })
  }

  // MARK: Screens

  @Test func theScreensStandInTheirOrder() async throws {
    let application = try await journey.application(
      asking: [Key.turnover], lots: [.init(name: "Un"), .init(name: "Deux")], lotLimit: 1)
    let journey = try await presenter(application).journey
    #expect(
      journey.steps.map(\.page) == [
        .companyIdentification, .lots, .marketInformation, .fields("identite_entreprise_identification"),
        .fields("identite_entreprise_contact"), .exclusionGrounds, .fields("motifs_exclusion_fiscales_et_sociales"),
        .fields("capacite_economique_financiere_chiffre_affaires"), .summary,
      ])
    for (step, next) in zip(journey.steps, journey.steps.dropFirst()) {
      #expect(journey.next(after: step.page) == next.page && journey.previous(before: next.page) == step.page)
    }
    #expect(journey.next(after: .summary) == nil && journey.previous(before: .companyIdentification) == nil)
    #expect(journey.next(after: .fields("inconnu")) == nil)
    await self.journey.store.close()
  }

  @Test func aMarketWithoutLotsHasNoScreenForThem() async throws {
    let journey = try await presenter(try await journey.application()).journey
    #expect(!journey.contains(.lots) && journey.next(after: .companyIdentification) == .marketInformation)
    await self.journey.store.close()
  }

  @Test func aStepIsOfferedWhereSomethingIsShownOnIt() async throws {
    let application = try await journey.application()
    let presenter = try await presenter(application)
    #expect(presenter.offered("motifs_exclusion_fiscales_et_sociales")?.fields.count == 5)
    #expect(presenter.offered("capacite_economique_financiere_chiffre_affaires") == nil, "the market does not ask it")
    #expect(presenter.offered("summary") == nil && presenter.offered("") == nil)
    #expect(presenter.step(of: Key.tax) == .fields("motifs_exclusion_fiscales_et_sociales"))
    #expect(presenter.step(of: "inconnu") == .summary)

    // With nothing left to be shown, the screen is gone from the way and from its address (product.md §5.4).
    let hidden = [Key.liquidation, Key.bankruptcy, Key.tax, Key.contributions, Key.disability]
    try await journey.recordOfficial(
      application, hidden.map { OfficialAnswer($0, found: .init(value: .radio(.yes, text: ""), isHidden: true)) })
    let after = try await self.presenter(application)
    #expect(after.offered("motifs_exclusion_fiscales_et_sociales") == nil)
    #expect(!after.journey.contains(.fields("motifs_exclusion_fiscales_et_sociales")))
    await journey.store.close()
  }

  @Test func theDeadlinesSecondStillCounts() async throws {
    let presenter = try await presenter(try await journey.application())
    #expect(!presenter.wizard(at: at(86_400, milliseconds: 999)).isDeadlinePassed)
    #expect(presenter.wizard(at: at(86_401)).isDeadlinePassed)
    await journey.store.close()
  }

  // MARK: The application

  @Test func theMarketIsShownAsItsCandidatesKnowIt() async throws {
    let application = try await journey.application(
      lots: [.init(name: "Un"), .init(name: "Deux", cpvCode: "30192113-6"), .init(name: "Trois")], lotLimit: 2)
    try await journey.save(application) { $0.lots = .set([3, 1]) }
    var shown = try await presenter(application)
    #expect(shown.application.siret == Journey.siret && shown.application.identifier == application)
    #expect(shown.application.market.buyer == "SIRET\u{A0}130\u{A0}025\u{A0}265\u{A0}00013", "its name is not known")
    #expect(shown.application.market.types == ["Fournitures"] && shown.application.market.lotLimit == 2)
    #expect(shown.application.market.deadline == ParisTime(year: 2027, month: 1, day: 16, hour: 9, minute: 0))
    #expect(shown.lots.map(\.position) == [1, 2, 3] && shown.lots.map(\.cpvCode) == [nil, "30192113-6", nil])
    #expect(shown.chosenLots.map(\.name) == ["Un", "Trois"])
    try await journey.store.setBuyerName(marketIdentifier: shown.application.market.identifier, to: "Ville de Lyon")
    shown = try await presenter(application)
    #expect(shown.application.market.buyer == "Ville de Lyon")
    await journey.store.close()
  }

  // MARK: Fields

  @Test func aFindingAgainstTheCompanyStandsAloneWithTheCandidatesWords() async throws {
    let application = try await journey.application()
    try await journey.recordOfficial(
      application,
      [
        OfficialAnswer(
          Key.liquidation, found: .init(value: .radio(.yes, text: ""), text: "Procédure détectée", isHidden: true)),
        OfficialAnswer(Key.bankruptcy, found: .init(value: .radio(.no, text: ""), text: "Rien", isHidden: true)),
        OfficialAnswer(Key.tax, found: nil),
      ])
    try await journey.save(application) {
      $0.contestations = [Key.liquidation: "Clôturée depuis"]
      $0.addedFiles = [Journey.file("c", of: Key.liquidation, isContestation: true, name: "jugement.pdf")]
    }
    let presenter = try await presenter(application)
    let contested = try #require(presenter.contestations.first)
    #expect(presenter.contestations.count == 1 && contested.key == Key.liquidation)
    #expect(contested.officialText == "Procédure détectée" && contested.source == "BODACC")
    #expect(contested.text == "Clôturée depuis" && contested.files.map(\.name) == ["jugement.pdf"])
    #expect(contested.files.first?.isAutomatic == false, "it is the candidate's, and can be removed")
    let shown = presenter.categories.flatMap(\.groups).flatMap(\.fields)
    #expect(!shown.contains { $0.key == Key.liquidation || $0.key == Key.bankruptcy })
    #expect(shown.first { $0.key == Key.tax }?.origin == .manualAfterFailure)
    let whole = try #require(presenter.model.contestations.first)
    #expect(whole.key == contested.key && whole.files.first?.systemName?.hasSuffix("jugement.pdf") == true)
    await journey.store.close()
  }

  @Test func filesStandWithTheAnswerOrTheItemTheyBelongTo() async throws {
    let application = try await journey.application(asking: [Key.people])
    try await journey.save(application) {
      $0.answers = [
        AnswerChange(Key.people, .people([.init(number: 2, lastName: "A"), .init(number: 5, lastName: "B")]))
      ]
      $0.addedFiles = [
        Journey.file("a", of: Key.people, name: "liste.pdf"),
        Journey.file("b", of: Key.people, item: 2, name: "cv.pdf"),
        Journey.file("c", of: Key.people, item: 9, name: "cv2.pdf"),
        Journey.file("d", of: Key.people, item: 2, name: "cv3.pdf"),
      ]
    }
    let presenter = try await presenter(application)
    let model = try field(Key.people, presenter)
    #expect(model.answer == .people([.init(item: 2, lastName: "A"), .init(item: 5, lastName: "B")]))
    #expect(model.files.map(\.name) == ["liste.pdf"])
    #expect(model.itemFiles.mapValues { $0.map(\.name) } == [2: ["cv.pdf", "cv3.pdf"], 9: ["cv2.pdf"]])
    // Of the ninth only a file is there, and it is shown; an open one stands beside it, in its field alone.
    #expect(model.addedItems == [9] && !model.addsItem)
    var open = OpenItems()
    open.open(10, of: Key.people)
    let added = try field(Key.people, presenter, open: open, added: Key.people)
    #expect(added.addedItems == [9, 10] && added.addsItem)
    var elsewhere = OpenItems()
    elsewhere.open(3, of: Key.references)
    let other = try field(Key.people, presenter, open: elsewhere, added: Key.references)
    #expect(other.addedItems == [9] && !other.addsItem)
    await journey.store.close()
  }

  @Test(arguments: [
    (FileScan.pending, FileItem.Scan.pending), (.clean, .clean), (.infected("Eicar"), .infected), (.unscanned, .failed),
    (.error("no answer"), .failed),
  ])
  func verdictsAreShownWhereThereIsAnAntivirus(_ scan: FileScan, _ shown: FileItem.Scan) async throws {
    let application = try await journey.application()
    try await journey.save(application) { $0.addedFiles = [Journey.file("a", of: Key.tax, scan: scan)] }
    let file = try #require(try field(Key.tax, try await presenter(application)).files.first)
    #expect(file.scan == shown && !file.isAutomatic)
    #expect(file.systemName == nil, "which the whole dossier tells")
    let fields = try await presenter(application).model.categories.flatMap(\.groups).flatMap(\.fields)
    let named = try #require(fields.first { $0.key == Key.tax }?.files.first)
    #expect(named.systemName == (scan.isInfected ? nil : "user_03_01_\(Key.tax)_Pièce.pdf"))
    #expect(
      try field(Key.tax, try await presenter(application, showsScans: false)).files.first?.scan == FileItem.Scan.none)
    await journey.store.close()
  }

  @Test func officialDocumentsCannotBeRemoved() async throws {
    let application = try await journey.application()
    try await journey.recordOfficial(
      application, [OfficialAnswer(Key.tax, found: .init(value: .files, files: [Journey.file("o", of: Key.tax)]))])
    let model = try field(Key.tax, try await presenter(application))
    #expect(model.origin == .automatic && model.files.map(\.isAutomatic) == [true] && model.answer == .filesOnly)
    await journey.store.close()
  }

  // MARK: Answers

  @Test func everyKindOfAnswerIsShownAsItIsKept() {
    let day = CalendarDate(year: 2024, month: 2, day: 29)
    let shown: [(AnswerValue, AnswerModel)] = [
      (.text("a"), .text("a")), (.radio(.yes, text: "a"), .radio(choice: true, text: "a")),
      (.radio(.no, text: ""), .radio(choice: false, text: "")),
      (.radio(nil, text: "a"), .radio(choice: nil, text: "a")), (.checked(true), .checked(true)), (.files, .filesOnly),
      (
        .turnover(.init(.init(turnover: 1, marketPercentage: 2, fiscalYearEnd: day), .init(), .init(turnover: 0))),
        .turnover([.init(turnover: 1, marketPercentage: 2, fiscalYearEnd: "2024-02-29"), .init(), .init(turnover: 0)])
      ),
      (
        .staff(.init(.init(year: 2025, averageStaff: 3, managementStaff: 4), .init(), .init())),
        .staff([.init(year: 2025, averageStaff: 3, managementStaff: 4), .init(), .init()])
      ),
      (
        .people([.init(number: 7, lastName: "a", firstNames: "b", titles: "c")]),
        .people([.init(item: 7, lastName: "a", firstNames: "b", titles: "c")])
      ),
      (
        .references([.init(number: 7, summary: "a", start: day, end: nil, amount: 5, description: "b")]),
        .references([.init(item: 7, summary: "a", start: "2024-02-29", end: nil, amount: 5, description: "b")])
      ), (.samples([.init(number: 7, description: "a")]), .samples([.init(item: 7, description: "a")])),
    ]
    for (value, model) in shown { #expect(AnswerModel(value) == model) }
  }

  @Test func onlyWhatWasFilledInIsAnAnswer() {
    let empty: [AnswerValue] = [
      .text(""), .radio(nil, text: ""), .checked(false), .turnover(.init(.init(), .init(), .init())),
      .staff(.init(.init(), .init(), .init())), .people([]), .references([]), .samples([]), .files,
    ]
    #expect(empty.allSatisfy { $0.isEmpty })
    let filled: [AnswerValue] = [
      .text("0"), .radio(.no, text: ""), .radio(nil, text: "a"), .checked(true),
      .turnover(.init(.init(), .init(turnover: 0), .init())),
      .staff(.init(.init(), .init(), .init(managementStaff: 0))), .people([.init(number: 1)]),
      .references([.init(number: 1)]), .samples([.init(number: 1)]),
    ]
    #expect(!filled.contains { $0.isEmpty })
  }

  /// The pages know the kinds of answers by the catalogue's names, and which of them take files.
  @Test(arguments: Catalogue.InputType.allCases)
  func pagesAndCatalogueAgreeOnKinds(_ type: Catalogue.InputType) {
    let field = StepForm.field(type)
    #expect(field.kind.rawValue == type.rawValue)
    #expect(field.takesFiles == (field.kind.takesFiles || field.kind == .references || field.kind == .samples))
  }
}
