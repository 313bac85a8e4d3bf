import Synchronization

@testable import Runtime

/// A small API written by hand, with one operation for each thing the runtime does around one.
final class SampleAPI: ServedAPI {
  enum Op: Int, CaseIterable {
    case hello, echo, upload, stream, file, reading, token, slow, fault, sandboxOnly, invalid, thing, large, conflict,
      form, late, figures, document, brief, busy,
      traced, endless, text, texts, stubborn, deposit, transfer, patient, held
  }

  /// Answers of ``Op/slow``, ``Op/late`` and ``Op/stubborn`` wait until a test opens it, and so does ``Op/patient`` for
  /// more than the first of its body.
  let gate = Gate()
  let slowStarted = Gate()
  /// Whether the task of ``Op/slow`` was cancelled while it waited.
  let sawCancellation = Atomic<Bool>(false)

  /// How many requests of ``Op/held`` have begun, and how many of these may end.
  let heldCount = Atomic<Int>(0)
  let releasedCount = Atomic<Int>(0)

  /// When the last request with a body that is read as a whole had come.
  let received = Mutex<Timestamp?>(nil)

  static let cap = 1000
  static let uploadCap = 4 * 1024 * 1024

  static let tables: APITables = {
    func operation(
      _ op: Op, _ method: HTTPMethod, _ route: StaticString, security: SecurityRule = .open, quota: Int? = nil,
      body: BodyRule? = nil, produces: [StaticString] = ["application/json"], timeout: Int = 5000, profile: Int = 0,
      environments: EnvironmentSet = .all, maxResponse: Int = 8 * 1024 * 1024, packs: [UInt16] = []
    ) -> OperationDescriptor {
      OperationDescriptor(
        id: route, method: method, route: route, security: security, quota: quota, body: body, produces: produces,
        maxResponse: maxResponse, timeoutMilliseconds: timeout, profile: profile, environments: environments,
        packs: packs)
    }
    let json = BodyRule(required: true, media: [.init(type: "application/json", cap: cap)])
    let form = BodyRule(required: true, media: [.init(type: "application/x-www-form-urlencoded", cap: cap)])
    let binary = BodyRule(
      required: true, media: [.init(type: "application/octet-stream", cap: uploadCap, buffered: false)])
    let whole = BodyRule(required: true, media: [.init(type: "application/octet-stream", cap: uploadCap)])
    return APITables(
      operations: [
        operation(.hello, .get, "/hello"),
        operation(.echo, .post, "/echo", body: json),
        operation(.upload, .post, "/upload", body: binary),
        operation(.stream, .get, "/stream", produces: ["application/octet-stream"]),
        operation(.file, .get, "/file", produces: ["application/pdf"]),
        operation(.reading, .get, "/reading", security: .bearer(anyOf: [ScopeSet(rawValue: 1)]), quota: 0),
        operation(.token, .post, "/token", security: .client, quota: 1, body: form, profile: 1),
        operation(.slow, .get, "/slow", timeout: 600_000),
        operation(.fault, .get, "/fault"),
        operation(.sandboxOnly, .get, "/sandbox", environments: .sandbox),
        operation(.invalid, .post, "/invalid", body: json),
        operation(.thing, .get, "/things/{id}"),
        operation(.large, .get, "/large"),
        operation(.conflict, .get, "/conflict"),
        operation(.form, .post, "/form", body: form, profile: 1),
        operation(.late, .get, "/late", timeout: 200),
        operation(.figures, .get, "/figures", security: .operator),
        operation(
          .document, .get, "/document", security: .bearer(anyOf: []), produces: ["application/octet-stream"]),
        operation(.brief, .get, "/brief", security: .bearer(anyOf: []), timeout: 1000),
        operation(.busy, .get, "/busy"),
        operation(.traced, .get, "/traced"),
        operation(
          .endless, .get, "/endless", produces: ["application/octet-stream"], timeout: 1000, maxResponse: .max),
        operation(.text, .get, "/text", packs: [200]),
        operation(.texts, .get, "/texts", packs: [200]),
        operation(.stubborn, .get, "/stubborn", produces: ["application/octet-stream"], timeout: 200),
        operation(.deposit, .post, "/deposit", security: .bearer(anyOf: []), body: whole, timeout: 20_000),
        operation(.transfer, .post, "/transfer", security: .bearer(anyOf: []), body: binary, timeout: 20_000),
        operation(.patient, .post, "/patient", body: binary, timeout: 600_000),
        operation(.held, .get, "/held", timeout: 600_000),
      ],
      quotas: [
        QuotaDescriptor(name: "api", limit: 5, windowSeconds: 60, burst: 4),
        QuotaDescriptor(name: "token", limit: 3, windowSeconds: 60, burst: 3),
      ],
      profiles: [profile(oauth: false), profile(oauth: true)], transportProfile: 0,
      rules: [
        RuleSite(
          keyword: "required", limit: "", english: "Name can't be blank", french: "Le nom est obligatoire", line: 10,
          errorCode: "invalid_scope"),
        RuleSite(
          keyword: "maxLength", limit: "255", english: "Name is too long (maximum is 255 characters)",
          french: "Le nom est trop long", line: 20),
        RuleSite(
          keyword: "type", limit: "", english: "Lot must be an object", french: "Le lot doit être un objet", line: 30),
      ])
  }()

  private static func profile(oauth: Bool) -> ErrorProfile {
    func template(_ status: UInt16, _ error: StaticString, _ adds: [ErrorProfile.DynamicMember] = [])
      -> ErrorProfile.Template
    {
      ErrorProfile.Template(status: status, members: [("error", error)], adds: adds)
    }
    return ErrorProfile(
      name: oauth ? "oauth" : "api",
      templates: Failure.Kind.allCases.map { kind in
        switch kind {
        case .malformed: template(400, "\"bad\"", oauth ? [.errorDescription] : [.errors])
        case .unauthenticated: template(401, "\"Not authorized\"")
        case .inactive: template(401, "\"inactive\"")
        case .notFound: template(404, "\"Resource not found\"")
        case .methodNotAllowed: template(405, "\"Method not allowed\"")
        case .notAcceptable: template(406, "\"Not acceptable\"")
        case .requestTimeout: template(408, "\"Request timeout\"")
        case .payloadTooLarge: template(413, "\"Payload too large\"")
        case .uriTooLong: template(414, "\"URI too long\"")
        case .unsupportedMediaType: template(415, "\"Unsupported media type\"")
        case .invalid:
          oauth
            ? template(400, "\"invalid_request\"", [.errorDescription])
            : template(422, "\"Validation failed\"", [.errors, .fieldErrors])
        case .tooManyRequests: template(429, "\"Rate limit exceeded\"", [.retryAfter])
        case .headersTooLarge: template(431, "\"Headers too large\"")
        case .fault: template(500, "\"Internal server error\"", [.requestID])
        case .unavailable: template(503, "\"Unavailable\"", [.retryAfter])
        case .versionNotSupported: template(505, "\"HTTP version not supported\"")
        default: template(403, "\"Forbidden\"")
        }
      })
  }

  func route(_ method: HTTPMethod, _ path: Span<UInt8>) -> RouteMatch {
    let text = String(decoding: path.indices.map { path[$0] }, as: UTF8.self)
    var captures = PathCaptures()
    var route = text
    if text.hasPrefix("/things/"), !text.dropFirst(8).contains("/") {
      captures.append(8..<text.utf8.count)
      route = "/things/{id}"
    }
    let matches = Self.tables.operations.indices.filter { "\(Self.tables.operations[$0].route)" == route }
    guard let first = matches.first else { return .notFound }
    let descriptor = Self.tables.operations[first]
    if descriptor.method == method { return .found(first, captures) }
    return .wrongMethod(allow: descriptor.method == .get ? "GET, HEAD, OPTIONS" : "POST, OPTIONS", of: first)
  }

  func perform(_ operation: Int, _ request: IncomingRequest) async -> Outcome {
    guard let op = Op(rawValue: operation) else { return .failure(.notFound) }
    switch op {
    case .hello, .sandboxOnly, .reading, .figures, .brief: return Self.json("{\"ok\":true}")
    case .thing: return Self.json("\"\(String(decoding: request.head[request.path], as: UTF8.self))\"")
    case .echo, .form, .deposit:
      received.withLock { $0 = request.receivedAt }
      if case .bytes(let bytes) = request.body { return Self.json(bytes) }
      return .failure(.malformed("no body"))
    case .upload, .transfer: return await upload(request)
    case .patient: return await upload(request, waits: true)
    case .stream: return Self.chunks(count: 100, size: 5000, length: nil)
    case .text: return Self.json(Self.things(50))
    case .texts: return Self.json(Self.things(5000))
    case .endless: return Self.chunks(count: .max, size: 64 * 1024, length: nil)
    case .file, .document: return Self.chunks(count: 3, size: 70_000, length: 210_000)
    case .token: return await token(request)
    case .slow, .late: return await slow()
    case .stubborn:
      // What no handler should do: it does not hear that nobody waits any more.
      await gate.wait()
      return Self.chunks(count: 3, size: 1000, length: nil)
    case .busy:
      // What no handler should do: the loop can turn to nothing else.
      let end = Clock.monotonicNanoseconds + 150_000_000
      while Clock.monotonicNanoseconds < end {}
      return Self.json("{\"ok\":true}")
    case .held:
      // As above, until a test lets it go on.
      let number = heldCount.add(1, ordering: .relaxed).newValue
      while releasedCount.load(ordering: .relaxed) < number {}
      return Self.json("{\"ok\":true}")
    case .traced: return await Runtime.traced("work") { Self.json("{\"ok\":true}") }
    case .fault: return .failure(.fault(Broken()))
    case .invalid: return .failure(.invalid(Self.violations))
    case .large: return Self.json([UInt8](repeating: 0x20, count: 9 * 1024 * 1024))
    case .conflict:
      return .reply(
        Reply(
          status: 409, headers: Array("content-type: application/json\r\n".utf8),
          body: .bytes(Array("{\"error\":\"Conflict\"}".utf8))))
    }
  }

  struct Broken: Error {}

  private static let violations: Violations = {
    var violations = Violations()
    let name = Violations.Step.member("name", ordinal: 1, envelope: false)
    violations.push(.member("market", ordinal: 0, envelope: true))
    violations.push(.member("lots", ordinal: 2, envelope: false))
    violations.push(.index(0, label: "Lot"))
    violations.add(RuleID(1), name)
    violations.pop()
    violations.add(RuleID(2), .index(3, label: "Lot"))
    violations.pop()
    violations.add(RuleID(0), name)
    return violations
  }()

  static func things(_ count: Int) -> String {
    "[" + (0..<count).map { #"{"number":\#($0),"name":"Thing \#($0)"}"# }.joined(separator: ",") + "]"
  }

  static func json(_ text: String) -> Outcome { json(Array(text.utf8)) }

  static func json(_ body: [UInt8]) -> Outcome {
    .reply(Reply(status: 200, headers: Array("content-type: application/json\r\n".utf8), body: .bytes(body)))
  }

  private static func chunks(count: Int, size: Int, length: Int?) -> Outcome {
    let next = Atomic(0).boxed
    let stream = BodyStream(length: length) {
      let index = next.value.add(1, ordering: .relaxed).oldValue
      if index % 7 == 3 { await Task.yield() }
      return index < count ? [UInt8](repeating: UInt8(truncatingIfNeeded: index), count: size) : nil
    }
    return .reply(
      Reply(status: 200, headers: Array("content-type: application/octet-stream\r\n".utf8), body: .stream(stream)))
  }

  /// - Parameter waits: before more is taken than the first.
  private func upload(_ request: IncomingRequest, waits: Bool = false) async -> Outcome {
    guard case .stream(let stream) = request.body else { return .failure(.malformed("no body")) }
    var count = 0
    do throws(Failure) {
      while let chunk = try await stream.next() {
        if waits, count == 0 {
          slowStarted.open()
          await gate.wait()
        }
        count += chunk.count
      }
    } catch {
      return .failure(error)
    }
    return Self.json("\(count)")
  }

  private func token(_ request: IncomingRequest) async -> Outcome {
    guard let gate = request.clientGate, case .bytes(let body) = request.body else {
      return .failure(.malformed("no body"))
    }
    var id: String?
    var secret: String?
    var form = FormReader(body)
    do {
      while let (name, value) = try form.next() {
        if name == "client_id" { id = value }
        if name == "client_secret" { secret = value }
        if name == "broken" { return .failure(.malformed("broken")) }
      }
    } catch {
      return .failure(.malformed("form"))
    }
    do throws(Failure) {
      let principal = try await gate.admit(id: id, secret: secret)
      return Self.json("{\"client\":\"\(principal.clientID)\"}")
    } catch {
      return .failure(error)
    }
  }

  private func slow() async -> Outcome {
    slowStarted.open()
    await withTaskCancellationHandler {
      await gate.wait()
    } onCancel: {
      sawCancellation.store(true, ordering: .relaxed)
      gate.open()
    }
    return Self.json("\"slow\"")
  }
}

/// A one-time event.
final class Gate: Sendable {
  private let state = Mutex<(isOpen: Bool, waiters: [CheckedContinuation<Void, Never>])>((false, []))

  func open() {
    let waiters = state.withLock { state in
      defer { state = (true, []) }
      return state.waiters
    }
    for waiter in waiters { waiter.resume() }
  }

  func wait() async {
    await withCheckedContinuation { continuation in
      let isOpen = state.withLock { state in
        if !state.isOpen { state.waiters.append(continuation) }
        return state.isOpen
      }
      if isOpen { continuation.resume() }
    }
  }
}

final class AtomicBox: Sendable {
  let value: Atomic<Int>
  init(_ value: Int) { self.value = Atomic(value) }
}

extension Atomic where Value == Int {
  var boxed: AtomicBox { AtomicBox(load(ordering: .relaxed)) }
}

/// Knows the token `good` of editor 1 (scope bit 0), `weak` of editor 2 (no scope), and the client `client`/`secret`.
struct SampleAuthenticator: Authenticator {
  func principal(bearer token: ArraySlice<UInt8>, now: Timestamp) async throws -> Principal? {
    switch String(decoding: token, as: UTF8.self) {
    case "good": Principal(editorID: 1, clientID: "client", scopes: ScopeSet(rawValue: 1))
    case "weak": Principal(editorID: 2, clientID: "weak", scopes: [])
    case "generous":
      Principal(
        editorID: 3, clientID: "generous", scopes: ScopeSet(rawValue: 1),
        quotaOverrides: [QuotaOverride(limit: 50, burst: 40)])
    default: nil
    }
  }

  func principal(clientID: String, secret: String) async throws -> ClientVerdict {
    switch (clientID, secret) {
    case ("client", "secret"): .authenticated(Principal(editorID: 1, clientID: "client", scopes: []))
    case ("asleep", "secret"): .inactive
    default: .rejected
    }
  }

  func isOperator(bearer token: ArraySlice<UInt8>) -> Bool { String(decoding: token, as: UTF8.self) == "operator" }

  func isKnown(clientID: String, secret: String) async throws -> Bool { (clientID, secret) == ("client", "secret") }
}
