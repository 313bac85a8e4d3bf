// Written by `spec`. Changes are lost.

import Foundation
import Synchronization

/// The credentials of an OAuth client. The secret is in no description of it.
public struct Credentials: Sendable, CustomStringConvertible, CustomReflectable {
  public let clientID: String
  public let clientSecret: String

  public init(clientID: String, clientSecret: String) {
    self.clientID = clientID
    self.clientSecret = clientSecret
  }

  public var description: String { "Credentials(clientID: \(clientID))" }
  public var customMirror: Mirror { Mirror(self, children: ["clientID": clientID]) }
}

/// How often, and how patiently, a call is repeated.
///
/// A call is repeated where that is safe: where the service cannot have acted on it (no connection, 429), and where
/// acting twice is the same as once (GET, PUT, DELETE). A refused token is renewed once besides.
public struct RetryPolicy: Sendable {
  /// Including the first one.
  public var attempts = 3
  /// Seconds before the second attempt; doubled before each further one, and spread at random.
  public var firstPause = 0.5
  /// In seconds. Where the service asks for a longer one, its refusal is thrown instead of waited for.
  public var longestPause = 20.0

  public init() {}

  public static var never: RetryPolicy {
    var policy = RetryPolicy()
    policy.attempts = 1
    return policy
  }
}

/// Clock and sleep, so that tests need not wait.
public struct ClientTime: Sendable {
  public var now: @Sendable () -> Date = { Date() }
  /// In seconds.
  public var sleep: @Sendable (Double) async throws -> Void = { try await Task.sleep(for: .seconds($0)) }

  public init() {}
}

/// What can be set of a client.
public struct ClientOptions: Sendable {
  public var transport: any HTTPTransport
  /// Where tokens come from. Nil: fetched with the credentials and kept in memory. Give one of your own where several
  /// processes share the credentials.
  public var tokens: (any AccessTokens)?
  public var retries = RetryPolicy()
  /// Seconds, for every call, in place of what the contract allows each operation.
  public var timeout: Double?
  /// Your product, as `MyPlatform/2.1`: told to the service behind the client's own name.
  public var product: String?
  public var time = ClientTime()

  public init(transport: any HTTPTransport = URLSessionTransport()) { self.transport = transport }
}

/// What the service last said of a quota.
public struct QuotaState: Sendable, Hashable {
  /// Requests in one window.
  public let limit: Int
  /// Requests left in it.
  public let remaining: Int
  /// When the window ends.
  public let resetsAt: Date

  init?(_ headers: HTTPFields) {
    guard let limit = headers["X-RateLimit-Limit"].flatMap({ Int($0) }),
      let remaining = headers["X-RateLimit-Remaining"].flatMap({ Int($0) }),
      let reset = headers["X-RateLimit-Reset"].flatMap({ Int($0) })
    else { return nil }
    self.limit = limit
    self.remaining = remaining
    resetsAt = Date(timeIntervalSince1970: Double(reset))
  }
}

/// The quotas of one client, by name.
final class QuotaBook: Sendable {
  private let states = Mutex<[String: QuotaState]>([:])

  subscript(_ name: String) -> QuotaState? { states.withLock { $0[name] } }

  func note(_ headers: HTTPFields, _ name: String?) {
    guard let name, let state = QuotaState(headers) else { return }
    states.withLock { $0[name] = state }
  }
}

/// One call of an operation, as it goes out.
struct Call: Sendable {
  let method: String
  /// Percent-encoded, from the root.
  let path: String
  let needsToken: Bool
  /// The name of the quota it is charged to.
  let quota: String?
  /// Seconds until the whole answer is there; of a download, how long the service may stay silent.
  let timeout: Double
  /// Bytes of the largest answer.
  let limit: Int
  let accept: String
  private(set) var query: [(name: String, value: String)] = []
  var headers = HTTPFields()
  private(set) var body: Data?

  init(
    _ method: String, _ path: String, needsToken: Bool, quota: String?, timeout: Double, limit: Int,
    accept: String = "application/json"
  ) {
    self.method = method
    self.path = path
    self.needsToken = needsToken
    self.quota = quota
    self.timeout = timeout
    self.limit = limit
    self.accept = accept
  }

  /// Whether sending it twice comes to the same as sending it once (RFC 9110 section 9.2.2).
  var isIdempotent: Bool { ["GET", "PUT", "DELETE"].contains(method) }

  mutating func query(_ name: String, _ value: (some WireText)?) {
    if let value { query.append((name, value.wireText)) }
  }

  mutating func query(_ name: String, _ values: [some WireText]?, joined: Bool) {
    guard let values else { return }
    if joined {
      query.append((name, values.map(\.wireText).joined(separator: ",")))
    } else {
      query += values.map { (name, $0.wireText) }
    }
  }

  mutating func header(_ name: String, _ value: (some WireText)?) {
    if let value { headers[name] = value.wireText }
  }

  mutating func body(_ data: Data, type: String) {
    body = data
    headers["Content-Type"] = type
  }

  mutating func json(_ value: some Encodable) throws(CallFailure) {
    do {
      body(try Wire.encode(value), type: "application/json")
    } catch {
      throw .unsendable(error)
    }
  }

  mutating func form(_ form: Form) {
    body(Data(Wire.pairs(form.pairs).utf8), type: "application/x-www-form-urlencoded")
  }
}

/// The fields of a form.
struct Form {
  private(set) var pairs: [(name: String, value: String)] = []

  mutating func add(_ name: String, _ value: (some WireText)?) {
    if let value { pairs.append((name, value.wireText)) }
  }

  mutating func add(_ name: String, all values: [some WireText]?) {
    pairs += (values ?? []).map { (name, $0.wireText) }
  }
}

/// Sends calls.
struct Engine: Sendable {
  let baseURL: String
  let credentials: Credentials
  let transport: any HTTPTransport
  let retries: RetryPolicy
  let userAgent: String
  let time: ClientTime
  /// In place of the one of each call.
  let timeout: Double?
  let quotas: QuotaBook
  /// Nil where no token is to be had; then only calls without one can be made.
  var tokens: (any AccessTokens)?

  /// The JSON of an answer with the expected status.
  func json<Value: Decodable, Failure: OperationFailure>(
    _ call: Call, expecting status: Int, or: Failure.Type
  ) async throws(Failure) -> Value {
    let answer = try await answer(call, expecting: status, or: or)
    do {
      return try Wire.decode(Value.self, from: answer.body)
    } catch {
      throw .unexpected(.unreadable(answer, error))
    }
  }

  /// An answer with the expected status.
  @discardableResult
  func answer<Failure: OperationFailure>(
    _ call: Call, expecting status: Int, or: Failure.Type
  ) async throws(Failure) -> Answer {
    let answer: Answer
    do throws(CallFailure) {
      answer = try await send(call)
    } catch {
      throw .unexpected(error)
    }
    guard answer.status == status else { throw failure(answer, or) }
    return answer
  }

  func failure<Failure: OperationFailure>(_ answer: Answer, _: Failure.Type) -> Failure {
    do {
      return try Failure.declared(answer) ?? .unexpected(.undeclared(answer))
    } catch {
      return .unexpected(.unreadable(answer, error))
    }
  }

  /// Sends a call until there is an answer to go by.
  private func send(_ call: Call) async throws(CallFailure) -> Answer {
    var attempts = Attempts(self, call)
    while true {
      let token = try await attempts.token()
      do throws(CallFailure) {
        let answer = try await within(timeout ?? call.timeout) {
          try await gather(try await start(call, token), limit: call.limit)
        }
        if try await attempts.isOver(after: answer) { return answer }
      } catch {
        try await attempts.continueOrThrow(error)
      }
    }
  }

  /// Sends a call once.
  func start(_ call: Call, _ token: AccessToken?, headers: HTTPFields = HTTPFields()) async throws -> HTTPResponse {
    var text = baseURL
    while text.hasSuffix("/") { text.removeLast() }
    text += call.path
    if !call.query.isEmpty { text += "?" + Wire.pairs(call.query) }
    guard let url = URL(string: text) else { throw NotSent(URLError(.badURL)) }
    var request = HTTPRequest(
      method: call.method, url: url, headers: call.headers, body: call.body,
      idleTimeout: timeout ?? call.timeout)
    for field in headers.fields { request.headers[field.name] = field.value }
    request.headers["Accept"] = call.accept
    request.headers["User-Agent"] = userAgent
    if let token { request.headers["Authorization"] = "Bearer " + token.value }
    let response = try await transport.send(request)
    quotas.note(response.headers, call.quota)
    return response
  }

  /// The whole answer.
  /// - Throws: ``CallFailure/tooLarge(limit:)`` past the limit.
  func gather(_ response: HTTPResponse, limit: Int) async throws -> Answer {
    var body = Data()
    for try await chunk in response.body {
      guard body.count + chunk.count <= limit else { throw CallFailure.tooLarge(limit: limit) }
      body.append(chunk)
    }
    // A cancelled task sees the end of the body wherever it is.
    try Task.checkCancellation()
    return Answer(status: response.status, headers: response.headers, body: body)
  }

  private func within<Value: Sendable>(
    _ seconds: Double, _ work: @escaping @Sendable () async throws -> Value
  ) async throws(CallFailure) -> Value {
    do {
      return try await withThrowingTaskGroup(of: Value?.self) { group in
        defer { group.cancelAll() }
        group.addTask { try await work() }
        group.addTask {
          try await time.sleep(seconds)
          return nil
        }
        guard let value = try await group.next() ?? nil else { throw CallFailure.timedOut(seconds) }
        return value
      }
    } catch {
      throw .from(error)
    }
  }
}

/// The attempts at one call.
struct Attempts {
  private let engine: Engine
  private let call: Call
  private var made = 0
  private var held: AccessToken?
  private var isRenewed = false

  init(_ engine: Engine, _ call: Call) {
    self.engine = engine
    self.call = call
  }

  /// The token to send the call with; nil for a call that needs none.
  mutating func token() async throws(CallFailure) -> AccessToken? {
    guard call.needsToken, let tokens = engine.tokens else { return nil }
    if held == nil { held = try await asked { try await tokens.token() } }
    return held
  }

  private func asked(_ tokens: () async throws -> AccessToken) async throws(CallFailure) -> AccessToken {
    do {
      return try await tokens()
    } catch {
      throw Task.isCancelled ? .cancelled : .token(error)
    }
  }

  /// Whether the answer is the one to go by. Where it is not, returns once it is time for the next attempt.
  mutating func isOver(after answer: Answer) async throws(CallFailure) -> Bool {
    if answer.status == 401, !isRenewed, let tokens = engine.tokens, let refused = held {
      isRenewed = true
      held = try await asked { try await tokens.token(replacing: refused) }
      return false
    }
    // The service refuses with 429 before it acts.
    let mayRepeat = answer.status == 429 || call.isIdempotent && [408, 502, 503, 504].contains(answer.status)
    guard mayRepeat, let pause = pause(asked: answer.retryAfter) else { return true }
    try await sleep(pause)
    return false
  }

  /// Throws the error, unless the call may be sent again: then returns once it is time.
  /// - Parameter madeProgress: the attempt counts for nothing against the call, since it brought part of the answer.
  mutating func continueOrThrow(_ error: CallFailure, madeProgress: Bool = false) async throws(CallFailure) {
    if madeProgress { made = 0 }
    let mayRepeat =
      switch error {
      case .transport(let reason): reason is NotSent || call.isIdempotent
      case .timedOut: call.isIdempotent
      default: false
      }
    guard mayRepeat, let pause = pause(asked: nil) else { throw error }
    try await sleep(pause)
  }

  /// Seconds until the next attempt; nil where there is none.
  private mutating func pause(asked: Int?) -> Double? {
    made += 1
    guard made < engine.retries.attempts else { return nil }
    if let asked { return Double(asked) <= engine.retries.longestPause ? Double(asked) : nil }
    var pause = engine.retries.firstPause
    for _ in 1..<made { pause *= 2 }
    return min(pause, engine.retries.longestPause) * Double.random(in: 0.5...1)
  }

  private func sleep(_ seconds: Double) async throws(CallFailure) {
    do {
      try await engine.time.sleep(seconds)
    } catch {
      throw .cancelled
    }
  }
}
