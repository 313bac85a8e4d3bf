import SchemaEvaluator
import SpecIR

/// What the contract says of the things that paths name: where they come from, and how they get on.
extension Contract {
  /// What a path parameter names: two parameters with the schema of one component, or the same parameter, name things
  /// of one kind. That is the component's name, or the parameter's place; nil for a choice from a list.
  func kind(of parameter: Parameter) -> String? {
    guard parameter.place == .path, evaluator.schema(parameter.schema)?.allowed == nil else { return nil }
    if case .named(let name) = parameter.schema { return name }
    return parameter.site.pointer
  }

  /// The kinds that an operation's path names, in the order of the path.
  func kinds(of operation: Operation) -> [String] {
    operation.path.compactMap { segment in
      guard case .parameter(let name) = segment else { return nil }
      return operation.parameters.first { $0.place == .path && $0.name == name }.flatMap(kind)
    }
  }

  /// An operation whose success gives the identifier of a new thing, and where in the answer.
  struct Maker: Sendable {
    var operation: Operation
    /// A runtime expression of OpenAPI (`$response.body#/id`).
    var expression: String
  }

  /// What makes a thing of the kind: the operations with a link that fills a parameter of that kind.
  func makers(of kind: String) -> [Maker] { makersByKind[kind] ?? [] }

  func findMakers() -> [String: [Maker]] {
    var found: [String: [Maker]] = [:]
    for operation in api.operations {
      for link in operation.responses.filter(\.isSuccess).flatMap(\.links) {
        guard let target = self.operation(link.operationID) else { continue }
        for filled in link.parameters where filled.expression.hasPrefix("$response.") {
          let parameter = target.parameters.first { $0.place == .path && $0.name == filled.name }
          guard let kind = parameter.flatMap(kind) else { continue }
          found[kind, default: []].append(Maker(operation: operation, expression: filled.expression))
        }
      }
    }
    return found
  }

  /// The operation that brings a thing of the kind to its end at once: it exists in some environments only, and acts on
  /// nothing else.
  func completer(of kind: String) -> Operation? {
    api.operations.first { isCompleter($0) && kinds(of: $0) == [kind] }
  }

  func isCompleter(_ operation: Operation) -> Bool {
    operation.environments != nil && operation.method == .post && kinds(of: operation).count == 1
  }

  /// Where a body of the operation says until when something lasts (`x-future`).
  func futureInstants(of operation: Operation) -> [[PathStep]] {
    guard let content = operation.body?.contents.first, content.kind == .json, let base = baseBody(of: content) else {
      return []
    }
    func find(_ use: SchemaUse, _ value: JSONValue, at path: [PathStep]) -> [[PathStep]] {
      guard path.count < 8, let schema = evaluator.schema(use) else { return [] }
      if schema.string.future?.value == true { return [path] }
      return schema.object.properties.flatMap { property in
        value[property.name].map { find(property.schema, $0, at: path + [.member(property.name)]) } ?? []
      }
    }
    return find(content.schema, base, at: [])
  }

  /// The operation of a method at a path, and what the path says in the place of each parameter. Of several the one
  /// whose template stands first.
  func operation(_ method: Method, at path: some StringProtocol) -> (operation: Operation, values: [String: String])? {
    let segments = String(path).split(separator: "/").map { String($0) }
    for operation in api.operations where operation.method == method {
      if let values = values(of: segments, in: operation) { return (operation, values) }
    }
    return nil
  }

  /// What the path of a request for the operation says in the place of each parameter; nil for another path.
  func values(in request: Request, of operation: Operation) -> [String: String]? {
    let segments = request.target.prefix { $0 != "?" }.split(separator: "/").map { String($0) }
    // What stands before every path of the server goes first.
    return values(of: segments.suffix(operation.path.count), in: operation)
  }

  private func values(of segments: some Sequence<String>, in operation: Operation) -> [String: String]? {
    var segments = Array(segments)
    if operation.takesRestOfPath, segments.count > operation.path.count {
      let head = segments.prefix(operation.path.count - 1)
      segments = head + [segments.dropFirst(head.count).joined(separator: "/")]
    }
    guard segments.count == operation.path.count else { return nil }
    var values: [String: String] = [:]
    for (text, segment) in zip(segments, operation.path) {
      switch segment {
      case .literal(let literal): if literal != text { return nil }
      case .parameter(let name): values[name] = FormText.unescape(text)
      }
    }
    return values
  }

  /// The identifiers of things that are made, as the addresses on a page have them.
  func identifiers(onPage page: String, of target: Target) -> Set<String> {
    var found: Set<String> = []
    for address in Set(HTMLText.addresses(in: page)).compactMap(target.ownAddress) {
      guard let (operation, values) = operation(.get, at: address.prefix { $0 != "?" }) else { continue }
      for parameter in operation.parameters where parameter.place == .path {
        guard let value = values[parameter.name], let kind = kind(of: parameter), !makers(of: kind).isEmpty else {
          continue
        }
        found.insert(value)
      }
    }
    return found
  }

  /// The page that a form stands on: the GET operation of the same path.
  func page(of operation: Operation) -> Operation? {
    let shape = Self.shape(operation.path)
    return api.operations.first { $0.method == .get && Self.shape($0.path) == shape }
  }
}
