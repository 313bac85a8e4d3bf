import SpecIR

/// Derives the cases from the contract. What is written here knows keywords and protocols, and no operation by name.
public struct Planner {
  let contract: Contract
  /// Only what changes nothing on the server.
  let readOnly: Bool
  /// Decides what is made up.
  let seed: UInt64
  private(set) var cases: [Case] = []
  /// Of the cases so far.
  private var names: Set<String> = []
  /// The patterns that bodies were made up for so far.
  var walks: [String: PatternWalk] = [:]

  public init(contract: Contract, readOnly: Bool = false, seed: UInt64 = 1) {
    self.contract = contract
    self.readOnly = readOnly
    self.seed = seed
  }

  /// All cases in the order in which they run: quotas last, since they use up what the others need.
  /// - Parameter ids: only what is about these operations, and about none.
  public static func plan(
    _ contract: Contract, readOnly: Bool = false, seed: UInt64 = 1, of ids: Set<String>? = nil
  ) -> [Case] {
    var planner = Planner(contract: contract, readOnly: readOnly, seed: seed)
    let operations = contract.api.operations.filter { operation in
      (!readOnly || operation.method == .get) && ids?.contains(operation.id) != false
    }
    for operation in operations {
      planner.examples(operation)
      planner.parameters(operation)
      planner.bodies(operation)
      planner.limits(operation)
      planner.generated(operation)
      planner.media(operation)
      planner.codings(operation)
      planner.problems(operation)
      planner.parts(operation)
      planner.lists(operation)
      planner.authentication(operation)
      planner.sizes(operation)
      if !readOnly { planner.states(operation) }
    }
    planner.methods()
    planner.transport()
    if !readOnly {
      planner.planned()
      planner.memory()
      planner.quotas()
      // Last, since what has piled up on a thing may be in the way of whatever else it is needed for.
      for operation in operations { planner.piles(operation) }
    }
    planner.hardening()
    return planner.cases
  }

  mutating func add(
    _ name: String, _ operation: Operation?, _ proves: String, _ site: Site, _ action: Case.Action,
    generated: GeneratedBody? = nil
  ) {
    var unique = name
    var count = 1
    while !names.insert(unique).inserted {
      count += 1
      unique = "\(name) (\(count))"
    }
    var action = action
    if case .exchange(var plan, .refusal(let failure, let sentences, let code)) = action,
      plan.credential == .browser(.session), Self.needNoToken.contains(failure)
    {
      plan.credential = .browser(.withoutToken)
      action = .exchange(plan, .refusal(failure, sentences: sentences, code: code))
    }
    cases.append(
      .init(
        name: unique, operation: operation?.id, proves: proves, site: site, action: action, generated: generated))
  }

  /// What a form is refused for before its token is looked at; such cases need no page that shows one.
  private static let needNoToken: Set<Failure> = [
    .malformed, .notFound, .notAcceptable, .payloadTooLarge, .unsupportedMediaType,
  ]

  /// A request that the operation takes: its first valid example, a resource that exists, the right credentials.
  func valid(_ operation: Operation) -> RequestPlan {
    var plan = RequestPlan(
      operation: operation, method: operation.method.rawValue, path: .template([:]),
      accept: operation.produces.isEmpty ? nil : operation.produces.joined(separator: ", "),
      credential: credential(of: operation))
    for parameter in operation.parameters where parameter.place != .path && parameter.required?.value == true {
      let value =
        parameter.examples.first?.value.value ?? Sample(evaluator: contract.evaluator).value(for: parameter.schema)
      guard let text = value?.formText else { continue }
      if parameter.place == .query { plan.query.append(.init(parameter.name, text)) }
      if parameter.place == .header { plan.headers.append(.init(parameter.name, text)) }
    }
    if let body = operation.body, let content = body.contents.first, let base = contract.baseBody(of: content) {
      plan.body = self.body(base, content, of: operation)
      plan.tokenField = contract.tokenField(of: content)
    }
    return plan
  }

  func credential(of operation: Operation) -> Credential {
    switch operation.security {
    case .open: .none
    case .browser: .browser(.session)
    case .bearer: .bearer
    case .client: .client(.basic)
    case .operator: .operator(isRight: true)
    }
  }

  /// The body as the media type writes it, without the client's own credentials, which the request's credential brings.
  func body(_ value: JSONValue, _ content: MediaContent, of operation: Operation) -> BodyPlan? {
    switch content.kind {
    case .json: return BodyPlan(mediaType: content.mediaType, content: .json(value))
    case .form, .multipart:
      let names = Set(formNames(content))
      let files = contract.files(in: value, of: content)
      guard case .object(let all) = value,
        var members = JSONValue.object(all.filter { !names.contains($0.name) }).formMembers
      else { return nil }
      if content.kind == .multipart {
        return BodyPlan(mediaType: MultipartText.mediaType, content: .multipart(members, files))
      }
      if case .client(let id, let secret) = operation.security { members.removeAll { [id, secret].contains($0.name) } }
      // A form without members would be no body at all.
      if members.isEmpty { members.append(.init("conformance_unknown_member", "1")) }
      return BodyPlan(mediaType: content.mediaType, content: .form(members))
    case .binary, .text: return nil
    }
  }

  /// The fields of a form that are no texts of its value: files, and the token that the session brings.
  private func formNames(_ content: MediaContent) -> [String] {
    let properties = contract.evaluator.schema(content.schema)?.object.properties ?? []
    return properties.filter { contract.file($0.schema) != nil || contract.isToken($0.schema) }.map(\.name)
  }
}
