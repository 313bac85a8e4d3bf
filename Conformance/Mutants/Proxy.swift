import Conformance
import Synchronization

/// Stands before the true server and lets a defect change what passes. One connection at a time is enough: the suite
/// has one.
final class Proxy: Sendable {
  private struct State {
    var defect: Defect?
    var memory = Memory()
  }

  private let upstream: Target
  private let listener: Listener
  private let state = Mutex(State())

  var target: Target { listener.target }

  init(before upstream: Target) throws(TrueServer.Failure) {
    self.upstream = upstream
    listener = try Listener()
    listener.serve { [self] in answer(&$0) }
  }

  /// Lets another defect in, which remembers nothing.
  func install(_ defect: Defect?) {
    state.withLock { $0 = State(defect: defect) }
  }

  /// - Returns: nil where the server gives no answer, so that the client is given none either.
  private func answer(_ request: inout ProxiedRequest) -> Answer? {
    let defect = state.withLock { $0.defect }.flatMap { $0.spares(request) ? nil : $0 }
    let answered = state.withLock { defect?.ask(&request, &$0.memory) }
    guard var answer = answered ?? request.forwarded(to: upstream) else { return nil }
    state.withLock { state in
      state.memory.keep(request, answer)
      defect?.tell(&answer, request, &state.memory)
    }
    return answer
  }
}
