import SpecIR

/// What becomes of a schema in Swift. A class, because schemas refer to one another in circles.
final class TypePlan {
  let id: Int
  let schema: Schema
  /// The Swift type whose extension holds the functions for this schema.
  let owner: String
  /// What the names of those functions end with: `Name` for `decodeName`. Empty where the schema has a Swift type of
  /// its own, which is then the owner.
  let name: String
  /// The OAuth error code that violations are answered with (`x-error`).
  let errorCode: String?
  var kind: Kind = .json([])

  indirect enum Kind {
    case null, boolean, integer, number, string
    case timestamp(zone: String?)
    case date, uuid, base64
    /// A file of a multipart form.
    case file
    /// The Swift type may be another plan's: a component used under another label keeps its type and has sentences of
    /// its own.
    case enumeration([EnumerationCase], type: String)
    case structure(StructurePlan)
    case union([UnionCase])
    case array(PlannedUse)
    case map(PlannedUse)
    /// Kept as a checked JSON value: one entry for each type that is let through.
    case json([Variant])
  }

  struct EnumerationCase {
    var name: String
    var value: String
  }

  struct UnionCase {
    var name: String
    var branch: Union.Branch
    var use: PlannedUse
  }

  /// The rules of one type of a schema that lets several through; nil where it has none.
  struct Variant {
    var type: TypeSet
    var rules: TypePlan?
  }

  init(id: Int, schema: Schema, owner: String, name: String, errorCode: String?) {
    self.id = id
    self.schema = schema
    self.owner = owner
    self.name = name
    self.errorCode = errorCode
  }

  /// The Swift type of a value that is not null.
  var swiftType: String {
    switch kind {
    case .null: "Never"
    case .boolean: "Bool"
    case .integer: "Int"
    case .number: "Double"
    case .string: "String"
    case .timestamp: "Timestamp"
    case .date: "CalendarDate"
    case .uuid: "UUIDValue"
    case .base64: "[UInt8]"
    case .file: "UploadedFile"
    case .enumeration(_, let type): type
    case .structure, .union: owner
    case .array(let element): "[" + element.swiftType + "]"
    case .map(let value): "[String: " + value.swiftType + "]"
    case .json: "JSON"
    }
  }

  /// Whether the schema has a Swift type of its own.
  var isDeclared: Bool {
    switch kind {
    case .enumeration(_, let type): type == owner
    case .structure, .union: true
    default: false
    }
  }

  var isEnumeration: Bool { if case .enumeration = kind { true } else { false } }
  var blankIsAbsent: Bool { schema.string.blankIsAbsent }
  var isFile: Bool { if case .file = kind { true } else { false } }
  var isNull: Bool { if case .null = kind { true } else { false } }
}

/// A schema where it is used.
struct PlannedUse {
  enum Nullability {
    /// `null` is a violation of the type.
    case no
    case yes
    /// The type lets `null` through and `enum` does not.
    case refused(Rule<[JSONValue]>)
  }

  var plan: TypePlan
  var nullability: Nullability

  var isNullable: Bool { if case .yes = nullability { true } else { false } }
  var swiftType: String { isNullable ? plan.swiftType + "?" : plan.swiftType }
}

struct StructurePlan {
  var fields: [FieldPlan]
  /// Names that rules speak of without `properties` naming them.
  var phantoms: [String]
  /// The stored property for members that `properties` does not name.
  var additional: PlannedUse?
  /// The field that proves where a form comes from (`x-csrf`): it is checked and no member of the Swift type.
  var token: Property?
}

struct FieldPlan {
  var property: Property
  /// As in ``Property/name``'s place among its siblings.
  var ordinal: Int
  /// Lower camel case, not escaped.
  var name: String
  var use: PlannedUse
  /// Whether the stored property is optional: the member may be absent, or null. Both mean nil.
  var isOptional: Bool
  /// `default`, as a Swift expression.
  var defaultValue: String?
  /// The only value there is (`const`), as a Swift expression: the default of the initializer.
  var constant: String?
  /// Whether the value is held by reference, because its type contains this one.
  var isBoxed = false

  var swiftType: String { isOptional ? use.plan.swiftType + "?" : use.swiftType }
}
