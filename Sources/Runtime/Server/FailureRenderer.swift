/// Words what the runtime refuses as the contract's `x-errors` say: in plain JSON, as a problem (RFC 9457), or as a
/// page.
struct FailureRenderer: Sendable {
  let tables: APITables
  var pages: any FailurePages = PlainFailurePages()
  var environment: EnvironmentSet = .production

  /// - Parameters:
  ///   - profile: index into ``APITables/profiles``.
  ///   - asProblem: the client asked for `application/problem+json`.
  ///   - ofForm: the request's body is a form, whose fields are then called as it names them.
  ///   - isFramed: the client puts the answer into a frame.
  func render(
    _ failure: Failure, profile: Int, asProblem: Bool, ofForm: Bool = false, isFramed: Bool = false, id: RequestID
  ) -> Reply {
    let template = tables.profiles[profile].templates[failure.kind.rawValue]
    if let page = template.page {
      return render(failure, page, status: template.status, isFramed: isFramed, id: id)
    }
    let violations: [Violations.Violation] =
      switch failure {
      case .invalid(let all), .notPermitted(let all): all.ordered
      default: []
      }
    var writer = JSONWriter()
    writer.beginObject()
    if asProblem {
      let sentence = sentences(failure, violations).first ?? Status.phrase(template.status).description
      Self.writeProblemMembers(&writer, status: template.status, detail: sentence, id: id)
    }
    let code = template.adds.contains(.errorDescription) ? errorCode(violations) : nil
    for member in template.members {
      writer.key(member.name)
      if let code, Self.isError(member.name) { writer.string(code) } else { writer.raw(member.json) }
    }
    for member in template.adds { write(member, failure, violations, ofForm: ofForm, id, &writer) }
    if asProblem, !violations.isEmpty { writeDetails(violations, &writer) }
    writer.endObject()

    var headers: [UInt8] = []
    headers.append(text: asProblem ? Self.problemType : Self.plainType)
    Self.append(failure, to: &headers)
    return Reply(status: template.status, headers: headers, body: .bytes(writer.bytes))
  }

  private func render(
    _ failure: Failure, _ page: ErrorProfile.Page, status: UInt16, isFramed: Bool, id: RequestID
  ) -> Reply {
    let made = pages.page(
      FailurePage(
        status: Int(status), kind: failure.kind, title: page.title.description, text: page.text.description,
        requestID: id, retryAfter: failure.retryAfter, environment: environment, isFramed: isFramed))
    var headers: [UInt8] = []
    headers.append(text: Self.pageType)
    Self.append(failure, to: &headers)
    for header in made.headers where HeaderLines.isSafe(header.value) {
      headers.append(text: header.name)
      headers.append(text: ": ")
      headers.append(text: header.value)
      headers.append(text: "\r\n")
    }
    return Reply(status: status, headers: headers, body: .bytes(made.bytes))
  }

  /// The fields that belong to a failure however it is worded.
  private static func append(_ failure: Failure, to headers: inout [UInt8]) {
    switch failure {
    case .methodNotAllowed(let allow):
      headers.append(text: "Allow: ")
      headers.append(text: allow)
      headers.append(text: "\r\n")
    case .tooManyRequests(let seconds), .unavailable(let seconds):
      headers.append(text: "Retry-After: ")
      headers.append(decimal: seconds)
      headers.append(text: "\r\n")
    default:
      break
    }
  }

  /// The JSON answer of a handler, from 400 on, with the members of a problem before its own.
  static func problem(_ reply: Reply, id: RequestID) -> Reply {
    guard reply.status >= 400, case .bytes(let bytes) = reply.body, bytes.first == UInt8(ascii: "{"),
      let line = HeaderLines.range(of: "content-type", in: reply.headers),
      Grammar.equal(HeaderLines.mediaType(reply.headers[line]), "application/json")
    else { return reply }
    var writer = JSONWriter()
    writer.beginObject()
    writeProblemMembers(&writer, status: reply.status, detail: Status.phrase(reply.status).description, id: id)
    var body = writer.bytes
    let rest = bytes.dropFirst()
    if rest.first(where: { $0 > 0x20 }) != UInt8(ascii: "}") { body.append(UInt8(ascii: ",")) }
    body += rest
    var reply = reply
    reply.headers.removeSubrange(line)
    reply.headers.append(text: problemType)
    reply.body = .bytes(body)
    return reply
  }

  private static let pageType: StaticString = "Content-Type: text/html; charset=utf-8\r\n"
  private static let plainType: StaticString = "Content-Type: application/json\r\n"
  private static let problemType: StaticString = "Content-Type: application/problem+json\r\n"

  private static func isError(_ name: StaticString) -> Bool {
    name.withUTF8Buffer { $0.elementsEqual("error".utf8) }
  }

  private static func writeProblemMembers(
    _ writer: inout JSONWriter, status: UInt16, detail: String, id: RequestID
  ) {
    writer.key("type")
    writer.raw("\"about:blank\"")
    writer.key("title")
    writer.string(Status.phrase(status))
    writer.key("status")
    writer.integer(status)
    writer.key("detail")
    writer.string(detail)
    writer.key("instance")
    writer.string(size: 32) { id.append(to: &$0) }
  }

  // MARK: Members that depend on the occasion

  private func write(
    _ member: ErrorProfile.DynamicMember, _ failure: Failure, _ violations: [Violations.Violation], ofForm: Bool,
    _ id: RequestID, _ writer: inout JSONWriter
  ) {
    switch member {
    case .errors:
      writer.key("errors")
      writer.beginArray()
      if case .malformed(let sentence) = failure { writer.string(sentence) }
      for violation in violations {
        let english = site(violation).english
        if violation.isInItem { writer.string(violation.english(english.description)) } else { writer.string(english) }
      }
      writer.endArray()
    case .fieldErrors:
      writer.key("field_errors")
      writeFieldErrors(violations, ofForm: ofForm, &writer)
    case .retryAfter:
      guard let seconds = failure.retryAfter else { return }
      writer.key("retry_after")
      writer.integer(seconds)
    case .errorDescription:
      guard let sentence = sentences(failure, violations).first else { return }
      writer.key("error_description")
      // RFC 6749 section 5.2 keeps quotation mark and backslash out of it.
      writer.string(String(sentence.map { $0 == "\"" || $0 == "\\" ? "'" : $0 }))
    case .requestID:
      writer.key("request_id")
      writer.string(size: 32) { id.append(to: &$0) }
    }
  }

  /// English, in the order of the contract.
  private func sentences(_ failure: Failure, _ violations: [Violations.Violation]) -> [String] {
    if case .malformed(let sentence) = failure { return [sentence] }
    return violations.map { $0.english(site($0).english.description) }
  }

  /// French sentences by field, fields in the order of their first violation.
  private func writeFieldErrors(
    _ violations: [Violations.Violation], ofForm: Bool, _ writer: inout JSONWriter
  ) {
    let names = violations.map { ofForm ? $0.formName : $0.field }
    writer.beginObject()
    // There are few, so that comparing them all is quicker than a dictionary.
    for (first, name) in names.enumerated() where names.firstIndex(of: name) == first {
      writer.key(name)
      writer.beginArray()
      for place in first..<names.count where names[place] == name { writer.string(site(violations[place]).french) }
      writer.endArray()
    }
    writer.endObject()
  }

  private func writeDetails(_ violations: [Violations.Violation], _ writer: inout JSONWriter) {
    writer.key("violations")
    writer.beginArray()
    for violation in violations {
      let site = site(violation)
      writer.beginObject()
      writer.key("pointer")
      writer.string(violation.pointer)
      writer.key("rule")
      writer.string(site.keyword)
      if site.limit.utf8CodeUnitCount > 0 {
        writer.key("limit")
        writer.string(site.limit)
      }
      writer.key("detail")
      writer.string(violation.english(site.english.description))
      writer.key("spec")
      writer.string("/openapi.yaml#L\(site.line)")
      writer.endObject()
    }
    writer.endArray()
  }

  /// The OAuth code that stands in place of an OAuth profile's `error` (`x-error`): the first violation's.
  private func errorCode(_ violations: [Violations.Violation]) -> StaticString? {
    guard let first = violations.first else { return nil }
    let code = site(first).errorCode
    return code.utf8CodeUnitCount > 0 ? code : nil
  }

  private func site(_ violation: Violations.Violation) -> RuleSite { tables.rules[Int(violation.rule.rawValue)] }
}

extension Failure {
  /// Seconds after which the same request may pass, where that is known.
  var retryAfter: Int? {
    switch self {
    case .tooManyRequests(let seconds), .unavailable(let seconds): seconds
    default: nil
    }
  }
}
