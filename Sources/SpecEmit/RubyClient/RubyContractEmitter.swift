import SpecIR

/// Writes what the contract says of the operations, the errors it declares for them, and the events it has.
struct RubyContractEmitter {
  let plan: ClientPlan

  // MARK: Addresses and quotas

  func facts(_ header: String) -> String {
    Ruby.module(header) { writer in
      writer.doc("The version of the contract that the client was written from.")
      writer.line("CONTRACT_VERSION = \(Ruby.string(plan.version))")
      writer.line()
      let addresses = plan.addresses.map { (name: $0.name, value: $0.url, description: $0.description) }
      constants("Address", "Where the service is published.", addresses, writer)
      writer.line()
      let quotas = plan.quotas.map { quota in
        let words = "\(quota.limit) requests in \(quota.windowSeconds) seconds, \(quota.burst) of them at once."
        return (name: quota.name, value: quota.key, description: Optional(words))
      }
      constants("Quota", "The quotas that calls are charged to.", quotas, writer)
    }
  }

  private func constants(
    _ name: String, _ words: String, _ constants: [(name: String, value: String, description: String?)],
    _ writer: CodeWriter
  ) {
    writer.doc(words)
    writer.block("module \(name)", closing: "end") {
      for constant in constants {
        writer.doc(constant.description)
        writer.line("\(constant.name) = \(Ruby.string(constant.value))")
      }
    }
  }

  // MARK: Operations

  func operations(_ header: String) -> String {
    Ruby.module(header) { writer in
      writer.doc("What the contract says of operations.")
      writer.block("module Operations", closing: "end") {
        for (index, operation) in plan.operations.enumerated() {
          if index > 0 { writer.line() }
          writer.line("\(Ruby.name(of: operation)) = Operation.new(")
          writer.indented { facts(operation, writer) }
          writer.line(").freeze")
        }
      }
    }
  }

  private func facts(_ operation: ClientOperationPlan, _ writer: CodeWriter) {
    let quota = operation.quota.map(Ruby.string) ?? "nil"
    let method = Ruby.string(operation.operation.method.rawValue)
    writer.line("id: \(Ruby.string(operation.operation.id)), http_method: \(method),")
    writer.line("needs_token: \(operation.needsToken), quota: \(quota), timeout: \(operation.timeoutSeconds),")
    writer.line("limit: \(operation.limit), accept: \(Ruby.string(operation.accept)),")
    writer.line("refusals: {")
    writer.indented {
      for (index, refusal) in operation.refusals.enumerated() {
        writer.line("\(refusal.status) => \(refusal.type)\(index + 1 < operation.refusals.count ? "," : "")")
      }
    }
    writer.line("}.freeze")
  }

  // MARK: Refusals

  func refusals(_ header: String) -> String {
    Ruby.module(header) { writer in
      for (index, refusal) in plan.refusals.enumerated() {
        if index > 0 { writer.line() }
        writer.doc("The contract declares \(refusal.status) for the operation.")
        writer.block("class \(refusal.name) < Refused", closing: "end") {
          guard let type = refusal.body else { return }
          writer.doc([], tags: ["@!attribute [r] body", "@return [\(Ruby.documented(type, plan))]"])
          writer.line()
          writer.line("def self.codec = \(Ruby.codec(type, plan))")
        }
      }
    }
  }

  // MARK: Events

  func events(_ header: String) -> String {
    Ruby.module(header) { writer in
      writer.doc("What the service tells by webhook.")
      writer.block("module WebhookEvents", closing: "end") {
        writer.doc("The header with `sha256=` and the hexadecimal HMAC-SHA256 of the body.")
        writer.line("SIGNATURE_HEADER = \(Ruby.string(plan.events.signatureHeader))")
        writer.doc("In bytes.")
        writer.line("LARGEST_BODY = \(plan.events.largestBody)")
        writer.line()
        writer.doc(
          ["Reads the body of a webhook."],
          tags: plan.events.events.map { "- `\($0.webhook.name)`: \($0.webhook.summary.english)." }
            + ["@raise [ReadError] where it is not what the event that it names is made of"])
        writer.block("def self.read(json)", closing: "end") {
          writer.line("name = json.is_a?(Hash) ? json[\(Ruby.string(plan.events.nameMember))] : nil")
          writer.line("case name")
          for event in plan.events.events {
            writer.line("when \(Ruby.string(event.webhook.name)) then \(Ruby.codec(event.type, plan)).read(json, \"\")")
          }
          writer.line("when String then UnrecognizedEvent.new(name, json).freeze")
          writer.line("else raise ReadError.new(\(Ruby.string("/" + plan.events.nameMember)), \"a string\")")
          writer.line("end")
        }
      }
    }
  }
}
