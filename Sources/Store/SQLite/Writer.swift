import Runtime
import Synchronization

/// The one thread that writes. It takes all writes that wait, runs them in one transaction, and answers them once the
/// transaction is durable: one wait for the disk serves them all (group commit).
///
/// A write that fails undoes nothing but itself. Nearly all of those see that they cannot be done before they have
/// changed anything, so the writes run without a savepoint each, for which SQLite would copy every page that they
/// change. Where one fails too late for that, the transaction is begun again, with savepoints.
///
/// The alternative, a transaction for each write, waits for the disk each time; measured on one event loop that is six
/// times slower. No write is held back to gather others: they gather by themselves while the one before is being
/// committed.
final class Writer: Sendable {
  /// A write that waits.
  private struct Job: Sendable {
    /// Runs it, on the writer's thread; once more where the transaction in which it ran was begun again.
    let run: @Sendable (Connection) -> Attempt
    /// Answers it with an error in place of what `run` said, or without having run it.
    let reject: @Sendable (StoreError) -> Void
  }

  /// A write that has run, but is not durable yet.
  private struct Attempt {
    let failure: StoreError?
    let answer: () -> Void
  }

  private struct Queue: Sendable {
    var isOpen = true
    var waiting: [Job] = []
    var activity = StoreActivity()
  }

  /// Milliseconds that writes wait for the snapshots that event loops hold for a turn.
  private static let snapshotPatience: Int32 = 20

  private let queue = Monitor(Queue())
  private let ended = Completion()
  private let queueLimit: Int
  private let batchLimit: Int
  private let connection: Mutex<Connection?>
  private let checkpointer: Checkpointer

  /// Starts the thread.
  init(
    connection: sending Connection, checkpointer: Checkpointer, options: StoreOptions
  ) throws(StoreError) {
    self.connection = Mutex(connection)
    self.checkpointer = checkpointer
    queueLimit = options.queueLimit
    batchLimit = options.batchLimit
    try startStoreThread("store-writer") { self.work() }
  }

  /// False from the moment it is told to close.
  var isOpen: Bool { queue.withLock { $0.isOpen } }

  var activity: StoreActivity { queue.withLock { $0.activity } }

  /// - Throws: what `body` throws, which then has changed nothing; ``StoreError/busy`` when the queue is full.
  /// - Returns: what `body` gave, once it is durable.
  func write<Value: Sendable>(
    _ body: @escaping @Sendable (Connection) throws(StoreError) -> Value
  ) async throws(StoreError) -> Value {
    let result: Result<Value, StoreError> = await withCheckedContinuation { continuation in
      let job = Job(
        run: { connection in
          do throws(StoreError) {
            let value = try body(connection)
            return Attempt(failure: nil) { continuation.resume(returning: .success(value)) }
          } catch {
            return Attempt(failure: error) { continuation.resume(returning: .failure(error)) }
          }
        },
        reject: { continuation.resume(returning: .failure($0)) })
      if let refusal = enqueue(job) { job.reject(refusal) }
    }
    return try result.get()
  }

  private func enqueue(_ job: Job) -> StoreError? {
    let refusal: StoreError? = queue.withLock { queue in
      guard queue.isOpen else { return .closed }
      guard queue.waiting.count < queueLimit else {
        queue.activity.refusedWrites += 1
        return .busy
      }
      queue.waiting.append(job)
      queue.activity.pendingWrites += 1
      return nil
    }
    if refusal == nil { queue.signal() }
    return refusal
  }

  /// Takes no more writes, finishes those that wait and ends the thread.
  func close() async {
    stop()
    await ended.wait()
  }

  /// As ``close()``, without waiting.
  func stop() {
    queue.withLock { $0.isOpen = false }
    queue.signal()
  }

  // MARK: On the writer's thread

  private func work() {
    connection.withLock { connection in
      while let batch = nextBatch(), let open = connection {
        commit(batch, on: open)
        checkpointer.committed(pages: open.walPages)
        if checkpointer.takeFinishRequest() { finishLog(open) }
      }
      connection = nil
    }
    ended.finish()
  }

  /// Moves the rest of the log, so that the next transaction starts it anew. Of many event loops one or another is always
  /// in a turn, with a snapshot that is in the way; with nothing committed meanwhile, those that come are not.
  private func finishLog(_ connection: Connection) {
    _ = try? connection.checkpoint(.restart, patience: Self.snapshotPatience)
  }

  private func nextBatch() -> [Job]? {
    queue.wait { queue in
      if queue.waiting.isEmpty { return queue.isOpen ? .untilWoken : .answer(nil) }
      let batch = Array(queue.waiting.prefix(batchLimit))
      queue.waiting.removeFirst(batch.count)
      return .answer(batch)
    }
  }

  private func commit(_ batch: [Job], on connection: Connection) {
    let began = Clock.monotonicNanoseconds
    do throws(StoreError) {
      var attempts = try run(batch, on: connection, apart: false)
      if attempts == nil { attempts = try run(batch, on: connection, apart: true) }
      let succeeded = attempts?.count { $0.failure == nil } ?? 0
      note(commits: succeeded > 0 ? 1 : 0, succeeded: succeeded, of: batch.count, since: began)
      for attempt in attempts ?? [] { attempt.answer() }
    } catch {
      note(commits: 0, succeeded: 0, of: batch.count, since: began)
      for job in batch { job.reject(error) }
    }
  }

  /// All of them in one transaction.
  /// - Parameter apart: each in a savepoint.
  /// - Returns: nil where a write has failed after it had changed something, which only a savepoint could have undone;
  ///   nothing is committed then.
  /// - Throws: an error that ends the whole transaction.
  private func run(_ batch: [Job], on connection: Connection, apart: Bool) throws(StoreError) -> [Attempt]? {
    try connection.transaction { () throws(StoreError) in
      var attempts: [Attempt] = []
      attempts.reserveCapacity(batch.count)
      for job in batch {
        let changes = connection.changedRows
        if apart { try connection.run("SAVEPOINT one_write") }
        let attempt = job.run(connection)
        if let failure = attempt.failure {
          guard connection.isInTransaction else { throw failure }
          if apart {
            try connection.run("ROLLBACK TO one_write")
          } else if connection.changedRows != changes {
            return nil
          }
        }
        if apart { try connection.run("RELEASE one_write") }
        attempts.append(attempt)
      }
      return attempts
    }
  }

  private func note(commits: Int, succeeded: Int, of count: Int, since began: Int64) {
    let nanoseconds = Int(Clock.monotonicNanoseconds - began)
    queue.withLock { queue in
      queue.activity.commitDurations.add(nanoseconds)
      queue.activity.commitSizes.add(count)
      queue.activity.pendingWrites -= count
      queue.activity.commits += commits
      queue.activity.committedWrites += succeeded
      queue.activity.failedWrites += count - succeeded
    }
  }
}
