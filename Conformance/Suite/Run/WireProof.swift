import SpecIR

/// Sends a body in a way that its own length does not say, and looks at what becomes of it.
struct WireProof {
  let session: Session
  let judge: Judge
  let plan: WirePlan
  let site: Site
  private(set) var exchange: Exchange?

  /// What may be on its way between a server that has answered and a client that has not seen it yet.
  private static let inFlight = 16 << 20
  private static let chunk = 65_536

  init(session: Session, judge: Judge, plan: WirePlan, site: Site) {
    self.session = session
    self.judge = judge
    self.plan = plan
    self.site = site
  }

  /// Sends it, and again once the clock has moved where a quota stands in the way, or once where what it stands on was
  /// used up by earlier cases.
  mutating func run() throws(Obstacle) -> Outcome {
    var isRenewed = false
    for _ in 0..<4 {
      let outcome = try attempt()
      if case .failed = outcome, !isRenewed, makesReady() {
        isRenewed = true
        continue
      }
      guard let answer = exchange?.answer, answer.status == 429 else { return outcome }
      try session.waitForQuota(of: plan.request.operation, answer)
    }
    throw .missing("the quota stays used up whatever the clock says")
  }

  /// Sees to what else than the trick the request could be refused for.
  /// - Returns: false where there is no such thing.
  private func makesReady() -> Bool {
    guard case .browser = plan.request.credential, case .multipart? = plan.request.body?.content else {
      return plan.trick == .continueTaken && session.renewResources(of: plan.request)
    }
    // Who may not send a form with files is told so before it comes. Sent as usual, it has the suite log in.
    _ = session.renewResources(of: plan.request)
    return (try? session.perform(plan.request)) != nil
  }

  private mutating func attempt() throws(Obstacle) -> Outcome {
    exchange = nil
    let request = try session.request(for: plan.request)
    do throws(ClientError) {
      switch plan.trick {
      case .endlessChunks: return try endlessChunks(request)
      case .shortBody: return try shortBody(request)
      case .longBody: return try longBody(request)
      case .continueTaken: return try continueTaken(request)
      case .continueRefused: return try continueRefused(request)
      }
    } catch { throw .noAnswer(error, request) }
  }

  private func open() throws(ClientError) -> (connection: Connection, deadline: ContinuousClock.Instant) {
    let deadline = ContinuousClock.now.advanced(by: .seconds(session.options.timeout))
    return (try Connection(to: session.client.target), deadline)
  }

  private func head(_ request: Request, _ framing: String) -> [UInt8] {
    let lines = ["\(request.method) \(request.target) HTTP/1.1", "Host: \(session.client.target.authority)"]
    let headers = request.headers.map { "\($0.name): \($0.value)" }
    return Array((lines + headers + [framing, "", ""]).joined(separator: "\r\n").utf8)
  }

  private mutating func read(
    _ request: Request, _ connection: Connection, _ deadline: ContinuousClock.Instant
  ) throws(ClientError) -> Exchange {
    var reader = AnswerReader(connection: connection, deadline: deadline)
    return try read(request, &reader)
  }

  private mutating func read(_ request: Request, _ reader: inout AnswerReader) throws(ClientError) -> Exchange {
    // Bytes behind the answer are no defect here: what follows was provoked.
    var answer = try reader.read(method: request.method)
    answer.defects = []
    let exchange = Exchange(request: request, answer: answer, sentWhole: false, seconds: 0, isAlone: false)
    session.observe(exchange, plan.request.operation)
    self.exchange = exchange
    return exchange
  }

  private func verdict(_ exchange: Exchange, _ failure: Failure) -> Outcome {
    let expectation = Expectation.refusal(failure, sentences: nil, code: nil)
    return judge.outcome(exchange, plan.request, expectation, site: site, usesMade: false)
  }

  private mutating func endlessChunks(_ request: Request) throws(ClientError) -> Outcome {
    let (connection, deadline) = try open()
    _ = try connection.send(head(request, "Transfer-Encoding: chunked"), by: deadline)
    let size = Array((String(Self.chunk, radix: 16) + "\r\n").utf8)
    let chunk = size + [UInt8](repeating: 0x20, count: Self.chunk) + Array("\r\n".utf8)
    var sent = 0
    while sent <= plan.cap + Self.inFlight {
      guard case .whole = try connection.send(chunk, by: deadline) else {
        return verdict(try read(request, connection, deadline), .payloadTooLarge)
      }
      sent += Self.chunk
    }
    return .failed([.init("A body without end must be refused at \(plan.cap) bytes, but \(sent) were taken", site)])
  }

  /// Fewer bytes than were announced, and then none: the request never was complete, and nothing may come of it. Whoever
  /// answers it at all says that it cannot be read (RFC 9112 section 8).
  private mutating func shortBody(_ request: Request) throws(ClientError) -> Outcome {
    let (connection, deadline) = try open()
    let body = request.bodyBytes
    _ = try connection.send(head(request, "Content-Length: \(body.count + 10)") + body, by: deadline)
    connection.finishSending()
    do throws(ClientError) {
      return verdict(try read(request, connection, deadline), .malformed)
    } catch .closed {
      return .passed
    }
  }

  /// One byte more than was announced: the body is cut off, and what is left is no part of it.
  private mutating func longBody(_ request: Request) throws(ClientError) -> Outcome {
    let (connection, deadline) = try open()
    let body = request.bodyBytes
    _ = try connection.send(head(request, "Content-Length: \(body.count - 1)") + body, by: deadline)
    return verdict(try read(request, connection, deadline), .malformed)
  }

  private mutating func continueTaken(_ request: Request) throws(ClientError) -> Outcome {
    let (connection, deadline) = try open()
    let body = request.bodyBytes
    let framing = "Content-Length: \(body.count)\r\nExpect: 100-continue"
    _ = try connection.send(head(request, framing), by: deadline)
    var reader = AnswerReader(connection: connection, deadline: deadline)
    guard try reader.isInvited() else {
      let exchange = try read(request, &reader)
      return .failed([
        .init(
          "A body that may come must be asked for by 100, but was answered \(judge.described(exchange.answer))", site)
      ])
    }
    _ = try connection.send(body, by: deadline)
    let exchange = try read(request, &reader)
    return judge.outcome(exchange, plan.request, .accepted, site: site, usesMade: true)
  }

  private mutating func continueRefused(_ request: Request) throws(ClientError) -> Outcome {
    let (connection, deadline) = try open()
    let framing = "Content-Length: \(plan.cap + 1)\r\nExpect: 100-continue"
    _ = try connection.send(head(request, framing), by: deadline)
    // An interim answer would be read past here, and the final one never come.
    return verdict(try read(request, connection, deadline), .payloadTooLarge)
  }
}
