/// Where the faults are kept that requests of editors are to meet, so that clients can be tested against a server that
/// misbehaves. Faults belong to editors: a request whose editor is not known meets none.
public protocol FaultPlan: Sendable {
  /// The fault that this request meets, counted as met. Asked on each event loop, once for each request of an editor,
  /// which nearly always meets none: that is to be found out without a lock.
  /// - Parameter operation: its identifier in the contract.
  func takeFault(editorID: Int64, operation: StaticString) -> PlannedFault?
}

/// What a request meets. It was authenticated and charged before, as ever.
public enum PlannedFault: Sendable, Hashable {
  /// The request is not acted on.
  case refused(Refusal)
  /// The request is not acted on; the answer has a status that the operation does not declare.
  case undeclaredStatus
  /// The request is not acted on, and the connection ends without an answer.
  case dropped
  /// The request is dealt with once the pause is over, which its operation's time does not count.
  case delayed(milliseconds: Int64)
  /// The request is acted on. Half of the answer's body is sent, then the connection ends; an answer without a body is
  /// not sent at all.
  case brokenOff
  /// The request is acted on. The second half of the answer's body is missing, and the answer says that it is whole.
  case cut

  public enum Refusal: Sendable, Hashable {
    case tooManyRequests(retryAfter: Int)
    case unavailable(retryAfter: Int)
    case unauthenticated
    case fault
  }
}
