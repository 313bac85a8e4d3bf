import Foundation
import Runtime
import Store
import Synchronization
import TestSupport
import Testing

@testable import Deliveries

/// When deliveries are made: pauses, breakers, turns, restarts.
@Suite struct ScheduleTests {
  private let office: PostOffice

  init() throws { office = try PostOffice() }

  /// Fails a number of times, then takes everything.
  private func receiver(failing count: Int, _ status: Int = 500) throws -> Receiver {
    let left = Mutex(count)
    return try Receiver { _ in
      let fails = left.withLock { left in
        left -= 1
        return left >= 0
      }
      return fails ? .answer(status) : .answer(200)
    }
  }

  /// The published schedule, on the real clock: at once, a second later, four seconds later, each pause up to a quarter
  /// longer.
  @Test func attemptsFollowThePublishedSchedule() async throws {
    let receiver = try receiver(failing: 2)
    let editor = try await office.editor("a", receiver.url)
    try await office.delivering(office.workers(PostOffice.descriptor(pauses: [1, 4]))) {
      try await office.complete("m", of: editor)
      let begin = ProcessInfo.processInfo.systemUptime
      try await eventually { try await office.state("m") == .delivered }
      let times = receiver.requests.map(\.at)
      try #require(times.count == 3)
      // Ten seconds more for a machine that is busy with other things.
      #expect(times[0] - begin < 10)
      #expect((1.0...11.25).contains(times[1] - times[0]))
      #expect((4.0...15).contains(times[2] - times[1]))
    }
    #expect(try await office.store.market(identifier: "m")?.syncStatus == .completed)
    #expect(try await office.log("m").map(\.status) == [500, 500, 200])
  }

  @Test func aPauseThatIsAskedForIsKept() async throws {
    let receiver = try Receiver { _ in .answer(429, headers: ["Retry-After: 600"]) }
    let editor = try await office.editor("a", receiver.url)
    let workers = try office.workers(perEditor: 1)
    try await office.delivering(workers) {
      try await office.complete("m", of: editor)
      try await office.complete("n", of: editor)
      try await eventually { try await office.log("m").count == 1 }
      receiver.reply { _ in .answer(200) }
      office.clock.advance(milliseconds: 590_000)
      try await office.settle(workers)
      #expect(receiver.requests.count == 1, "neither it nor another one of the editor's")
      office.clock.advance(milliseconds: 11_000)
      try await eventually { try await [office.state("m"), office.state("n")] == [.delivered, .delivered] }
    }
  }

  @Test("Scenario 124: five failures open the breaker for half an hour, then one trial")
  func theBreakerOpensTriesAndCloses() async throws {
    let receiver = try Receiver { _ in .answer(500) }
    let editor = try await office.editor("a", receiver.url)
    let other = try Receiver()
    let neighbour = try await office.editor("b", other.url)
    let workers = try office.workers(perEditor: 1)
    try await office.delivering(workers) {
      for number in 1...4 { try await office.complete("m\(number)", of: editor) }
      try await eventually { try await office.store.breakers().first?.openUntil != nil }
      #expect(receiver.requests.count == 5)
      // While it is open nothing is sent and nothing is lost; the neighbour notices nothing.
      office.clock.advance(milliseconds: 1_790_000)
      try await office.complete("n", of: neighbour)
      try await eventually { try await office.state("n") == .delivered }
      try await office.settle(workers)
      #expect(receiver.requests.count == 5)
      let states = try await office.store.backlog(at: office.clock.now).receivers.map {
        $0.state(at: office.clock.now)
      }
      #expect(states.filter { $0 == .closed }.count == 1, "the neighbour's")
      #expect(states.filter { if case .open = $0 { true } else { false } }.count == 1)
      #expect(workers.figures.attempts == ["5xx": 5, "2xx": 1])
      // One trial, which fails: another half an hour.
      office.clock.advance(milliseconds: 11_000)
      try await eventually { receiver.requests.count == 6 }
      try await office.settle(workers)
      #expect(receiver.requests.count == 6)
      receiver.reply { _ in .answer(200) }
      office.clock.advance(milliseconds: 1_801_000)
      try await eventually {
        let counts = try await office.store.deliveryCounts()
        return counts.pending + counts.processing == 0
      }
      #expect(try await office.store.breakers() == [])
      try await eventually { workers.figures.underWay == 0 }
    }
    let counts = try await office.store.deliveryCounts()
    #expect(counts.failed + counts.delivered == 5)
    #expect(counts.failed <= 2, "six failures are two deliveries given up at most")
  }

  @Test func aSlowEditorHoldsUpNobodyElse() async throws {
    let slow = try Receiver { _ in .silence }
    let quick = try Receiver()
    let (a, b) = (try await office.editor("a", slow.url), try await office.editor("b", quick.url))
    for number in 1...30 { try await office.complete("a\(number)", of: a) }
    try await office.delivering(office.workers(PostOffice.descriptor(timeout: 30), concurrency: 10, perEditor: 8)) {
      // Whatever comes of it, nobody waits for the silent one at the end.
      defer { slow.close() }
      try await eventually { slow.requests.count == 8 }
      let begin = ContinuousClock.now
      for number in 1...10 { try await office.complete("b\(number)", of: b) }
      try await eventually { quick.requests.count == 10 }
      #expect(ContinuousClock.now - begin < .seconds(15))
      #expect(slow.requests.count == 8, "so many at once for one editor")
    }
  }

  @Test func oneObjectsDeliveriesKeepTheirOrder() async throws {
    let receiver = try receiver(failing: 2)
    let editor = try await office.editor("a", receiver.url)
    let market = try await office.complete("m", of: editor)
    try run(
      """
      INSERT INTO deliveries (webhook_id, editor_id, event, object_kind, object_id, payload, state, next_attempt_at,
        created_at)
      VALUES ('w-m2', \(editor.id), 'market.completed', 'market', \(market.id), x'7b7d', 'pending', 0, 0)
      """)
    try await office.delivering(office.workers()) {
      try await eventually { try await office.state("m2") == .delivered }
    }
    #expect(receiver.requests.map { $0["webhook-id"] } == ["w-m", "w-m", "w-m", "w-m2"])
  }

  @Test("Scenario 119: a delivery whose market is gone is made all the same, once")
  func whatIsToldOfMayBeGone() async throws {
    let receiver = try Receiver()
    let editor = try await office.editor("a", receiver.url)
    try await office.complete("m", of: editor)
    try run("DELETE FROM markets WHERE identifier = 'm'")
    let workers = try office.workers()
    try await office.delivering(workers) {
      try await eventually { try await office.state("m") == .delivered }
      office.clock.advance(milliseconds: 3_600_000)
      try await office.settle(workers)
    }
    #expect(receiver.requests.map { $0["webhook-id"] } == ["w-m"])
  }

  private func run(_ sql: String) throws {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/sqlite3")
    process.arguments = [office.directory + "/passemarche.db", sql]
    try process.run()
    process.waitUntilExit()
    try #require(process.terminationStatus == 0)
  }

  @Test func anEditorThatIsShutOffWaits() async throws {
    let receiver = try Receiver()
    let editor = try await office.editor("a", receiver.url)
    func set(active: Bool) async throws {
      var changes = EditorChanges()
      changes.active = .set(active)
      _ = try await office.store.updateEditor(id: editor.id, changes, at: office.clock.now)
    }
    try await set(active: false)
    let workers = try office.workers()
    try await office.delivering(workers) {
      try await office.complete("m", of: editor)
      try await office.settle(workers)
      #expect(try await office.state("m") == .pending)
      try await set(active: true)
      try await eventually { try await office.state("m") == .delivered }
    }
  }

  // MARK: Ends and beginnings

  @Test func stoppingLetsWhatIsUnderWayEnd() async throws {
    let answers = DispatchSemaphore(value: 0)
    let receiver = try Receiver { _ in
      answers.wait()
      return .answer(200)
    }
    let editor = try await office.editor("a", receiver.url)
    let workers = try office.workers(perEditor: 1)
    let running = Task { await workers.run() }
    for market in ["m", "n"] { try await office.complete(market, of: editor) }
    try await eventually { receiver.requests.count == 1 }
    workers.stop()
    answers.signal()
    await running.value
    #expect(try await office.state("m") == .delivered)
    #expect(try await office.state("n") == .pending)
    #expect(receiver.requests.count == 1)
  }

  @Test func whatIsBrokenOffIsMadeAgain() async throws {
    let receiver = try Receiver { _ in .silence }
    let editor = try await office.editor("a", receiver.url)
    let running = Task { [workers = try office.workers(PostOffice.descriptor(timeout: 60))] in await workers.run() }
    try await office.complete("m", of: editor)
    try await eventually { receiver.requests.count == 1 }
    running.cancel()
    await running.value
    #expect(try await office.state("m") == .pending)
    #expect(try await office.log("m").isEmpty)
    receiver.reply { _ in .answer(200) }
    try await office.delivering(office.workers()) {
      try await eventually { try await office.state("m") == .delivered }
    }
    #expect(try await office.log("m").map(\.number) == [2])
  }

  /// As on a disk that stays full for longer than a stop may take.
  @Test func whatCannotBeKeptHoldsUpNoEnd() async throws {
    let receiver = try Receiver()
    let editor = try await office.editor("a", receiver.url)
    let workers = try office.workers()
    try run("CREATE TRIGGER no_room BEFORE INSERT ON delivery_attempts BEGIN SELECT RAISE(ABORT, 'full'); END")
    let running = Task { await workers.run() }
    try await office.complete("m", of: editor)
    try await eventually { workers.figures.attempts == ["2xx": 1] }
    running.cancel()
    try await eventually("the end of what is under way") { workers.figures.underWay == 0 }
    await running.value
    #expect(try await office.state("m") == .processing)
    try run("DROP TRIGGER no_room")
    try await office.delivering(office.workers()) {
      try await eventually { try await office.state("m") == .delivered }
    }
    #expect(try await office.log("m").map(\.error) == ["interrupted", nil])
    #expect(receiver.requests.map { $0["webhook-id"] } == ["w-m", "w-m"])
  }

  /// As after `kill -9`: it is under way in the store, and nobody has it in hand.
  @Test func whatWasUnderWayAtACrashIsMadeAgain() async throws {
    let receiver = try Receiver()
    let editor = try await office.editor("a", receiver.url)
    try await office.complete("m", of: editor)
    let claimed = try await office.store.claimDeliveries(
      at: office.clock.now, limits: ClaimLimits(count: 1, perEditor: 1), after: 0)
    #expect(claimed.count == 1)
    try await office.delivering(office.workers()) {
      try await eventually { try await office.state("m") == .delivered }
    }
    #expect(try await office.log("m").map(\.error) == ["interrupted", nil])
  }

  @Test func manyDeliveriesOfManyEditorsAllArriveOnce() async throws {
    let receiver = try Receiver()
    try await office.delivering(office.workers()) {
      for name in 0..<10 {
        let editor = try await office.editor("e\(name)", receiver.url)
        for number in 0..<20 { try await office.complete("m\(name)-\(number)", of: editor) }
      }
      try await eventually { try await office.store.deliveryCounts().delivered == 200 }
    }
    #expect(receiver.requests.count == 200)
    #expect(Set(receiver.requests.map { $0["webhook-id"] }).count == 200)
  }

  // MARK: Asking again

  @Test func aFailedCompletionIsToldAgainThreeTimesAnHour() async throws {
    let receiver = try Receiver { _ in .answer(400) }
    let editor = try await office.editor("a", receiver.url)
    let desk = DeliveryDesk(store: office.store, clock: office.clock)
    func refusal(_ object: DeliveryObject) async -> RetryRefusal? {
      do throws(RetryRefusal) {
        try await desk.retrySync(object)
        return nil
      } catch {
        return error
      }
    }
    #expect(await refusal(.market(99)) == .notFailed)
    try await office.delivering(office.workers(PostOffice.descriptor(failures: 100))) {
      let object = DeliveryObject.market(try await office.complete("m", of: editor).id)
      try await eventually { try await office.state("m") == .failed }
      for number in 1...3 {
        #expect(await refusal(object) == nil)
        try await eventually {
          let count = try await office.log("m").count
          return try await office.state("m") == .failed && count == number + 1
        }
      }
      guard case .tooOften(let seconds) = await refusal(object) else {
        Issue.record("the fourth within an hour must be refused")
        return
      }
      #expect((3500...3600).contains(seconds))
      office.clock.advance(milliseconds: Int64(seconds) * 1000)
      receiver.reply { _ in .answer(200) }
      #expect(await refusal(object) == nil)
      try await eventually { try await office.state("m") == .delivered }
      #expect(await refusal(object) == .notFailed, "what was delivered never goes back")
      #expect(try await office.store.market(identifier: "m")?.syncStatus == .completed)
    }
    receiver.reply { _ in .answer(400) }
    try await office.delivering(office.workers()) {
      let object = DeliveryObject.market(try await office.complete("n", of: editor).id)
      try await eventually { try await office.state("n") == .failed }
      var changes = EditorChanges()
      changes.completionWebhookURL = .set(nil)
      _ = try await office.store.updateEditor(id: editor.id, changes, at: office.clock.now)
      #expect(await refusal(object) == .noURL)
    }
  }
}
