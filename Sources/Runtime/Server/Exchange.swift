/// A request as its task sees it: the body comes from here and the answer goes there. Used on the loop's thread, where
/// the task runs; once the connection is gone, or the answer complete, everything is a no-op.
struct Exchange: Sendable {
  let worker: Worker
  let token: RequestToken
  let meter: LoopMeter

  /// The whole body.
  /// - Throws: `payloadTooLarge`, `malformed`, `requestTimeout`, `unavailable`.
  func collectBody(cap: Int) async throws(Failure) -> [UInt8] {
    let ready = onConnection { engine, request in engine.collectBody(of: request, cap: cap) }
    guard let ready else { throw .requestTimeout }
    if let ready { return try ready.get() }
    let result = await withCheckedContinuation { continuation in
      let waits: Void? = onConnection { engine, request in
        request.waiter = continuation
        // Within a turn it does nothing; after one nobody else sends what invites the body, and sets its time.
        engine.connection.turn()
      }
      if waits == nil { continuation.resume(returning: .failure(.requestTimeout)) }
    }
    return try result.get()
  }

  /// The body as it arrives, once the stream is asked for it.
  func streamBody(cap: Int) throws(Failure) -> RequestBodyStream {
    let stream = onConnection { engine, request in engine.streamBody(of: request, cap: cap) }
    guard let stream else { throw .requestTimeout }
    return stream
  }

  /// Gives the handler so much more time.
  func prolong(milliseconds: Int64) {
    onConnection { _, request in request.handlerDeadline += milliseconds }
  }

  /// Called on any thread: the consumer of the body has taken everything, or asks for the first of it.
  func bodyIsWanted() {
    Task(executorPreference: worker.events) { await worker.resumeBody(token) }
  }

  func finish(_ answer: Answer) {
    onConnection { engine, request in engine.finish(request, answer) }
  }

  /// Writes the head of an answer that is a stream.
  func begin(_ answer: Answer) {
    onConnection { engine, request in engine.begin(request, answer) }
  }

  /// Writes a piece, and waits until the socket has it.
  /// - Returns: false where nobody waits for more.
  func write(_ chunk: [UInt8]) async -> Bool {
    let isDone: Bool? = onConnection { engine, request in
      engine.write(chunk, of: request)
      engine.connection.flush()
      engine.restartHandlerTime(of: request)
      return engine.isDrained(request)
    }
    guard let isDone else { return false }
    if isDone { return true }
    return await withCheckedContinuation { continuation in
      let waits: Void? = onConnection { engine, request in
        request.drainWaiter = continuation
        engine.connection.turn()
      }
      if waits == nil { continuation.resume(returning: false) }
    }
  }

  func end() {
    onConnection { engine, request in engine.end(request) }
  }

  /// Breaks off an answer that cannot be completed; the client sees that its end is missing.
  func abort() {
    onConnection { engine, request in engine.breakOff(request) }
  }

  /// - Returns: nil where nobody waits for the task any more. A request stays for as long as its answer does, and that
  ///   may be the one given in place of a task that was late.
  @discardableResult
  private func onConnection<Result>(_ body: (any HTTPEngine, ActiveRequest) -> Result) -> Result? {
    guard let (engine, request) = worker.state.request(token), request.answer != .complete else { return nil }
    return body(engine, request)
  }
}
