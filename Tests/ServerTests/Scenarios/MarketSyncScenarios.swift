import Foundation
import TestSupport
import Testing

/// What the buyer sees of a completed market on its way to its editor: product.md §11.5.
@Suite(.serialized, .sandbox) struct MarketSyncScenarios {
  private let sandbox: Sandbox
  private let receiver: Receiver
  private let buyer: Visitor

  init() throws {
    sandbox = try Sandbox.current()
    receiver = try Receiver()
    buyer = Visitor(sandbox.server)
  }

  /// A market of an editor of its own, completed by its buyer.
  private func market(_ flags: [String] = []) throws -> String {
    let credentials = try sandbox.server.addEditor(
      "Plateforme n° \(receiver.port)", ["--webhook-url", receiver.url] + flags)
    let market = try APIClient(sandbox.server, credentials).createMarket()
    try buyer.configure(market)
    return market
  }

  private func open(_ market: String) throws -> VisitedPage {
    try buyer.open("/buyer/public_markets/\(market)/sync_status")
  }

  private func data(_ market: String) throws -> Answer {
    try buyer.request("GET", "/buyer/public_markets/\(market)/sync_status.json")
  }

  private func status(_ market: String) throws -> String? { try data(market).json["sync_status"] as? String }

  private func wait(_ market: String, for status: String) async throws {
    try await eventually(status, pause: .milliseconds(50)) { try self.status(market) == status }
  }

  @Test("Scenario 51: on its way → « Synchronisation en cours »")
  func underWay() async throws {
    receiver.reply { _ in .silence }
    defer { receiver.close() }
    let market = try market()
    try await wait(market, for: "sync_processing")
    let page = try open(market)
    #expect(page.headings.first == "Synchronisation en cours")
    #expect(page.text.contains(market))
    #expect(page.tree.elements.contains { $0.name == "meta" && $0["http-equiv"] == "refresh" }, "looks again by itself")
  }

  @Test("Scenario 52: delivered, without a return URL → the identifier, and no link back")
  func deliveredWithoutAReturnURL() async throws {
    let market = try market()
    try await wait(market, for: "sync_completed")
    let page = try open(market)
    #expect(page.headings.first == "Synchronisation réussie")
    #expect(page.text.contains(market))
    #expect(page.link("Retourner sur") == nil)
  }

  @Test("Scenario 53: delivered, with a return URL → a link to it with the market's identifier")
  func deliveredWithAReturnURL() async throws {
    let market = try market(["--buyer-return-url", "https://plateforme.exemple.fr/retour?dossier=7#suite"])
    try await wait(market, for: "sync_completed")
    let page = try open(market)
    #expect(page.headings.first == "Synchronisation réussie")
    #expect(
      page.link("Retourner sur Plateforme n° \(receiver.port)")
        == "https://plateforme.exemple.fr/retour?dossier=7&market_identifier=\(market)#suite")
  }

  @Test("Scenarios 54 and 55: refused → « Erreur inattendue », from where it can be sent again and arrive")
  func failedAndSentAgain() async throws {
    receiver.reply { _ in .answer(422) }
    let market = try market()
    try await wait(market, for: "sync_failed")
    let failed = try open(market)
    #expect(failed.headings.first == "Erreur inattendue")
    let contact = try #require(failed.link("Contactez-nous"))
    #expect(contact.hasPrefix("mailto:"))
    #expect(contact.contains(market))

    receiver.reply { _ in .answer(200) }
    let retried = try buyer.submit(try failed.form(button: "Transmettre le formulaire"))
    #expect(retried.alerts("info").contains("La synchronisation a été relancée."))
    try await wait(market, for: "sync_completed")
    #expect(try open(market).headings.first == "Synchronisation réussie")
    #expect(receiver.requests.count == 2)
  }

  @Test("Scenario 56: the status as JSON, never kept by a browser; 404 for an unknown market")
  func theStatusAsData() async throws {
    let silent = try APIClient(sandbox.server, try sandbox.server.addEditor("Plateforme muette"))
    let pending = try silent.createMarket()
    #expect(try status(pending) == "sync_pending")
    receiver.reply { _ in .answer(410) }
    let failed = try market()
    try await wait(failed, for: "sync_failed")
    let delivered = try sandbox.market()
    try await wait(delivered, for: "sync_completed")
    let answer = try data(delivered)
    #expect(answer.text == #"{"sync_status":"sync_completed"}"#)
    #expect(answer["content-type"] == "application/json")
    #expect(answer["cache-control"]?.contains("no-store") == true)
    #expect(try data("VR-2026-AAAAAAAAAAAA").status == 404)
    #expect(try open("VR-2026-AAAAAAAAAAAA").status == 404)
    // The address that the first version made, with the identifier twice.
    #expect(try buyer.open("/buyer/public_markets/\(delivered)/sync_status/\(delivered)").step == "sync_status")
  }

  @Test("Scenario 57: a failed market can be sent again three times an hour, a delivered one never")
  func retriesAreFew() async throws {
    receiver.reply { _ in .answer(422) }
    let market = try market()
    try await wait(market, for: "sync_failed")
    let form = try open(market).form(button: "Transmettre le formulaire")
    for attempt in 1...3 {
      #expect(try buyer.submit(form).alerts("info").contains("La synchronisation a été relancée."), "\(attempt)")
      try await eventually("attempt \(attempt)", pause: .milliseconds(50)) { receiver.requests.count == attempt + 1 }
      try await wait(market, for: "sync_failed")
    }
    let refused = try buyer.submit(form)
    #expect(refused.alerts("error").contains { $0.contains("trois fois en une heure") }, "\(refused.alerts())")
    #expect(try status(market) == "sync_failed")

    receiver.reply { _ in .answer(200) }
    try sandbox.advanceClock(3600)
    #expect(try buyer.submit(form).alerts("info").contains("La synchronisation a été relancée."))
    try await wait(market, for: "sync_completed")
    // The form of a page that is still open elsewhere.
    let delivered = try buyer.submit(form)
    #expect(delivered.alerts("warning").contains { $0.contains("il n’y a rien à relancer") }, "\(delivered.alerts())")
    #expect(try status(market) == "sync_completed")
    #expect(receiver.requests.count == 5)
  }
}
