import SpecIR

/// Writes the events that a client is told of.
struct TypeScriptWebhookEmitter {
  let plan: ClientPlan

  func file(_ header: String) -> String {
    let writer = CodeWriter(comments: .block)
    writer.verbatim(header)
    let events = plan.events.events
    if !events.isEmpty {
      writer.line("import * as codecs from \"./codecs.js\";")
      writer.line("import type * as models from \"./models.js\";")
    }
    writer.line("import { ReadError } from \"./wire.js\";")
    writer.line()
    writer.doc("What the service tells by webhook; `kind` tells which event it is.")
    writer.line("export type WebhookEvent =")
    writer.indented {
      for event in events {
        writer.doc(event.webhook.summary.english + ".", event.webhook.description)
        let type = TypeScript.type(event.type, in: "models.")
        writer.line("| { readonly kind: \(TypeScript.string(event.name)); readonly event: \(type) }")
      }
      writer.doc("An event that the contract does not name; to be answered like the others.")
      writer.line("| { readonly kind: \"unrecognized\"; readonly name: string; readonly event: unknown };")
    }
    writer.line()
    reader(writer)
    writer.line()
    writer.doc("The header with `sha256=` and the hexadecimal HMAC-SHA256 of the body.")
    writer.line("export const signatureHeader = \(TypeScript.string(plan.events.signatureHeader));")
    writer.line()
    writer.doc("In bytes.")
    writer.line("export const largestWebhook = \(plan.events.largestBody);")
    return writer.text
  }

  private func reader(_ writer: CodeWriter) {
    let member = plan.events.nameMember
    let failure = "@throws ReadError where it is not what the event that it names is made of."
    writer.doc(["Reads the body of a webhook."], tags: [failure])
    writer.block("export function readEvent(json: unknown): WebhookEvent {") {
      writer.line("const isObject = typeof json === \"object\" && json !== null;")
      writer.line("const members = isObject ? (json as Record<string, unknown>) : {};")
      writer.line("const name = members[\(TypeScript.string(member))];")
      writer.line("switch (name) {")
      writer.indented {
        for event in plan.events.events {
          writer.line("case \(TypeScript.string(event.webhook.name)):")
          writer.indented {
            let codec = TypeScript.codec(event.type, plan, from: "codecs.")
            writer.line("return { kind: \(TypeScript.string(event.name)), event: \(codec).read(json, \"\") };")
          }
        }
        writer.line("default:")
        writer.indented {
          let place = TypeScript.string("/" + member)
          writer.line("if (typeof name !== \"string\") throw new ReadError(\(place), \"a string\");")
          writer.line("return { kind: \"unrecognized\", name, event: json };")
        }
      }
      writer.line("}")
    }
  }
}
