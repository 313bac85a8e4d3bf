import SpecIR

/// What every client of the service has to do, whatever its language, as data: a program in each language reads it,
/// makes the calls by the client under test and compares. `docs/sdks.md` tells what the steps mean.
///
/// What the contract says is taken from it: examples, sentences, quotas, events. What clients have to do with it is
/// written here, for the operations that the contract has.
public struct ClientVectors {
  let api: API
  private var vectors: [JSONValue] = []

  /// The file, with a line for each step. A pure function; the same contract gives the same bytes.
  public static func file(for api: API) -> (name: String, text: String) {
    var vectors = ClientVectors(api: api)
    vectors.tokens()
    vectors.calls()
    vectors.refusals()
    vectors.repetition()
    vectors.lists()
    vectors.files()
    vectors.webhooks()
    return ("vectors.json", vectors.text)
  }

  private init(api: API) { self.api = api }

  /// - Parameters:
  ///   - shows: what a client that passes does, in one sentence.
  ///   - options: of the client.
  ///   - operations: without one of these there is no vector.
  mutating func add(
    _ name: String, shows: String, options: JSONValue = [:], needs operations: [String] = [],
    _ steps: [JSONValue]
  ) {
    guard operations.allSatisfy({ operation($0) != nil }), steps.allSatisfy(isServed) else { return }
    var vector: JSONValue = ["name": .string(name), "shows": .string(shows)]
    if !options.members.isEmpty { vector = vector.with("options", options) }
    vectors.append(vector.with("steps", .array(steps)))
  }

  /// Whether the contract has what a step asks of the sandbox.
  private func isServed(_ step: JSONValue) -> Bool {
    guard case .string(let path)? = step["sandbox"] else { return true }
    let segments = path.split(separator: "/")
    return api.operations.contains { operation in
      operation.path.count == segments.count
        && zip(operation.path, segments).allSatisfy { part, segment in
          if case .literal(let text) = part { text == segment } else { true }
        }
    }
  }

  private var text: String {
    let contract: JSONValue = [
      "title": .string(api.title), "version": .string(api.version), "sha256": .string(SHA256.hex(api.source)),
    ]
    var lines = ["{", "  \"contract\": \(contract.text),", "  \"vectors\": ["]
    for (index, vector) in vectors.enumerated() {
      lines.append("    {")
      for member in vector.members where member.name != "steps" {
        lines.append("      \(JSONValue.string(member.name).text): \(member.value.text),")
      }
      lines.append("      \"steps\": [")
      guard case .array(let steps)? = vector["steps"] else { continue }
      lines += steps.enumerated().map { "        " + $1.text + ($0 + 1 < steps.count ? "," : "") }
      lines.append("      ]")
      lines.append(index + 1 < vectors.count ? "    }," : "    }")
    }
    return (lines + ["  ]", "}"]).joined(separator: "\n") + "\n"
  }

  // MARK: Steps

  /// Time goes by, so that quotas of what came before do not matter.
  static let later: JSONValue = ["sandbox": "/sandbox/clock", "body": ["advance_seconds": 600]]

  func call(_ operation: String, parallel: Int = 1, _ expect: JSONValue) -> JSONValue {
    let step: JSONValue = ["call": .string(operation), "arguments": [:]]
    return (parallel > 1 ? step.with("parallel", .number(String(parallel))) : step).with("expect", expect)
  }

  func call(
    _ operation: String, _ arguments: JSONValue, save: JSONValue = [:], _ expect: JSONValue
  ) -> JSONValue {
    var step: JSONValue = ["call": .string(operation), "arguments": arguments]
    if !save.members.isEmpty { step = step.with("save", save) }
    return step.with("expect", expect)
  }

  func scenario(_ name: String, _ operation: String, times: Int = 1, _ more: JSONValue = [:]) -> JSONValue {
    let plan: JSONValue = [
      "scenario": .string(name), "operation": .string(operation), "times": .number(String(times)),
    ]
    return ["scenario": plan.adding(more)]
  }

  func used(_ count: Int) -> JSONValue { ["used": .number(String(count))] }

  func result(_ value: JSONValue) -> JSONValue { ["result": value] }

  func failed(_ kind: String) -> JSONValue { ["error": ["kind": .string(kind)]] }

  func refused(_ status: Int, _ sentences: [String]? = nil, retryAfter: Int? = nil) -> JSONValue {
    var error: JSONValue = ["kind": "declared", "status": .number(String(status))]
    if let sentences { error = error.with("sentences", .strings(sentences)) }
    if let retryAfter { error = error.with("retry_after", .number(String(retryAfter))) }
    return ["error": error]
  }

  // MARK: The contract

  func operation(_ id: String) -> Operation? { api.operations.first { $0.id == id } }

  func schema(_ use: SchemaUse) -> Schema? {
    switch use {
    case .inline(let schema): schema
    case .named(let name): api.schemas.first { $0.name == name }?.schema
    }
  }

  func property(_ component: String, _ name: String) -> Schema? {
    let owner = api.schemas.first { $0.name == component }?.schema
    return owner?.object.properties.first { $0.name == name }.flatMap { schema($0.schema) }
  }

  /// What the operation takes, out of its envelope, by the names of the examples.
  func bodies(_ id: String) -> [(name: String, body: JSONValue)] {
    let content = operation(id)?.body?.contents.first { $0.kind == .json }
    let envelope = content.flatMap { schema($0.schema) }.flatMap { schema in
      schema.object.envelope ? schema.object.properties.first?.name : nil
    }
    return (content?.examples ?? []).map { example in
      (example.name, envelope.map { example.value.value[$0] ?? [:] } ?? example.value.value)
    }
  }

  /// The sentences by which the profile of an operation words a failure of the runtime.
  func sentences(_ failure: Failure, of id: String) -> [String] {
    let profile = api.errorProfiles.first { $0.name == operation(id)?.errorProfile }
    let body = profile?.entries.first { $0.failure == failure }?.body
    let texts = ["error_description", "error"].compactMap { name -> String? in
      if case .string(let text)? = body?[name] { text } else { nil }
    }
    return Array(texts.prefix(1))
  }
}
