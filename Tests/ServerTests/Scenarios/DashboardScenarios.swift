import Foundation
import Runtime
import Store
import TestSupport
import Testing

/// The candidate's applications at a glance, one read again, and what became of it: product.md §11.11.
@Suite(.serialized, .sandbox) struct DashboardScenarios {
  private let sandbox: Sandbox

  init() throws { sandbox = try Sandbox.current() }

  private func isLogin(_ page: VisitedPage) -> Bool {
    page.headings.first == "Bienvenue," && page.path.hasPrefix("/candidate/sessions/new")
  }

  private func cards(_ page: VisitedPage) -> [PageNode] {
    page.main?.elements.filter { $0.name == "li" && $0.elements.contains { $0.isOf("fr-card") } } ?? []
  }

  @Test(
    """
    Scenario 103: the dashboard needs a login, and shows the applications of the login’s SIRET with their badges, \
    counts and buyers (by SIRET: names come with the recovery of official data)
    """)
  func theDashboardShowsOnesOwn() async throws {
    #expect(isLogin(try Visitor(sandbox.server).open("/candidate/dashboard")))

    let names = ["Mobilier", "Écrans", "Chauffage"]
    let markets = try names.map { try sandbox.newMarket(.init(), ["name": $0]) }
    let submitted = try sandbox.candidate(of: markets[0])
    _ = try await submitted.send()
    /// The same person and company at another market.
    func alsoOwned(_ market: String, siret: String) throws -> String {
      let application = try sandbox.editor.createApplication(of: market, siret: siret)
      try Visitor(sandbox.server).logIn(application, email: submitted.email)
      return application
    }
    let draft = try alsoOwned(markets[1], siret: submitted.siret)
    let otherCompany = try alsoOwned(markets[2], siret: Siret.next())

    let page = try submitted.browser.open("/candidate/dashboard")
    #expect(page.status == 200 && page.headings.first == "Mes candidatures")
    let cards = cards(page)
    #expect(cards.count == 2, "newest first")
    for (card, (name, application, badge, colour)) in zip(
      cards, [("Écrans", draft, "EN COURS", "info"), ("Mobilier", submitted.application, "TRANSMISE", "success")])
    {
      #expect(card.plainText.contains(name) && card.plainText.contains(application))
      let badges = card.elements.filter { $0.isOf("fr-badge") }
      #expect(badges.map(\.plainText) == [badge] && badges.allSatisfy { $0.isOf("fr-badge--\(colour)") })
      let buyer = try #require(card.plainText.firstMatch(of: /Acheteur : ([^\n]*?)(Modifiée|Déposée)/)?.1)
      #expect(buyer.filter(\.isNumber) == "13002526500013")
    }
    #expect(!page.text.contains(otherCompany) && !page.text.contains("Chauffage"))
    let counts = page.main?.elements.filter { $0.isOf("pm-count") }.map(\.plainText)
    #expect(counts == ["1 Candidatures en cours", "1 Candidatures terminées"])
    let edit = try #require(cards[0].elements.first { $0.name == "a" && $0.plainText.contains("Modifier") }?["href"])
    #expect(try submitted.browser.open(edit).step == "company_identification")
    #expect(!cards[1].plainText.contains("Modifier") && cards[1].plainText.contains("Consulter"))
  }

  @Test("Scenario 103: a draft is deleted from the dashboard, after a question (the original’s button did nothing)")
  func aDraftIsDeleted() async throws {
    let candidate = try sandbox.candidate()
    let phone = "phone_input[identite_entreprise_contact_telephone]"
    try candidate.answer("identite_entreprise_contact", [phone: ["01 23 45 67 89"]])
    let card = try #require(cards(try candidate.browser.open("/candidate/dashboard")).first)
    let delete = try #require(card.elements.first { $0.name == "a" && $0.plainText.contains("Supprimer") }?["href"])
    let question = try candidate.browser.open(delete)
    #expect(question.headings.first == "Supprimer cette candidature ?")
    #expect(try await !sandbox.dossier(candidate).given.isEmpty)
    let dashboard = try candidate.browser.submit(try question.form())
    #expect(dashboard.path.hasPrefix("/candidate/dashboard"))
    #expect(dashboard.alerts("success") == ["La candidature est supprimée."])
    #expect(cards(dashboard).isEmpty && dashboard.text.contains("Aucune candidature pour le moment"))
    let dossier = try await sandbox.dossier(candidate)
    #expect(dossier.given.isEmpty && dossier.owner == nil)
    #expect(isLogin(try candidate.open("summary")), "it is nobody’s again")
  }

  @Test("Scenario 104: a submitted application is read again by its owner; a draft leads to the dashboard")
  func aSubmittedApplicationIsReadAgain() async throws {
    let candidate = try sandbox.candidate(.init(lots: ["Un", "Deux"]))
    try candidate.answer("lots", ["lot_ids": ["2"]])
    let early = try candidate.open("consultation")
    #expect(early.path.hasPrefix("/candidate/dashboard"))
    #expect(early.alerts("warning") == ["Cette candidature n’est pas consultable"])
    let unknown = try sandbox.candidate().browser.open("/candidate/market_applications/FT20260511AAAAAAAA/consultation")
    #expect(isLogin(unknown), "whether it exists is nobody’s business")

    _ = try await candidate.send()
    #expect(isLogin(try Visitor(sandbox.server).open(candidate.address("consultation"))))
    let page = try candidate.open("consultation")
    #expect(page.status == 200 && page.headings.contains("Votre candidature"))
    #expect(page.badges.contains { $0 == ("TRANSMISE", "success") })
    #expect(page.text.contains("Fourniture de matériel") && page.text.contains("Deux"))
    #expect(page.main?.elements.contains { $0.name == "form" } == false, "nothing can be changed")
    let back = try #require(page.link("Retour à mes candidatures"))
    #expect(try candidate.browser.open(back).headings.first == "Mes candidatures")
    let attestation = try #require(page.link("Télécharger mon attestation"))
    #expect(try candidate.browser.request("GET", attestation).body.starts(with: "%PDF-".utf8))

    // One that was put in without its documents offers none.
    let bare = try sandbox.candidate()
    _ = try await sandbox.store.submitApplication(identifier: bare.application, at: Clock().now) { _ in nil }
    let without = try bare.open("consultation")
    #expect(without.status == 200 && without.badges.contains { $0 == ("TRANSMISE", "success") })
    #expect(without.link("Télécharger mon attestation") == nil)
    #expect(try bare.browser.request("GET", bare.address("attestation")).status == 404)
  }

  // MARK: Sync status

  @Test("Scenario 105: the status page: success, without a return link where the editor has none")
  func successWithoutAReturnLink() async throws {
    let candidate = try sandbox.candidate()
    _ = try await candidate.send()
    let page = try await status(of: candidate, says: "Synchronisation réussie")
    #expect(page.badges.contains { $0 == ("Synchronisation réussie", "success") })
    #expect(page.text.contains(candidate.application))
    #expect(page.link("Retourner sur") == nil)
    #expect(try state(of: candidate) == "sync_completed")
  }

  @Test("Scenario 105: the status page: pending, then success with a return link that names market and application")
  func pendingThenSuccessWithAReturnLink() async throws {
    let receiver = try Receiver { _ in .silence }
    let editor = try APIClient(
      sandbox.server,
      try sandbox.server.addEditor(
        "Plateforme qui revient",
        ["--webhook-url", receiver.url, "--candidate-return-url", "https://exemple.fr/retour?de=passe"]))
    // Not told of the market: that would have to be answered before the application is.
    let candidate = try applied(to: editor)
    _ = try await candidate.send()
    var page = try candidate.open("sync_status")
    #expect(page.badges.contains { $0 == ("Synchronisation en cours", "info") })
    #expect(["sync_pending", "sync_processing"].contains(try state(of: candidate)))
    #expect(page.main?.elements.contains { ($0["data-pm-poll"] ?? "").contains("sync_status.json") } == true)
    let market = try await sandbox.dossier(candidate).market.identifier
    let named = "market_identifier=\(market)&application_identifier=\(candidate.application)"
    #expect(page.link("Retourner sur Plateforme qui revient") == "https://exemple.fr/retour?de=passe&" + named)
    receiver.reply { _ in .answer(200) }
    receiver.hangUp()
    page = try await status(of: candidate, says: "Synchronisation réussie")
    #expect(page.link("Retourner sur Plateforme qui revient") != nil)
  }

  @Test("Scenario 105: the status page: failure with a retry and a contact; retried, it succeeds")
  func failureThenARetry() async throws {
    let receiver = try Receiver { _ in .answer(422) }
    let editor = try APIClient(
      sandbox.server, try sandbox.server.addEditor("Plateforme en panne", ["--webhook-url", receiver.url]))
    let candidate = try applied(to: editor)
    let sent = try await candidate.send()
    #expect(sent.headings.contains("Votre candidature a été transmise !"), "the application is in all the same")
    let page = try await status(of: candidate, says: "Erreur inattendue")
    #expect(page.alerts("error").contains { $0.hasPrefix("Erreur inattendue") })
    #expect(page.link("Télécharger mon attestation") != nil)
    let contact = try #require(page.link("Contactez-nous"))
    #expect(contact.hasPrefix("mailto:support@") && contact.contains(candidate.application))
    #expect(try state(of: candidate) == "sync_failed")

    receiver.reply { _ in .answer(200) }
    let retried = try candidate.browser.submit(try page.form(button: "Retenter de transmettre ma candidature"))
    #expect(retried.alerts("success") == ["La synchronisation a été relancée."])
    _ = try await status(of: candidate, says: "Synchronisation réussie")
    // What was delivered is not delivered again.
    let count = receiver.requests.count
    let again = try candidate.browser.request(
      "POST", candidate.address("retry_sync"), type: "application/x-www-form-urlencoded",
      body: Array("csrf_token=\(try token(of: page))".utf8))
    #expect(again["location"]?.contains("notice=retry_refused") == true)
    #expect(receiver.requests.count == count)
  }

  private func token(of page: VisitedPage) throws -> String {
    let form = try page.form(button: "Retenter de transmettre ma candidature")
    return try #require(form.fields().first { $0.name == "csrf_token" }?.value)
  }

  /// An application to a market that the editor has not to be told of.
  private func applied(to editor: APIClient) throws -> Candidate {
    let market = try editor.createMarket()
    let completed = try sandbox.server.operate(["market", "complete", market])
    try #require(completed.status == 0, "\(completed.errors)")
    let siret = Siret.next()
    let candidate = Candidate(
      application: try editor.createApplication(of: market, siret: siret), siret: siret,
      browser: Visitor(sandbox.server))
    try candidate.logIn()
    return candidate
  }

  private func status(of candidate: Candidate, says words: String) async throws -> VisitedPage {
    var page = try candidate.open("sync_status")
    try await eventually("« \(words) »", pause: .milliseconds(100)) {
      page = try candidate.open("sync_status")
      return page.text.contains(words)
    }
    return page
  }

  private func state(of candidate: Candidate) throws -> String {
    let answer = try candidate.browser.request("GET", candidate.address("sync_status.json"))
    return try #require(answer.json["sync_status"] as? String, "\(answer.status) \(answer.text)")
  }
}
