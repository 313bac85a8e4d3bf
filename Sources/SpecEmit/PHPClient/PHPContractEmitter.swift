import SpecIR

/// Writes what the contract says of the operations, the errors it declares for them, and the events it has.
struct PHPContractEmitter {
  let plan: ClientPlan
  let note: String

  func files() -> [(name: String, text: String)] {
    [
      ("src/Address.php", addresses()), ("src/Operations.php", operations()), ("src/Quota.php", quotas()),
      ("src/WebhookEvents.php", events()),
    ] + plan.refusals.map { ("src/Exception/\($0.name).php", refusal($0)) }
  }

  private func file(_ namespace: String, _ body: CodeWriter) -> String {
    "<?php\n\n\(note)declare(strict_types=1);\n\nnamespace \(namespace);\n\n" + body.text
  }

  private func writer() -> CodeWriter { CodeWriter(step: "    ", comments: .block) }

  // MARK: Operations

  private func operations() -> String {
    let writer = writer()
    writer.doc(["What the contract says of operations."], tags: ["@internal"])
    writer.line("final class Operations")
    writer.block("{") {
      writer.block("public const TABLE = [", closing: "];") {
        for operation in plan.operations { facts(operation, writer) }
      }
    }
    return file("PasseMarche", writer)
  }

  private func facts(_ operation: ClientOperationPlan, _ writer: CodeWriter) {
    writer.block("\(PHP.string(operation.operation.id)) => [", closing: "],") {
      writer.line("'method' => \(PHP.string(operation.operation.method.rawValue)),")
      writer.line("'needsToken' => \(operation.needsToken),")
      writer.line("'quota' => \(operation.quota.map(PHP.string) ?? "null"),")
      writer.line("'timeout' => \(operation.timeoutSeconds),")
      writer.line("'limit' => \(operation.limit),")
      writer.line("'accept' => \(PHP.string(operation.accept)),")
      writer.block("'refusals' => [", closing: "],") {
        for refusal in operation.refusals { writer.line("\(refusal.status) => Exception\\\(refusal.type)::class,") }
      }
    }
  }

  private func quotas() -> String {
    let writer = writer()
    writer.doc("The quotas that calls are charged to.")
    let quotas = plan.quotas.map { quota in
      let words = "\(quota.limit) requests in \(quota.windowSeconds) seconds, \(quota.burst) of them at once."
      return (name: quota.name, value: quota.key, description: Optional(words))
    }
    constants("Quota", quotas, writer)
    return file("PasseMarche", writer)
  }

  private func addresses() -> String {
    let writer = writer()
    writer.doc("Where the service is published.")
    constants("Address", plan.addresses.map { ($0.name, $0.url, $0.description) }, writer)
    return file("PasseMarche", writer)
  }

  private func constants(
    _ name: String, _ constants: [(name: String, value: String, description: String?)], _ writer: CodeWriter
  ) {
    writer.line("final class \(name)")
    writer.block("{") {
      for constant in constants {
        writer.doc(constant.description)
        writer.line("public const \(constant.name) = \(PHP.string(constant.value));")
      }
    }
  }

  // MARK: Refusals

  private func refusal(_ refusal: ClientRefusalType) -> String {
    let writer = writer()
    let body = refusal.body.map { PHP.type($0, plan, in: "Model\\") }
    writer.line("use PasseMarche\\Http\\Answer;")
    if body?.hasPrefix("Model\\") == true { writer.line("use PasseMarche\\Model;") }
    if let type = refusal.body, PHP.reader(type, plan).contains("Wire::") { writer.line("use PasseMarche\\Wire;") }
    writer.line()
    writer.doc("The contract declares \(refusal.status) for the operation.")
    writer.line("final class \(refusal.name) extends RefusedException")
    writer.block("{") {
      if let type = refusal.body, let body {
        if let documented = PHP.documented(type, plan, in: "Model\\") { writer.doc([], tags: ["@var \(documented)"]) }
        writer.line("public readonly \(body) $body;")
        writer.line()
      }
      writer.method("public static function of", ["string $operation", "Answer $answer"], "self") {
        guard let type = refusal.body else {
          writer.line("return new self($operation, $answer);")
          return
        }
        writer.line("$json = $answer->json();")
        writer.line("$refusal = new self($operation, $answer, $json);")
        writer.line("$refusal->body = \(PHP.read("$json", "''", type, plan, in: "Model\\"));")
        writer.line("return $refusal;")
      }
    }
    return file("PasseMarche\\Exception", writer)
  }

  // MARK: Events

  private func events() -> String {
    let writer = writer()
    let events = plan.events.events
    writer.line("use PasseMarche\\Exception\\ReadException;")
    writer.line()
    writer.doc("What the service tells by webhook.")
    writer.line("final class WebhookEvents")
    writer.block("{") {
      writer.doc("The header with `sha256=` and the hexadecimal HMAC-SHA256 of the body.")
      writer.line("public const SIGNATURE_HEADER = \(PHP.string(plan.events.signatureHeader));")
      writer.doc("In bytes.")
      writer.line("public const LARGEST_BODY = \(plan.events.largestBody);")
      writer.line()
      let types = events.map { PHP.type($0.type, plan, in: "Model\\") } + ["UnrecognizedEvent"]
      writer.doc(
        ["Reads the body of a webhook:"],
        tags: events.map { "- `\($0.webhook.name)`: \($0.webhook.summary.english)." }
          + ["@throws ReadException where it is not what the event that it names is made of"])
      writer.method("public static function read", ["mixed $json"], types.joined(separator: "|")) {
        let member = PHP.string(plan.events.nameMember)
        writer.line("$name = $json instanceof \\stdClass ? $json->{\(member)} ?? null : null;")
        writer.line("return match (true) {")
        writer.indented {
          for event in events {
            let read = PHP.read("$json", "''", event.type, plan, in: "Model\\")
            writer.line("$name === \(PHP.string(event.webhook.name)) => \(read),")
          }
          writer.line("is_string($name) => new UnrecognizedEvent($name, $json),")
          writer.line("default => throw new ReadException(\(PHP.string("/" + plan.events.nameMember)), 'a string'),")
        }
        writer.line("};")
      }
    }
    return file("PasseMarche", writer)
  }
}
