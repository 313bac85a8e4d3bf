import CLinux
import Glibc
import Synchronization

/// The HTTP server of an API: event loops that accept, read, run the pipeline and write. Serves from ``start()`` until
/// ``stop()``, or until SIGTERM or SIGINT with ``run()``; then it listens no more, lets requests in flight finish, and ends.
public final class Server: Sendable {
  /// What all loops use.
  struct Shared: Sendable {
    let configuration: ServerConfiguration
    let census: Census
    let log: Log
    let clock: Clock
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
    var waiters: [CheckedContinuation<Void, Never>] = []
  }

  private let configuration: ServerConfiguration
  private let pipeline: Pipeline
  private let census: Census
  private let log: Log
  private let clock: Clock
  private let state = Mutex(State())

  /// - Parameter log: stays open; the caller closes it after the server has stopped.
  public init(
    api: any ServedAPI, authenticator: any Authenticator, clock: Clock, log: Log, configuration: ServerConfiguration
  ) {
    self.configuration = configuration
    self.clock = clock
    self.log = log
    census = Census(configuration)
    let quotas = type(of: api).tables.quotas
    pipeline = Pipeline(
      api: api, authenticator: authenticator, limiter: QuotaLimiter(quotas: quotas, scale: configuration.quotaScale),
      clock: clock, log: log, environment: configuration.environment)
  }

  /// Opens the sockets and starts the loops. May be called once.
  /// - Returns: the addresses with the ports they are bound to.
  /// - Throws: where an address cannot be bound; nothing is left open then.
  @discardableResult
  public func start() throws(SystemError) -> [ListenAddress] { try start(signals: nil) }

  /// Serves until SIGTERM, SIGINT or ``stop()``, and returns when everything has ended.
  /// - Parameter ready: called once connections are accepted, with the bound addresses.
  public func run(ready: ([ListenAddress]) -> Void = { _ in }) async throws {
    signal(SIGPIPE, SIG_IGN)
    ready(try start(signals: StopSignals.open()))
    await waitUntilStopped()
  }

  /// Begins the end: returns at once. May be called from anywhere and more than once.
  public func stop() {
    let workers = state.withLock { state in
      guard case .serving = state.phase, !state.isStopping else { return [Worker]() }
      state.isStopping = true
      return state.workers
    }
    guard !workers.isEmpty else { return }
    log.record(.info, "stopping")
    let grace = configuration.shutdownGrace
    for worker in workers {
      Task { await worker.stop(graceMilliseconds: grace) }
    }
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

  // MARK: Starting

  private func start(signals: Int32?) throws(SystemError) -> [ListenAddress] {
    let count = max(1, configuration.loops)
    var sockets: [[Int32]] = []
    var bound: [ListenAddress] = []
    var workers: [Worker] = []
    do throws(SystemError) {
      for _ in 0..<count {
        workers.append(try Worker())
        sockets.append([])
        for (place, address) in configuration.addresses.enumerated() {
          // The loops after the first share the port that the first was given.
          let (descriptor, real) = try (place < bound.count ? bound[place] : address).listen()
          sockets[sockets.count - 1].append(descriptor)
          if place == bound.count { bound.append(real) }
        }
      }
    } catch {
      for descriptor in sockets.joined() { close(descriptor) }
      throw error
    }
    let started = workers
    state.withLock { state in
      state.phase = .serving(loops: started.count)
      state.workers = started
    }
    let shared = Shared(
      configuration: configuration, census: census, log: log, clock: clock, stop: { [weak self] in self?.stop() })
    for (index, worker) in workers.enumerated() {
      let own = sockets[index]
      try startThread("loop-\(index)") { [self, pipeline] in
        worker.run(sockets: own, signals: index == 0 ? signals : nil, pipeline: pipeline, shared: shared)
        loopEnded()
      }
    }
    log.record(.info, "listening", [("addresses", bound.map(\.description).joined(separator: " "))])
    return bound
  }

  private func loopEnded() {
    let waiters = state.withLock { state in
      guard case .serving(let loops) = state.phase else { return [CheckedContinuation<Void, Never>]() }
      if loops > 1 {
        state.phase = .serving(loops: loops - 1)
        return []
      }
      state.phase = .stopped
      state.workers = []
      defer { state.waiters = [] }
      return state.waiters
    }
    if !waiters.isEmpty { log.record(.info, "stopped") }
    for waiter in waiters { waiter.resume() }
  }
}
