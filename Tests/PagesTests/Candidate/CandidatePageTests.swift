import Foundation
import HTML
import TestSupport
import Testing

@testable import Pages

/// What each page must say and offer. That all are well made is held by `PageTests`, that none can be broken out of by
/// `HostileWordsTests`.
@Suite struct CandidatePageTests {
  let samples = CandidateSamples()

  func read(_ page: Markup) throws -> PageTree { try PageTree(page) }

  func main(_ tree: PageTree) throws -> PageNode { try #require(tree.elements("main").first) }

  func buttonTexts(_ tree: PageTree) throws -> [String] {
    try main(tree).elements.filter { $0["class"]?.hasPrefix("fr-btn") ?? false }.map(\.allText)
  }

  func links(_ tree: PageTree) throws -> [String] { try main(tree).elements.compactMap { $0["href"] } }

  // MARK: Signing in

  @Test func theLoginFormAsksForWhatItDoesNotKnow() throws {
    let asked = try read(samples.signedOut.login(CandidateLoginModel(application: "FT1"), samples.form))
    let siret = try #require(asked.elements.first { $0["name"] == "siret" })
    #expect(siret["readonly"] == nil && siret["value"] == nil)
    #expect(asked.elements.first { $0["name"] == "market_application_id" }?["value"] == "FT1")
    #expect(asked.elements("h1").map(\.allText) == ["Bienvenue,"])
    #expect(try buttonTexts(asked) == ["Recevoir un lien de connexion"])
    #expect(asked.elements("form").contains { $0["action"] == "/candidate/sessions" })
  }

  @Test func aKnownSIRETIsLockedWhateverWasSent() throws {
    var form = samples.form
    form.values = ["siret": ["forgé"], "email": ["a@b.fr"]]
    let model = CandidateLoginModel(application: "FT1", siret: "73282932000074")
    for tree in [
      try read(samples.signedOut.login(model, form)),
      try read(samples.pages.companyIdentification(.init(wizard: samples.wizard), form)),
    ] {
      let siret = try #require(tree.elements.first { $0["name"] == "siret" })
      #expect(siret["readonly"] != nil && siret["value"] == "732\u{A0}829\u{A0}320\u{A0}00074")
      #expect(
        tree.root.allText.contains(
          "Ce numéro a été fourni par la plateforme de marchés publics et ne peut pas être modifié"))
    }
  }

  @Test func aSIRETThatWasEnteredIsLockedAsOnesOwn() throws {
    var wizard = samples.wizard
    wizard.application.isSiretEntered = true
    let tree = try read(samples.pages.companyIdentification(.init(wizard: wizard), samples.form))
    let siret = try #require(tree.elements.first { $0["name"] == "siret" })
    #expect(siret["readonly"] != nil && siret["value"] == "732\u{A0}829\u{A0}320\u{A0}00074")
    #expect(tree.root.allText.contains("Vous avez indiqué ce numéro pour cette candidature"))
    #expect(!tree.root.allText.contains("fourni par la plateforme"))
  }

  @Test func theLinkIsShownOnlyWhereItIsGiven() throws {
    let link = CandidateSignInLink(token: "t", application: "FT1")
    let shown = try read(samples.signedOut.linkSent(.init(application: "FT1", link: link)))
    #expect(try links(shown).contains("/candidate/sessions/verify?token=t&market_application_id=FT1"))
    let hidden = try read(samples.signedOut.linkSent(.init(application: "FT1")))
    #expect(try links(hidden).allSatisfy { !$0.contains("token") })
    #expect(hidden.elements("h1").map(\.allText) == ["Vérifiez vos emails"])
    #expect(
      !hidden.root.allText.contains("Votre lien de connexion à Passe Marché"),
      "the message to whoever comes back has another subject")
  }

  @Test func aLinkIsUsedByAButton() throws {
    let model = CandidateLinkConfirmationModel(link: .init(token: "t", application: "FT1"), market: nil)
    let tree = try read(samples.signedOut.linkConfirmation(model, samples.form))
    let form = try #require(try main(tree).elements.first { $0.name == "form" })
    #expect(form["method"] == "post" && form["action"] == "/candidate/sessions/verify")
    let sent = form.elements.filter { $0.name == "input" }.map { ($0["name"] ?? "") + "=" + ($0["value"] ?? "") }
    #expect(sent == ["csrf_token=jeton", "token=t", "market_application_id=FT1"])
    #expect(try buttonTexts(tree) == ["Continuer"])
  }

  // MARK: Dashboard

  @Test func eachStateHasItsActions() throws {
    let states: [(CandidateDashboardModel.State, String, [String])] = [
      (.draft(modified: samples.earlier), "EN COURS", ["Modifier", "Supprimer"]),
      (.inSubmission(since: samples.earlier), "TRANSMISSION EN COURS", ["Suivre la transmission"]),
      (.submitted(on: samples.earlier, hasAttestation: true), "TRANSMISE", ["Consulter", "Télécharger l’attestation"]),
      (.submitted(on: samples.earlier, hasAttestation: false), "TRANSMISE", ["Consulter"]),
    ]
    for (state, badge, actions) in states {
      let card = CandidateDashboardModel.Card(
        identifier: "FT1", market: "Marché", buyer: "Ville", lots: 1, state: state, deadline: samples.deadline,
        isDeadlinePassed: false)
      let model = CandidateDashboardModel(siret: "73282932000074", inProgress: 1, completed: 2, cards: [card])
      let tree = try read(samples.pages.dashboard(model))
      #expect(try buttonTexts(tree) == actions)
      #expect(try main(tree).elements.contains { $0["class"]?.contains("fr-badge") ?? false && $0.allText == badge })
      #expect(
        tree.root.allText.contains("1 Candidatures en cours") && tree.root.allText.contains("2 Candidatures terminées"))
      #expect(tree.root.allText.contains("1\u{A0}lot choisi") && tree.root.allText.contains("Ville"))
      for action in try main(tree).elements.filter({ $0["class"]?.hasPrefix("fr-btn") ?? false }) {
        #expect(action["aria-label"]?.contains("FT1") == true, "all cards have the same words on their buttons")
      }
    }
  }

  @Test func aDraftIsDeletedByAFormOnly() throws {
    let tree = try read(
      samples.pages.deletion(.init(application: samples.application, answers: 1, files: 2), samples.form))
    let form = try #require(try main(tree).elements.first { $0.name == "form" })
    #expect(form["method"] == "post")
    #expect(form["action"] == "/candidate/market_applications/FT20260615A1B2C3D4/delete")
    #expect(tree.root.allText.contains("1\u{A0}réponse et 2\u{A0}fichiers seront effacés"))
  }

  // MARK: Wizard

  @Test func lotsAreChosenByTheirPosition() throws {
    func boxes(_ form: FormContext) throws -> [PageNode] {
      try read(samples.pages.lots(.init(wizard: samples.wizard, selected: [1, 3]), form)).elements
        .filter { $0["name"] == "lot_ids" }
    }
    #expect(try boxes(samples.form).map { $0["value"] } == ["1", "2", "3"])
    #expect(try boxes(samples.form).filter { $0["checked"] != nil }.map { $0["value"] } == ["1", "3"])
    let refused = FormContext(
      csrfToken: "jeton", messages: [FieldMessage(field: "lot_ids", text: "Vous devez sélectionner au moins un lot")])
    #expect(try boxes(refused).allSatisfy { $0["checked"] == nil }, "none was sent")
  }

  @Test func theLimitOfLotsIsTold() throws {
    let tree = try read(samples.pages.lots(.init(wizard: samples.wizard, selected: []), samples.form))
    #expect(tree.root.allText.contains("Vous pouvez choisir 2\u{A0}lots au plus"))
    #expect(tree.elements.allSatisfy { $0["data-pm-action"] != "check-all" }, "all would be too many")
    var wizard = samples.wizard
    wizard.application.market.lotLimit = nil
    let free = try read(samples.pages.lots(.init(wizard: wizard, selected: []), samples.form))
    #expect(free.elements.contains { $0["data-pm-action"] == "check-all" && $0["hidden"] != nil })
  }

  @Test func theMenuMarksTheScreenOneIsOn() throws {
    let tree = try read(samples.pages.fields(samples.fields(samples.contact), samples.form))
    let current = tree.elements.filter { $0["aria-current"] == "page" && $0["class"]?.contains("sidemenu") ?? false }
    #expect(current.count == 1 && current[0].allText.hasPrefix("Vos coordonnées"))
    #expect(tree.elements("h2").first?.allText == "Vos coordonnées")
  }

  // MARK: Exclusion grounds

  @Test func theStatementHasItsTextsInNewTabsAndItsSectionsClosed() throws {
    let tree = try read(samples.pages.exclusionGrounds(.init(wizard: samples.wizard, isAttested: false), samples.form))
    let articles = try main(tree).elements.filter { $0["href"]?.contains("legifrance") ?? false }
    #expect(articles.count == 2)
    for (article, section) in zip(articles, ["LEGISCTA000037703589", "LEGISCTA000037703603"]) {
      #expect(article["href"]?.contains(section) == true)
      #expect(article["target"] == "_blank" && article["rel"]?.contains("noopener") == true)
      #expect(article["title"]?.contains("nouvelle fenêtre") == true)
    }
    let sections = tree.elements("details")
    #expect(
      sections.map { $0.elements.first { $0.name == "summary" }?.allText } == [
        "Principe", "Condamnations pénales visées", "Situation de l’entreprise", "Manquements fiscaux",
        "Présomption d’entente", "Conflit d’intérêt",
      ])
    #expect(sections.allSatisfy { $0["open"] == nil })
    let tags = try main(tree).elements.filter { $0["class"]?.hasPrefix("fr-tag ") ?? false }
    #expect(tags.count == 12 && tags.allSatisfy { $0.name == "p" })
    let box = try #require(tree.elements.first { $0["name"] == "attests_no_exclusion_motifs" })
    #expect(box["value"] == "true" && box["checked"] == nil && box["required"] == nil)
  }

  @Test func whatIsContestedStandsApartFromWhatIsOfficial() throws {
    let model = CandidateExclusionModel(
      wizard: samples.wizard, isAttested: true, contestations: samples.contestations)
    let tree = try read(samples.pages.exclusionGrounds(model, samples.form))
    for contestation in samples.contestations {
      let name = "contestation[\(contestation.key)]"
      let text = try #require(tree.elements.first { $0["name"] == name })
      #expect(text.allText == contestation.text, "the official words are no part of the candidate's")
      #expect(tree.elements.contains { $0["name"] == "files[\(contestation.key)]" })
      #expect(tree.root.allText.contains(contestation.officialText))
    }
    let parts = tree.elements("details").filter { $0.allText.contains("Je souhaite fournir") }
    #expect(parts.map { $0["open"] != nil } == [false, true], "open where there is something")
    #expect(tree.elements.first { $0["name"] == "attests_no_exclusion_motifs" }?["checked"] != nil)
  }

  // MARK: Summary

  @Test func nothingIsSubmittedWhileSomethingStandsInTheWay() throws {
    let free = try read(samples.pages.summary(samples.summary, samples.form))
    #expect(try buttonTexts(free).contains("Transmettre l’ensemble de mes candidatures"))
    let obstacles: [(CandidateSummaryModel.Obstacle, String, String?)] = [
      (.deadlinePassed, "La date limite était le 15/06/2026 à 12:00", nil),
      (.siretMissing, "SIRET", "company_identification"),
      (.noLotChosen, "Vous devez sélectionner au moins un lot", "lots"),
      (.tooManyLots(chosen: 3, limit: 2), "Vous ne pouvez pas sélectionner plus de 2 lot(s)", "lots"),
      (.pendingFile(name: "a.pdf", step: .fields("x")), "a.pdf\u{A0}: Le scan de sécurité est en cours", "summary"),
      (.infectedFile(name: "a.pdf", step: .fields("x")), "Malware détecté", "x"),
      (
        .uncheckedFile(name: "a.pdf", step: .exclusionGrounds), "n’a pas pu être vérifié",
        "attestation_motifs_exclusion"
      ),
      (.packageTooLarge, "dépassent ensemble 500\u{A0}Mo", nil),
    ]
    for (obstacle, sentence, segment) in obstacles {
      var model = samples.summary
      model.obstacles = [obstacle]
      let tree = try read(samples.pages.summary(model, samples.form))
      let alert = try #require(tree.elements.first { $0["id"] == "obstacles" })
      #expect(alert.allText.contains(sentence))
      let expected = segment.map { ["/candidate/market_applications/\(samples.identifier)/\($0)"] } ?? []
      #expect(alert.elements.compactMap { $0["href"] } == expected)
      #expect(try buttonTexts(tree).allSatisfy { !$0.hasPrefix("Transmettre") })
    }
  }

  @Test func theSummaryLooksAtScansWhileOneIsUnderWay() throws {
    var model = samples.summary
    #expect(try read(samples.pages.summary(model, samples.form)).elements.allSatisfy { $0["data-pm-poll"] == nil })
    model.obstacles = [.pendingFile(name: "a.pdf", step: .summary)]
    let poll = try #require(
      try read(samples.pages.summary(model, samples.form)).elements.first { $0["data-pm-poll"] != nil })
    #expect(poll["data-pm-poll"] == "/candidate/market_applications/\(samples.identifier)/scan_status.json")
    #expect(poll["data-pm-poll-key"] == "complete" && poll["data-pm-poll-state"] == "false")
  }

  @Test func oneLotIsOneApplication() throws {
    var model = samples.summary
    model.dossier.lots = [samples.market.lots[0]]
    #expect(
      try buttonTexts(read(samples.pages.summary(model, samples.form))).contains("Transmettre ma candidature"))
  }

  @Test func chosenLotsAreListedUpwards() throws {
    let text = try read(samples.pages.summary(samples.summary, samples.form)).root.allText
    let lots = try #require(text.range(of: "Lots choisis"))
    let section = text[lots.upperBound...].prefix(260)
    let first = try #require(section.range(of: "Lot 1Titre\u{A0}: Gros œuvre et démolitionType\u{A0}: Travaux"))
    let second = try #require(section.range(of: "Lot 3Titre\u{A0}: Chauffage"))
    #expect(first.lowerBound < second.lowerBound)
    #expect(!section.contains("Lot 2"))

    var model = samples.summary
    model.wizard.application.market.lots = []
    model.dossier.lots = []
    #expect(try !read(samples.pages.summary(model, samples.form)).root.allText.contains("Lots choisis"))
  }

  @Test func bannersWarnAndBlockNothing() throws {
    func text(_ change: (inout CandidateSummaryModel) -> Void) throws -> String {
      var model = samples.summary
      change(&model)
      let tree = try read(samples.pages.summary(model, samples.form))
      #expect(try buttonTexts(tree).contains { $0.hasPrefix("Transmettre") })
      return try main(tree).allText
    }
    #expect(try text { _ in }.contains("Capacités économiques, financières et techniques"))
    #expect(try !text { $0.dossier.categories = [] }.contains("Capacités économiques, financières et techniques"))
    #expect(try text { $0.dossier.isAttested = false }.contains("L’attestation sur l’honneur est manquante."))
    #expect(try !text { _ in }.contains("L’attestation sur l’honneur est manquante."))
    #expect(try text { $0.lacksExclusionData = true }.contains("motifs d’exclusion est manquante"))
    #expect(try !text { _ in }.contains("motifs d’exclusion est manquante"))
    #expect(try text { _ in }.contains("vous certifiez que les informations déclarées sont exactes"))
  }

  @Test func theSummaryShowsBothNamesOfADocumentAndNoOfficialValue() throws {
    let text = try read(samples.pages.summary(samples.summary, samples.form)).root.allText
    #expect(text.contains("CV Claire Martin.pdf") && text.contains("user_01_01_CV Claire Martin.pdf"))
    #expect(!text.contains("SECRET-OF-THE-SOURCE"))
    #expect(text.contains("45,8\u{A0}Mo sur 500\u{A0}Mo") || text.contains("45,7\u{A0}Mo sur 500\u{A0}Mo"))
  }

  @Test func theConsultationChangesNothing() throws {
    let model = CandidateConsultationModel(
      application: samples.application, submittedAt: samples.earlier, dossier: samples.dossier, hasAttestation: true)
    let tree = try read(samples.pages.consultation(model))
    #expect(try main(tree).elements.allSatisfy { $0.name != "form" && $0.name != "input" })
    #expect(try !buttonTexts(tree).contains("Modifier"))
    #expect(try links(tree).contains("/candidate/market_applications/\(samples.identifier)/attestation"))
    #expect(try links(tree).contains("/candidate/dashboard"))
  }

  // MARK: After the submission

  @Test func eachDeliveryIsTold() throws {
    let states: [(CandidateSyncModel.Delivery, String, String?)] = [
      (.pending, "Synchronisation en cours", "sync_pending"),
      (.processing, "Synchronisation en cours", "sync_processing"),
      (.completed, "Synchronisation réussie", nil), (.failed, "Erreur inattendue", nil),
      (.notConfigured, "ne reçoit pas d’avis automatique", nil),
    ]
    for (delivery, sentence, polled) in states {
      let tree = try read(samples.pages.syncStatus(samples.sync(delivery), samples.form))
      #expect(tree.root.allText.contains(sentence))
      #expect(tree.elements("h1").map(\.allText) == ["Votre candidature a été transmise\u{202F}!"])
      #expect(tree.elements.compactMap { $0["data-pm-poll-state"] } == [polled].compactMap(\.self))
      let retries = tree.elements("form").filter { $0["action"]?.hasSuffix("/retry_sync") ?? false }
      #expect(retries.count == (delivery == .failed ? 1 : 0))
      #expect(try links(tree).contains { $0.hasPrefix("mailto:") } == (delivery == .failed))
      #expect(try buttonTexts(tree).contains("Télécharger mon attestation de candidature"))
    }
  }

  @Test func theWayBackIsASafeAddressOrNone() throws {
    func hasWayBack(_ address: String?) throws -> Bool {
      var model = samples.sync(.completed)
      model.returnURL = address
      return try buttonTexts(read(samples.pages.syncStatus(model, samples.form))).contains {
        $0.hasPrefix("Retourner sur")
      }
    }
    #expect(try hasWayBack("https://achats.example.fr/retour?a=1"))
    #expect(try !hasWayBack(nil))
    #expect(try !hasWayBack("javascript:alert(1)"))
  }

  @Test func theWorkOfASubmissionIsFollowed() throws {
    let model = CandidateSubmissionModel(
      application: samples.application, requestedAt: samples.earlier, current: .documentsPackage)
    let tree = try read(samples.pages.submission(model))
    #expect(tree.elements("h1").map(\.allText) == ["Votre candidature est en cours de transmission"])
    let badges = try main(tree).elements.filter { $0["class"]?.contains("fr-badge") ?? false }.map(\.allText)
    #expect(badges == ["Terminé", "Terminé", "En cours", "À venir"])
    #expect(
      tree.elements.contains {
        $0["data-pm-poll-key"] == "submission" && $0["data-pm-poll-state"] == "documents_package"
      })
  }

  @Test func itIsSaidClearlyThatItIsTooLate() throws {
    let tree = try read(samples.pages.deadlinePassed(.init(application: samples.application, wasRefused: true)))
    #expect(tree.root.allText.contains("Votre candidature n’a pas été transmise"))
    #expect(tree.root.allText.contains("15/06/2026 à 12:00 (heure de Paris)"))
    #expect(tree.root.allText.contains("après votre dernier enregistrement"))
  }
}
