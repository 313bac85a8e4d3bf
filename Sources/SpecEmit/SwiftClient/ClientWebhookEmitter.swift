import SpecIR

/// Writes the events that a client is told of.
struct ClientWebhookEmitter {
  let plan: ClientPlan

  func file(_ header: String) -> String {
    let events = plan.events.events
    let writer = CodeWriter()
    writer.verbatim(header)
    writer.doc("What the service tells by webhook.")
    writer.block("public enum WebhookEvent: Sendable {") {
      for event in events {
        writer.doc(event.webhook.summary.english + ".", event.webhook.description, "`\(event.webhook.name)`")
        writer.line("case \(SwiftNames.escaped(event.name))(\(event.type.swiftType))")
      }
      writer.doc("An event that the contract does not name; to be answered like the others.")
      writer.line("case unrecognized(name: String, body: Data)")
      writer.line()
      writer.doc("Reads the body of a webhook.", "- Throws: where it is not what the event that it names is made of.")
      writer.block("public init(_ body: Data) throws {") {
        writer.line("let name = try Wire.decode(Name.self, from: body).\(SwiftNames.escaped(plan.events.nameMember))")
        writer.line("switch name {")
        for event in events {
          writer.line("case \(SwiftLiteral.string(event.webhook.name)):")
          writer.indented {
            writer.line(
              "self = .\(SwiftNames.escaped(event.name))(try Wire.decode(\(event.type.swiftType).self, from: body))")
          }
        }
        writer.line("default: self = .unrecognized(name: name, body: body)")
        writer.line("}")
      }
      writer.line()
      writer.block("private struct Name: Decodable {") {
        writer.line("var \(SwiftNames.escaped(plan.events.nameMember)): String")
      }
    }
    writer.line()
    facts(writer)
    return writer.text
  }

  private func facts(_ writer: CodeWriter) {
    writer.doc("What the contract says of the delivery of webhooks.")
    writer.block("enum WebhookFacts {") {
      writer.doc("The header with `sha256=` and the hexadecimal HMAC-SHA256 of the body.")
      writer.line("static let signatureHeader = \(SwiftLiteral.string(plan.events.signatureHeader))")
      writer.doc("In bytes.")
      writer.line("static let largestBody = \(plan.events.largestBody)")
    }
  }
}
