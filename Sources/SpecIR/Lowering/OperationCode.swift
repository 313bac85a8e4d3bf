import SpecSyntax

/// What can be wrong with operations and with what stands around them.
public enum OperationCode {
  public static let badPath = DiagnosticCode(
    "PM0301", "path template that the router cannot read",
    why: "a path is matched segment by segment, byte for byte; a parameter fills a whole segment")
  public static let pathParameters = DiagnosticCode(
    "PM0302", "path parameters that do not match the template",
    why: "each `{name}` of a template is a required path parameter, and each path parameter is in the template")
  public static let duplicateParameter = DiagnosticCode(
    "PM0303", "parameter declared twice",
    why: "a parameter is known by its name and its place (OpenAPI 3.1, Parameter Object)")
  public static let parameterStyle = DiagnosticCode(
    "PM0304", "parameter that is not written in a way we read",
    why: """
      path and header parameters have the style `simple`, query parameters `form`; they hold a scalar, or a list of \
      scalars. Other notations are read differently by every client
      """)
  public static let incompleteOperation = DiagnosticCode(
    "PM0305", "operation that does not say enough",
    why: "its code and its documentation are made of an identifier, a tag, a summary in both languages and answers")
  public static let quota = DiagnosticCode(
    "PM0306", "operation without a known quota",
    why: "what is not metered can be used to wear the service out; whoever wants that says why",
    fix: "name one of `x-quotas`, or write `x-quota: {unmetered: the reason}`")
  public static let security = DiagnosticCode(
    "PM0307", "operation whose security is not said or not understood",
    why: "who may call is never left to a default",
    fix: """
      write `security: []` for everyone, a requirement with an `oauth2`, a `basic` or a `bearer` scheme, or \
      `[{name: []}, {}]` for a browser's session
      """)
  public static let scope = DiagnosticCode(
    "PM0308", "scope that the scheme does not know", why: "no token can ever carry it")
  public static let timeout = DiagnosticCode(
    "PM0309", "operation without a timeout", why: "work without an end holds its memory and its place for ever",
    fix: "add `x-timeout` with the seconds it may take")
  public static let cap = DiagnosticCode(
    "PM0310", "body without a largest size",
    why: "a body is refused before it is read, and an answer is known to end: both need a size",
    fix: "add `x-max-body` to a request's media type, `x-max-response` to an answer's")
  public static let mediaType = DiagnosticCode(
    "PM0311", "body that has no reader or writer",
    why: """
      a body is JSON, a form, a multipart form, text, or bytes (`type: string, format: binary`); its media type and \
      its schema must agree
      """)
  public static let headerSetter = DiagnosticCode(
    "PM0312", "response header that nobody sets",
    why: "a header comes from the runtime, from the handler, or is always the same",
    fix: "add `x-set-by: runtime` or `x-set-by: handler`, or give its schema a `const`")
  public static let operationID = DiagnosticCode(
    "PM0313", "operationId that cannot name the operation",
    why: "it becomes the name of a function and of types, and links find the operation by it")
  public static let errorProfile = DiagnosticCode(
    "PM0314", "error profile that is missing or incomplete",
    why: "every refusal of the runtime needs a status and a body; the profile `api` words all of them")
  public static let errorWording = DiagnosticCode(
    "PM0315", "wording of a failure that cannot be kept",
    why: "the constant members and those that are added make one body; a member can only be added where it is known")
  public static let securityScheme = DiagnosticCode(
    "PM0316", "security scheme that is incomplete",
    why: """
      there is one `oauth2` scheme with the scopes of all tokens, a `basic` scheme says where else credentials may \
      stand, one `apiKey` scheme may name the cookie of a browser's session, and one `bearer` scheme stands for the \
      token of whoever runs the service
      """)
  public static let webhook = DiagnosticCode(
    "PM0317", "webhook that does not say enough",
    why: "a delivery needs one JSON body, a summary in both languages and the rules of `x-webhook-delivery`")
  public static let example = DiagnosticCode(
    "PM0318", "example that shows nothing", why: "an example is checked and sent, so it must have a value")
  public static let tag = DiagnosticCode(
    "PM0319", "tag that is not declared, or twice",
    why: "the chapters of the documentation are the declared tags, in their order",
    fix: "declare it under the root's `tags`")
  public static let response = DiagnosticCode(
    "PM0320", "response that HTTP does not allow",
    why: "a final answer has a status from 200 to 599; 204 and 304 have no body (RFC 9110 section 15)")
  public static let formEncoding = DiagnosticCode(
    "PM0321", "form field whose notation is not said or not ours",
    why: """
      a field that is an object or a map is written with brackets, `name[key]`; OpenAPI calls that the encoding \
      `deepObject`, and has another one as default
      """,
    fix:
      "write `encoding: {name: {style: deepObject, explode: true}}` for each property that is an object, and no other")
  public static let submission = DiagnosticCode(
    "PM0322", "form whose faults the handler cannot answer",
    why: """
      `x-invalid: handler` gives the handler every form that can be read; all media types of the body must be forms \
      and say so, and the handler answers an invalid one with a 422
      """,
    fix: "declare \"422\" with `text/html` or `application/json`, and write `x-invalid` under each media type")

  public static let all = [
    badPath, pathParameters, duplicateParameter, parameterStyle, incompleteOperation, quota, security, scope, timeout,
    cap, mediaType, headerSetter, operationID, errorProfile, errorWording, securityScheme, webhook, example, tag,
    response, formEncoding, submission,
  ]
}
