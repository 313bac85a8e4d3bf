extension Violations {
  /// What is told: the ``first``, and behind them that there are more.
  var ordered: [Violation] {
    guard count > limit, let further else { return first }
    return first + [Violation(rule: further, path: [])]
  }

  /// The first violations in the order in which the contract states the rules: by the places of the members on the way
  /// to the value, by number within an array, and a value's own before those of its parts.
  var first: [Violation] {
    let sorted = found.sorted { left, right in
      for (left, right) in zip(left.path, right.path) {
        let (ours, theirs) = (Self.rank(left), Self.rank(right))
        if ours != theirs { return ours < theirs }
        if case .key(let left) = left, case .key(let right) = right, !left.hasSameScalars(as: right) {
          return left.utf8.lexicographicallyPrecedes(right.utf8)
        }
      }
      if left.path.count != right.path.count { return left.path.count < right.path.count }
      return left.rule.rawValue < right.rule.rawValue
    }
    return Array(sorted.prefix(limit))
  }

  /// Members that the contract does not name come after those it does.
  private static func rank(_ step: Step) -> Int {
    switch step {
    case .member(_, let ordinal, _): ordinal
    case .index(let index, _): index
    case .key: .max
    }
  }
}

extension Violations.Violation {
  /// A name that a client made up is cut here, so that an answer stays small.
  private static let longestKey = 64

  /// How `field_errors` calls a value of JSON: `lots[0].name`, without envelopes; `base` for the body itself.
  var field: String {
    var field = ""
    for step in path {
      switch step {
      case .member(_, _, envelope: true): break
      case .member(let name, _, envelope: false): field += field.isEmpty ? name.description : "." + name.description
      case .index(let index, _): field += "[\(index)]"
      case .key(let key): field += (field.isEmpty ? "" : ".") + Self.cut(key)
      }
    }
    return field.isEmpty ? "base" : field
  }

  /// How a form, and `field_errors` of one, calls the field: `years[total][turnover]`. The items of a list all have its
  /// name; `base` is the form itself.
  var formName: String {
    var name = ""
    func add(_ key: String) { name += name.isEmpty ? key : "[\(key)]" }
    for step in path {
      switch step {
      case .member(let member, _, _): add("\(member)")
      case .key(let key): add(key)
      case .index: break
      }
    }
    return name.isEmpty ? "base" : name
  }

  /// JSON Pointer to the value, envelopes included (RFC 6901).
  var pointer: String {
    path.map { step in
      switch step {
      case .member(let name, _, _): "/" + Self.escaped("\(name)")
      case .index(let index, _): "/\(index)"
      case .key(let key): "/" + Self.escaped(Self.cut(key))
      }
    }.joined()
  }

  private static func cut(_ key: String) -> String {
    String(String.UnicodeScalarView(key.unicodeScalars.prefix(longestKey)))
  }

  private static func escaped(_ name: String) -> String {
    var escaped = ""
    for scalar in name.unicodeScalars {
      switch scalar {
      case "~": escaped += "~0"
      case "/": escaped += "~1"
      default: escaped.unicodeScalars.append(scalar)
      }
    }
    return escaped
  }
}
