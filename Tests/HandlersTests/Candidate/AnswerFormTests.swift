import Generated
import Runtime
import Store
import Testing

@testable import Handlers

/// Each of the sixteen kinds of answers, from the fields of a form to what is kept of it (product.md §4.1).
@Suite struct AnswerFormTests {
  private func expect(
    _ type: Catalogue.InputType, _ answer: [(String, String)], _ expected: StepForm.Outcome,
    _ place: SourceLocation = #_sourceLocation
  ) async throws {
    let outcome = try await StepForm.outcome(type, answer)
    #expect(outcome == expected, "\(type.rawValue) \(answer.map { ($0.0, $0.1.prefix(60)) })", sourceLocation: place)
  }

  private func refusal(_ type: Catalogue.InputType, _ part: String, _ sentence: String) -> StepForm.Outcome {
    .refused(["\(type.rawValue)[champ]\(part): \(sentence)"])
  }

  // MARK: One text

  @Test(arguments: [Catalogue.InputType.textInput, .textarea, .fileOrTextarea])
  func textsAreKeptAsWritten(
    _ type: Catalogue.InputType
  ) async throws {
    let text = "Un texte" + (type == .textInput ? " " : "\r\n") + "et sa suite, 3 < 5 & 6 > 2"
    try await expect(type, [("", "  \(text) \n")], .kept(.text(text)))
    let longest = String(repeating: "é", count: 10_000)
    try await expect(type, [("", longest)], .kept(.text(longest)))
    try await expect(
      type, [("", longest + "é")], refusal(type, "", "Ce champ de texte est trop long (maximum 10000 caractères)"))
    for empty in [[], [("", "")], [("", " \n ")]] { try await expect(type, empty, .kept(nil)) }
    for hostile in ["<script>", "a</p>", "<!--", "a\u{0}b", "\u{1B}[31m"] {
      try await expect(type, [("", hostile)], refusal(type, "", Self.notPlain))
    }
  }

  private static let notPlain = "Ce champ ne doit contenir ni balise HTML ni caractère de contrôle ou invisible"

  /// A company's name among them, which stands in lists and documents beside others.
  @Test(arguments: ["a\r\nb", "a\u{2028}b", "a\u{202E}b", "\u{2066}a\u{2069}", "\u{200B}"])
  func whatIsAskedInOneLineIsOne(_ text: String) async throws {
    try await expect(.textInput, [("", text)], refusal(.textInput, "", Self.notPlain))
    try await expect(.textarea, [("", text)], .kept(.text(text)))
  }

  @Test func addressesOfMailsAreChecked() async throws {
    try await expect(.emailInput, [("", " anna@example.org ")], .kept(.text("anna@example.org")))
    for empty in [[], [("", " ")]] { try await expect(.emailInput, empty, .kept(nil)) }
    for wrong in ["anna", "anna@", "@example.org", "a b@example.org", "a@b@c.org"] {
      try await expect(
        .emailInput, [("", wrong)],
        refusal(.emailInput, "", "L’adresse email doit avoir un format valide (exemple@domaine.com)"))
    }
  }

  @Test func telephoneNumbersAreChecked() async throws {
    for number in ["0123456789", "01 23 45 67 89", "01-23-45-67-89", "+33 1 23 45 67 89", "+33123456789"] {
      try await expect(.phoneInput, [("", number)], .kept(.text(number)))
    }
    try await expect(.phoneInput, [("", "")], .kept(nil))
    for wrong in ["123456789", "zéro un", "++33 1 23 45 67 89", "01 23 45 67", "01 23 45 67 89 00"] {
      try await expect(
        .phoneInput, [("", wrong)],
        refusal(
          .phoneInput, "", "Le numéro de téléphone doit respecter le format : 01 23 45 67 89 ou +33 1 23 45 67 89"))
    }
  }

  @Test(arguments: [Catalogue.InputType.urlInput, .inlineUrlInput])
  func addressesOfSitesGetTheirScheme(
    _ type: Catalogue.InputType
  ) async throws {
    for (written, kept) in [
      ("www.example.org", "https://www.example.org"), ("example.org/a?b=c#d", "https://example.org/a?b=c#d"),
      ("https://example.org", "https://example.org"), ("HTTP://Example.org/", "HTTP://Example.org/"),
      ("http.example.org", "https://http.example.org"),
    ] { try await expect(type, [("", written)], .kept(.text(kept))) }
    try await expect(type, [("", " ")], .kept(nil))
    for wrong in [
      "exemple", "javascript:alert(1)", "ftp://example.org", "https://", "https://a b.org", "//example.org",
    ] {
      try await expect(
        type, [("", wrong)], refusal(type, "", "Saisissez une adresse web valide (ex : https://… ou www…)"))
    }
  }

  // MARK: A choice

  @Test func aBoxIsTickedOrNot() async throws {
    try await expect(.checkboxWithDocument, [("", "true")], .kept(.checked(true)))
    try await expect(.checkboxWithDocument, [], .kept(nil))
    for other in ["false", "on", "", "TRUE"] {
      guard case .refused(let told) = try await StepForm.outcome(.checkboxWithDocument, [("", other)]) else {
        Issue.record("\(other) was taken")
        continue
      }
      #expect(told.count == 1 && told[0].hasPrefix("checkbox_with_document[champ]: "), "\(told)")
    }
  }

  @Test func aNoKeepsNoWords() async throws {
    let type = Catalogue.InputType.radioWithFileAndText
    try await expect(type, [("[choice]", "yes"), ("[text]", " Pourquoi ")], .kept(.radio(.yes, text: "Pourquoi")))
    try await expect(type, [("[choice]", "yes")], .kept(.radio(.yes, text: "")))
    try await expect(type, [("[choice]", "no"), ("[text]", "Pourquoi")], .kept(.radio(.no, text: "")))
    for empty in [[], [("[text]", "")]] { try await expect(type, empty, .kept(nil)) }
    guard case .refused = try await StepForm.outcome(type, [("[choice]", "maybe")]) else {
      Issue.record("a choice that is not offered was taken")
      return
    }
  }

  /// Whoever writes before choosing finds the words again.
  @Test func wordsWithoutAChoiceAreKept() async throws {
    try await expect(.radioWithFileAndText, [("[text]", "Pourquoi")], .kept(.radio(nil, text: "Pourquoi")))
  }

  // MARK: Tables

  @Test func turnoverIsKeptCellByCell() async throws {
    let type = Catalogue.InputType.capaciteEconomiqueFinanciereChiffreAffairesGlobalAnnuel
    try await expect(
      type,
      [
        ("[year_1][turnover]", "1 500 000"), ("[year_1][market_percentage]", "75"),
        ("[year_1][fiscal_year_end]", "2024-02-29"), ("[year_2][turnover]", "0"),
        ("[year_2][market_percentage]", "100"), ("[year_3][turnover]", "999\u{202F}999\u{A0}999\u{202F}999 999"),
        ("[year_3][market_percentage]", "0"), ("[year_3][fiscal_year_end]", " "),
      ],
      .kept(
        .turnover(
          .init(
            .init(
              turnover: 1_500_000, marketPercentage: 75, fiscalYearEnd: CalendarDate(year: 2024, month: 2, day: 29)),
            .init(turnover: 0, marketPercentage: 100), .init(turnover: 999_999_999_999_999, marketPercentage: 0)))))
    try await expect(
      type, [("[year_2][market_percentage]", "7")],
      .kept(.turnover(.init(.init(), .init(marketPercentage: 7), .init()))))
    for empty in [[], [("[year_1][turnover]", ""), ("[year_3][fiscal_year_end]", "")]] {
      try await expect(type, empty, .kept(nil))
    }
  }

  @Test func wrongTurnoverIsToldCellByCell() async throws {
    let type = Catalogue.InputType.capaciteEconomiqueFinanciereChiffreAffairesGlobalAnnuel
    let amount = "Le montant doit être un nombre entier positif, en euros. Exemple : 450\u{A0}000"
    for wrong in ["not_number", "-1", "1.5", "1,5", "+1", "１２", "0x10", "9999999999999999", "99999999999999999999"] {
      try await expect(type, [("[year_1][turnover]", wrong)], refusal(type, "[year_1][turnover]", amount))
    }
    for wrong in ["101", "-1", "50 %", "007", "1e1"] {
      try await expect(
        type, [("[year_2][market_percentage]", wrong)],
        refusal(type, "[year_2][market_percentage]", "Le pourcentage doit être un nombre entier de 0 à 100. Exemple : 25"))
    }
    for wrong in ["2023-02-29", "31/12/2023", "2023-13-01", "0000-01-01", "20231231"] {
      try await expect(
        type, [("[year_3][fiscal_year_end]", wrong)],
        refusal(type, "[year_3][fiscal_year_end]", "La date doit être au format AAAA-MM-JJ. Exemple : 2025-12-31"))
    }
    guard
      case .refused(let told) = try await StepForm.outcome(
        type, [("[year_1][turnover]", "x"), ("[year_2][market_percentage]", "x"), ("[year_3][fiscal_year_end]", "x")])
    else {
      Issue.record("three faults were taken")
      return
    }
    #expect(told.count == 3)
  }

  @Test func staffIsKeptAndAYearToComeIsTold() async throws {
    let type = Catalogue.InputType.capaciteEconomiqueFinanciereEffectifsMoyensAnnuels
    try await expect(
      type,
      [
        ("[year_1][year]", "2026"), ("[year_1][average_staff]", "12"), ("[year_1][management_staff]", "20"),
        ("[year_2][year]", "2000"), ("[year_2][average_staff]", "9999999"), ("[year_3][management_staff]", "0"),
      ],
      .kept(
        .staff(
          .init(
            .init(year: 2026, averageStaff: 12, managementStaff: 20), .init(year: 2000, averageStaff: 9_999_999),
            .init(managementStaff: 0)))))
    let years = "L’année doit être comprise entre 2000 et l’année en cours. Exemple : 2025"
    try await expect(
      type, [("[year_1][year]", "2027"), ("[year_2][year]", "2026"), ("[year_3][year]", "2099")],
      .kept(
        .staff(.init(.init(year: 2027), .init(year: 2026), .init(year: 2099))),
        told: ["\(type.rawValue)[champ][year_1][year]: \(years)", "\(type.rawValue)[champ][year_3][year]: \(years)"]))
    for wrong in ["1999", "2100", "99", "20 25", "deux mille"] {
      try await expect(type, [("[year_2][year]", wrong)], refusal(type, "[year_2][year]", years))
    }
    for wrong in ["-1", "1 000", "12345678", "1.5"] {
      try await expect(
        type, [("[year_3][average_staff]", wrong)],
        refusal(type, "[year_3][average_staff]", "L’effectif doit être un nombre entier positif. Exemple : 24"))
    }
    try await expect(type, [("[year_1][year]", " ")], .kept(nil))
  }

  // MARK: Items

  @Test func peopleStandInTheOrderOfTheirNumbers() async throws {
    try await expect(
      .presentationIntervenants,
      [
        ("[10][nom]", "Durand"), ("[2][prenoms]", " Zoé "), ("[2][titres]", "Ingénieure\nChef de projet"),
        ("[9999][nom]", "Petit"), ("[3][nom]", " "), ("[3][prenoms]", ""),
      ],
      .kept(
        .people([
          .init(number: 2, firstNames: "Zoé", titles: "Ingénieure\nChef de projet"),
          .init(number: 10, lastName: "Durand"), .init(number: 9999, lastName: "Petit"),
        ])))
    for empty in [[], [("[1][nom]", "")]] { try await expect(.presentationIntervenants, empty, .kept(nil)) }
  }

  @Test func referencesKeepTheirOrderOfDays() async throws {
    let type = Catalogue.InputType.realisationsLivraisons
    try await expect(
      type,
      [
        ("[1][resume]", "École"), ("[1][date_debut]", "2024-01-31"), ("[1][date_fin]", "2024-01-31"),
        ("[1][montant]", "45 000"), ("[1][description]", "Gros œuvre"), ("[2][montant]", "1"),
      ],
      .kept(
        .references([
          .init(
            number: 1, summary: "École", start: CalendarDate(year: 2024, month: 1, day: 31),
            end: CalendarDate(year: 2024, month: 1, day: 31), amount: 45_000, description: "Gros œuvre"),
          .init(number: 2, amount: 1),
        ])))
    try await expect(
      type, [("[7][date_debut]", "2024-02-01"), ("[7][date_fin]", "2024-01-31")],
      refusal(type, "[7][date_fin]", "La date de fin ne peut pas précéder la date de début"))
    for wrong in ["0", "-5", "abc", "1000000000000000"] {
      try await expect(
        type, [("[7][montant]", wrong)],
        refusal(
          type, "[7][montant]",
          "Le montant doit être un nombre entier supérieur à zéro, en euros. Exemple : 45\u{A0}000"))
    }
  }

  @Test func samplesAreDescribed() async throws {
    try await expect(
      .capacitesTechniquesProfessionnellesOutillageEchantillons,
      [("[2][description]", "Bleu"), ("[1][description]", " "), ("[3][description]", "Vert")],
      .kept(.samples([.init(number: 2, description: "Bleu"), .init(number: 3, description: "Vert")])))
  }

  @Test(arguments: [
    (Catalogue.InputType.presentationIntervenants, "nom"), (.realisationsLivraisons, "resume"),
    (.capacitesTechniquesProfessionnellesOutillageEchantillons, "description"),
  ])
  func itemsHaveNumbersAndALimit(_ type: Catalogue.InputType, _ part: String) async throws {
    for number in ["0", "01", "10000", "-1", "abc", "1.5", "１"] {
      guard case .refused(let told) = try await StepForm.outcome(type, [("[\(number)][\(part)]", "x")]) else {
        Issue.record("an item \(number) was taken")
        continue
      }
      #expect(told.allSatisfy { $0.hasPrefix("\(type.rawValue)[champ]") } && !told.isEmpty, "\(told)")
    }
    let most = (1...AnswerValue.maximumItems).map { ("[\($0)][\(part)]", "x") }
    guard case .kept(let value?, _) = try await StepForm.outcome(type, most) else {
      Issue.record("\(most.count) items were refused")
      return
    }
    #expect(value.itemNumbers == Array(1...AnswerValue.maximumItems))
    guard case .refused = try await StepForm.outcome(type, most + [("[201][\(part)]", "x")]) else {
      Issue.record("more items than are kept were taken")
      return
    }
    // The one to be removed goes, whatever was typed into it; another field's does not.
    for (removed, left) in [
      ("champ.2", [1, 3]), ("champ.9", [1, 2, 3]), ("autre.2", [1, 2, 3]), ("champ", [1, 2, 3]),
    ] {
      guard
        case .kept(let value?, _) = try await StepForm.outcome(
          type, (1...3).map { ("[\($0)][\(part)]", "x") }, others: [("remove_item", removed)])
      else {
        Issue.record("nothing was kept")
        continue
      }
      #expect(value.itemNumbers == left, "without \(removed)")
    }
  }

  // MARK: Files, and what does not belong

  @Test(arguments: [Catalogue.InputType.fileUpload, .inlineFileUpload])
  func filesAloneAreNoAnswer(
    _ type: Catalogue.InputType
  ) async throws {
    try await expect(type, [], .kept(nil))
    try await expect(type, [("", "a text")], .kept(nil))
  }

  /// The same field posted as another kind, or another field, changes nothing.
  @Test func whatDoesNotBelongToTheStepIsPassedOver() async throws {
    let others = [
      (name: "textarea[champ]", value: "b"), (name: "text_input[autre]", value: "c"),
      (name: "source[champ]", value: "auto"), (name: "hidden[champ]", value: "false"), (name: "inconnu", value: "d"),
    ]
    #expect(try await StepForm.outcome(.textInput, [("", "a")], others: others) == .kept(.text("a")))
    #expect(try await StepForm.outcome(.textInput, [], others: others) == .kept(nil))
  }

  @Test func documentsGoWithATickedBoxOrAYes() async throws {
    func admits(_ type: Catalogue.InputType, _ fields: [(name: String, value: String)]) async throws -> Bool {
      guard case .valid(let form) = try await StepForm.read(fields) else { return false }
      let answers = AnswerForm(form: form, currentYear: StepForm.currentYear)
      #expect(!answers.admitsFiles("autre", [StepForm.field(type)]))
      return answers.admitsFiles("champ", [StepForm.field(type)])
    }
    #expect(try await admits(.checkboxWithDocument, [("checkbox_with_document[champ]", "true")]))
    #expect(try await !admits(.checkboxWithDocument, []))
    #expect(try await admits(.radioWithFileAndText, [("radio_with_file_and_text[champ][choice]", "yes")]))
    #expect(try await !admits(.radioWithFileAndText, [("radio_with_file_and_text[champ][choice]", "no")]))
    #expect(try await !admits(.radioWithFileAndText, []))
    for type in [Catalogue.InputType.fileUpload, .inlineFileUpload, .fileOrTextarea, .presentationIntervenants] {
      #expect(try await admits(type, []))
    }
  }
}

extension AnswerValue {
  /// The numbers of an answer's items, in their order.
  var itemNumbers: [Int] {
    switch self {
    case .people(let items): items.map(\.number)
    case .references(let items): items.map(\.number)
    case .samples(let items): items.map(\.number)
    default: []
    }
  }
}
