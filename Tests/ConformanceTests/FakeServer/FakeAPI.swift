import Foundation
import SchemaEvaluator
import SpecIR

@testable import Conformance

/// The server of `things.yaml`, written from its contract and by it, with at most one defect.
struct FakeAPI {
  typealias Operation = SpecIR.Operation
  typealias Head = FakeServer.Head
  typealias Reply = FakeServer.Reply

  static let clientID = "things_client"
  static let clientSecret = "things & their = secret"
  static let otherID = "other_client"
  static let otherSecret = "the secret of the others"
  static let operatorToken = "the-token-of-those-who-run-the-things"

  let contract: Contract
  let defect: Defect?
  var origin = ""
  private var tokens: [String: (scopes: Set<String>, expiresAt: Int64, client: String)] = [:]
  private var things: [String: (name: String, client: String)] = [:]
  /// Who sends the request that is answered.
  private var caller = ""
  private var quotas: [String: FakeQuota] = [:]
  private var aheadMilliseconds: Int64 = 0
  private var count = 0
  /// The browser's session of the request that is answered.
  private var session: (id: String, isNew: Bool)?

  init(_ contract: Contract, defect: Defect? = nil) {
    self.contract = contract
    self.defect = defect
  }

  private var now: Int64 { Moment.now.milliseconds + aheadMilliseconds }

  /// A refusal on its way out.
  private struct Refusal: Error {
    var failure: Failure
    var sentences: [String] = []
    var headers: [(String, String)] = []
    var retryAfter: Int?
  }

  mutating func respond(to head: Head, readBody: (Int, Bool) -> [UInt8]?) -> Reply {
    var operation: Operation?
    var quotaHeaders: [(String, String)] = []
    var reply: Reply
    session = nil
    do throws(Refusal) {
      reply = try answer(head, &operation, &quotaHeaders, readBody)
    } catch {
      reply = worded(error, operation, head)
    }
    if let session, session.isNew, defect != .noSessionCookie {
      let attributes = defect == .readableCookie ? "Path=/; SameSite=Lax" : "Path=/; HttpOnly; SameSite=Lax"
      reply.headers.append(("Set-Cookie", "things_session=\(session.id); \(attributes)"))
    }
    if defect != .missingQuotaHeaders { reply.headers += quotaHeaders }
    if reply.body != nil, !reply.headers.contains(where: { $0.0 == "Content-Type" }) {
      reply.headers.append(
        ("Content-Type", defect == .wrongMediaType && reply.status == 200 ? "text/json" : "application/json"))
    }
    if defect == .undeclaredHeader, reply.status == 200 { reply.headers.append(("X-Powered-By", "tests")) }
    if defect == .doubleLength, reply.status == 404 {
      reply.headers.append(("Content-Length", "\(reply.body?.count ?? 0)"))
    }
    return reply
  }

  private mutating func answer(
    _ head: Head, _ operation: inout Operation?, _ quotaHeaders: inout [(String, String)],
    _ readBody: (Int, Bool) -> [UInt8]?
  ) throws(Refusal) -> Reply {
    var path = String(head.target.prefix { $0 != "?" })
    let query = head.target.dropFirst(path.count + 1)
    if defect == .evadedBySpelling { path = path.removingPercentEncoding ?? path }
    if defect == .takesAnyCase { path = path.lowercased() }
    if defect == .takesTrailingSlash, path.hasSuffix("/") { path.removeLast() }
    let onPath = contract.api.operations.filter { values(path, $0) != nil }
    guard let any = onPath.first else { throw Refusal(failure: .notFound) }
    let allow = contract.allowed(at: any.path).sorted().joined(separator: ", ")
    if head.method == "OPTIONS" { return Reply(status: 204, headers: [("Allow", allow)]) }
    guard let found = onPath.first(where: { $0.method.rawValue == (head.method == "HEAD" ? "GET" : head.method) })
    else {
      if defect == .methodNotFound { throw Refusal(failure: .notFound) }
      throw Refusal(failure: .methodNotAllowed, headers: [("Allow", defect == .wrongAllow ? "GET" : allow)])
    }
    operation = found
    if head.headers.contains(where: { $0.value.utf8.contains { $0 < 0x20 } }) {
      throw Refusal(failure: .malformed, sentences: ["A control character"])
    }
    if case .browser = found.security { session = browser(head) }
    let login = bearer(head, found)
    caller = client(of: head)
    var partition = login == nil && !isClient(found) ? "peer" : caller
    if defect == .sharesQuotas { partition = "all" }
    if defect == .evadedByNewConnections, head.header("connection") == "close" { partition += "\(count)" }
    if defect == .evadedByScheme, head.header("authorization")?.prefix(2) == "BE" { partition += "\(count)" }
    if defect == .evadedByNewConnections || defect == .evadedByScheme { count += 1 }
    try charge(found, partition, head, &quotaHeaders)
    if case .bearer(let alternatives) = found.security {
      guard let login else { throw Refusal(failure: .unauthenticated) }
      if defect != .ignoresScopes, !alternatives.contains(where: { Set($0).isSubset(of: login) }) {
        throw Refusal(failure: .forbidden)
      }
    }
    if case .operator = found.security, defect != .takesAnyOperator,
      head.header("authorization") != "Bearer " + Self.operatorToken
    {
      throw Refusal(failure: .unauthenticated)
    }
    // What a page is refused for before its form is read.
    if case .browser = found.security {
      try checkAccept(head, found)
      try parameters(path, query, found)
    }
    let value = try body(head, found, readBody)
    if case .client(let id, let secret) = found.security { try client(head, value, id, secret) }
    try checkAccept(head, found)
    try parameters(path, query, found)
    return try perform(found, values(path, found) ?? [:], value)
  }

  // MARK: Route

  private func values(_ path: String, _ operation: Operation) -> [String: String]? {
    var segments = path.split(separator: "/", omittingEmptySubsequences: false).dropFirst().map(String.init)
    if operation.takesRestOfPath, segments.count > operation.path.count {
      let rest = segments[(operation.path.count - 1)...].joined(separator: "/")
      segments = segments.prefix(operation.path.count - 1) + [rest]
    }
    guard segments.count == operation.path.count else { return nil }
    var values: [String: String] = [:]
    for (segment, pattern) in zip(segments, operation.path) {
      switch pattern {
      case .literal(let text): if text != segment { return nil }
      case .parameter(let name): values[name] = segment.removingPercentEncoding ?? ""
      }
    }
    return values
  }

  private func parameters(_ path: String, _ query: Substring, _ operation: Operation) throws(Refusal) {
    let form = (try? Form.parse(Array(query.utf8))) ?? []
    for parameter in operation.parameters {
      let text =
        parameter.place == .path
        ? values(path, operation)?[parameter.name] : form.first { $0.name == parameter.name }?.value
      guard let text else { continue }
      let number = (try? JSONValue(json: text)).flatMap { $0 == .number(text) ? $0 : nil }
      let isNumber = contract.evaluator.schema(parameter.schema)?.types.value.contains(.integer) == true
      let found = contract.evaluator.violations(
        of: isNumber ? number ?? .string(text) : .string(text), against: parameter.schema)
      if found.isEmpty || defect == .dropsParameterRules { continue }
      if parameter.place == .path { throw Refusal(failure: .notFound) }
      throw Refusal(failure: .invalid, sentences: found.map(\.message))
    }
  }

  // MARK: Login

  private func bearer(_ head: Head, _ operation: Operation) -> Set<String>? {
    guard case .bearer = operation.security else { return nil }
    if defect == .opensWithoutToken, head.header("authorization") == nil { return ["read", "write"] }
    guard let value = head.header("authorization"), value.lowercased().hasPrefix("bearer ") else { return nil }
    let token = String(value.dropFirst("Bearer ".count))
    if let known = tokens[token] { return known.expiresAt > now || defect == .trustsExpired ? known.scopes : nil }
    if defect == .trustsSignature {
      let start = token.prefix { $0 != "." }
      return tokens.keys.contains { $0.hasPrefix(start + ".") } ? ["read", "write"] : nil
    }
    return nil
  }

  /// Whose token or Basic credentials the request has; everybody else is one.
  private func client(of head: Head) -> String {
    guard let value = head.header("authorization") else { return "peer" }
    if value.lowercased().hasPrefix("bearer ") {
      return tokens[String(value.dropFirst("Bearer ".count))]?.client ?? "peer"
    }
    let basic = Data(base64Encoded: String(value.dropFirst("Basic ".count))).map { String(decoding: $0, as: UTF8.self) }
    return basic?.hasPrefix(Self.otherID + ":") == true ? Self.otherID : "client"
  }

  private func isClient(_ operation: Operation) -> Bool {
    if case .client = operation.security { true } else { false }
  }

  private func client(_ head: Head, _ value: JSONValue, _ id: String, _ secret: String) throws(Refusal) {
    var logins: [(String, String)] = []
    if let id = value[id]?.string { logins.append((id, value[secret]?.string ?? "")) }
    if let basic = head.header("authorization") {
      let text =
        Data(base64Encoded: String(basic.dropFirst("Basic ".count))).map { String(decoding: $0, as: UTF8.self) } ?? ""
      let parts = text.split(separator: ":", maxSplits: 1).map { $0.removingPercentEncoding ?? "" }
      logins.append(parts.count == 2 && basic.hasPrefix("Basic ") ? (parts[0], parts[1]) : ("", ""))
    }
    if logins.count > 1, defect != .takesBothLogins { throw Refusal(failure: .malformed, sentences: ["Two logins"]) }
    let secrets = [Self.clientID: Self.clientSecret, Self.otherID: Self.otherSecret]
    guard let (name, given) = logins.first, let right = secrets[name], given == right || defect == .takesAnySecret
    else {
      throw Refusal(failure: .unauthenticated)
    }
  }

  /// Only the sessions that were drawn are known; a browser with another is given a new one.
  private mutating func browser(_ head: Head) -> (id: String, isNew: Bool) {
    let cookies = (head.header("cookie") ?? "").components(separatedBy: "; ")
    if let id = cookies.first(where: { $0.hasPrefix("things_session=") })?.dropFirst("things_session=".count),
      id.hasPrefix("visitor-")
    {
      return (String(id), false)
    }
    count += 1
    return ("visitor-\(count)", true)
  }

  private func token(of session: String) -> String { "\"token\" & of \(session)" }

  private func checkToken(_ members: [FormMember], _ content: MediaContent) throws(Refusal) {
    guard let field = contract.tokenField(of: content) else { return }
    let token = members.first { $0.name == field }?.value
    let isRight: Bool =
      switch defect {
      case .takesAnyToken: token != nil
      case .takesNoToken: token == nil || token == session.map { self.token(of: $0.id) }
      case .takesTokenOfAnother: token?.contains("& of visitor-") == true
      default: token == session.map { self.token(of: $0.id) }
      }
    if !isRight { throw Refusal(failure: .csrf) }
  }

  // MARK: Quota

  private mutating func charge(
    _ operation: Operation, _ partition: String, _ head: Head, _ headers: inout [(String, String)]
  ) throws(Refusal) {
    guard case .metered(let name) = operation.quota, let rules = contract.api.quotas.first(where: { $0.name == name })
    else { return }
    var key = name + " " + partition
    if defect == .evadedByForwarding, let address = head.header("x-forwarded-for") { key += address }
    if defect == .evadedBySpelling, head.target.contains("%") { key += head.target }
    if defect == .evadedByQuery, head.target.contains("?") { key += head.target }
    var quota =
      quotas[key]
      ?? FakeQuota(
        limit: rules.limit.value + (defect == .limitPlusOne ? 1 : 0), window: rules.windowSeconds.value,
        burst: rules.burst.value + (defect == .burstPlusOne ? 1 : defect == .burstMinusOne ? -1 : 0), now: now)
    let wait = quota.take(at: now)
    quotas[key] = quota
    headers = [
      ("X-RateLimit-Limit", "\(rules.limit.value)"),
      ("X-RateLimit-Remaining", "\(max(quota.remaining + (defect == .wrongRemaining ? 1 : 0), 0))"),
      ("X-RateLimit-Reset", "\(quota.resetAt / 1_000)"),
    ]
    guard wait > 0, defect != .noQuota else { return }
    throw Refusal(failure: .tooManyRequests, retryAfter: wait)
  }

  // MARK: Body

  private func body(_ head: Head, _ operation: Operation, _ readBody: (Int, Bool) -> [UInt8]?) throws(Refusal)
    -> JSONValue
  {
    guard let content = operation.body?.contents.first else { return .null }
    let isMultipart = content.kind == .multipart
    let isThere = (head.header("content-length") ?? "0") != "0" || head.header("transfer-encoding") != nil
    if let coding = head.header("content-encoding"), coding != "identity", defect != .takesPackedBodies {
      throw Refusal(failure: .unsupportedMediaType)
    }
    let type = head.header("content-type")?.prefix { $0 != ";" }.lowercased()
    if type != content.mediaType, isThere, defect != .takesAnyContentType {
      throw Refusal(failure: .unsupportedMediaType)
    }
    var cap = content.maxBytes.value
    if defect == .capPlusOne { cap += 1 }
    if defect == .refusesAtCap { cap -= 1 }
    if defect == .ignoresChunkedCap, head.header("transfer-encoding") != nil { cap = .max }
    guard var bytes = readBody(cap, defect != .readsBeforeRefusing) else { throw Refusal(failure: .payloadTooLarge) }
    if bytes.isEmpty { throw Refusal(failure: .malformed, sentences: ["The body is missing"]) }
    if defect == .readsInvalidUTF8 { bytes = Array(String(decoding: bytes, as: UTF8.self).utf8) }
    var value: JSONValue
    switch content.kind {
    case .form, .multipart:
      var files: [FileMember] = []
      var members: [FormMember] = []
      let required = contract.evaluator.schema(content.schema)?.object.properties.filter { $0.required != nil }
      do throws(Form.Broken) {
        if isMultipart {
          (members, files) = try FakeForms.parts(bytes, head.header("content-type") ?? "")
        } else {
          members = try Form.parse(bytes)
        }
        value = try FakeForms.value(
          of: members, nested: content.nested, required: required?.map(\.name) ?? [],
          isLenient: defect == .readsBrokenBrackets)
        value = FakeForms.adding(files, to: value)
      } catch {
        throw Refusal(failure: .malformed, sentences: ["The body is no form"])
      }
      if files.contains(where: { $0.bytes.count > 100 }), defect != .dropsPartCap {
        throw Refusal(failure: .payloadTooLarge)
      }
      try checkToken(members, content)
    default:
      if let read = try? JSONValue(json: bytes) {
        value = read
      } else if defect == .readsBrokenJSON {
        value = .object([.init("name", .string("a")), .init("code", .string("AB-12"))])
      } else {
        throw Refusal(failure: .malformed, sentences: ["The body is not JSON"])
      }
    }
    if contract.evaluator.schema(content.schema)?.types.value == .object, defect != .takesAnyRootAsFaulty {
      guard case .object = value else { throw Refusal(failure: .malformed, sentences: ["The body is no object"]) }
    }
    var sentences = FakeRules(contract: contract, defect: defect, now: Moment(milliseconds: now)).sentences(
      of: value, content.schema)
    if defect == .tellsFirstSentenceOnly { sentences = Array(sentences.prefix(1)) }
    if defect == .wrongSentence { sentences = sentences.map { _ in "Something is wrong" } }
    if content.goesToHandlerInvalid { return sentences.isEmpty || defect == .takesInvalidForms ? value : .null }
    if !sentences.isEmpty { throw Refusal(failure: .invalid, sentences: sentences) }
    return value
  }

  private func checkAccept(_ head: Head, _ operation: Operation) throws(Refusal) {
    guard let wanted = head.header("accept"), !operation.produces.isEmpty, defect != .ignoresAccept else { return }
    if !operation.produces.contains(where: { accepts(wanted, $0) }) { throw Refusal(failure: .notAcceptable) }
  }

  private func accepts(_ header: String, _ type: String) -> Bool {
    header.split(separator: ",").contains { item in
      let parts = item.split(separator: ";").map { $0.trimmingCharacters(in: .whitespaces) }
      let matches = ["*/*", type, type.prefix { $0 != "/" } + "/*"].contains(parts.first ?? "")
      return matches && !parts.dropFirst().contains("q=0")
    }
  }

  // MARK: Handlers

  private mutating func perform(_ operation: Operation, _ path: [String: String], _ value: JSONValue) throws(Refusal)
    -> Reply
  {
    count += 1
    switch operation.id {
    case "showStep":
      let token = session.map { self.token(of: $0.id) } ?? ""
      let form = "<form><input class=\"a\" type=\"hidden\" name=\"token\" value=\"\(escaped(token))\"></form>"
      return page(200, form)
    case "sendStep":
      return value == .null ? page(422, "Corrigez") : Reply(status: 303, headers: [("Location", "/pages/two")])
    case "sendPlace": return Reply(status: 303, headers: [("Location", "/pages/two")])
    case "getAsset":
      return Reply(status: 200, headers: [("Content-Type", "text/css; charset=utf-8")], body: Array("a{}".utf8))
    case "getFigures":
      let type = "text/plain" + (defect == .missingParameter ? "" : "; version=0.0.4") + "; charset=utf-8"
      return Reply(status: 200, headers: [("Content-Type", type)], body: Array("things 1\n".utf8))
    case "createToken":
      let scopes = Set((value["scope"]?.string ?? "read").split(separator: " ").map(String.init))
      let payload = Base64URL.encode(Array(#"{"sub":"things","n":\#(count)}"#.utf8))
      let token =
        Base64URL.encode(Array(#"{"alg":"HS256","n":\#(count)}"#.utf8)) + ".\(payload).c2lnbmF0dXJlIG9mIHRlc3Rz"
      tokens[token] = (scopes, now + 86_400_000, caller == Self.otherID ? caller : "client")
      return json(
        200,
        [
          ("access_token", .string(token)), ("token_type", .string("Bearer")), ("expires_in", .number("86400")),
          ("scope", .string(value["scope"]?.string ?? "read")),
        ])
    case "revokeToken":
      if defect != .trustsRevoked, let token = value["token"]?.string { tokens[token] = nil }
      return Reply(status: 200)
    case "createThing":
      let identifier = "T" + String(String(10_000 + count % 10_000).dropFirst())
      let name = value["name"]?.string?.trimmingCharacters(in: .whitespaces) ?? ""
      let short = String(name.unicodeScalars.prefix(10).map(Character.init))
      things[identifier] = (short, caller)
      var reply = json(
        defect == .undeclaredStatus ? 202 : 201,
        [("identifier", .string(identifier)), ("name", .string(short))])
      if defect != .missingLocation { reply.headers.append(("Location", origin + "/things/" + identifier)) }
      return reply
    case "getThing":
      guard let identifier = path["identifier"], let (name, owner) = things[identifier],
        owner == caller || defect == .showsOthersThings
      else {
        throw Refusal(failure: .notFound)
      }
      var members: [(String, JSONValue)] = [
        ("identifier", .string(defect == .invalidAnswer ? identifier + "!" : identifier)), ("name", .string(name)),
      ]
      if defect == .undeclaredMember { members.append(("internal_id", .number("7"))) }
      return json(200, members)
    case "advanceSandboxClock":
      if case .number(let text)? = value["advance_seconds"] { aheadMilliseconds += (Int64(Double(text) ?? 0)) * 1_000 }
      return json(200, [("now", .string(Moment(milliseconds: now).text))])
    default: return json(200, [("status", .string("up"))])
    }
  }

  private func json(_ status: Int, _ members: [(String, JSONValue)]) -> Reply {
    Reply(status: status, body: Array(JSONValue.object(members.map { .init($0.0, $0.1) }).text.utf8))
  }

  private func page(_ status: Int, _ text: String) -> Reply {
    let type = defect == .pageWithoutCharset ? "text/html" : "text/html; charset=utf-8"
    return Reply(status: status, headers: [("Content-Type", type)], body: Array("<!DOCTYPE html>\(text)".utf8))
  }

  private func escaped(_ text: String) -> String {
    text.replacing("&", with: "&amp;").replacing("\"", with: "&quot;")
  }

  private func worded(_ refusal: Refusal, _ operation: Operation?, _ head: Head) -> Reply {
    var plan = RequestPlan(operation: operation, method: head.method, path: .literal(head.target), credential: .none)
    plan.isTransport = operation == nil
    if head.header("accept") == "text/html", defect != .unknownRouteAsJSON { plan.accept = "text/html" }
    guard let wording = contract.wording(of: refusal.failure, for: plan) else { return Reply(status: 500) }
    if let words = wording.page, defect != .failurePageAsJSON {
      let said = defect == .wrongFailurePage ? "Oops" : "<h1>\(escaped(words.title))</h1><p>\(escaped(words.text))</p>"
      var reply = page(wording.status, said)
      reply.headers += refusal.headers
      return reply
    }
    guard case .object(var members) = wording.body else {
      return Reply(status: 500)
    }
    if defect == .wrongErrorBody { members = [.init("error", .string("Oops"))] }
    if defect == .echoesSecret, !members.isEmpty { members[0].value = .string(Self.clientSecret) }
    if wording.adds.contains(.errors) { members.append(.init("errors", .array(refusal.sentences.map { .string($0) }))) }
    if wording.adds.contains(.fieldErrors), refusal.failure == .invalid, operation?.id == "createToken" {
      let name = defect == .pathsAsFormNames ? "scope.first" : "scope[first]"
      members.append(.init("field_errors", .object([.init(name, .array([.string("Cette valeur est refusée")]))])))
    }
    var reply = Reply(status: wording.status, headers: refusal.headers)
    if refusal.failure == .unauthenticated, defect != .missingChallenge {
      reply.headers.append(("WWW-Authenticate", "Bearer"))
    }
    if let seconds = refusal.retryAfter {
      let told =
        defect == .retryAfterTooShort ? max(seconds - 5, 1) : defect == .retryAfterTooLong ? seconds + 5 : seconds
      if defect != .missingRetryAfter { reply.headers.append(("Retry-After", "\(told)")) }
      members.append(.init("retry_after", .number("\(defect == .differentRetryAfter ? told + 1 : told)")))
    }
    reply.body = Array(JSONValue.object(members).text.utf8)
    return reply
  }
}
