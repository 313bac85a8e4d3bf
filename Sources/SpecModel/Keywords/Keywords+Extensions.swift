/// The objects of our own vocabulary, explained in `spec/extensions.md`.
extension Keywords {
  static let extensionSections: [ObjectKind: Section] = [
    .quota: section([
      .enforced("limit", .positive, required: true),
      .enforced("window", .positive, required: true),
      .enforced("burst", .positive, required: true),
    ]),
    .limits: section([
      .enforced("request-line", .positive, required: true),
      .enforced("header-bytes", .positive, required: true),
      .enforced("header-fields", .positive, required: true),
      .enforced("json-depth", .positive, required: true),
      .enforced("form-fields", .positive, required: true),
      .enforced("form-texts", .positive, required: true),
      .enforced("violations", .positive, required: true),
      .enforced("further-violations", .object(.sentence), required: true),
    ]),
    .errorWording: section([
      .enforced("status", .positive, required: true),
      .enforced("body", .map(.any, .any)),
      .enforced(
        "adds",
        .list(.choice(["errors", "field_errors", "retry_after", "error_description", "request_id"]))),
      .enforced("page", .object(.failurePage)),
    ]),
    .failurePage: section([
      .enforced("title", .string, required: true),
      .enforced("text", .string, required: true),
    ]),
    .voices: section([
      .documented("editor", .object(.sentence), required: true),
      .documented("operator", .object(.sentence), required: true),
      .documented("support", .object(.sentence), required: true),
    ]),
    .exemption: section([.enforced("exempt", .string, required: true)]),
    .order: section([
      .enforced("by", .string, required: true),
      .enforced("direction", .choice(["ascending", "descending"]), required: true),
    ]),
    .sentence: section([
      .enforced("en", .string, required: true),
      .enforced("fr", .string, required: true),
    ]),
    .unmetered: section([.enforced("unmetered", .string, required: true)]),
    .invariant: section([
      .enforced("not-alone", .object(.notAlone)),
      .enforced("at-most-size", .object(.atMostSize)),
      .enforced("in-order", .object(.inOrder)),
      .enforced("message", .object(.sentence)),
    ]),
    .notAlone: section([
      .enforced("in", .string, required: true),
      .enforced("value", .string, required: true),
    ]),
    .atMostSize: section([
      .enforced("value", .string, required: true),
      .enforced("of", .string, required: true),
      .enforced("or-one-with", .string),
    ]),
    .inOrder: section([
      .enforced("first", .string, required: true),
      .enforced("last", .string, required: true),
    ]),
    .demand: section([
      .enforced("permission", .string, required: true),
      .enforced("in", .string, required: true),
      .enforced("value", .string, required: true),
      .enforced("message", .object(.sentence)),
    ]),
    .formCredentials: section([
      .enforced("id", .string, required: true),
      .enforced("secret", .string, required: true),
    ]),
    .webhookDelivery: section([
      .enforced("timeout", .positive, required: true),
      .enforced("retry-after", .list(.count), required: true),
      .enforced("breaker", .object(.breaker), required: true),
      .enforced("signature-header", .string, required: true),
    ]),
    .breaker: section([
      .enforced("failures", .positive, required: true),
      .enforced("open-for", .positive, required: true),
    ]),
  ]

  /// The keys of `x-errors`: what the runtime itself can refuse a request for.
  public static let failures = [
    "malformed", "unauthenticated", "inactive", "forbidden", "not-permitted", "csrf", "not-found",
    "method-not-allowed", "not-acceptable", "request-timeout", "payload-too-large", "uri-too-long",
    "unsupported-media-type",
    "invalid", "too-many-requests", "headers-too-large", "fault", "unavailable", "version-not-supported",
  ]

  /// The keys of `x-messages`: the rules that a value can break.
  public static let rules = [
    "required", "type", "enum", "const", "minLength", "maxLength", "pattern", "format", "minimum",
    "exclusiveMinimum", "maximum", "exclusiveMaximum", "multipleOf", "minItems", "maxItems", "uniqueItems",
    "minProperties", "maxProperties", "dependentRequired", "propertyNames", "additionalProperties", "oneOf",
    "x-plain-text", "x-checksum", "x-future", "x-invariant", "x-demands",
  ]

  static let messages: Shape = .map(.choice(rules), .object(.sentence))
}
