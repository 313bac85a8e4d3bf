import SchemaEvaluator
import SpecIR

extension Session {
  /// How a credential stands in a request.
  struct Login {
    /// The value of `Authorization`.
    var authorization: String?
    var formID: String?
    var formSecret: String?
  }

  func login(for credential: Credential) throws(Obstacle) -> Login {
    switch credential {
    case .none, .browser: return Login()
    case .authorization(let value): return Login(authorization: value)
    case .bearer: return Login(authorization: "Bearer " + (try token(allScopes)))
    case .scoped(let scopes): return Login(authorization: "Bearer " + (try token(scopes)))
    case .revoked: return Login(authorization: "Bearer " + (try revoked()))
    case .expired: return Login(authorization: "Bearer " + (try expired()))
    case .forged(let forgery):
      guard let token = forgery.forged(from: try token(allScopes)) else {
        throw .missing("the server's tokens are not JWTs, so this forgery cannot be made")
      }
      secrets.append(token)
      return Login(authorization: "Bearer " + token)
    case .operator(let isRight):
      guard let token = options.operatorToken else {
        throw .missing("the suite was not given the token of whoever runs the service (PM_OPERATOR_TOKEN)")
      }
      return Login(authorization: "Bearer " + (isRight ? token : token.dropLast() + (token.last == "A" ? "B" : "A")))
    case .otherClient(let isToken):
      guard let other = options.otherClient else {
        throw .missing("the suite was not given a second client (--other-client-id and PM_OTHER_CLIENT_SECRET)")
      }
      if isToken { return Login(authorization: "Bearer " + (try otherToken())) }
      return Login(authorization: basic(other.id, other.secret))
    case .inactiveClient:
      guard let inactive = options.inactiveClient else {
        throw .missing(
          "the suite was not given a client that is inactive (--inactive-client-id and PM_INACTIVE_CLIENT_SECRET)")
      }
      return Login(authorization: basic(inactive.id, inactive.secret))
    case .client(let login):
      let wrong = "conformance-wrong-secret"
      switch login {
      case .absent: return Login()
      case .basic: return Login(authorization: basic(options.clientID, options.clientSecret))
      case .form: return Login(formID: options.clientID, formSecret: options.clientSecret)
      case .both:
        return Login(
          authorization: basic(options.clientID, options.clientSecret), formID: options.clientID,
          formSecret: options.clientSecret)
      case .wrongSecretBasic: return Login(authorization: basic(options.clientID, wrong))
      case .wrongSecretForm: return Login(formID: options.clientID, formSecret: wrong)
      case .unknownClient: return Login(authorization: basic("conformance-unknown-\(options.seed)", wrong))
      }
    }
  }

  /// RFC 6749 section 2.3.1: both halves are form-encoded first.
  private func basic(_ id: String, _ secret: String) -> String {
    let text = Base64URL.base64(Array((FormText.escape(id) + ":" + FormText.escape(secret)).utf8))
    let given = [options.clientSecret, options.otherClient?.secret, options.inactiveClient?.secret]
    if given.contains(secret), !secrets.contains(text) {
      secrets.append(text)
    }
    return "Basic " + text
  }

  /// The `Authorization` of the second client.
  private var otherBasic: String? { options.otherClient.map { basic($0.id, $0.secret) } }

  /// Every scope at once: a set that no example asks for, since asking for a set again revokes its earlier token.
  var allScopes: [String] { contract.api.scopes.map(\.name) }

  /// A valid token with exactly these scopes; a new one where the last is past the middle of its life.
  func token(_ scopes: [String]) throws(Obstacle) -> String {
    let set = Set(scopes)
    if let given = options.accessToken {
      guard set == Set(allScopes) else {
        throw .missing("a token was given, so that none of other scopes is asked for")
      }
      return given
    }
    // The clock is moved with any token that still lives, since a new one may have to wait for just that.
    if let token = tokens[set], serverNow < token.refreshAt || isMovingClock { return token.text }
    let token = try newToken(scopes, of: .client(.basic))
    tokens[set] = token
    return token.text
  }

  /// A token of the second client with every scope.
  private func otherToken() throws(Obstacle) -> String {
    if let token = otherClientToken, serverNow < token.refreshAt { return token.text }
    let token = try newToken(allScopes, of: .otherClient(isToken: false))
    otherClientToken = token
    return token.text
  }

  private func newToken(_ scopes: [String], of client: Credential) throws(Obstacle) -> Token {
    guard let operation = contract.tokenOperation,
      let content = operation.body?.contents.first(where: { $0.kind == .form })
    else { throw .missing("the contract has no operation that gives out tokens") }
    let name = client == .otherClient(isToken: false) ? "second client" : "client"
    // Who is refused once is not asked for again: failed logins have quotas of their own.
    if refusedClients[name] != nil { throw refused(name) }
    let form = [FormMember("grant_type", "client_credentials"), FormMember("scope", scopes.joined(separator: " "))]
    let plan = RequestPlan(
      operation: operation, method: operation.method.rawValue, path: .template([:]), accept: "application/json",
      credential: client, body: BodyPlan(mediaType: content.mediaType, content: .form(form)))
    let exchange = try perform(plan)
    let answer = exchange.answer
    guard let body = try? JSONValue(json: answer.body), let text = body["access_token"]?.string else {
      if answer.status == contract.wording(of: .unauthenticated, for: operation)?.status {
        refusedClients[name] = RefusedClient(exchange: exchange)
        throw refused(name)
      }
      throw .missing("no token with the scopes \(scopes.joined(separator: " ")): the server answered \(answer.status)")
    }
    var seconds = 3_600
    if case .number(let value)? = body["expires_in"] { seconds = Int(value) ?? seconds }
    return Token(
      text: text, refreshAt: Moment(milliseconds: serverNow.milliseconds + Int64(seconds) * 500), lifeSeconds: seconds)
  }

  private func refused(_ name: String) -> Obstacle {
    refusedClients[name]?.isMissed = true
    return .missing("the server refuses the \(name), so that no token could be had")
  }

  /// Keeps every token that an answer shows out of the reports, and forgets those that it has replaced.
  func noteTokens(in exchange: Exchange, of operation: Operation?) {
    guard let operation, operation.id == contract.tokenOperation?.id, exchange.answer.status == 200,
      let body = try? JSONValue(json: exchange.answer.body), let text = body["access_token"]?.string
    else { return }
    secrets.append(text)
    // The other client's tokens replace none of ours.
    if exchange.request.headers.contains(where: { $0.value == otherBasic }) { return }
    if let scope = body["scope"]?.string { tokens[Set(scope.split(separator: " ").map(String.init))] = nil }
  }

  private func expired() throws(Obstacle) -> String {
    let scopes = Array(allScopes.prefix(1))
    tokens[Set(scopes)] = nil
    let text = try token(scopes)
    let life = tokens[Set(scopes)]?.lifeSeconds ?? 3_600
    // The other tokens end with it, but the clock is moved in one step with one that lives until then.
    try advance(life + 1)
    tokens = [:]
    return text
  }

  private func revoked() throws(Obstacle) -> String {
    if let revokedToken { return revokedToken }
    guard let operation = contract.revocationOperation,
      let content = operation.body?.contents.first(where: { $0.kind == .form })
    else { throw .missing("the contract has no operation that takes tokens back") }
    let scopes = Array(allScopes.prefix(1))
    tokens[Set(scopes)] = nil
    let text = try token(scopes)
    let plan = RequestPlan(
      operation: operation, method: operation.method.rawValue, path: .template([:]), credential: .client(.basic),
      body: BodyPlan(mediaType: content.mediaType, content: .form([FormMember("token", text)])))
    let answer = try perform(plan).answer
    guard (200..<300).contains(answer.status) else {
      throw .missing("a token could not be revoked: the server answered \(answer.status)")
    }
    tokens[Set(scopes)] = nil
    revokedToken = text
    return text
  }
}
