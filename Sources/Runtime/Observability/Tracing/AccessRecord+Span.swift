extension Tracer {
  /// Keeps what is known of a request once it is answered, where its trace is written down: as the semantic conventions
  /// of OpenTelemetry for HTTP servers have it, but for what could be personal. `url.path` is the template, not what
  /// was asked for, and there is neither an address nor a query.
  func record(_ entry: borrowing AccessRecord) {
    guard let context = entry.trace, isSampled(context) else { return }
    let end = Self.now
    let method = entry.method.map { $0 == .other ? "_OTHER" : "\($0.name)" } ?? "_OTHER"
    var attributes: TraceSpan.Attributes = [
      ("http.request.method", .text(method)), ("url.scheme", .text(scheme)),
      ("passemarche.request_id", .text(entry.id.text)), ("http.request.size", .integer(entry.bytesIn)),
      ("http.response.size", .integer(entry.bytesOut)),
    ]
    if let route = entry.route {
      attributes.append(("http.route", .text("\(route)")))
      attributes.append(("url.path", .text("\(route)")))
    }
    if let operation = entry.operation { attributes.append(("passemarche.operation", .text("\(operation)"))) }
    if let principal = entry.principal { attributes.append(("passemarche.client_id", .text(principal.clientID))) }
    if entry.status > 0 { attributes.append(("http.response.status_code", .integer(Int(entry.status)))) }
    let hasFailed = entry.status >= 500 || entry.status == 0
    if hasFailed { attributes.append(("error.type", .text(entry.status == 0 ? "client_gone" : "\(entry.status)"))) }
    let verb = method == "_OTHER" ? "HTTP" : method
    keep(
      TraceSpan(
        context: context, name: entry.route.map { "\(verb) \($0)" } ?? verb, kind: .server,
        begin: end - entry.microseconds * 1000, end: end, attributes: attributes, hasFailed: hasFailed))
  }
}
