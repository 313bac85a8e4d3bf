import Conformance
import SpecIR

/// One thing in which the server behind the proxy breaks its contract.
struct Defect: Sendable {
  /// `access/revoked-token`
  var name: String
  /// One sentence: what this server does.
  var breaks: String
  /// Patterns of the names of the cases that have to pass first, so that there is something to break.
  var before: [String] = []
  /// Patterns of the names of the cases that could see it.
  var cases: [String]
  /// What the defect does to a request, or answers in the server's place.
  var ask: @Sendable (inout ProxiedRequest, inout Memory) -> Answer? = { _, _ in nil }
  /// What the defect does to an answer.
  var tell: @Sendable (inout Answer, ProxiedRequest, inout Memory) -> Void = { _, _, _ in }

  /// Whether it leaves alone what every case needs before it begins: without a token, and a clock, none could show
  /// anything.
  func spares(_ request: ProxiedRequest) -> Bool {
    switch request.path {
    case "/oauth/token": !cases.contains { $0.hasPrefix("createToken/") || $0.hasPrefix("quota/token/") }
    case "/sandbox/clock": !cases.contains { $0.hasPrefix("advanceSandboxClock/") }
    default: false
    }
  }
}

/// What the proxy remembers of what has passed while a defect is installed.
struct Memory {
  /// By path, the bearer token of the first request that was answered well: that of the contract's example, which has
  /// every scope.
  private(set) var tokens: [String: String] = [:]
  /// By method and path, the last good answer.
  private(set) var answers: [String: Answer] = [:]
  /// Whatever a defect counts.
  var count = 0

  mutating func keep(_ request: ProxiedRequest, _ answer: Answer) {
    guard (200..<400).contains(answer.status) else { return }
    answers[request.method + " " + request.path] = answer
    if let value = request.header("Authorization"), value.hasPrefix("Bearer "), tokens[request.path] == nil {
      tokens[request.path] = value
    }
  }
}

extension Answer {
  mutating func drop(_ name: String) { headers.removeAll { $0.name.lowercased() == name.lowercased() } }

  mutating func set(_ name: String, _ value: String) {
    guard let index = headers.firstIndex(where: { $0.name.lowercased() == name.lowercased() }) else {
      headers.append(.init(name, value))
      return
    }
    headers[index].value = value
  }

  /// Changes a body that is a JSON object.
  mutating func change(_ edit: (inout [JSONValue.Member]) -> Void) {
    guard mediaType == "application/json", case .object(var members)? = try? JSONValue(json: body) else { return }
    edit(&members)
    body = Array(JSONValue.object(members).text.utf8)
  }

  static func made(_ status: Int, _ headers: [Request.Header] = [], _ body: String = "") -> Answer {
    Answer(
      status: status, headers: [.init("Date", "Sat, 21 Nov 2026 04:00:00 GMT")] + headers, body: Array(body.utf8),
      defects: [], keepsAlive: true)
  }
}
