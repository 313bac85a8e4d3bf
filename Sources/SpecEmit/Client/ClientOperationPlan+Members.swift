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
}
