/// What holds for the service as a whole: quotas, the wording of errors, webhooks, scopes, addresses.
extension ContractDiff {
  // MARK: Quotas

  mutating func limits() {
    let pairs = Self.paired(old.quotas, new.quotas, by: \.name)
    for (before, after) in pairs.both {
      let place = ChangePlace("Quota \(after.name)")
      numbers(before, after, place)
    }
    let place = ChangePlace("Any request", "Toute requête")
    switch (old.limits, new.limits) {
    case (nil, nil): break
    case (nil, let after?):
      note(
        .compatible, "limits-stated", place, "its limits are stated", "ses limites sont énoncées", nil, after.site)
    case (let before?, nil):
      note(
        .breaking, "limits-removed", place, "its limits are no longer stated", "ses limites ne sont plus énoncées",
        before.site)
    case (let before?, let after?):
      for (former, latter) in zip(before.named, after.named) where former.rule.value != latter.rule.value {
        turned(
          latter.rule.value > former.rule.value ? .compatible : .breaking, "request-limit", place,
          Message(english: former.name, french: former.name), "\(former.rule.value)", "\(latter.rule.value)",
          former.rule.site, latter.rule.site)
      }
      reworded(before.violations.message, after.violations.message, place, before.site, after.site)
    }
  }

  private mutating func numbers(_ before: Quota, _ after: Quota, _ place: ChangePlace) {
    let parts: [(code: String, what: Message, old: Rule<Int>, new: Rule<Int>, isMoreBetter: Bool)] = [
      (
        "quota-limit", Message(english: "requests in a window", french: "requêtes par fenêtre"), before.limit,
        after.limit, true
      ),
      (
        "quota-burst", Message(english: "requests at once", french: "requêtes d’un coup"), before.burst, after.burst,
        true
      ),
      (
        "quota-window", Message(english: "window in seconds", french: "fenêtre en secondes"), before.windowSeconds,
        after.windowSeconds, false
      ),
    ]
    for part in parts where part.old.value != part.new.value {
      let isBetter = (part.new.value > part.old.value) == part.isMoreBetter
      turned(
        isBetter ? .compatible : .breaking, part.code, place, part.what, "\(part.old.value)", "\(part.new.value)",
        part.old.site, part.new.site)
    }
  }

  mutating func quotaUse(_ before: Operation, _ after: Operation, _ place: ChangePlace) {
    guard before.quota != after.quota else { return }
    let (former, latter) = (quota(before, in: old), quota(after, in: new))
    let impact: ContractChange.Impact
    switch (former, latter) {
    case (nil, nil): impact = .wording
    case (_, nil): impact = .compatible
    case (nil, _?): impact = .breaking
    case (let former?, let latter?):
      let isNoWorse =
        latter.limit.value >= former.limit.value && latter.burst.value >= former.burst.value
        && latter.windowSeconds.value <= former.windowSeconds.value
      impact = isNoWorse ? .compatible : .breaking
    }
    turned(
      impact, "quota", place, Message(english: "quota", french: "quota"), former?.name, latter?.name, before.site,
      after.site)
  }

  private func quota(_ operation: Operation, in api: API) -> Quota? {
    guard case .metered(let name) = operation.quota else { return nil }
    return api.quotas.first { $0.name == name }
  }

  // MARK: Errors

  mutating func errors() {
    responses(old.transportResponses, new.transportResponses, ChangePlace("Any request", "Toute requête"))
    for (before, after) in Self.paired(old.errorProfiles, new.errorProfiles, by: \.name).both {
      let place = ChangePlace("Errors \(after.name)", "Erreurs \(after.name)")
      for (former, latter) in Self.paired(before.entries, after.entries, by: \.failure.rawValue).both {
        compare(former, latter, place.then(latter.failure.rawValue))
      }
    }
  }

  private mutating func compare(_ before: ErrorProfile.Entry, _ after: ErrorProfile.Entry, _ place: ChangePlace) {
    if before.status != after.status {
      turned(
        .breaking, "error-status", place, Message(english: "status", french: "statut"), "\(before.status)",
        "\(after.status)", before.site, after.site)
    }
    if before.body != after.body {
      turned(
        .risky, "error-body", place, Message(english: "body", french: "corps"), before.body.text, after.body.text,
        before.site, after.site)
    }
    let (former, latter) = (before.adds.map(\.rawValue), after.adds.map(\.rawValue))
    let (gone, come) = (former.filter { !latter.contains($0) }, latter.filter { !former.contains($0) })
    if !gone.isEmpty {
      let names = gone.joined(separator: ", ")
      note(
        .breaking, "error-member-removed", place, "no longer tells \(names)", "n’indique plus \(names)", before.site,
        after.site)
    }
    if !come.isEmpty {
      let names = come.joined(separator: ", ")
      note(
        .compatible, "error-member-added", place, "also tells \(names)", "indique aussi \(names)", before.site,
        after.site)
    }
    reworded(
      before.page.map { [$0.title, $0.text] }, after.page.map { [$0.title, $0.text] }, place, before.site, after.site)
  }

  // MARK: Webhooks

  mutating func webhooks() {
    let pairs = Self.paired(old.webhooks, new.webhooks, by: \.name)
    for webhook in pairs.removed {
      note(.breaking, "webhook-removed", Self.place(webhook), "removed", "supprimé", webhook.site)
    }
    for webhook in pairs.added {
      // Receivers answer 2xx to events that they do not know, as the documentation asks of them.
      note(.risky, "webhook-added", Self.place(webhook), "added", "ajouté", nil, webhook.site)
    }
    for (before, after) in pairs.both {
      let place = Self.place(after)
      parameters(before.headers, after.headers, place, .answer)
      contents([before.content], [after.content], place, .answer, (before.site, after.site))
      delivery(before.delivery, after.delivery, place)
      reworded(
        [before.summary.english, before.summary.french, before.description ?? ""],
        [after.summary.english, after.summary.french, after.description ?? ""], place, before.site, after.site)
    }
  }

  private static func place(_ webhook: Webhook) -> ChangePlace { ChangePlace("Webhook \(webhook.name)") }

  private mutating func delivery(_ before: WebhookDelivery, _ after: WebhookDelivery, _ place: ChangePlace) {
    let sites = (before.site, after.site)
    if before.signatureHeader != after.signatureHeader {
      turned(
        .breaking, "webhook-signature", place, Message(english: "signature header", french: "en-tête de signature"),
        before.signatureHeader, after.signatureHeader, sites.0, sites.1)
    }
    if before.timeoutSeconds != after.timeoutSeconds {
      turned(
        after.timeoutSeconds < before.timeoutSeconds ? .breaking : .compatible, "webhook-timeout", place,
        Message(english: "time to answer in seconds", french: "délai de réponse en secondes"),
        "\(before.timeoutSeconds)", "\(after.timeoutSeconds)", sites.0, sites.1)
    }
    if before.retryAfterSeconds != after.retryAfterSeconds {
      turned(
        after.retryAfterSeconds.count < before.retryAfterSeconds.count ? .breaking : .risky, "webhook-schedule", place,
        Message(english: "seconds before the further attempts", french: "secondes avant les nouveaux essais"),
        before.retryAfterSeconds.map(String.init).joined(separator: ", "),
        after.retryAfterSeconds.map(String.init).joined(separator: ", "), sites.0, sites.1)
    }
    if before.breakerFailures != after.breakerFailures || before.breakerSeconds != after.breakerSeconds {
      turned(
        .risky, "webhook-breaker", place, Message(english: "breaker", french: "disjoncteur"),
        "\(before.breakerFailures) / \(before.breakerSeconds) s",
        "\(after.breakerFailures) / \(after.breakerSeconds) s",
        sites.0, sites.1)
    }
  }

  // MARK: Scopes and addresses

  mutating func service() {
    let scopes = Self.paired(old.scopes, new.scopes, by: \.name)
    for scope in scopes.removed {
      note(
        .breaking, "scope-removed", ChangePlace("Scopes", "Portées"), "`\(scope.name)` removed",
        "`\(scope.name)` supprimée")
    }
    for scope in scopes.added {
      note(
        .compatible, "scope-added", ChangePlace("Scopes", "Portées"), "`\(scope.name)` added", "`\(scope.name)` ajoutée"
      )
    }
    let servers = Self.paired(old.servers, new.servers, by: \.url)
    for server in servers.removed {
      note(
        .breaking, "server-removed", ChangePlace("Servers", "Serveurs"), "\(server.url) removed",
        "\(server.url) supprimé")
    }
    for server in servers.added {
      note(
        .compatible, "server-added", ChangePlace("Servers", "Serveurs"), "\(server.url) added", "\(server.url) ajouté")
    }
    reworded(
      [old.title, old.description ?? ""] + old.tags.map { $0.description ?? "" } + scopes.both.map(\.old.description),
      [new.title, new.description ?? ""] + new.tags.map { $0.description ?? "" } + scopes.both.map(\.new.description),
      ChangePlace("Contract", "Contrat"))
  }
}
