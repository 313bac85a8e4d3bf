import Runtime
import Store
import Synchronization

/// Where it is kept what the deliveries of editors are to meet, so that receivers can be tested.
public protocol DeliveryPlan: Sendable {
  /// What the editor's delivery meets that is made now for the first time; counted as met.
  func takeScenario(editorID: Int64) -> DeliveryScenario?
}

/// What a delivery meets. It is made all the same, and its outcome is its own: of what is sent besides only the log
/// tells.
public enum DeliveryScenario: Sendable, Hashable {
  /// Once it is delivered it is sent once more.
  case twice
  /// It waits until another one of its editor is delivered, or the seconds are over.
  case heldBack(seconds: Int)
  /// Before it something is sent that the receiver must not act on.
  case forged(Forgery)

  public enum Forgery: Sendable, Hashable {
    /// The delivery, signed with a key that is not the editor's.
    case wrongSignature
    /// The delivery with signatures that were right ten minutes ago: somebody sends again what they recorded.
    case late
    /// An event that the contract does not have, rightly signed.
    case unknownEvent
  }
}

/// The deliveries that wait for another one to be made before them.
final class HeldDeliveries: Sendable {
  private struct Held {
    let delivery: DeliveryRecord
    let signal: WakeSignal
  }

  private let held = Mutex<[Held]>([])

  /// Returns once another delivery of the editor was made, the seconds are over, or the task is cancelled.
  func hold(_ delivery: DeliveryRecord, seconds: Int) async {
    let signal = WakeSignal()
    held.withLock { $0.append(Held(delivery: delivery, signal: signal)) }
    await signal.wait(milliseconds: Int64(seconds) * 1000)
    held.withLock { held in held.removeAll { $0.signal === signal } }
  }

  /// A delivery was made.
  func release(after delivery: DeliveryRecord) {
    release { $0.editorID == delivery.editorID }
  }

  func releaseAll() { release { _ in true } }

  private func release(where fits: (DeliveryRecord) -> Bool) {
    let signals = held.withLock { held in held.filter { fits($0.delivery) }.map(\.signal) }
    for signal in signals { signal.ring() }
  }
}
