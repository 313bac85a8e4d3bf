import SpecIR

/// Where each component schema is used, directly or within others.
struct SchemaUses {
  struct Use {
    enum Place {
      case operation(Operation)
      case webhook(Webhook)
    }

    var place: Place
    /// Whether the value comes from the client.
    var isInput: Bool
  }

  private var uses: [String: [Use]] = [:]

  init(_ api: API) {
    let schemas = Dictionary(api.schemas.map { ($0.name, $0.schema) }, uniquingKeysWith: { first, _ in first })
    for operation in api.operations {
      let sent = operation.parameters.map(\.schema) + (operation.body?.contents.map(\.schema) ?? [])
      let received = operation.responses.flatMap { $0.contents.map(\.schema) + $0.headers.map(\.schema) }
      add(Use(place: .operation(operation), isInput: true), of: sent, schemas)
      add(Use(place: .operation(operation), isInput: false), of: received, schemas)
    }
    for webhook in api.webhooks {
      add(Use(place: .webhook(webhook), isInput: false), of: [webhook.content.schema], schemas)
    }
  }

  /// In the contract's order.
  func of(_ component: String) -> [Use] { uses[component] ?? [] }

  private mutating func add(_ use: Use, of roots: [SchemaUse], _ schemas: [String: Schema]) {
    var seen: Set<String> = []
    var pending = roots
    while let next = pending.popLast() {
      let schema: Schema
      switch next {
      case .inline(let inline): schema = inline
      case .named(let name):
        guard seen.insert(name).inserted, let named = schemas[name] else { continue }
        schema = named
      }
      // A scalar or list that is written in place of its component's name.
      if let component = schema.component { seen.insert(component) }
      pending += schema.object.properties.map(\.schema) + (schema.union?.branches.map(\.schema) ?? [])
      if let items = schema.array.items { pending.append(items) }
      if case .checked(let value) = schema.object.additional { pending.append(value) }
    }
    for name in seen { uses[name, default: []].append(use) }
  }
}

/// FNV-1a of 64 bits: names contents, and guards nothing.
enum ContentTag {
  /// Sixteen hexadecimal digits that change with any of the texts.
  static func of(_ texts: [String]) -> String {
    var value: UInt64 = 0xCBF2_9CE4_8422_2325
    for text in texts {
      var text = text
      text.withUTF8 { bytes in
        for byte in bytes { value = (value ^ UInt64(byte)) &* 0x100_0000_01B3 }
      }
      value = (value ^ UInt64(truncatingIfNeeded: text.utf8.count)) &* 0x100_0000_01B3
    }
    let digits = String(value, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }
}
