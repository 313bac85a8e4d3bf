/// The contract as the rest of the system sees it: values only, nothing of YAML, in the order of the file.
public struct API: Sendable, Hashable {
  public var title: String
  public var version: String
  public var description: String?
  /// The contract file exactly as it was read (UTF-8).
  public var source: [UInt8]
  /// The same document as JSON, members in the file's order, cross-file references kept as written.
  public var json: [UInt8]
  /// Component schemas by name, in the file's order.
  public var schemas: [NamedSchema]
  public var operations: [Operation]
  public var webhooks: [Webhook]
  public var quotas: [Quota]
  public var errorProfiles: [ErrorProfile]
  /// What any request can be answered before an operation is chosen (`x-transport-responses`).
  public var transportResponses: [Response]
  /// The scopes of the `oauth2` scheme, in order, with their descriptions.
  public var scopes: [Scope]
  /// What an administrator can allow an editor (`x-permissions`), in order.
  public var permissions: [Permission]
  public var tags: [Tag]

  public init(title: String, version: String) {
    self.title = title
    self.version = version
    source = []
    json = []
    schemas = []
    operations = []
    webhooks = []
    quotas = []
    errorProfiles = []
    transportResponses = []
    scopes = []
    permissions = []
    tags = []
  }
}

public struct NamedSchema: Sendable, Hashable {
  public var name: String
  public var schema: Schema
  public init(name: String, schema: Schema) {
    self.name = name
    self.schema = schema
  }
}

public struct Scope: Sendable, Hashable {
  public var name: String
  public var description: String
  public init(name: String, description: String) {
    self.name = name
    self.description = description
  }
}

public struct Permission: Sendable, Hashable {
  public var name: String
  public var description: String
  public init(name: String, description: String) {
    self.name = name
    self.description = description
  }
}

public struct Tag: Sendable, Hashable {
  public var name: String
  public var description: String?
  public init(name: String, description: String?) {
    self.name = name
    self.description = description
  }
}

public enum Method: String, Sendable, Hashable, CaseIterable {
  case get = "GET", put = "PUT", post = "POST", delete = "DELETE", patch = "PATCH"
}

/// One operation: a method on a path template.
public struct Operation: Sendable, Hashable {
  /// `operationId`, lower camel case.
  public var id: String
  public var site: Site
  public var method: Method
  public var path: [PathSegment]
  public var tag: String
  public var summary: Message
  public var description: String?
  public var deprecated: Bool
  /// Path, query and header parameters in the file's order, the path item's first.
  public var parameters: [Parameter]
  public var body: RequestBody?
  /// Every declared answer, by ascending status.
  public var responses: [Response]
  public var security: Security
  public var quota: QuotaUse
  /// `x-timeout`, in milliseconds: how long the operation may take once its request is complete.
  public var timeoutMilliseconds: Rule<Int>
  /// The name of the ``ErrorProfile`` that words the runtime's refusals.
  public var errorProfile: String
  /// `x-environments` of its path: where the path exists; nil means everywhere.
  public var environments: [String]?
  /// Whether some body of it demands a permission of the editor (`x-demands`).
  public var demandsPermission = false

  /// The path template as written, such as `/api/v1/public_markets/{identifier}`.
  public var pathTemplate: String {
    path.isEmpty
      ? "/"
      : path.map { segment in
        switch segment {
        case .literal(let text): "/" + text
        case .parameter(let name): "/{" + name + "}"
        }
      }.joined()
  }

  public init(
    id: String, site: Site, method: Method, path: [PathSegment], tag: String, summary: Message,
    description: String? = nil, deprecated: Bool = false, parameters: [Parameter] = [],
    body: RequestBody? = nil, responses: [Response], security: Security, quota: QuotaUse,
    timeoutMilliseconds: Rule<Int>, errorProfile: String, environments: [String]? = nil
  ) {
    self.id = id
    self.site = site
    self.method = method
    self.path = path
    self.tag = tag
    self.summary = summary
    self.description = description
    self.deprecated = deprecated
    self.parameters = parameters
    self.body = body
    self.responses = responses
    self.security = security
    self.quota = quota
    self.timeoutMilliseconds = timeoutMilliseconds
    self.errorProfile = errorProfile
    self.environments = environments
  }
}

/// One segment of a path template; a parameter fills a whole segment.
public enum PathSegment: Sendable, Hashable {
  case literal(String)
  case parameter(String)
}

public struct Parameter: Sendable, Hashable {
  public enum Place: String, Sendable, Hashable { case path, query, header }
  /// How an array is written: `a,b` in one value, or the name repeated (`explode`, query only).
  public enum ListStyle: Sendable, Hashable { case commaSeparated, repeated }

  public var name: String
  public var place: Place
  public var site: Site
  public var description: String?
  public var schema: SchemaUse
  public var required: Rule<Bool>?
  public var listStyle: ListStyle
  public var label: Message
  public var examples: [NamedExample]

  public init(
    name: String, place: Place, site: Site, description: String? = nil, schema: SchemaUse,
    required: Rule<Bool>? = nil, listStyle: ListStyle = .repeated, label: Message,
    examples: [NamedExample] = []
  ) {
    self.name = name
    self.place = place
    self.site = site
    self.description = description
    self.schema = schema
    self.required = required
    self.listStyle = listStyle
    self.label = label
    self.examples = examples
  }
}

public struct NamedExample: Sendable, Hashable {
  public var name: String
  public var summary: String?
  public var value: Located<JSONValue>
  public init(name: String, summary: String? = nil, value: Located<JSONValue>) {
    self.name = name
    self.summary = summary
    self.value = value
  }
}

public struct RequestBody: Sendable, Hashable {
  public var site: Site
  public var required: Bool
  /// At least one, in the file's order.
  public var contents: [MediaContent]
  public init(site: Site, required: Bool, contents: [MediaContent]) {
    self.site = site
    self.required = required
    self.contents = contents
  }
}

public enum MediaKind: String, Sendable, Hashable { case json, form, multipart, binary, text }

/// One media type of a body or of an answer.
public struct MediaContent: Sendable, Hashable {
  /// Lower case, without parameters: `application/json`.
  public var mediaType: String
  public var kind: MediaKind
  public var schema: SchemaUse
  /// `x-max-body` or `x-max-response`, in bytes.
  public var maxBytes: Rule<Int>
  public var examples: [NamedExample]
  public init(
    mediaType: String, kind: MediaKind, schema: SchemaUse, maxBytes: Rule<Int>,
    examples: [NamedExample] = []
  ) {
    self.mediaType = mediaType
    self.kind = kind
    self.schema = schema
    self.maxBytes = maxBytes
    self.examples = examples
  }
}

public struct Response: Sendable, Hashable {
  public var status: Int
  public var site: Site
  public var description: String
  public var headers: [ResponseHeader]
  /// Empty for an answer without a body.
  public var contents: [MediaContent]
  public var links: [Link]
  public init(
    status: Int, site: Site, description: String, headers: [ResponseHeader] = [],
    contents: [MediaContent] = [], links: [Link] = []
  ) {
    self.status = status
    self.site = site
    self.description = description
    self.headers = headers
    self.contents = contents
    self.links = links
  }
}

public struct ResponseHeader: Sendable, Hashable {
  /// `x-set-by`: the runtime writes the header itself (quota, request id, authentication challenge …), or the handler
  /// gives its value. A header whose schema is a `const` string is written by the generated code and needs neither.
  public enum Setter: Sendable, Hashable { case runtime, handler, constant(String) }
  public var name: String
  public var site: Site
  public var description: String?
  public var required: Bool
  public var schema: SchemaUse
  public var setBy: Setter
  public var examples: [NamedExample]
  public init(
    name: String, site: Site, description: String? = nil, required: Bool, schema: SchemaUse,
    setBy: Setter, examples: [NamedExample] = []
  ) {
    self.name = name
    self.site = site
    self.description = description
    self.required = required
    self.schema = schema
    self.setBy = setBy
    self.examples = examples
  }
}

/// An OpenAPI link: which operation an answer leads to, and how its parameters come from the answer.
public struct Link: Sendable, Hashable {
  public var name: String
  public var site: Site
  public var operationID: String
  /// Parameter name and runtime expression (`$response.body#/identifier`).
  public var parameters: [LinkParameter]
  public init(name: String, site: Site, operationID: String, parameters: [LinkParameter]) {
    self.name = name
    self.site = site
    self.operationID = operationID
    self.parameters = parameters
  }
}

public struct LinkParameter: Sendable, Hashable {
  public var name: String
  public var expression: String
  public init(name: String, expression: String) {
    self.name = name
    self.expression = expression
  }
}

public enum Security: Sendable, Hashable {
  /// `security: []`
  case open
  /// A bearer token that carries every scope of at least one of these alternatives.
  case bearer(anyOf: [[String]])
  /// The OAuth client's own credentials: HTTP Basic, or these members of the form body, never both.
  case client(idMember: String, secretMember: String)
}

/// A named quota of `x-quotas`, shared by the operations that name it.
public struct Quota: Sendable, Hashable {
  public var name: String
  public var site: Site
  /// Requests in one window.
  public var limit: Rule<Int>
  public var windowSeconds: Rule<Int>
  /// Requests at once: the size of the token bucket that refills at `limit / window`.
  public var burst: Rule<Int>
  public init(name: String, site: Site, limit: Rule<Int>, windowSeconds: Rule<Int>, burst: Rule<Int>) {
    self.name = name
    self.site = site
    self.limit = limit
    self.windowSeconds = windowSeconds
    self.burst = burst
  }
}

public enum QuotaUse: Sendable, Hashable {
  case metered(String)
  case unmetered(reason: String)
}

/// How the refusals of the runtime are worded for the operations that name this profile (`x-errors`).
public struct ErrorProfile: Sendable, Hashable {
  public var name: String
  public var site: Site
  public var entries: [Entry]
  public init(name: String, site: Site, entries: [Entry]) {
    self.name = name
    self.site = site
    self.entries = entries
  }

  public struct Entry: Sendable, Hashable {
    public var failure: Failure
    public var site: Site
    public var status: Int
    /// The constant members of the body.
    public var body: JSONValue
    /// Members that are known only when it happens, added to `body` in this order.
    public var adds: [DynamicMember]
    public init(failure: Failure, site: Site, status: Int, body: JSONValue, adds: [DynamicMember] = []) {
      self.failure = failure
      self.site = site
      self.status = status
      self.body = body
      self.adds = adds
    }
  }
}

/// What the runtime itself can refuse a request for. The raw value is the key in `x-errors`.
public enum Failure: String, Sendable, Hashable, CaseIterable {
  /// The message or its body cannot be read: HTTP, JSON or form syntax, a broken envelope.
  case malformed
  /// No credentials, or credentials that prove nothing.
  case unauthenticated
  /// Right credentials of an editor that is not authorized or not active.
  case inactive
  /// The token lacks the scope.
  case forbidden
  /// The editor lacks a permission that the request demands.
  case notPermitted = "not-permitted"
  /// No such route, or a path parameter that no resource can have.
  case notFound = "not-found"
  case methodNotAllowed = "method-not-allowed"
  case notAcceptable = "not-acceptable"
  /// The client took too long to send its request.
  case requestTimeout = "request-timeout"
  case payloadTooLarge = "payload-too-large"
  case uriTooLong = "uri-too-long"
  case unsupportedMediaType = "unsupported-media-type"
  /// The request can be read but breaks rules of the contract.
  case invalid
  case tooManyRequests = "too-many-requests"
  case headersTooLarge = "headers-too-large"
  /// A fault of ours; the body carries the request id and nothing else about it.
  case fault
  /// Too busy, stopping, or past `x-timeout`.
  case unavailable
  case versionNotSupported = "version-not-supported"
}

/// Members of an error body that depend on the occasion.
public enum DynamicMember: String, Sendable, Hashable, CaseIterable {
  /// English sentences, one for each violation.
  case errors
  /// Field name to French sentences.
  case fieldErrors = "field_errors"
  /// Whole seconds until the same request passes.
  case retryAfter = "retry_after"
  /// The first sentence, for OAuth errors (RFC 6749 section 5.2).
  case errorDescription = "error_description"
  case requestID = "request_id"
}

public struct Webhook: Sendable, Hashable {
  /// The event's name, a key of `webhooks`: `market.completed`.
  public var name: String
  public var site: Site
  public var summary: Message
  public var description: String?
  public var headers: [Parameter]
  public var content: MediaContent
  public var delivery: WebhookDelivery
  public init(
    name: String, site: Site, summary: Message, description: String? = nil, headers: [Parameter],
    content: MediaContent, delivery: WebhookDelivery
  ) {
    self.name = name
    self.site = site
    self.summary = summary
    self.description = description
    self.headers = headers
    self.content = content
    self.delivery = delivery
  }
}

/// `x-webhook-delivery`; durations in seconds.
public struct WebhookDelivery: Sendable, Hashable {
  public var site: Site
  public var timeoutSeconds: Int
  /// Pauses before the attempts after the first.
  public var retryAfterSeconds: [Int]
  /// Consecutive failures that open the breaker, and how long it stays open.
  public var breakerFailures: Int
  public var breakerSeconds: Int
  /// The header that carries `sha256=<hex HMAC-SHA256 of the body>`.
  public var signatureHeader: String
  public init(
    site: Site, timeoutSeconds: Int, retryAfterSeconds: [Int], breakerFailures: Int,
    breakerSeconds: Int, signatureHeader: String
  ) {
    self.site = site
    self.timeoutSeconds = timeoutSeconds
    self.retryAfterSeconds = retryAfterSeconds
    self.breakerFailures = breakerFailures
    self.breakerSeconds = breakerSeconds
    self.signatureHeader = signatureHeader
  }
}
