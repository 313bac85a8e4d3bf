/// The tasks of one event loop in which requests are worked on. Each takes one request after another, so that a request
/// pays neither for a task nor for the memory of its calls, which the task keeps. Used on the loop's thread only.
final class RequestTasks {
  /// So many may wait for a request; more of them end.
  private static let kept = 64

  private var idle: [RequestTask] = []
  private var isOver = false

  /// Has the pipeline work on a request, on this thread up to where it first has to wait.
  func begin(_ call: Call, _ exchange: Exchange, _ pipeline: Pipeline) -> RequestTask {
    let work = RequestTask.Work(call: call, exchange: exchange)
    if let task = idle.popLast() {
      task.resume(with: work)
      return task
    }
    let task = RequestTask(worker: exchange.worker)
    task.start(with: work, pipeline)
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

/// One of them. Not checked by the compiler: it is used on the loop's thread alone, where its task runs as well.
final class RequestTask: @unchecked Sendable {
  struct Work: Sendable {
    let call: Call
    let exchange: Exchange
  }

  private let worker: Worker
  private var task: Task<Void, Never>?
  /// What it works on, or is about to.
  private var current: RequestToken?
  private var next: Work?
  /// Resumed once ``next`` is there, or nothing will be.
  private var waiter: UnsafeContinuation<Void, Never>?

  fileprivate init(worker: Worker) { self.worker = worker }

  /// Tells the task that nobody waits for the answer of the request, if that is what it still works on. It ends with it
  /// then: a task that is cancelled stays so.
  func cancel(_ request: RequestToken) {
    if current == request { task?.cancel() }
  }

  fileprivate func start(with work: Work, _ pipeline: Pipeline) {
    current = work.exchange.token
    next = work
    // Detached, since it may begin within another request's task, whose trace is not its own.
    task = Task.immediateDetached(executorPreference: worker.events) {
      while let work = await self.take() {
        await pipeline.serve(work.call, work.exchange)
        self.current = nil
        work.exchange.leave()
      }
    }
  }

  fileprivate func resume(with work: Work?) {
    guard let waiter else { preconditionFailure("a task is resumed that does not wait") }
    self.waiter = nil
    current = work?.exchange.token
    next = work
    worker.events.runAtOnce { waiter.resume() }
  }

  private func take() async -> Work? {
    if next == nil, !Task.isCancelled {
      await withUnsafeContinuation { continuation in
        if worker.state.tasks.keep(self) { waiter = continuation } else { continuation.resume() }
      }
    }
    defer { next = nil }
    return next
  }
}
