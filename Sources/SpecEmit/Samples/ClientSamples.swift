import SpecIR

/// Calls by the generated client of a language. A language says how its values, one call and the program around it are
/// written; what stands in them is the same for all.
protocol ClientSamples: SampleLanguage {
  var plan: ClientPlan { get }
  /// The spaces of one level.
  var indentation: String { get }

  // MARK: Values

  func string(_ text: String) -> String
  func boolean(_ flag: Bool) -> String
  var null: String { get }
  func integer(_ text: String) -> String
  func number(_ text: String) -> String
  /// An RFC 3339 instant.
  func instant(_ text: String) -> String
  /// An instant, as ``instant(_:)`` has written it, where a time of the service's clock may stand as well.
  func moment(_ instant: String) -> String
  /// A time of the service's clock, or a day without one.
  func wallClock(_ text: String) -> String
  func url(_ text: String) -> String
  func uuid(_ text: String) -> String
  /// A value of an open enumeration, by its name in the client and as it is sent.
  func enumerated(_ type: String, _ name: String, _ text: String) -> String
  func list(_ items: [String], of type: ClientType) -> String
  func structure(_ type: ClientDeclaration, _ fields: [(field: ClientField, value: String)]) -> String
  /// A value of another kind than these (a map, a union, whatever the contract leaves open); nil where the language has
  /// no short way to write it.
  func other(_ value: JSONValue, _ type: ClientType) -> String?

  // MARK: Programs

  func program(_ call: PlannedCall) -> String
}

/// What a method is called with, in the order in which methods take it.
struct PlannedArgument {
  enum Kind { case path, body, field, file, other }

  var kind: Kind
  /// In the client.
  var name: String
  var isOptional: Bool
  /// As the language writes it.
  var value: String
}

enum ValueKind { case instant, wallClock, date, url, uuid, list }

/// One call of a client.
struct PlannedCall {
  var call: SampleCall
  var operation: ClientOperationPlan
  var arguments: [PlannedArgument]
  /// The names of the types that stand in the arguments, each once, in alphabetical order.
  var types: [String]
  /// What else stands in them, for which a language may want something imported.
  var kinds: Set<ValueKind>

  /// Whether the answer is raw bytes that are then kept in a file of this name.
  var keptBytes: String? {
    if case .bytes = operation.success { call.file ?? call.operation.id } else { nil }
  }
}

extension ClientSamples {
  func program(_ call: SampleCall) -> String? {
    guard let operation = plan.operations.first(where: { $0.operation.id == call.operation.id }),
      let planned = planned(call, operation)
    else { return nil }
    return program(planned)
  }

  private func planned(_ call: SampleCall, _ operation: ClientOperationPlan) -> PlannedCall? {
    var used = UsedTypes()
    var arguments: [PlannedArgument] = []
    func add(_ parameter: ClientParameter, _ kind: PlannedArgument.Kind) -> Bool {
      guard let value = call.arguments.first(where: { $0.parameter.name == parameter.parameter.name })?.value else {
        return parameter.isOptional
      }
      guard let text = expression(value, parameter.type, &used) else { return false }
      arguments.append(.init(kind: kind, name: parameter.name, isOptional: parameter.isOptional, value: text))
      return true
    }
    for parameter in operation.pathParameters where !add(parameter, .path) { return nil }
    switch operation.body {
    case .none: break
    case .json(let type, let envelope, let isOptional):
      var value = call.body?.value
      if let name = envelope, case .object(let members)? = value {
        value = members.first { $0.name == name }?.value
      }
      guard let value else {
        if isOptional { break }
        return nil
      }
      guard let text = expression(value, type, &used) else { return nil }
      arguments.append(.init(kind: .body, name: "body", isOptional: isOptional, value: text))
    case .form(let fields):
      guard case .object(let members)? = call.body?.value else { return nil }
      for field in fields {
        guard case .argument(let type, let isOptional) = field.value else { continue }
        guard let value = members.first(where: { $0.name == field.property })?.value else {
          if isOptional { continue }
          return nil
        }
        guard let text = expression(value, type, &used) else { return nil }
        arguments.append(.init(kind: .field, name: field.name, isOptional: isOptional, value: text))
      }
    case .bytes, .text: return nil
    }
    if case .file = operation.success {
      let name = call.file ?? call.operation.id
      arguments.append(.init(kind: .file, name: "file", isOptional: false, value: string(name)))
    }
    for parameter in operation.otherParameters where !add(parameter, .other) { return nil }
    return PlannedCall(
      call: call, operation: operation, arguments: arguments, types: used.names.sorted(), kinds: used.kinds)
  }

  // MARK: Values

  /// A value by itself, with the names of the types that stand in it, and what else does; nil where it cannot be
  /// written.
  func example(
    _ value: JSONValue, _ type: ClientType
  ) -> (text: String, types: [String], kinds: Set<ValueKind>)? {
    var used = UsedTypes()
    return expression(value, type, &used).map { ($0, used.names.sorted(), used.kinds) }
  }

  private func expression(_ value: JSONValue, _ type: ClientType, _ used: inout UsedTypes) -> String? {
    if value == .null { return null }
    switch (type, value) {
    case (.boolean, .bool(let flag)): return boolean(flag)
    case (.integer, .number(let text)): return integer(text)
    case (.number, .number(let text)): return number(text)
    case (.string, .string(let text)), (.bytes, .string(let text)): return string(text)
    case (.instant, .string(let text)):
      used.kinds.insert(.instant)
      return instant(text)
    case (.moment, .string(let text)):
      let isInstant = Self.isInstant(text)
      used.kinds.insert(isInstant ? .instant : text.contains("T") ? .wallClock : .date)
      return isInstant ? moment(instant(text)) : wallClock(text)
    case (.uuid, .string(let text)):
      used.kinds.insert(.uuid)
      return uuid(text)
    case (.url, .string(let text)):
      used.kinds.insert(.url)
      return url(text)
    case (.list(let element, _), .array(let items)):
      used.kinds.insert(.list)
      var expressions: [String] = []
      for item in items {
        guard let text = expression(item, element, &used) else { return nil }
        expressions.append(text)
      }
      return list(expressions, of: element)
    case (.declared(let name), _):
      guard let declaration = plan.declaration(name) else { return nil }
      switch (declaration.kind, value) {
      case (.openEnumeration(let values), .string(let text)):
        used.names.insert(name)
        return values.first { $0.value == text }.map { enumerated(name, $0.name, text) }
      case (.structure(let fields), .object(let members)):
        used.names.insert(name)
        var given: [(ClientField, String)] = []
        for field in fields {
          guard let member = members.first(where: { $0.name == field.property })?.value,
            member != .null || !field.isOptional
          else { continue }
          guard let text = expression(member, field.type, &used) else { return nil }
          given.append((field, text))
        }
        return structure(declaration, given)
      default: return other(value, type)
      }
    default: return other(value, type)
    }
  }

  /// Whether it tells how far it is from UTC.
  private static func isInstant(_ text: String) -> Bool {
    text.hasSuffix("Z") || text.dropFirst(10).contains { "+-".contains($0) }
  }

  func integer(_ text: String) -> String { text }
  func number(_ text: String) -> String { text }
  func moment(_ instant: String) -> String { instant }
  func wallClock(_ text: String) -> String { string(text) }
  func url(_ text: String) -> String { string(text) }
  func uuid(_ text: String) -> String { string(text) }
  func other(_ value: JSONValue, _ type: ClientType) -> String? { nil }

  // MARK: Layout

  /// On one line where that is short, else an item a line.
  /// - Parameter padding: what stands within the brackets on one line.
  func laidOut(
    _ opening: String, _ items: [String], _ closing: String, trailingComma: Bool = false, padding: String = ""
  ) -> String {
    if let line = short(opening, items, closing, padding: padding) { return line }
    let lines = items.map { indented($0) }.joined(separator: ",\n")
    return opening + "\n" + lines + (trailingComma ? ",\n" : "\n") + closing
  }

  /// All of it on one line; nil where that is long.
  func short(_ opening: String, _ items: [String], _ closing: String, padding: String = "") -> String? {
    let padding = items.isEmpty ? "" : padding
    let line = opening + padding + items.joined(separator: ", ") + padding + closing
    return line.count <= 80 && !line.contains("\n") ? line : nil
  }

  func indented(_ text: String, levels: Int = 1) -> String {
    let indentation = String(repeating: indentation, count: levels)
    return text.split(separator: "\n", omittingEmptySubsequences: false).map { $0.isEmpty ? "" : indentation + $0 }
      .joined(separator: "\n")
  }
}

private struct UsedTypes {
  var names: Set<String> = []
  var kinds: Set<ValueKind> = []
}
