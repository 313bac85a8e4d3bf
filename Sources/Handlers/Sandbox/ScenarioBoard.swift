import Deliveries
import Generated
import Runtime
import Synchronization

/// The scenarios of the sandbox, by editor, in the order in which they were planned. In memory: they go with the
/// process.
public final class ScenarioBoard: Sendable {
  /// How many scenarios of an editor can wait to be met.
  static let limit = 20

  private struct Planned {
    var scenario: SandboxScenario
    /// In monotonic nanoseconds.
    let plannedAt: Int64

    var isOpen: Bool { scenario.used < scenario.times }
  }

  private let planned = Mutex<[Int64: [Planned]]>([:])
  /// How many scenarios wait to be met, so that requests which meet none find that out without the lock.
  private let open = Atomic<Int>(0)
  private let lifetime: Int64?
  private let now: @Sendable () -> Int64

  /// - Parameters:
  ///   - lifetime: seconds after which a scenario is forgotten; nil to keep it.
  ///   - now: monotonic nanoseconds.
  public init(lifetime: Int64? = 3600, now: @escaping @Sendable () -> Int64 = { Clock.monotonicNanoseconds }) {
    self.lifetime = lifetime.map { $0 * 1_000_000_000 }
    self.now = now
  }

  /// - Parameter instant: when it is planned, by the clock that the sandbox shows.
  /// - Returns: the scenario as it is planned.
  /// - Throws: what is wrong with the request.
  @discardableResult
  public func plan(
    _ request: SandboxScenarioRequest, for editorID: Int64, at instant: Timestamp
  ) throws(ScenarioMistake) -> SandboxScenario {
    var scenario = try SandboxScenario(planned: request, at: instant)
    let added = change { planned in
      var own = planned[editorID] ?? []
      guard own.count(where: \.isOpen) < Self.limit else { return false }
      // The oldest of those that are over make room, so that the list of an editor has an end.
      while own.count >= 2 * Self.limit, let over = own.firstIndex(where: { !$0.isOpen }) { own.remove(at: over) }
      // Of two that come at once the later one tells no earlier time.
      if let last = own.last?.scenario.plannedAt, last > instant { scenario.plannedAt = last }
      own.append(Planned(scenario: scenario, plannedAt: now()))
      planned[editorID] = own
      return true
    }
    guard added else { throw .tooMany }
    return scenario
  }

  func scenarios(of editorID: Int64) -> [SandboxScenario] {
    change { planned in planned[editorID, default: []].map(\.scenario) }
  }

  func removeAll(of editorID: Int64) {
    change { planned in planned[editorID] = nil }
  }

  /// The first scenario that fits, counted as met.
  private func take(_ editorID: Int64, where fits: (SandboxScenario) -> Bool) -> SandboxScenario? {
    guard open.load(ordering: .relaxed) > 0 else { return nil }
    return change { planned in
      guard let index = planned[editorID]?.firstIndex(where: { $0.isOpen && fits($0.scenario) }) else { return nil }
      planned[editorID]?[index].scenario.used += 1
      return planned[editorID]?[index].scenario
    }
  }

  private func change<Value>(_ body: (inout [Int64: [Planned]]) -> Value) -> Value {
    planned.withLock { planned in
      if let lifetime {
        let oldest = now() - lifetime
        for (editorID, own) in planned where own.contains(where: { $0.plannedAt < oldest }) {
          planned[editorID] = own.filter { $0.plannedAt >= oldest }
        }
      }
      defer { open.store(planned.values.joined().count(where: \.isOpen), ordering: .relaxed) }
      return body(&planned)
    }
  }
}

/// Why a scenario cannot be planned as it was asked for.
public enum ScenarioMistake: Error, Sendable, CaseIterable {
  case secondsMissing, secondsMisplaced, retryAfterMisplaced, operationMisplaced
  /// As many as can be wait to be met.
  case tooMany

  /// What it is, in English.
  public var sentence: String {
    guard case .unprocessableContent(let body) = CreateSandboxScenario.Problem(self) else { return "" }
    return body.errors.joined(separator: "; ")
  }
}

extension ScenarioBoard: FaultPlan {
  public func takeFault(editorID: Int64, operation: StaticString) -> PlannedFault? {
    take(editorID) { scenario in
      scenario.scenario.webhook == nil
        && (scenario.operation.map { $0.rawValue == operation.description } ?? Self.isMetByItself(operation))
    }?.fault
  }

  /// Whether an operation meets scenarios that name none: not those that give out tokens, without which no other could
  /// be called, and never the sandbox's own.
  private static func isMetByItself(_ operation: StaticString) -> Bool {
    guard let operation = SandboxOperation(rawValue: operation.description) else { return false }
    return ![.createToken, .revokeToken, .introspectToken].contains(operation)
  }
}

extension ScenarioBoard: DeliveryPlan {
  public func takeScenario(editorID: Int64) -> DeliveryScenario? {
    guard let scenario = take(editorID, where: { $0.scenario.webhook != nil }) else { return nil }
    return scenario.scenario.webhook.map { webhook in
      if case .heldBack = webhook, let seconds = scenario.seconds { return .heldBack(seconds: seconds) }
      return webhook
    }
  }
}

extension SandboxScenario {
  /// What a request meets; nil for a scenario of webhooks.
  fileprivate var fault: PlannedFault? {
    switch scenario {
    case .quotaExhausted: .refused(.tooManyRequests(retryAfter: retryAfter ?? 1))
    case .unavailable: .refused(.unavailable(retryAfter: retryAfter ?? 1))
    case .fault: .refused(.fault)
    case .unauthenticated: .refused(.unauthenticated)
    case .slow: .delayed(milliseconds: Int64(seconds ?? 1) * 1000)
    case .connectionDropped: .dropped
    case .connectionDroppedMidway: .brokenOff
    case .undeclaredStatus: .undeclaredStatus
    case .malformedAnswer: .cut
    case .webhookTwice, .webhookReordered, .webhookWrongSignature, .webhookUnknownEvent, .webhookLate: nil
    }
  }
}

extension SandboxScenarioName {
  /// What a delivery meets; nil for a scenario of requests.
  var webhook: DeliveryScenario? {
    switch self {
    case .webhookTwice: .twice
    case .webhookReordered: .heldBack(seconds: 30)
    case .webhookWrongSignature: .forged(.wrongSignature)
    case .webhookUnknownEvent: .forged(.unknownEvent)
    case .webhookLate: .forged(.late)
    case .quotaExhausted, .unavailable, .fault, .slow, .connectionDropped, .connectionDroppedMidway, .unauthenticated,
      .undeclaredStatus, .malformedAnswer:
      nil
    }
  }
}
