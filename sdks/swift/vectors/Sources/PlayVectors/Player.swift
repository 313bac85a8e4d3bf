// Written by `spec`. Changes are lost.

import Foundation
import PasseMarche
import Synchronization

#if canImport(FoundationNetworking)
  import FoundationNetworking
#endif

/// What did not come out as the vector says.
struct Failed: Error, CustomStringConvertible {
  let description: String
  init(_ description: String) { self.description = description }
}

/// The arguments of a step, by the names of the contract.
struct Arguments: Sendable {
  let members: [String: JSONValue]

  func required<Value: Decodable>(_ name: String) throws -> Value { try read(members[name] ?? .null) }

  func optional<Value: Decodable>(_ name: String) throws -> Value? { try members[name].map { try read($0) } }
}

/// JSON as the client reads and writes it.
func read<Value: Decodable>(_ value: JSONValue) throws -> Value {
  let decoder = JSONDecoder()
  decoder.dateDecodingStrategy = .iso8601
  return try decoder.decode(Value.self, from: try JSONEncoder().encode(value))
}

func written(_ value: some Encodable) throws -> JSONValue {
  let encoder = JSONEncoder()
  encoder.dateEncodingStrategy = .custom { date, encoder in
    var container = encoder.singleValueContainer()
    try container.encode(date.formatted(Date.ISO8601FormatStyle(includingFractionalSeconds: true)))
  }
  return try JSONDecoder().decode(JSONValue.self, from: try encoder.encode(value))
}

extension JSONValue {
  subscript(_ name: String) -> JSONValue? { if case .object(let members) = self { members[name] } else { nil } }
  var text: String? { if case .string(let text) = self { text } else { nil } }
  var int: Int? { if case .number(let number) = self { Int(number) } else { nil } }
  var items: [JSONValue] { if case .array(let items) = self { items } else { [] } }
  var members: [String: JSONValue] { if case .object(let members) = self { members } else { [:] } }
}

/// The sandbox, asked by plain HTTP: what the client under test does not do.
struct Sandbox: Sendable {
  private let base: String
  private let token: String

  init(_ base: String, clientID: String, clientSecret: String) async throws {
    self.base = base
    var request = URLRequest(url: try Self.url(base + "/oauth/token"))
    request.httpMethod = "POST"
    // Another set of scopes than the client's own, whose token would end this one.
    let form = "grant_type=client_credentials&client_id=\(clientID)&client_secret=\(clientSecret)"
    request.httpBody = Data((form + "&scope=api_access%20api_read").utf8)
    request.setValue("application/x-www-form-urlencoded", forHTTPHeaderField: "Content-Type")
    token = try await Self.answer(request)["access_token"]?.text ?? ""
  }

  @discardableResult
  func call(_ method: String, _ path: String, _ body: JSONValue? = nil) async throws -> JSONValue {
    var request = URLRequest(url: try Self.url(base + path), timeoutInterval: 180)
    request.httpMethod = method
    request.setValue("Bearer " + token, forHTTPHeaderField: "Authorization")
    if let body {
      request.httpBody = try JSONEncoder().encode(body)
      request.setValue("application/json", forHTTPHeaderField: "Content-Type")
    }
    return try await Self.answer(request)
  }

  private static func url(_ text: String) throws -> URL {
    guard let url = URL(string: text) else { throw Failed("\(text) is no address") }
    return url
  }

  private static func answer(_ request: URLRequest) async throws -> JSONValue {
    let (data, response) = try await URLSession.shared.data(for: request)
    let status = (response as? HTTPURLResponse)?.statusCode ?? 0
    guard (200..<300).contains(status) else {
      let words = String(decoding: data.prefix(500), as: UTF8.self)
      throw Failed("\(request.httpMethod ?? "") \(request.url?.path ?? ""): \(status) \(words)")
    }
    return data.isEmpty ? .null : try JSONDecoder().decode(JSONValue.self, from: data)
  }
}

/// Tells whether a part of a file was asked for.
final class WatchedTransport: HTTPTransport {
  private let transport = URLSessionTransport()
  private let count = Mutex(0)

  var ranges: Int { count.withLock { $0 } }

  func send(_ request: HTTPRequest) async throws -> HTTPResponse {
    if request.headers["Range"] != nil { count.withLock { $0 += 1 } }
    return try await transport.send(request)
  }
}

final class Player {
  private let client: PasseMarcheClient
  private let transport = WatchedTransport()
  private let sandbox: Sandbox
  private let folder: URL
  private var saved: [String: JSONValue] = [:]
  private var files = 0

  init(options given: JSONValue?, base: String, credentials: Credentials, sandbox: Sandbox, folder: URL) {
    var options = ClientOptions(transport: transport)
    if let attempts = given?["attempts"]?.int { options.retries.attempts = attempts }
    if let pause = given?["longest_pause"]?.int { options.retries.longestPause = Double(pause) }
    if let timeout = given?["timeout"]?.int { options.timeout = Double(timeout) }
    let secret = given?["client_secret"]?.text ?? credentials.clientSecret
    client = PasseMarcheClient(
      baseURL: base, credentials: Credentials(clientID: credentials.clientID, clientSecret: secret),
      scope: given?["scope"]?.text, options: options)
    self.sandbox = sandbox
    self.folder = folder
  }

  func play(_ steps: [JSONValue]) async throws {
    try await sandbox.call("DELETE", "/sandbox/scenarios")
    for (index, step) in steps.enumerated() {
      do {
        try await self.step(filled(step))
      } catch let failed as Failed {
        throw Failed("step \(index + 1): \(failed)")
      }
    }
  }

  /// With the names that were saved in place of `$name`.
  private func filled(_ value: JSONValue) -> JSONValue {
    switch value {
    case .object(let members): return .object(members.mapValues(filled))
    case .array(let items): return .array(items.map(filled))
    case .string(var text):
      for (name, value) in saved {
        text = text.replacingOccurrences(of: "$" + name, with: value.text ?? value.int.map(String.init) ?? "")
      }
      return .string(text)
    default: return value
    }
  }

  private func step(_ step: JSONValue) async throws {
    let expect = step["expect"] ?? .null
    if let plan = step["scenario"] {
      try await sandbox.call("POST", "/sandbox/scenarios", plan)
    } else if let path = step["sandbox"]?.text {
      try save(step, try await sandbox.call("POST", path, step["body"]))
    } else if let count = step["used"]?.int {
      let scenarios = try await sandbox.call("GET", "/sandbox/scenarios")["scenarios"]?.items ?? []
      try same("used", count, scenarios.reduce(0) { $0 + ($1["used"]?.int ?? 0) })
    } else if let name = step["call"]?.text {
      try await call(name, step, expect)
    } else if let name = step["collect"]?.text {
      try await collect(name, step, expect)
    } else if let name = step["download"]?.text {
      try await download(name, step, expect)
    } else if let name = step["quota"]?.text {
      guard let quota = Operations.quota(name) else { throw Failed("unknown quota \(name)") }
      try same("limit", expect["limit"]?.int, client.state(of: quota)?.limit)
    } else if let given = step["webhook"] {
      try webhook(given, expect)
    } else {
      throw Failed("unknown step \(step.members.keys.sorted())")
    }
  }

  private func save(_ step: JSONValue, _ result: JSONValue) throws {
    for (name, pointer) in step["save"]?.members ?? [:] {
      var value = result
      for part in pointer.text?.split(separator: "/") ?? [] {
        guard let member = value[String(part)] else { throw Failed("the result has no \(part)") }
        value = member
      }
      saved[name] = value
    }
  }

  private func call(_ name: String, _ step: JSONValue, _ expect: JSONValue) async throws {
    let given = Arguments(members: step["arguments"]?.members ?? [:])
    let client = self.client
    let results = try await withThrowingTaskGroup(of: JSONValue.self) { group in
      for _ in 0..<(step["parallel"]?.int ?? 1) {
        group.addTask { try await outcome(expect) { try await Operations.call(name, client, given) } }
      }
      return try await group.reduce(into: []) { $0.append($1) }
    }
    try save(step, results[0])
  }

  private func collect(_ name: String, _ step: JSONValue, _ expect: JSONValue) async throws {
    let items = try await Operations.collect(name, client, Arguments(members: step["arguments"]?.members ?? [:]))
    guard items.count >= expect["count_at_least"]?.int ?? 0 else { throw Failed("\(items.count) items") }
    guard Set(items.compactMap { $0["identifier"]?.text }).count == items.count else {
      throw Failed("an item came twice")
    }
    for item in items {
      for member in expect["each_has"]?.items.compactMap(\.text) ?? [] where item[member] == nil {
        throw Failed("an item has no \(member)")
      }
    }
  }

  private func download(_ name: String, _ step: JSONValue, _ expect: JSONValue) async throws {
    files += 1
    let file = folder.appendingPathComponent("file-\(files)")
    let before = transport.ranges
    let given = Arguments(members: step["arguments"]?.members ?? [:])
    let client = self.client
    let result = try await outcome(expect) {
      let download = try await Operations.download(name, client, given, to: file)
      return .object(["size": .number(Double(download.size)), "sha256": .string(download.sha256)])
    }
    guard expect["error"] == nil else {
      if FileManager.default.fileExists(atPath: file.path) { throw Failed("a file is there all the same") }
      return
    }
    let (size, digest) = (try Data(contentsOf: file).count, try sha256(file))
    guard size > 0 else { throw Failed("the file is empty") }
    try same("size", size, result["size"]?.int)
    try same("sha256", digest, result["sha256"]?.text)
    if let wanted = expect["size"]?.int { try same("size", wanted, size) }
    if let wanted = expect["sha256"]?.text { try same("sha256", wanted, digest) }
    if let other = expect["same_as"]?.text { try same("sha256", saved[other]?.text, digest) }
    if step["resumes"] == .bool(true), transport.ranges == before {
      throw Failed("it began anew instead of going on")
    }
    for (name, member) in step["save"]?.members ?? [:] { saved[name] = member.text.flatMap { result[$0] } }
  }

  /// As another program sees it.
  private func sha256(_ file: URL) throws -> String {
    let (process, output) = (Process(), Pipe())
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["sha256sum", file.path]
    process.standardOutput = output
    try process.run()
    let data = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return String(decoding: data.prefix(64), as: UTF8.self)
  }

  private func webhook(_ given: JSONValue, _ expect: JSONValue) throws {
    let receiver = WebhookReceiver(secrets: given["secrets"]?.items.compactMap(\.text) ?? [])
    let headers = HTTPFields((given["headers"]?.members ?? [:]).compactMapValues(\.text))
    let now = Date(timeIntervalSince1970: Double(given["now"]?.int ?? 0))
    let delivery: WebhookDelivery
    do throws(WebhookRefusal) {
      delivery = try receiver.receive(headers, Data((given["body"]?.text ?? "").utf8), now: now)
    } catch {
      try same("refused", expect["refused"]?.text, reason(error))
      try same("status", expect["status"]?.int, error.status)
      return
    }
    if expect["refused"] != nil { throw Failed("it is believed") }
    if case .unrecognized(let name, _) = delivery.event {
      try same("event", expect["event"]?.text, name)
      return
    }
    let body = try Operations.body(of: delivery.event)
    try same("event", expect["event"], body["event"])
    if let market = expect["market"] {
      try same("market", market, body["market"]?["identifier"] ?? body["market_identifier"])
    }
    if let wanted = expect["body"] { try subset("body", wanted, body) }
  }
}

/// What the call gives, held to what it shall give.
func outcome(_ expect: JSONValue, _ run: () async throws -> JSONValue) async throws -> JSONValue {
  let result: JSONValue
  do {
    result = try await run()
  } catch let error as any OperationFailure {
    guard let wanted = expect["error"] else { throw Failed("\(error)") }
    try same("kind", wanted["kind"]?.text, error.callFailure.map(kind) ?? "declared")
    if let status = wanted["status"]?.int { try same("status", status, error.status) }
    if let seconds = wanted["retry_after"]?.int { try same("retry_after", seconds, error.refusal?.retryAfter) }
    if let sentences = wanted["sentences"] {
      try same("sentences", sentences.items.compactMap(\.text), error.sentences)
    }
    return .null
  }
  if expect["error"] != nil { throw Failed("no error: \(result)") }
  if let wanted = expect["result"] { try subset("result", wanted, result) }
  return result
}

private func kind(_ failure: CallFailure) -> String {
  switch failure {
  case .transport: "transport"
  case .timedOut: "timeout"
  case .cancelled: "cancelled"
  case .token: "token"
  case .undeclared: "undeclared"
  case .unreadable: "unreadable"
  case .tooLarge: "too_large"
  case .unsendable: "unsendable"
  case .file: "file"
  }
}

private func reason(_ refusal: WebhookRefusal) -> String {
  switch refusal {
  case .unsigned: "unsigned"
  case .malformed: "malformed"
  case .wrongSignature: "wrong_signature"
  case .outsideWindow: "outside_window"
  case .tooLarge: "too_large"
  case .unreadable: "unreadable"
  }
}

private func same<Value: Equatable>(_ what: String, _ expected: Value?, _ actual: Value?) throws {
  guard expected == actual else {
    throw Failed("\(what) is \(actual.map { "\($0)" } ?? "nil"), not \(expected.map { "\($0)" } ?? "nil")")
  }
}

/// Objects may have more members; a member that is expected to be null may be absent.
private func subset(_ place: String, _ expected: JSONValue, _ actual: JSONValue?) throws {
  switch (expected, actual) {
  case (.object(let members), .object(let given)?):
    for (name, item) in members { try subset(place + "." + name, item, given[name]) }
  case (.array(let items), .array(let given)?) where items.count == given.count:
    for (index, item) in items.enumerated() { try subset("\(place)[\(index)]", item, given[index]) }
  case (.null, nil): return
  default: try same(place, expected, actual)
  }
}
