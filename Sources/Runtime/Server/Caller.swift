import Synchronization

/// Who is behind a request, once that is known; filled in by whichever check proves it.
final class Caller: Sendable {
  private let known = Mutex<Principal?>(nil)

  var principal: Principal? {
    get { known.withLock { $0 } }
    set { known.withLock { $0 = newValue } }
  }
}
