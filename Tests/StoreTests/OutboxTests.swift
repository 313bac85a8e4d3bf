import Runtime
import Testing

@testable import Store

/// Deliveries from the completion that writes them to the last attempt.
@Suite final class OutboxTests: StoreTest {
  @Test func aCompletionWritesItsDeliveryWithIt() async throws {
    let store = try open()
    let editor = try await store.receivingEditor("a")
    let market = try await store.completedMarket("m", of: editor)
    #expect(market.syncStatus == .pending)
    let delivery = try #require(try store.delivery(webhookID: "w-m"))
    #expect(delivery.object == .market(market.id) && delivery.objectIdentifier == "m" && delivery.editorID == editor.id)
    #expect(delivery.state == .pending && delivery.attempts == 0 && delivery.tries == 0)
    #expect(delivery.nextAttemptAt == at(5) && delivery.createdAt == at(5) && delivery.deliveredAt == nil)
    #expect(try store.deliveryPayload(webhookID: "w-m") == newDelivery("w-m").payload)
    #expect(try store.delivery(of: .market(market.id)) == delivery)
    #expect(try store.delivery(of: .application(market.id)) == nil)

    let opened = try await store.openApplication(newApplication("f", to: market))
    let submitted = try await store.submitApplication(identifier: "f", at: at(6)) { application in
      #expect(application == opened.application)
      return newDelivery("w-f")
    }
    #expect(try store.delivery(of: .application(submitted.id))?.objectIdentifier == "f")
    #expect(try await store.claim().names == ["m", "f"])
    #expect(try store.application(identifier: "f")?.syncStatus == .processing)
  }

  @Test func withoutAURLNothingIsToBeDelivered() async throws {
    let store = try open()
    let editor = try await store.createEditor(newEditor("a"))
    let market = try await store.completedMarket("m", of: editor)
    #expect(market.completedAt == at(5) && market.syncStatus == .pending)
    #expect(try store.delivery(webhookID: "w-m") == nil)
    #expect(
      await failure { () throws(StoreError) in
        try await store.retryDelivery(of: .market(market.id), at: at(6), limit: 3, windowMilliseconds: 1000)
      } == .notFound)
  }

  @Test func aConclusionThatFailsChangesNothing() async throws {
    let store = try open()
    let editor = try await store.receivingEditor("a")
    let market = try await store.createMarket(newMarket("m", of: editor))
    #expect(
      await refusal { try await store.completeMarket(identifier: "m", at: at(5)) { _ in throw Unwanted() } } is Unwanted
    )
    #expect(try store.market(identifier: "m") == market)
    try await store.completedMarket("other", of: editor)
    #expect(
      await refusal {
        try await store.completeMarket(identifier: "m", at: at(5)) { _ in
          MarketConclusion(fieldKeys: [], delivery: newDelivery("w-other"))
        }
      } as? StoreError == .identifierTaken)
    #expect(try store.market(identifier: "m") == market)
    _ = try await store.completeMarket(identifier: "m", at: at(5)) { _ in MarketConclusion(fieldKeys: [], delivery: nil)
    }
    _ = try await store.openApplication(newApplication("f", to: market))
    #expect(
      await refusal { try await store.submitApplication(identifier: "f", at: at(5)) { _ in throw Unwanted() } }
        is Unwanted)
    #expect(try store.application(identifier: "f")?.completedAt == nil)
  }

  @Test func aDeliveryIsTakenUpOnceAndEndsDelivered() async throws {
    let store = try open()
    let editor = try await store.receivingEditor("a")
    try await store.completedMarket("m", of: editor)
    let claimed = try #require(try await store.claim().first)
    #expect(claimed.editor == editor && claimed.payload == newDelivery("w-m").payload)
    #expect(claimed.delivery.state == .processing && claimed.delivery.attempts == 1)
    #expect(try store.status("m") == .processing)
    #expect(try await store.claim().isEmpty)
    let attempt = finished(claimed.delivery, .delivered, .well, status: 204)
    #expect(try await store.recordAttempt(attempt))
    let delivery = try #require(try store.delivery(webhookID: "w-m"))
    #expect(delivery.state == .delivered && delivery.deliveredAt == at(10))
    #expect(try store.status("m") == .completed)
    #expect(try store.deliveryAttempts(webhookID: "w-m") == [attempt.attempt])
    #expect(try await !store.recordAttempt(attempt), "an attempt is recorded once")
    #expect(try await store.claim(at: at(100_000)).isEmpty)
  }

  @Test func aFailedTryWaitsForItsTime() async throws {
    let store = try open()
    try await store.completedMarket("m", of: try await store.receivingEditor("a"))
    let limits = ClaimLimits(count: 1, perEditor: 1)
    #expect(try store.deliveryAgenda(at: at(4), limits: limits) == .later(at(5)))
    #expect(try store.deliveryAgenda(at: at(5), limits: limits) == .due)
    let first = try #require(try await store.claim().first?.delivery)
    #expect(try store.deliveryAgenda(at: at(10), limits: limits) == .nothing)
    _ = try await store.recordAttempt(finished(first, .retry(at(11)), .ill, status: 500))
    #expect(try store.status("m") == .processing, "it stays so while it waits")
    #expect(try await store.claim(at: at(10)).isEmpty)
    #expect(try store.deliveryAgenda(at: at(10), limits: limits) == .later(at(11)))
    let second = try #require(try await store.claim(at: at(11)).first?.delivery)
    #expect(second.attempts == 2 && second.tries == 1)
    _ = try await store.recordAttempt(finished(second, .failed, .ill))
    #expect(try store.status("m") == .failed)
    #expect(try store.delivery(webhookID: "w-m")?.state == .failed)
    #expect(try store.deliveryAttempts(webhookID: "w-m").map(\.number) == [1, 2])
    #expect(try store.deliveryAgenda(at: at(100), limits: limits) == .nothing)
  }

  @Test func whoeverIsGoneIsReplaced() async throws {
    var store = try open()
    let editor = try await store.receivingEditor("a")
    for market in ["m", "n", "o"] { try await store.completedMarket(market, of: editor) }
    let claimed = try await store.claim()
    #expect(claimed.count == 3)
    _ = try await store.recordAttempt(finished(claimed[0].delivery, .delivered, .well))
    try await store.releaseDelivery(id: claimed[1].delivery.id, attempt: 1)
    await store.close()
    store = try open()
    #expect(try await store.recoverDeliveries(at: at(20)) == 1)
    #expect(try store.deliveryAttempts(webhookID: "w-n").isEmpty)
    let log = try store.deliveryAttempts(webhookID: "w-o")
    #expect(log.map(\.error) == ["interrupted"] && log.map(\.number) == [1])
    let again = try await store.claim(at: at(20))
    #expect(again.names == ["n", "o"])
    #expect(again.allSatisfy { $0.delivery.attempts == 2 && $0.delivery.tries == 0 })
    // The attempt that was interrupted ends after all: it has nothing to say any more.
    #expect(try await !store.recordAttempt(finished(claimed[2].delivery, .failed, .ill)))
    #expect(try store.status("o") == .processing)
  }

  @Test func theLogOfADeliveryIsBounded() async throws {
    let store = try open()
    try await store.completedMarket("m", of: try await store.receivingEditor("a"))
    for _ in 0..<105 {
      let delivery = try #require(try await store.claim().first?.delivery)
      _ = try await store.recordAttempt(finished(delivery, .retry(at(10)), .unknown))
    }
    #expect(try store.deliveryAttempts(webhookID: "w-m").map(\.number) == Array(6...105))
  }

  // MARK: Asking again

  @Test func aFailedOneCanBeAskedForThreeTimesAnHour() async throws {
    let store = try open()
    let editor = try await store.receivingEditor("a")
    let market = try await store.completedMarket("m", of: editor)
    let object = DeliveryObject.market(market.id)
    func retry(at moment: Timestamp) async throws -> RetryAnswer {
      try await store.retryDelivery(of: object, at: moment, limit: 3, windowMilliseconds: 3_600_000)
    }
    func fail() async throws {
      let delivery = try #require(try await store.claim(at: at(10_000)).first?.delivery)
      _ = try await store.recordAttempt(finished(delivery, .failed, .unknown))
    }
    #expect(try await retry(at: at(9)) == .notFailed, "it waits for its first attempt")
    try await fail()
    for second in [Int64(10), 20, 30] {
      #expect(try await retry(at: at(second)) == .queued)
      #expect(try store.status("m") == .pending)
      #expect(try store.delivery(of: object)?.tries == 0)
      #expect(try await retry(at: at(second)) == .notFailed)
      try await fail()
    }
    #expect(try await retry(at: at(40)) == .tooOften(until: at(3610)))
    #expect(try await retry(at: at(3609)) == .tooOften(until: at(3610)))
    #expect(try store.status("m") == .failed)
    #expect(try await retry(at: at(3610)) == .queued)
    #expect(try store.deliveryRequeues(webhookID: "w-m").map(\.at) == [at(10), at(20), at(30), at(3610)])
    try await fail()
    var changes = EditorChanges()
    changes.completionWebhookURL = .set(nil)
    _ = try await store.updateEditor(id: editor.id, changes, at: at(1))
    #expect(try await retry(at: at(9000)) == .noURL)
    #expect(try await store.replayDelivery(webhookID: "w-m", at: at(9000)) == .noURL)
  }

  @Test("Scenario 119: what was delivered is not sent again by itself, and never goes back")
  func aDeliveredObjectNeverGoesBack() async throws {
    let store = try open()
    let market = try await store.completedMarket("m", of: try await store.receivingEditor("a"))
    let first = try #require(try await store.claim().first?.delivery)
    #expect(try await store.replayDelivery(webhookID: "w-m", at: at(10)) == .underWay)
    _ = try await store.recordAttempt(finished(first, .delivered, .well))
    #expect(
      try await store.retryDelivery(of: .market(market.id), at: at(11), limit: 3, windowMilliseconds: 1000)
        == .notFailed)
    #expect(try await store.replayDelivery(webhookID: "w-m", at: at(12)) == .queued)
    #expect(try store.deliveryRequeues(webhookID: "w-m") == [DeliveryRequeue(at: at(12), origin: .operation)])
    #expect(try store.status("m") == .completed)
    let again = try #require(try await store.claim(at: at(12)).first?.delivery)
    #expect(again.attempts == 2 && again.webhookID == first.webhookID)
    #expect(try store.status("m") == .completed)
    _ = try await store.recordAttempt(finished(again, .failed, .ill))
    #expect(try store.delivery(webhookID: "w-m")?.state == .failed)
    #expect(try store.status("m") == .completed)
    #expect(
      try await store.retryDelivery(of: .market(market.id), at: at(13), limit: 3, windowMilliseconds: 1000)
        == .notFailed)
    #expect(
      await failure { () throws(StoreError) in try await store.replayDelivery(webhookID: "none", at: at(1)) }
        == .notFound)
  }

  // MARK: Looking and forgetting

  @Test func listsAreNewestFirstAndFiltered() async throws {
    let store = try open()
    let (a, b) = (try await store.receivingEditor("a"), try await store.receivingEditor("b"))
    for number in 1...4 {
      try await store.completedMarket("a\(number)", of: a)
      try await store.completedMarket("b\(number)", of: b)
    }
    for claimed in try await store.claim(2) {
      _ = try await store.recordAttempt(finished(claimed.delivery, .delivered, .well))
    }
    func names(_ editor: EditorRecord?, _ state: DeliveryState?) throws -> [String] {
      try store.deliveries(editorID: editor?.id, state: state, before: nil, limit: 100).items
        .compactMap(\.objectIdentifier)
    }
    #expect(try names(nil, nil) == ["b4", "a4", "b3", "a3", "b2", "a2", "b1", "a1"])
    #expect(try names(a, nil) == ["a4", "a3", "a2", "a1"])
    #expect(try names(nil, .delivered) == ["b1", "a1"])
    #expect(try names(b, .pending) == ["b4", "b3", "b2"])
    #expect(try names(b, .failed) == [])
    let page = try store.deliveries(editorID: b.id, state: .pending, before: nil, limit: 2)
    #expect(
      try store.deliveries(editorID: b.id, state: .pending, before: page.next, limit: 2).items.map(\.objectIdentifier)
        == ["b2"])
    let counts = try await store.deliveryCounts()
    #expect(counts == DeliveryCounts(pending: 6, processing: 0, delivered: 2, failed: 0))
  }

  @Test func whatWasDeliveredLongAgoIsForgotten() async throws {
    let store = try open()
    let editor = try await store.receivingEditor("a")
    for market in ["old", "failed", "new"] { try await store.completedMarket(market, of: editor) }
    let claimed = try await store.claim()
    _ = try await store.recordAttempt(finished(claimed[0].delivery, .delivered, .well, at: at(10)))
    _ = try await store.recordAttempt(finished(claimed[1].delivery, .failed, .ill, at: at(10)))
    _ = try await store.recordAttempt(finished(claimed[2].delivery, .delivered, .well, at: at(50)))
    #expect(try await store.purgeDeliveries(before: at(10), limit: 10) == 0)
    #expect(try await store.purgeDeliveries(before: at(11), limit: 10) == 2)
    #expect(try store.delivery(webhookID: "w-old") == nil)
    #expect(try store.status("old") == .completed)
    #expect(try store.delivery(webhookID: "w-failed")?.state == .failed)
    #expect(try store.deliveryPayload(webhookID: "w-failed") == newDelivery("w-failed").payload)
    #expect(try store.deliveryAttempts(webhookID: "w-failed").isEmpty)
    #expect(try store.deliveryAttempts(webhookID: "w-new").count == 1)
    #expect(try await store.integrityCheck() == [])
  }

  /// Each wait would take an hour; the machine may be as slow as it likes.
  @Test(.timeLimit(.minutes(10))) func theSignalRingsForWhatIsWritten() async throws {
    let store = try open()
    let editor = try await store.receivingEditor("a")
    let waiting = Task { await store.deliverySignal.wait(milliseconds: 3_600_000) }
    try await store.completedMarket("m", of: editor)
    await waiting.value
    let first = try #require(try await store.claim().first?.delivery)
    _ = try await store.recordAttempt(finished(first, .failed, .ill))
    // Rung while nobody waits: the next wait ends at once.
    _ = try await store.replayDelivery(webhookID: "w-m", at: at(20))
    await store.deliverySignal.wait(milliseconds: 3_600_000)
    let cancelled = Task { await store.deliverySignal.wait(milliseconds: 3_600_000) }
    cancelled.cancel()
    await cancelled.value
    await store.deliverySignal.wait(milliseconds: 1)
  }
}
