import Glibc
import Synchronization
import Testing

@testable import Runtime
@testable import Store

@Suite final class CheckpointTests: StoreTest {
  private var logBytes: Int {
    var status = stat()
    return stat(file + "-wal", &status) == 0 ? Int(status.st_size) : 0
  }

  /// 2000 writes of half a page each and more would leave some 20 MB of log without checkpoints.
  @Test func theLogStaysBoundedUnderLoad() async throws {
    var options = StoreOptions()
    options.checkpointPages = 50
    options.logPageBound = 200
    let store = try open(options)
    let text = String(repeating: "x", count: 3000)
    try await withThrowingTaskGroup(of: Void.self) { group in
      for writer in 0..<4 {
        group.addTask {
          for number in 0..<500 { try await store.setSetting("\(writer)-\(number)", to: text) }
        }
      }
      try await group.waitForAll()
    }
    #expect(logBytes < 8_000_000)
    #expect(try store.setting("3-499") == text)
  }

  /// Event loops that are busy: nearly always one or another has a snapshot.
  @Test func theLogStaysBoundedBesideBusyLoops() async throws {
    var options = StoreOptions()
    options.checkpointPages = 50
    options.logPageBound = 200
    let store = try open(options)
    try await store.setSetting("read", to: "v")
    let isOver = Mutex(false)
    let loops = 8
    let (ended, end) = AsyncStream.makeStream(of: Void.self)
    for _ in 0..<loops {
      try startThread("loop") {
        LoopTurn.adoptCurrentThread()
        while !isOver.withLock({ $0 }) {
          _ = try? store.setting("read")
          // The work of a turn, in which nobody else has to come along.
          usleep(5000)
          LoopTurn.current?.end()
        }
        end.yield()
      }
    }
    let text = String(repeating: "x", count: 3000)
    var largest = 0
    for number in 0..<1500 {
      try await store.setSetting("\(number % 50)", to: "\(number)" + text)
      largest = max(largest, logBytes)
    }
    isOver.withLock { $0 = true }
    var left = loops
    for await _ in ended {
      left -= 1
      if left == 0 { break }
    }
    #expect(largest < 4_000_000)
  }

  @Test func theLogIsEmptiedWhenWritesPause() async throws {
    var options = StoreOptions()
    options.idleMilliseconds = 1
    let store = try open(options)
    try await store.setSetting("a", to: "v")
    while logBytes > 0 { await Task.yield() }
    #expect(try store.setting("a") == "v")
    try await store.setSetting("b", to: "v")
    while logBytes > 0 { await Task.yield() }
  }
}

/// What is believed of the log when others write to it too.
@Suite struct LogGaugeTests {
  @Test func aCheckpointLooksAtWhatWasCommitted() {
    var log = LogGauge()
    log.committed(pages: 1200)
    #expect(log.unmoved == 1200)
    log.moved(logged: 1200, since: log)
    #expect(log.unmoved == 0)
    log.committed(pages: 1300)
    #expect(log.unmoved == 100)
  }

  /// The thread would look again and again for pages that are gone.
  @Test func whatAnotherProcessEmptiedIsNotLookedForAgain() {
    var log = LogGauge()
    log.committed(pages: 1200)
    log.moved(logged: 3, since: log)
    #expect(log.unmoved == 0)
    #expect(log.pages == 3)
    log.moved(logged: 0, since: log)
    #expect(log.isEmpty)
  }

  @Test func aCommitDuringACheckpointIsLeftForTheNext() {
    var log = LogGauge()
    log.committed(pages: 1000)
    let before = log
    log.committed(pages: 1500)
    log.moved(logged: 1000, since: before)
    #expect(log.unmoved == 500)
    // Emptied by another process as well: found at the second look.
    log.moved(logged: 0, since: before)
    #expect(log.unmoved == 1500)
    log.moved(logged: 0, since: log)
    #expect(log.isEmpty)
  }

  @Test func aLogBegunAnewIsCountedFromItsStart() {
    var log = LogGauge()
    log.committed(pages: 900)
    log.moved(logged: 900, since: log)
    log.committed(pages: 40)
    #expect(log.unmoved == 40)
  }

  @Test func whatSomebodyElseMovesIsLeft() {
    var log = LogGauge()
    log.committed(pages: 900)
    log.leave()
    #expect(log.unmoved == 0)
    log.committed(pages: 950)
    #expect(log.unmoved == 50)
  }
}
