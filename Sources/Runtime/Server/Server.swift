import CLinux
import Glibc
import Synchronization

/// The HTTP server of an API: event loops that accept, read, run the pipeline and write. Serves from ``start()`` until
/// ``stop()``, or until SIGTERM or SIGINT with ``run(ready:)``; then it listens no more, lets requests in flight
/// finish, and ends.
public final class Server: Sendable {
  /// What all loops use.
  struct Shared: Sendable {
    let configuration: ServerConfiguration
    let census: Census
    let log: Log
    let clock: Clock
    let meter: ServerMeter
    let stop: @Sendable () -> Void
  }

  private enum Phase {
    case new
    case serving(loops: Int)
    case stopped
  }

  private struct State {
    var phase = Phase.new
    var workers: [Worker] = []
    var isStopping = false
    /// Called as it begins to stop.
    var stopping: @Sendable () -> Void = {}
    var waiters: [CheckedContinuation<Void, Never>] = []
  }

  private let listening: ListeningSockets
  private let pipeline: Pipeline
  private let limiter: QuotaLimiter
  let census: Census
  private let log: Log
  private let clock: Clock
  let meter: ServerMeter
  private let state = Mutex(State())

  /// Opens the listening sockets, so that the ports are known before there is a server; connections wait until it
  /// starts.
  /// - Throws: where an address cannot be bound; nothing is left open then.
  public static func listen(_ configuration: ServerConfiguration) throws(SystemError) -> ListeningSockets {
    try ListeningSockets(configuration)
  }

  /// - Parameters:
  ///   - listening: for this server alone.
  ///   - sessions: opens the sessions of browsers; nil for an API whose operations have none.
  ///   - pages: makes the pages about failures that the contract words for people; nil for their words alone.
  ///   - faults: what requests of editors are to meet, for tests of clients; nil for none.
  ///   - meter: made for this API; nil where nobody looks at the figures.
  ///   - tracer: keeps what traces tell of requests; nil for nothing.
  ///   - log: stays open; the caller closes it after the server has stopped.
  public init(
    api: any ServedAPI, on listening: ListeningSockets, authenticator: any Authenticator,
    sessions: (any BrowserSessions)? = nil, pages: (any FailurePages)? = nil, faults: (any FaultPlan)? = nil,
    meter: ServerMeter? = nil, tracer: Tracer? = nil, clock: Clock, log: Log
  ) {
    let configuration = listening.configuration
    self.listening = listening
    self.clock = clock
    self.log = log
    census = Census(configuration)
    let tables = type(of: api).tables
    limiter = QuotaLimiter(quotas: tables.quotas, scale: configuration.quotaScale)
    self.meter = meter ?? ServerMeter(tables)
    self.meter.observe(limiter, log, tracer)
    pipeline = Pipeline(
      api: api, authenticator: authenticator, limiter: limiter, clock: clock, log: log,
      environment: configuration.environment,
      spool: Spool(
        directory: configuration.spoolDirectory, limit: configuration.maxSpooledBytes,
        proxies: configuration.trustedProxies),
      packFrom: configuration.packFrom, sessions: sessions, pages: pages, faults: faults, tracer: tracer)
  }

  /// Takes SIGTERM and SIGINT over before there is a server: one that comes meanwhile ends ``run(ready:)`` as soon as
  /// it serves.
  public static func holdStopSignals() throws(SystemError) { try StopSignals.hold() }

  /// Starts the loops and returns. May be called once.
  public func start() throws(SystemError) { try start(signals: nil) }

  /// Serves until SIGTERM, SIGINT or ``stop()``, and returns when everything has ended.
  /// - Parameters:
  ///   - ready: called once connections are served.
  ///   - stopping: called once it begins to stop.
  public func run(
    ready: @Sendable () -> Void = {}, stopping: @escaping @Sendable () -> Void = {}
  ) async throws {
    state.withLock { $0.stopping = stopping }
    // A peer that is gone, and a file that the process's limits let grow no further, are errors of the call.
    for signal in [SIGPIPE, SIGXFSZ] { Glibc.signal(signal, SIG_IGN) }
    try start(signals: StopSignals.open())
    ready()
    await waitUntilStopped()
  }

  /// Begins the end: returns at once. May be called from anywhere and more than once.
  public func stop() {
    let (workers, stopping) = state.withLock { state in
      guard case .serving = state.phase, !state.isStopping else { return ([Worker](), {}) }
      state.isStopping = true
      return (state.workers, state.stopping)
    }
    guard !workers.isEmpty else { return }
    log.record(.info, "stopping")
    stopping()
    meter.beginStopping()
    let (notice, grace) = (listening.configuration.stopNotice, listening.configuration.shutdownGrace)
    for worker in workers {
      Task(executorPreference: worker.events) {
        if notice > 0 { try? await Task.sleep(for: .milliseconds(notice)) }
        await worker.stop(graceMilliseconds: grace)
      }
    }
  }

  /// Returns once each loop has had a moment for it: at once, unless one of them hangs.
  public func visitLoops() async {
    for worker in state.withLock({ $0.workers }) { await worker.visit() }
  }

  /// Requests that are worked on, and how many addresses they come from: the sums of what each loop counts.
  func requestsInFlight() async -> (total: Int, addresses: Int) {
    var sum = (total: 0, addresses: 0)
    for worker in state.withLock({ $0.workers }) {
      let counted = await worker.requestsInFlight
      sum.total += counted.total
      sum.addresses += counted.addresses
    }
    return sum
  }

  /// Returns when the last loop has ended; at once where none was started.
  public func waitUntilStopped() async {
    await withCheckedContinuation { continuation in
      let isOver = state.withLock { state in
        guard case .serving = state.phase else { return true }
        state.waiters.append(continuation)
        return false
      }
      if isOver { continuation.resume() }
    }
  }

  // MARK: Quotas over a restart

  /// What has been used of quotas, for ``restoreQuotas(_:)`` of a later server. Takes the longer the more partitions
  /// there are: not to be called on a loop.
  /// - Parameter always: false for nil where nobody was counted since it was last asked.
  public func quotaSnapshot(always: Bool) -> [UInt8]? {
    guard limiter.takeChange() || always else { return nil }
    return limiter.snapshot(at: clock.steadyMilliseconds, on: .now()).text
  }

  /// Takes up what another server has counted, beside what this one has: of each partition the larger use. Called
  /// before this one starts, and while one takes over from the other. Takes as long as the former.
  /// - Returns: false where the text is damaged; then nothing is taken up.
  public func restoreQuotas(_ text: [UInt8]) -> Bool {
    guard let snapshot = QuotaSnapshot(text) else { return false }
    limiter.restore(snapshot, at: clock.steadyMilliseconds, on: .now())
    return true
  }

  // MARK: Starting

  private func start(signals: Int32?) throws(SystemError) {
    try pipeline.spool?.open()
    let sockets = listening.take()
    var workers: [Worker] = []
    for _ in sockets { workers.append(try Worker()) }
    let started = workers
    state.withLock { state in
      state.phase = .serving(loops: started.count)
      state.workers = started
    }
    let shared = Shared(
      configuration: listening.configuration, census: census, log: log, clock: clock, meter: meter,
      stop: { [weak self] in self?.stop() })
    for (index, worker) in workers.enumerated() {
      let own = sockets[index]
      try startThread("loop-\(index)") { [self, pipeline] in
        worker.run(sockets: own, signals: index == 0 ? signals : nil, pipeline: pipeline, shared: shared)
        loopEnded()
      }
    }
    log.record(.info, "listening", [("addresses", listening.addresses.map(\.description).joined(separator: " "))])
  }

  private func loopEnded() {
    let waiters = state.withLock { state -> [CheckedContinuation<Void, Never>]? in
      guard case .serving(let loops) = state.phase else { return nil }
      if loops > 1 {
        state.phase = .serving(loops: loops - 1)
        return nil
      }
      state.phase = .stopped
      state.workers = []
      defer { state.waiters = [] }
      return state.waiters
    }
    guard let waiters else { return }
    pipeline.spool?.close()
    log.record(.info, "stopped")
    for waiter in waiters { waiter.resume() }
  }
}
