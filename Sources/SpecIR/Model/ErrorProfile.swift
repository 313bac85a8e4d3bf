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

  /// What a page for people says of a failure, in French.
  public struct Page: Sendable, Hashable {
    public var title: String
    public var text: String
    public init(title: String, text: String) {
      self.title = title
      self.text = text
    }
  }

  /// Whether the profile answers with pages.
  public var isPages: Bool { entries.contains { $0.page != nil } }

  public struct Entry: Sendable, Hashable {
    public var failure: Failure
    public var site: Site
    public var status: Int
    /// The constant members of the body.
    public var body: JSONValue
    /// Members that are known only when it happens, added to `body` in this order.
    public var adds: [DynamicMember]
    /// The answer is a page that says this, and not the body.
    public var page: Page?
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
  /// A form without the proof that it came from a page of ours (`x-csrf`).
  case csrf
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
