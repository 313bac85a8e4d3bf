import Runtime
import Synchronization

/// The thread that moves pages from the write-ahead log into the database file, so that commits and reads never do.
///
/// The log is bounded in three steps. Past ``StoreOptions/checkpointPages`` new pages this thread moves what is there
/// while writes go on; the next write then starts the log anew, if all was moved. Under load something is always left,
/// so past ``StoreOptions/logPageBound`` the writer is asked to move the small rest itself between two transactions, and
/// to wait a moment for the snapshots that are in the way.
/// When writes pause, the log is emptied and its file cut to nothing.
final class Checkpointer: Sendable {
  private struct State: Sendable {
    var isStopping = false
    var log = LogGauge()
    /// When to empty the log, in monotonic nanoseconds, if no write comes before.
    var idleAt: Int64 = 0
    var writerShouldFinish = false
  }

  private enum Task { case move, empty, end }

  private let monitor = Monitor(State())
  private let ended = Completion()
  private let connection: Mutex<Connection?>
  private let checkpointPages: Int
  private let logPageBound: Int
  private let idleNanoseconds: Int64

  /// Starts the thread.
  /// - Parameter connection: one that does not wait for locks, so that emptying the log never holds up a write.
  init(connection: sending Connection, options: StoreOptions) throws(StoreError) {
    self.connection = Mutex(connection)
    checkpointPages = options.checkpointPages
    logPageBound = options.logPageBound
    idleNanoseconds = Int64(options.idleMilliseconds) * 1_000_000
    try startStoreThread("store-log") { self.work() }
  }

  /// Told after each transaction.
  /// - Parameter pages: how many the log holds now.
  func committed(pages: Int) {
    let wake = monitor.withLock { state in
      // The idle thread waits without a time; only the first page and the threshold are worth waking it for.
      let isFirst = state.log.isEmpty
      state.log.committed(pages: pages)
      state.idleAt = Clock.monotonicNanoseconds + idleNanoseconds
      return isFirst || state.log.unmoved >= checkpointPages
    }
    if wake { monitor.signal() }
  }

  /// Whether the writer should move the rest of the log now; asked once for each answer of true.
  func takeFinishRequest() -> Bool {
    monitor.withLock { state in
      defer { state.writerShouldFinish = false }
      return state.writerShouldFinish
    }
  }

  /// Ends the thread and its connection, without a last checkpoint.
  func close() async {
    stop()
    await ended.wait()
  }

  /// As ``close()``, without waiting.
  func stop() {
    monitor.withLock { $0.isStopping = true }
    monitor.signal()
  }

  private func work() {
    connection.withLock { connection in
      while let open = connection {
        switch nextTask() {
        case .move: move(open)
        case .empty: empty(open)
        case .end: connection = nil
        }
      }
    }
    ended.finish()
  }

  private func nextTask() -> Task {
    monitor.wait { state in
      if state.isStopping { return .answer(.end) }
      if state.log.unmoved >= checkpointPages { return .answer(.move) }
      if state.log.isEmpty { return .untilWoken }
      return Clock.monotonicNanoseconds >= state.idleAt ? .answer(.empty) : .until(state.idleAt)
    }
  }

  private func move(_ connection: Connection) {
    let before = monitor.withLock { $0.log }
    let result = (try? connection.checkpoint(.passive)) ?? nil
    monitor.withLock { state in
      // Somebody else moves pages: nothing to do before as many again have come.
      guard let result else { return state.log.leave() }
      state.log.moved(logged: result.logged, since: before)
      if result.logged >= logPageBound { state.writerShouldFinish = true }
    }
  }

  private func empty(_ connection: Connection) {
    let result = (try? connection.checkpoint(.truncate)) ?? nil
    monitor.withLock { state in
      if result != nil, Clock.monotonicNanoseconds >= state.idleAt {
        state.log = LogGauge()
      } else {
        state.idleAt = Clock.monotonicNanoseconds + idleNanoseconds
      }
    }
  }
}

/// What is known of the write-ahead log. Another process may write to it and start it anew at any moment, and tells
/// nobody: what a checkpoint finds is believed over what was counted.
struct LogGauge: Equatable, Sendable {
  /// In the log, and how many of them were looked at by a checkpoint.
  private(set) var pages = 0
  private var seen = 0

  var isEmpty: Bool { pages == 0 }
  /// Pages that no checkpoint has looked at.
  var unmoved: Int { pages - seen }

  /// After a commit that left so many pages in the log.
  mutating func committed(pages: Int) {
    if pages < self.pages { seen = 0 }  // The log was started anew.
    self.pages = pages
  }

  /// After a checkpoint that found so many pages in the log, begun when the log was `before`.
  mutating func moved(logged: Int, since before: LogGauge) {
    // Without a commit meanwhile there is no more in the log than was found there.
    if self == before { pages = logged }
    seen = min(logged, pages)
  }

  /// After a checkpoint that was not to be had.
  mutating func leave() { seen = pages }
}
