/// Many connections that send the same request at once: the first byte of an answer is waited for only when the last
/// byte of every request is on its way.
struct Crowd {
  let target: Target
  let size: Int
  let timeout: Double

  /// - Returns: what came back on each connection, in no order that means anything.
  func send(_ request: Request, count: Int, over connections: inout [Connection]) throws(ClientError) -> [Exchange] {
    let started = ContinuousClock.now
    let deadline = started.advanced(by: .seconds(timeout))
    let bytes = request.serialized(host: target.authority)
    let used = min(count, size)
    while connections.count < used { connections.append(try Connection(to: target)) }
    for connection in connections.prefix(used) {
      guard case .whole = try connection.send(bytes, by: deadline) else { throw .closed }
    }
    var exchanges: [Exchange] = []
    var kept: [Connection] = []
    for connection in connections.prefix(used) {
      var reader = AnswerReader(connection: connection, deadline: deadline)
      let answer = try reader.read(method: request.method)
      let took = started.duration(to: .now).components
      exchanges.append(
        Exchange(
          request: request, answer: answer, sentWhole: true,
          seconds: Double(took.seconds) + Double(took.attoseconds) / 1e18, isAlone: false))
      if answer.keepsAlive { kept.append(connection) }
    }
    connections = kept
    return exchanges
  }
}
