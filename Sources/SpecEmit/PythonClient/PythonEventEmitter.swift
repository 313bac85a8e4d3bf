import SpecIR

/// Writes the events that a client is told of.
struct PythonEventEmitter {
  let plan: ClientPlan

  func file(_ note: String) -> String {
    let events = plan.events
    let writer = CodeWriter.python()
    writer.line()
    writer.line("SIGNATURE_HEADER = \(PythonLiteral.string(events.signatureHeader))")
    writer.docstring("The header with `sha256=` and the hexadecimal HMAC-SHA256 of the body.")
    writer.line()
    writer.line("LARGEST_BODY = \(events.largestBody)")
    writer.docstring("In bytes.")
    writer.line()
    writer.line()
    writer.line("@dataclass(frozen=True)")
    writer.suite("class UnrecognizedEvent:") {
      writer.docstring("An event that the contract does not name; to be answered like the others.")
      writer.line()
      writer.lines(["name: str", "body: bytes = field(repr=False)"])
    }
    writer.line()
    writer.line()
    let types = events.events.map(\.type.pythonType) + ["UnrecognizedEvent"]
    writer.listed("WebhookEvent: TypeAlias = Union[", types, closing: "]")
    writer.docstring(
      ["What the service tells by webhook."]
        + events.events.map { "`\($0.webhook.name)`: \($0.webhook.summary.english)." })
    writer.line()
    writer.line()
    writer.suite("def read_event(body: bytes) -> WebhookEvent:") {
      writer.docstring(
        "Reads the body of a webhook.", ":raises ValueError: where it is not what the event that it names is made of.")
      let member = PythonLiteral.string(events.nameMember)
      writer.line("value = loads(body)")
      writer.line("name = required(members(value, \"the event\"), \(member), string)")
      for event in events.events {
        writer.suite("if name == \(PythonLiteral.string(event.webhook.name)):") {
          writer.line("return \(event.type.pythonReader(plan))(value)")
        }
      }
      writer.line("return UnrecognizedEvent(name, body)")
    }
    let imports = PythonImports(writer.text)
    let head = CodeWriter.python(note)
    head.docstring("The events that the service tells by webhook.")
    head.line()
    head.lines(["from __future__ import annotations", ""])
    imports.from("dataclasses", ["dataclass", "field"], head)
    imports.from("typing", ["TypeAlias", "Union"], head)
    head.line()
    imports.from("._wire", PythonModelEmitter.wire, head)
    imports.from(".models", plan.declarations.map(\.name), head)
    return head.text + writer.text
  }
}
