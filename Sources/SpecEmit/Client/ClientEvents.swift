import SpecIR

/// What a client is told by webhook.
struct ClientEvents {
  let events: [ClientEvent]
  /// The member of the bodies that names the event: the one whose only value is the event's name.
  let nameMember: String
  /// The header with `sha256=` and the hexadecimal HMAC-SHA256 of the body.
  let signatureHeader: String
  /// In bytes.
  let largestBody: Int

  /// The bodies' types are thereby declared.
  init(_ webhooks: [Webhook], types: ClientTypePlanner) {
    var taken: Set<String> = ["unrecognized"]
    events = webhooks.map { webhook in
      ClientEvent(
        name: NameWords.unique(types.naming.event(webhook.name), among: &taken),
        type: types.type(webhook.content.schema, owner: nil, name: types.naming.type(webhook.name)), webhook: webhook)
    }
    nameMember = Self.nameMember(webhooks, types)
    signatureHeader = webhooks.first?.delivery.signatureHeader ?? "X-Webhook-Signature-SHA256"
    largestBody = webhooks.map(\.content.maxBytes.value).max() ?? 1 << 20
  }

  private static func nameMember(_ webhooks: [Webhook], _ types: ClientTypePlanner) -> String {
    for webhook in webhooks {
      for property in types.schema(of: webhook.content.schema)?.object.properties ?? [] {
        if types.schema(of: property.schema)?.allowed?.value == [.string(webhook.name)] { return property.name }
      }
    }
    return "event"
  }
}

struct ClientEvent {
  var name: String
  var type: ClientType
  var webhook: Webhook
}
