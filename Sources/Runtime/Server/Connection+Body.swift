/// Brings the body of a request to whoever asked for it.
extension Connection {
  /// Bytes handed to the consumer of a stream at once.
  private static let pieceSize = 64 * 1024

  /// Begins to gather the whole body.
  /// - Returns: the body or what is wrong with it, where that is known already; else ``ActiveRequest/waiter`` learns.
  func collectBody(_ request: ActiveRequest, cap: Int) -> Result<[UInt8], Failure>? {
    request.use = .collecting(cap: cap)
    beginBody(request)
    while request.wantsBody {
      do throws(Failure) {
        if try advanceBody(request) { continue }
      } catch {
        abandonBody(request, error)
        return .failure(error)
      }
      if !fill() { break }
    }
    // What `fill` has found wrong, such as an end before that of the body, nobody was told yet.
    if let failure = request.brokenBy { return .failure(failure) }
    return request.body.isComplete ? .success(takeCollected(request)) : nil
  }

  /// Begins to hand the body on as it arrives.
  func streamBody(_ request: ActiveRequest, cap: Int) -> RequestBodyStream {
    let exchange = Exchange(worker: loop.worker, token: request.token, meter: loop.meter)
    let stream = RequestBodyStream { exchange.bodyIsWanted() }
    request.use = .streaming(stream, cap: cap)
    beginBody(request)
    if request.body.isComplete { stream.finish() }
    return stream
  }

  private func beginBody(_ request: ActiveRequest) {
    request.bodySince = Clock.monotonicMilliseconds
    guard request.awaitsContinue else { return }
    request.awaitsContinue = false
    // RFC 9110 section 10.1.1: superfluous once the client has begun to send.
    guard consumed == input.count else { return }
    var interim: [UInt8] = []
    interim.append(text: "HTTP/1.1 100 Continue\r\n\r\n")
    send(interim)
    flush()
  }

  /// Hands on what has been received of the body.
  /// - Returns: whether there was anything.
  func readBody(_ request: ActiveRequest) -> Bool {
    do throws(Failure) {
      guard try advanceBody(request) else { return false }
    } catch {
      failBody(request, error)
      return true
    }
    if request.body.isComplete, let waiter = request.waiter {
      request.waiter = nil
      waiter.resume(returning: .success(takeCollected(request)))
    }
    return true
  }

  private func advanceBody(_ request: ActiveRequest) throws(Failure) -> Bool {
    guard consumed < input.count else { return false }
    switch request.use {
    case .untouched:
      return false
    case .collecting(let cap):
      let before = request.collected.count
      // One byte more than allowed is enough to know.
      consume(try request.body.read(input[consumed...], into: &request.collected, room: cap - before + 1))
      let grown = request.collected.count - before
      guard loop.census.reserve(grown) else { throw .unavailable(retryAfter: 1) }
      request.reserved += grown
      request.bodyBytes += grown
      guard request.collected.count <= cap else { throw .payloadTooLarge }
    case .streaming(let stream, let cap):
      var piece: [UInt8] = []
      consume(try request.body.read(input[consumed...], into: &piece, room: Self.pieceSize))
      request.bodyBytes += piece.count
      guard request.bodyBytes <= cap else { throw .payloadTooLarge }
      stream.push(piece)
      if request.body.isComplete { stream.finish() }
      if !stream.hasRoom { request.pausedSince = Clock.monotonicMilliseconds }
    case .dropping:
      var dropped: [UInt8] = []
      consume(try request.body.read(input[consumed...], into: &dropped, room: Self.pieceSize))
      request.bodyBytes += dropped.count
      guard request.bodyBytes <= Self.pieceSize else { throw .payloadTooLarge }
    }
    // The handler's time begins when the request is complete.
    restartHandlerTime(request)
    return true
  }

  /// The consumer of the stream has taken everything.
  func resumeBody(_ request: ActiveRequest) {
    if let pause = request.pausedSince {
      // The client is not to blame for the time in which nobody listened.
      request.bodySince += Clock.monotonicMilliseconds - pause
      request.pausedSince = nil
    }
    turn()
  }

  private func takeCollected(_ request: ActiveRequest) -> [UInt8] {
    let body = request.collected
    request.collected = []
    return body
  }

  /// Ends a body that cannot be read, or is not wanted, any further.
  func failBody(_ request: ActiveRequest, _ failure: Failure) {
    let use = request.use
    abandonBody(request, failure)
    if case .streaming(let stream, _) = use { stream.fail(failure) }
    if let waiter = request.waiter {
      request.waiter = nil
      waiter.resume(returning: .failure(failure))
    }
  }

  private func abandonBody(_ request: ActiveRequest, _ failure: Failure) {
    request.use = .untouched
    if request.brokenBy == nil, !request.body.isComplete { request.brokenBy = failure }
    if request.isBroken { request.keepAlive = false }
    restartHandlerTime(request)
  }

  func restartHandlerTime(_ request: ActiveRequest) {
    request.handlerDeadline =
      Clock.monotonicMilliseconds + loop.pipeline.timeoutMilliseconds(request.call.route)
  }
}
