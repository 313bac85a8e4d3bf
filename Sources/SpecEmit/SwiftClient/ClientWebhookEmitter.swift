import SpecIR

/// Writes the events that a client is told of.
struct ClientWebhookEmitter {
  let file: String
  let types: ClientTypePlanner

  /// The events with their types, which are thereby declared.
  func plan(_ webhooks: [Webhook]) -> [(webhook: Webhook, type: ClientType)] {
    webhooks.map { ($0, types.type($0.content.schema, owner: nil, name: ClientNames.upperCamel($0.name))) }
  }

  func file(_ header: String, _ events: [(webhook: Webhook, type: ClientType)]) -> String {
    let writer = CodeWriter()
    writer.verbatim(header)
    writer.doc("What the service tells by webhook.")
    writer.block("public enum WebhookEvent: Sendable {") {
      for event in events {
        writer.doc(
          event.webhook.summary.english + ".", event.webhook.description, "`\(file):\(event.webhook.site.line)`")
        writer.line("case \(name(event.webhook))(\(event.type.swiftType))")
      }
      writer.doc("An event that the contract does not name; to be answered like the others.")
      writer.line("case unrecognized(name: String, body: Data)")
      writer.line()
      writer.doc("Reads the body of a webhook.", "- Throws: where it is not what the event that it names is made of.")
      writer.block("public init(_ body: Data) throws {") {
        writer.line("let name = try Wire.decode(Name.self, from: body).\(SwiftNames.escaped(nameMember(events)))")
        writer.line("switch name {")
        for event in events {
          writer.line("case \(SwiftLiteral.string(event.webhook.name)):")
          writer.indented {
            writer.line(
              "self = .\(name(event.webhook))(try Wire.decode(\(event.type.swiftType).self, from: body))")
          }
        }
        writer.line("default: self = .unrecognized(name: name, body: body)")
        writer.line("}")
      }
      writer.line()
      writer.block("private struct Name: Decodable {") {
        writer.line("var \(SwiftNames.escaped(nameMember(events))): String")
      }
    }
    writer.line()
    facts(events.map(\.webhook), writer)
    return writer.text
  }

  private func name(_ webhook: Webhook) -> String { SwiftNames.escaped(ClientNames.lowerCamel(webhook.name)) }

  /// The member that names the event: the one whose only value is the event's name.
  private func nameMember(_ events: [(webhook: Webhook, type: ClientType)]) -> String {
    for event in events {
      for property in types.schema(of: event.webhook.content.schema)?.object.properties ?? [] {
        if types.schema(of: property.schema)?.allowed?.value == [.string(event.webhook.name)] { return property.name }
      }
    }
    return "event"
  }

  private func facts(_ webhooks: [Webhook], _ writer: CodeWriter) {
    writer.doc("What the contract says of the delivery of webhooks.")
    writer.block("enum WebhookFacts {") {
      let header = webhooks.first?.delivery.signatureHeader ?? "X-Webhook-Signature-SHA256"
      writer.doc("The header with `sha256=` and the hexadecimal HMAC-SHA256 of the body.")
      writer.line("static let signatureHeader = \(SwiftLiteral.string(header))")
      writer.doc("In bytes.")
      writer.line("static let largestBody = \(webhooks.map(\.content.maxBytes.value).max() ?? 1 << 20)")
    }
  }
}
