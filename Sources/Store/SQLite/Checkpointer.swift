import Runtime
import Synchronization

/// The thread that moves pages from the write-ahead log into the database file, so that commits and reads never do.
///
/// The log is bounded in three steps. Past ``StoreOptions/checkpointPages`` new pages this thread moves what is there
/// while writes go on; the next write then starts the log anew, if all was moved. Under load something is always left,
/// so past ``StoreOptions/logPageBound`` the writer is asked to move the small rest itself between two transactions.
/// When writes pause, the log is emptied and its file cut to nothing.
final class Checkpointer: Sendable {
  private struct State: Sendable {
    var isStopping = false
    /// In the log, and how many of them are in the database file too.
    var pages = 0
    var moved = 0
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
      if pages < state.pages { state.moved = 0 }  // The log was started anew.
      // The idle thread waits without a time; only the first page and the threshold are worth waking it for.
      let wake = state.pages == 0 || (pages - state.moved >= checkpointPages)
      state.pages = pages
      state.idleAt = Clock.monotonicNanoseconds + idleNanoseconds
      return wake
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
      if state.pages - state.moved >= checkpointPages { return .answer(.move) }
      if state.pages == 0 { return .untilWoken }
      return Clock.monotonicNanoseconds >= state.idleAt ? .answer(.empty) : .until(state.idleAt)
    }
  }

  private func move(_ connection: Connection) {
    let result = (try? connection.checkpoint(.passive)) ?? nil
    monitor.withLock { state in
      guard let result else {
        // Somebody else moves pages: nothing to do before as many again have come.
        state.moved = state.pages
        return
      }
      state.moved = min(result.logged, state.pages)
      if result.logged >= logPageBound { state.writerShouldFinish = true }
    }
  }

  private func empty(_ connection: Connection) {
    let result = (try? connection.checkpoint(.truncate)) ?? nil
    monitor.withLock { state in
      if result != nil, Clock.monotonicNanoseconds >= state.idleAt {
        state.pages = 0
        state.moved = 0
      } else {
        state.idleAt = Clock.monotonicNanoseconds + idleNanoseconds
      }
    }
  }
}
