import CLinux
import Glibc

/// Guards what belongs to one event loop: an actor whose executor is the loop, so that the compiler keeps everything in
/// ``LoopState`` on the loop's thread.
actor Worker {
  nonisolated let events: EventLoop
  private nonisolated let isolation: LoopIsolation
  nonisolated var unownedExecutor: UnownedSerialExecutor { isolation.asUnownedSerialExecutor() }

  private var listeners: [Listener] = []
  private var signals: Int32?
  private var stopDeadline: Int64?

  /// Tags of listening sockets, above those of connections.
  private static let listenerTag = UInt64(1) << 63
  private static let signalTag = UInt64(1) << 62
  /// Of connections that are taken before the listening sockets are closed: all that the backlog holds.
  private static let lastBatches = 64

  init() throws(SystemError) {
    events = try EventLoop()
    isolation = LoopIsolation(events)
  }

  /// For the loop's thread, which owns it. A look at it through the actor would cost two closures on the heap for each.
  nonisolated var state: LoopState {
    guard let state = Self.states.current, state.workerID == ObjectIdentifier(self) else {
      preconditionFailure("not on the event loop's thread")
    }
    return state
  }

  private static let states = ThreadLocal<LoopState>()

  /// Serves on the calling thread until the server has stopped.
  /// - Parameters:
  ///   - sockets: listening, closed here.
  ///   - signals: a descriptor that becomes readable when the process is told to stop.
  nonisolated func run(sockets: [ListeningSocket], signals: Int32?, pipeline: Pipeline, shared: Server.Shared) {
    events.adoptCurrentThread()
    assumeIsolated { worker in
      worker.begin(sockets: sockets, signals: signals, pipeline: pipeline, shared: shared)
      worker.turn(shared)
      worker.state.tasks.end()
      Self.states.adopt(nil)
    }
  }

  /// Turn after turn, until all is done.
  private func turn(_ shared: Server.Shared) {
    let meter = state.meter
    var ready: [EventLoop.Event] = []
    while let timeout = prepareWait() {
      events.wait(timeout, into: &ready)
      let began = Clock.monotonicNanoseconds
      for event in ready { handle(event, shared) }
      events.runJobs()
      state.settle()
      meter.turned(nanoseconds: Clock.monotonicNanoseconds - began)
    }
  }

  private func begin(sockets: [ListeningSocket], signals: Int32?, pipeline: Pipeline, shared: Server.Shared) {
    let state = LoopState(worker: self, events: events, pipeline: pipeline, shared: shared)
    Self.states.adopt(state)
    self.signals = signals
    listeners = sockets.map { Listener($0, certificates: shared.configuration.certificates) }
    do {
      for (index, listener) in listeners.enumerated() {
        try events.watch(listener.descriptor, tag: Self.listenerTag | UInt64(index), edge: false)
      }
      if let signals { try events.watch(signals, tag: Self.signalTag, edge: false) }
    } catch {
      shared.log.record(.error, "an event loop cannot listen", [("error", "\(error)")])
      shared.stop()
    }
  }

  /// - Returns: how long the loop may sleep, in milliseconds; nil when all is done.
  private func prepareWait() -> Int32? {
    for listener in listeners where listener.isPaused { listener.accept(for: state) }
    let timeout = state.prepareWait()
    guard let stopDeadline else {
      let tick = Int32(TimerWheel.tickMilliseconds)
      return listeners.contains { $0.isPaused } && timeout < 0 ? tick : timeout
    }
    let isOver = Clock.monotonicMilliseconds >= stopDeadline
    if isOver, state.connectionCount > 0 {
      state.log.record(.warning, "requests were cut off at shutdown", [("connections", "\(state.connectionCount)")])
      state.abandon()
    }
    // Tasks whose client is gone may have something to bring to an end.
    let isIdle = state.connectionCount == 0 && (state.requestsInFlight.total == 0 || isOver)
    return isIdle && !events.hasJobs ? nil : timeout
  }

  private func handle(_ event: EventLoop.Event, _ shared: Server.Shared) {
    if event.tag & Self.listenerTag != 0 {
      let index = Int(event.tag & 0xFFFF)
      if index < listeners.count { listeners[index].accept(for: state) }
    } else if event.tag == Self.signalTag {
      // Heard once: it stays readable, and the end may be a while away.
      forgetSignals()
      shared.stop()
    } else {
      state.handle(event)
    }
  }

  /// Stops listening and begins to let connections go.
  func stop(graceMilliseconds: Int64) {
    guard stopDeadline == nil else { return }
    stopDeadline = Clock.monotonicMilliseconds + graceMilliseconds
    forgetSignals()
    for listener in listeners {
      // Connections that the kernel has completed for this socket would be reset: they are served as the last ones. So
      // many at most that who goes on connecting does not hold up the end.
      if !listener.isShared { for _ in 0..<Self.lastBatches where !listener.accept(for: state) { break } }
      events.forget(listener.descriptor)
      listener.close()
    }
    listeners = []
    state.stop()
  }

  private func forgetSignals() {
    if let signals { events.forget(signals) }
    signals = nil
  }

  /// Does nothing, on the loop.
  func visit() {}

  /// Requests that the loop works on, and how many addresses they come from.
  var requestsInFlight: (total: Int, addresses: Int) {
    (state.requestsInFlight.total, state.requestsInFlight.addressCount)
  }

  func resumeBody(_ token: RequestToken) {
    guard let (engine, request) = state.request(token) else { return }
    engine.resumeBody(of: request)
  }
}
