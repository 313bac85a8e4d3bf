import Runtime
import Testing

@testable import Store

@Suite final class MarketTests: StoreTest {
  @Test func aMarketIsKeptAsGiven() async throws {
    let store = try open()
    let editor = try await store.createEditor(newEditor("a"))
    let new = newMarket("VR-2027-000000000001", of: editor)
    let market = try await store.createMarket(new)
    #expect(try store.market(identifier: new.identifier) == market)
    #expect(market.lots == new.lots)
    #expect(market.marketTypeCodes == ["supplies", "services"])
    #expect(market.deadline == new.deadline)
    #expect(market.lotLimit == 1 && market.providerUserID == "u-1")
    #expect(market.completedAt == nil && market.fieldKeys.isEmpty && market.syncStatus == .pending)
    #expect(try store.market(identifier: "VR-2027-000000000002") == nil)
    #expect(await failure { () throws(StoreError) in try await store.createMarket(new) } == .identifierTaken)
  }

  /// The two ways to read a market agree, whatever it has of lots and its editor of a webhook.
  @Test func aPublishedMarketIsTheMarket() async throws {
    let store = try open()
    var withWebhook = newEditor("a")
    withWebhook.completionWebhookURL = "https://editor.test/hooks"
    let editors = [try await store.createEditor(withWebhook), try await store.createEditor(newEditor("b"))]
    for (editor, delivers) in zip(editors, [true, false]) {
      // More than nine, so that their order is that of numbers and not of texts.
      for count in [0, 1, 12] {
        var new = newMarket("VR-2027-\(editor.id)-\(count)", of: editor)
        new.lots = (0..<count).map { MarketRecord.Lot(name: "Lot \($0)", cpvCode: $0.isMultiple(of: 2) ? nil : "\($0)") }
        let market = try await store.createMarket(new)
        let published = try #require(try store.publishedMarket(identifier: new.identifier))
        #expect(published == PublishedMarket(market: market, deliversWebhooks: delivers))
        #expect(published.market.lots == new.lots)
      }
    }
    #expect(try store.publishedMarket(identifier: "VR-2027-000000000002") == nil)
  }

  /// Texts are read as the bytes that the file holds.
  @Test(arguments: ["", "a\0b", "é€😀", String(repeating: "x", count: 70_000)])
  func anyTextIsReadAsItWasWritten(text: String) async throws {
    let store = try open()
    try await store.setSetting("key", to: text)
    #expect(try store.setting("key") == text)
  }

  @Test func aCodeWithASpaceIsRefused() async throws {
    let store = try open()
    let editor = try await store.createEditor(newEditor("a"))
    var new = newMarket("VR-2027-000000000001", of: editor)
    new.marketTypeCodes = ["supplies services"]
    #expect(
      await failure { () throws(StoreError) in try await store.createMarket(new) }
        == .invalidValue("market_type_codes"))
  }

  @Test func completionHappensOnceAndKeepsTheOrderOfFields() async throws {
    let store = try open()
    let editor = try await store.createEditor(newEditor("a"))
    let market = try await store.createMarket(newMarket("VR-2027-000000000001", of: editor))
    let keys = ["z_last", "a_first", "m_middle"]
    let completed = try await store.completeMarket(identifier: market.identifier, at: at(50)) { asItStands in
      #expect(asItStands == market)
      return MarketConclusion(fieldKeys: keys, delivery: nil)
    }
    #expect(completed.fieldKeys == keys && completed.completedAt == at(50))
    #expect(completed.lots == market.lots)
    #expect(
      await refusal {
        try await store.completeMarket(identifier: market.identifier, at: at(60)) { _ in throw Unwanted() }
      } as? StoreError == .alreadyCompleted)
    #expect(
      await refusal {
        try await store.completeMarket(identifier: "none", at: at(60)) { _ in throw Unwanted() }
      } as? StoreError == .notFound)
    #expect(try store.market(identifier: market.identifier) == completed)
  }

  @Test func pagesAreNewestFirstAndDoNotShift() async throws {
    let store = try open()
    let mine = try await store.createEditor(newEditor("a"))
    let other = try await store.createEditor(newEditor("b"))
    for number in 1...5 {
      _ = try await store.createMarket(newMarket("mine-\(number)", of: mine))
      _ = try await store.createMarket(newMarket("other-\(number)", of: other))
    }
    let first = try store.markets(editorID: mine.id, before: nil, limit: 2)
    #expect(first.items.map(\.identifier) == ["mine-5", "mine-4"])
    _ = try await store.createMarket(newMarket("mine-6", of: mine))
    let second = try store.markets(editorID: mine.id, before: first.next, limit: 2)
    #expect(second.items.map(\.identifier) == ["mine-3", "mine-2"])
    let third = try store.markets(editorID: mine.id, before: second.next, limit: 2)
    #expect(third.items.map(\.identifier) == ["mine-1"])
    #expect(third.next == nil)
    let exact = try store.markets(editorID: mine.id, before: nil, limit: 6)
    #expect(exact.items.count == 6 && exact.next == nil)
    #expect(try store.markets(editorID: nil, before: nil, limit: 1000).items.count == 11)
    #expect(try store.markets(editorID: nil, before: nil, limit: 0).items.map(\.identifier) == ["mine-6"])
    #expect(try store.markets(editorID: 99, before: nil, limit: 5).items.isEmpty)
  }
}
