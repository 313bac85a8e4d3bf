import SchemaEvaluator
import SpecIR

/// The contract, with the questions that plans and judgements ask of it.
public struct Contract: Sendable {
  public let api: API
  public let evaluator: Evaluator
  /// By operation: the example bodies that stand for a refusal by state (`Market is not open to applications yet`).
  private(set) var documentedRefusals: [String: [DocumentedRefusal]] = [:]
  /// What is made by a JSON body and named by the answer.
  private(set) var things: [ThingKind] = []
  private(set) var makersByKind: [String: [Maker]] = [:]
  private let operationsByID: [String: Operation]
  /// The valid body of each media type, by where the contract has it.
  private var bases: [String: JSONValue] = [:]

  struct DocumentedRefusal: Sendable {
    var status: Int
    var example: NamedExample
  }

  public init(_ api: API) {
    self.api = api
    evaluator = Evaluator(api: api)
    operationsByID = Dictionary(api.operations.map { ($0.id, $0) }) { first, _ in first }
    makersByKind = findMakers()
    for content in api.operations.flatMap({ $0.body?.contents ?? [] }) {
      bases[content.maxBytes.site.pointer] = findBase(of: content)
    }
    for operation in api.operations { documentedRefusals[operation.id] = findRefusals(of: operation) }
    things = findThings()
  }

  func operation(_ id: String) -> Operation? { operationsByID[id] }

  /// The wording of a failure for an operation, or for requests that reach none.
  func wording(of failure: Failure, for operation: Operation?) -> ErrorProfile.Entry? {
    let names = [operation?.errorProfile, "api"].compactMap { $0 }
    for name in names {
      let entries = api.errorProfiles.first { $0.name == name }?.entries ?? []
      if let entry = entries.first(where: { $0.failure == failure }) { return entry }
    }
    return nil
  }

  /// The wording of a failure for a request: what is refused before an operation is chosen is JSON for programs, and a
  /// page for who asks for one.
  func wording(of failure: Failure, for plan: RequestPlan) -> ErrorProfile.Entry? {
    guard plan.isTransport else { return wording(of: failure, for: plan.operation) }
    if plan.accept == "text/html", let pages = api.errorProfiles.first(where: \.isPages) {
      return pages.entries.first { $0.failure == failure }
    }
    return wording(of: failure, for: nil)
  }

  /// Whether a status is a success of the operation: 2xx, or where the operation declares it a way on to another page.
  func isSuccess(_ status: Int, of operation: Operation?) -> Bool {
    (200..<300).contains(status)
      || (300..<400).contains(status) && operation?.responses.contains { $0.status == status } == true
  }

  /// The declared answer with that status.
  func response(_ status: Int, of operation: Operation?, isTransport: Bool) -> Response? {
    if let found = operation?.responses.first(where: { $0.status == status }) { return found }
    return isTransport || operation == nil ? api.transportResponses.first { $0.status == status } : nil
  }

  /// The operation that gives out tokens: a client proves itself and the answer has an `access_token` (RFC 6749 section
  /// 5.1).
  var tokenOperation: Operation? {
    api.operations.first { operation in
      guard case .client = operation.security else { return false }
      return operation.responses.contains { response in
        response.isSuccess && response.contents.contains { has("access_token", $0.schema) }
      }
    }
  }

  /// The operation that takes tokens back (RFC 7009): a form with a `token`, and a success without a body.
  var revocationOperation: Operation? {
    api.operations.first { operation in
      guard case .client = operation.security, let form = operation.body?.contents.first(where: { $0.kind == .form })
      else { return false }
      return has("token", form.schema) && operation.responses.contains { $0.isSuccess && $0.contents.isEmpty }
    }
  }

  /// The operation that moves the server's clock: it exists in some environments only, and takes `advance_seconds`.
  var clockOperation: Operation? {
    api.operations.first { operation in
      operation.environments != nil
        && operation.body?.contents.contains { $0.kind == .json && has("advance_seconds", $0.schema) } == true
    }
  }

  private func has(_ property: String, _ use: SchemaUse) -> Bool {
    evaluator.schema(use)?.object.properties.contains { $0.name == property } == true
  }

  /// The operations on the same path.
  func methods(at path: [PathSegment]) -> [Method] {
    api.operations.filter { Self.shape($0.path) == Self.shape(path) }.map(\.method)
  }

  /// A path without the names of its parameters.
  static func shape(_ path: [PathSegment]) -> [String] {
    path.map { segment in
      switch segment {
      case .literal(let text): "/" + text
      case .parameter: "{}"
      }
    }
  }

  /// What a path answers to in `Allow`: its methods, HEAD with GET, and OPTIONS.
  func allowed(at path: [PathSegment]) -> Set<String> {
    let methods = methods(at: path)
    return Set(methods.map(\.rawValue) + (methods.contains(.get) ? ["HEAD"] : []) + ["OPTIONS"])
  }

  /// The examples that are neither the constant body of a failure nor a broken rule of the request.
  private func findRefusals(of operation: Operation) -> [DocumentedRefusal] {
    let constants = api.errorProfiles.flatMap(\.entries).map(\.body)
    // Looked for where an example needs them.
    lazy var sentences = ruleSentences(of: operation)
    var found: [DocumentedRefusal] = []
    for response in operation.responses where response.status >= 400 {
      for example in response.contents.flatMap(\.examples) {
        let body = example.value.value
        guard !constants.contains(body) else { continue }
        var told: [String] = []
        if case .array(let items)? = body["errors"] { told = items.compactMap(\.string) }
        if let description = body["error_description"]?.string { told.append(description) }
        if !told.isEmpty, told.allSatisfy({ sentences.contains($0) }) { continue }
        found.append(.init(status: response.status, example: example))
      }
    }
    return found
  }

  /// Every sentence that a rule of the request can say.
  private func ruleSentences(of operation: Operation) -> Set<String> {
    var sentences: Set<String> = []
    for content in operation.body?.contents ?? [] {
      if let base = baseBody(of: content) {
        let variants = BodyVariants(evaluator, of: content.schema, base: base, isText: content.kind != .json)
        sentences.formUnion(variants.found.flatMap { $0.violations.map(\.message) })
      }
    }
    return sentences
  }

  /// The permission that a body demands of its editor (`x-demands`), the first of several.
  func demand(of value: JSONValue, _ use: SchemaUse) -> Rule<Demand>? {
    guard case .object(let members) = value, let rules = evaluator.schema(use)?.object else { return nil }
    for rule in rules.demands {
      if case .array(let items)? = value[rule.value.property], items.contains(.string(rule.value.value)) { return rule }
    }
    for property in rules.properties {
      guard let member = members.first(where: { $0.name == property.name }) else { continue }
      if let found = demand(of: member.value, property.schema) { return found }
    }
    return nil
  }

  /// The permissions that bodies like this one can demand, and of which object of it.
  func demands(of use: SchemaUse, in value: JSONValue) -> [(path: [PathStep], rule: Rule<Demand>)] {
    guard case .object = value, let rules = evaluator.schema(use)?.object else { return [] }
    let own = rules.demands.map { (path: [PathStep](), rule: $0) }
    let below = rules.properties.flatMap { property in
      (value[property.name].map { demands(of: property.schema, in: $0) } ?? []).map {
        (path: [.member(property.name)] + $0.path, rule: $0.rule)
      }
    }
    return own + below
  }

  /// A valid body: the first example that is one, else one made up.
  package func baseBody(of content: MediaContent) -> JSONValue? { bases[content.maxBytes.site.pointer] }

  private func findBase(of content: MediaContent) -> JSONValue? {
    content.examples.map(\.value.value).first { evaluator.violations(of: $0, against: content.schema).isEmpty }
      ?? Sample(evaluator: evaluator).value(for: content.schema)
  }
}

extension JSONValue {
  var string: String? {
    if case .string(let text) = self { text } else { nil }
  }

  /// As a form or a query writes it; nil for containers and `null`.
  var formText: String? {
    switch self {
    case .string(let text): text
    case .number(let text): text
    case .bool(let value): value ? "true" : "false"
    default: nil
    }
  }
}
