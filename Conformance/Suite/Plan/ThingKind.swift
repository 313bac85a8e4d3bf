import SchemaEvaluator
import SpecIR

/// Things that one operation makes of a JSON body, and names in its answer.
struct ThingKind: Sendable {
  /// As ``Contract/kind(of:)`` calls it.
  var kind: String
  var maker: Operation
  /// The member of the answer that names the thing, and its schema.
  var member: String
  var identity: Schema

  /// Whether an object of the schema tells such a thing: it has a member called so, with the same rules.
  func isTold(by schema: Schema, _ evaluator: Evaluator) -> Bool {
    guard let property = schema.object.properties.first(where: { $0.name == member }),
      let own = evaluator.schema(property.schema)
    else { return false }
    return own.component == identity.component && own.string.pattern?.value == identity.string.pattern?.value
  }

  /// The name in an object that tells such a thing.
  func name(in value: JSONValue?) -> String? { value?[member]?.string }
}

extension Contract {
  /// What a link of the contract fills a path with from the member of an answer to a JSON body.
  func findThings() -> [ThingKind] {
    var found: [ThingKind] = []
    for maker in api.operations where input(of: maker) != nil {
      for response in maker.responses where response.isSuccess {
        guard let answer = answer(of: response) else { continue }
        for link in response.links {
          for filled in link.parameters where filled.expression.hasPrefix(Self.inBody) {
            let member = String(filled.expression.dropFirst(Self.inBody.count))
            let parameters = operation(link.operationID)?.parameters ?? []
            guard let property = answer.object.properties.first(where: { $0.name == member }),
              let identity = evaluator.schema(property.schema),
              let parameter = parameters.first(where: { $0.place == .path && $0.name == filled.name }),
              let kind = kind(of: parameter), !kinds(of: maker).contains(kind),
              !found.contains(where: { $0.maker.id == maker.id && $0.kind == kind })
            else { continue }
            found.append(ThingKind(kind: kind, maker: maker, member: member, identity: identity))
          }
        }
      }
    }
    return found
  }

  private static let inBody = "$response.body#/"

  private func answer(of response: Response?) -> Schema? {
    response?.contents.first { $0.kind == .json }.flatMap { evaluator.schema($0.schema) }
  }

  /// The operations that tell one such thing at its own address.
  func readers(of thing: ThingKind) -> [Operation] {
    api.operations.filter { reader in
      guard reader.method == .get, kinds(of: reader) == [thing.kind],
        let answer = answer(of: reader.responses.first(where: \.isSuccess))
      else { return false }
      return thing.isTold(by: answer, evaluator)
    }
  }

  /// What an operation lists of things that can be made; nil where it lists none.
  func thing(listedBy operation: Operation) -> (thing: ThingKind, list: AnswerList)? {
    guard operation.method == .get, let list = api.list(of: operation), let item = evaluator.schema(list.items) else {
      return nil
    }
    return things.first { kinds(of: $0.maker) == kinds(of: operation) && $0.isTold(by: item, evaluator) }
      .map { ($0, list) }
  }

  // MARK: What is sent

  /// The schema of a JSON body without its envelope, and the member that the envelope wraps; nil where there is none.
  func input(of operation: Operation) -> (use: SchemaUse, envelope: String?)? {
    guard operation.method != .get, let content = operation.body?.contents.first(where: { $0.kind == .json }) else {
      return nil
    }
    guard let rules = evaluator.schema(content.schema)?.object, rules.envelope, let wrapped = rules.properties.first
    else { return (content.schema, nil) }
    return (wrapped.schema, wrapped.name)
  }

  /// What a request that was taken has said in its JSON body, without the envelope; nil where it has none.
  func sent(in request: Request, of operation: Operation) -> JSONValue? {
    guard let input = input(of: operation), request.raw == nil, request.method == operation.method.rawValue else {
      return nil
    }
    // A body that need not be there says nothing, and so does an envelope that is not.
    if request.bodyBytes.isEmpty { return .object([]) }
    guard let body = try? JSONValue(json: request.bodyBytes), case .object = body else { return nil }
    return input.envelope.map { body[$0] ?? .object([]) } ?? body
  }
}
