/// From a head to the request's task, and from its answer to bytes.
extension Connection {
  /// Bytes of an unread body up to which it is read over to save the connection; past them closing is cheaper.
  private static let dropLimit = 64 * 1024

  // MARK: Beginning

  func start(_ head: RequestHead) {
    let route = loop.pipeline.route(head)
    let call = Call(head: head, peer: peer, id: RequestID(), receivedAt: loop.clock.now, route: route)
    let request = ActiveRequest(
      token: loop.nextToken(slot), call: call,
      handlerDeadline: Clock.monotonicMilliseconds + loop.pipeline.timeoutMilliseconds(route))
    phase = .request(request)
    loop.meter.add(.requestsBegun)
    guard loop.requestsInFlight < loop.configuration.maxRequestsPerLoop else {
      finish(request, loop.pipeline.refusal(.unavailable(retryAfter: 1), of: call))
      return
    }
    loop.requestsInFlight += 1
    let task = Self.launch(call, Exchange(worker: loop.worker, token: request.token, meter: loop.meter), loop.pipeline)
    if request.answer != .complete { request.task = task }
  }

  /// Runs the pipeline on this thread up to where it first has to wait.
  private static func launch(_ call: Call, _ exchange: Exchange, _ pipeline: Pipeline) -> Task<Void, Never> {
    Task.immediate(executorPreference: exchange.worker.events) {
      await pipeline.serve(call, exchange)
      exchange.leave()
    }
  }

  /// Answers what never became a request, and ends the connection, since nobody knows where the next message begins.
  func refuse(_ failure: Failure) {
    let id = RequestID()
    let reply = loop.pipeline.transportReply(failure, id: id)
    let bytes = write(reply, id: id, to: nil)
    phase = .closing
    let entry = AccessRecord(
      id: id, peer: peer, status: reply.status, bytesIn: input.count - consumed, bytesOut: bytes, microseconds: 0,
      failure: failure.kind)
    loop.meter.refused(
      status: entry.status, bytesIn: entry.bytesIn, bytesOut: entry.bytesOut, failure: failure.kind)
    record(entry)
  }

  // MARK: Answering

  /// Writes a whole answer.
  func finish(_ request: ActiveRequest, _ answer: Answer) {
    guard request.answer == .pending else { return }
    note(answer, in: request)
    request.bytesOut = write(answer.reply, id: request.call.id, to: request)
    request.answer = .complete
    turn()
  }

  /// Writes the head of an answer whose body follows piece by piece.
  func begin(_ request: ActiveRequest, _ answer: Answer) {
    note(answer, in: request)
    request.bytesOut = write(answer.reply, id: request.call.id, to: request)
    request.answer = .streaming
    turn()
  }

  /// Writes a piece of the body.
  func write(_ chunk: [UInt8], of request: ActiveRequest) {
    guard request.isChunked else {
      send(chunk)
      request.bytesOut += chunk.count
      return
    }
    var head: [UInt8] = []
    head.append(hexadecimal: chunk.count)
    head.append(text: "\r\n")
    send(head)
    send(chunk)
    send([0x0D, 0x0A])
    request.bytesOut += head.count + chunk.count + 2
  }

  /// Ends a body that was written piece by piece.
  func end(_ request: ActiveRequest) {
    if request.isChunked {
      var last: [UInt8] = []
      last.append(text: "0\r\n\r\n")
      send(last)
      request.bytesOut += last.count
    }
    request.answer = .complete
    turn()
  }

  /// The time for the handler is over.
  func timeOut(_ request: ActiveRequest) {
    request.task?.cancel()
    guard request.answer == .pending else {
      // Half an answer cannot be taken back; without its end the client knows that it is broken.
      close()
      return
    }
    request.keepAlive = false
    loop.log.record(
      .warning, "request timed out",
      [("request_id", request.call.id.text), ("operation", loop.pipeline.operationName(request.call.route))])
    finish(request, loop.pipeline.refusal(.unavailable(retryAfter: 1), of: request.call))
  }

  /// Counts and logs the request, and gives back what it held.
  func settle(_ request: ActiveRequest) {
    loop.census.release(request.reserved)
    request.reserved = 0
    request.collected = []
    let head = request.call.head
    let nanoseconds = Clock.monotonicNanoseconds - request.startedAt
    var entry = AccessRecord(
      id: request.call.id, peer: peer, method: head.method, status: request.status,
      bytesIn: head.bytes.count + request.bodyBytes, bytesOut: request.bytesOut,
      microseconds: nanoseconds / 1000, principal: request.principal,
      failure: request.failure, userAgent: head.headers.first("user-agent", in: head.bytes))
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

  private func record(_ entry: AccessRecord) {
    if loop.configuration.accessLog { loop.log.append(entry.line(at: loop.clock.now)) }
  }

  private func note(_ answer: Answer, in request: ActiveRequest) {
    request.status = answer.reply.status
    request.failure = answer.failure
    request.principal = answer.principal
    request.keepAlive = request.keepAlive && !loop.isStopping && !sawEnd && !request.isBroken
    leaveBody(request)
  }

  /// Decides about a body that the answer did not wait for.
  private func leaveBody(_ request: ActiveRequest) {
    guard !request.body.isComplete else { return }
    if case .streaming(let stream, _) = request.use { stream.fail(.requestTimeout) }
    request.use = .untouched
    guard request.keepAlive else { return }
    // Nobody can tell whether a client that was not asked to go on will send the body or the next request.
    if request.awaitsContinue || (request.body.remaining ?? 0) > Self.dropLimit {
      request.keepAlive = false
    } else {
      request.use = .dropping
      request.bodySince = Clock.monotonicMilliseconds
    }
  }

  // MARK: Bytes

  /// - Parameter request: nil where there is none, and the connection ends with this answer.
  /// - Returns: how many bytes the answer has so far.
  private func write(_ reply: Reply, id: RequestID, to request: ActiveRequest?) -> Int {
    var framing = ReplyFraming.length(0)
    var content: [UInt8] = []
    switch reply.body {
    case .none: break
    case .bytes(let bytes):
      framing = .length(bytes.count)
      content = bytes
    case .stream(let stream):
      if let length = stream.length {
        framing = .length(length)
      } else if request?.call.head.minorVersion == 0 {
        framing = .untilClose
      } else {
        framing = .chunked
        request?.isChunked = true
      }
    }
    if Status.isBodiless(reply.status) {
      framing = .bodiless
      content = []
    }
    if request?.call.head.method == .head { content = [] }
    let head = ReplyHead.bytes(
      reply, framing: framing, id: id, date: loop.currentDate(), closes: !(request?.keepAlive ?? false))
    send(head)
    send(content)
    return head.count + content.count
  }
}
