import SpecSyntax

/// What the runtime answers by itself is declared, and its bodies and headers fit what is declared.
extension Lint {
  mutating func checkAnswers() {
    for operation in api.operations {
      if !operation.responses.contains(where: \.isSuccess) {
        report(LintCode.noSuccess, "`\(operation.id)` declares no success answer", at: operation.site)
      }
      checkFailures(of: operation)
      if case .metered(let quota) = operation.quota {
        for response in operation.responses {
          check(
            response, declares: ["X-RateLimit-Limit", "X-RateLimit-Remaining", "X-RateLimit-Reset"],
            since: "`\(operation.id)` is charged to the quota `\(quota)`")
        }
      }
    }
    checkTransport()
  }

  private mutating func checkFailures(of operation: Operation) {
    guard let profile = api.errorProfiles.first(where: { $0.name == operation.errorProfile }) else { return }
    for failure in operation.possibleFailures {
      guard let entry = profile.entries.first(where: { $0.failure == failure }) else { continue }
      guard let response = operation.responses.first(where: { $0.status == entry.status }) else {
        report(
          LintCode.statusNotDeclared, "`\(operation.id)` can be answered \(entry.status) and does not declare it",
          at: operation.site,
          notes: [
            .init("\(failure.cause); the profile `\(profile.name)` answers it here", at: places.span(entry.site))
          ],
          fix: "declare \"\(entry.status)\" under the operation's `responses`")
        continue
      }
      check(response, fits: entry)
    }
  }

  private mutating func checkTransport() {
    guard let profile = api.errorProfiles.first(where: { $0.name == ErrorProfile.defaultName }) else { return }
    for failure in Failure.beforeRouting {
      guard let entry = profile.entries.first(where: { $0.failure == failure }) else { continue }
      guard let response = api.transportResponses.first(where: { $0.status == entry.status }) else {
        report(
          LintCode.transportNotDeclared,
          "any request can be answered \(entry.status), which `x-transport-responses` does not declare", at: entry.site)
        continue
      }
      check(response, fits: entry)
    }
    guard let pages = api.errorProfiles.first(where: \.isPages) else { return }
    for failure in Failure.beforeRoutingAsPage {
      guard let entry = pages.entries.first(where: { $0.failure == failure }),
        let response = api.transportResponses.first(where: { $0.status == entry.status })
      else { continue }
      checkPage(response, of: entry)
    }
  }

  // MARK: One answer

  private mutating func check(_ response: Response, fits entry: ErrorProfile.Entry) {
    check(response, declares: entry.failure.headers, since: "it answers `\(entry.failure.rawValue)`")
    if entry.page != nil {
      checkPage(response, of: entry)
      return
    }
    let sample = entry.sampleMembers(api.limits)
    let plain = JSONValue.object(sample)
    check(response, "application/json", takes: plain, of: entry)
    // The same members, in the form of RFC 9457, for a client that asks for it.
    let problem: [JSONValue.Member] = [
      .init("type", .string("about:blank")), .init("title", .string("Title")),
      .init("status", .number("\(entry.status)")),
    ]
    check(response, "application/problem+json", takes: .object(problem + sample), of: entry)
  }

  private mutating func checkPage(_ response: Response, of entry: ErrorProfile.Entry) {
    let content = response.contents.first { $0.mediaType == "text/html" }
    guard content?.kind != .binary else { return }
    report(
      LintCode.answerDoesNotFit, "the runtime answers \(entry.status) as a page, which this response does not declare",
      at: response.site,
      notes: [.init("the failure `\(entry.failure.rawValue)` is worded here", at: places.span(entry.site))],
      fix: "declare `text/html` without a schema")
  }

  private mutating func check(
    _ response: Response, _ mediaType: String, takes body: JSONValue, of entry: ErrorProfile.Entry
  ) {
    let wording = Diagnostic.Note("the failure `\(entry.failure.rawValue)` is worded here", at: places.span(entry.site))
    guard let content = response.contents.first(where: { $0.mediaType == mediaType }) else {
      report(
        LintCode.answerDoesNotFit,
        "the runtime answers \(entry.status) as `\(mediaType)`, which this response does not declare",
        at: response.site, notes: [wording])
      return
    }
    for fault in judge(body, content.schema) {
      report(
        LintCode.answerDoesNotFit,
        "the runtime's body for \(entry.status) as `\(mediaType)` does not fit this response: \(fault.sentence)",
        at: response.site, notes: [wording, .init("such a body: \(body.text)")])
    }
  }

  private mutating func check(_ response: Response, declares names: [String], since reason: String) {
    for name in names {
      let header = response.headers.first { $0.name.lowercased() == name.lowercased() }
      guard header?.setBy != .runtime else { continue }
      let place = header?.site ?? response.site
      report(
        LintCode.headerNotDeclared, "the runtime sends `\(name)` with \(response.status), since \(reason)", at: place)
    }
  }
}

extension Lint.Fault {
  /// `at /errors: Errors is too short`, or the message alone where the value itself is at fault.
  var sentence: String { pointer.isEmpty ? message : "at `\(pointer)`: \(message)" }
}

extension ErrorProfile {
  /// The profile that words every failure, and from which others inherit what they leave out.
  static let defaultName = "api"
}

extension ErrorProfile.Entry {
  /// The body's members with an example of each that depends on the occasion; of what there can be several of, with as
  /// many as there can be.
  fileprivate func sampleMembers(_ limits: Limits?) -> [JSONValue.Member] {
    guard case .object(let constant) = body else { return [] }
    // One more tells that there are more.
    let most = failure == .invalid ? (limits?.violations.value ?? 0) + 1 : 1
    return constant + adds.map { JSONValue.Member($0.rawValue, $0.sample(most)) }
  }
}

extension DynamicMember {
  fileprivate func sample(_ count: Int) -> JSONValue {
    switch self {
    case .errors: .array(Array(repeating: .string("Name can't be blank"), count: count))
    case .fieldErrors:
      .object((1...count).map { .init("name\($0)", .array([.string("Ce champ est obligatoire")])) })
    case .retryAfter: .number("1")
    case .errorDescription: .string("Name can't be blank")
    case .requestID: .string("0f1e2d3c4b5a69788796a5b4c3d2e1f0")
    }
  }
}

extension Failure {
  /// The headers that the runtime sends with it.
  fileprivate var headers: [String] {
    switch self {
    // RFC 9110 sections 15.5.2 and 15.5.6
    case .unauthenticated, .inactive: ["WWW-Authenticate"]
    case .methodNotAllowed: ["Allow"]
    case .tooManyRequests, .unavailable: ["Retry-After"]
    default: []
    }
  }

  /// What makes it happen, for a note.
  fileprivate var cause: String {
    switch self {
    case .malformed: "a body or a parameter that cannot be read is `malformed`"
    case .unauthenticated: "a caller that does not prove itself is `unauthenticated`"
    case .inactive: "a client whose editor is not active is `inactive`"
    case .forbidden: "a token without the scope is `forbidden`"
    case .notPermitted: "a demand that the editor does not meet is `not-permitted`"
    case .csrf: "a form without the proof that it came from a page of ours is `csrf`"
    case .notFound: "a path parameter that breaks its rules is `not-found`"
    case .notAcceptable: "an `Accept` that takes none of the media types is `not-acceptable`"
    case .payloadTooLarge: "a body over its cap is `payload-too-large`"
    case .unsupportedMediaType: "a body of another media type is `unsupported-media-type`"
    case .invalid: "a request that breaks rules is `invalid`"
    case .tooManyRequests: "a used-up quota is `too-many-requests`"
    case .fault: "any operation can meet a `fault`"
    case .unavailable: "any operation can be past its timeout or meet an overload, which is `unavailable`"
    case .methodNotAllowed, .requestTimeout, .uriTooLong, .headersTooLarge, .versionNotSupported:
      "any request can be `\(rawValue)`"
    }
  }
}
