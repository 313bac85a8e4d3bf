import Synchronization

/// The tasks of one event loop in which requests are worked on. Each takes one request after another, so that a request
/// pays neither for a task nor for the memory of its calls, which the task keeps. Used on the loop's thread only.
final class RequestTasks {
  /// So many may wait for a request; more of them end.
  private static let kept = 64

  private var idle: [RequestTask] = []
  private var isOver = false

  /// Has the pipeline work on a request, on this thread up to where it first has to wait.
  func begin(_ call: Call, _ token: RequestToken, _ loop: LoopState) -> RequestTask {
    let work = RequestTask.Work(call: call, token: token)
    if let task = idle.popLast() {
      task.resume(with: work)
      return task
    }
    let task = RequestTask(worker: loop.worker)
    task.start(with: work, loop.pipeline, loop.meter)
    return task
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
    for task in waiting { task.resume(with: nil) }
  }
}

/// One of them. It is used on the loop's thread, where its task runs as well, so that nobody ever waits for its lock.
final class RequestTask: Sendable {
  struct Work: Sendable {
    let call: Call
    let token: RequestToken
  }

  private struct State {
    var task: Task<Void, Never>?
    /// What it works on, or is about to.
    var current: RequestToken?
    var next: Work?
    /// Resumed once ``next`` is there, or nothing will be.
    var waiter: UnsafeContinuation<Void, Never>?
  }

  private let worker: Worker
  private let state = Mutex(State())

  fileprivate init(worker: Worker) { self.worker = worker }

  /// Tells the task that nobody waits for the answer of the request, if that is what it still works on. It ends with it
  /// then: a task that is cancelled stays so.
  func cancel(_ request: RequestToken) {
    state.withLock { $0.current == request ? $0.task : nil }?.cancel()
  }

  fileprivate func start(with work: Work, _ pipeline: Pipeline, _ meter: LoopMeter) {
    state.withLock { state in
      state.current = work.token
      state.next = work
    }
    // Detached, since it may begin within another request's task, whose trace is not its own.
    let task = Task.immediateDetached(executorPreference: worker.events) {
      var exchange = Exchange(worker: self.worker, token: work.token, meter: meter)
      while let work = await self.take() {
        exchange.token = work.token
        await pipeline.serve(work.call, exchange)
        self.state.withLock { $0.current = nil }
        exchange.leave(work.call)
      }
    }
    state.withLock { $0.task = task }
  }

  fileprivate func resume(with work: Work?) {
    let waiter = state.withLock { state in
      state.current = work?.token
      state.next = work
      return state.waiter.take()
    }
    guard let waiter else { preconditionFailure("a task is resumed that does not wait") }
    worker.events.runAtOnce { waiter.resume() }
  }

  private func take() async -> Work? {
    if let work = takeNext() { return work }
    if !Task.isCancelled {
      await withUnsafeContinuation { continuation in
        if worker.state.tasks.keep(self) {
          state.withLock { $0.waiter = continuation }
        } else {
          continuation.resume()
        }
      }
    }
    return takeNext()
  }

  private func takeNext() -> Work? { state.withLock { $0.next.take() } }
}
