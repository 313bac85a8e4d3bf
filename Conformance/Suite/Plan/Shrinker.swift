import SpecIR

/// Makes a value smaller, a step at a time, in every way that there is.
enum Shrinker {
  /// Values that are simpler in one place, the boldest steps first.
  static func steps(of value: JSONValue) -> [JSONValue] {
    switch value {
    case .object(let members):
      let without = members.indices.map { index in
        JSONValue.object(members.enumerated().filter { $0.offset != index }.map(\.element))
      }
      let within = members.indices.flatMap { index in
        steps(of: members[index].value).map { smaller in
          var members = members
          members[index].value = smaller
          return JSONValue.object(members)
        }
      }
      return without + within
    case .array(let items):
      guard !items.isEmpty else { return [] }
      let halves = [JSONValue.array(Array(items.prefix(items.count / 2)))]
      let without = items.indices.map { index in
        JSONValue.array(items.enumerated().filter { $0.offset != index }.map(\.element))
      }
      let within = items.indices.flatMap { index in
        steps(of: items[index]).map { smaller in
          var items = items
          items[index] = smaller
          return JSONValue.array(items)
        }
      }
      return halves + without + within
    case .string(let text): return strings(text).map { .string($0) }
    case .number(let text):
      guard let number = Int(text), number != 0 else { return [] }
      return [0, 1, number / 2, number > 0 ? number - 1 : number + 1].filter { abs($0) < abs(number) }
        .map { .number(String($0)) }
    case .bool, .null: return []
    }
  }

  private static func strings(_ text: String) -> [String] {
    let scalars = Array(text.unicodeScalars)
    guard !scalars.isEmpty else { return [] }
    func string(_ part: some Sequence<Unicode.Scalar>) -> String {
      var view = String.UnicodeScalarView()
      view.append(contentsOf: part)
      return String(view)
    }
    let half = scalars.count / 2
    var found = ["", string(scalars.prefix(half)), string(scalars.suffix(half)), string(scalars.dropLast())]
    found.append(string(scalars.dropFirst()))
    // What the characters are is simpler when they are all the same.
    found.append(string(scalars.map { $0.properties.isAlphabetic && $0 != "a" ? "a" : $0 }))
    found.append(string(scalars.map { ("1"..."9").contains($0) ? "0" : $0 }))
    found.append(string(scalars.map { $0.isASCII ? $0 : "a" }))
    return found.filter { $0 != text }
  }
}
