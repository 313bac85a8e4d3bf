/// What a refusal means to those who meet it (`x-voices`).
public struct RefusalVoices: Sendable, Hashable {
  /// A ``Failure`` by its raw value, or the name of an example of a refusal that a handler words.
  public var name: String
  public var site: Site
  /// To the editor: what it did, and how to mend it.
  public var editor: Message
  /// To who runs the service: what to look at.
  public var `operator`: Message
  /// To who answers calls: what to tell the caller.
  public var support: Message

  public init(name: String, site: Site, editor: Message, operator: Message, support: Message) {
    self.name = name
    self.site = site
    self.editor = editor
    self.operator = `operator`
    self.support = support
  }
}

/// A refusal of the contract by an example of its answer.
public struct NamedRefusal: Sendable, Hashable {
  public var operation: Operation
  public var response: Response
  public var example: NamedExample
  /// The failure of the runtime that is worded so; nil where only a handler answers it.
  public var failure: Failure?
}

extension API {
  /// The failures that a request can meet, whatever it asks for, in the order of ``Failure``.
  public var possibleFailures: [Failure] {
    let met = Set(operations.flatMap(\.possibleFailures) + Failure.beforeRouting)
    return Failure.allCases.filter(met.contains)
  }

  /// The examples of refusals in JSON, operation by operation.
  public var namedRefusals: [NamedRefusal] {
    operations.flatMap { operation in
      operation.responses.filter { $0.status >= 400 }.flatMap { response in
        response.contents.filter { $0.mediaType == "application/json" }.flatMap(\.examples).map { example in
          NamedRefusal(
            operation: operation, response: response, example: example,
            failure: failure(in: operation, answering: response.status, example.value.value))
        }
      }
    }
  }

  /// The failure whose wording the body is: its constant members are there, and further ones are those that it adds.
  private func failure(in operation: Operation, answering status: Int, _ body: JSONValue) -> Failure? {
    guard case .object(let members) = body,
      let profile = errorProfiles.first(where: { $0.name == operation.errorProfile })
    else { return nil }
    return profile.entries.first { entry in
      guard entry.status == status, case .object(let constant) = entry.body, !constant.isEmpty else { return false }
      return constant.allSatisfy(members.contains)
        && members.allSatisfy { member in
          constant.contains(member) || entry.adds.contains { $0.rawValue == member.name }
        }
    }?.failure
  }
}
