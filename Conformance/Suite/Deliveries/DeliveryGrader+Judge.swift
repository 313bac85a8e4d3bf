import SchemaEvaluator
import SpecIR

/// What is looked at of the deliveries that came.
extension DeliveryGrader {
  func judge() {
    form()
    for delivery in ledger.deliveries where delivery.script.name != "unasked" { course(of: delivery) }
    for (name, reason) in missing {
      var check = ReportDocument.Check(
        name: name, group: Self.group(name), keyword: "course", proves: Self.proves(name), site: webhook.delivery.site,
        outcome: .skipped(reason))
      check.merit = Self.merit(name)
      // Where it was given cause to, its absence is the sender's fault.
      if reason.hasPrefix("nothing came") { check.outcome = .failed([Finding(reason, webhook.delivery.site)]) }
      document.checks.append(check)
    }
    together()
  }

  private static func group(_ name: String) -> String { String(name.prefix { $0 != "/" }) }

  /// - Parameter look: what is wrong, with the arrival that shows it.
  func check(
    _ name: String, _ keyword: String, _ proves: String, _ site: Site, _ merit: ReportDocument.Merit,
    unless reason: String? = nil, _ look: () -> [(message: String, site: Site?, arrival: Int?)]
  ) {
    var check = ReportDocument.Check(
      name: name, group: Self.group(name), keyword: keyword, proves: proves, site: site, outcome: .passed)
    check.merit = merit
    if let reason {
      check.outcome = .skipped(reason)
    } else {
      let found = look()
      if !found.isEmpty {
        check.outcome = .failed(found.prefix(20).map { Finding($0.message, $0.site ?? site) })
        check.evidence = found.lazy.compactMap(\.arrival).first.map(evidence)
      }
    }
    document.checks.append(check)
  }

  private func evidence(_ number: Int) -> ReportDocument.Evidence {
    let arrival = listener.arrivals[number]
    let redactor = Redactor(secrets: [options.secret] + (trigger?.secrets ?? []))
    let transcript = Transcript(redactor: redactor, target: target)
    let request = Request(
      method: arrival.method, target: arrival.target,
      headers: arrival.headers.filter { !["host", "content-length"].contains($0.name.lowercased()) },
      body: .declared(arrival.body))
    return .init(request: transcript.request(request), response: "", curl: nil)
  }

  private var nothingCame: String? { listener.arrivals.isEmpty ? "no delivery came" : nil }

  // MARK: What each request is

  private func form() {
    let all = listener.arrivals.filter { $0.target == ledger.path }
    func each(_ look: (Arrival) -> [(String, Site?)]) -> [(message: String, site: Site?, arrival: Int?)] {
      all.flatMap { arrival in look(arrival).map { ($0.0, $0.1, arrival.number) } }
    }
    check(
      "form/signature of the body", "signature", "Signs the body as published", webhook.delivery.site,
      .init(
        points: 10, why: "Receivers refuse what is not signed with their secret.",
        mend: "Send \(webhook.delivery.signatureHeader): `sha256=` and the hexadecimal HMAC-SHA256 of the exact bytes.",
        cap: .f), unless: nothingCame
    ) {
      each { arrival in
        let told = arrival.header(webhook.delivery.signatureHeader)
        return told == signer.ofBody(arrival.body)
          ? [] : [("\(webhook.delivery.signatureHeader) does not fit the body: \(told ?? "absent")", nil)]
      }
    }
    check(
      "form/standard signature", "signature", "Signs identifier, time and body (Standard Webhooks)", webhook.site,
      .init(
        points: 8, why: "Without it a receiver cannot tell what somebody recorded and sends again.",
        mend: "Send webhook-signature: `v1,` and the Base64 HMAC-SHA256 of `id.timestamp.body`.", cap: .d),
      unless: nothingCame
    ) {
      each { arrival in
        let told = arrival.header("webhook-signature") ?? ""
        let right = signer.standard(
          id: arrival.header("webhook-id") ?? "", timestamp: arrival.header("webhook-timestamp") ?? "",
          body: arrival.body)
        return told.split(separator: " ").contains { $0 == right }
          ? [] : [("webhook-signature does not fit: \(told.isEmpty ? "absent" : told)", nil)]
      }
    }
    check(
      "form/time", "timestamp", "Tells the time of each attempt", webhook.site,
      .init(
        points: 4, why: "Receivers refuse a time that is more than five minutes from their clock.",
        mend: "Set webhook-timestamp to the Unix seconds of the attempt, anew for each."), unless: nothingCame
    ) {
      each { arrival in
        guard let told = arrival.header("webhook-timestamp").flatMap({ Int64($0) }) else {
          return [("webhook-timestamp is absent or no number", nil)]
        }
        let off = told - arrival.wallClock.milliseconds / 1_000
        return abs(off) <= 30 ? [] : [("webhook-timestamp is \(off) s from the clock of this machine", nil)]
      }
    }
    check(
      "form/headers", "headers", "Sends the headers of the contract", webhook.site,
      .init(
        points: 4, why: "Receivers rely on them.", mend: "Send every header that the webhook declares, as declared."),
      unless: nothingCame
    ) {
      each { arrival in
        let webhook = event(arrival)
        return webhook.headers.flatMap { header -> [(String, Site?)] in
          guard let value = arrival.header(header.name) else {
            return header.required?.value == true ? [("The header \(header.name) is missing", header.site)] : []
          }
          return contract.evaluator.violations(of: .string(value), against: header.schema).map {
            ("The header \(header.name) breaks `\($0.keyword)`: \(value)", $0.site)
          }
        }
      }
    }
    check(
      "form/body", "schema", "Sends bodies that keep the contract", webhook.site,
      .init(
        points: 8, why: "Receivers are built from the contract.",
        mend: "Send every member, with `null` for what is unknown.",
        cap: .d), unless: nothingCame
    ) {
      each { arrival in
        let webhook = event(arrival)
        guard let body = try? JSONValue(json: arrival.body) else { return [("The body is not JSON", webhook.site)] }
        return contract.evaluator.violations(of: body, against: webhook.content.schema).map {
          ("The body breaks `\($0.keyword)` at \($0.pointer.isEmpty ? "its root" : $0.pointer)", $0.site)
        }
      }
    }
    check(
      "form/request", "request", "Sends a POST of the declared media type, within its size", webhook.site,
      .init(
        points: 4, why: "Receivers take nothing else.",
        mend: "POST it as \(webhook.content.mediaType), with at most \(webhook.content.maxBytes.value) bytes."),
      unless: nothingCame
    ) {
      each { arrival in
        let type = arrival.header("Content-Type").map { String($0.prefix { $0 != ";" }).lowercased() }
        var found: [(String, Site?)] = []
        if arrival.method != "POST" { found.append(("The method is \(arrival.method)", nil)) }
        if type != webhook.content.mediaType { found.append(("The media type is \(type ?? "absent")", nil)) }
        if arrival.body.count > webhook.content.maxBytes.value {
          found.append(("The body has \(arrival.body.count) bytes", webhook.content.maxBytes.site))
        }
        return found
      }
    }
  }

  /// The webhook that an arrival is, by the event that its body names; the first for one that names none.
  private func event(_ arrival: Arrival) -> Webhook {
    guard let body = try? JSONValue(json: arrival.body) else { return webhook }
    return contract.api.webhooks.first { webhook in body.members.contains { $0.value == .string(webhook.name) } }
      ?? webhook
  }
}
