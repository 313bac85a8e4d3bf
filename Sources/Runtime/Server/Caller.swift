import Synchronization

/// Who is behind a request, once that is known, and the fault that was planned for it; filled in by whichever check
/// proves it.
final class Caller: Sendable {
  private let known = Mutex<(principal: Principal?, fault: PlannedFault?)>((nil, nil))

  var principal: Principal? {
    get { known.withLock { $0.principal } }
    set { known.withLock { $0.principal = newValue } }
  }

  var fault: PlannedFault? {
    get { known.withLock { $0.fault } }
    set { known.withLock { $0.fault = newValue } }
  }
}
