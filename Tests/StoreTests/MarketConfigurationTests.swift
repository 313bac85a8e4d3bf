import Runtime
import Testing

@testable import Store

@Suite final class MarketConfigurationTests: StoreTest {
  private func market(_ store: SQLiteStore, _ identifier: String = "VR-1") async throws -> MarketRecord {
    let editor =
      if let known = try store.editor(name: "a") { known } else { try await store.createEditor(newEditor("a")) }
    return try await store.createMarket(newMarket(identifier, of: editor))
  }

  private func changes(_ change: (inout MarketChanges) -> Void) -> MarketChanges {
    var changes = MarketChanges()
    change(&changes)
    return changes
  }

  @Test func eachStepIsKeptAndTheOthersStay() async throws {
    let store = try open()
    let market = try await market(store)
    #expect(market.configuration == MarketConfiguration())
    let setup = changes {
      $0.mandatoryKeys = .set(["b", "a"])
      $0.lastStep = .set("setup")
    }
    _ = try await store.configureMarket(identifier: "VR-1", setup, at: at(5))
    _ = try await store.configureMarket(
      identifier: "VR-1",
      changes { $0.categories = ["one": CategoryChoice(additional: true, selectedKeys: ["x", "y"])] }, at: at(6))
    let second = changes {
      $0.categories = ["two": CategoryChoice(additional: true, selectedKeys: ["z"])]
      $0.lastStep = .set("two")
    }
    let configured = try await store.configureMarket(identifier: "VR-1", second, at: at(7))
    #expect(try store.market(identifier: "VR-1") == configured)
    let configuration = configured.configuration
    #expect(configuration.mandatoryKeys == ["b", "a"])
    #expect(configuration.selectedKeys == ["x", "y", "z"])
    #expect(configuration.categories["one"] == CategoryChoice(additional: true, selectedKeys: ["x", "y"]))
    #expect(configuration.lastStep == "two" && configuration.touchedAt == at(7))
    #expect(!configuration.defenseAdded && !configuration.lotLimitDecided)
    let no = changes { $0.categories = ["one": CategoryChoice(additional: false)] }
    let changed = try await store.configureMarket(identifier: "VR-1", no, at: at(8))
    #expect(changed.configuration.selectedKeys == ["z"])
    #expect(changed.configuration.categories["one"]?.additional == false)
  }

  @Test func theBuyerDecidesTheLimitOfLots() async throws {
    let store = try open()
    let market = try await market(store)
    #expect(market.lotLimit == 1)
    let free = try await store.configureMarket(identifier: "VR-1", changes { $0.lotLimit = .set(nil) }, at: at(5))
    #expect(free.lotLimit == nil && free.configuration.lotLimitDecided)
    let two = try await store.configureMarket(identifier: "VR-1", changes { $0.lotLimit = .set(2) }, at: at(6))
    #expect(two.lotLimit == 2)
    for wrong in [0, -1, 3] {
      #expect(
        await failure { () throws(StoreError) in
          try await store.configureMarket(identifier: "VR-1", self.changes { $0.lotLimit = .set(wrong) }, at: at(7))
        } == .invalidValue("lot_limit"))
    }
    #expect(try store.market(identifier: "VR-1") == two, "a refused step changes nothing, not even its time")
  }

  @Test func onlyTheBuyersOwnDefenceIsTakenAway() async throws {
    let store = try open()
    _ = try await market(store)
    let add = changes { $0.addsDefense = .set(true) }
    let take = changes { $0.addsDefense = .set(false) }
    for _ in 0..<2 {
      let added = try await store.configureMarket(identifier: "VR-1", add, at: at(5))
      #expect(added.marketTypeCodes == ["supplies", "services", "defense"] && added.configuration.defenseAdded)
    }
    let taken = try await store.configureMarket(identifier: "VR-1", take, at: at(6))
    #expect(taken.marketTypeCodes == ["supplies", "services"] && !taken.configuration.defenseAdded)

    var declared = newMarket("VR-2", of: try #require(try store.editor(name: "a")))
    declared.marketTypeCodes = ["works", "defense"]
    _ = try await store.createMarket(declared)
    for step in [add, take] {
      let market = try await store.configureMarket(identifier: "VR-2", step, at: at(7))
      #expect(market.marketTypeCodes == ["works", "defense"] && !market.configuration.defenseAdded)
    }
  }

  @Test func aCompletedMarketIsRefusedAndItsConfigurationIsInIt() async throws {
    let store = try open()
    _ = try await market(store)
    let step = changes {
      $0.addsDefense = .set(true)
      $0.lotLimit = .set(2)
      $0.categories = ["one": CategoryChoice(additional: true, selectedKeys: ["x"])]
    }
    _ = try await store.configureMarket(identifier: "VR-1", step, at: at(5))
    let completed = try await store.complete("VR-1", at: at(6))
    #expect(completed.configuration == MarketConfiguration())
    #expect(completed.lotLimit == 2 && completed.marketTypeCodes.last == "defense")
    #expect(
      await failure { () throws(StoreError) in try await store.configureMarket(identifier: "VR-1", step, at: at(7)) }
        == .alreadyCompleted)
    #expect(
      await failure { () throws(StoreError) in try await store.configureMarket(identifier: "VR-9", step, at: at(7)) }
        == .notFound)
    // Purging its progress takes nothing back.
    #expect(try await store.purgeMarketConfigurations(untouchedSince: at(100), limit: 10) == 1)
    #expect(try store.market(identifier: "VR-1") == completed)
  }

  @Test func whatIsLeftLyingIsForgottenToTheMillisecond() async throws {
    let store = try open()
    let declared = try await market(store)
    let step = changes {
      $0.addsDefense = .set(true)
      $0.lotLimit = .set(nil)
      $0.mandatoryKeys = .set(["a"])
      $0.categories = ["one": CategoryChoice(additional: true, selectedKeys: ["x"])]
    }
    let configured = try await store.configureMarket(identifier: "VR-1", step, at: at(5))
    #expect(try await store.purgeMarketConfigurations(untouchedSince: at(5), limit: 10) == 0)
    #expect(try store.market(identifier: "VR-1") == configured)
    #expect(try await store.purgeMarketConfigurations(untouchedSince: at(5, milliseconds: 1), limit: 10) == 1)
    #expect(try store.market(identifier: "VR-1") == declared)
    // And begins anew.
    #expect(try await store.configureMarket(identifier: "VR-1", step, at: at(9)).configuration.touchedAt == at(9))
  }

  @Test func aPurgeIsBounded() async throws {
    let store = try open()
    for number in 0..<5 {
      _ = try await market(store, "VR-\(number)")
      _ = try await store.configureMarket(
        identifier: "VR-\(number)", changes { $0.lastStep = .set("setup") }, at: at(Int64(number)))
    }
    #expect(try await store.purgeMarketConfigurations(untouchedSince: at(100), limit: 3) == 3)
    #expect(try store.market(identifier: "VR-2")?.configuration.touchedAt == nil, "the oldest go first")
    #expect(try store.market(identifier: "VR-3")?.configuration.touchedAt == at(3))
    #expect(try await store.purgeMarketConfigurations(untouchedSince: at(100), limit: 3) == 2)
    #expect(try await store.purgeMarketConfigurations(untouchedSince: at(100), limit: -1) == 0)
  }

  @Test func keysAreBounded() async throws {
    let store = try open()
    _ = try await market(store)
    let tooMany = (0...MarketConfiguration.maximumKeys).map { "k\($0)" }
    let cases: [(StoreError, MarketChanges)] = [
      (.limitExceeded(.keys), changes { $0.mandatoryKeys = .set(tooMany) }),
      (.invalidValue("mandatory_keys"), changes { $0.mandatoryKeys = .set(["a b"]) }),
      (.invalidValue("selected_keys"), changes { $0.categories = ["c": .init(additional: true, selectedKeys: [""])] }),
      (.invalidValue("category"), changes { $0.categories = ["a b": .init(additional: true)] }),
      (
        .invalidValue("category"),
        changes { $0.categories = [String(repeating: "c", count: 256): .init(additional: true)] }
      ),
      (
        .limitExceeded(.categories),
        changes {
          for number in 0...MarketConfiguration.maximumCategories {
            $0.categories["c\(number)"] = .init(additional: false)
          }
        }
      ),
    ]
    for (error, step) in cases {
      #expect(
        await failure { () throws(StoreError) in try await store.configureMarket(identifier: "VR-1", step, at: at(5)) }
          == error)
    }
    #expect(try store.market(identifier: "VR-1")?.configuration == MarketConfiguration())
  }

  @Test func theBuyersNameComesAtAnyTime() async throws {
    let store = try open()
    let market = try await store.openMarket()
    #expect(market.buyerName == nil)
    try await store.setBuyerName(marketIdentifier: "VR-1", to: "Ville d’Exemple")
    #expect(try store.market(identifier: "VR-1")?.buyerName == "Ville d’Exemple")
    try await store.setBuyerName(marketIdentifier: "VR-1", to: nil)
    #expect(try store.market(identifier: "VR-1") == market)
    #expect(
      await failure { () throws(StoreError) in try await store.setBuyerName(marketIdentifier: "VR-9", to: "x") }
        == .notFound)
  }

  @Test func theDeadlinesOwnSecondCounts() async throws {
    let market = try await open().openMarket()
    #expect(market.takesApplications(at: at(86_400, milliseconds: 999)))
    #expect(!market.takesApplications(at: at(86_401)))
  }
}
