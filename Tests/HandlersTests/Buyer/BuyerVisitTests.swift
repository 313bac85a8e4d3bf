import Generated
import Pages
import Store
import Testing

@testable import Handlers
@_spi(Dispatch) @testable import Runtime

/// The screens of the buyer's wizard (product.md §5.1).
@Suite struct BuyerVisitTests {
  private let journey: Journey

  init() async throws { journey = try await Journey() }

  private func visit(_ market: MarketRecord) async throws -> BuyerVisit {
    let sessions = try BrowserCookies(key: .random(), isSecure: true)
    let browser = BrowserVisit(sessions.open(cookie: nil), cookie: "session", sessions: sessions)
    let request = IncomingRequest(
      method: .get, head: [], path: 0..<0, query: nil, headers: HeaderIndex(), captures: PathCaptures(), body: .none,
      media: nil, principal: nil, clientGate: nil, id: RequestID(), receivedAt: at(20), deadline: at(50))
    return BuyerVisit(
      market: market, editor: try await journey.editor(),
      visit: Visit(RequestContext(authorization: browser, request: request), destination: nil))
  }

  @Test func theScreensFollowTheMarket() async throws {
    let market = try await journey.market(lots: [.init(name: "Un")])
    let buyer = try await visit(market)
    #expect(
      buyer.steps == [
        .setup, .lots, .category("identite_entreprise"), .category("motifs_exclusion"),
        .category("capacite_economique_financiere"), .category("capacites_techniques_professionnelles"), .summary,
      ])
    for (step, next) in zip(buyer.steps, buyer.steps.dropFirst()) {
      #expect(buyer.step(1, from: step) == next && buyer.step(-1, from: next) == step)
    }
    #expect(buyer.step(-1, from: .setup) == nil && buyer.step(1, from: .summary) == nil)
    #expect(buyer.step(1, from: .category("inconnu")) == nil && buyer.category("inconnu") == nil)
    await journey.store.close()
  }

  @Test func withoutLotsNobodyIsAskedAboutThem() async throws {
    let buyer = try await visit(try await journey.market())
    #expect(!buyer.steps.contains(.lots) && buyer.step(1, from: .setup) == .category("identite_entreprise"))
    await journey.store.close()
  }

  @Test func whatIsMandatoryAndWhatIsChosenAreAsked() async throws {
    let market = try await journey.market()
    var changes = MarketChanges()
    changes.categories["capacites_techniques_professionnelles"] = CategoryChoice(
      additional: true, selectedKeys: [Key.people, "inconnu", Key.email])
    let configured = try await journey.store.configureMarket(identifier: market.identifier, changes, at: at(2))
    let keys = MarketFields.keysAtCompletion(of: configured)
    #expect(keys == MarketFields.mandatoryKeys(for: ["supplies"]) + [Key.people])
    #expect(keys.count == 14)
    let groups = try await visit(configured).groups(
      try #require(try await visit(configured).category("identite_entreprise")))
    #expect(groups.map(\.mandatory.count) == [6, 2] && groups.allSatisfy(\.optional.isEmpty))
    await journey.store.close()
  }

  @Test func defenceIsOfferedToWhoMayAskForIt() async throws {
    var changes = EditorChanges()
    #expect(try await visit(try await journey.market("VR-1")).defence == .notOffered)
    #expect(try await visit(try await journey.market("VR-2", types: ["supplies", "defense"])).defence == .setByEditor)
    changes.canCreateDefenseMarkets = .set(true)
    _ = try await journey.store.updateEditor(id: try await journey.editor().id, changes, at: at(1))
    let market = try await journey.market("VR-3")
    #expect(try await visit(market).defence == .offered(chosen: false))
    var added = MarketChanges()
    added.addsDefense = .set(true)
    let defended = try await journey.store.configureMarket(identifier: market.identifier, added, at: at(2))
    #expect(try await visit(defended).defence == .offered(chosen: true))
    #expect(MarketFields.keysAtCompletion(of: defended).count > MarketFields.keysAtCompletion(of: market).count)
    await journey.store.close()
  }
}
