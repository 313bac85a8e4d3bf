import SpecIR

extension ClientOperationPlan {
  var isFile: Bool { if case .file = success { true } else { false } }

  /// What its method is given besides the file.
  struct Argument {
    var name: String
    var property: String
    var type: ClientType
    var isOptional: Bool
    var description: String?
  }

  /// What is neither in the path nor the body: the parameters outside the path, and the fields of a form.
  var members: [Argument] { otherParameters.map(Self.argument) + fields }

  /// All of them, for languages that tell arguments by their places: what may be left out stands last.
  var arguments: [Argument] {
    var arguments = pathParameters.map(Self.argument)
    switch body {
    case .none, .form: break
    case .json(let type, _, let isOptional):
      arguments.append(Argument(name: "body", property: "body", type: type, isOptional: isOptional))
    case .bytes: arguments.append(Argument(name: "body", property: "body", type: .bytes, isOptional: false))
    case .text: arguments.append(Argument(name: "body", property: "body", type: .string, isOptional: false))
    }
    arguments += fields + otherParameters.map(Self.argument)
    return arguments.filter { !$0.isOptional } + arguments.filter(\.isOptional)
  }

  /// Those of a form.
  private var fields: [Argument] {
    guard case .form(let fields) = body else { return [] }
    return fields.compactMap { field in
      guard case .argument(let type, let isOptional) = field.value else { return nil }
      return Argument(
        name: field.name, property: field.property, type: type, isOptional: isOptional,
        description: field.description)
    }
  }

  private static func argument(_ item: ClientParameter) -> Argument {
    Argument(
      name: item.name, property: item.parameter.name, type: item.type, isOptional: item.isOptional,
      description: item.parameter.description)
  }

  /// The path in pieces: text, and between it what stands for the parameters.
  /// - Parameter parameter: what is written for the argument of that name.
  func path(text: (String) -> String, parameter: (String) -> String) -> [String] {
    var pieces: [String] = []
    var literal = ""
    for segment in operation.path {
      switch segment {
      case .literal(let text): literal += "/" + text
      case .parameter(let name):
        pieces += [text(literal + "/"), parameter(parameters.first { $0.parameter.name == name }?.name ?? name)]
        literal = ""
      }
    }
    if !literal.isEmpty || pieces.isEmpty { pieces.append(text(literal.isEmpty ? "/" : literal)) }
    return pieces
  }
}
