import SpecIR

extension Planner {
  /// What can be wrong before an operation is chosen: the route, and the HTTP message itself (RFC 9112).
  mutating func transport() {
    guard
      let probe = contract.api.operations.first(where: {
        $0.method == .get && $0.security == .open && $0.parameters.isEmpty
      })
        ?? contract.api.operations.first(where: { $0.method == .get && $0.parameters.isEmpty })
    else { return }
    let path = probe.pathTemplate
    for (name, route) in [
      ("unknown", "/conformance-unknown-route"), ("slash at the end", path + "/"), ("upper case", path.uppercased()),
      ("another segment", path + "/more"), ("empty segment", "/" + path),
    ] where !contract.api.operations.contains(where: { $0.pathTemplate == route }) {
      let plan = RequestPlan(method: "GET", path: .literal(route), credential: .none, isTransport: true)
      transport("route/\(name)", "A path that the contract does not have is not found", .notFound, plan)
    }
    var page = RequestPlan(
      method: "GET", path: .literal("/conformance-unknown-route"), credential: .none, isTransport: true)
    page.accept = "text/html"
    if contract.api.errorProfiles.contains(where: \.isPages) {
      transport(
        "route/unknown to a browser", "A path that the contract does not have is a page for a browser", .notFound, page)
    }
    let host = "Host: conformance.test\r\n"
    let long = String(repeating: "a", count: 200_000)
    let many = (0..<5_000).map { "X-Conformance-\($0): a\r\n" }.joined()
    let messages: [(String, Failure, String)] = [
      ("no HTTP", .malformed, "conformance\r\n\r\n"),
      ("no target", .malformed, "GET HTTP/1.1\r\n\(host)\r\n"),
      ("no Host", .malformed, "GET \(path) HTTP/1.1\r\n\r\n"),
      ("two Hosts", .malformed, "GET \(path) HTTP/1.1\r\n\(host)\(host)\r\n"),
      ("invalid Host", .malformed, "GET \(path) HTTP/1.1\r\nHost: a b\r\n\r\n"),
      ("blank before the colon", .malformed, "GET \(path) HTTP/1.1\r\n\(host)X-A : b\r\n\r\n"),
      ("folded header", .malformed, "GET \(path) HTTP/1.1\r\n\(host)X-A: b\r\n c\r\n\r\n"),
      ("header without name", .malformed, "GET \(path) HTTP/1.1\r\n\(host): b\r\n\r\n"),
      ("NUL in a header", .malformed, "GET \(path) HTTP/1.1\r\n\(host)X-A: b\u{0}c\r\n\r\n"),
      ("negative length", .malformed, "POST \(path) HTTP/1.1\r\n\(host)Content-Length: -1\r\n\r\n"),
      ("signed length", .malformed, "POST \(path) HTTP/1.1\r\n\(host)Content-Length: +1\r\n\r\na"),
      ("two lengths", .malformed, "POST \(path) HTTP/1.1\r\n\(host)Content-Length: 1\r\nContent-Length: 2\r\n\r\naa"),
      (
        "length and chunks", .malformed,
        "POST \(path) HTTP/1.1\r\n\(host)Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"
      ),
      ("space in the target", .malformed, "GET \(path) a HTTP/1.1\r\n\(host)\r\n"),
      ("control character in the target", .malformed, "GET \(path)\u{1} HTTP/1.1\r\n\(host)\r\n"),
      ("version 2.0", .versionNotSupported, "GET \(path) HTTP/2.0\r\n\(host)\r\n"),
      ("version in lower case", .malformed, "GET \(path) http/1.1\r\n\(host)\r\n"),
      ("long target", .uriTooLong, "GET /\(long) HTTP/1.1\r\n\(host)\r\n"),
      ("long header", .headersTooLarge, "GET \(path) HTTP/1.1\r\n\(host)X-A: \(long)\r\n\r\n"),
      ("many headers", .headersTooLarge, "GET \(path) HTTP/1.1\r\n\(host)\(many)\r\n"),
    ]
    for (name, failure, message) in messages + (contract.api.limits.map { heads($0, path: path) } ?? []) {
      var plan = RequestPlan(method: "GET", path: .literal(path), credential: .none, isTransport: true)
      plan.raw = Array(message.utf8)
      transport("message/\(name)", "A message that breaks HTTP is refused, and how is declared", failure, plan)
    }
  }

  private mutating func transport(_ name: String, _ proves: String, _ failure: Failure, _ plan: RequestPlan) {
    guard let wording = contract.wording(of: failure, for: plan),
      let response = contract.api.transportResponses.first(where: { $0.status == wording.status })
    else { return }
    add("transport/\(name)", nil, proves, response.site, .exchange(plan, .refusal(failure, sentences: nil, code: nil)))
  }

  /// What every answer must say to browsers and caches; the last cases, since they look at the answers of all others.
  mutating func hardening() {
    guard let site = contract.api.operations.first?.site else { return }
    for name in Hardening.names {
      add("transport/hardening/\(name)", nil, "Every answer has \(name)", site, .hardening(name))
    }
  }


  /// Watched over all the cases before, hostile bodies among them.
  mutating func memory() {
    guard let site = contract.api.operations.first?.body?.site ?? contract.api.operations.first?.site else { return }
    add(
      "transport/memory", nil, "No body makes the server's memory grow", site, .memory)
  }
}
