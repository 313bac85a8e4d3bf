import Testing

@testable import Pages

/// How answers are read (product.md §4.1, display labels and empty states).
@Suite struct AnswerPresentationTests {
  func field(
    _ kind: AnswerKind, _ answer: AnswerModel?, key: String = "cle", origin: AnswerOrigin = .manual,
    files: [FileModel] = [], itemFiles: [Int: [FileModel]] = [:]
  ) -> FieldModel {
    FieldModel(
      key: key, kind: kind, label: "Question", isMandatory: false, origin: origin, answer: answer, files: files,
      itemFiles: itemFiles)
  }

  func blocks(
    _ kind: AnswerKind, _ answer: AnswerModel?, key: String = "cle", files: [FileModel] = [],
    itemFiles: [Int: [FileModel]] = [:]
  ) -> [AnswerPresentation.Block] {
    AnswerPresentation(field(kind, answer, key: key, files: files, itemFiles: itemFiles)).blocks
  }

  let file = FileModel(id: "f", name: "a.pdf", size: 1, scan: .clean)

  @Test(arguments: [
    (AnswerKind.textInput, "Non renseigné"), (.textarea, "Non renseigné"), (.emailInput, "Non renseigné"),
    (.phoneInput, "Non renseigné"), (.urlInput, "Non renseigné"), (.inlineURLInput, "Certificat non renseigné"),
    (.fileUpload, "Aucun fichier téléchargé"), (.inlineFileUpload, "Aucun fichier téléchargé"),
    (.fileOrTextarea, "Non renseigné"), (.checkboxWithDocument, "Non certifié"),
    (.radioWithFileAndText, "Non renseigné"), (.turnover, "Non renseigné"), (.staff, "Non renseigné"),
    (.people, "Aucune personne renseignée"), (.references, "Aucune réalisation renseignée"),
    (.samples, "Aucun échantillon renseigné"),
  ])
  func whatWasNotAnsweredSaysSo(kind: AnswerKind, sentence: String) {
    let presentation = AnswerPresentation(field(kind, nil))
    #expect(presentation.blocks == [.empty(sentence)])
    #expect(presentation.isEmpty)
  }

  /// Answers that hold nothing are no answers.
  @Test(arguments: [
    (AnswerKind.textInput, AnswerModel.text(" \n")), (.turnover, .turnover([TurnoverRowModel(), TurnoverRowModel()])),
    (.staff, .staff([StaffRowModel()])), (.people, .people([])),
    (.radioWithFileAndText, .radio(choice: nil, text: "x")),
    (.checkboxWithDocument, .checked(false)), (.fileUpload, .filesOnly), (.textInput, .checked(true)),
  ])
  func nothingIsNoAnswer(kind: AnswerKind, answer: AnswerModel) {
    #expect(AnswerPresentation(field(kind, answer)).isEmpty)
  }

  @Test func theSiretOfTheApplicationIsGrouped() {
    let known = field(.textInput, .text("73282932000074"), origin: .identification)
    #expect(AnswerPresentation(known).blocks == [.text("732\u{A0}829\u{A0}320\u{A0}00074")])
  }

  @Test func texts() {
    #expect(blocks(.textarea, .text("Un\nDeux")) == [.text("Un\nDeux")])
    #expect(blocks(.inlineURLInput, .text("https://a.example/")) == [.address("https://a.example/")])
    #expect(
      blocks(.fileOrTextarea, .text("Un"), files: [file]) == [.text("Un"), .files([file], title: "Documents joints")])
    #expect(blocks(.fileOrTextarea, nil, files: [file]) == [.files([file], title: "Documents joints")])
  }

  @Test func yesIsBadForExclusionGroundsAndGoodForQualities() {
    let ess = "capacites_techniques_professionnelles_certificats_ess"
    let yes = AnswerModel.radio(choice: true, text: "Détail")
    let no = AnswerModel.radio(choice: false, text: "Reste d’une autre réponse")
    #expect(
      blocks(.radioWithFileAndText, yes, files: [file])
        == [.badge("Oui", .bad), .text("Détail"), .files([file], title: "Documents joints")])
    #expect(blocks(.radioWithFileAndText, no, files: [file]) == [.badge("Non", .good)])
    #expect(blocks(.radioWithFileAndText, yes, key: ess).first == .badge("Oui", .good))
    #expect(blocks(.radioWithFileAndText, no, key: ess) == [.badge("Non", .neutral)])
  }

  @Test func boxes() {
    #expect(
      blocks(.checkboxWithDocument, .checked(true)) == [.badge("Certifié", .good), .empty("Aucun fichier téléchargé")])
  }

  @Test func turnover() {
    let rows = [
      TurnoverRowModel(turnover: 500_000, marketPercentage: 75, fiscalYearEnd: "2023-12-31"), TurnoverRowModel(),
      TurnoverRowModel(turnover: 0),
    ]
    guard case .table(let columns, let shown)? = blocks(.turnover, .turnover(rows)).first else {
      Issue.record("no table")
      return
    }
    #expect(columns == ["Année", "Chiffre d’affaires", "Pourcentage", "Fin de l’exercice"])
    #expect(shown.map(\.header) == ["Exercice N-1", "Exercice N-2", "Exercice N-3"])
    #expect(shown[0].cells == [.text("500\u{202F}000\u{A0}€"), .text("75\u{A0}%"), .text("31/12/2023")])
    #expect(shown[1].cells == [.missing, .missing, .missing])
    #expect(shown[2].cells.first == .text("0\u{A0}€"))
  }

  @Test func staff() {
    let rows = [StaffRowModel(year: 2025, averageStaff: 1_024, managementStaff: nil)]
    guard case .table(let columns, let shown)? = blocks(.staff, .staff(rows)).first else {
      Issue.record("no table")
      return
    }
    #expect(columns == ["Année", "Effectif moyen", "Personnel d’encadrement"])
    #expect(shown.map(\.header) == ["2025"])
    #expect(shown[0].cells == [.text("1\u{202F}024"), .missing])
  }

  @Test func listsAreInTheOrderOfTheirItems() {
    let people = [PersonModel(item: 9, lastName: "Zoé"), PersonModel(item: 2, lastName: "Anne", titles: "Ingénieure")]
    guard case .entries(let entries)? = blocks(.people, .people(people), itemFiles: [2: [file], 4: [file]]).first else {
      Issue.record("no entries")
      return
    }
    #expect(entries.map(\.title) == ["Personne 1", "Personne 2", "Personne 3"])
    #expect(entries.map { $0.facts[0].value } == [.text("Anne"), .missing, .text("Zoé")])
    #expect(entries.map { $0.files.count } == [1, 1, 0], "a person with nothing but a file counts")
  }

  @Test func references() {
    let given = [
      ReferenceModel(
        item: 1, summary: "Pont", start: "2024-01-02", end: "2024-02-03", amount: 1_250_000, description: "Acier")
    ]
    guard case .entries(let entries)? = blocks(.references, .references(given)).first else {
      Issue.record("no entries")
      return
    }
    #expect(entries.map(\.title) == ["Réalisation 1"])
    #expect(
      entries[0].facts.map(\.value) == [
        .text("Pont"), .text("02/01/2024"), .text("03/02/2024"), .text("1\u{202F}250\u{202F}000\u{A0}€"),
        .text("Acier"),
      ])
  }

  @Test func aSampleWithoutDescriptionAndFile() {
    let samples = [SampleModel(item: 1), SampleModel(item: 2), SampleModel(item: 3, description: "Tissu")]
    guard case .entries(let entries)? = blocks(.samples, .samples(samples), itemFiles: [2: [file]]).first else {
      Issue.record("no entries")
      return
    }
    #expect(entries.map(\.empty) == ["Aucune description ni fichier fourni", nil, nil])
  }

  @Test(arguments: AnswerKind.allCases)
  func officialValuesAreNotShownToCandidates(kind: AnswerKind) {
    let answer = AnswerPresentation(field(kind, .text("SECRET"), origin: .automatic, files: [file]))
    #expect(answer.blocks == [.automatic, .files([file], title: nil)])
    #expect(!answer.isEmpty)
  }
}
