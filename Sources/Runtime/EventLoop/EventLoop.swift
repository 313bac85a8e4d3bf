import CLinux
import Glibc
import Synchronization

/// One thread that waits on epoll and runs what becomes ready: sockets through its owner, and Swift jobs, since it is
/// the executor of every task started for a request read there, and lends its thread to the loop's actor
/// (``LoopIsolation``). A handler therefore runs on the thread that read its bytes, without a hop or a lock.
///
/// Everything here may be called from any thread; what belongs to the loop's thread alone lives in the actor whose
/// executor this is.
final class EventLoop: TaskExecutor, Sendable {
  /// What one wait brought: the descriptor's tag and its epoll bits.
  struct Event {
    let tag: UInt64
    let readable: Bool
    let writable: Bool
    /// The peer sends no more.
    let ended: Bool
    /// The peer is gone in both directions, or the socket has failed.
    let hangup: Bool
  }

  /// Tags at and above this one belong to the loop and its owner, below are connections.
  static let wakeTag = UInt64.max

  private let epoll: Int32
  private let wakeup: Int32
  /// What an actor's job is told apart for: it runs isolated to the actor, any other job to nothing.
  private struct Job {
    let job: UnownedJob
    let actor: LoopIsolation?
  }

  private struct Queue {
    var jobs: [Job] = []
    /// The loop waits, or is about to: whoever brings a job has to wake it. Nobody else has, so that a hundred jobs
    /// that come at once cost one system call.
    var isAsleep = false
    var passage = Passage.closed
  }

  private let queue = Mutex(Queue())

  /// A job that is to be run where it comes from; see ``runAtOnce(_:)``.
  private enum Passage {
    case closed
    case open
    case taken(UnownedJob)
  }

  /// The loop's thread, once it runs.
  private let thread = Atomic<UInt>(0)

  /// - Throws: where the process may open no more descriptors.
  init() throws(SystemError) {
    epoll = epoll_create1(Int32(EPOLL_CLOEXEC))
    guard epoll >= 0 else { throw SystemError("epoll_create1") }
    wakeup = eventfd(0, Int32(EFD_CLOEXEC | EFD_NONBLOCK))
    guard wakeup >= 0 else {
      let error = SystemError("eventfd")
      close(epoll)
      throw error
    }
    try watch(wakeup, tag: Self.wakeTag, edge: false)
  }

  deinit {
    close(wakeup)
    close(epoll)
  }

  // MARK: The executor

  func enqueue(_ job: consuming ExecutorJob) { enqueue(UnownedJob(job), of: nil) }

  fileprivate func enqueue(_ job: UnownedJob, of actor: LoopIsolation?) {
    let mustWake = queue.withLock { queue in
      if case .open = queue.passage, actor == nil, isCurrent {
        queue.passage = .taken(job)
        return false
      }
      queue.jobs.append(Job(job: job, actor: actor))
      defer { queue.isAsleep = false }
      return queue.isAsleep
    }
    if mustWake { wake() }
  }

  /// Whether the caller runs on the loop's thread.
  var isCurrent: Bool { thread.load(ordering: .relaxed) == UInt(pthread_self()) }

  /// Makes the calling thread the loop's own, for good.
  func adoptCurrentThread() {
    thread.store(UInt(pthread_self()), ordering: .relaxed)
    LoopTurn.adoptCurrentThread()
  }

  /// Ends the current or the next wait.
  func wake() {
    var one: UInt64 = 1
    // A full counter (EAGAIN) means that a wake-up is pending already.
    _ = write(wakeup, &one, 8)
  }

  var hasJobs: Bool { queue.withLock { !$0.jobs.isEmpty } }

  /// Runs the jobs that were waiting when it was called. Those that they enqueue come the next time, so that sockets
  /// are looked at in between.
  func runJobs() {
    let batch = queue.withLock { queue in
      let batch = queue.jobs
      queue.jobs = []
      return batch
    }
    for waiting in batch {
      if let actor = waiting.actor {
        waiting.job.runSynchronously(isolatedTo: actor.asUnownedSerialExecutor(), taskExecutor: asUnownedTaskExecutor())
      } else {
        waiting.job.runSynchronously(on: asUnownedTaskExecutor())
      }
    }
  }

  /// Resumes a task of this loop and runs it up to where it next has to wait, instead of queueing it. To be called on the
  /// loop's thread.
  /// - Parameter resume: resumes one continuation and does nothing else.
  func runAtOnce(_ resume: () -> Void) {
    precondition(isCurrent, "not on the event loop's thread")
    queue.withLock { $0.passage = .open }
    resume()
    let taken = queue.withLock { queue in
      defer { queue.passage = .closed }
      return queue.passage
    }
    if case .taken(let job) = taken { job.runSynchronously(on: asUnownedTaskExecutor()) }
  }

  // MARK: The descriptors

  /// - Parameter edge: edge-triggered for reading, writing and hang-up; otherwise level-triggered for reading, by which
  ///   one of the loops that watch the same socket is woken.
  func watch(_ descriptor: Int32, tag: UInt64, edge: Bool) throws(SystemError) {
    var event = epoll_event()
    event.events =
      edge
      ? EPOLLIN.rawValue | EPOLLOUT.rawValue | EPOLLRDHUP.rawValue | EPOLLET.rawValue
      : EPOLLIN.rawValue | EPOLLEXCLUSIVE.rawValue
    event.data.u64 = tag
    guard epoll_ctl(epoll, EPOLL_CTL_ADD, descriptor, &event) == 0 else { throw SystemError("epoll_ctl") }
  }

  func forget(_ descriptor: Int32) {
    _ = epoll_ctl(epoll, EPOLL_CTL_DEL, descriptor, nil)
  }

  /// Waits until something is ready, a job has come or the time is over, and replaces what `events` held.
  /// - Parameter milliseconds: -1 waits without end.
  func wait(_ milliseconds: Int32, into events: inout [Event]) {
    LoopTurn.current?.end()
    let milliseconds = queue.withLock { queue in
      queue.isAsleep = queue.jobs.isEmpty
      return queue.isAsleep ? milliseconds : 0
    }
    defer { queue.withLock { $0.isAsleep = false } }
    events.removeAll(keepingCapacity: true)
    var buffer = InlineArray<256, epoll_event>(repeating: epoll_event())
    var span = buffer.mutableSpan
    let count = span.withUnsafeMutableBufferPointer { pointer in
      epoll_wait(epoll, pointer.baseAddress, Int32(pointer.count), milliseconds)
    }
    // EINTR leaves nothing ready; the caller comes back.
    for index in 0..<max(0, Int(count)) {
      let event = span[index]
      if event.data.u64 == Self.wakeTag {
        var counter: UInt64 = 0
        _ = read(wakeup, &counter, 8)
        continue
      }
      let bits = event.events
      events.append(
        Event(
          tag: event.data.u64,
          readable: bits & (EPOLLIN.rawValue | EPOLLRDHUP.rawValue) != 0,
          writable: bits & EPOLLOUT.rawValue != 0,
          ended: bits & EPOLLRDHUP.rawValue != 0,
          hangup: bits & (EPOLLHUP.rawValue | EPOLLERR.rawValue) != 0))
    }
  }
}

/// The executor of the actor that owns a loop's state. Apart from the loop itself, because a task that runs on the loop
/// is not isolated to that actor: were both the same, each return from an asynchronous call would pass through the
/// queue.
final class LoopIsolation: SerialExecutor, Sendable {
  let loop: EventLoop

  init(_ loop: EventLoop) { self.loop = loop }

  func enqueue(_ job: consuming ExecutorJob) { loop.enqueue(UnownedJob(job), of: self) }
  func asUnownedSerialExecutor() -> UnownedSerialExecutor { UnownedSerialExecutor(ordinary: self) }
  func isIsolatingCurrentContext() -> Bool? { loop.isCurrent }
  func checkIsolated() { precondition(loop.isCurrent, "not on the event loop's thread") }
}
