import SpecIR

extension ClientOperationPlan {
  var isFile: Bool { if case .file = success { true } else { false } }

  /// A member of the object that holds what is neither in the path nor the body.
  struct Member {
    var name: String
    var property: String
    var type: ClientType
    var isOptional: Bool
    var description: String?
  }

  /// The fields of a form, and the parameters outside the path.
  var members: [Member] {
    var members = otherParameters.map {
      Member(
        name: $0.name, property: $0.parameter.name, type: $0.type, isOptional: $0.isOptional,
        description: $0.parameter.description)
    }
    guard case .form(let fields) = body else { return members }
    for field in fields {
      guard case .argument(let type, let isOptional) = field.value else { continue }
      members.append(
        Member(
          name: field.name, property: field.property, type: type, isOptional: isOptional,
          description: field.description))
    }
    return members
  }

  /// What its method is given besides the file, for languages that tell arguments by their places.
  struct Argument {
    var name: String
    var property: String
    var type: ClientType
    var isOptional: Bool
    var description: String?
  }

  /// What may be left out stands last.
  var arguments: [Argument] {
    var arguments = pathParameters.map(Self.argument)
    switch body {
    case .none: break
    case .json(let type, _, let isOptional):
      arguments.append(Argument(name: "body", property: "body", type: type, isOptional: isOptional))
    case .bytes: arguments.append(Argument(name: "body", property: "body", type: .bytes, isOptional: false))
    case .text: arguments.append(Argument(name: "body", property: "body", type: .string, isOptional: false))
    case .form(let fields):
      for field in fields {
        guard case .argument(let type, let isOptional) = field.value else { continue }
        arguments.append(
          Argument(
            name: field.name, property: field.property, type: type, isOptional: isOptional,
            description: field.description))
      }
    }
    arguments += otherParameters.map(Self.argument)
    return arguments.filter { !$0.isOptional } + arguments.filter(\.isOptional)
  }

  private static func argument(_ item: ClientParameter) -> Argument {
    Argument(
      name: item.name, property: item.parameter.name, type: item.type, isOptional: item.isOptional,
      description: item.parameter.description)
  }
}
