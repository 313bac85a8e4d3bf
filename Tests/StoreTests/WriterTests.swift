import Runtime
import Testing

@testable import Store

@Suite final class WriterTests: StoreTest {
  @Test func writesThatWaitShareOneTransaction() async throws {
    let store = try open()
    let gate = Gate()
    async let blocker: Void = store.write { (_) throws(StoreError) in gate.pass() }
    await gate.waitUntilEntered()
    async let writes: Void = withThrowingTaskGroup(of: Void.self) { group in
      for number in 0..<100 { group.addTask { try await store.setSetting("k\(number)", to: "v") } }
      try await group.waitForAll()
    }
    await store.waitUntilPending(101)
    gate.open()
    _ = try await (blocker, writes)
    let activity = store.activity
    #expect(activity.commits == 2)
    #expect(activity.committedWrites == 101)
    #expect(activity.pendingWrites == 0)
  }

  @Test func noAnswerBeforeTheCommit() async throws {
    let store = try open()
    let first = Gate()
    let second = Gate()
    let answered = Monitor(false)
    async let blocker: Void = store.write { (_) throws(StoreError) in first.pass() }
    await first.waitUntilEntered()
    let early = Task {
      try await store.setSetting("early", to: "v")
      answered.withLock { $0 = true }
    }
    await store.waitUntilPending(2)
    let late = Task { try await store.write { (_) throws(StoreError) in second.pass() } }
    await store.waitUntilPending(3)
    first.open()
    // The early write has run, in the transaction that the late one keeps open.
    await second.waitUntilEntered()
    for _ in 0..<1000 { await Task.yield() }
    let wasAnswered = answered.withLock { $0 }
    #expect(!wasAnswered)
    #expect(try store.setting("early") == nil)
    second.open()
    try await early.value
    // Another connection sees what was answered: it is in the log, not in somebody's memory.
    #expect(
      try otherConnection().first(String.self, "SELECT value FROM settings WHERE key = 'early'") == "v")
    try await late.value
    try await blocker
  }

  @Test func aFailingWriteIsRolledBackAlone() async throws {
    let store = try open()
    let gate = Gate()
    async let blocker: Void = store.write { (_) throws(StoreError) in gate.pass() }
    await gate.waitUntilEntered()
    async let before: Void = store.setSetting("before", to: "v")
    await store.waitUntilPending(2)
    let failing = Task {
      await failure { () throws(StoreError) in
        try await store.write { (connection) throws(StoreError) -> Void in
          try connection.run("INSERT INTO settings (key, value) VALUES ('half', 'v')")
          throw .notFound
        }
      }
    }
    await store.waitUntilPending(3)
    let broken = Task {
      await failure { () throws(StoreError) in
        try await store.write { (connection) throws(StoreError) in
          try connection.run("INSERT INTO settings (key, value) VALUES ('before', 'again')")
        }
      }
    }
    await store.waitUntilPending(4)
    async let after: Void = store.setSetting("after", to: "v")
    await store.waitUntilPending(5)
    gate.open()
    _ = try await (blocker, before, after)
    #expect(await failing.value == .notFound)
    guard case .engine = await broken.value else {
      Issue.record("a broken constraint must be told")
      return
    }
    #expect(try store.setting("before") == "v")
    #expect(try store.setting("half") == nil)
    #expect(try store.setting("after") == "v")
    #expect(store.activity.commits == 2)
    #expect(store.activity.failedWrites == 2)
  }

  @Test func aTransactionThatIsLostFailsAllItsWrites() async throws {
    let store = try open()
    let gate = Gate()
    async let blocker: Void = store.write { (_) throws(StoreError) in gate.pass() }
    await gate.waitUntilEntered()
    let innocent = Task { await failure { () throws(StoreError) in try await store.setSetting("a", to: "v") } }
    await store.waitUntilPending(2)
    // As SQLite does by itself when the disk is full.
    let culprit = Task {
      await failure { () throws(StoreError) in
        try await store.write { (connection) throws(StoreError) -> Void in
          try connection.execute("ROLLBACK")
          throw .corrupted("disk")
        }
      }
    }
    await store.waitUntilPending(3)
    gate.open()
    try await blocker
    #expect(await culprit.value == .corrupted("disk"))
    #expect(await innocent.value == .corrupted("disk"))
    #expect(try store.setting("a") == nil)
    try await store.setSetting("a", to: "later")
    #expect(try store.setting("a") == "later")
  }

  @Test func aFullQueueTurnsWritesAway() async throws {
    var options = StoreOptions()
    options.queueLimit = 2
    let store = try open(options)
    let gate = Gate()
    async let blocker: Void = store.write { (_) throws(StoreError) in gate.pass() }
    await gate.waitUntilEntered()
    async let first: Void = store.setSetting("1", to: "v")
    async let second: Void = store.setSetting("2", to: "v")
    await store.waitUntilPending(3)
    #expect(await failure { () throws(StoreError) in try await store.setSetting("3", to: "v") } == .busy)
    gate.open()
    _ = try await (blocker, first, second)
    #expect(try store.setting("3") == nil)
    #expect(store.activity.refusedWrites == 1)
    try await store.setSetting("3", to: "v")
  }

  @Test func anotherProcessThatHoldsTheLockMakesTheStoreBusy() async throws {
    var options = StoreOptions()
    options.busyTimeoutMilliseconds = 1
    let store = try open(options)
    let other = try otherConnection()
    try other.execute("BEGIN IMMEDIATE")
    #expect(await failure { () throws(StoreError) in try await store.setSetting("a", to: "v") } == .busy)
    try other.execute("ROLLBACK")
    try await store.setSetting("a", to: "v")
  }

  @Test func manyWritersReadWhatTheyWrote() async throws {
    let store = try open()
    let editor = try await store.createEditor(newEditor("a"))
    try await withThrowingTaskGroup(of: Void.self) { group in
      for writer in 0..<32 {
        group.addTask {
          for number in 0..<50 {
            let market = try await store.createMarket(newMarket("m-\(writer)-\(number)", of: editor))
            #expect(try store.market(identifier: market.identifier) == market)
          }
        }
      }
      try await group.waitForAll()
    }
    let counts = try await store.counts()
    #expect(counts.markets == 1600 && counts.editors == 1 && counts.completedMarkets == 0)
    #expect(try await store.integrityCheck() == [])
    #expect(store.activity.commits < 1601)
  }

  @Test func closingFinishesWhatWaitsAndRefusesTheRest() async throws {
    let store = try open()
    let gate = Gate()
    async let blocker: Void = store.write { (_) throws(StoreError) in gate.pass() }
    await gate.waitUntilEntered()
    async let waiting: Void = store.setSetting("a", to: "v")
    await store.waitUntilPending(2)
    async let closed: Void = store.close()
    while store.writer.isOpen { await Task.yield() }
    #expect(await failure { () throws(StoreError) in try await store.setSetting("b", to: "v") } == .closed)
    gate.open()
    _ = try await (blocker, waiting)
    await closed
    await store.close()
    #expect(throws: StoreError.closed) { try store.setting("a") }
    #expect(await failure { () throws(StoreError) in try await store.integrityCheck() } == .closed)
    let reopened = try SQLiteStore(dataDirectory: directory)
    #expect(try reopened.setting("a") == "v")
    #expect(reopened.migrated.from == reopened.migrated.to)
    await reopened.close()
  }
}
