/// What becomes of a keyword: there is no fourth way, and nothing is skipped.
public enum Disposition: Sendable, Hashable {
  /// The server that is generated holds to it.
  case enforced
  /// It explains the contract and changes no verdict; it is passed on to the documentation.
  case documented
  /// It is an error to write it, for this reason.
  case rejected(String)
}

/// One row of the table: a keyword of one kind of object.
public struct Keyword: Sendable, Hashable {
  public let name: String
  public let disposition: Disposition
  public let shape: Shape
  public let required: Bool
  /// Whether the row is ours (`x-…`) and not the specification's.
  public var isExtension: Bool { name.hasPrefix("x-") }
}

/// The value a keyword takes.
public indirect enum Shape: Sendable, Hashable {
  /// Any JSON value.
  case any
  case string, boolean, number
  /// `true`: the keyword is left out where it does not hold.
  case flag
  /// An integer from 0.
  case count
  /// An integer from 1.
  case positive
  /// A number above 0 (`multipleOf`).
  case positiveNumber
  /// One of these strings.
  case choice([String])
  /// A `$ref` to something of this kind.
  case reference(ObjectKind)
  case list(Shape, atLeast: Int = 0)
  case map(KeyRule, Shape)
  case object(ObjectKind)
  /// An object of this kind, or a Reference Object in its place.
  case referable(ObjectKind)
  /// A JSON Schema: an object or a boolean.
  case schema
  /// Whichever of these the value's own kind (string, list, object …) fits.
  case either([Shape])
}

/// What the names of a map may be.
public enum KeyRule: Sendable, Hashable {
  case any
  /// `^[a-zA-Z0-9._-]+$` (OpenAPI 3.1, Components Object).
  case componentName
  /// A path template, from `/`.
  case path
  /// A status code from 100 to 599, written out.
  case status
  /// `type/subtype`, without parameters or wildcards.
  case mediaType
  /// The same with parameters: `type/subtype; name=value`.
  case sentMediaType
  /// One of these names.
  case choice([String])
}

/// The table of every keyword that can stand in a contract. It is the single place that says what is known: the loader
/// checks documents against it, and the documentation of the coverage is written from it.
public enum Keywords {
  /// The rows of a kind, in the order of its specification, ours last.
  public static func rows(of kind: ObjectKind) -> [Keyword] { table[kind]?.rows ?? [] }

  /// The names that `kind` takes besides its rows (the paths of a Paths Object), and what stands under them.
  public static func patterned(of kind: ObjectKind) -> Patterned? { table[kind]?.patterned }

  public struct Patterned: Sendable, Hashable {
    /// How the specification writes the name: `/{path}`.
    public let name: String
    public let keys: KeyRule
    public let shape: Shape
  }

  /// Keywords of earlier versions of OpenAPI and JSON Schema, with what took their place: not part of the coverage, but
  /// a better answer than "unknown".
  static let obsolete: [ObjectKind: [String: String]] = [
    .schema: [
      "nullable": "OpenAPI 3.1 has no `nullable`: add \"null\" to the list of `type`",
      "definitions": "JSON Schema 2020-12 calls it `$defs`",
      "dependencies": "JSON Schema 2020-12 splits it into `dependentRequired` and `dependentSchemas`",
      "additionalItems": "JSON Schema 2020-12 has `items` in its place",
      "id": "JSON Schema 2020-12 calls it `$id`",
      "$recursiveRef": "JSON Schema 2020-12 calls it `$dynamicRef`",
      "$recursiveAnchor": "JSON Schema 2020-12 calls it `$dynamicAnchor`",
    ]
  ]

  struct Section: Sendable {
    var rows: [Keyword]
    var patterned: Patterned?
  }

  static let table: [ObjectKind: Section] = {
    var table = documentSections
    for part in [operationSections, securitySections, schemaSections, extensionSections] {
      table.merge(part) { first, _ in first }
    }
    return table
  }()

  static func section(_ rows: [Keyword], patterned: Patterned? = nil) -> Section {
    Section(rows: rows, patterned: patterned)
  }
}

/// How the table writes its rows.
extension Keyword {
  static func enforced(_ name: String, _ shape: Shape, required: Bool = false) -> Keyword {
    Keyword(name: name, disposition: .enforced, shape: shape, required: required)
  }

  static func documented(_ name: String, _ shape: Shape, required: Bool = false) -> Keyword {
    Keyword(name: name, disposition: .documented, shape: shape, required: required)
  }

  static func rejected(_ name: String, _ reason: String) -> Keyword {
    Keyword(name: name, disposition: .rejected(reason), shape: .any, required: false)
  }
}
