import SchemaEvaluator
import SpecIR

/// One run against one server: it turns plans into requests, gets the tokens and resources that they need, and moves
/// the server's clock when a quota stands in the way.
final class Session {
  let contract: Contract
  let client: HTTPClient
  let options: Options
  var tokens: [Set<String>: Token] = [:]
  var revokedToken: String?
  var otherClientToken: Token?
  /// The clients that the server refuses, by what they are to the suite: `client`, `second client`.
  var refusedClients: [String: RefusedClient] = [:]
  /// Milliseconds by which the server's clock is ahead of ours.
  var clockAhead: Int64 = 0
  /// Whether the server lets its clock be moved; nil until that was tried.
  var movesClock: Bool?
  var isMovingClock = false
  var isRefreshing = false
  /// What the suite made, by how far on it is and its kind.
  var made: [Stage: [String: Result<MadeResource, ResourceError>]] = [:]
  /// Kinds of which something is being made.
  var making: Set<String> = []
  /// How far on the things of each operation must be.
  var stages: [String: Stage] = [:]
  /// Operations of the contract that this server does not have.
  var unserved: Set<String> = []
  /// What a page has in the place of the parameters of an operation, once that was looked for.
  var leads: [String: [String: String]?] = [:]
  /// What the pages of things that were made have in the place of the parameters of an operation.
  var leadsWithin: [String: [[String: String]]] = [:]
  /// Which pages ask for a login.
  var logins: [String: Bool] = [:]
  var isLoggingIn = false
  /// Why nobody can be logged in, by the address of the login page.
  var loginObstacles: [String: String] = [:]
  /// The session of the suite as a browser.
  var jar = BrowserJar()
  /// The page that showed the token of its forms last.
  var tokenPage: Operation?
  /// Whether the page of each GET operation can be had.
  var pages: [String: Bool] = [:]
  /// Each secret that must not be shown: the client's own and every token.
  var secrets: [String]
  /// Quotas of which a read-only run has used its share.
  var spentQuotas: Set<String> = []
  /// Called for each exchange, whoever asked for it.
  var observe: (Exchange, Operation?) -> Void = { _, _ in }

  struct ResourceError: Error { var reason: String }

  init(contract: Contract, client: HTTPClient, options: Options) {
    self.contract = contract
    self.client = client
    self.options = options
    secrets =
      [options.clientSecret]
      + [
        options.operatorToken, options.accessToken, options.otherClient?.secret,
        options.inactiveClient?.secret,
      ].compactMap { $0 }
  }

  /// The time by the server's clock, as far as it is known.
  var serverNow: Moment { Moment(milliseconds: Moment.now.milliseconds + clockAhead) }

  /// Sends a planned request. Where a quota stands in the way the clock is moved and the request sent again, and so it
  /// is after a login where a page asks for one.
  func perform(_ plan: RequestPlan) throws(Obstacle) -> Exchange {
    if let operation = plan.operation, let preceding = plan.preceding {
      var first = Planner(contract: contract).valid(preceding)
      first.stage = stage(of: operation, plan.stage)
      _ = try perform(first)
    }
    let exchange = try performLoggedIn(plan)
    noteChange(by: plan, exchange.answer)
    return exchange
  }

  /// Sends a planned request. Where a quota stands in the way the clock is moved and the request sent again.
  func performMetered(_ plan: RequestPlan) throws(Obstacle) -> Exchange {
    var exchange = try performOnce(plan)
    for _ in 0..<4 where exchange.answer.status == 429 {
      try waitForQuota(of: plan.operation, exchange.answer)
      exchange = try performOnce(plan)
    }
    if exchange.answer.status == 429 { throw .missing("the quota stays used up whatever the clock says") }
    return exchange
  }

  /// Sends a planned request once, whatever comes back.
  func performOnce(_ plan: RequestPlan) throws(Obstacle) -> Exchange {
    if options.readOnly { try holdToReading(plan) }
    let exchange = try send(try request(for: plan), of: plan.operation)
    noteClock(in: exchange, of: plan.operation)
    noteTokens(in: exchange, of: plan.operation)
    noteCookie(in: exchange, of: plan)
    if options.readOnly { noteQuota(in: exchange, of: plan.operation) }
    try undo(exchange, of: plan.operation)
    return exchange
  }

  /// Sends a request as it stands.
  func send(_ request: Request, of operation: Operation?) throws(Obstacle) -> Exchange {
    do {
      let exchange = try client.send(request)
      observe(exchange, operation)
      return exchange
    } catch { throw .noAnswer(error, request) }
  }

  // MARK: From a plan to a request

  func request(for plan: RequestPlan) throws(Obstacle) -> Request {
    var target = client.target.basePath + (try path(of: plan))
    if !plan.query.isEmpty { target += "?" + FormText.encode(plan.query) }
    var headers = [Request.Header("User-Agent", "PasseMarche-Conformance/1.0")]
    if let accept = plan.accept { headers.append(.init("Accept", accept)) }
    headers += plan.headers
    // The token first: a page that shows it may bring the session that it belongs to.
    let token = try tokenMember(for: plan)
    if let cookie = cookie(for: plan) { headers.append(.init("Cookie", cookie)) }
    let login = try login(for: plan.credential)
    if let authorization = login.authorization { headers.append(.init("Authorization", authorization)) }
    var request = Request(method: plan.method, target: target, headers: headers)
    if let body = plan.body {
      if let type = body.mediaType { request.headers.append(.init("Content-Type", type)) }
      let bytes = bytes(of: body, with: formCredentials(plan, login) + (token.map { [$0] } ?? []))
      switch body.framing {
      case .declared: request.body = .declared(bytes)
      case .chunked: request.body = .chunked(bytes, size: 65_536)
      case .announced: request.body = .announced(bytes.count)
      }
    }
    request.raw = plan.raw
    return request
  }

  private func path(of plan: RequestPlan) throws(Obstacle) -> String {
    switch plan.path {
    case .literal(let text): return text
    case .template(let values):
      guard let operation = plan.operation else { return "/" }
      var path = ""
      for segment in operation.path {
        switch segment {
        case .literal(let text): path += "/" + text
        case .parameter(let name):
          let given = values[name]
          let value = if let given { given } else { try resource(for: name, of: operation, at: plan.stage) }
          let isRest = operation.takesRestOfPath && segment == operation.path.last
          path += "/" + (isRest ? FormText.escapePath(value) : FormText.escape(value))
        }
      }
      return path.isEmpty ? "/" : path
    }
  }

  /// The members that a login adds to a form, but for those that the form has already.
  private func formCredentials(_ plan: RequestPlan, _ login: Login) -> [FormMember] {
    guard case .client(let idMember, let secretMember)? = plan.operation?.security,
      case .form(let members)? = plan.body?.content
    else { return [] }
    var added: [FormMember] = []
    if let id = login.formID, !members.contains(where: { $0.name == idMember }) { added.append(.init(idMember, id)) }
    if let secret = login.formSecret, !members.contains(where: { $0.name == secretMember }) {
      added.append(.init(secretMember, secret))
    }
    return added
  }

  private func bytes(of body: BodyPlan, with credentials: [FormMember]) -> [UInt8] {
    var bytes: [UInt8]
    switch body.content {
    case .bytes(let given): bytes = given
    case .json(var value):
      for instant in body.instants {
        value = value.setting(instant.path, to: .string(text(ofInstant: instant.offsetSeconds)))
      }
      bytes = Array(value.text.utf8)
      if let size = body.paddedTo, size > bytes.count { bytes += [UInt8](repeating: 0x20, count: size - bytes.count) }
    case .multipart(let members, let files):
      bytes = MultipartText.encode(members + credentials, files)
      if let size = body.paddedTo, size > bytes.count {
        // What stands behind the last boundary is read past.
        bytes += [UInt8](repeating: UInt8(ascii: "a"), count: size - bytes.count)
      }
    case .form(let members):
      bytes = Array(FormText.encode(members + credentials).utf8)
      let padding = Array("&conformance_padding=".utf8)
      if let size = body.paddedTo, size >= bytes.count + padding.count {
        bytes += padding
        bytes += [UInt8](repeating: UInt8(ascii: "a"), count: size - bytes.count)
      }
    }
    return bytes
  }

  private func text(ofInstant offsetSeconds: Int) -> String {
    Moment(milliseconds: (serverNow.milliseconds / 1_000 + Int64(offsetSeconds)) * 1_000).text
  }
}
