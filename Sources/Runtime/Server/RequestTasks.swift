import Synchronization

/// The tasks of one event loop in which requests are worked on. Each takes one request after another, so that a request
/// pays neither for a task nor for the memory of its calls, which the task keeps; and takes all that wait before it is
/// suspended, which costs more than many a request. Used on the loop's thread only.
final class RequestTasks {
  struct Work: Sendable {
    let call: Call
    let token: RequestToken
  }

  /// So many may wait for a request; more of them end.
  private static let kept = 64
  /// So many requests may wait for each other: few enough for what they hold to be in the processor's nearest memory.
  private static let gathered = 8

  private var idle: [RequestTask] = []
  private var isOver = false
  /// In the order in which they came; those before ``next`` are taken.
  private var waiting: [Work?] = []
  private var next = 0
  private var isRunning = false
  /// What the task that ``run(_:)`` has resumed works on; nil once it has come back.
  private var current: RequestToken?

  /// Has the pipeline work on a request, at the latest when ``run(_:)`` is called.
  func add(_ work: Work, _ loop: LoopState) {
    waiting.append(work)
    if waiting.count - next >= Self.gathered { run(loop) }
  }

  /// Takes back a request for whose answer nobody waits any more.
  /// - Returns: false where somebody works on it already.
  func withdraw(_ request: RequestToken) -> Bool {
    guard let index = waiting.firstIndex(where: { $0?.token == request }) else { return false }
    waiting.remove(at: index)
    return true
  }

  private var isEmpty: Bool { next == waiting.count }

  /// Has the pipeline work on all requests that wait, on this thread, on each up to where it first has to wait.
  func run(_ loop: LoopState) {
    // Where this is called by a request's task, that one takes what waits.
    guard !isRunning else { return }
    isRunning = true
    while !isEmpty {
      let task: RequestTask
      if let known = idle.popLast() {
        task = known
        task.resume()
      } else {
        task = RequestTask.start(loop)
      }
      // Where it has not come back it waits, with the request that it took last.
      if let current, let (_, request) = loop.request(current) {
        task.workOn(current)
        request.task = task
      }
    }
    isRunning = false
  }

  /// What the task that ``run(_:)`` has resumed works on next; nil where nothing waits. Other tasks get nothing: they
  /// come at a time of their own.
  fileprivate func take() -> Work? {
    guard isRunning, !isEmpty else {
      current = nil
      return nil
    }
    let work = waiting[next].take()
    next += 1
    if isEmpty {
      waiting.removeAll(keepingCapacity: true)
      next = 0
    }
    current = work?.token
    return work
  }

  /// - Returns: false where the task is not needed any more.
  fileprivate func keep(_ task: RequestTask) -> Bool {
    guard !isOver, idle.count < Self.kept else { return false }
    idle.append(task)
    return true
  }

  /// Ends those that wait; no other will wait any more.
  func end() {
    isOver = true
    let waiting = idle
    idle = []
    for task in waiting { task.resume() }
  }
}

/// One of them. It is used on the loop's thread, where its task runs as well, so that nobody ever waits for its lock.
final class RequestTask: Sendable {
  private struct State {
    var task: Task<Void, Never>?
    /// What it waits with, once it had to.
    var current: RequestToken?
    /// Resumed once there is something to work on, or nothing will be.
    var waiter: UnsafeContinuation<Void, Never>?
  }

  private let worker: Worker
  private let state = Mutex(State())

  private init(worker: Worker) { self.worker = worker }

  /// Makes one and lets it take what waits, up to where it first has to wait.
  fileprivate static func start(_ loop: LoopState) -> RequestTask {
    let new = RequestTask(worker: loop.worker)
    let (pipeline, meter) = (loop.pipeline, loop.meter)
    // Detached, since it may begin within another request's task, whose trace is not its own.
    let task = Task.immediateDetached(executorPreference: loop.worker.events) {
      while !Task.isCancelled, let work = await new.take() {
        await pipeline.serve(work.call, Exchange(worker: new.worker, token: work.token, meter: meter))
        new.worker.state.requestsInFlight.giveBack(of: work.call.peer)
      }
    }
    new.state.withLock { $0.task = task }
    return new
  }

  /// Notes what it waits with.
  fileprivate func workOn(_ request: RequestToken) { state.withLock { $0.current = request } }

  /// Tells the task that nobody waits for the answer of the request, if that is what it still works on. It ends with it
  /// then: a task that is cancelled stays so.
  func cancel(_ request: RequestToken) {
    state.withLock { $0.current == request ? $0.task : nil }?.cancel()
  }

  fileprivate func resume() {
    guard let waiter = state.withLock({ $0.waiter.take() }) else {
      preconditionFailure("a task is resumed that does not wait")
    }
    worker.events.runAtOnce { waiter.resume() }
  }

  /// - Returns: nil where it is to end.
  private func take() async -> RequestTasks.Work? {
    if let work = worker.state.tasks.take() { return work }
    await withUnsafeContinuation { continuation in
      if worker.state.tasks.keep(self) {
        state.withLock { state in
          state.current = nil
          state.waiter = continuation
        }
      } else {
        continuation.resume()
      }
    }
    return worker.state.tasks.take()
  }
}
