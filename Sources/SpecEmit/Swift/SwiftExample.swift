import SpecIR

/// JSON values of the contract as Swift expressions.
enum SwiftExample {
  /// The expression for a value of the type; nil where it needs to be parsed at run time, or does not fit.
  static func expression(_ value: JSONValue, _ use: PlannedUse) -> String? {
    if value == .null && use.isNullable { return "nil" }
    switch (use.plan.kind, value) {
    case (.boolean, .bool(let flag)): return flag ? "true" : "false"
    case (.integer, .number(let text)): return Int(text).map(String.init)
    case (.number, .number(let text)): return text
    case (.string, .string(let text)): return SwiftLiteral.string(text)
    case (.enumeration(let cases, _), .string(let text)):
      return cases.first { $0.value == text }.map { "." + SwiftNames.escaped($0.name) }
    case (.array(let element), .array(let items)):
      let expressions = items.compactMap { expression($0, element) }
      return expressions.count == items.count ? "[" + expressions.joined(separator: ", ") + "]" : nil
    case (.map(let element), .object(let members)):
      let expressions = members.compactMap { member in
        expression(member.value, element).map { SwiftLiteral.string(member.name) + ": " + $0 }
      }
      guard expressions.count == members.count else { return nil }
      return expressions.isEmpty ? "[:]" : "[" + expressions.joined(separator: ", ") + "]"
    case (.structure(let structure), .object(let members)):
      var arguments: [String] = []
      for field in structure.fields where !field.use.plan.isNull {
        guard let member = members.first(where: { $0.name == field.property.name }) else {
          if field.isOptional || field.defaultValue != nil { continue }
          return nil
        }
        if member.value == .null && field.isOptional { continue }
        guard let argument = expression(member.value, field.use) else { return nil }
        if argument != field.constant { arguments.append(field.name + ": " + argument) }
      }
      return use.plan.owner + "(" + arguments.joined(separator: ", ") + ")"
    case (.json, _): return json(value)
    default: return nil
    }
  }

  /// The runtime's `JSON` value.
  static func json(_ value: JSONValue) -> String {
    switch value {
    case .null: "JSON.null"
    case .bool(let flag): "JSON.bool(\(flag))"
    case .number(let text): "JSON.number(\(SwiftLiteral.string(text)))"
    case .string(let text): "JSON.string(\(SwiftLiteral.string(text)))"
    case .array(let items): "JSON.array([" + items.map(json).joined(separator: ", ") + "])"
    case .object(let members):
      "JSON.object(["
        + members.map { "JSON.Member(\(SwiftLiteral.string($0.name)), \(json($0.value)))" }.joined(separator: ", ")
        + "])"
    }
  }
}
