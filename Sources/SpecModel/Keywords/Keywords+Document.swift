/// The objects around the operations: OpenAPI 3.1, sections 4.8.1 to 4.8.9 and 4.8.22.
extension Keywords {
  static let documentSections: [ObjectKind: Section] = [
    .openAPI: section([
      .enforced("openapi", .choice(["3.1.0", "3.1.1", "3.1.2"]), required: true),
      .documented("info", .object(.info), required: true),
      .enforced(
        "jsonSchemaDialect",
        .choice(["https://spec.openapis.org/oas/3.1/dialect/base", schemaDialect])),
      .documented("servers", .list(.object(.server))),
      .enforced("paths", .object(.paths)),
      .enforced("webhooks", .map(.any, .referable(.webhookItem))),
      .enforced("components", .object(.components)),
      .enforced("security", .list(.object(.securityRequirement))),
      .enforced("tags", .list(.object(.tag))),
      .documented("externalDocs", .object(.externalDocs)),
      .enforced("x-quotas", .map(.componentName, .object(.quota))),
      .enforced("x-limits", .object(.limits)),
      .enforced("x-permissions", .map(.componentName, .string)),
      .enforced("x-errors", .map(.componentName, .map(.choice(failures), .object(.errorWording)))),
      .documented("x-voices", .map(.componentName, .object(.voices))),
      .enforced("x-messages", messages),
      .enforced("x-transport-responses", .map(.status, .referable(.response))),
      .enforced("x-time-zone", .string),
    ]),
    .info: section([
      .documented("title", .string, required: true),
      .documented("summary", .string),
      .documented("description", .string),
      .documented("termsOfService", .string),
      .documented("contact", .object(.contact)),
      .documented("license", .object(.license)),
      .documented("version", .string, required: true),
    ]),
    .contact: section([
      .documented("name", .string),
      .documented("url", .string),
      .documented("email", .string),
    ]),
    .license: section([
      .documented("name", .string, required: true),
      .documented("identifier", .string),
      .documented("url", .string),
    ]),
    .server: section([
      .documented("url", .string, required: true),
      .documented("description", .string),
      .documented("variables", .map(.any, .object(.serverVariable))),
    ]),
    .serverVariable: section([
      .documented("enum", .list(.string, atLeast: 1)),
      .documented("default", .string, required: true),
      .documented("description", .string),
    ]),
    .components: section([
      .enforced("schemas", .map(.componentName, .schema)),
      .enforced("responses", .map(.componentName, .referable(.response))),
      .enforced("parameters", .map(.componentName, .referable(.parameter))),
      .documented("examples", .map(.componentName, .referable(.example))),
      .enforced("requestBodies", .map(.componentName, .referable(.requestBody))),
      .enforced("headers", .map(.componentName, .referable(.header))),
      .enforced("securitySchemes", .map(.componentName, .referable(.securityScheme))),
      .enforced("links", .map(.componentName, .referable(.link))),
      .rejected("callbacks", noCallbacks),
      .enforced("pathItems", .map(.componentName, .referable(.pathItem))),
    ]),
    .paths: section([], patterned: Patterned(name: "/{path}", keys: .path, shape: .object(.pathItem))),
    .externalDocs: section([
      .documented("description", .string),
      .documented("url", .string, required: true),
    ]),
    .tag: section([
      .enforced("name", .string, required: true),
      .documented("description", .string),
      .documented("externalDocs", .object(.externalDocs)),
    ]),
    .reference: section([
      .enforced("$ref", .string, required: true),
      .documented("summary", .string),
      .documented("description", .string),
    ]),
  ]

  static let schemaDialect = "https://json-schema.org/draft/2020-12/schema"
  static let noCallbacks =
    "a callback is a webhook whose address comes with the request; what the service calls is written under `webhooks`"
}
