/// A request whose head has been read: what the pipeline knows when it begins. Many hold it, and it never changes.
final class Call: Sendable {
  let head: RequestHead
  /// Who called, as far as that is known.
  let peer: PeerAddress
  /// Whether it came by TLS.
  let isSecure: Bool
  let id: RequestID
  /// When its head was read; the body may come later.
  let receivedAt: Timestamp
  let route: Route
  let trace: TraceContext

  init(head: RequestHead, from origin: Origin, id: RequestID, receivedAt: Timestamp, route: Route) {
    self.head = head
    peer = origin.peer
    isSecure = origin.isSecure
    self.id = id
    self.receivedAt = receivedAt
    self.route = route
    trace = TraceContext(of: head, id)
  }

  /// What log lines say of it.
  var names: [(name: StaticString, value: String)] {
    [("request_id", id.text), ("trace_id", trace.traceID), ("span_id", trace.spanID)]
  }
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
  /// The stream of HTTP/2; 0 in HTTP/1.1.
  let stream: Int32
  let serial: UInt64
}
