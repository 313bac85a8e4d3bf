import Foundation
import Handlers
import Runtime
import Store
import TestSupport
import Testing

/// No webhook is lost to `kill -9`: whatever was completed reaches its receiver at least once.
///
/// Markets are completed beside a server that delivers them, and the server is killed at random moments and started
/// again. The suite completes a few; `CRASH_DELIVERIES=1000` runs the full proof.
@Suite(.serialized) struct DeliveryDurabilityTests {
  private static let deliveries =
    ProcessInfo.processInfo.environment["CRASH_DELIVERIES"].flatMap { Int($0) } ?? 120
  /// Completed between two kills.
  private static let perRound = 60

  @Test func everyDeliveryOutlivesTheKill() async throws {
    // Takes its time, so that a kill finds deliveries in every state.
    let receiver = try Receiver { _ in
      usleep(.random(in: 0...30_000))
      return .answer(200)
    }
    let server = try RunningServer(flags: ["--access-log", "off"])
    _ = try server.addEditor("Crash editor", ["--webhook-url", receiver.url])
    let store = try openStore(dataDirectory: server.directory.path)
    let editor = try #require(try await store.editor(name: "Crash editor"))
    var expected: Set<String> = []
    var kills = 0
    while expected.count < Self.deliveries {
      let count = min(Self.perRound, Self.deliveries - expected.count)
      // Before this round's are completed: on a fast machine they are delivered meanwhile.
      let before = Set(receiver.requests.compactMap { $0["webhook-id"] }).count
      for _ in 0..<count {
        expected.insert(try await complete("VR-2026-\(String(format: "%012d", expected.count))", of: editor, in: store))
      }
      // Somewhere among the deliveries of this round.
      let target = before + .random(in: 1..<count)
      try await eventually(patience: .seconds(120)) {
        Set(receiver.requests.compactMap { $0["webhook-id"] }).count >= target
      }
      server.kill()
      kills += 1
      try server.start()
    }
    try await eventually(patience: .seconds(120)) { try await store.deliveryCounts().delivered == Self.deliveries }
    let received = receiver.requests.compactMap { $0["webhook-id"] }
    #expect(Set(received) == expected, "\(expected.subtracting(received).count) lost")
    // What is sent twice is what was under way at a kill: no more than may be for one editor.
    #expect(received.count - expected.count <= kills * 8)
    #expect(try await store.integrityCheck() == [])
    print("\(expected.count) delivered over \(kills) kills, \(received.count - expected.count) of them twice")
    await store.close()
  }

  /// - Returns: the identifier of the delivery.
  private func complete(_ identifier: String, of editor: EditorRecord, in store: any Store) async throws -> String {
    let now = Clock().now
    _ = try await store.createMarket(
      NewMarket(
        identifier: identifier, editorID: editor.id, name: "Papier", siret: "13002526500013", deadline: now,
        marketTypeCodes: ["supplies"], createdAt: now))
    let market = try await store.completeMarket(identifier: identifier, at: now) { market in
      MarketConclusion(fieldKeys: [], delivery: try CompletionEvents.completion(of: market, fieldKeys: [], at: now))
    }
    return try #require(try await store.delivery(of: .market(market.id))).webhookID
  }
}
