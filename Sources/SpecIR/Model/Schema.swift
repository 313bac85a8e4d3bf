/// A schema of the contract, resolved: `$ref`s followed or kept by name, `allOf` merged, every constraint beside the
/// type it constrains. As in JSON Schema itself, a schema is the set of types it lets through and the rules of each; a
/// schema with one type besides `null` has a Swift type of its own, any other is carried as a checked JSON value.
public struct Schema: Sendable, Hashable {
  public var site: Site
  /// The types that are let through; `.null` in it makes the schema nullable. Empty for the schema `false`.
  public var types: Rule<TypeSet>
  public var number: NumberRules
  public var string: StringRules
  public var array: ArrayRules
  public var object: ObjectRules
  /// `enum`, or `const` as a list of one.
  public var allowed: Rule<[JSONValue]>?
  /// `oneOf` or `anyOf`, already proven decidable.
  public var union: Union?
  public var annotations: Annotations
  /// The component that is written here in place of its name: scalars and arrays are, so that their sentences can name
  /// the value they are said of. The same name means the same rules, so that one Swift type can serve all its places.
  public var component: String?

  public init(
    site: Site, types: Rule<TypeSet>, number: NumberRules = .init(), string: StringRules = .init(),
    array: ArrayRules = .init(), object: ObjectRules = .init(), allowed: Rule<[JSONValue]>? = nil,
    union: Union? = nil, annotations: Annotations = .init(), component: String? = nil
  ) {
    self.site = site
    self.types = types
    self.number = number
    self.string = string
    self.array = array
    self.object = object
    self.allowed = allowed
    self.union = union
    self.annotations = annotations
    self.component = component
  }
}

/// A schema where it is used: written in place, or a component used by name.
public indirect enum SchemaUse: Sendable, Hashable {
  case inline(Schema)
  /// The name of a component schema, a key of ``API/schemas``. Recursion goes through names only.
  case named(String)
}

/// The JSON types; `integer` is a number with a zero fractional part (`1.0` is an integer).
public struct TypeSet: OptionSet, Sendable, Hashable {
  public let rawValue: UInt8
  public init(rawValue: UInt8) { self.rawValue = rawValue }

  public static let null = TypeSet(rawValue: 1 << 0)
  public static let boolean = TypeSet(rawValue: 1 << 1)
  public static let integer = TypeSet(rawValue: 1 << 2)
  /// Any number, integers included; a set that holds `number` also holds `integer`.
  public static let number = TypeSet(rawValue: 1 << 3 | 1 << 2)
  public static let string = TypeSet(rawValue: 1 << 4)
  public static let array = TypeSet(rawValue: 1 << 5)
  public static let object = TypeSet(rawValue: 1 << 6)
  public static let any: TypeSet = [.null, .boolean, .number, .string, .array, .object]
}

/// Rules of numbers. Limits are the text of a JSON number, so that no precision is lost on the way.
public struct NumberRules: Sendable, Hashable {
  public var minimum: Rule<String>?
  public var exclusiveMinimum: Rule<String>?
  public var maximum: Rule<String>?
  public var exclusiveMaximum: Rule<String>?
  public var multipleOf: Rule<String>?
  public var format: Rule<NumberFormat>?
  public init() {}
}

public enum NumberFormat: String, Sendable, Hashable, CaseIterable {
  case int32, int64, float, double
}

/// Rules of strings. Lengths count Unicode scalars.
public struct StringRules: Sendable, Hashable {
  public var minLength: Rule<Int>?
  public var maxLength: Rule<Int>?
  /// The regular expression as written: anchored, without look-around or back-references.
  public var pattern: Rule<String>?
  public var format: Rule<StringFormat>?
  /// `x-plain-text`
  public var plainText: Rule<PlainText>?
  /// `x-checksum`
  public var checksum: Rule<Checksum>?
  /// `x-future`: the instant lies after the request's arrival.
  public var future: Rule<Bool>?
  /// `x-max-part`: the largest file of a multipart form, in bytes. Past it the whole request is refused, so that the
  /// rule has no sentence.
  public var maxPart: Rule<Int>?
  /// `x-blank: absent`: a form field that was left empty, or filled with white space alone, stands for no value.
  public var blankIsAbsent = false
  /// `x-trim`: white space is taken off before any other rule is checked, and stays off.
  public var trim: Trim?
  /// `x-csrf`: the form field that proves that the form came from a page of ours. It is no value of the handler's.
  public var csrf: Bool = false
  public init() {}
}

public enum StringFormat: Sendable, Hashable {
  /// RFC 3339 instant.
  case dateTime
  /// RFC 3339 instant, or a wall-clock time or day of the zone named by `x-time-zone` (a day means its last second).
  case localDateTime(zone: String)
  /// RFC 3339 full-date.
  case date
  case uuid, uri, email
  /// Raw bytes (`type: string, format: binary`): a whole body, or a file of a multipart form.
  case binary
  /// `contentEncoding: base64`
  case base64
}

/// What `x-plain-text` lets through: `line` refuses every control character, and what is not seen as one line; `text`
/// lets tab and newline through.
public enum PlainText: String, Sendable, Hashable, CaseIterable { case line, text }

/// Which white space `x-trim` takes off.
public enum Trim: Sendable, Hashable {
  /// At both ends.
  case ends
  /// Wherever it stands: people group the digits of numbers that are written without.
  case all
}

public enum Checksum: String, Sendable, Hashable, CaseIterable { case siret }

public struct ArrayRules: Sendable, Hashable {
  public var items: SchemaUse?
  /// How sentences call one of the items (`x-label` on `items`): `Lot`.
  public var itemLabel = Message(english: "Item", french: "Élément")
  public var minItems: Rule<Int>?
  public var maxItems: Rule<Int>?
  public var uniqueItems: Rule<Bool>?
  public init() {}
}

public struct ObjectRules: Sendable, Hashable {
  /// In the order of the contract.
  public var properties: [Property] = []
  public var additional: Additional = .ignored
  public var minProperties: Rule<Int>?
  public var maxProperties: Rule<Int>?
  /// `propertyNames`: the pattern of the names of a map's members.
  public var names: Rule<String>?
  /// `dependentRequired`: when the first property is there, so are the others.
  public var dependentRequired: [Dependency] = []
  /// `x-invariant`
  public var invariants: [Rule<Invariant>] = []
  /// `x-demands`
  public var demands: [Rule<Demand>] = []
  /// `x-envelope`: the object only wraps its single member. A broken envelope is a malformed request, and its name is
  /// left out of field names.
  public var envelope: Bool = false
  public init() {}

  public struct Dependency: Sendable, Hashable {
    public var property: String
    public var requires: Rule<[String]>
    public init(property: String, requires: Rule<[String]>) {
      self.property = property
      self.requires = requires
    }
  }
}

/// What happens to members that `properties` does not name.
public enum Additional: Sendable, Hashable {
  /// Let through and not looked at (`additionalProperties` absent or true).
  case ignored
  /// `additionalProperties: false`
  case refused(Site, Message)
  /// `additionalProperties: {…}`: each has this schema and is kept.
  case checked(SchemaUse)
}

public struct Property: Sendable, Hashable {
  public var name: String
  public var site: Site
  public var schema: SchemaUse
  /// Set where the property is required, with the sentence for its absence.
  public var required: Rule<Bool>?
  /// How sentences name the property: `x-label`, or the name made readable.
  public var label: Message
  /// `x-error`: the OAuth error code that a violation of this property is answered with.
  public var errorCode: String?

  public init(
    name: String, site: Site, schema: SchemaUse, required: Rule<Bool>? = nil, label: Message,
    errorCode: String? = nil
  ) {
    self.name = name
    self.site = site
    self.schema = schema
    self.required = required
    self.label = label
    self.errorCode = errorCode
  }
}

/// A rule between members of one object (`x-invariant`).
public enum Invariant: Sendable, Hashable {
  /// The array `property` does not consist of `value` alone.
  case notAlone(property: String, value: String)
  /// The integer `property` is at most the size of the array `of`; while that array is absent or empty its size is 1 if
  /// the member `orOneWith` is there, else 0.
  case atMostSize(property: String, of: String, orOneWith: String?)
  /// The day `last` is not before the day `first`.
  case inOrder(first: String, last: String)
}

/// What a request needs of its editor (`x-demands`): it is not a rule of the value, and answered before those.
public struct Demand: Sendable, Hashable {
  /// A name of ``API/permissions``.
  public var permission: String
  /// Demanded where this array property has the item `value`.
  public var property: String
  public var value: String

  public init(permission: String, property: String, value: String) {
    self.permission = permission
    self.property = property
    self.value = value
  }
}

/// `oneOf` or `anyOf`. The branches are proven disjoint, so that both keywords mean the same and one look decides.
///
/// A branch that is only `null` is not among the branches: where ``Schema/types`` has `null`, null is let through and
/// the union is not asked. One branch alone is a component used by name with something of the use's own: null let
/// through, or annotations (`readOnly`, `default`, `x-sensitive` …) beside its `$ref`.
public struct Union: Sendable, Hashable {
  public var rule: Rule<Bool>
  public var branches: [Branch]
  public var decision: Decision

  public init(rule: Rule<Bool>, branches: [Branch], decision: Decision) {
    self.rule = rule
    self.branches = branches
    self.decision = decision
  }

  public struct Branch: Sendable, Hashable {
    /// The case name: the component's name, or the type's.
    public var name: String
    public var schema: SchemaUse
    /// With ``Decision/discriminator(property:)``, the values of the property that choose this branch.
    public var discriminatorValues: [String]
    /// With ``Decision/byType``, the types this branch takes.
    public var types: TypeSet
    public init(name: String, schema: SchemaUse, discriminatorValues: [String] = [], types: TypeSet = []) {
      self.name = name
      self.schema = schema
      self.discriminatorValues = discriminatorValues
      self.types = types
    }
  }

  public enum Decision: Sendable, Hashable {
    /// `discriminator.propertyName`, or a required property whose `const`/`enum` values differ in every branch.
    case discriminator(property: String)
    /// The branches allow no common type.
    case byType
  }
}

/// What is told about a schema but changes no verdict.
public struct Annotations: Sendable, Hashable {
  public var title: String?
  public var description: String?
  public var `default`: JSONValue?
  public var examples: [Located<JSONValue>] = []
  public var deprecated = false
  public var readOnly = false
  public var writeOnly = false
  /// `x-sensitive`: never echoed in an error, never logged.
  public var sensitive = false
  public init() {}
}
