import SpecIR

/// A call of an operation with the values that its contract gives as examples.
struct SampleCall {
  var operation: Operation
  /// Those that have to be given: of the path, and required ones.
  var arguments: [(parameter: Parameter, value: JSONValue)]
  var body: (content: MediaContent, value: JSONValue)?
  /// Where the service is published.
  var baseURL: String
  /// The name of a file that the answer is kept in; nil where it is read.
  var file: String?

  /// Nil where some value that has to be given has no example.
  init?(_ operation: Operation, in api: API) {
    self.operation = operation
    baseURL = Self.address(of: operation, in: api)
    arguments = []
    for parameter in operation.parameters where parameter.place == .path || parameter.required?.value == true {
      guard let value = parameter.examples.first?.value.value ?? Self.example(parameter.schema, in: api) else {
        return nil
      }
      arguments.append((parameter, value))
    }
    if let body = operation.body {
      let kinds: [MediaKind] = [.json, .form]
      let contents = kinds.compactMap { kind in body.contents.first { $0.kind == kind && $0.nested.isEmpty } }
      if let content = contents.first, let example = content.examples.first {
        self.body = (content, example.value.value)
      } else if body.required {
        return nil
      }
    }
    file = Self.file(operation)
  }

  /// Where the operation is: an environment's address begins with its name.
  private static func address(of operation: Operation, in api: API) -> String {
    let own = (operation.environments ?? []).lazy.compactMap { name in
      api.servers.first { $0.url.contains("//" + name + ".") }
    }.first
    return (own ?? api.servers.first)?.url ?? "https://api.example"
  }

  private static func example(_ use: SchemaUse, in api: API) -> JSONValue? {
    guard let schema = api.schema(use) else { return nil }
    return schema.annotations.examples.first?.value ?? schema.annotations.default ?? schema.allowed?.value.first
  }

  /// Larger answers, and those that are no text, are kept rather than shown.
  private static func file(_ operation: Operation) -> String? {
    guard let content = operation.responses.first(where: \.isSuccess)?.contents.first, content.kind == .binary else {
      return nil
    }
    let endings = [
      "application/pdf": "pdf", "application/zip": "zip", "application/yaml": "yaml", "application/json": "json",
    ]
    guard let ending = endings[content.mediaType] else { return nil }
    let last = operation.path.reversed().lazy.compactMap { segment in
      if case .literal(let text) = segment { text } else { nil }
    }.first
    let name = last ?? operation.id
    return name.hasSuffix("." + ending) ? name : name + "." + ending
  }

  /// The path with its values, as it is written into a request.
  var path: String {
    operation.path.map { segment in
      switch segment {
      case .literal(let text): "/" + text
      case .parameter(let name):
        "/" + (arguments.first { $0.parameter.name == name }.map { Self.text($0.value) } ?? "")
      }
    }.joined()
  }

  /// A value as it stands in a path, a query or a form.
  static func text(_ value: JSONValue) -> String { if case .string(let text) = value { text } else { value.text } }
}
