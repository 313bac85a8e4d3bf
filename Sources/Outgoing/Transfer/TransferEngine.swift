import CCurl
import Glibc
import Runtime
import Synchronization

/// The thread that carries out all transfers, any number at once, over libcurl's multi interface.
final class TransferEngine: Sendable {
  private let core: Core

  /// Starts the thread.
  init() throws(SystemError) {
    core = Core()
    try startThread("transfers") { [core] in core.work() }
  }

  deinit { core.close() }

  /// Carries the plan out, and breaks it off when the task is cancelled.
  func perform(_ plan: TransferPlan) async throws(OutgoingError) -> TransferResult {
    // What is cancelled already sends nothing: the thread could begin it before it hears of that.
    guard !Task.isCancelled else { throw .cancelled }
    let id = core.nextID()
    let result: Result<TransferResult, OutgoingError> = await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        core.begin(Order(id: id, plan: plan) { continuation.resume(returning: $0) })
        // A cancellation that came before the order found nothing to break off.
        if Task.isCancelled { core.cancel(id) }
      }
    } onCancel: {
      core.cancel(id)
    }
    return try result.get()
  }

  /// Breaks off what is under way, and ends the thread.
  func close() { core.close() }
}

/// A transfer that is to be begun.
private struct Order: Sendable {
  let id: UInt64
  let plan: TransferPlan
  /// Called once.
  let answer: @Sendable (Result<TransferResult, OutgoingError>) -> Void
}

/// What the thread and the callers share; outlives the engine until the thread has ended.
///
/// Unchecked: the multi handle is used by the thread alone, but for waking it up, which libcurl allows of every thread;
/// that happens with the inbox locked and open, and the thread closes the inbox before it frees the handle.
private final class Core: @unchecked Sendable {
  private struct Inbox {
    var isOpen = true
    var isAlive = true
    var orders: [Order] = []
    var cancelled: Set<UInt64> = []
  }

  private let inbox = Mutex(Inbox())
  private let multi: UnsafeMutableRawPointer?
  private let lastID = Atomic<UInt64>(0)
  /// By handle; the thread's.
  private var active: [UnsafeMutableRawPointer: (transfer: Transfer, order: Order)] = [:]

  /// Once in the life of a process, before any other call.
  private static let isReady: Bool = curl_global_init(Int(CURL_GLOBAL_ALL)) == CURLE_OK

  init() {
    multi = Self.isReady ? curl_multi_init() : nil
  }

  func nextID() -> UInt64 { lastID.wrappingAdd(1, ordering: .relaxed).newValue }

  func begin(_ order: Order) {
    let isTaken = inbox.withLock { inbox in
      guard inbox.isOpen else { return false }
      inbox.orders.append(order)
      wake(inbox)
      return true
    }
    if !isTaken { order.answer(.failure(.cancelled)) }
  }

  func cancel(_ id: UInt64) {
    inbox.withLock { inbox in
      guard inbox.isOpen else { return }
      inbox.cancelled.insert(id)
      wake(inbox)
    }
  }

  func close() {
    inbox.withLock { inbox in
      inbox.isOpen = false
      wake(inbox)
    }
  }

  private func wake(_ inbox: Inbox) {
    if inbox.isAlive, let multi { curl_multi_wakeup(multi) }
  }

  // MARK: On the thread

  func work() {
    Self.ignoreBrokenPipes()
    guard let multi else {
      // Nothing can be sent: every order is answered so.
      let stranded = inbox.withLock { inbox in
        inbox.isOpen = false
        return inbox.orders
      }
      for order in stranded { order.answer(.failure(.connect)) }
      return
    }
    while takeInbox() {
      var running: Int32 = 0
      curl_multi_perform(multi, &running)
      finishTransfers(multi)
      curl_multi_poll(multi, nil, 0, 1000, nil)
    }
    for (transfer, order) in active.values {
      curl_multi_remove_handle(multi, transfer.easy)
      order.answer(.failure(.cancelled))
    }
    active = [:]
    inbox.withLock { $0.isAlive = false }
    curl_multi_cleanup(multi)
  }

  /// A peer that goes away must not end the process: encryption writes to sockets in a way that raises the signal, and
  /// libcurl, told to leave signals alone, leaves this one too.
  private static func ignoreBrokenPipes() {
    var signals = sigset_t()
    sigemptyset(&signals)
    sigaddset(&signals, SIGPIPE)
    pthread_sigmask(SIG_BLOCK, &signals, nil)
  }

  /// Begins and breaks off what is asked for.
  /// - Returns: false once it is to end.
  private func takeInbox() -> Bool {
    let (orders, cancelled, isOpen) = inbox.withLock { inbox in
      let taken = (inbox.orders, inbox.cancelled, inbox.isOpen)
      inbox.orders = []
      inbox.cancelled = []
      return taken
    }
    for order in orders {
      if isOpen, !cancelled.contains(order.id) {
        start(order)
      } else {
        order.answer(.failure(.cancelled))
      }
    }
    if !cancelled.isEmpty {
      for (easy, entry) in active where cancelled.contains(entry.order.id) { end(easy, .failure(.cancelled)) }
    }
    return isOpen
  }

  private func start(_ order: Order) {
    do throws(OutgoingError) {
      let transfer = try Transfer(order.plan)
      guard curl_multi_add_handle(multi, transfer.easy) == CURLM_OK else { throw .connect }
      active[transfer.easy] = (transfer, order)
    } catch {
      order.answer(.failure(error))
    }
  }

  private func end(_ easy: UnsafeMutableRawPointer, _ result: Result<TransferResult, OutgoingError>) {
    guard let entry = active.removeValue(forKey: easy) else { return }
    curl_multi_remove_handle(multi, easy)
    entry.order.answer(result)
  }

  private func finishTransfers(_ multi: UnsafeMutableRawPointer) {
    var left: Int32 = 0
    while let message = curl_multi_info_read(multi, &left) {
      guard message.pointee.msg == CURLMSG_DONE, let easy = message.pointee.easy_handle,
        let entry = active[easy]
      else { continue }
      // Read before the handle is taken out, which ends the message's life.
      end(easy, entry.transfer.result(message.pointee.data.result))
    }
  }
}
