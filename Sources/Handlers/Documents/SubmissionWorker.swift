import Crypto
import Documents
import Runtime
import Store
import Synchronization
import Vault

/// Brings submitted applications to their end: candidate's attestation, buyer's attestation, package, completion, in
/// this order and each kept before the next begins, so that a crash at any step goes on with that step.
public final class SubmissionWorker: Sendable {
  /// Milliseconds for which an application is this worker's, prolonged with each document. The largest package takes a
  /// fraction of it.
  private static let lease: Int64 = 10 * 60_000
  /// Milliseconds that the worker rests where nothing wakes it: for submissions of other processes and those to be tried again.
  private static let rest: Int64 = 5_000
  /// Milliseconds before a failed step is tried again, doubled with each attempt up to the longest.
  private static let firstPause: Int64 = 2_000
  private static let longestPause: Int64 = 10 * 60_000

  private let store: any Store
  private let maker: DocumentMaker
  private let completions: Completions
  private let clock: Clock
  private let log: Log
  private let signal = WakeSignal()
  private let counted = Mutex(Figures())
  /// Those who wait for the end of a submission.
  private let waiting = Mutex<[ObjectIdentifier: WakeSignal]>([:])

  /// What this process has done since it began, for metrics. Read from memory; what waits is in the store.
  public struct Figures: Sendable {
    /// Submissions that this worker is at.
    public fileprivate(set) var running = 0
    public fileprivate(set) var completed = 0
    /// Attempts that failed and are made again.
    public fileprivate(set) var failed = 0
    /// Attempts that failed as each further one would, made again when a server starts next: another version of this
    /// program may do better.
    public fileprivate(set) var givenUp = 0
    /// In monotonic nanoseconds: when the worker last looked for a submission.
    fileprivate var lastLook = Clock.monotonicNanoseconds

    /// Longer than any submission takes.
    public var isStuck: Bool { Clock.monotonicNanoseconds - lastLook > SubmissionWorker.lease * 1_000_000 }
  }

  public var figures: Figures { counted.withLock { $0 } }

  public init(store: any Store, maker: DocumentMaker, completions: Completions, clock: Clock, log: Log) {
    self.store = store
    self.maker = maker
    self.completions = completions
    self.clock = clock
    self.log = log
  }

  /// Something was submitted. Returns at once.
  func wake() { signal.ring() }

  /// Waits until the application is submitted and its documents are made.
  /// - Throws: where the task is cancelled meanwhile.
  func end(of identifier: String) async throws -> ApplicationRecord {
    let signal = WakeSignal()
    waiting.withLock { $0[ObjectIdentifier(signal)] = signal }
    defer { waiting.withLock { _ = $0.removeValue(forKey: ObjectIdentifier(signal)) } }
    while true {
      guard let application = try await store.application(identifier: identifier) else { throw StoreError.notFound }
      if application.completedAt != nil { return application }
      try Task.checkCancellation()
      await signal.wait(milliseconds: Self.rest)
    }
  }

  /// Works until its task is cancelled; a step that was begun is finished.
  public func run() async {
    do {
      // What a worker before this one died over need not wait for its lease.
      _ = try await store.releaseSubmissions(at: clock.now)
    } catch {
      log.record(.error, "submissions cannot be taken up", [("error", "\(error)")])
    }
    while !Task.isCancelled {
      do {
        if try await step() { continue }
      } catch {
        log.record(.error, "a submission failed", [("error", "\(error)")])
      }
      await signal.wait(milliseconds: Self.rest)
    }
  }

  /// Takes the next submission as far as it goes.
  /// - Returns: false where none is due.
  func step() async throws -> Bool {
    counted.withLock { $0.lastLook = Clock.monotonicNanoseconds }
    guard let job = try await store.claimSubmission(at: clock.now, leaseUntil: leaseEnd) else { return false }
    counted.withLock { $0.running += 1 }
    defer { counted.withLock { $0.running -= 1 } }
    do {
      try await finish(job)
      counted.withLock { $0.completed += 1 }
    } catch StoreError.claimLost {
      log.record(.warning, "a submission went to another worker", [("application", job.claim.applicationIdentifier)])
    } catch {
      let isGivenUp = Self.willAlwaysFail(error)
      counted.withLock { figures in
        if isGivenUp { figures.givenUp += 1 } else { figures.failed += 1 }
      }
      let pause = min(Self.longestPause, Self.firstPause << min(20, Int64(job.claim.attempt - 1)))
      log.record(
        .error,
        isGivenUp ? "a submission is given up until a server starts next" : "a submission will be tried again",
        [("application", job.claim.applicationIdentifier), ("error", "\(error)")])
      try await store.failSubmission(
        job.claim, error: "\(error)", retryAt: clock.now.adding(milliseconds: isGivenUp ? .max : pause))
    }
    return true
  }

  /// Whether what is to be made is larger than it may be, which it is each time.
  static func willAlwaysFail(_ error: any Error) -> Bool {
    switch error {
    case DocumentsError.tooLarge, PackageError.tooLarge, VaultError.tooLarge: true
    case PackageError.sink(let reason): willAlwaysFail(reason)
    default: false
    }
  }

  private func finish(_ job: SubmissionJob) async throws {
    let identifier = job.claim.applicationIdentifier
    var made = job.documents
    while case .document(let kind) = SubmissionStage(made: made) {
      guard let dossier = try await store.dossier(applicationIdentifier: identifier) else { throw StoreError.notFound }
      let document = try await maker.make(kind, of: dossier, submittedAt: job.requestedAt)
      do throws(StoreError) {
        if let replaced = try await store.saveDocument(job.claim, document, leaseUntil: leaseEnd, at: clock.now) {
          await maker.discard(replaced)
        }
      } catch {
        await maker.discard(document.storageName, after: error)
        throw error
      }
      made = try await store.documents(applicationIdentifier: identifier)
    }
    try await completions.complete(application: identifier, at: job.requestedAt)
    log.record(.info, "application submitted", [("application", identifier)])
    waiting.withLock { Array($0.values) }.forEach { $0.ring() }
  }

  private var leaseEnd: Timestamp { clock.now.adding(milliseconds: Self.lease) }
}
