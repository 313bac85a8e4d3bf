import CLinux
import Glibc
import Synchronization

/// A few threads for calls that wait for the disk or a slow peer, which must not hold up an event loop. Whoever hands in
/// work awaits it, so that there is never more of it than there are tasks. Jobs start in the order they are handed in,
/// so a long one is better handed in piece by piece.
///
/// The threads end with the last reference, once all work is done.
public final class BlockingPool: Sendable {
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
  /// - Parameter name: of each thread, as `ps -L` shows it; at most 15 bytes count.
  public init(_ name: String, threads: Int) throws(SystemError) {
    let queue = try Queue()
    self.queue = queue
    self.threads = threads
    for _ in 0..<threads { try startThread(name) { queue.work() } }
  }

  deinit { queue.wake(threads) }

  /// Runs `body` on one of the threads and waits for it. A cancelled task waits as well: what the threads are doing
  /// cannot be taken back.
  public func run<Value: Sendable, Problem: Error>(
    _ body: @escaping @Sendable () throws(Problem) -> Value
  ) async throws(Problem) -> Value {
    let result: Result<Value, Problem> = await withCheckedContinuation { continuation in
      queue.add {
        do throws(Problem) {
          continuation.resume(returning: .success(try body()))
        } catch {
          continuation.resume(returning: .failure(error))
        }
      }
    }
    return try result.get()
  }

  /// Runs `body` on one of the threads, some time. For what nobody can wait for, such as closing a file in `deinit`.
  public func later(_ body: @escaping @Sendable () -> Void) { queue.add(body) }
}
