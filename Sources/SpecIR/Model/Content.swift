public enum MediaKind: String, Sendable, Hashable { case json, form, multipart, binary, text }

/// One media type of a body or of an answer.
public struct MediaContent: Sendable, Hashable {
  /// Lower case, without parameters: `application/json`.
  public var mediaType: String
  /// Of an answer: what is sent after the media type, such as `; version=0.0.4`.
  public var parameters = ""
  public var kind: MediaKind
  public var schema: SchemaUse
  /// `x-max-body` or `x-max-response`, in bytes.
  public var maxBytes: Rule<Int>
  public var examples: [NamedExample]
  /// The properties of a form that are written with brackets (`encoding` with `style: deepObject`): those that are
  /// objects or maps, and no others.
  public var nested: [String] = []
  /// `x-invalid: handler`: a form that breaks rules goes to the handler, with what was sent and what is wrong with it.
  public var goesToHandlerInvalid = false
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

public struct Response: Sendable, Hashable {
  public var status: Int
  public var site: Site
  public var description: String
  public var headers: [ResponseHeader]
  /// Empty for an answer without a body.
  public var contents: [MediaContent]
  public var links: [Link]
  /// The component (`components/responses`) that the answer is by its `$ref`; nil for one written in place.
  public var component: String?
  /// `x-compress`: it may be packed for clients that accept it.
  public var mayBePacked = false
  public init(
    status: Int, site: Site, description: String, headers: [ResponseHeader] = [],
    contents: [MediaContent] = [], links: [Link] = [], component: String? = nil
  ) {
    self.status = status
    self.site = site
    self.description = description
    self.headers = headers
    self.contents = contents
    self.links = links
    self.component = component
  }
}

public struct ResponseHeader: Sendable, Hashable {
  /// `x-set-by`: the runtime writes the header itself (quota, request id, authentication challenge …), or the handler
  /// gives its value. A header whose schema is a `const` string is written by the generated code and needs neither.
  public enum Setter: Sendable, Hashable {
    case runtime, handler
    case constant(String)
  }
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
