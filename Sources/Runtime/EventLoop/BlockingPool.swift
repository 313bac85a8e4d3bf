import CLinux
import Glibc
import Synchronization

/// A few threads for calls that wait for the disk, which must not hold up an event loop. Whoever hands in work awaits
/// it, so that there is never more of it than there are tasks.
final class BlockingPool: Sendable {
  private typealias Job = @Sendable () -> Void

  /// What the threads share; they outlive the pool until all work is done.
  private final class Queue: Sendable {
    private let jobs = Mutex<[Job]>([])
    /// Counts the jobs, and the threads that are to end.
    private let count: Int32

    init() throws(SystemError) {
      count = eventfd(0, Int32(EFD_CLOEXEC | EFD_SEMAPHORE))
      guard count >= 0 else { throw SystemError("eventfd") }
    }

    deinit { close(count) }

    func add(_ job: @escaping Job) {
      jobs.withLock { $0.append(job) }
      wake(1)
    }

    func wake(_ times: Int) {
      var times = UInt64(times)
      _ = write(count, &times, 8)
    }

    /// Works until it is woken for nothing.
    func work() {
      while true {
        var one: UInt64 = 0
        guard read(count, &one, 8) == 8 else { continue }
        guard let job = jobs.withLock({ $0.isEmpty ? nil : $0.removeFirst() }) else { return }
        job()
      }
    }
  }

  private let queue: Queue
  private let threads: Int

  /// Starts the threads.
  init(_ name: String, threads: Int) throws(SystemError) {
    let queue = try Queue()
    self.queue = queue
    self.threads = threads
    for _ in 0..<threads { try startThread(name) { queue.work() } }
  }

  deinit { queue.wake(threads) }

  /// Runs `body` on one of the threads and waits for it.
  func run<Value: Sendable>(
    _ body: @escaping @Sendable () throws(SystemError) -> Value
  ) async throws(SystemError) -> Value {
    let result: Result<Value, SystemError> = await withCheckedContinuation { continuation in
      queue.add {
        do throws(SystemError) {
          continuation.resume(returning: .success(try body()))
        } catch {
          continuation.resume(returning: .failure(error))
        }
      }
    }
    return try result.get()
  }

  /// Runs `body` on one of the threads, some time.
  func later(_ body: @escaping @Sendable () -> Void) { queue.add(body) }
}
