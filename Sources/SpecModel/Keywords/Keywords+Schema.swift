/// JSON Schema 2020-12, vocabulary by vocabulary, and what OpenAPI 3.1 adds to it.
extension Keywords {
  static let schemaSections: [ObjectKind: Section] = [
    .schema: section(
      core + applicator + unevaluated + validation + formats + content + metaData + openAPIBase
        + schemaExtensions),
    .discriminator: section([
      .enforced("propertyName", .string, required: true),
      .enforced("mapping", .map(.any, .string)),
    ]),
    .propertyNames: section([.enforced("pattern", .string, required: true)]),
    .xml: section(["name", "namespace", "prefix", "attribute", "wrapped"].map { .rejected($0, noXML) }),
  ]

  /// https://json-schema.org/draft/2020-12/vocab/core
  private static let core: [Keyword] = [
    .enforced("$schema", .choice([schemaDialect])),
    .rejected("$vocabulary", "the dialect is fixed: JSON Schema 2020-12 as this table has it"),
    .rejected("$id", "a schema is known by the file and the place it stands in; another base address would hide both"),
    .rejected("$anchor", "a `$ref` points by JSON Pointer, which a reader can follow by eye"),
    .rejected("$dynamicAnchor", "what a schema means must not depend on how it was reached"),
    .enforced("$ref", .reference(.schema)),
    .rejected("$dynamicRef", "what a schema means must not depend on how it was reached"),
    .enforced("$defs", .map(.any, .schema)),
    .documented("$comment", .string),
  ]

  /// https://json-schema.org/draft/2020-12/vocab/applicator
  private static let applicator: [Keyword] = [
    .rejected("prefixItems", "an array has items of one kind; a tuple is an object with named members"),
    .enforced("items", .schema),
    .rejected("contains", "an array is described by what all its items are"),
    .enforced("additionalProperties", .schema),
    .enforced("properties", .map(.any, .schema)),
    .rejected("patternProperties", "members are named in `properties`, or all alike under `additionalProperties`"),
    .rejected("dependentSchemas", "a shape that depends on a member is a `oneOf` with a discriminator"),
    .enforced("propertyNames", .object(.propertyNames)),
    .rejected("if", noConditions),
    .rejected("then", noConditions),
    .rejected("else", noConditions),
    .enforced("allOf", .list(.schema, atLeast: 1)),
    .enforced("anyOf", .list(.schema, atLeast: 1)),
    .enforced("oneOf", .list(.schema, atLeast: 1)),
    .rejected("not", "a type is what a value is; what it is not has no type in the generated code"),
  ]

  /// https://json-schema.org/draft/2020-12/vocab/unevaluated
  private static let unevaluated: [Keyword] = [
    .rejected("unevaluatedItems", "it depends on which other schemas matched; `items` says it directly"),
    .rejected(
      "unevaluatedProperties",
      "it depends on which other schemas matched; `allOf` is merged, so that `additionalProperties` can say it"),
  ]

  /// https://json-schema.org/draft/2020-12/vocab/validation
  private static let validation: [Keyword] = [
    .enforced("type", .either([.choice(typeNames), .list(.choice(typeNames), atLeast: 1)])),
    .enforced("const", .any),
    .enforced("enum", .list(.any, atLeast: 1)),
    .enforced("multipleOf", .positiveNumber),
    .enforced("maximum", .number),
    .enforced("exclusiveMaximum", .number),
    .enforced("minimum", .number),
    .enforced("exclusiveMinimum", .number),
    .enforced("maxLength", .count),
    .enforced("minLength", .count),
    .enforced("pattern", .string),
    .enforced("maxItems", .count),
    .enforced("minItems", .count),
    .enforced("uniqueItems", .boolean),
    .rejected("maxContains", "it counts what `contains` finds, which is rejected"),
    .rejected("minContains", "it counts what `contains` finds, which is rejected"),
    .enforced("maxProperties", .count),
    .enforced("minProperties", .count),
    .enforced("required", .list(.string)),
    .enforced("dependentRequired", .map(.any, .list(.string))),
  ]

  /// https://json-schema.org/draft/2020-12/vocab/format-assertion
  private static let formats: [Keyword] = [.enforced("format", .string)]

  /// https://json-schema.org/draft/2020-12/vocab/content
  private static let content: [Keyword] = [
    .enforced("contentEncoding", .choice(["base64"])),
    .documented("contentMediaType", .string),
    .rejected("contentSchema", "what is inside an encoded string is not looked at"),
  ]

  /// https://json-schema.org/draft/2020-12/vocab/meta-data
  private static let metaData: [Keyword] = [
    .documented("title", .string),
    .documented("description", .string),
    .enforced("default", .any),
    .documented("deprecated", .boolean),
    .enforced("readOnly", .boolean),
    .enforced("writeOnly", .boolean),
    .documented("examples", .list(.any)),
  ]

  /// https://spec.openapis.org/oas/3.1/vocab/base
  private static let openAPIBase: [Keyword] = [
    .enforced("discriminator", .object(.discriminator)),
    .rejected("xml", noXML),
    .documented("externalDocs", .object(.externalDocs)),
    .documented("example", .any),
  ]

  private static let schemaExtensions: [Keyword] = [
    .enforced("x-label", .object(.sentence)),
    .enforced("x-trim", .either([.flag, .choice(["all"])])),
    .enforced("x-blank", .choice(["absent"])),
    .enforced("x-plain-text", .choice(["line", "text"])),
    .enforced("x-checksum", .choice(["siret"])),
    .enforced("x-future", .flag),
    .enforced("x-sensitive", .flag),
    .enforced("x-error", .string),
    .enforced("x-messages", messages),
    .enforced("x-envelope", .flag),
    .enforced("x-invariant", .list(.object(.invariant), atLeast: 1)),
    .enforced("x-demands", .list(.object(.demand), atLeast: 1)),
    .enforced("x-max-part", .positive),
    .enforced("x-csrf", .flag),
  ]

  static let typeNames = ["null", "boolean", "object", "array", "number", "string", "integer"]
  private static let noConditions = "a shape that depends on a member is a `oneOf` with a discriminator"
  private static let noXML = "bodies are JSON, forms or bytes; XML is not spoken"
}
