import Synchronization

/// How one delivery is answered, attempt after attempt.
struct DeliveryScript: Sendable {
  /// What its checks are called.
  var name: String
  var replies: [Reply]
  /// How many attempts a right sender makes; the replies beyond the last are its last one again.
  var attempts: Int

  func reply(toAttempt number: Int) -> Reply { replies[min(number, replies.count - 1)] }
}

/// Which arrival belongs to which delivery, and what each is answered.
final class DeliveryLedger: Sendable {
  /// The attempts at one delivery.
  struct Delivery: Sendable {
    var script: DeliveryScript
    var arrivals: [Int]
    var id: String?
    var body: [UInt8]
  }

  private struct State {
    var waiting: [DeliveryScript] = []
    var deliveries: [Delivery] = []
    /// Arrivals at another address than the one that was told.
    var strays: [Int] = []
    /// In place of every script, while the breaker is looked at.
    var override: (@Sendable (Int) -> Reply)?
    var overridden: [Int] = []
  }

  private let state = Mutex(State())
  let path: String

  init(path: String) { self.path = path }

  /// The next new delivery is answered by this script.
  func expect(_ script: DeliveryScript) { state.withLock { $0.waiting.append(script) } }

  /// Takes back what no delivery has come for.
  func forgetWaiting() -> [DeliveryScript] {
    state.withLock { state in
      defer { state.waiting = [] }
      return state.waiting
    }
  }

  /// From now on every arrival is answered by its number among those from now on; nil goes back to the scripts.
  func override(_ reply: (@Sendable (Int) -> Reply)?) {
    state.withLock { state in
      state.override = reply
      state.overridden = []
    }
  }

  /// The numbers of the arrivals since the last ``override(_:)``.
  var overridden: [Int] { state.withLock { $0.overridden } }
  var deliveries: [Delivery] { state.withLock { $0.deliveries } }
  var strays: [Int] { state.withLock { $0.strays } }

  func delivery(of script: String) -> Delivery? { deliveries.first { $0.script.name == script } }

  /// Notes an arrival.
  func decide(_ arrival: Arrival) -> Reply {
    state.withLock { state in
      guard arrival.target == path else {
        state.strays.append(arrival.number)
        return .status(200)
      }
      let id = arrival.header("webhook-id")
      // By its identifier or, where a sender draws a new one for each attempt, by its body.
      let known = state.deliveries.firstIndex { delivery in
        id != nil && delivery.id == id || delivery.body == arrival.body && !arrival.body.isEmpty
      }
      if let known { state.deliveries[known].arrivals.append(arrival.number) }
      if let override = state.override {
        state.overridden.append(arrival.number)
        return override(state.overridden.count - 1)
      }
      if let known {
        return state.deliveries[known].script.reply(toAttempt: state.deliveries[known].arrivals.count - 1)
      }
      let script =
        state.waiting.isEmpty
        ? DeliveryScript(name: "unasked", replies: [.status(200)], attempts: 1) : state.waiting.removeFirst()
      state.deliveries.append(.init(script: script, arrivals: [arrival.number], id: id, body: arrival.body))
      return script.reply(toAttempt: 0)
    }
  }
}
