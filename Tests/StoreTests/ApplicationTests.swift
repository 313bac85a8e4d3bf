import Runtime
import Testing

@testable import Store

@Suite final class ApplicationTests: StoreTest {
  private func market(_ store: SQLiteStore) async throws -> MarketRecord {
    let editor = try await store.createEditor(newEditor("a"))
    return try await store.createMarket(newMarket("VR-2027-000000000001", of: editor))
  }

  @Test func thePendingApplicationOfASiretIsGivenAgain() async throws {
    let store = try open()
    let market = try await market(store)
    let first = try await store.openApplication(newApplication("FT1", to: market, siret: "73282932000074"))
    #expect(first.isNew)
    #expect(first.application.editorID == market.editorID)
    #expect(first.application.marketIdentifier == market.identifier)
    let again = try await store.openApplication(newApplication("FT2", to: market, siret: "73282932000074"))
    #expect(again == OpenedApplication(application: first.application, isNew: false))
    #expect(try store.application(identifier: "FT1") == first.application)
    #expect(try store.application(identifier: "FT2") == nil)
  }

  @Test func aSubmittedOneIsRefused() async throws {
    let store = try open()
    let market = try await market(store)
    let new = newApplication("FT1", to: market, siret: "73282932000074")
    _ = try await store.openApplication(new)
    let submitted = try await store.submitApplication(identifier: "FT1", at: at(9)) { _ in nil }
    #expect(submitted.completedAt == at(9))
    #expect(await failure { () throws(StoreError) in try await store.openApplication(new) } == .alreadySubmitted)
    #expect(
      await refusal { try await store.submitApplication(identifier: "FT1", at: at(10)) { _ in throw Unwanted() } }
        as? StoreError == .alreadySubmitted)
    #expect(
      await refusal { try await store.submitApplication(identifier: "FT9", at: at(10)) { _ in throw Unwanted() } }
        as? StoreError == .notFound)
  }

  @Test func withoutASiretEachIsNew() async throws {
    let store = try open()
    let market = try await market(store)
    #expect(try await store.openApplication(newApplication("FT1", to: market)).isNew)
    #expect(try await store.openApplication(newApplication("FT2", to: market)).isNew)
    let taken = newApplication("FT2", to: market)
    #expect(await failure { () throws(StoreError) in try await store.openApplication(taken) } == .identifierTaken)
    var astray = newApplication("FT3", to: market)
    astray.marketID += 1
    let lost = astray
    #expect(await failure { () throws(StoreError) in try await store.openApplication(lost) } == .notFound)
    let page = try store.applications(marketID: market.id, before: nil, limit: 1)
    #expect(page.items.map(\.identifier) == ["FT2"])
    #expect(try store.applications(marketID: market.id, before: page.next, limit: 1).items.map(\.identifier) == ["FT1"])
  }

  @Test func concurrentCallsMakeOne() async throws {
    let store = try open()
    let market = try await market(store)
    let opened = try await withThrowingTaskGroup(of: OpenedApplication.self) { group in
      for number in 0..<64 {
        group.addTask { try await store.openApplication(newApplication("FT\(number)", to: market, siret: "0")) }
      }
      return try await group.reduce(into: []) { $0.append($1) }
    }
    #expect(Set(opened.map(\.application.identifier)).count == 1)
    #expect(opened.filter(\.isNew).count == 1)
  }

  @Test func theIndexItselfRefusesASecondOne() async throws {
    let store = try open()
    let market = try await market(store)
    _ = try await store.openApplication(newApplication("FT1", to: market, siret: "0"))
    let other = try otherConnection()
    #expect(throws: StoreError.self) {
      try other.execute(
        "INSERT INTO applications (identifier, market_id, siret, created_at) VALUES ('FT2', \(market.id), '0', 0)")
    }
  }
}
