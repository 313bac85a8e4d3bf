import Runtime
import Synchronization

/// When a scanner looks and tries again.
public struct ScanTiming: Sendable, Hashable {
  /// Without being woken, for files that another process left or a crash forgot.
  public var poll = Duration.seconds(30)
  /// After the first failure; twice as long after each further one.
  public var firstRetry = Duration.seconds(1)
  public var longestRetry = Duration.seconds(60)
  /// Tries of one file that end with the scanner giving up on it.
  public var attempts = 5

  public init() {}

  func pause(after failures: Int) -> Duration {
    min(longestRetry, firstRetry * (1 << min(max(failures, 1) - 1, 16)))
  }
}

/// The worker that takes waiting files to clamd and writes down what it says.
///
/// Of an infected file the blob is removed at once. While nobody listens at the scanner's address, files stay pending
/// under ``ScanPolicy/required`` and are tried again with growing pauses; under ``ScanPolicy/tolerated`` they are marked
/// unscanned. A file on which the scanner breaks or times out is tried again by itself, a few times, and holds up no
/// other.
public actor ScanWorker {
  /// Files that failed and wait for another try; more are tried again sooner.
  private static let maxDeferred = 500

  private struct Deferral {
    var failures: Int
    var until: ContinuousClock.Instant
  }

  private let vault: FileVault
  private let clamd: Clamd
  private let queue: any ScanQueue
  private let policy: ScanPolicy
  private let concurrency: Int
  private let timing: ScanTiming
  private let log: Log?
  private nonisolated let wakeup = Wakeup()
  private nonisolated let counted = Mutex(ScanMetrics())

  private var inFlight: Set<String> = []
  /// Finished while the queue was being asked, whose answer may still have them.
  private var finished: Set<String> = []
  private var deferred: [String: Deferral] = [:]
  /// Failures in a row to reach the scanner, and until when it is left alone.
  private var outage: Deferral?

  /// - Parameters:
  ///   - concurrency: scans at once; `clamd` should have as many threads.
  ///   - log: told of outages, finds and failures, never of names that people gave.
  public init(
    vault: FileVault, clamd: Clamd, queue: any ScanQueue, policy: ScanPolicy, concurrency: Int = 2,
    timing: ScanTiming = ScanTiming(), log: Log? = nil
  ) {
    self.vault = vault
    self.clamd = clamd
    self.queue = queue
    self.policy = policy
    self.concurrency = max(1, concurrency)
    self.timing = timing
    self.log = log
  }

  /// A file waits: to be called after each upload, from any thread.
  public nonisolated func wake() { wakeup.fire() }

  public nonisolated var metrics: ScanMetrics { counted.withLock { $0 } }

  /// Works until the task is cancelled; what is being scanned then stays pending. Under ``ScanPolicy/off`` nothing is
  /// scanned: what another policy left waiting is marked unscanned, and that is all.
  public func run() async {
    guard policy != .off else { return await releaseAll() }
    await withDiscardingTaskGroup { group in
      while !Task.isCancelled {
        let (scans, pause) = await nextScans()
        for scan in scans { group.addTask { await self.process(scan) } }
        await wakeup.wait(for: pause)
      }
      group.cancelAll()
    }
  }

  private func releaseAll() async {
    while !Task.isCancelled {
      do {
        let rows = try await queue.pending(limit: Self.maxDeferred)
        if rows.isEmpty { return }
        for row in rows { try await queue.record(row.storageName, .unscanned(reason: "no antivirus")) }
      } catch {
        log?.record(.error, "files cannot be released from their scan", [("error", "\(error)")])
        try? await Task.sleep(for: timing.longestRetry)
      }
    }
  }

  // MARK: What comes next

  /// The files to start with, and how long to wait unless woken; the end of a scan wakes.
  private func nextScans() async -> ([PendingScan], Duration) {
    let room = concurrency - inFlight.count
    guard room > 0 else { return ([], timing.poll) }
    if let outage, outage.until > .now { return ([], ContinuousClock.now.duration(to: outage.until)) }
    finished = []
    let limit = inFlight.count + deferred.count + room
    let rows: [PendingScan]
    do {
      rows = try await queue.pending(limit: limit)
    } catch {
      log?.record(.error, "the queue of scans cannot be read", [("error", "\(error)")])
      return ([], timing.longestRetry)
    }
    if rows.count < limit { forget(allBut: rows) }
    let now = ContinuousClock.now
    let due = rows.filter { row in
      !inFlight.contains(row.storageName) && !finished.contains(row.storageName)
        && deferred[row.storageName].map { $0.until <= now } ?? true
    }
    let scans = Array(due.prefix(room))
    for scan in scans { inFlight.insert(scan.storageName) }
    counted.withLock { $0.inFlight = inFlight.count }
    let next = deferred.values.map { now.duration(to: $0.until) }.filter { $0 > .zero }.min()
    return (scans, min(timing.poll, next ?? timing.poll))
  }

  /// Rows that are gone need no other try.
  private func forget(allBut rows: [PendingScan]) {
    let names = Set(rows.map(\.storageName))
    deferred = deferred.filter { names.contains($0.key) }
  }

  // MARK: One file

  private func process(_ scan: PendingScan) async {
    let start = ContinuousClock.now
    let verdict = await judge(scan)
    if !Task.isCancelled {
      await settle(scan, verdict, took: start.duration(to: .now))
    }
    inFlight.remove(scan.storageName)
    finished.insert(scan.storageName)
    counted.withLock { $0.inFlight = inFlight.count }
    wakeup.fire()
  }

  private nonisolated func judge(_ scan: PendingScan) async -> ScanVerdict {
    do throws(VaultError) {
      return await clamd.scan(
        try await vault.open(storageName: scan.storageName, sealedKey: scan.sealedKey, size: scan.size))
    } catch {
      return .error(.unreadable(error))
    }
  }

  private func settle(_ scan: PendingScan, _ verdict: ScanVerdict, took time: Duration) async {
    switch verdict {
    case .clean, .infected:
      counted.withLock { counted in
        counted.bytes += scan.size
        counted.milliseconds += Int(time / .milliseconds(1))
      }
      isReachable()
      if case .infected(let signature) = verdict {
        await record(scan, .infected(signature: signature))
      } else {
        await record(scan, .clean)
      }
    case .error(.unreachable(let reason)):
      isUnreachable(reason)
      if policy == .tolerated { await record(scan, .unscanned(reason: ScanError.unreachable(reason).reason)) }
    case .error(.unreadable(.missing)), .error(.unreadable(.damaged)):
      await record(scan, .failed(reason: "file unreadable"))
    case .error(.unreadable(let error)):
      // A fault of ours, such as too many open files: it passes, and says nothing of the file.
      log?.record(.error, "a file cannot be read for its scan", [("error", "\(error)")])
      postpone(scan, failures(of: scan) + 1, "file unreadable")
    case .error(let error):
      isReachable()
      let failures = failures(of: scan) + 1
      if error == .exceedsScannerLimits || failures >= timing.attempts {
        await record(
          scan, policy == .tolerated ? .unscanned(reason: error.reason) : .failed(reason: error.reason))
      } else {
        postpone(scan, failures, error.reason)
      }
    }
  }

  private func record(_ scan: PendingScan, _ outcome: ScanOutcome) async {
    do {
      try await queue.record(scan.storageName, outcome)
    } catch {
      log?.record(.error, "the outcome of a scan cannot be written", [("error", "\(error)")])
      return postpone(scan, failures(of: scan) + 1, "outcome not written")
    }
    deferred[scan.storageName] = nil
    counted.withLock { $0.count(outcome) }
    switch outcome {
    case .infected(let signature):
      log?.record(.warning, "an infected file was found", [("signature", signature)])
      await erase(scan)
    case .failed(let reason): log?.record(.warning, "a file cannot be scanned", [("reason", reason)])
    case .clean, .unscanned: break
    }
  }

  private func erase(_ scan: PendingScan) async {
    do throws(VaultError) {
      try await vault.remove(scan.storageName)
    } catch {
      // The row says infected, so that nobody gets the file, and the sweep finds it.
      log?.record(.error, "an infected file cannot be removed yet", [("error", "\(error)")])
    }
  }

  private func failures(of scan: PendingScan) -> Int { deferred[scan.storageName]?.failures ?? 0 }

  private func postpone(_ scan: PendingScan, _ failures: Int, _ reason: String) {
    counted.withLock { $0.retries += 1 }
    if deferred.count >= Self.maxDeferred, deferred[scan.storageName] == nil,
      let soonest = deferred.min(by: { $0.value.until < $1.value.until })
    {
      deferred[soonest.key] = nil
    }
    deferred[scan.storageName] = Deferral(failures: failures, until: .now + timing.pause(after: failures))
    log?.record(.info, "a scan is tried again", [("reason", reason)])
  }

  // MARK: Outages

  private func isReachable() {
    if outage != nil { log?.record(.info, "the antivirus answers again") }
    outage = nil
    counted.withLock { $0.isReachable = true }
  }

  private func isUnreachable(_ reason: String) {
    counted.withLock { counted in
      counted.isReachable = false
      if policy == .required { counted.retries += 1 }
    }
    if outage == nil {
      log?.record(.warning, "the antivirus does not answer", [("address", "\(clamd.address)"), ("reason", reason)])
    }
    let failures = (outage?.failures ?? 0) + 1
    // Under a policy that does not wait, the next file is tried at once.
    let pause = policy == .required ? timing.pause(after: failures) : .zero
    outage = Deferral(failures: failures, until: .now + pause)
  }
}
