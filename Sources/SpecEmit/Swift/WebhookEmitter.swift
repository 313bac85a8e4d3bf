import SpecIR

/// Writes what is needed to send the contract's webhooks: their payloads and the rules of their delivery.
struct WebhookEmitter {
  let planner: TypePlanner
  let encoders: EncoderEmitter
  let file: String

  func file(_ header: String, _ webhooks: [Webhook]) -> String {
    let writer = CodeWriter()
    writer.verbatim(header)
    writer.doc("The events that editors are told of.")
    writer.block("public enum Webhooks {") {
      let names = webhooks.map { SwiftNames.upperCamel($0.name) + ".descriptor" }
      writer.doc("The rules for the delivery of each.")
      writer.call("public static let descriptors: [WebhookDescriptor] = [", names, closing: "]")
      writer.line()
      for (index, webhook) in webhooks.enumerated() {
        if index > 0 { writer.line() }
        write(webhook, writer)
      }
    }
    return writer.text
  }

  private func write(_ webhook: Webhook, _ writer: CodeWriter) {
    let name = SwiftNames.upperCamel(webhook.name)
    let use = planner.plan(webhook.content.schema, owner: "Webhooks." + name, name: "Body")
    writer.doc(webhook.summary.english, webhook.description, "`\(file):\(webhook.site.line)`")
    writer.block("public enum \(name) {") {
      writer.line("public typealias Payload = \(use.plan.swiftType)")
      writer.line()
      descriptor(webhook, writer)
      writer.line()
      writer.doc("The bytes that are sent and signed.")
      writer.block("public static func body(_ payload: Payload) -> [UInt8] {") {
        writer.line("var writer = JSONWriter()")
        encoders.write("payload", use.plan, writer)
        writer.line("return writer.bytes")
      }
    }
  }

  private func descriptor(_ webhook: Webhook, _ writer: CodeWriter) {
    let delivery = webhook.delivery
    let constants = webhook.headers.compactMap { header -> String? in
      guard let allowed = planner.schema(of: header.schema)?.allowed, allowed.value.count == 1,
        case .string(let value) = allowed.value[0]
      else { return nil }
      return "(\(SwiftLiteral.string(header.name)), \(SwiftLiteral.string(value)))"
    }
    writer.block("public static let descriptor = WebhookDescriptor(", closing: ")") {
      writer.line(
        "event: \(SwiftLiteral.string(webhook.name)), mediaType: \(SwiftLiteral.string(webhook.content.mediaType)),"
          + " maxBody: \(webhook.content.maxBytes.value),")
      writer.line(
        "timeoutSeconds: \(delivery.timeoutSeconds),"
          + " retryAfterSeconds: [\(delivery.retryAfterSeconds.map(String.init).joined(separator: ", "))],")
      writer.line("breakerFailures: \(delivery.breakerFailures), breakerSeconds: \(delivery.breakerSeconds),")
      writer.line(
        "signatureHeader: \(SwiftLiteral.string(delivery.signatureHeader)),"
          + " constantHeaders: [\(constants.joined(separator: ", "))]")
    }
  }
}
