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
    transportProfile: 0, rules: Rules.all
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
  ]
}
