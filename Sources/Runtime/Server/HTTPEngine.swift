/// What a connection speaks: turns bytes that arrive into requests, and their answers into bytes. Runs on its loop's
/// thread only.
protocol HTTPEngine: AnyObject {
  /// Whose bytes they are. It lets go of the engine when it is closed; until then they hold each other.
  var connection: Connection { get }

  // MARK: Asked by the connection

  /// The others have had their turns, and the connection has its own.
  func turnBegins()
  /// Does something of what can be done now.
  /// - Returns: whether there may be more to do.
  func step() -> Bool
  /// Everything that the peer sent has been read.
  /// - Returns: whether anything has changed by it.
  func inputEnded() -> Bool
  /// Writes to the connection's output what has waited for room there.
  /// - Returns: whether there is more of it.
  func produce() -> Bool
  /// Everything that was written is with the socket.
  func outputDrained()
  /// Milliseconds, monotonic: when ``expire(_:)`` is to be called.
  var deadline: Int64 { get }
  func expire(_ now: Int64)
  /// The socket is gone, and with it the requests that were under way.
  func connectionClosed()

  // MARK: Asked for a request

  /// The request, while it is worked on.
  func request(_ token: RequestToken) -> ActiveRequest?
  /// The body is wanted: tells a client that waits for that.
  func inviteBody(of request: ActiveRequest)
  /// Hands on what has been received of the body.
  /// - Returns: whether there was anything.
  func advanceBody(of request: ActiveRequest) throws(Failure) -> Bool
  /// Gets more of the body, if that can be done at once.
  /// - Returns: whether ``advanceBody(of:)`` may give more.
  func fillBody(of request: ActiveRequest) -> Bool
  /// An answer is about to be written: decides about a body that it did not wait for.
  func leaveBody(of request: ActiveRequest)
  /// Writes the answer, or its head where the body is a stream.
  /// - Returns: how many bytes it has.
  func write(_ reply: Reply, of request: ActiveRequest) -> Int
  /// Writes a piece of a streamed body.
  func write(_ piece: [UInt8], of request: ActiveRequest)
  func writeEnd(of request: ActiveRequest)
  /// Bytes of answers that wait for the client to make room, though the socket has it.
  var heldBytes: Int { get }
  /// Whether what was written of the answer is with the socket, or on its way there.
  func isDrained(_ request: ActiveRequest) -> Bool
  /// Ends a request whose answer cannot be completed, so that the client sees that its end is missing.
  func breakOff(_ request: ActiveRequest)
}

/// From a head to the request's task, and from its answer to the log: what is the same whatever the connection speaks.
extension HTTPEngine {
  var loop: LoopState { connection.loop }

  // MARK: Beginning

  /// Takes up a request whose head has been read.
  func makeRequest(_ head: RequestHead, stream: Int32 = 0) -> ActiveRequest {
    let origin = Origin(
      Origin(peer: connection.peer, isSecure: connection.tls != nil), head, proxies: loop.configuration.trustedProxies)
    let route: Route =
      switch (origin.isSecure, loop.configuration.demandsTLS, head.namesHTTPS) {
      case (true, _, _), (false, false, false): loop.pipeline.route(head)
      case (false, true, _): .refusal(Self.tlsDemanded)
      case (false, false, true): .refusal(Self.notSecure)
      }
    let call = Call(head: head, from: origin, id: RequestID(), receivedAt: loop.clock.now, route: route)
    return ActiveRequest(
      token: loop.nextToken(connection.slot, stream: stream), call: call,
      handlerDeadline: Clock.monotonicMilliseconds + loop.pipeline.timeoutMilliseconds(route))
  }

  private static var tlsDemanded: Failure { .malformed("This service is reached by HTTPS only") }
  /// RFC 9110 section 7.4.
  private static var notSecure: Failure { .malformed("The request target is an https one, the connection is not") }

  /// Header lines of every answer because of how the request came.
  func securityLines(_ isSecure: Bool) -> [UInt8] { isSecure ? loop.strictTransportLine : [] }

  /// Has the pipeline work on a request, which ``request(_:)`` finds by now, before the turn of the loop ends.
  func begin(_ request: ActiveRequest) {
    loop.meter.add(.requestsBegun)
    guard loop.requestsInFlight.take(for: request.call.peer) else {
      finish(request, loop.pipeline.refusal(.unavailable(retryAfter: 1), of: request.call))
      return
    }
    loop.tasks.add(RequestTasks.Work(call: request.call, token: request.token), loop)
  }

  // MARK: Answering

  /// Writes a whole answer.
  func finish(_ request: ActiveRequest, _ answer: Answer) {
    note(answer, in: request)
    request.answer = .complete
    request.bytesOut = write(answer.reply, of: request)
    connection.turn()
  }

  /// Writes the head of an answer whose body follows piece by piece.
  func begin(_ request: ActiveRequest, _ answer: Answer) {
    note(answer, in: request)
    request.answer = .streaming
    request.bytesOut = write(answer.reply, of: request)
    connection.turn()
  }

  /// Ends a body that was written piece by piece.
  func end(_ request: ActiveRequest) {
    request.answer = .complete
    writeEnd(of: request)
    connection.turn()
  }

  private func note(_ answer: Answer, in request: ActiveRequest) {
    request.status = answer.reply.status
    request.failure = answer.failure
    request.principal = answer.principal
    leaveBody(of: request)
  }

  // MARK: Ending

  /// Counts and logs the request, and gives back what it held.
  func settle(_ request: ActiveRequest) {
    loop.census.bodies.recount(&request.reserved, as: 0, for: request.call.peer)
    request.collected = []
    let head = request.call.head
    let nanoseconds = Clock.monotonicNanoseconds - request.startedAt
    var entry = AccessRecord(
      id: request.call.id, peer: request.call.peer, version: head.version, method: head.method, status: request.status,
      bytesIn: head.bytes.count + request.bodyBytes, bytesOut: request.bytesOut,
      microseconds: nanoseconds / 1000, principal: request.principal,
      failure: request.failure, userAgent: head.headers.first("user-agent", in: head.bytes),
      trace: request.call.trace)
    var operation: Int?
    if case .operation(let index, _) = request.call.route {
      operation = index
      entry.route = loop.pipeline.tables.operations[index].route
      entry.operation = loop.pipeline.tables.operations[index].id
    }
    loop.meter.finished(
      operation, status: entry.status, nanoseconds: nanoseconds, bytesIn: entry.bytesIn, bytesOut: entry.bytesOut,
      failure: entry.failure)
    record(entry)
  }

  /// Tells whoever still works on a request that its client is gone. Where nobody has begun, nobody will.
  func abandon(_ request: ActiveRequest) {
    if loop.tasks.withdraw(request.token) {
      loop.requestsInFlight.giveBack(of: request.call.peer)
    } else {
      request.task?.cancel(request.token)
    }
    failBody(of: request, .requestTimeout)
    request.drainWaiter?.resume(returning: false)
    request.drainWaiter = nil
    settle(request)
  }

  /// Counts and logs a message that never became a request.
  func noteRefusal(_ failure: Failure, id: RequestID, status: UInt16, bytesIn: Int, bytesOut: Int) {
    loop.meter.refused(
      isHTTP2: self is HTTP2Engine, status: status, bytesIn: bytesIn, bytesOut: bytesOut, failure: failure.kind)
    record(
      AccessRecord(
        id: id, peer: connection.peer, status: status, bytesIn: bytesIn, bytesOut: bytesOut, microseconds: 0,
        failure: failure.kind))
  }

  private func record(_ entry: borrowing AccessRecord) {
    if loop.configuration.accessLog { loop.record(entry) }
    loop.pipeline.tracer?.record(entry)
  }

  // MARK: Time

  /// Milliseconds, monotonic: when a request's body, or its handler, is late.
  func deadline(of request: ActiveRequest) -> Int64 {
    if request.wantsBody { return request.arrival.since + loop.configuration.bodyTimeout }
    // The handler is not to blame for a client that reads slowly; that one has a time of its own.
    return request.answer == .complete || request.drainWaiter != nil ? .max : request.handlerDeadline
  }

  /// A request's ``deadline(of:)`` has passed.
  func expire(_ request: ActiveRequest, _ now: Int64) {
    if !request.wantsBody {
      timeOut(request)
    } else if request.arrival.isKept(at: request.bodyBytes, now: now, rate: loop.configuration.bodyRate) {
      return
    } else if request.answer == .complete {
      request.brokenBy = .requestTimeout
    } else {
      failBody(of: request, .requestTimeout)
    }
  }

  /// The time for the handler is over.
  private func timeOut(_ request: ActiveRequest) {
    request.task?.cancel(request.token)
    guard request.answer == .pending else {
      // Half an answer cannot be taken back; without its end the client knows that it is broken.
      breakOff(request)
      return
    }
    request.keepAlive = false
    loop.log.record(
      .warning, "request timed out",
      request.call.names + [("operation", loop.pipeline.operationName(request.call.route))])
    finish(request, loop.pipeline.refusal(.unavailable(retryAfter: 1), of: request.call))
  }

  /// What was written is with the socket: lets go on who waits for that.
  func resumeWriter(of request: ActiveRequest) {
    guard let waiter = request.drainWaiter else { return }
    request.drainWaiter = nil
    restartHandlerTime(of: request)
    waiter.resume(returning: true)
  }

  func restartHandlerTime(of request: ActiveRequest) {
    request.handlerDeadline =
      Clock.monotonicMilliseconds + loop.pipeline.timeoutMilliseconds(request.call.route)
  }
}
