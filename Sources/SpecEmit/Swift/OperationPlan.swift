import SpecIR

/// An operation with the Swift types of everything it takes and gives.
struct OperationPlan {
  var operation: Operation
  var index: Int
  /// The namespace: the operation's name in upper camel case.
  var name: String
  var parameters: [ParameterPlan]
  var body: BodyPlan?
  var responses: [ResponsePlan]

  /// Whether the input is read while the body arrives.
  var isInputAsynchronous: Bool {
    body?.sources.contains { if case .multipart = $0 { true } else { false } } ?? false
  }

  /// Whether the handlers are asked before any of the body is received. Clients that log in by their form are not known
  /// by then.
  var isAdmitted: Bool {
    if case .client = operation.security { return false }
    return isInputAsynchronous
  }

  /// The function that is asked.
  var admission: String { "admit" + name }

  /// Whether the form that is read while it arrives proves where it comes from.
  var hasToken: Bool {
    body?.sources.contains { source in
      if case .multipart(let use) = source, case .structure(let structure) = use.plan.kind {
        structure.token != nil
      } else {
        false
      }
    } ?? false
  }

  var problems: [ResponsePlan] { responses.filter { $0.response.status >= 400 && $0.response.status != 500 } }
  var successes: [ResponsePlan] { responses.filter { $0.response.status < 400 } }
}

struct ParameterPlan {
  var parameter: Parameter
  var ordinal: Int
  var name: String
  var use: PlannedUse
  var isOptional: Bool
  var defaultValue: String?

  var swiftType: String { isOptional ? use.plan.swiftType + "?" : use.plan.swiftType }
}

struct BodyPlan {
  enum Source {
    case json(PlannedUse)
    /// `x-envelope`: only the wrapped member reaches the handler.
    case envelope(Property, PlannedUse)
    case form(PlannedUse)
    /// Read while it arrives; its files go to the spool.
    case multipart(PlannedUse)
    case text
    case stream
  }

  /// By index into ``RequestBody/contents``; all have the same Swift type.
  var sources: [Source]
  var isOptional: Bool
  /// Of the value that is read.
  var valueType: String
  /// `x-invalid: handler`: the handler is also given what breaks rules.
  var isSubmission: Bool

  /// Of the handler's input.
  var swiftType: String { isSubmission ? "Submission<\(valueType)>" : valueType }
}

struct ResponsePlan {
  enum Body {
    case none
    case json(PlannedUse)
    case binary
    case text
  }

  var response: Response
  /// The case of `Response` or `Problem`.
  var name: String
  var content: MediaContent?
  var body: Body
  /// Where the handler chooses among several media types: the enum of them, and its cases.
  var mediaTypes: MediaTypesPlan?
  /// Headers that the handler gives.
  var headers: [(header: ResponseHeader, name: String, use: PlannedUse)]

  var bodyType: String? {
    switch body {
    case .none: nil
    case .json(let use): use.swiftType
    case .binary: "BinaryBody"
    case .text: "String"
    }
  }

  var associatedTypes: [String] {
    (mediaTypes.map { [$0.name] } ?? []) + (bodyType.map { [$0] } ?? [])
      + zip(headers, headerTypes).map { "\($0.name): \($1)\($0.header.required ? "" : " = nil")" }
  }

  /// As ``associatedTypes``, for a function that makes the case.
  var parameters: [String] {
    (mediaTypes.map { ["_ mediaType: " + $0.name] } ?? []) + (bodyType.map { ["_ body: " + $0] } ?? [])
      + zip(headers, headerTypes).map { "\($0.name): \($1)" }
  }

  private var headerTypes: [String] { headers.map { $0.use.plan.swiftType + ($0.header.required ? "" : "?") } }
}

struct MediaTypesPlan {
  var name: String
  var cases: [TypePlan.EnumerationCase]
}

/// Names of the statuses of RFC 9110 and its companions.
enum StatusName {
  static func of(_ status: Int) -> String { names[status] ?? "status\(status)" }

  private static let names: [Int: String] = [
    200: "ok", 201: "created", 202: "accepted", 203: "nonAuthoritativeInformation", 204: "noContent",
    205: "resetContent", 206: "partialContent", 300: "multipleChoices", 301: "movedPermanently", 302: "found",
    303: "seeOther", 304: "notModified", 307: "temporaryRedirect", 308: "permanentRedirect", 400: "badRequest",
    401: "unauthorized", 402: "paymentRequired", 403: "forbidden", 404: "notFound", 405: "methodNotAllowed",
    406: "notAcceptable", 408: "requestTimeout", 409: "conflict", 410: "gone", 411: "lengthRequired",
    412: "preconditionFailed", 413: "contentTooLarge", 414: "uriTooLong", 415: "unsupportedMediaType",
    416: "rangeNotSatisfiable", 417: "expectationFailed", 421: "misdirectedRequest", 422: "unprocessableContent",
    423: "locked", 425: "tooEarly", 426: "upgradeRequired", 428: "preconditionRequired", 429: "tooManyRequests",
    431: "requestHeaderFieldsTooLarge", 451: "unavailableForLegalReasons", 501: "notImplemented", 502: "badGateway",
    503: "serviceUnavailable", 504: "gatewayTimeout", 505: "httpVersionNotSupported",
  ]
}
