/// The objects of an operation: OpenAPI 3.1, sections 4.8.9 to 4.8.21.
extension Keywords {
  static let operationSections: [ObjectKind: Section] = [
    .pathItem: section([
      .enforced("$ref", .reference(.pathItem)),
      .documented("summary", .string),
      .documented("description", .string),
      .enforced("get", .object(.operation)),
      .enforced("put", .object(.operation)),
      .enforced("post", .object(.operation)),
      .enforced("delete", .object(.operation)),
      .rejected("options", "the router answers OPTIONS from the methods of the path"),
      .rejected("head", "HEAD comes with GET"),
      .enforced("patch", .object(.operation)),
      .rejected("trace", "TRACE echoes credentials and is never served"),
      .rejected("servers", "every operation is served at the addresses of the root's `servers`"),
      .enforced("parameters", .list(.referable(.parameter))),
      .enforced(
        "x-environments",
        .list(.choice(["sandbox", "staging", "preprod", "production"]), atLeast: 1)),
    ]),
    .webhookItem: section(
      [
        .enforced("$ref", .reference(.webhookItem)),
        .documented("summary", .string),
        .documented("description", .string),
        .enforced("post", .object(.webhookOperation)),
        .enforced("parameters", .list(.referable(.parameter))),
      ]
        + ["get", "put", "delete", "options", "head", "patch", "trace"].map {
          .rejected($0, "an event is delivered by POST")
        }
        + [.rejected("servers", "an event is delivered to the address its receiver has registered")]),
    .operation: section(
      operationRows(.responses) + [
        .documented("x-summary-fr", .string),
        .enforced("x-quota", .either([.string, .object(.unmetered)])),
        .enforced("x-timeout", .positive),
        .enforced("x-error-profile", .string),
        .enforced("x-csrf", .object(.exemption)),
        .enforced("x-internal", .flag),
        .enforced("x-order", .object(.order)),
      ]),
    .webhookOperation: section(
      operationRows(.webhookResponses) + [
        .documented("x-summary-fr", .string),
        .enforced("x-webhook-delivery", .object(.webhookDelivery)),
      ]),
    .parameter: section([
      .enforced("name", .string, required: true),
      .enforced("in", .choice(["query", "header", "path"]), required: true),
      .documented("description", .string),
      .enforced("required", .boolean),
      .documented("deprecated", .boolean),
      .rejected("allowEmptyValue", "an empty value is a value; OpenAPI itself advises against the keyword"),
      .enforced("style", .choice(["simple", "form"])),
      .enforced("explode", .boolean),
      .rejected("allowReserved", "a value is always percent-decoded, so that the sender's choice makes no difference"),
      .enforced("schema", .schema),
      .documented("example", .any),
      .documented("examples", .map(.any, .referable(.example))),
      .rejected("content", "a parameter is a scalar or a list, described by `schema`"),
      .enforced("x-rest-of-path", .flag),
    ]),
    .requestBody: section([
      .documented("description", .string),
      .enforced("content", .map(.mediaType, .object(.requestMedia)), required: true),
      .enforced("required", .boolean),
    ]),
    .requestMedia: section(
      mediaRows + [
        .enforced("encoding", .map(.any, .object(.encoding))), .enforced("x-max-body", .positive),
        .enforced("x-invalid", .choice(["handler"])),
      ]),
    .responseMedia: section(
      mediaRows + [.rejected("encoding", "it says how forms are read"), .enforced("x-max-response", .positive)]),
    .encoding: section([
      .rejected("contentType", noEncoding),
      .rejected("headers", noEncoding),
      .enforced("style", .choice(["deepObject"]), required: true),
      .enforced("explode", .flag, required: true),
      .rejected("allowReserved", noEncoding),
    ]),
    .responses: section(
      statusRanges,
      patterned: Patterned(name: "{status}", keys: .status, shape: .referable(.response))),
    .webhookResponses: section(
      statusRanges,
      patterned: Patterned(name: "{status}", keys: .status, shape: .referable(.response))),
    .response: section([
      .documented("description", .string, required: true),
      .enforced("headers", .map(.any, .referable(.header))),
      .enforced("content", .map(.sentMediaType, .object(.responseMedia))),
      .enforced("links", .map(.componentName, .referable(.link))),
      .enforced("x-compress", .flag),
    ]),
    .callback: section([.rejected("{expression}", noCallbacks)]),
    .example: section([
      .documented("summary", .string),
      .documented("description", .string),
      .documented("value", .any),
      .rejected("externalValue", "an example stands in the contract, so that it can be checked"),
    ]),
    .link: section([
      .rejected("operationRef", "a link names its operation by `operationId`"),
      .enforced("operationId", .string, required: true),
      .enforced("parameters", .map(.any, .any)),
      .rejected("requestBody", "a link fills parameters; a body is not made of an earlier answer"),
      .documented("description", .string),
      .rejected("server", "every operation is served at the addresses of the root's `servers`"),
    ]),
    .header: section([
      .documented("description", .string),
      .enforced("required", .boolean),
      .documented("deprecated", .boolean),
      .enforced("style", .choice(["simple"])),
      .enforced("explode", .boolean),
      .enforced("schema", .schema),
      .documented("example", .any),
      .documented("examples", .map(.any, .referable(.example))),
      .rejected("content", "a header is a scalar, described by `schema`"),
      .enforced("x-set-by", .choice(["runtime", "handler"])),
    ]),
  ]

  private static func operationRows(_ responses: ObjectKind) -> [Keyword] {
    let own = responses == .responses
    return [
      .enforced("tags", .list(.string)),
      .documented("summary", .string),
      .documented("description", .string),
      .documented("externalDocs", .object(.externalDocs)),
      .enforced("operationId", .string),
      .enforced("parameters", .list(.referable(.parameter))),
      .enforced("requestBody", .referable(.requestBody)),
      .enforced("responses", .object(responses)),
      .rejected("callbacks", noCallbacks),
      .documented("deprecated", .boolean),
      own
        ? .enforced("security", .list(.object(.securityRequirement)))
        : .rejected("security", "an event is authenticated by its signature (`x-webhook-delivery`)"),
      .rejected("servers", "every operation is served at the addresses of the root's `servers`"),
    ]
  }

  private static let mediaRows: [Keyword] = [
    .enforced("schema", .schema),
    .documented("example", .any),
    .documented("examples", .map(.any, .referable(.example))),
  ]

  private static let noEncoding =
    "the parts of a form are read by their schema: scalars as text, `format: binary` as files; "
    + "other encodings are not read"

  private static let statusRanges: [Keyword] =
    [.rejected("default", "a default answer leaves the statuses open; each one is declared")]
    + (1...5).map { .rejected("\($0)XX", "a range leaves the statuses open; each one is declared") }
}
