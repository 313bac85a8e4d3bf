import SpecIR

/// What becomes of a schema in a client.
indirect enum ClientType: Hashable {
  case boolean, integer, number, string
  /// An RFC 3339 instant.
  case instant
  /// An instant or a time of the service's wall clock.
  case moment
  case uuid, url, bytes
  /// Whatever the contract leaves open.
  case json
  /// A type of its own, by its name.
  case declared(String)
  case list(ClientType, isNullable: Bool)
  case map(ClientType, isNullable: Bool)

  /// What a list is a list of; the type itself where it is none.
  var element: ClientType { if case .list(let item, _) = self { item } else { self } }
}

/// A type that the client declares.
struct ClientDeclaration {
  enum Kind {
    /// A string that has, so far, these values.
    case openEnumeration([(name: String, value: String)])
    case structure([ClientField])
    case union([ClientUnionCase], discriminator: String?)
  }

  /// Where types nest, with the names of the types it is nested in and points between them.
  let name: String
  let site: Site
  /// Title and description.
  var summary: [String?]
  var isDeprecated: Bool
  var kind: Kind

  /// Where the contract declares it, as its `$ref`s name places.
  var reference: String { "#" + site.pointer }

  var fields: [ClientField] { if case .structure(let fields) = kind { fields } else { [] } }

  /// The members of a refusal's body that say why, the best first: each is asked until one is there. The last one is
  /// there always, unless all are optional.
  var sentences: [ClientField] {
    var found: [ClientField] = []
    for property in ["errors", "error_description", "detail", "error"] {
      guard let field = fields.first(where: { $0.property == property }) else { continue }
      switch field.type {
      case .list(.string, false), .string, .declared: found.append(field)
      default: continue
      }
      if !field.isOptional { break }
    }
    return found
  }
}

struct ClientField {
  var name: String
  var property: String
  var type: ClientType
  var isOptional: Bool
  /// Whether the member is always there, if only as null where it is optional besides.
  var isRequired: Bool
  /// `const`: the value it has where none is given.
  var constant: JSONValue?
  var description: String?
  /// Whether it must not be told, in logs or descriptions (`x-sensitive`).
  var isSensitive = false
  /// Whether the type contains the one that the field belongs to.
  var isBoxed = false
}

struct ClientUnionCase {
  var name: String
  var type: ClientType
  /// The values of the discriminator that stand for the case.
  var values: [String]
}
