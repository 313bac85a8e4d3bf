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
  /// It may not call any more.
  static let inactiveID = "inactive_client"
  static let inactiveSecret = "the secret of those who left"
  static let requestID = "0f1e2d3c4b5a69788796a5b4c3d2e1f0"
  static let operatorToken = "the-token-of-those-who-run-the-things"

  let contract: Contract
  let defect: Defect?
  var origin = ""
  var tokens: [String: (scopes: Set<String>, expiresAt: Int64, client: String)] = [:]
  /// In the order in which they were made.
  var things: [Thing] = []
  /// How many of them a client can have, to whom the last is then given again; nil for any number.
  var room: Int?
  /// Who sends the request that is answered.
  var caller = ""
  var quotas: [String: FakeQuota] = [:]
  var aheadMilliseconds: Int64 = 0
  var count = 0
  /// The browser's session of the request that is answered.
  var session: (id: String, isNew: Bool)?

  init(_ contract: Contract, defect: Defect? = nil) {
    self.contract = contract
    self.defect = defect
  }

  var now: Int64 { Moment.now.milliseconds + aheadMilliseconds }

  /// What was made of a request.
  struct Thing {
    var identifier: String
    /// As it is told.
    var members: [(String, JSONValue)]
    var client: String
  }

  /// A refusal on its way out.
  struct Refusal: Error {
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
    return try perform(found, values(path, found) ?? [:], query, value)
  }
}
