import Synchronization

/// Wakes the one task that delivers webhooks. A ring is never lost: one that comes while nobody waits ends the next
/// wait at once.
public final class DeliverySignal: Sendable {
  private struct State {
    var rung = false
    var waiting: CheckedContinuation<Void, Never>?
  }

  private let state = Mutex(State())

  public init() {}

  public func ring() { end(rung: true) }

  /// Waits until it is rung, for that time at most, or until the task is cancelled. One task waits at a time.
  public func wait(milliseconds: Int64) async {
    let timer = Task {
      guard (try? await Task.sleep(for: .milliseconds(milliseconds))) != nil else { return }
      end(rung: false)
    }
    await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        let isOver = state.withLock { state in
          if state.rung || Task.isCancelled {
            state.rung = false
            return true
          }
          state.waiting = continuation
          return false
        }
        if isOver { continuation.resume() }
      }
    } onCancel: {
      end(rung: false)
    }
    timer.cancel()
  }

  /// A timer that fires late ends a wait that is not its own: the waiter looks around once more than it had to.
  private func end(rung: Bool) {
    let waiting = state.withLock { state in
      let waiting = state.waiting
      state.waiting = nil
      if waiting == nil, rung { state.rung = true }
      return waiting
    }
    waiting?.resume()
  }
}
