public enum Method: String, Sendable, Hashable, CaseIterable {
  case get = "GET"
  case put = "PUT"
  case post = "POST"
  case delete = "DELETE"
  case patch = "PATCH"
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
  /// Whether some form of it has a field that proves that it came from a page of ours (`x-csrf`).
  public var takesToken = false
  /// `x-csrf: {exempt: reason}`: why the operation changes something without such proof.
  public var tokenExemption: String?
  /// `x-internal`: it serves the pages alone, or a crawler; editors' clients do not have it.
  public var isInternal = false
  /// `x-order`: what the items of its answer's list are in the order of, over all pages.
  public var order: ListOrder?

  /// Whether the last path parameter takes the rest of the path (`x-rest-of-path`).
  public var takesRestOfPath: Bool { parameters.contains { $0.place == .path && $0.isRestOfPath } }

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

/// What the items of a list are in the order of (`x-order`).
public struct ListOrder: Sendable, Hashable {
  public enum Direction: String, Sendable, Hashable, CaseIterable { case ascending, descending }

  /// A member of each item: an instant, a day or a number.
  public var property: String
  public var direction: Direction
  public var site: Site

  public init(by property: String, _ direction: Direction, at site: Site) {
    self.property = property
    self.direction = direction
    self.site = site
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
  /// `x-rest-of-path`: the path parameter fills the rest of the path, its slashes included.
  public var isRestOfPath = false

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

public enum Security: Sendable, Hashable {
  /// `security: []`
  case open
  /// A bearer token that carries every scope of at least one of these alternatives.
  case bearer(anyOf: [[String]])
  /// The OAuth client's own credentials: HTTP Basic, or these members of the form body, never both.
  case client(idMember: String, secretMember: String)
  /// A browser's session, kept by the cookie of this name and drawn for whoever has none: everybody may call.
  case browser(cookie: String)
  /// The token that whoever runs the service has set up, as a bearer token.
  case `operator`
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
