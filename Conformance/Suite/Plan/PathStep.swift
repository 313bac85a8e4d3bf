import SpecIR

/// One step from a JSON value into it.
public enum PathStep: Sendable, Hashable {
  case member(String)
  case item(Int)
}

extension [PathStep] {
  /// As in the names of cases: `public_market/lots/0/name`.
  var text: String {
    map { step in
      switch step {
      case .member(let name): name
      case .item(let index): String(index)
      }
    }.joined(separator: "/")
  }

  /// RFC 6901.
  var pointer: String {
    map { step in
      switch step {
      case .member(let name):
        "/" + name.map { $0 == "~" ? "~0" : $0 == "/" ? "~1" : String($0) }.joined()
      case .item(let index): "/" + String(index)
      }
    }.joined()
  }
}

extension JSONValue {
  func value(at path: some Collection<PathStep>) -> JSONValue? {
    guard let step = path.first else { return self }
    switch (step, self) {
    case (.member(let name), .object(let members)):
      return members.first { $0.name == name }?.value.value(at: path.dropFirst())
    case (.item(let index), .array(let items)):
      return items.indices.contains(index) ? items[index].value(at: path.dropFirst()) : nil
    default: return nil
    }
  }

  /// The value with another one at that place, or with none there. Containers on the way must exist.
  func setting(_ path: some Collection<PathStep>, to value: JSONValue?) -> JSONValue {
    guard let step = path.first else { return value ?? .null }
    let rest = path.dropFirst()
    switch (step, self) {
    case (.member(let name), .object(var members)):
      if let index = members.firstIndex(where: { $0.name == name }) {
        if rest.isEmpty, value == nil {
          members.remove(at: index)
        } else {
          members[index].value = members[index].value.setting(rest, to: value)
        }
      } else if rest.isEmpty, let value {
        members.append(.init(name, value))
      }
      return .object(members)
    case (.item(let index), .array(var items)):
      if items.indices.contains(index) {
        items[index] = items[index].setting(rest, to: value)
      } else if rest.isEmpty, let value {
        items.append(value)
      }
      return .array(items)
    default: return self
    }
  }

  /// The value at a JSON Pointer.
  func value(atPointer pointer: some StringProtocol) -> JSONValue? {
    var value = self
    for token in pointer.split(separator: "/", omittingEmptySubsequences: false).dropFirst() {
      let name = token.split(separator: "~1", omittingEmptySubsequences: false).joined(separator: "/")
        .split(separator: "~0", omittingEmptySubsequences: false).joined(separator: "~")
      let step: PathStep = if case .array = value, let index = Int(name) { .item(index) } else { .member(name) }
      guard let next = value.value(at: [step]) else { return nil }
      value = next
    }
    return value
  }
}
