import Foundation
import HTML
import TestSupport
import Testing

@testable import Pages

/// The fields of a step: their names are what the contract decodes, so that each is written out here.
@Suite struct FieldFormTests {
  let samples = CandidateSamples()

  func page(_ fields: [FieldModel], _ form: FormContext? = nil) throws -> PageTree {
    let group = FieldGroupModel(key: "groupe", title: "Groupe", fields: fields)
    return try PageTree(samples.pages.fields(samples.fields(group), form ?? samples.form))
  }

  func names(_ fields: [FieldModel], _ form: FormContext? = nil) throws -> [String] {
    let form = try #require(try page(fields, form).elements("form").first { $0["enctype"] != nil })
    return form.elements.filter { ["input", "textarea"].contains($0.name) }.compactMap { $0["name"] }
      .filter { $0 != "csrf_token" }
  }

  static let oneText: [AnswerKind] = [.textInput, .textarea, .emailInput, .phoneInput, .urlInput, .inlineURLInput]

  @Test(arguments: oneText)
  func anAnswerOfOneTextHasOneField(kind: AnswerKind) throws {
    let field = FieldModel(key: "cle", kind: kind, label: "Question", isMandatory: true, answer: .text("Réponse"))
    #expect(try names([field]) == ["\(kind.rawValue)[cle]"])
    let tree = try page([field])
    let input = try #require(tree.elements.first { $0["name"] == "\(kind.rawValue)[cle]" })
    #expect(input.name == "textarea" ? input.allText == "Réponse" : input["value"] == "Réponse")
    let label = try #require(tree.elements("label").first { $0["for"] == input["id"] })
    #expect(label.allText == "Question (obligatoire)")
    #expect(input["required"] == nil, "no answer is compulsory")
    #expect(input["maxlength"] == (kind == .phoneInput ? "20" : "10000"))
  }

  @Test(arguments: [AnswerKind.fileUpload, .inlineFileUpload])
  func filesAreSentUnderTheKey(kind: AnswerKind) throws {
    let field = FieldModel(key: "cle", kind: kind, label: "Pièces", isMandatory: false)
    #expect(try names([field]) == ["files[cle]"])
    let input = try #require(try page([field]).elements.first { $0["name"] == "files[cle]" })
    #expect(input["type"] == "file" && input["multiple"] != nil && input["data-pm-upload"] == "cle")
    #expect(input["accept"] == ".pdf,.doc,.docx,.txt,.xls,.xlsx,.csv,.jpg,.jpeg,.png,.gif,.zip")
    #expect(try page([field]).root.allText.contains("Aucun fichier téléchargé"))
  }

  @Test func textAndFilesStandTogether() throws {
    let field = FieldModel(key: "cle", kind: .fileOrTextarea, label: "Preuve", isMandatory: false)
    #expect(try names([field]) == ["file_or_textarea[cle]", "files[cle]"])
  }

  @Test func aBoxWithADocument() throws {
    let field = FieldModel(
      key: "cle", kind: .checkboxWithDocument, label: "Assurance", isMandatory: false, answer: .checked(true))
    #expect(try names([field]) == ["checkbox_with_document[cle]", "files[cle]"])
    let box = try #require(try page([field]).elements.first { $0["name"] == "checkbox_with_document[cle]" })
    #expect(box["type"] == "checkbox" && box["value"] == "true" && box["checked"] != nil)
  }

  @Test func aQuestionWithTextAndFiles() throws {
    let name = "radio_with_file_and_text[cle]"
    func field(_ choice: Bool?) -> FieldModel {
      FieldModel(
        key: "cle", kind: .radioWithFileAndText, label: "Sanction ?", isMandatory: false,
        answer: .radio(choice: choice, text: "Détails"))
    }
    #expect(try names([field(true)]) == [name + "[choice]", name + "[choice]", name + "[text]", "files[cle]"])
    for (choice, expected) in [(true, ["yes"]), (false, ["no"]), (nil, [])] as [(Bool?, [String])] {
      let radios = try page([field(choice)]).elements.filter { $0["name"] == name + "[choice]" }
      #expect(radios.map { $0["value"] } == ["yes", "no"])
      #expect(radios.filter { $0["checked"] != nil }.compactMap { $0["value"] } == expected)
    }
  }

  @Test func threeYearsOfTurnover() throws {
    let name = "capacite_economique_financiere_chiffre_affaires_global_annuel[cle]"
    let field = FieldModel(
      key: "cle", kind: .turnover, label: "Chiffres", isMandatory: false,
      answer: .turnover([TurnoverRowModel(turnover: 500_000, marketPercentage: 75, fiscalYearEnd: "2025-12-31")]))
    let expected = (1...3).flatMap { year in
      ["turnover", "market_percentage", "fiscal_year_end"].map { "\(name)[year_\(year)][\($0)]" }
    }
    #expect(try names([field]) == expected)
    let tree = try page([field])
    let values = expected.prefix(3).map { name in tree.elements.first { $0["name"] == name }?["value"] }
    #expect(values == ["500000", "75", "2025-12-31"])
    let headers = tree.elements("th").map(\.allText)
    #expect(
      headers == [
        "Année", "Chiffre d’affaires", "Pourcentage", "Fin de l’exercice", "Exercice N-1", "Exercice N-2",
        "Exercice N-3",
      ])
  }

  @Test func threeYearsOfStaff() throws {
    let name = "capacite_economique_financiere_effectifs_moyens_annuels[cle]"
    let field = FieldModel(
      key: "cle", kind: .staff, label: "Effectifs", isMandatory: false,
      answer: .staff([StaffRowModel(year: 2025, averageStaff: 24, managementStaff: 3)]))
    let expected = (1...3).flatMap { year in
      ["year", "average_staff", "management_staff"].map { "\(name)[year_\(year)][\($0)]" }
    }
    #expect(try names([field]) == expected)
    let headers = try page([field]).elements("th").map(\.allText)
    #expect(headers.contains("Effectif moyen") && headers.contains("Personnel d’encadrement"))
  }

  @Test func peopleWithTheirCV() throws {
    let field = FieldModel(
      key: "cle", kind: .people, label: "Équipe", isMandatory: false,
      answer: .people([PersonModel(item: 12, lastName: "Durand")]), addedItems: [13])
    func item(_ number: Int) -> [String] {
      ["nom", "prenoms", "titres"].map { "presentation_intervenants[cle][\(number)][\($0)]" } + ["files[cle.\(number)]"]
    }
    #expect(try names([field]) == item(12) + item(13) + ["files[cle]"])
    #expect(try buttons(page([field]), "remove_item") == ["cle.12", "cle.13"])
    #expect(try buttons(page([field]), "add_item") == ["cle"])
  }

  @Test func anAddedItemCanBeGoneTo() throws {
    let field = FieldModel(key: "cle", kind: .people, label: "Équipe", isMandatory: false, addedItems: [13])
    let anchor = CandidateAddress.itemAnchor(13, ofField: "cle")
    #expect(try page([field]).elements.contains { $0["id"] == anchor })
  }

  @Test func referencesWithTheirDocuments() throws {
    let field = FieldModel(
      key: "cle", kind: .references, label: "Références", isMandatory: false,
      answer: .references([ReferenceModel(item: 1, summary: "Pont", start: "2024-01-01", amount: 12)]))
    let parts = ["resume", "date_debut", "date_fin", "montant", "description"]
    #expect(try names([field]) == parts.map { "realisations_livraisons[cle][1][\($0)]" } + ["files[cle.1]"])
  }

  @Test func samplesWithTheirFiles() throws {
    let field = FieldModel(
      key: "cle", kind: .samples, label: "Échantillons", isMandatory: false,
      answer: .samples([SampleModel(item: 9999, description: "Tissu")]))
    #expect(
      try names([field]) == [
        "capacites_techniques_professionnelles_outillage_echantillons[cle][9999][description]", "files[cle.9999]",
      ])
  }

  @Test(arguments: [
    (AnswerKind.people, "Aucune personne renseignée"), (.references, "Aucune réalisation renseignée"),
    (.samples, "Aucun échantillon renseigné"),
  ])
  func anEmptyListSaysSo(kind: AnswerKind, sentence: String) throws {
    let field = FieldModel(key: "cle", kind: kind, label: "Liste", isMandatory: false)
    let tree = try page([field])
    #expect(tree.root.allText.contains(sentence))
    #expect(buttons(tree, "add_item") == ["cle"] && buttons(tree, "remove_item").isEmpty)
  }

  @Test func anItemWithNothingButAFileIsShown() throws {
    let file = FileModel(id: "f", name: "a.pdf", size: 1, scan: .clean)
    let field = FieldModel(
      key: "cle", kind: .samples, label: "Échantillons", isMandatory: false, itemFiles: [5: [file], 6: []])
    #expect(try names([field]).contains("files[cle.5]"))
    #expect(try !names([field]).contains("files[cle.6]"))
  }

  /// What the form has shown of files that a box, a question or an item takes with it.
  @Test func filesThatGoWithTheirAnswerAreTold() throws {
    let files = ["f", "g"].map { FileModel(id: $0, name: $0 + ".pdf", size: 1, scan: .clean) }
    func told(_ kind: AnswerKind, ofItems: Bool = false) throws -> [String?] {
      let field = FieldModel(
        key: "cle", kind: kind, label: "Preuve", isMandatory: false, files: ofItems ? [] : files,
        itemFiles: ofItems ? [5: files] : [:])
      let hidden = try page([field]).elements.filter { $0["name"]?.hasPrefix("newest_file") == true }
      #expect(hidden.allSatisfy { $0["type"] == "hidden" })
      return hidden.flatMap { [$0["name"], $0["value"]] }
    }
    #expect(try told(.checkboxWithDocument) == ["newest_file[cle]", "g"])
    #expect(try told(.radioWithFileAndText) == ["newest_file[cle]", "g"])
    #expect(try told(.samples, ofItems: true) == ["newest_file[cle.5]", "g"])
    #expect(try told(.fileUpload).isEmpty && told(.fileOrTextarea).isEmpty)
  }

  // MARK: What comes back

  @Test func aRefusedFormShowsWhatWasSentAndNothingOfWhatIsStored() throws {
    let stored = [
      FieldModel(key: "a", kind: .textInput, label: "A", isMandatory: true, answer: .text("ancien")),
      FieldModel(key: "b", kind: .textInput, label: "B", isMandatory: true, answer: .text("ancien")),
      FieldModel(key: "c", kind: .checkboxWithDocument, label: "C", isMandatory: false, answer: .checked(true)),
      FieldModel(
        key: "d", kind: .people, label: "D", isMandatory: false,
        answer: .people([PersonModel(item: 1, lastName: "ancien")])),
      FieldModel(
        key: "e", kind: .radioWithFileAndText, label: "E", isMandatory: false,
        answer: .radio(choice: true, text: "ancien")),
    ]
    let form = FormContext(
      csrfToken: "jeton",
      values: [
        "text_input[a]": ["nouveau"], "text_input[b]": [""], "presentation_intervenants[d][4][nom]": ["Martin"],
        "presentation_intervenants[d][04][nom]": ["x"], "presentation_intervenants[d][10000][nom]": ["x"],
      ], messages: [FieldMessage(field: "text_input[b]", text: "Trop court")])
    let tree = try page(stored, form)
    func input(_ name: String) -> PageNode? { tree.elements.first { $0["name"] == name } }
    #expect(input("text_input[a]")?["value"] == "nouveau")
    #expect(input("text_input[b]")?["value"] == "")
    #expect(input("checkbox_with_document[c]")?["checked"] == nil)
    #expect(input("presentation_intervenants[d][4][nom]")?["value"] == "Martin")
    #expect(input("presentation_intervenants[d][1][nom]") == nil)
    #expect(buttons(tree, "remove_item") == ["d.4"], "numbers that the contract does not know make no item")
    #expect(!tree.root.allText.contains("ancien"))
    #expect(tree.elements.allSatisfy { $0["name"] != "radio_with_file_and_text[e][choice]" || $0["checked"] == nil })
  }

  @Test func mistakesAreLinkedToTheirFields() throws {
    for (group, form) in samples.refusals {
      let tree = try PageTree(samples.pages.fields(samples.fields(group), form))
      let summary = try #require(tree.elements.first { $0["id"] == "erreurs" })
      let lines = summary.elements.filter { $0.name == "li" }.map(\.allText)
      #expect(zip(lines, form.messages).allSatisfy { $0.hasSuffix($1.text) } && lines.count == form.messages.count)
      for message in form.messages {
        guard let input = tree.elements.first(where: { $0["name"] == message.field }) else {
          #expect(message.field == "somewhere_else")
          continue
        }
        #expect(input["aria-invalid"] == "true")
        let described = (input["aria-describedby"] ?? "").split(separator: " ").map(String.init)
        let texts = tree.elements.filter { described.contains($0["id"] ?? "") }.map(\.allText)
        #expect(texts.contains { $0.contains(message.text) })
        #expect(summary.elements.contains { $0["href"] == "#" + (input["id"] ?? "") })
      }
      #expect(try #require(tree.elements("title").first).allText.hasPrefix("Erreur"))
    }
  }

  /// One sentence can be said of many fields: each line tells of which, down to the item and the year.
  @Test func mistakesNameTheirFields() throws {
    var lines: [String] = []
    for (group, form) in samples.refusals {
      let tree = try PageTree(samples.pages.fields(samples.fields(group), form))
      let summary = try #require(tree.elements.first { $0["id"] == "erreurs" })
      for item in summary.elements where item.name == "li" {
        lines.append(item.allText.replacing("\u{A0}", with: " "))
      }
    }
    #expect(Set(lines).count == lines.count)
    for start in [
      "Courriel de contact : L’adresse", "Téléphone de contact : Le numéro",
      "Vos chiffres d’affaires et part liée au marché – Chiffre d’affaires en euros, Exercice N-1 : Exercice",
      "Attestation bancaire ou assurance professionnelle – Votre attestation : Cochez",
      "Vos travaux sur 5 ans – Réalisation 2 – Date de fin : Réalisation",
      "Vos travaux sur 5 ans – Réalisation 2 – Attestations de bonne exécution : Les données",
      "Une erreur d’un champ",
    ] { #expect(lines.contains { $0.hasPrefix(start) }, "\(start) in \(lines)") }
  }

  @Test func thereIsAnEndToItems() throws {
    let people = (1...FieldModel.mostItems).map { PersonModel(item: $0, lastName: "Nom \($0)") }
    var field = FieldModel(
      key: "cle", kind: .people, label: "Équipe", isMandatory: false, answer: .people(Array(people.dropLast())))
    #expect(try buttons(page([field]), "add_item") == ["cle"])
    field.addsItem = true
    #expect(try buttons(page([field]), "remove_item").last == "cle.200")
    #expect(try buttons(page([field]), "add_item").isEmpty)
    field.answer = .people(people)
    #expect(try buttons(page([field]), "remove_item").count == FieldModel.mostItems)
    #expect(FieldModel.nextItem(after: [2, 7]) == 8 && FieldModel.nextItem(after: [Int]()) == 1)
    #expect(FieldModel.nextItem(after: [1, 2, 9_999]) == 3)
  }

  @Test func whatTheApplicationGoesByIsShownAndNotAsked() throws {
    let field = FieldModel(
      key: "cle", kind: .textInput, label: "SIRET", isMandatory: true, origin: .identification,
      answer: .text("73282932000074"))
    #expect(try names([field]).isEmpty)
    #expect(try page([field]).root.allText.contains("732\u{A0}829\u{A0}320\u{A0}00074"))
  }

  /// A form that was kept and comes back for something else shows what is stored, so that it can be sent again.
  @Test func whatWasKeptIsShownBesideWhatIsWrong() throws {
    let fields = [
      FieldModel(key: "a", kind: .textInput, label: "A", isMandatory: true, answer: .text("gardé")),
      FieldModel(key: "b", kind: .fileUpload, label: "B", isMandatory: true),
    ]
    let form = FormContext(csrfToken: "jeton", messages: [FieldMessage(field: "files[b]", text: "a.exe : refusé")])
    let input = try page(fields, form).elements.first { $0["name"] == "text_input[a]" }
    #expect(input?["value"] == "gardé")
  }

  @Test func theRulesOfFilesAreSaidOnce() throws {
    let fields = (1...3).map { FieldModel(key: "f\($0)", kind: .fileUpload, label: "F", isMandatory: false) }
    let tree = try page(fields)
    let rules = tree.elements.filter { $0["id"] == Attachments.rulesID }
    #expect(rules.count == 1 && rules.first?.allText.contains("Formats acceptés") == true)
    #expect(tree.root.allText.components(separatedBy: "Formats acceptés").count == 2)
    let inputs = tree.elements.filter { $0["type"] == "file" }
    #expect(inputs.count == 3 && inputs.allSatisfy { $0["aria-describedby"] == Attachments.rulesID })
    let text = FieldModel(key: "t", kind: .textInput, label: "T", isMandatory: false)
    #expect(try page([text]).elements.allSatisfy { $0["id"] != Attachments.rulesID })
  }

  /// What is wrong must be seen: it is not folded away with the choice it belongs to.
  @Test func whatIsWrongIsNotFoldedAway() throws {
    let field = FieldModel(key: "cle", kind: .checkboxWithDocument, label: "Assurance", isMandatory: false)
    let form = FormContext(csrfToken: "jeton", messages: [FieldMessage(field: "files[cle]", text: "Cochez la case")])
    #expect(try page([field]).elements.contains { $0["data-pm-reveals"] != nil })
    #expect(try page([field], form).elements.allSatisfy { $0["data-pm-reveals"] == nil })
  }

  @Test func theLoginEmailIsOfferedOnceAndNotForced() throws {
    func value(_ answer: AnswerModel?, _ form: FormContext? = nil) throws -> String? {
      let field = FieldModel(key: "cle", kind: .emailInput, label: "Courriel", isMandatory: true, answer: answer)
      return try page([field], form).elements.first { $0["name"] == "email_input[cle]" }?["value"]
    }
    #expect(try value(nil) == "claire.martin@example.fr")
    #expect(try value(.text("")) == "claire.martin@example.fr")
    #expect(try value(.text("autre@example.fr")) == "autre@example.fr")
    #expect(try value(nil, FormContext(csrfToken: "jeton", values: ["email_input[cle]": [""]])) == "")
  }

  // MARK: Official sources

  @Test(arguments: AnswerKind.allCases)
  func automaticAnswersAreToldAndNeverAsked(kind: AnswerKind) throws {
    let field = FieldModel(
      key: "cle", kind: kind, label: "Officiel", isMandatory: true, origin: .automatic, answer: .text("SECRET"),
      files: [FileModel(id: "f1", name: "officiel.pdf", size: 10, scan: .clean, isAutomatic: true)])
    let tree = try page([field])
    #expect(try names([field]).isEmpty)
    #expect(tree.root.allText.contains("Récupéré automatiquement"))
    #expect(
      tree.root.allText.contains(
        "Cette information a été récupérée automatiquement et ne nécessite pas votre intervention."))
    #expect(!tree.root.allText.contains("SECRET"))
    #expect(tree.root.allText.contains("officiel.pdf") && buttons(tree, "remove_file").isEmpty)
  }

  @Test func afterAFailureTheFieldSaysWhyItIsAsked() throws {
    let field = FieldModel(
      key: "cle", kind: .textInput, label: "Siège", isMandatory: true, origin: .manualAfterFailure)
    let tree = try page([field])
    let input = try #require(tree.elements.first { $0["name"] == "text_input[cle]" })
    let hint = try #require(tree.elements.first { $0["id"] == input["aria-describedby"] })
    #expect(hint.allText.contains("La source officielle n’a pas répondu"))
  }

  // MARK: Files

  @Test func filesTellWhatTheAntivirusSays() throws {
    let states: [(FileItem.Scan, String?, Bool)] = [
      (.pending, "Scan en cours…", true), (.clean, "Fichier vérifié", true), (.infected, "Malware détecté", false),
      (.failed, "Non vérifié", true), (.none, nil, true),
    ]
    for (scan, badge, isLinked) in states {
      let file = FileModel(id: "F1", name: "plan.pdf", systemName: "user_01_01_plan.pdf", size: 1_482_000, scan: scan)
      let field = FieldModel(key: "cle", kind: .fileUpload, label: "Plans", isMandatory: false, files: [file])
      let tree = try page([field])
      let item = try #require(tree.elements.first { $0["data-pm-file"] == "F1" })
      #expect(item["data-pm-scan"] == scan.rawValue)
      #expect(
        item.elements.filter { $0["class"]?.contains("fr-badge") ?? false }.map(\.allText) == [badge].compactMap(\.self)
      )
      #expect(item.elements.contains { $0.name == "a" } == isLinked)
      #expect(item.allText.contains("1,4\u{A0}Mo"))
      #expect(buttons(tree, "remove_file") == ["F1"])
      #expect(!tree.root.allText.contains("user_01_01"), "the name in the package is for the summary")
    }
  }

  @Test func enterInAFieldGoesOn() throws {
    let file = FileModel(id: "F1", name: "plan.pdf", size: 1, scan: .clean)
    let field = FieldModel(key: "cle", kind: .fileUpload, label: "Plans", isMandatory: false, files: [file])
    let form = try #require(try page([field]).elements("form").first { $0["enctype"] != nil })
    let first = try #require(form.elements.first { $0.name == "button" && $0["type"] == "submit" })
    #expect(first["name"] == "intent" && first["value"] == "next")
    #expect(form["enctype"] == "multipart/form-data")
    #expect(buttons(try page([field]), "intent") == ["next", "next", "save"])
  }

  @Test func aHostileKeyStaysInItsPlace() throws {
    let key = "\"><script>alert(1)</script>] x"
    for kind in AnswerKind.allCases {
      let fields = [key, key + "2"].map {
        FieldModel(key: $0, kind: kind, label: "Question", isMandatory: true, addedItems: [1])
      }
      let tree = try page(fields)
      let ids = tree.elements.compactMap { $0["id"] }
      #expect(Set(ids).count == ids.count)
      #expect(ids.allSatisfy { !$0.contains(" ") })
      #expect(tree.elements("script").allSatisfy { $0.allText.isEmpty })
    }
  }

  func buttons(_ tree: PageTree, _ name: String) -> [String] {
    tree.elements("button").filter { $0["name"] == name }.compactMap { $0["value"] }
  }
}
