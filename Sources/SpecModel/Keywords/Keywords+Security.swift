/// Security: OpenAPI 3.1, sections 4.8.27 to 4.8.30.
extension Keywords {
  static let securitySections: [ObjectKind: Section] = [
    .securityScheme: section([
      .enforced("type", .choice(["http", "oauth2", "apiKey"]), required: true),
      .documented("description", .string),
      .enforced("name", .string),
      .enforced("in", .choice(["cookie"])),
      .enforced("scheme", .choice(["basic", "bearer"])),
      .rejected("bearerFormat", "bearer tokens are described by an `oauth2` scheme"),
      .enforced("flows", .object(.oauthFlows)),
      .rejected("openIdConnectUrl", "OpenID Connect is not spoken; tokens come from the `oauth2` scheme's `tokenUrl`"),
      .enforced("x-form-credentials", .object(.formCredentials)),
    ]),
    .oauthFlows: section([
      .rejected("implicit", "clients are servers and use the client credentials grant (RFC 9700 section 2.1.2)"),
      .rejected("password", "clients never see a person's password (RFC 9700 section 2.4)"),
      .enforced("clientCredentials", .object(.oauthFlow), required: true),
      .rejected("authorizationCode", "tokens belong to clients, never to a person"),
    ]),
    .oauthFlow: section([
      .rejected("authorizationUrl", "the client credentials grant has no authorization endpoint"),
      .documented("tokenUrl", .string, required: true),
      .rejected("refreshUrl", "the client credentials grant issues no refresh token (RFC 6749 section 4.4.3)"),
      .enforced("scopes", .map(.any, .string), required: true),
    ]),
    .securityRequirement: section(
      [], patterned: Patterned(name: "{name}", keys: .any, shape: .list(.string))),
  ]
}
