import SpecModel
import SpecSyntax

/// What the service calls.
extension ContractLowering {
  mutating func webhooks() -> [Webhook] {
    var found: [Webhook] = []
    for (name, member) in root["webhooks"]?.members ?? [] {
      let item = document.resolve(member)
      guard let cursor = item["post"] else {
        report(OperationCode.webhook, "the webhook `\(name)` has no `post`", at: member.span)
        continue
      }
      if let webhook = webhook(cursor, name: name, shared: item["parameters"]) { found.append(webhook) }
    }
    return found
  }

  private mutating func webhook(_ cursor: Cursor, name: String, shared: Cursor?) -> Webhook? {
    _ = operationID(of: cursor, name)
    for tag in cursor["tags"]?.items ?? [] { checkTag(tag) }
    let summary = summary(of: cursor, name, OperationCode.webhook)
    let headers = parameters(shared, cursor["parameters"])
    for header in headers where header.place != .header {
      report(
        OperationCode.webhook, "`\(header.name)` is no header: a delivery goes to the receiver's own address",
        at: cursor.span)
    }
    guard let delivery = cursor["x-webhook-delivery"] else {
      report(OperationCode.webhook, "the webhook `\(name)` has no `x-webhook-delivery`", at: cursor.span)
      return nil
    }
    guard let body = requestBody(cursor["requestBody"]), let content = body.contents.first, body.contents.count == 1,
      content.kind == .json
    else {
      report(
        OperationCode.webhook, "the webhook `\(name)` needs one body, in JSON",
        at: cursor["requestBody"]?.span ?? cursor.span)
      return nil
    }
    return Webhook(
      name: name, site: Site(cursor), summary: summary, description: cursor["description"]?.string, headers: headers,
      content: content,
      delivery: WebhookDelivery(
        site: Site(delivery), timeoutSeconds: delivery["timeout"]?.integer ?? 0,
        retryAfterSeconds: (delivery["retry-after"]?.items ?? []).compactMap(\.integer),
        breakerFailures: delivery["breaker"]?["failures"]?.integer ?? 0,
        breakerSeconds: delivery["breaker"]?["open-for"]?.integer ?? 0,
        signatureHeader: delivery["signature-header"]?.string ?? ""))
  }
}
