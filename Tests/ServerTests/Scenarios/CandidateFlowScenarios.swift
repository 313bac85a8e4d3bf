import Foundation
import Runtime
import Store
import TestSupport
import Testing

/// From the first screen to the summary: product.md §11.7, up to the submission.
@Suite(.serialized, .sandbox) struct CandidateFlowScenarios {
  private let sandbox: Sandbox

  init() throws { sandbox = try Sandbox.current() }

  private static let contact = "identite_entreprise_contact"
  private static let email = "email_input[identite_entreprise_contact_email]"
  private static let phone = "phone_input[identite_entreprise_contact_telephone]"
  private static let taxes = "motifs_exclusion_fiscales_et_sociales"
  private static let taxProof = "motifs_exclusion_fiscales_et_sociales_declarations_fiscales"
  private static let insurance = "capacite_economique_financiere_assurance"
  private static let insured = "capacite_economique_financiere_assurance_risques_professionnels"

  // MARK: The way

  @Test(
    """
    Scenario 69: the identification shows the SIRET, locked, and ignores one that is sent; lots or the market’s facts \
    come next (the recovery of official data, which the original starts here, is left)
    """)
  func theSiretIsLocked() throws {
    let lots = Sandbox.MarketRequest(lots: ["Gros œuvre", "Second œuvre"])
    for (request, next) in [(Sandbox.MarketRequest(), "market_information"), (lots, "lots")] {
      let candidate = try sandbox.candidate(request)
      let page = try candidate.open("company_identification")
      let field = try #require(page.tree.elements.first { $0["name"] == "siret" })
      #expect(field["value"]?.filter(\.isNumber) == candidate.siret)
      #expect(field["readonly"] != nil)
      #expect(page.text.contains("ne peut pas être modifié"))
      let after = try candidate.answer("company_identification", ["siret": [Siret.next()]])
      #expect(after.step == next && after.status == 200)
      let told = try sandbox.editor.get("/api/v1/market_applications/\(candidate.application)").json
      #expect(told["siret"] as? String == candidate.siret)
    }
    let lotless = try sandbox.candidate()
    #expect(try lotless.open("lots").step == "market_information", "a market without lots asks for none")
  }

  /// The widest market there is: all types, all fields.
  private static let widest = Sandbox.MarketRequest(
    types: ["services", "supplies", "works", "defense"], lots: ["Études", "Travaux"], asksEverything: true)

  /// `url_input` alone is asked by no field of the catalogue.
  private static let kinds: Set<String> = [
    "text_input", "textarea", "email_input", "phone_input", "inline_url_input", "file_or_textarea",
    "checkbox_with_document", "radio_with_file_and_text",
    "capacite_economique_financiere_chiffre_affaires_global_annuel",
    "capacite_economique_financiere_effectifs_moyens_annuels", "presentation_intervenants", "realisations_livraisons",
    "capacites_techniques_professionnelles_outillage_echantillons",
  ]

  @Test(
    """
    Scenario 70: the whole flow with every kind of answer, from the identification to the submission (without the \
    recovery of official data, which is left)
    """)
  func theWholeFlow() async throws {
    let candidate = try sandbox.candidate(Self.widest)
    var steps: [String] = []
    var kinds: Set<String> = []
    _ = try candidate.browser.answerUpToSummary(
      candidate.application, lots: ["1", "2"],
      visit: { page in
        steps.append(page.step)
        kinds.formUnion(Self.kinds(of: try page.form(button: "intent")))
      })
    let skills = "capacites_techniques_professionnelles_"
    #expect(
      steps == [
        "company_identification", "lots", "market_information", "identite_entreprise_identification", Self.contact,
        "attestation_motifs_exclusion", Self.taxes, "motifs_exclusion_appreciation_acheteur_discretionnaire",
        "capacite_economique_financiere_chiffre_affaires", "capacite_economique_financiere_bilans", Self.insurance,
        skills + "effectifs", skills + "certificats", skills + "realisations", skills + "outillage",
        skills + "assurance_qualite", skills + "securite_et_confidentialite",
      ])
    #expect(kinds.isSuperset(of: Self.kinds), "\(Self.kinds.subtracting(kinds))")
    let sent = try await candidate.send()
    #expect(sent.headings.contains("Votre candidature a été transmise !"))
    let dossier = try await sandbox.dossier(candidate)
    #expect(dossier.market.fieldKeys.count == 50)
    // Of the SIRET the application knows by itself.
    let unanswered = dossier.market.fieldKeys.filter { key in
      dossier.answers[key]?.value == nil && !dossier.files.contains { $0.fieldKey == key } && !key.hasSuffix("_siret")
    }
    #expect(unanswered == [], "each of the catalogue's fields has an answer")
    #expect(dossier.draft.attestsNoExclusionMotifs && dossier.draft.lots == [1, 2])
  }

  private static func kinds(of form: VisitedForm) -> Set<String> {
    Set(form.names.compactMap { name in name.contains("[") ? String(name.prefix { $0 != "[" }) : nil })
  }

  @Test("Scenario 71: each answer is kept as its kind, and stands there again when one goes back")
  func answersAreKeptAndShownAgain() async throws {
    let candidate = try sandbox.candidate(Self.widest)
    var typed: [String: [String: [String]]] = [:]
    _ = try candidate.browser.answerUpToSummary(
      candidate.application,
      visit: { page in typed[page.step] = candidate.browser.answers(to: try page.form(button: "intent")) })
    let dossier = try await sandbox.dossier(candidate)
    var compared = 0
    for (step, answers) in typed where step != "lots" {
      let values = try candidate.open(step).values()
      for (name, answer) in answers {
        compared += 1
        #expect(values[name] == answer, "\(step): \(name)")
        guard let key = name.firstMatch(of: /^(\w+)\[(\w+)\]/) else { continue }
        let kept = try #require(dossier.answers[String(key.2)]?.value, "\(name) has no answer")
        #expect(Self.isKept(kept, as: String(key.1)), "\(name): \(kept)")
      }
    }
    #expect(compared > 60)
    // By the button of the page as well, which keeps what was typed before it leads back.
    let before = try candidate.answer(Self.contact, [Self.phone: ["+33 1 98 76 54 32"]], press: ("intent", "previous"))
    #expect(before.step == "identite_entreprise_identification")
    #expect(try candidate.open(Self.contact).values()[Self.phone] == ["+33 1 98 76 54 32"])
  }

  private static func isKept(_ value: AnswerValue, as kind: String) -> Bool {
    switch (kind, value) {
    case ("text_input", .text), ("textarea", .text), ("email_input", .text), ("phone_input", .text),
      ("inline_url_input", .text), ("file_or_textarea", .text), ("checkbox_with_document", .checked(true)),
      ("radio_with_file_and_text", .radio(.yes, _)),
      ("capacite_economique_financiere_chiffre_affaires_global_annuel", .turnover),
      ("capacite_economique_financiere_effectifs_moyens_annuels", .staff), ("presentation_intervenants", .people),
      ("realisations_livraisons", .references),
      ("capacites_techniques_professionnelles_outillage_echantillons", .samples):
      true
    default: false
    }
  }

  @Test("Scenario 72: a bad email and phone → errors, and one stays on the step")
  func aBadContactIsTold() async throws {
    let candidate = try sandbox.candidate()
    try candidate.answer(Self.contact, [Self.email: ["a@exemple.fr"], Self.phone: ["0123456789"]])
    let before = try await sandbox.dossier(candidate).answers
    for phone in ["123456789", "01 23 45 67", "zéro un", "++33 1 23 45 67 89"] {
      let page = try candidate.answer(Self.contact, [Self.email: ["contact chez exemple"], Self.phone: [phone]])
      #expect(page.status == 422 && page.step == Self.contact)
      #expect(
        page.tells([
          "L’adresse email doit avoir un format valide (exemple@domaine.com)",
          "Le numéro de téléphone doit respecter le format : 01 23 45 67 89 ou +33 1 23 45 67 89",
        ]), "\(phone)")
      #expect(page.alerts("error").first?.hasPrefix("2 informations sont à corriger") == true)
      let values = try page.values()
      #expect(values[Self.email] == ["contact chez exemple"] && values[Self.phone] == [phone], "typed in vain")
    }
    #expect(try await sandbox.dossier(candidate).answers == before)
    for phone in ["0123456789", "01 23 45 67 89", "01-23-45-67-89", "+33 1 23 45 67 89"] {
      #expect(try candidate.answer(Self.contact, [Self.phone: [phone]]).step != Self.contact, "\(phone)")
    }
  }

  @Test("Scenario 75: the side menu marks the current subcategory")
  func theMenuMarksWhereOneIs() throws {
    let candidate = try sandbox.candidate(.init(asksEverything: true))
    let group = ["effectifs", "certificats", "outillage"].map { "capacites_techniques_professionnelles_" + $0 }
    for step in group + [Self.contact, "attestation_motifs_exclusion"] {
      let page = try candidate.open(step)
      let menu = try #require(page.main?.elements.first { $0.isOf("fr-sidemenu") }, "\(step) has no menu")
      let current = menu.elements.filter { $0["aria-current"] != nil }
      #expect(current.map { $0["href"] } == [candidate.address(step)])
      #expect(menu.elements.filter { $0.isOf("fr-sidemenu__item--active") }.count == 1)
      #expect(menu.elements.count { $0.name == "a" } > 1)
    }
  }

  /// As when a field leaves what the catalogue offers: here it is one that the market's type never offered.
  @Test(
    """
    Scenario 76: a field that is offered no more after the market was configured is still asked and submitted \
    (administrators who archive fields are left)
    """)
  func aMarketKeepsItsFields() async throws {
    let market = try sandbox.editor.createMarket(["market_type_codes": ["supplies"]])
    let worksOnly = "capacites_techniques_professionnelles_certificats_qualibat"
    _ = try await sandbox.store.completeMarket(
      identifier: market, at: Clock().now
    ) { _ in MarketConclusion(fieldKeys: ["identite_entreprise_contact_email", worksOnly], delivery: nil) }
    let candidate = try sandbox.candidate(of: market)
    let step = "capacites_techniques_professionnelles_certificats"
    try candidate.answer(step, files: [.pdf("files[\(worksOnly)]", name: "qualibat.pdf")])
    #expect(try candidate.open(step).files(worksOnly).map(\.name) == ["qualibat.pdf"])
    #expect(try candidate.open("summary").text.contains("qualibat.pdf"))
    _ = try await candidate.send()
    #expect(try candidate.open("consultation").text.contains("qualibat.pdf"))
  }

  // MARK: Files

  @Test("Scenario 73: files are optional, many, shown again with a link; a program is refused and nothing is lost")
  func filesOfAnAnswer() async throws {
    let candidate = try sandbox.candidate()
    let input = "files[\(Self.taxProof)]"
    let empty = try candidate.open(Self.taxes)
    #expect(empty.files(Self.taxProof).isEmpty)
    let list = try #require(empty.main?.elements.first { $0["data-pm-files"] == Self.taxProof })
    #expect(list.plainText == "Aucun fichier téléchargé")
    #expect(try candidate.answer(Self.taxes).step == "summary", "no file is needed to go on")

    let files = [ChosenFile.pdf(input, name: "attestation d’été.pdf"), .text(input, name: "notes.txt", "Été 2026\n")]
    #expect(try candidate.answer(Self.taxes, files: files).step == "summary")
    let shown = try candidate.open(Self.taxes).files(Self.taxProof)
    #expect(shown.map(\.name) == ["attestation d’été.pdf", "notes.txt"])
    let download = try candidate.browser.request("GET", try #require(shown.last?.address))
    #expect(download.status == 200 && download.text == "Été 2026\n")
    #expect(download["content-disposition"]?.hasPrefix("attachment") == true)

    for file in [ChosenFile.pdf(input, name: "programme.exe"), .text(input, name: "sans extension", "x")] {
      let refused = try candidate.answer(Self.taxes, files: [file])
      #expect(refused.status == 422 && refused.step == Self.taxes, "no progress")
      #expect(refused.errors.count == 1 && refused.errors[0].contains(file.name), "\(refused.errors)")
      #expect(refused.errors[0].contains("Formats acceptés"), "the formats are told: \(refused.errors)")
      #expect(refused.files(Self.taxProof).map(\.name) == ["attestation d’été.pdf", "notes.txt"])
    }
    // A good file beside a bad one is kept, and so is what was answered: nobody does it again.
    let question = "radio_with_file_and_text[\(Self.taxes)_liquidation_judiciaire]"
    let answers = [question + "[choice]": ["yes"], question + "[text]": ["Le plan est homologué."]]
    let mixed = try candidate.answer(
      Self.taxes, answers, files: [.pdf(input, name: "troisième.pdf"), .pdf(input, name: "programme.exe")])
    #expect(mixed.status == 422)
    for (name, value) in answers { #expect(try mixed.values()[name] == value, "\(name) was typed in vain") }
    #expect(try candidate.browser.submit(try mixed.form(button: "intent"), button: ("intent", "save")).status == 200)
    for (name, value) in answers { #expect(try candidate.open(Self.taxes).values()[name] == value, "\(name) is lost") }
    #expect(mixed.files(Self.taxProof).map(\.name) == ["attestation d’été.pdf", "notes.txt", "troisième.pdf"])
    #expect(try await sandbox.dossier(candidate).files.count == 3)
  }

  @Test("Scenario 74: a box with a document: ticked with its file it is kept; unticked it has none")
  func aBoxWithItsDocument() async throws {
    let candidate = try sandbox.candidate(.init(asksEverything: true))
    let (box, input) = ("checkbox_with_document[\(Self.insured)]", "files[\(Self.insured)]")
    let kept = try candidate.answer(Self.insurance, [box: ["true"]], files: [.pdf(input, name: "assurance.pdf")])
    #expect(kept.status == 200)
    let page = try candidate.open(Self.insurance)
    #expect(try page.values()[box] == ["true"])
    #expect(page.files(Self.insured).map(\.name) == ["assurance.pdf"])
    #expect(try await sandbox.dossier(candidate).answers[Self.insured]?.value == .checked(true))

    try candidate.answer(Self.insurance, [box: []])
    let after = try await sandbox.dossier(candidate)
    #expect(after.answers[Self.insured] == nil && after.files.isEmpty, "the file goes with the tick")
    let refused = try candidate.answer(Self.insurance, [box: []], files: [.pdf(input, name: "assurance.pdf")])
    #expect(refused.status == 422)
    #expect(refused.errors.count == 1 && refused.errors[0].contains("vous ne pouvez joindre un document que si"))
    #expect(try await sandbox.dossier(candidate).files.isEmpty)
  }

  @Test("Scenario 79: an upload that is deleted before and after the form is saved is gone from list and storage")
  func deletedFilesAreGone() async throws {
    let candidate = try sandbox.candidate()
    let stored = try sandbox.storedFiles()
    let token = try candidate.open(Self.taxes).form(button: "intent").fields().filter { $0.name == "csrf_token" }
    // As a script uploads it, before the form is sent.
    let upload = FormBody(multipart: token, [.pdf("files[\(Self.taxProof)]", name: "avant.pdf")])
    let answer = try candidate.browser.request(
      "POST", candidate.address("files"), type: upload.type, body: upload.bytes)
    let listed = try #require((answer.json["files"] as? [[String: Any]])?.first?["id"] as? String, "\(answer.text)")
    #expect(try sandbox.storedFiles() == stored + 1)
    let plain = FormBody(urlEncoded: token)
    let deleted = try candidate.browser.request(
      "POST", candidate.address("files/\(listed)/delete"), type: plain.type, body: plain.bytes)
    #expect(deleted.status == 200 && (deleted.json["files"] as? [Any])?.isEmpty == true, "\(deleted.text)")
    #expect(try candidate.open(Self.taxes).files(Self.taxProof).isEmpty)
    #expect(try sandbox.storedFiles() == stored)

    // With the form, and by its button afterwards; what was typed meanwhile is kept.
    let input = "files[\(Self.taxProof)]"
    try candidate.answer(Self.taxes, files: [.pdf(input, name: "un.pdf"), .pdf(input, name: "deux.pdf")])
    #expect(try sandbox.storedFiles() == stored + 2)
    let file = try #require(try candidate.open(Self.taxes).files(Self.taxProof).first)
    let question = "radio_with_file_and_text[\(Self.taxes)_liquidation_judiciaire][choice]"
    let page = try candidate.answer(Self.taxes, [question: ["no"]], press: ("remove_file", file.id))
    #expect(page.step == Self.taxes && page.alerts("success") == ["Le fichier est supprimé."])
    #expect(page.files(Self.taxProof).map(\.name) == ["deux.pdf"])
    #expect(try page.values()[question] == ["no"])
    #expect(try sandbox.storedFiles() == stored + 1)
    let address = try #require(file.address)
    #expect(try candidate.browser.request("GET", address).status == 404)
    let again = try candidate.browser.request(
      "POST", address + "/delete", type: plain.type, body: plain.bytes)
    #expect(again.status == 404)
  }
}

extension ChosenFile {
  static func text(_ input: String, name: String, _ text: String) -> ChosenFile {
    ChosenFile(input: input, name: name, type: "text/plain", bytes: Array(text.utf8))
  }
}
