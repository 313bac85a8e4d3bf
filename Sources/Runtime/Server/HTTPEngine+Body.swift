/// Brings the body of a request to whoever asked for it.
extension HTTPEngine {
  /// Begins to gather the whole body.
  /// - Returns: the body or what is wrong with it, where that is known already; else ``ActiveRequest/waiter`` learns.
  func collectBody(of request: ActiveRequest, cap: Int) -> Result<[UInt8], Failure>? {
    request.use = .collecting(cap: cap)
    beginBody(of: request)
    do throws(Failure) {
      while request.wantsBody {
        if try advanceBody(of: request) { continue }
        if !fillBody(of: request) { break }
      }
    } catch {
      abandonBody(of: request, error)
      return .failure(error)
    }
    if request.body.isComplete { return .success(request.takeCollected()) }
    return request.brokenBy.map { .failure($0) }
  }

  /// Offers the body, to be handed on as it arrives. It is invited, and read, only once somebody asks for it: until
  /// then the request can be refused as if none had been sent.
  func streamBody(of request: ActiveRequest, cap: Int) -> RequestBodyStream {
    let exchange = Exchange(worker: loop.worker, token: request.token, meter: loop.meter)
    let stream = RequestBodyStream { exchange.bodyIsWanted() }
    if let failure = request.brokenBy {
      stream.fail(failure)
      return stream
    }
    request.use = .offered(stream, cap: cap)
    return stream
  }

  private func beginBody(of request: ActiveRequest) {
    request.arrival = Pace(from: request.bodyBytes)
    inviteBody(of: request)
    request.awaitsContinue = false
  }

  /// Hands on what has been received of the body.
  /// - Returns: whether there was anything.
  func readBody(of request: ActiveRequest) -> Bool {
    do throws(Failure) {
      guard try advanceBody(of: request) else { return false }
    } catch {
      failBody(of: request, error)
      return true
    }
    // The handler's time begins when the request is complete.
    restartHandlerTime(of: request)
    if request.body.isComplete, let waiter = request.waiter {
      request.waiter = nil
      waiter.resume(returning: .success(request.takeCollected()))
    }
    return true
  }

  /// The consumer of the stream has taken everything, or asks for the first of it.
  func resumeBody(of request: ActiveRequest) {
    if case .offered(let stream, let cap) = request.use {
      request.use = .streaming(stream, cap: cap)
      beginBody(of: request)
      if request.body.isComplete { stream.finish() }
    }
    if let stream = request.bodyStream {
      loop.census.bodies.recount(&request.reserved, as: stream.waitingBytes, for: request.call.peer)
    }
    if let pause = request.pausedSince {
      // The client is not to blame for the time in which nobody listened.
      request.arrival.excuse(Clock.monotonicMilliseconds - pause)
      request.pausedSince = nil
    }
    while request.wantsBody, readBody(of: request) {}
    connection.turn()
  }

  /// Ends a body that cannot be read, or is not wanted, any further.
  func failBody(of request: ActiveRequest, _ failure: Failure) {
    let stream = request.bodyStream
    abandonBody(of: request, failure)
    stream?.fail(failure)
    if let waiter = request.waiter {
      request.waiter = nil
      waiter.resume(returning: .failure(failure))
    }
  }

  private func abandonBody(of request: ActiveRequest, _ failure: Failure) {
    request.use = .untouched
    // Even where its end has come by chance: whether the connection goes on is not to depend on how bytes arrive.
    if request.brokenBy == nil { request.brokenBy = failure }
    request.keepAlive = false
    restartHandlerTime(of: request)
  }
}

extension ActiveRequest {
  /// Bytes handed to the consumer of a stream at once.
  static let pieceSize = 64 * 1024

  /// Takes what it can of the body from `input`, and hands it on.
  /// - Parameter isLast: nothing comes after what is there.
  /// - Returns: whether there was anything.
  func takeBody(from input: inout InputBuffer, isLast: Bool = false, _ census: Census) throws(Failure) -> Bool {
    guard !input.isEmpty || isLast else { return false }
    switch use {
    case .untouched, .offered:
      return false
    case .collecting(let cap):
      let before = collected.count
      // All of the place at once; what does not arrive takes none of the system's memory.
      if before == 0, case .length(let length) = call.head.framing { collected.reserveCapacity(min(length, cap)) }
      // One byte more than allowed is enough to know.
      input.consume(try body.read(input.unread, into: &collected, room: cap - before + 1))
      bodyBytes += collected.count - before
      try count(collected.count, census)
      guard collected.count <= cap else { throw .payloadTooLarge }
      if isLast, input.isEmpty { body.finish() }
    case .streaming(let stream, let cap):
      var piece: [UInt8] = []
      input.consume(try body.read(input.unread, into: &piece, room: Self.pieceSize))
      bodyBytes += piece.count
      guard bodyBytes <= cap else { throw .payloadTooLarge }
      if isLast, input.isEmpty { body.finish() }
      stream.push(piece)
      try count(stream.waitingBytes, census)
      if body.isComplete { stream.finish() }
      if !stream.hasRoom { pausedSince = Clock.monotonicMilliseconds }
    case .dropping:
      var dropped: [UInt8] = []
      input.consume(try body.read(input.unread, into: &dropped, room: Self.pieceSize))
      bodyBytes += dropped.count
      guard bodyBytes <= Self.pieceSize else { throw .payloadTooLarge }
    }
    return true
  }

  /// Counts what is in memory of the body.
  /// - Throws: `unavailable` where that is too much, in all or of the client.
  private func count(_ bytes: Int, _ census: Census) throws(Failure) {
    guard census.bodies.recount(&reserved, as: bytes, for: call.peer) else { throw .unavailable(retryAfter: 1) }
  }

  func takeCollected() -> [UInt8] {
    let body = collected
    collected = []
    return body
  }
}
