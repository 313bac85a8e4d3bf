import SpecIR

/// A value of the typed model, one property a line, indented as it is nested. What is absent or empty is left out; a
/// place is written `@line:column`.
enum ValueDump {
  static func text(_ api: API) -> String {
    // The document itself is not what the model adds to it.
    var api = api
    api.source = []
    api.json = []
    var text = ""
    write(api, named: "api", depth: 0, to: &text)
    return text
  }

  private static func write(_ value: Any, named name: String, depth: Int, to text: inout String) {
    let indent = String(repeating: "  ", count: depth)
    if let short = short(value) {
      if !short.isEmpty { text += "\(indent)\(name): \(short)\n" }
      return
    }
    let mirror = Mirror(reflecting: value)
    if mirror.displayStyle == .optional {
      if let some = mirror.children.first { write(some.value, named: name, depth: depth, to: &text) }
      return
    }
    var children = mirror.children.map { (name: $0.label ?? "-", value: $0.value) }
    var title = ""
    var isTold = false
    if mirror.displayStyle == .enum, let payload = children.first {
      title = " " + payload.name
      isTold = true
      let parts = Mirror(reflecting: payload.value)
      children = parts.displayStyle == .tuple
        ? parts.children.map { (name: $0.label ?? "-", value: $0.value) } : [("value", payload.value)]
    } else {
      if let site = children.first(where: { $0.name == "site" })?.value as? Site {
        title = " " + place(site)
        isTold = true
      }
      children.removeAll { $0.name == "site" }
    }
    var parts = ""
    for child in children { write(child.value, named: child.name, depth: depth + 1, to: &parts) }
    if isTold || !parts.isEmpty { text += "\(indent)\(name):\(title)\n" + parts }
  }

  /// What fits one line; nil for what is made of parts, empty for what is not worth a line.
  private static func short(_ value: Any) -> String? {
    switch value {
    case let text as String: text.isEmpty ? "" : JSONValue.string(text).text
    case let number as Int: String(number)
    case let flag as Bool: flag ? "true" : ""
    case let json as JSONValue: json.text
    case let site as Site: place(site)
    case let message as Message: message.english.isEmpty ? "" : "\(message.english) | \(message.french)"
    case let types as TypeSet: names(of: types)
    default: isBareCase(value) ? "\(value)" : nil
    }
  }

  private static func isBareCase(_ value: Any) -> Bool {
    let mirror = Mirror(reflecting: value)
    return mirror.displayStyle == .enum && mirror.children.isEmpty
  }

  private static func place(_ site: Site) -> String { "@\(site.line):\(site.column)" }

  private static func names(of types: TypeSet) -> String {
    let all: [(TypeSet, String)] = [
      (.null, "null"), (.boolean, "boolean"), (.integer, "integer"), (.number, "number"), (.string, "string"),
      (.array, "array"), (.object, "object"),
    ]
    return all.filter { types.isSuperset(of: $0.0) }.map(\.1).joined(separator: " ")
  }
}
