// Generated from spec.yaml by `spec generate`. Changes are lost: change the contract.

import Runtime

extension ScopeSet {
  /// Reading
  public static let read = ScopeSet(rawValue: 1 << 0)
  /// Writing
  public static let write = ScopeSet(rawValue: 1 << 1)

  /// The scopes by their names in the contract, in its order.
  public static let named: [(name: String, scope: ScopeSet)] = [
    ("read", .read),
    ("write", .write),
  ]
}

/// The contract as the runtime reads it.
enum Tables {
  static let all = APITables(
    operations: operations, quotas: quotas, profiles: profiles,
    transportProfile: 0, pagesProfile: 1, rules: Rules.all
  )

  private static let operations: [OperationDescriptor] = [
    // 0
    OperationDescriptor(
      id: "listThings", method: .get, route: "/things",
      security: .bearer(anyOf: [[.read], [.read, .write]]), quota: 0,
      body: nil,
      produces: ["application/json"], maxResponse: 65536,
      timeoutMilliseconds: 5000, profile: 0
    ),
    // 1
    OperationDescriptor(
      id: "createThing", method: .post, route: "/things",
      security: .bearer(anyOf: [[.write]]), quota: 0,
      body: BodyRule(required: true, media: [BodyRule.Media(type: "application/json", cap: 65536)]),
      produces: ["application/json"], maxResponse: 65536,
      timeoutMilliseconds: 5000, profile: 0
    ),
    // 2
    OperationDescriptor(
      id: "deleteThing", method: .delete, route: "/things/{id}",
      security: .bearer(anyOf: [[]]), quota: 0,
      body: nil,
      produces: [], maxResponse: 65536,
      timeoutMilliseconds: 5000, profile: 0
    ),
    // 3
    OperationDescriptor(
      id: "getPicture", method: .get, route: "/things/{id}/picture/{number}",
      security: .open, quota: nil,
      body: nil,
      produces: ["image/png"], maxResponse: 1048576,
      timeoutMilliseconds: 5000, profile: 0, environments: [.sandbox, .staging]
    ),
    // 4
    OperationDescriptor(
      id: "putPicture", method: .put, route: "/things/{id}/picture/{number}",
      security: .bearer(anyOf: [[.write]]), quota: 0,
      body: BodyRule(required: true, media: [BodyRule.Media(type: "image/png", cap: 1048576, buffered: false)]),
      produces: [], maxResponse: 65536,
      timeoutMilliseconds: 5000, profile: 0, environments: [.sandbox, .staging]
    ),
    // 5
    OperationDescriptor(
      id: "claimThing", method: .post, route: "/things/mine",
      security: .client, quota: 0,
      body: BodyRule(required: true, media: [BodyRule.Media(type: "application/x-www-form-urlencoded", cap: 1024)]),
      produces: [], maxResponse: 65536,
      timeoutMilliseconds: 5000, profile: 0
    ),
    // 6
    OperationDescriptor(
      id: "fileThing", method: .post, route: "/things/{id}/papers",
      security: .bearer(anyOf: [[.write]]), quota: 0,
      body: BodyRule(required: true, media: [BodyRule.Media(type: "multipart/form-data", cap: 4096, buffered: false)]),
      produces: [], maxResponse: 65536,
      timeoutMilliseconds: 5000, profile: 0
    ),
    // 7
    OperationDescriptor(
      id: "noteThing", method: .put, route: "/things/{id}/note",
      security: .open, quota: 0,
      body: BodyRule(required: false, media: [BodyRule.Media(type: "application/json", cap: 1024), BodyRule.Media(type: "multipart/form-data", cap: 1024, buffered: false), BodyRule.Media(type: "application/x-www-form-urlencoded", cap: 1024)]),
      produces: [], maxResponse: 65536,
      timeoutMilliseconds: 5000, profile: 0
    ),
    // 8
    OperationDescriptor(
      id: "surveyThing", method: .post, route: "/things/{id}/survey",
      security: .open, quota: 0,
      body: BodyRule(required: true, media: [BodyRule.Media(type: "multipart/form-data", cap: 4096, buffered: false)]),
      produces: [], maxResponse: 65536,
      timeoutMilliseconds: 5000, profile: 0
    ),
    // 9
    OperationDescriptor(
      id: "placeThing", method: .post, route: "/things/{id}/address",
      security: .open, quota: 0,
      body: BodyRule(required: true, media: [BodyRule.Media(type: "application/x-www-form-urlencoded", cap: 4096)]),
      produces: [], maxResponse: 65536,
      timeoutMilliseconds: 5000, profile: 0
    ),
    // 10
    OperationDescriptor(
      id: "showStep", method: .get, route: "/pages/{step}",
      security: .browser(cookie: "small_session"), quota: nil,
      body: nil,
      produces: ["text/html"], maxResponse: 65536,
      timeoutMilliseconds: 5000, profile: 1
    ),
    // 11
    OperationDescriptor(
      id: "sendStep", method: .post, route: "/pages/{step}",
      security: .browser(cookie: "small_session"), quota: nil,
      body: BodyRule(required: true, media: [BodyRule.Media(type: "application/x-www-form-urlencoded", cap: 4096), BodyRule.Media(type: "multipart/form-data", cap: 4096, buffered: false)]),
      produces: [], maxResponse: 65536,
      timeoutMilliseconds: 5000, profile: 1
    ),
    // 12
    OperationDescriptor(
      id: "leaveStep", method: .post, route: "/pages/{step}/leave",
      security: .browser(cookie: "small_session"), quota: nil,
      body: nil,
      produces: [], maxResponse: 65536,
      timeoutMilliseconds: 5000, profile: 1
    ),
    // 13
    OperationDescriptor(
      id: "getFile", method: .get, route: "/pages/{step}/files/{path}",
      security: .open, quota: nil,
      body: nil,
      produces: ["text/css", "font/woff2"], maxResponse: 65536,
      timeoutMilliseconds: 5000, profile: 1
    ),
    // 14
    OperationDescriptor(
      id: "getFigures", method: .get, route: "/figures",
      security: .operator, quota: nil,
      body: nil,
      produces: ["text/plain"], maxResponse: 65536,
      timeoutMilliseconds: 5000, profile: 0
    ),
  ]

  private static let quotas: [QuotaDescriptor] = [
    QuotaDescriptor(name: "api", limit: 100, windowSeconds: 60, burst: 5),
  ]

  private static let profiles: [ErrorProfile] = [
    ErrorProfile(
      name: "api",
      templates: [
        // malformed
        ErrorProfile.Template(status: 400, members: [("error", "\"Bad Request\"")], adds: [.errors]),
        // unauthenticated
        ErrorProfile.Template(status: 401, members: [("error", "\"Not authorized\"")]),
        // inactive
        ErrorProfile.Template(status: 401, members: [("error", "\"Not authorized\"")]),
        // forbidden
        ErrorProfile.Template(status: 403, members: [("error", "\"Forbidden\"")]),
        // not-permitted
        ErrorProfile.Template(status: 403, members: [("error", "\"Forbidden\"")]),
        // csrf
        ErrorProfile.Template(status: 403, members: [("error", "\"Forbidden\"")]),
        // not-found
        ErrorProfile.Template(status: 404, members: [("error", "\"Not found\"")]),
        // method-not-allowed
        ErrorProfile.Template(status: 405, members: [("error", "\"Method not allowed\"")]),
        // not-acceptable
        ErrorProfile.Template(status: 406, members: [("error", "\"Not acceptable\"")]),
        // request-timeout
        ErrorProfile.Template(status: 408, members: [("error", "\"Request timeout\"")]),
        // payload-too-large
        ErrorProfile.Template(status: 413, members: [("error", "\"Payload too large\"")]),
        // uri-too-long
        ErrorProfile.Template(status: 414, members: [("error", "\"URI too long\"")]),
        // unsupported-media-type
        ErrorProfile.Template(status: 415, members: [("error", "\"Unsupported media type\"")]),
        // invalid
        ErrorProfile.Template(
          status: 422,
          members: [("error", "\"Validation failed\"")],
          adds: [.errors, .fieldErrors]),
        // too-many-requests
        ErrorProfile.Template(status: 429, members: [("error", "\"Rate limit exceeded\"")], adds: [.retryAfter]),
        // headers-too-large
        ErrorProfile.Template(status: 431, members: [("error", "\"Headers too large\"")]),
        // fault
        ErrorProfile.Template(status: 500, members: [("error", "\"Internal server error\"")], adds: [.requestID]),
        // unavailable
        ErrorProfile.Template(status: 503, members: [("error", "\"Service unavailable\"")], adds: [.retryAfter]),
        // version-not-supported
        ErrorProfile.Template(status: 505, members: [("error", "\"HTTP version not supported\"")]),
      ]
    ),
    ErrorProfile(
      name: "pages",
      templates: [
        // malformed
        ErrorProfile.Template(
          status: 400,
          page: .init(title: "Demande illisible", text: "Le formulaire n’a pas pu être lu.")),
        // unauthenticated
        ErrorProfile.Template(
          status: 403,
          page: .init(title: "Accès refusé", text: "Cette page ne vous est pas ouverte.")),
        // inactive
        ErrorProfile.Template(
          status: 403,
          page: .init(title: "Accès refusé", text: "Cette page ne vous est pas ouverte.")),
        // forbidden
        ErrorProfile.Template(
          status: 403,
          page: .init(title: "Accès refusé", text: "Cette page ne vous est pas ouverte.")),
        // not-permitted
        ErrorProfile.Template(
          status: 403,
          page: .init(title: "Accès refusé", text: "Cette page ne vous est pas ouverte.")),
        // csrf
        ErrorProfile.Template(
          status: 403,
          page: .init(title: "Session expirée", text: "Rechargez la page, puis recommencez.")),
        // not-found
        ErrorProfile.Template(
          status: 404,
          page: .init(title: "Page introuvable", text: "La page demandée n’existe pas.")),
        // method-not-allowed
        ErrorProfile.Template(
          status: 405,
          page: .init(title: "Action impossible", text: "Cette page ne se demande pas ainsi.")),
        // not-acceptable
        ErrorProfile.Template(
          status: 406,
          page: .init(title: "Format indisponible", text: "Cette page n’existe qu’en HTML.")),
        // request-timeout
        ErrorProfile.Template(status: 408, page: .init(title: "Demande trop lente", text: "Recommencez.")),
        // payload-too-large
        ErrorProfile.Template(
          status: 413,
          page: .init(title: "Envoi trop volumineux", text: "Réduisez la taille des fichiers.")),
        // uri-too-long
        ErrorProfile.Template(status: 414, page: .init(title: "Adresse trop longue", text: "Vérifiez l’adresse.")),
        // unsupported-media-type
        ErrorProfile.Template(status: 415, page: .init(title: "Format inconnu", text: "Utilisez le formulaire.")),
        // invalid
        ErrorProfile.Template(
          status: 422,
          page: .init(title: "Adresse incorrecte", text: "L’adresse de la page n’est pas valable.")),
        // too-many-requests
        ErrorProfile.Template(status: 429, page: .init(title: "Trop de demandes", text: "Patientez un instant.")),
        // headers-too-large
        ErrorProfile.Template(
          status: 431,
          page: .init(title: "Demande trop longue", text: "Effacez les cookies de ce site.")),
        // fault
        ErrorProfile.Template(status: 500, page: .init(title: "Erreur", text: "Une erreur est survenue.")),
        // unavailable
        ErrorProfile.Template(
          status: 503,
          page: .init(title: "Service indisponible", text: "Recommencez dans un instant.")),
        // version-not-supported
        ErrorProfile.Template(
          status: 505,
          page: .init(title: "Navigateur inconnu", text: "Mettez à jour votre navigateur.")),
      ]
    ),
  ]
}
