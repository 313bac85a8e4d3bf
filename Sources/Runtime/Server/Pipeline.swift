/// What happens to a request between its head and its answer, in the order that decides which error a caller sees:
/// route, method, environment, authentication, scope, quota, content type, accept, declared length, body, handler.
/// Knows nothing of sockets and nothing of any operation but its tables.
final class Pipeline: Sendable {
  let tables: APITables
  private let api: any ServedAPI
  private let authenticator: any Authenticator
  private let limiter: QuotaLimiter
  private let clock: Clock
  let log: Log
  private let environment: EnvironmentSet
  /// Nil where no operation takes files.
  let spool: Spool?
  /// Nil where no operation has a browser's session.
  let sessions: (any BrowserSessions)?
  /// Nil where requests meet no faults but their own.
  let faults: (any FaultPlan)?
  /// Nil where traces are not written down.
  let tracer: Tracer?
  /// Bytes from which answers are packed.
  let packFrom: Int
  /// For large ones of them; nil where there are none, or no threads to be had.
  let packers: BlockingPool?
  private let renderer: FailureRenderer

  /// For requests that no operation gives a time to: they wait for nothing.
  private static let timeoutWithoutOperation: Int64 = 10_000
  private static let serverWideAllow: StaticString = "GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS"

  init(
    api: any ServedAPI, authenticator: any Authenticator, limiter: QuotaLimiter, clock: Clock, log: Log,
    environment: EnvironmentSet, spool: Spool, packFrom: Int, sessions: (any BrowserSessions)?,
    pages: (any FailurePages)?, faults: (any FaultPlan)?, tracer: Tracer?
  ) {
    tables = type(of: api).tables
    self.api = api
    self.authenticator = authenticator
    self.limiter = limiter
    self.clock = clock
    self.log = log
    self.environment = environment
    self.spool = tables.operations.contains(where: \.takesFiles) ? spool : nil
    self.packFrom = packFrom
    packers = tables.operations.allSatisfy(\.packs.isEmpty) ? nil : try? BlockingPool("packers", threads: 2)
    self.sessions = sessions
    self.faults = faults
    self.tracer = tracer
    renderer = FailureRenderer(tables: tables, pages: pages ?? PlainFailurePages(), environment: environment)
  }

  // MARK: Routing

  func route(_ head: RequestHead) -> Route {
    if head.isServerWide { return .options(allow: Self.serverWideAllow) }
    let method = head.method == .head ? .get : head.method
    switch api.route(method, head.bytes.span.extracting(head.path)) {
    case .found(let index, let captures):
      return exists(index) ? .operation(index, captures) : .refusal(.notFound)
    case .wrongMethod(let allow, let index):
      guard exists(index) else { return .refusal(.notFound) }
      return method == .options ? .options(allow: allow) : .refusal(.methodNotAllowed(allow: allow))
    case .notFound:
      return .refusal(.notFound)
    }
  }

  /// Whether the operation's path exists in this environment.
  private func exists(_ index: Int) -> Bool { !tables.operations[index].environments.isDisjoint(with: environment) }

  func timeoutMilliseconds(_ route: Route) -> Int64 {
    guard case .operation(let index, _) = route else { return Self.timeoutWithoutOperation }
    return Int64(tables.operations[index].timeoutMilliseconds)
  }

  // MARK: Answering

  /// Runs the request to its end and hands the answer to the exchange.
  func serve(_ call: Call, _ exchange: Exchange) async {
    guard let tracer, tracer.isSampled(call.trace) else { return await handle(call, exchange) }
    let step = TraceStep(tracer: tracer, context: call.trace, isSampled: true)
    await TraceStep.$current.withValue(step) { await handle(call, exchange) }
  }

  private func handle(_ call: Call, _ exchange: Exchange) async {
    let answer =
      switch call.route {
      case .refusal(let failure): refusal(failure, of: call)
      case .options(let allow): Self.options(allow)
      case .operation(let index, let captures): await perform(index, captures, call, exchange)
      }
    guard answer.end == .whole else { return await sendPart(of: answer, call, exchange) }
    guard case .stream(let stream) = answer.reply.body, call.head.method != .head else {
      exchange.finish(answer)
      return
    }
    exchange.begin(answer)
    do {
      try await send(stream, cap: maxResponse(call.route), exchange)
    } catch {
      report(error, call)
      exchange.abort()
    }
  }

  private func send(_ stream: BodyStream, cap: Int, _ exchange: Exchange) async throws {
    var sent = 0
    while let chunk = try await stream.next() {
      sent += chunk.count
      guard sent <= stream.length ?? cap, sent <= cap else { throw ResponseTooLarge(cap: cap) }
      if !chunk.isEmpty, await !exchange.write(chunk) { return }
    }
    if let length = stream.length, sent < length { throw ResponseTooShort() }
    exchange.end()
  }

  private static func options(_ allow: StaticString) -> Answer {
    var reply = Reply(status: 204)
    reply.headers.append(text: "Allow: ")
    reply.headers.append(text: allow)
    reply.headers.append(text: "\r\n")
    return Answer(reply: reply)
  }

  private func perform(_ index: Int, _ captures: PathCaptures, _ call: Call, _ exchange: Exchange) async -> Answer {
    let operation = tables.operations[index]
    let account = RequestAccount(limiter: limiter, clock: clock, quota: operation.quota, peer: call.peer)
    var answer: Answer
    var visit: BrowserVisit?
    do throws(Failure) {
      let gate = try await admit(call, operation, account, exchange)
      visit = try self.visit(call, operation)
      let (body, media) = try await receive(call, operation, exchange)
      // Not when its head came: a body that is sent slowly must not carry a request past a deadline.
      let now = clock.now
      let request = IncomingRequest(
        method: call.head.method, head: call.head.bytes, path: call.head.path, query: call.head.query,
        headers: call.head.headers, captures: captures, body: body, media: media, principal: account.principal,
        clientGate: gate, peer: call.peer, id: call.id, receivedAt: now,
        deadline: now.adding(milliseconds: Int64(operation.timeoutMilliseconds)), spool: spool,
        browser: visit, meter: OperationMeter(loop: exchange.meter, operation: index), limits: tables.limits)
      answer = Answer(reply: try await reply(index, operation, request, call))
    } catch {
      var failure = error
      // What fails before it is known who calls is on the address; a fault of ours stays one.
      if account.principal == nil {
        do throws(Failure) {
          try account.chargePeer()
        } catch {
          if failure.kind != .fault { failure = error }
        }
      }
      answer = refusal(failure, of: call)
    }
    if faults != nil, let fault = account.fault { answer = self.answer(answer, after: fault) }
    if let visit { Self.setCookie(visit, &answer.reply) }
    if operation.packs.contains(answer.reply.status) { await pack(&answer.reply, call.head) }
    answer.principal = account.principal
    if let reading = account.reading {
      QuotaHeaders.append(reading, operation.quota.map { tables.quotas[$0].name }, to: &answer.reply.headers)
    }
    return answer
  }

  private func reply(
    _ index: Int, _ operation: OperationDescriptor, _ request: IncomingRequest, _ call: Call
  ) async throws(Failure) -> Reply {
    switch await api.perform(index, request) {
    case .failure(let failure):
      throw failure
    case .reply(var reply):
      if case .bytes(let bytes) = reply.body, bytes.count > operation.maxResponse {
        throw .fault(ResponseTooLarge(cap: operation.maxResponse))
      }
      try checkChoice(reply, call.head, operation)
      if reply.status == 401 { challenge(.unauthenticated, call, &reply) }
      // A handler's own 503 says when to come back, as the runtime's do.
      if reply.status == 503, HeaderLines.range(of: "retry-after", in: reply.headers) == nil {
        reply.headers.append(text: "Retry-After: 1\r\n")
      }
      if reply.status >= 400, Accept(call.head.headers, in: call.head.bytes).prefersProblem {
        reply = FailureRenderer.problem(reply, id: call.id)
      }
      return reply
    }
  }

  private func maxResponse(_ route: Route) -> Int {
    guard case .operation(let index, _) = route else { return 0 }
    return tables.operations[index].maxResponse
  }

  // MARK: Authentication, scope, quota

  /// - Returns: the gate, for an operation with ``SecurityRule/client``.
  private func admit(
    _ call: Call, _ operation: OperationDescriptor, _ account: RequestAccount, _ exchange: Exchange
  ) async throws(Failure) -> ClientGate? {
    switch operation.security {
    case .open, .browser:
      try account.chargePeer()
      return nil
    case .operator:
      try account.chargePeer()
      guard case .bearer(let token) = Credentials(call.head.headers, in: call.head.bytes),
        authenticator.isOperator(bearer: token)
      else { throw .unauthenticated }
      return nil
    case .client:
      let credentials = Credentials(call.head.headers, in: call.head.bytes)
      return .of(credentials, authenticator: authenticator, account: account) { principal throws(Failure) in
        account.principal = principal
        try await self.meetFault(principal, operation, account, call, exchange)
      }
    case .bearer(let alternatives):
      guard let principal = try await bearer(call) else {
        try account.chargePeer()
        throw .unauthenticated
      }
      account.principal = principal
      guard alternatives.isEmpty || alternatives.contains(where: principal.scopes.isSuperset) else {
        account.look(principal)
        throw .forbidden
      }
      try account.charge(principal)
      try await meetFault(principal, operation, account, call, exchange)
      return nil
    }
  }

  private func bearer(_ call: Call) async throws(Failure) -> Principal? {
    guard case .bearer(let token) = Credentials(call.head.headers, in: call.head.bytes) else { return nil }
    do {
      return try await authenticator.principal(bearer: token, now: call.receivedAt)
    } catch {
      throw .fault(error)
    }
  }

  // MARK: Failures

  /// The answer to a request that is refused, with the operation's wording where one was found.
  func refusal(_ failure: Failure, of call: Call) -> Answer {
    var failure = failure
    if case .fault(let error) = failure {
      let seconds = (error as? any TransientError)?.retryAfter
      report(error, call, isTransient: seconds != nil)
      if let seconds { failure = .unavailable(retryAfter: seconds) }
    }
    let accept = Accept(call.head.headers, in: call.head.bytes)
    let profile: Int
    if case .operation(let index, _) = call.route {
      profile = tables.operations[index].profile
    } else if let pages = tables.pagesProfile, accept.prefersPage {
      profile = pages
    } else {
      profile = tables.transportProfile
    }
    let destination = call.head.headers.all("sec-fetch-dest", in: call.head.bytes)
    var reply = renderer.render(
      failure, profile: profile, asProblem: accept.prefersProblem, ofForm: Self.hasForm(call.head),
      isFramed: destination.contains { $0.elementsEqual("iframe".utf8) }, id: call.id)
    challenge(failure, call, &reply)
    return Answer(reply: reply, failure: failure.kind)
  }

  /// The answer to what is no request.
  func transportReply(_ failure: Failure, id: RequestID) -> Reply {
    renderer.render(failure, profile: tables.transportProfile, asProblem: false, id: id)
  }

  /// Adds `WWW-Authenticate` where the answer needs one (RFC 9110 section 11.6.1, RFC 6750 section 3).
  private func challenge(_ failure: Failure, _ call: Call, _ reply: inout Reply) {
    guard case .operation(let index, _) = call.route,
      HeaderLines.range(of: "www-authenticate", in: reply.headers) == nil
    else { return }
    let value: StaticString
    switch (tables.operations[index].security, failure) {
    case (.client, _) where reply.status == 401:
      value = "Basic realm=\"passe-marche\""
    case (.bearer, .unauthenticated), (.operator, .unauthenticated):
      // RFC 6750 section 3.1: no error code for who has not tried a bearer token.
      let field = call.head.headers.first("authorization", in: call.head.bytes) ?? []
      value = Grammar.equal(field.prefix(6), "bearer") ? "Bearer error=\"invalid_token\"" : "Bearer"
    case (.bearer, .forbidden):
      value = "Bearer error=\"insufficient_scope\""
    default:
      return
    }
    reply.headers.append(text: "WWW-Authenticate: ")
    reply.headers.append(text: value)
    reply.headers.append(text: "\r\n")
  }

  /// For log lines.
  func operationName(_ route: Route) -> String {
    if case .operation(let index, _) = route { tables.operations[index].id.description } else { "none" }
  }

  func report(_ error: any Error, _ call: Call, isTransient: Bool = false) {
    log.record(
      isTransient ? .warning : .error, "request failed",
      call.names + [("operation", operationName(call.route)), ("error", String(describing: error))])
  }
}

extension OperationDescriptor {
  fileprivate var takesFiles: Bool { body?.media.contains { "\($0.type)" == "multipart/form-data" } ?? false }
}

/// An answer larger than the contract lets us send.
struct ResponseTooLarge: Error {
  let cap: Int
}

/// A stream that ended before its declared length.
struct ResponseTooShort: Error {}
