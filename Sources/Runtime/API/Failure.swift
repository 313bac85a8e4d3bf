/// What the runtime refuses a request for, before a handler is called or in its place. How it is worded, and which
/// status it has, is said by the contract (`x-errors`) and reaches the runtime as an ``ErrorProfile``.
public enum Failure: Error, Sendable {
  /// The message or its body cannot be read. The sentence says why, in English, and repeats nothing of the body.
  case malformed(String)
  case unauthenticated
  case inactive
  case forbidden
  /// The editor lacks what the request demands (`x-demands`).
  case notPermitted(Violations)
  /// A form without the proof that it came from a page of ours (`x-csrf`).
  case csrf
  case notFound
  /// The value of `Allow`.
  case methodNotAllowed(allow: StaticString)
  case notAcceptable
  case requestTimeout
  case payloadTooLarge
  case uriTooLong
  case unsupportedMediaType
  case invalid(Violations)
  /// Seconds after which the same request passes.
  case tooManyRequests(retryAfter: Int)
  case headersTooLarge
  /// A fault of ours. The error goes to the log, never to the client.
  case fault(any Error)
  case unavailable(retryAfter: Int)
  case versionNotSupported

  /// The failure without what is special to this occasion: the index into ``ErrorProfile/templates``.
  public enum Kind: Int, Sendable, CaseIterable {
    case malformed, unauthenticated, inactive, forbidden, notPermitted, csrf, notFound, methodNotAllowed,
      notAcceptable, requestTimeout, payloadTooLarge, uriTooLong, unsupportedMediaType, invalid, tooManyRequests,
      headersTooLarge, fault, unavailable,
      versionNotSupported
  }

  public var kind: Kind {
    switch self {
    case .malformed: .malformed
    case .unauthenticated: .unauthenticated
    case .inactive: .inactive
    case .forbidden: .forbidden
    case .notPermitted: .notPermitted
    case .csrf: .csrf
    case .notFound: .notFound
    case .methodNotAllowed: .methodNotAllowed
    case .notAcceptable: .notAcceptable
    case .requestTimeout: .requestTimeout
    case .payloadTooLarge: .payloadTooLarge
    case .uriTooLong: .uriTooLong
    case .unsupportedMediaType: .unsupportedMediaType
    case .invalid: .invalid
    case .tooManyRequests: .tooManyRequests
    case .headersTooLarge: .headersTooLarge
    case .fault: .fault
    case .unavailable: .unavailable
    case .versionNotSupported: .versionNotSupported
    }
  }
}

/// One profile of `x-errors`, generated: a template for each ``Failure/Kind``, in the order of its raw values.
public struct ErrorProfile: Sendable {
  public let name: StaticString
  public let templates: [Template]

  public init(name: StaticString, templates: [Template]) {
    self.name = name
    self.templates = templates
  }

  public struct Template: Sendable {
    public let status: UInt16
    /// The constant members of the body, in order; values are JSON text (`"\"Forbidden\""`).
    public let members: [(name: StaticString, json: StaticString)]
    public let adds: [DynamicMember]
    /// The answer is a page that says this, and not the members.
    public let page: Page?

    public init(
      status: UInt16, members: [(name: StaticString, json: StaticString)], adds: [DynamicMember] = []
    ) {
      self.status = status
      self.members = members
      self.adds = adds
      page = nil
    }

    public init(status: UInt16, page: Page) {
      self.status = status
      members = []
      adds = []
      self.page = page
    }
  }

  /// What a page says of a failure, in French.
  public struct Page: Sendable {
    public let title: StaticString
    public let text: StaticString
    public init(title: StaticString, text: StaticString) {
      self.title = title
      self.text = text
    }
  }

  /// Members that depend on the occasion; see `x-errors` in the contract's vocabulary.
  public enum DynamicMember: Sendable { case errors, fieldErrors, retryAfter, errorDescription, requestID }
}

/// An error that may pass by itself. A fault that carries one is answered with the `unavailable` failure in place of
/// `fault`.
public protocol TransientError: Error {
  /// Seconds after which to try again; nil where this value of the error does not pass.
  var retryAfter: Int? { get }
}

/// The refusals of one operation: its declared statuses, and the one escape for everything that no client can act on.
public protocol OperationProblem: Error {
  static func fault(_ error: any Error) -> Self
}

extension OperationProblem {
  /// Runs something whose errors no client can act on, and hands them on as the operation's fault.
  public static func faulting<Value>(_ body: () async throws -> Value) async throws(Self) -> Value {
    do {
      return try await body()
    } catch {
      throw .fault(error)
    }
  }
}
