/// HTTP/1.1: a state machine that takes one request at a time and in order. While a request is worked on nothing more
/// is read than its body needs, so that a client that sends faster than it is served is held up by its own socket.
final class HTTP1Engine: HTTPEngine {
  /// Requests after which a connection with more of them lets the others have a turn.
  private static let requestsPerTurn = 64
  /// Bytes of an unread body up to which it is read over to save the connection; past them closing is cheaper.
  private static let dropLimit = 64 * 1024

  let connection: Connection

  /// What is worked on; nil between requests and within a head.
  private var request: ActiveRequest?
  private var scanner: HeadScanner
  /// Milliseconds, monotonic: since when the connection waits for a head, or for the rest of one.
  private var headSince = Clock.monotonicMilliseconds
  /// The next request waits until the client has read the answers before it.
  private var isHeldUp = false
  private var requestsThisTurn = 0
  /// No request has come yet.
  private var isUnused = true

  init(_ connection: Connection) {
    self.connection = connection
    scanner = HeadScanner(limits: connection.loop.pipeline.tables.limits.head)
    if !connection.input.isEmpty { headSince = connection.openedAt }
  }

  // MARK: The connection's turn

  func turnBegins() { requestsThisTurn = 0 }

  func step() -> Bool {
    if let request { return step(request) }
    guard connection.output.count < Connection.outputLimit else {
      isHeldUp = true
      return false
    }
    if requestsThisTurn >= Self.requestsPerTurn {
      loop.postpone(connection)
      return false
    }
    let begun = scanner.hasBegun
    do throws(Failure) {
      if let (head, next) = try scanner.scan(connection.input.bytes, from: connection.input.consumed) {
        let bytes = Array(connection.input.bytes[head])
        requestsThisTurn += 1
        isUnused = false
        let parsed = try HeadParser.parse(bytes)
        connection.input.consume(next - connection.input.consumed)
        let request = makeRequest(parsed)
        self.request = request
        begin(request)
        return true
      }
    } catch {
      refuse(error)
      return true
    }
    if scanner.hasBegun {
      if !begun { headSince = Clock.monotonicMilliseconds }
    } else if loop.isStopping {
      // What the client has sent by now is served, though epoll may not have told of it yet.
      if connection.fillAgain() { return true }
      if isUnused, connection.isNew { return false }
      connection.leave()
      return false
    }
    return connection.fill()
  }

  private func step(_ request: ActiveRequest) -> Bool {
    if request.wantsBody {
      if readBody(of: request) || connection.fill() { return true }
      // A server that stops does not wait for the rest of a body that it has answered. The socket may be gone by now.
      guard loop.isStopping, self.request === request else { return false }
    }
    guard request.answer == .complete else { return false }
    let mayGoOn = request.keepAlive && request.body.isComplete && !request.isBroken
    settle(request)
    self.request = nil
    if mayGoOn { awaitHead() } else { connection.finish() }
    return true
  }

  private func awaitHead() {
    scanner = HeadScanner(limits: loop.pipeline.tables.limits.head)
    headSince = Clock.monotonicMilliseconds
  }

  /// Answers what never became a request, and ends the connection, since nobody knows where the next message begins.
  private func refuse(_ failure: Failure) {
    let id = RequestID()
    let reply = loop.pipeline.transportReply(failure, id: id)
    let unread = connection.input.count
    let isHead = scanner.isHead(connection.input.bytes, from: connection.input.consumed)
    let bytes = write(reply, id: id, to: nil, isHead: isHead)
    connection.finish()
    noteRefusal(failure, id: id, status: reply.status, bytesIn: unread, bytesOut: bytes)
  }

  func inputEnded() -> Bool {
    guard let request else {
      connection.leave()
      return false
    }
    guard request.wantsBody else { return false }
    failBody(of: request, .malformed("The connection ended before the body did"))
    return true
  }

  func produce() -> Bool { false }

  func outputDrained() {
    if let request { resumeWriter(of: request) }
    if isHeldUp {
      isHeldUp = false
      // Until now it was we who did not read.
      headSince = Clock.monotonicMilliseconds
      loop.postpone(connection)
    }
  }

  // MARK: Time and end

  var deadline: Int64 {
    if let request { return deadline(of: request) }
    if isHeldUp { return .max }
    let configuration = loop.configuration
    if loop.isStopping, isUnused, !scanner.hasBegun { return connection.newUntil }
    return headSince + (scanner.hasBegun ? configuration.headTimeout : configuration.idleTimeout)
  }

  func expire(_ now: Int64) {
    if let request {
      expire(request, now)
    } else if scanner.hasBegun {
      refuse(.requestTimeout)
    } else {
      connection.leave()
    }
  }

  func connectionClosed() {
    guard let request else { return }
    self.request = nil
    abandon(request)
  }

  // MARK: The body

  func request(_ token: RequestToken) -> ActiveRequest? { request?.token == token ? request : nil }

  func inviteBody(of request: ActiveRequest) {
    // RFC 9110 section 10.1.1: superfluous once the client has begun to send.
    guard request.awaitsContinue, connection.input.isEmpty else { return }
    var interim: [UInt8] = []
    interim.append(text: "HTTP/1.1 100 Continue\r\n\r\n")
    connection.send(interim)
    connection.flush()
  }

  func advanceBody(of request: ActiveRequest) throws(Failure) -> Bool {
    try request.takeBody(from: &connection.input, loop.census)
  }

  func fillBody(of request: ActiveRequest) -> Bool { connection.fill() }

  func leaveBody(of request: ActiveRequest) {
    request.keepAlive = request.keepAlive && !loop.isStopping && !connection.sawEnd && !request.isBroken
    request.bodyStream?.fail(.requestTimeout)
    guard !request.body.isComplete else { return }
    request.use = .untouched
    guard request.keepAlive else { return }
    // Nobody can tell whether a client that was not asked to go on will send the body or the next request.
    if request.awaitsContinue || (request.body.remaining ?? 0) > Self.dropLimit {
      request.keepAlive = false
    } else {
      request.use = .dropping
      request.arrival = Pace(from: request.bodyBytes)
    }
  }

  // MARK: The answer

  func write(_ reply: Reply, of request: ActiveRequest) -> Int {
    write(reply, id: request.call.id, to: request, isHead: request.call.head.method == .head)
  }

  func write(_ piece: [UInt8], of request: ActiveRequest) {
    guard request.isChunked else {
      connection.send(piece)
      request.bytesOut += piece.count
      return
    }
    var head: [UInt8] = []
    head.append(hexadecimal: piece.count)
    head.append(text: "\r\n")
    connection.send(head)
    connection.send(piece)
    connection.send([0x0D, 0x0A])
    request.bytesOut += head.count + piece.count + 2
  }

  func writeEnd(of request: ActiveRequest) {
    guard request.isChunked else { return }
    var last: [UInt8] = []
    last.append(text: "0\r\n\r\n")
    connection.send(last)
    request.bytesOut += last.count
  }

  var heldBytes: Int { 0 }

  func isDrained(_ request: ActiveRequest) -> Bool { connection.output.isEmpty }

  func breakOff(_ request: ActiveRequest) { connection.close() }

  /// - Parameters:
  ///   - request: nil where there is none, and the connection ends with this answer.
  ///   - isHead: the answer has no content (RFC 9110 section 9.3.2).
  /// - Returns: how many bytes the answer has so far.
  private func write(_ reply: Reply, id: RequestID, to request: ActiveRequest?, isHead: Bool) -> Int {
    let loop = loop
    loop.headText.removeAll(keepingCapacity: true)
    ReplyHead.append(
      reply, framing: framing(of: reply, to: request), id: id, date: loop.currentDate(),
      security: securityLines(request?.call.isSecure ?? (connection.tls != nil)),
      closes: !(request?.keepAlive ?? false), to: &loop.headText)
    connection.send(loop.headText)
    guard case .bytes(let content) = reply.body, !isHead, !Status.isBodiless(reply.status) else {
      return loop.headText.count
    }
    connection.send(content)
    return loop.headText.count + content.count
  }

  private func framing(of reply: Reply, to request: ActiveRequest?) -> ReplyFraming {
    if Status.isBodiless(reply.status) { return .bodiless }
    switch reply.body {
    case .none: return .length(0)
    case .bytes(let bytes): return .length(bytes.count)
    case .stream(let stream):
      if let length = stream.length { return .length(length) }
      if request?.call.head.version == .http10 { return .untilClose }
      request?.isChunked = true
      return .chunked
    }
  }
}
