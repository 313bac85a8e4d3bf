/// A request whose head has been read: what the pipeline knows when it begins.
struct Call: Sendable {
  let head: RequestHead
  let peer: PeerAddress
  let id: RequestID
  let receivedAt: Timestamp
  let route: Route
}

/// Where the router sends a request.
enum Route: Sendable {
  /// Index into ``APITables/operations``.
  case operation(Int, PathCaptures)
  /// An `OPTIONS` request: the value of `Allow`.
  case options(allow: StaticString)
  case refusal(Failure)
}

/// What a request is answered, and what the log says of it.
struct Answer: Sendable {
  var reply: Reply
  var failure: Failure.Kind?
  var principal: Principal?
  var end = AnswerEnd.whole
}

/// Names one request of one connection of a loop. Numbers are never used twice, so that what comes too late finds
/// nothing.
struct RequestToken: Sendable, Hashable {
  let slot: Int
  let serial: UInt64
}
