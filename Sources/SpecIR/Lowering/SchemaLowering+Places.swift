import SpecModel

/// Which schema a use means, whether it has a name and what that is.
extension SchemaLowering {
  /// The schema that `cursor` stands for: the end of its references, as long as nothing stands beside them that changes
  /// the value or what is told of it.
  func place(of cursor: Cursor) -> Cursor {
    var current = cursor
    var seen: Set<Cursor> = []
    while seen.insert(current).inserted {
      guard let next = referenced(by: current, beside: Self.transparent) else { return current }
      current = next
    }
    return current
  }

  /// Where the one reference of `cursor` leads, if all that stands beside it is in `siblings`. `allOf` with one item is
  /// a reference too: OpenAPI 3.0 could say it no other way.
  func referenced(by cursor: Cursor, beside siblings: Set<String>) -> Cursor? {
    var target: Cursor?
    for (name, value) in cursor.members {
      switch name {
      case "$ref" where target == nil: target = document.target(of: cursor)?.cursor
      case "allOf" where target == nil && value.items.count == 1: target = value.items.first
      case "x-messages":
        // The sentence for absence belongs to the property that uses the schema.
        if value.members.contains(where: { $0.name != "required" }) { return nil }
      default:
        if !siblings.contains(name) { return nil }
      }
    }
    return target
  }

  /// What may stand beside a reference without a trace in the schema itself.
  static let transparent: Set<String> = [
    "title", "description", "examples", "example", "externalDocs", "$comment", "$schema", "$defs", "x-label", "x-error",
  ]
  /// What belongs to the use and not to the component: the use then wraps the component.
  static let annotations: Set<String> = transparent.union([
    "default", "deprecated", "readOnly", "writeOnly", "x-sensitive",
  ])

  /// Whether the schema at `place` stays behind its name where it is referred to.
  mutating func keepsName(_ place: Cursor) -> Bool {
    if isRecursive(place) { return true }
    guard let schema = standing(at: place) else { return false }
    if let union = schema.union { return union.branches.count > 1 }
    return schema.types.value.subtracting(.null) == .object
  }

  /// The schema at `place` lowered for itself; nil while that is being done.
  mutating func standing(at place: Cursor) -> Schema? {
    if let schema = standing[place] { return schema }
    guard !path.contains(place) else { return nil }
    let outer = path
    path = []
    defer { path = outer }
    let label = label(of: place, named: names[place] ?? Self.words(for: place))
    // While it is being lowered it must not be entered again from below.
    path = outer + [place]
    let schema = lowered(place, Wording(label: label), entering: false)
    standing[place] = schema
    return schema
  }

  /// The schema behind a use; nil while it is being lowered.
  mutating func resolve(_ use: SchemaUse) -> Schema? {
    switch use {
    case .inline(let schema): schema
    case .named(let name): names.first { $0.value == name }.flatMap { standing(at: $0.key) }
    }
  }

  /// The name of the schema at `place`, given now if it has none.
  mutating func name(of place: Cursor) -> String {
    if let name = names[place] { return name }
    let base = Self.words(for: place)
    var name = base
    var number = 2
    let taken = Set(names.values)
    while taken.contains(name) {
      name = base + String(number)
      number += 1
    }
    names[place] = name
    hoisted.append(place)
    return name
  }

  /// A name in upper camel case from the last step to the place: the member's name, or the file's.
  private static func words(for place: Cursor) -> String {
    var steps = place.pointer.split(separator: "/").map(String.init)
    if steps.isEmpty {
      let file = place.file.split(separator: "/").last ?? "schema"
      steps = [String(file.split(separator: ".").first ?? "schema")]
    }
    var text = steps.removeLast()
    if text.allSatisfy(\.isNumber), let owner = steps.last { text = owner + "_" + text }
    var name = ""
    var capital = true
    for character in text {
      guard character.isASCII, character.isLetter || character.isNumber else {
        capital = true
        continue
      }
      name += capital ? character.uppercased() : String(character)
      capital = false
    }
    return name.first?.isLetter == true ? name : "Schema" + name
  }

  /// Whether the schema at `place` contains itself.
  mutating func isRecursive(_ place: Cursor) -> Bool {
    if let known = recursive[place] { return known }
    var pending = parts(of: place)
    var seen = Set(pending)
    var found = seen.contains(place)
    while !found, let next = pending.popLast() {
      for part in parts(of: next) where seen.insert(part).inserted {
        if part == place { found = true }
        pending.append(part)
      }
    }
    recursive[place] = found
    return found
  }

  /// Whether `place` is reached from `cursor` without going into a property or an item: both would speak of the same
  /// value.
  func isMade(_ cursor: Cursor, of place: Cursor) -> Bool {
    var pending = [cursor]
    var seen: Set<Cursor> = [cursor]
    while let next = pending.popLast() {
      if next == place { return true }
      for part in partsInPlace(of: next) where seen.insert(part).inserted { pending.append(part) }
    }
    return false
  }

  /// The schemas that the one at `cursor` is made of, and the one it refers to.
  private func parts(of cursor: Cursor) -> [Cursor] {
    (cursor["properties"]?.members.map(\.value) ?? [])
      + ["items", "additionalProperties"].compactMap { cursor[$0] } + partsInPlace(of: cursor)
  }

  /// Those of them that speak of the same value.
  private func partsInPlace(of cursor: Cursor) -> [Cursor] {
    ["allOf", "anyOf", "oneOf"].flatMap { cursor[$0]?.items ?? [] }
      + (document.target(of: cursor).map { [$0.cursor] } ?? [])
  }

  /// The nearest `x-label` on the way from `schema` along its references.
  func writtenLabel(of schema: Cursor) -> Message? {
    var current = schema
    var seen: Set<Cursor> = []
    while seen.insert(current).inserted {
      if let label = current["x-label"] { return Message(label) }
      guard let next = document.target(of: current)?.cursor else { return nil }
      current = next
    }
    return nil
  }
}
