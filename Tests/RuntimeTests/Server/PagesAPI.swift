import Synchronization

@_spi(Dispatch) @testable import Runtime

/// Pages for a browser, written by hand as the generated code would.
struct PagesAPI: ServedAPI {
  enum Op: Int { case show, send, login, style, api }

  static let tables: APITables = {
    func operation(
      _ op: Op, _ method: HTTPMethod, _ route: StaticString, security: SecurityRule, produces: [StaticString],
      body: BodyRule? = nil, quota: Int? = nil, profile: Int = 2
    ) -> OperationDescriptor {
      OperationDescriptor(
        id: "op", method: method, route: route, security: security, quota: quota, body: body, produces: produces,
        maxResponse: 10_000, timeoutMilliseconds: 5000, profile: profile)
    }
    let browser = SecurityRule.browser(cookie: "__Host-visit")
    let form = BodyRule(required: true, media: [.init(type: "application/x-www-form-urlencoded", cap: 1000)])
    return APITables(
      operations: [
        operation(.show, .get, "/page", security: browser, produces: ["text/html"], quota: 0),
        operation(.send, .post, "/page", security: browser, produces: ["text/html"], body: form),
        operation(.login, .post, "/login", security: browser, produces: []),
        operation(.style, .get, "/style", security: .open, produces: ["text/css", "text/javascript"]),
        operation(.api, .get, "/api", security: .open, produces: ["application/json"], profile: 0),
      ],
      quotas: [QuotaDescriptor(name: "pages", limit: 3, windowSeconds: 60, burst: 3)],
      profiles: SampleAPI.tables.profiles + [pages], transportProfile: 0, pagesProfile: 2,
      rules: SampleAPI.tables.rules)
  }()

  /// Each failure with its status in `api`, worded by its kind.
  private static let pages = ErrorProfile(
    name: "pages",
    templates: Failure.Kind.allCases.map { kind in
      let status = SampleAPI.tables.profiles[0].templates[kind.rawValue].status
      return switch kind {
      case .notFound: .init(status: status, page: .init(title: "Page <introuvable>", text: "Rien ici & là."))
      case .csrf: .init(status: status, page: .init(title: "Session expirée", text: "Rechargez la page."))
      default: .init(status: status, page: .init(title: "Erreur", text: "Recommencez."))
      }
    })

  func route(_ method: HTTPMethod, _ path: Span<UInt8>) -> RouteMatch {
    switch (String(decoding: path.indices.map { path[$0] }, as: UTF8.self), method) {
    case ("/page", .get): .found(0, PathCaptures())
    case ("/page", .post): .found(1, PathCaptures())
    case ("/page", _): .wrongMethod(allow: "GET, HEAD, OPTIONS, POST", of: 0)
    case ("/login", _): .found(2, PathCaptures())
    case ("/style", _): .found(3, PathCaptures())
    case ("/api", _): .found(4, PathCaptures())
    default: .notFound
    }
  }

  func perform(_ operation: Int, _ request: IncomingRequest) async -> Outcome {
    guard let op = Op(rawValue: operation) else { return .failure(.notFound) }
    switch op {
    case .show:
      guard let visit = request.browser else { return .failure(.unauthenticated) }
      let context = RequestContext(authorization: visit, request: request)
      var headers = ReplyHeaders("Content-Type: text/html; charset=utf-8\r\n")
      headers.append("Content-Security-Policy", "default-src 'self'; Frame-Ancestors 'self'")
      return headers.reply(200, Array("\(context.browser.id) \(context.browser.csrfToken)".utf8))
    case .send:
      guard let bytes = request.bytes else { return .failure(.noBody) }
      var decoding = Decoding(request)
      var pairs = FormReader(bytes)
      var token: String?
      while let pair = try? pairs.next() { if pair.name == "token" { token = pair.value } }
      decoding.verify(token: token)
      decoding.add(RuleID(1), .member("name", ordinal: 0, envelope: false))
      return decoding.refusal.map { .failure($0) } ?? SampleAPI.json("{}")
    case .login:
      guard let visit = request.browser else { return .failure(.unauthenticated) }
      let renewed = RequestContext(authorization: visit, request: request).renewedSession()
      var headers = ReplyHeaders("Location: /page\r\n")
      headers.append("Set-Cookie", renewed.setCookie)
      return headers.reply(303)
    case .style:
      if request.headers.first("if-none-match", in: request.head) != nil {
        return ReplyHeaders("Cache-Control: max-age=60\r\nETag: \"1\"\r\n").reply(304)
      }
      return ReplyHeaders("Content-Type: text/css; charset=utf-8\r\nCache-Control: max-age=60\r\nETag: \"1\"\r\n")
        .reply(200, Array("a{}".utf8))
    case .api: return SampleAPI.json("{}")
    }
  }
}

/// Numbered sessions; only those that begin with `s` are ours.
final class SampleSessions: BrowserSessions {
  private let drawn = Atomic(0)
  let isSecure: Bool

  init(isSecure: Bool = false) { self.isSecure = isSecure }

  func open(cookie: String?) -> BrowserSession {
    if let cookie, cookie.hasPrefix("s") {
      return BrowserSession(id: cookie, isNew: false, csrfToken: "token-\(cookie)")
    }
    let id = "s\(drawn.add(1, ordering: .relaxed).newValue)"
    return BrowserSession(id: id, isNew: true, csrfToken: "token-\(id)")
  }

  func accepts(csrf token: String, of session: BrowserSession) -> Bool { token == session.csrfToken }
}

/// Pages that say what they are made of.
struct SamplePages: FailurePages {
  func page(_ failure: FailurePage) -> HTMLPage {
    let text =
      "\(failure.status) \(failure.kind) \(failure.title) \(failure.text) \(failure.retryAfter ?? 0) "
      + (failure.environment == .production ? "production" : "other") + (failure.isFramed ? " framed" : "")
    return HTMLPage(
      Array(text.utf8), headers: [("Content-Security-Policy", "default-src 'self'"), ("X-Other", "a\r\nb")])
  }
}
