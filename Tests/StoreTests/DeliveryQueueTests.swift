import Runtime
import Testing

@testable import Store

/// Whose delivery comes next.
@Suite final class DeliveryQueueTests: StoreTest {
  @Test func editorsTakeTurns() async throws {
    let store = try open()
    let (a, b, c) = (
      try await store.receivingEditor("a"), try await store.receivingEditor("b"), try await store.receivingEditor("c")
    )
    for number in 1...5 { try await store.completedMarket("a\(number)", of: a) }
    try await store.completedMarket("b1", of: b)
    for number in 1...2 { try await store.completedMarket("c\(number)", of: c) }
    #expect(try await store.claim(2).names == ["a1", "b1"])
    #expect(try await store.claim(3, after: b.id).names == ["c1", "a2", "c2"])
    #expect(try await store.claim(10, perEditor: 3, after: a.id).names == ["a3"])
    #expect(try await store.claim(10, perEditor: 3).isEmpty)
    #expect(try await store.claim(0, perEditor: 10).isEmpty)
    #expect(try await store.claim(10, perEditor: 10, after: 99).names == ["a4", "a5"])
  }

  @Test func anObjectsDeliveriesKeepTheirOrder() async throws {
    let store = try open()
    let market = try await store.completedMarket("m", of: try await store.receivingEditor("a"))
    try otherConnection().execute(
      """
      INSERT INTO deliveries (webhook_id, editor_id, event, object_kind, object_id, payload, state, next_attempt_at,
        created_at)
      VALUES ('w-next', \(market.editorID), 'market.changed', 'market', \(market.id), x'00', 'pending', 0, 0)
      """)
    // The later one is due before the earlier one, and waits for it all the same.
    let first = try await store.claim()
    #expect(first.map(\.delivery.webhookID) == ["w-m"])
    #expect(try await store.claim().isEmpty)
    _ = try await store.recordAttempt(finished(first[0].delivery, .retry(at(20)), .unknown))
    #expect(try await store.claim(at: at(19)).isEmpty)
    let again = try await store.claim(at: at(20))
    #expect(again.map(\.delivery.webhookID) == ["w-m"])
    _ = try await store.recordAttempt(finished(again[0].delivery, .failed, .unknown))
    #expect(try await store.claim(at: at(20)).map(\.delivery.webhookID) == ["w-next"])
  }

  @Test func anEditorThatMayNotCallIsNotCalled() async throws {
    let store = try open()
    let editor = try await store.receivingEditor("a")
    try await store.completedMarket("m", of: editor)
    for (authorized, active) in [(false, true), (true, false), (false, false)] {
      var changes = EditorChanges()
      changes.authorized = .set(authorized)
      changes.active = .set(active)
      _ = try await store.updateEditor(id: editor.id, changes, at: at(1))
      #expect(try await store.claim(at: at(1_000_000)).isEmpty)
    }
    var changes = EditorChanges()
    changes.authorized = .set(true)
    changes.active = .set(true)
    _ = try await store.updateEditor(id: editor.id, changes, at: at(1))
    #expect(try await store.claim().names == ["m"])
  }

  // MARK: Breakers

  /// Claims what is allowed and records the same of each.
  private func attempt(
    _ store: SQLiteStore, _ health: ReceiverHealth, at moment: Timestamp, perEditor: Int = 100
  ) async throws -> [String] {
    let claimed = try await store.claim(perEditor: perEditor, at: moment)
    for delivery in claimed {
      let verdict: AttemptVerdict = health == .well ? .delivered : .retry(moment)
      _ = try await store.recordAttempt(finished(delivery.delivery, verdict, health, at: moment))
    }
    return claimed.names
  }

  @Test func fiveFailuresOpenTheBreakerAndATrialClosesIt() async throws {
    let store = try open()
    let (a, b) = (try await store.receivingEditor("a"), try await store.receivingEditor("b"))
    for number in 1...7 { try await store.completedMarket("a\(number)", of: a) }
    for number in 1...2 { try await store.completedMarket("b\(number)", of: b) }
    #expect(try store.breakers() == [])
    // One fails, and from then on it is one at a time.
    #expect(try await attempt(store, .ill, at: at(10), perEditor: 1) == ["a1", "b1"])
    #expect(try await attempt(store, .ill, at: at(11)) == ["a2", "b2"])
    #expect(try await attempt(store, .well, at: at(12)) == ["a3", "b1"])
    #expect(try store.breakers() == [], "a success forgets the failures before it")
    #expect(try await attempt(store, .ill, at: at(13), perEditor: 4) == ["a4", "b2", "a5", "a6", "a7"])
    #expect(try store.breakers().map(\.failures) == [4, 1])
    #expect(try await attempt(store, .ill, at: at(14)).count == 2)
    let open = try #require(try store.breakers().first)
    #expect(open.failures == 5 && open.state(at: at(14)) == .open(until: at(19)))
    #expect(try await store.claim(at: at(18)).names == ["b2"], "the other one goes on")
    _ = try await store.recoverDeliveries(at: at(18))
    #expect(open.state(at: at(19)) == .halfOpen)
    // The trial fails: open again from then.
    let trial = try await store.claim(at: at(19)).filter { $0.editor.id == a.id }
    #expect(trial.count == 1)
    #expect(try await store.claim(at: at(25)).isEmpty, "a trial is alone")
    _ = try await store.recordAttempt(finished(trial[0].delivery, .failed, .ill, at: at(21)))
    #expect(try store.breakers().first?.state(at: at(25)) == .open(until: at(26)))
    #expect(try await store.claim(at: at(25)).isEmpty)
    let second = try await store.claim(at: at(26))
    #expect(second.count == 1)
    _ = try await store.recordAttempt(finished(second[0].delivery, .delivered, .well, at: at(26)))
    #expect(try store.breakers().map(\.editorID) == [b.id])
    #expect(try await store.claim(at: at(26)).filter { $0.editor.id == a.id }.count == 4)
  }

  @Test func whatIsUnderWayWhenItOpensDoesNotKeepItOpenForLonger() async throws {
    let store = try open()
    let editor = try await store.receivingEditor("a")
    for number in 1...8 { try await store.completedMarket("m\(number)", of: editor) }
    for (index, claimed) in try await store.claim().enumerated() {
      _ = try await store.recordAttempt(
        finished(claimed.delivery, .retry(at(10)), .ill, at: at(10 + Int64(index) / 2)))
    }
    let breaker = try #require(try store.breakers().first)
    #expect(breaker.failures == 8 && breaker.openUntil == at(17))
  }

  @Test func aPauseIsKeptForTheWholeEditor() async throws {
    let store = try open()
    let editor = try await store.receivingEditor("a")
    for number in 1...2 { try await store.completedMarket("m\(number)", of: editor) }
    let first = try #require(try await store.claim(perEditor: 1).first?.delivery)
    _ = try await store.recordAttempt(finished(first, .retry(at(60)), .asksForPause(at(60))))
    #expect(try await store.claim(at: at(59)).isEmpty)
    #expect(try await store.claim(at: at(60)).names == ["m2"])
  }

  @Test func anotherURLClosesTheBreaker() async throws {
    let store = try open()
    let editor = try await store.receivingEditor("a")
    for number in 1...5 { try await store.completedMarket("m\(number)", of: editor) }
    _ = try await attempt(store, .ill, at: at(10))
    #expect(try await store.claim().isEmpty)
    var changes = EditorChanges()
    changes.name = .set("renamed")
    _ = try await store.updateEditor(id: editor.id, changes, at: at(10))
    #expect(try await store.claim().isEmpty)
    changes.completionWebhookURL = .set("https://elsewhere.example.org/")
    _ = try await store.updateEditor(id: editor.id, changes, at: at(10))
    #expect(try await store.claim().count == 5)
  }
}
