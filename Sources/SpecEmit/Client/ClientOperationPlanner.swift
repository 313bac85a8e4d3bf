import SpecIR

/// Decides what the methods of a client are.
struct ClientOperationPlanner {
  let types: ClientTypePlanner
  private var naming: any ClientNaming { types.naming }

  /// The operations that programs of editors call, and no others:
  ///
  /// - their path exists in production, so that what was tried elsewhere works there;
  /// - they are open, or want a token or the client's credentials: a browser's session is no affair of a program, and
  ///   the operator's token none of an editor;
  /// - they answer with something else than `text/html`, and their failures are not worded as pages: those are for
  ///   people;
  /// - the contract does not say that they are its pages' own affair (`x-internal`);
  /// - they answer with success, and not with a redirection alone;
  /// - their body can be something else than `multipart/form-data`, the form of files that people choose, and a form
  ///   whose fields have brackets.
  static func isForPrograms(_ operation: Operation, in api: API) -> Bool {
    if let environments = operation.environments, !environments.contains("production") { return false }
    if operation.isInternal { return false }
    switch operation.security {
    case .open, .bearer, .client: break
    case .browser, .operator: return false
    }
    if api.errorProfiles.contains(where: { $0.name == operation.errorProfile && $0.isPages }) { return false }
    let successes = operation.responses.filter { (200..<300).contains($0.status) }
    if successes.isEmpty || operation.produces.contains("text/html") { return false }
    return operation.body.map { $0.contents.contains(where: isForPrograms) } ?? true
  }

  private static func isForPrograms(_ content: MediaContent) -> Bool {
    content.kind != .multipart && content.nested.isEmpty
  }

  /// Headers that a download sends by itself.
  private static let managedHeaders: Set<String> = [
    "range", "if-range", "if-match", "if-none-match", "if-modified-since",
  ]
  /// Answers of a download that are no errors for its caller.
  private static let partialStatuses = [206, 304]
  /// Larger answers are written to files.
  private static let largestInMemory = 4 << 20

  func plan(_ operation: Operation, reserved names: inout Set<String>) -> ClientOperationPlan {
    let name = naming.type(operation.id)
    var taken = naming.reservedParameters
    let own = operation.parameters.filter { !Self.managedHeaders.contains($0.name.lowercased()) }
    let parameters = own.map { parameter in
      ClientParameter(
        name: NameWords.unique(naming.parameter(parameter.name), among: &taken), parameter: parameter,
        type: types.type(parameter.schema, owner: nil, name: name + naming.type(parameter.name)),
        isOptional: parameter.required?.value != true && parameter.place != .path)
    }
    let success = success(operation, name)
    var plan = ClientOperationPlan(
      operation: operation, method: naming.method(operation.id),
      failure: NameWords.unique(naming.failure(operation.id), among: &names), parameters: parameters,
      body: body(operation, name, &taken), success: success, refusals: refusals(operation, name, success),
      limit: limit(operation, success), accept: accept(operation, success))
    plan.paging = paging(plan)
    return plan
  }

  // MARK: Bodies

  private func body(_ operation: Operation, _ owner: String, _ taken: inout Set<String>) -> ClientOperationPlan.Body {
    guard let body = operation.body else { return .none }
    let kinds: [MediaKind] = [.json, .form, .text, .binary]
    let contents = kinds.compactMap { kind in body.contents.first { $0.kind == kind && Self.isForPrograms($0) } }
    guard let content = contents.first else { return .none }
    switch content.kind {
    case .form:
      var credentials: (id: String, secret: String)?
      if case .client(let id, let secret) = operation.security { credentials = (id, secret) }
      return .form(form(content, owner, credentials, &taken))
    case .text: return .text(mediaType: content.mediaType)
    case .binary: return .bytes(mediaType: content.mediaType)
    case .json, .multipart:
      if let schema = types.schema(of: content.schema), schema.object.envelope, schema.object.properties.count == 1 {
        let property = schema.object.properties[0]
        return .json(
          types.type(property.schema, owner: nil, name: owner + "Body"), envelope: property.name,
          isOptional: !body.required || property.required?.value != true)
      }
      return .json(
        types.type(content.schema, owner: nil, name: owner + "Body"), envelope: nil, isOptional: !body.required)
    }
  }

  private func form(
    _ content: MediaContent, _ owner: String, _ credentials: (id: String, secret: String)?, _ taken: inout Set<String>
  ) -> [ClientFormField] {
    var fields: [ClientFormField] = []
    for property in types.schema(of: content.schema)?.object.properties ?? [] {
      guard let schema = types.schema(of: property.schema) else { continue }
      let value: ClientFormField.Value
      if property.name == credentials?.id {
        value = .clientID
      } else if property.name == credentials?.secret {
        value = .clientSecret
      } else if let allowed = schema.allowed?.value, allowed.count == 1, case .string(let text) = allowed[0] {
        value = .constant(text)
      } else {
        value = .argument(
          types.type(property.schema, owner: nil, name: owner + naming.type(property.name)),
          isOptional: property.required?.value != true)
      }
      fields.append(
        ClientFormField(
          name: NameWords.unique(naming.parameter(property.name), among: &taken), property: property.name,
          value: value, description: schema.annotations.description))
    }
    return fields
  }

  // MARK: Answers

  private func success(_ operation: Operation, _ owner: String) -> ClientOperationPlan.Success {
    let successes = operation.responses.filter { (200..<300).contains($0.status) }
    guard let response = successes.first, let content = response.contents.first else {
      return .nothing(status: successes.first?.status ?? 204)
    }
    let isBytes = content.kind == .binary || types.schema(of: content.schema)?.string.format?.value == .binary
    switch content.kind {
    case _ where isBytes:
      guard content.maxBytes.value > Self.largestInMemory else { return .bytes(status: response.status) }
      return .file(isResumable: successes.contains { $0.status == 206 })
    case .text: return .text(status: response.status)
    default:
      return .json(status: response.status, types.type(content.schema, owner: nil, name: owner + "Answer"))
    }
  }

  private func refusals(
    _ operation: Operation, _ owner: String, _ success: ClientOperationPlan.Success
  ) -> [ClientRefusal] {
    var isFile = false
    if case .file = success { isFile = true }
    return operation.responses.filter { response in
      response.status != success.status && !(isFile && Self.partialStatuses.contains(response.status))
    }.map { response in
      let name = Self.statusName(response.status)
      let json = response.contents.first { $0.kind == .json && $0.mediaType == "application/json" }
      return ClientRefusal(
        status: response.status, name: naming.refusal(name), description: response.description,
        body: json.map { types.type($0.schema, owner: nil, name: owner + naming.type(name)) })
    }
  }

  static func statusName(_ status: Int) -> String { status == 500 ? "internalServerError" : StatusName.of(status) }

  private func limit(_ operation: Operation, _ success: ClientOperationPlan.Success) -> Int {
    let limits = operation.responses.flatMap(\.contents).map(\.maxBytes.value)
    return limits.max() ?? 65536
  }

  private func accept(_ operation: Operation, _ success: ClientOperationPlan.Success) -> String {
    let response = operation.responses.first { $0.status == success.status }
    guard let type = response?.contents.first?.mediaType, type != "application/json" else { return "application/json" }
    return type + ", application/json"
  }

  // MARK: Paging

  private func paging(_ plan: ClientOperationPlan) -> ClientPaging? {
    guard case .json(_, .declared(let name)) = plan.success,
      let declaration = types.declarations.first(where: { $0.name == name }),
      case .structure(let fields) = declaration.kind,
      let cursor = plan.parameters.first(where: { $0.parameter.place == .query && $0.parameter.name == "cursor" }),
      let next = fields.first(where: { $0.property == "next_cursor" && $0.type == .string })
    else { return nil }
    let lists = fields.compactMap { field in
      if case .list(let element, false) = field.type, !field.isOptional { (field, element) } else { nil }
    }
    guard lists.count == 1 else { return nil }
    return ClientPaging(
      method: naming.pagingMethod(plan.operation.id), items: lists[0].0, element: lists[0].1, next: next,
      cursor: cursor)
  }
}
