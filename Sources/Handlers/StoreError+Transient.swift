import Runtime
import Store

/// A full queue empties, a disk is seen to, and a store that closes belongs to a server that another one follows.
extension StoreError: TransientError {
  public var retryAfter: Int? {
    switch self {
    case .busy: 1
    case .closed: 5
    case .diskFailed: 30
    case .system(let call, _, let errno): SystemError(call, code: errno).retryAfter
    default: nil
    }
  }
}
