import SpecIR

/// Writes what a Java client throws, its quotas, and what it is told by webhook.
struct JavaFactEmitter {
  let plan: ClientPlan

  // MARK: Exceptions

  func refusals() -> [(name: String, write: (CodeWriter) -> Void)] {
    plan.refusals.map { refusal in (refusal.name, { self.refusal(refusal, $0) }) }
  }

  private func refusal(_ refusal: ClientRefusalType, _ writer: CodeWriter) {
    let name = refusal.name
    writer.line("/** A refusal with status \(refusal.status). */")
    writer.block("public final class \(name) extends RefusalException {") {
      writer.line("private static final long serialVersionUID = 1L;")
      writer.line()
      // Only types of the contract can say why.
      guard case .declared(let body)? = refusal.body else {
        writer.block("\(name)(String operation, Answer answer) {") {
          writer.line("super(operation, answer, List.of());")
        }
        return
      }
      writer.line("private final transient \(body) body;")
      writer.line()
      writer.block("private \(name)(String operation, Answer answer, \(body) body) {") {
        writer.line("super(operation, answer, body.sentences());")
        writer.line("this.body = body;")
      }
      writer.line()
      writer.block("\(name)(String operation, Answer answer) {") {
        writer.line("this(operation, answer, Engine.body(answer, \(body)::fromJson));")
      }
      writer.line()
      writer.line("/** What the service says about it. */")
      writer.block("public \(body) body() {") { writer.line("return body;") }
    }
  }

  // MARK: Quotas and events

  func quota(_ writer: CodeWriter) {
    writer.line("/** The quotas that calls are charged to. */")
    writer.block("public enum Quota {") {
      for (index, quota) in plan.quotas.enumerated() {
        writer.line(
          "/** \(quota.limit) requests in \(quota.windowSeconds) seconds, \(quota.burst) of them at once. */")
        writer.line("\(quota.name)(\(JavaLiteral.string(quota.key)))\(index + 1 < plan.quotas.count ? "," : ";")")
      }
      if plan.quotas.isEmpty { writer.line(";") }
      writer.line()
      writer.line("private final String key;")
      writer.line()
      writer.block("Quota(String key) {") { writer.line("this.key = key;") }
      writer.line()
      writer.line("/** As the contract calls it. */")
      writer.block("public String key() {") { writer.line("return key;") }
    }
  }

  func events(_ writer: CodeWriter) {
    let events = plan.events
    writer.line("/** What the service tells by webhook. */")
    writer.block("public sealed interface WebhookEvent extends Json.Value {") {
      writer.line("/** The header with {@code sha256=} and the hexadecimal HMAC-SHA256 of the body. */")
      writer.line("String SIGNATURE_HEADER = \(JavaLiteral.string(events.signatureHeader));")
      writer.line()
      writer.line("/** In bytes. */")
      writer.line("int LARGEST_BODY = \(events.largestBody);")
      writer.line()
      writer.line("/** As the contract calls it. */")
      writer.line("String name();")
      for event in events.events {
        writer.line()
        JavaDoc.write(
          [event.webhook.summary.english + ".", event.webhook.description].compactMap(\.self),
          ["{@code \(event.webhook.name)}"], tags: [("@param body", "what it tells")],
          isDeprecated: false, writer)
        // The body's type may be called like the event.
        let type = "\(JavaPackageEmitter.package).\(event.type.javaBoxed)"
        let body = event.type.javaBoxed == event.name ? type : event.type.javaBoxed
        writer.block("record \(event.name)(\(body) body) implements WebhookEvent {") {
          writer.line("@Override")
          writer.block("public String name() {") {
            writer.line("return \(JavaLiteral.string(event.webhook.name));")
          }
          writer.line()
          writer.line("@Override")
          writer.block("public Object toJson() {") { writer.line("return body.toJson();") }
        }
      }
      writer.line()
      JavaDoc.write(
        ["An event that the contract does not name; to be answered like the others."], [],
        tags: [("@param name", "as the service calls it"), ("@param toJson", "its body, as Json has it")],
        isDeprecated: false, writer)
      writer.line("record Unrecognized(String name, Object toJson) implements WebhookEvent {}")
      writer.line()
      writer.line("/** Reads the body of a webhook. */")
      writer.block("static WebhookEvent fromJson(Object json) {") {
        let member = JavaLiteral.string(events.nameMember)
        writer.line("String name = Json.required(Json.members(json), \(member), Json::asString);")
        writer.block("return switch (name) {", closing: "};") {
          for event in events.events {
            let type = "\(JavaPackageEmitter.package).\(event.type.javaBoxed)"
            let body = event.type.javaBoxed == event.name ? type : event.type.javaBoxed
            writer.line(
              "case \(JavaLiteral.string(event.webhook.name)) -> new \(event.name)(\(body).fromJson(json));")
          }
          writer.line("default -> new Unrecognized(name, json);")
        }
      }
    }
  }
}
