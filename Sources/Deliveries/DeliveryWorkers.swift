import Outgoing
import Runtime
import Store
import Synchronization

/// Delivers what the outbox holds, at least once and for as long as it takes: any number at once up to a bound, for
/// each editor up to its own, each object's in order.
///
/// What is known of a delivery is in the store, so that it survives a restart and `kill -9`; an attempt that was cut
/// off is made again. One server delivers for a data directory: a second one would deliver as well as the first, but
/// what the first has under way when the second begins is sent twice.
public final class DeliveryWorkers: Sendable {
  public struct Configuration: Sendable {
    /// The events that are delivered, with the rules for each.
    public var descriptors: [WebhookDescriptor]
    /// Attempts at once, in all and for one editor.
    public var concurrency = 64
    public var perEditor = 8

    public init(descriptors: [WebhookDescriptor]) { self.descriptors = descriptors }
  }

  /// Opens an editor's sealed webhook secret.
  public typealias SecretOpener = @Sendable (_ sealed: [UInt8], _ editor: EditorRecord) throws -> [UInt8]

  private struct State {
    var isStopping = false
    var underWay = 0
    var attempts: [String: Int] = [:]
    var looks = 0
    /// In monotonic nanoseconds; before the first look, when the workers were made.
    var lastLook = Clock.monotonicNanoseconds
  }

  private let configuration: Configuration
  private let store: any Store
  private let sender: DeliverySender
  private let plan: (any DeliveryPlan)?
  private let tracer: Tracer?
  private let heldBack = HeldDeliveries()
  private let clock: Clock
  private let log: Log
  private let state = Mutex(State())

  /// How long it sleeps at most before it looks again: for what other processes write, for a clock that was moved and
  /// for breakers that may be tried.
  private static let longestSleep: Int64 = 1000
  /// How long it waits after the store has failed.
  private static let pauseAfterFailure: Duration = .seconds(1)

  /// - Parameters:
  ///   - client: also decides whom it calls.
  ///   - plan: what deliveries are to meet, for tests of receivers; nil for nothing.
  ///   - tracer: makes a trace of each attempt, which the receiver is told of; nil for none.
  public init(
    configuration: Configuration, store: any Store, client: HTTPClient, clock: Clock, log: Log,
    plan: (any DeliveryPlan)? = nil, tracer: Tracer? = nil, openSecret: @escaping SecretOpener
  ) {
    self.configuration = configuration
    self.store = store
    self.clock = clock
    self.log = log
    self.plan = plan
    self.tracer = tracer
    sender = DeliverySender(
      descriptors: configuration.descriptors, client: client, clock: clock, openSecret: openSecret)
  }

  /// Delivers until it is told to stop and what is under way has ended, or until the task is cancelled, which breaks
  /// off what is under way; that is given back then. Called once.
  public func run() async {
    await untilDone { [store, clock] () throws(StoreError) in _ = try await store.recoverDeliveries(at: clock.now) }
    await withDiscardingTaskGroup { group in
      var turn: Int64 = 0
      while !isStopping {
        let claimed = await claim(after: turn)
        for delivery in claimed.deliveries {
          turn = delivery.editor.id
          state.withLock { $0.underWay += 1 }
          group.addTask { [self] in
            await attempt(delivery)
            state.withLock { $0.underWay -= 1 }
            // Its place is free, and its object's next delivery can be due.
            store.deliverySignal.ring()
          }
        }
        if claimed.deliveries.isEmpty { await store.deliverySignal.wait(milliseconds: claimed.sleep) }
      }
    }
  }

  /// Takes up nothing more. ``run()`` returns once what is under way has ended.
  public func stop() {
    state.withLock { $0.isStopping = true }
    heldBack.releaseAll()
    store.deliverySignal.ring()
  }

  private var isStopping: Bool { Task.isCancelled || state.withLock { $0.isStopping } }

  public var figures: DeliveryFigures {
    state.withLock { state in
      let isFull = state.underWay >= configuration.concurrency
      let pause = isFull ? 0 : Int((Clock.monotonicNanoseconds - state.lastLook) / 1_000_000_000)
      return DeliveryFigures(
        attempts: state.attempts, underWay: state.underWay, looks: state.looks, secondsSinceLook: pause)
    }
  }

  // MARK: Taking up

  /// - Returns: what to attempt; where that is nothing, after how many milliseconds to look again.
  private func claim(after turn: Int64) async -> (deliveries: [ClaimedDelivery], sleep: Int64) {
    let free = configuration.concurrency - state.withLock { $0.underWay }
    guard free > 0 else { return ([], Self.longestSleep) }
    let limits = ClaimLimits(count: free, perEditor: configuration.perEditor)
    defer {
      state.withLock { state in
        state.looks += 1
        state.lastLook = Clock.monotonicNanoseconds
      }
    }
    do throws(StoreError) {
      let now = clock.now
      switch try await store.deliveryAgenda(at: now, limits: limits) {
      case .due: return (try await store.claimDeliveries(at: now, limits: limits, after: turn), Self.longestSleep)
      case .later(let moment): return ([], min(moment.milliseconds - now.milliseconds, Self.longestSleep))
      case .nothing: return ([], Self.longestSleep)
      }
    } catch {
      log.record(.error, "the outbox cannot be read", [("error", "\(error)")])
      return ([], Self.longestSleep)
    }
  }

  // MARK: Attempting

  private func attempt(_ claimed: ClaimedDelivery) async {
    let delivery = claimed.delivery
    let scenario = await meetScenario(claimed)
    let begin = clock.now
    let started = Clock.monotonicNanoseconds
    let step = tracer?.begin()
    guard let outcome = await sender.attempt(claimed, headers: step?.headers ?? []) else {
      return await untilDone { [store] () throws(StoreError) in
        try await store.releaseDelivery(id: delivery.id, attempt: delivery.attempts)
      }
    }
    step?.end("POST", .client, outcome.attributes(of: delivery), hasFailed: outcome.meaning != .delivered)
    state.withLock { $0.attempts[outcome.word, default: 0] += 1 }
    let finished = finished(
      delivery, outcome, from: begin, milliseconds: Int((Clock.monotonicNanoseconds - started) / 1_000_000))
    await untilDone { [store] () throws(StoreError) in _ = try await store.recordAttempt(finished) }
    note(delivery, outcome, finished.verdict)
    guard finished.verdict == .delivered else { return }
    heldBack.release(after: delivery)
    if scenario == .twice { note(.twice, delivery, await sender.attempt(claimed)) }
  }

  // MARK: Scenarios

  /// Lets a delivery meet, before its first attempt, what is planned for its editor.
  private func meetScenario(_ claimed: ClaimedDelivery) async -> DeliveryScenario? {
    let delivery = claimed.delivery
    guard delivery.attempts == 1, let scenario = plan?.takeScenario(editorID: delivery.editorID) else { return nil }
    switch scenario {
    case .twice: break
    case .heldBack(let seconds):
      log.record(.info, "webhook held back", [("delivery", delivery.webhookID), ("seconds", "\(seconds)")])
      await heldBack.hold(delivery, seconds: seconds)
    case .forged(let forgery): note(scenario, delivery, await sender.attempt(claimed, as: forgery))
    }
    return scenario
  }

  private func note(_ scenario: DeliveryScenario, _ delivery: DeliveryRecord, _ outcome: AttemptOutcome?) {
    log.record(
      .info, "webhook sent for a scenario",
      [
        ("delivery", delivery.webhookID), ("scenario", "\(scenario)"),
        ("outcome", outcome.map { outcome in outcome.status.map { "\($0)" } ?? outcome.error ?? "" } ?? "interrupted"),
      ])
  }

  private func finished(
    _ delivery: DeliveryRecord, _ outcome: AttemptOutcome, from begin: Timestamp, milliseconds: Int
  ) -> FinishedAttempt {
    let rules = sender.descriptor(of: delivery.event)
    let now = clock.now
    let verdict: AttemptVerdict
    switch outcome.meaning {
    case .delivered: verdict = .delivered
    case .final: verdict = .failed
    case .temporary:
      let next = RetrySchedule(pauseSeconds: rules?.retryAfterSeconds ?? []).next(
        after: delivery.tries + 1, at: now, pauseMilliseconds: outcome.pauseMilliseconds)
      verdict = next.map { .retry($0) } ?? .failed
    }
    return FinishedAttempt(
      deliveryID: delivery.id,
      attempt: DeliveryAttempt(
        number: delivery.attempts, at: begin, durationMilliseconds: milliseconds, status: outcome.status,
        error: outcome.error, excerpt: outcome.excerpt),
      verdict: verdict, health: outcome.health(at: now),
      breaker: BreakerRule(
        failures: rules?.breakerFailures ?? .max, openMilliseconds: Int64(rules?.breakerSeconds ?? 0) * 1000),
      finishedAt: now)
  }

  private func note(_ delivery: DeliveryRecord, _ outcome: AttemptOutcome, _ verdict: AttemptVerdict) {
    let fields: [(name: StaticString, value: String)] = [
      ("delivery", delivery.webhookID), ("editor", "\(delivery.editorID)"), ("attempt", "\(delivery.attempts)"),
      ("outcome", outcome.status.map { "\($0)" } ?? outcome.error ?? ""),
    ]
    switch verdict {
    case .delivered: log.record(.info, "webhook delivered", fields)
    case .retry: log.record(.warning, "webhook not delivered yet", fields)
    case .failed: log.record(.error, "webhook not delivered", fields)
    }
  }

  /// Writes to the store, again and again where it fails, since nobody else can; once the task is cancelled, until it
  /// fails. Then, and where the store is closed, the delivery stays under way and is taken up again at the next start.
  private func untilDone(_ write: @Sendable () async throws(StoreError) -> Void) async {
    while true {
      do throws(StoreError) {
        return try await write()
      } catch .closed {
        return
      } catch {
        log.record(.error, "the outbox cannot be written", [("error", "\(error)")])
        if Task.isCancelled { return }
        // Apart from this task, whose cancellation does not make the store any faster.
        await Task { try? await Task.sleep(for: Self.pauseAfterFailure) }.value
      }
    }
  }
}
