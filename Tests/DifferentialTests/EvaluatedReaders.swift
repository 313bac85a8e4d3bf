import SchemaEvaluator
import SpecIR

/// The second reader: the conformance suite's evaluator, and the plain way from a form to a value, as
/// `spec/extensions.md` describes it.
struct EvaluatedReaders: Sendable {
  let api: API
  let evaluator: Evaluator
  let now: Moment

  init(_ api: API, now: Int64) {
    self.api = api
    evaluator = Evaluator(api: api)
    self.now = Moment(milliseconds: now)
  }

  private struct Unreadable: Error {}

  func verdict(on body: SentBody, _ content: MediaContent) -> Verdict {
    guard let root = evaluator.schema(content.schema) else { return .unreadable }
    do throws(Unreadable) {
      var misplaced: [Broken] = []
      let value = try value(of: body, content, root, &misplaced)
      // The token of a form is held against the session's, and by no rule of its own.
      let token = root.object.properties.first { evaluator.schema($0.schema)?.string.csrf == true }?.name
      let found = evaluator.violations(of: value, against: content.schema, now: now)
        .filter { $0.pointer != token.map { "/" + $0 } }
      let broken = found.map { Broken(pointer: $0.pointer, keyword: $0.keyword, line: $0.site.line) }
      return .read(Set(broken + misplaced))
    } catch { return .unreadable }
  }

  private func value(
    of body: SentBody, _ content: MediaContent, _ root: Schema, _ misplaced: inout [Broken]
  ) throws(Unreadable) -> JSONValue {
    switch body {
    case .json(let bytes):
      guard let read = try? JSONValue(json: bytes, keepsRepeats: true) else { throw Unreadable() }
      let value = try withoutRepeats(read, root)
      // A body that is no object, where its schema takes only objects, cannot be read.
      if root.types.value == .object { guard case .object = value else { throw Unreadable() } }
      if root.object.envelope {
        for property in root.object.properties where property.required?.value == true || value[property.name] != nil {
          guard case .object? = value[property.name] else { throw Unreadable() }
        }
      }
      return value
    case .form(let bytes): return try value(of: Self.pairs(bytes), content, root, &misplaced)
    case .multipart(let parts):
      // No header field holds control characters, and so does none of a part; ends of lines are sent escaped.
      let isControl = { (scalar: Unicode.Scalar) in
        scalar.value < 0x20 && !["\t", "\r", "\n"].contains(scalar) || scalar.value == 0x7F
      }
      if parts.contains(where: { $0.name.unicodeScalars.contains(where: isControl) }) { throw Unreadable() }
      return try value(of: parts.map { ($0.name, $0.text, $0.isFile) }, content, root, &misplaced)
    }
  }

  /// What nobody knows is read past, however often it stands; what is known stands once.
  private func withoutRepeats(_ value: JSONValue, _ schema: Schema) throws(Unreadable) -> JSONValue {
    switch value {
    case .object(let members) where schema.types.value.contains(.object):
      var kept: [JSONValue.Member] = []
      for member in members {
        let isRepeated = kept.contains { $0.name.unicodeScalars.elementsEqual(member.name.unicodeScalars) }
        guard let use = known(member.name, in: schema), let inner = evaluator.schema(use) else {
          if !isRepeated { kept.append(member) }
          continue
        }
        guard !isRepeated else { throw Unreadable() }
        kept.append(.init(member.name, try withoutRepeats(member.value, inner)))
      }
      return .object(kept)
    case .array(let items) where schema.types.value.contains(.array):
      guard let use = schema.array.items, let inner = evaluator.schema(use) else { return value }
      // Behind the largest number of items nobody looks.
      let looked = schema.array.maxItems.map { items.prefix(Int($0.value)) } ?? items[...]
      var kept: [JSONValue] = []
      for item in looked { kept.append(try withoutRepeats(item, inner)) }
      return .array(kept + items[looked.endIndex...])
    default: return value
    }
  }

  private func known(_ name: String, in schema: Schema) -> SchemaUse? {
    if let property = schema.object.properties.first(where: {
      $0.name.unicodeScalars.elementsEqual(name.unicodeScalars)
    }) {
      return property.schema
    }
    if case .checked(let use) = schema.object.additional { return use }
    return nil
  }

  // MARK: Forms

  private func value(
    of pairs: [(name: String, text: String, isFile: Bool)], _ content: MediaContent, _ root: Schema,
    _ misplaced: inout [Broken]
  ) throws(Unreadable) -> JSONValue {
    var members: [JSONValue.Member] = []
    for property in root.object.properties {
      guard let schema = evaluator.schema(property.schema) else { continue }
      if schema.string.csrf {
        // The session's, and no value; but it cannot stand there twice.
        let sent = pairs.filter { $0.name == property.name }
        if sent.count > 1 { throw Unreadable() }
        members.append(.init(property.name, .string(sent.first?.text ?? "")))
        continue
      }
      if content.nested.contains(property.name) {
        let own = pairs.filter { Self.root(of: $0.name) == property.name }
        var tree = Tree.branch([])
        for pair in own {
          guard let keys = Self.keys(of: pair.name), tree.add(pair.text, pair.isFile, at: keys[...]) else {
            throw Unreadable()
          }
        }
        if own.isEmpty, property.required?.value != true { continue }
        members.append(.init(property.name, try value(of: tree, schema, at: "/" + property.name, &misplaced)))
        continue
      }
      let own = pairs.filter { $0.name == property.name }
      if own.isEmpty { continue }
      if let items = schema.array.items, schema.types.value.contains(.array), let item = evaluator.schema(items) {
        members.append(.init(property.name, .array(own.map { scalar($0.text, item) })))
      } else {
        guard own.count == 1 else { throw Unreadable() }
        members.append(.init(property.name, scalar(own[0].text, schema)))
      }
    }
    return .object(members)
  }

  /// A text as its schema reads it: what is no number stays a text, and so is of the wrong type.
  private func scalar(_ text: String, _ schema: Schema) -> JSONValue {
    if schema.types.value.contains(.string) { return .string(text) }
    if schema.types.value.contains(.integer), let number = try? JSONValue(json: text), number == .number(text) {
      return number
    }
    if schema.types.value.contains(.boolean), ["true", "false"].contains(text) { return .bool(text == "true") }
    return .string(text)
  }

  private indirect enum Tree {
    case leaf([(text: String, isFile: Bool)])
    case branch([(key: String, tree: Tree)])

    mutating func add(_ text: String, _ isFile: Bool, at keys: ArraySlice<String>) -> Bool {
      guard let key = keys.first else { return false }
      guard case .branch(var entries) = self else { return false }
      let rest = keys.dropFirst()
      defer { self = .branch(entries) }
      guard let index = entries.firstIndex(where: { $0.key.unicodeScalars.elementsEqual(key.unicodeScalars) }) else {
        if rest.isEmpty {
          entries.append((key, .leaf([(text, isFile)])))
          return true
        }
        var branch = Tree.branch([])
        let isAdded = branch.add(text, isFile, at: rest)
        entries.append((key, branch))
        return isAdded
      }
      if rest.isEmpty {
        guard case .leaf(let parts) = entries[index].tree else { return false }
        entries[index].tree = .leaf(parts + [(text, isFile)])
        return true
      }
      return entries[index].tree.add(text, isFile, at: rest)
    }
  }

  /// - Parameters:
  ///   - pointer: where the value is in the body.
  ///   - misplaced: texts that stand where files should, which no value can show.
  private func value(
    of tree: Tree, _ schema: Schema, at pointer: String, _ misplaced: inout [Broken]
  ) throws(Unreadable) -> JSONValue {
    guard schema.types.value.contains(.object) else {
      guard case .leaf(let parts) = tree else { throw Unreadable() }
      if let items = schema.array.items, let format = evaluator.schema(items)?.string.format, format.value == .binary {
        for (index, part) in parts.enumerated() where !part.isFile {
          misplaced.append(Broken(pointer: "\(pointer)/\(index)", keyword: "format", line: format.site.line))
        }
        return .array(parts.map { _ in .string("file") })
      }
      guard parts.count == 1 else { throw Unreadable() }
      return scalar(parts[0].text, schema)
    }
    guard case .branch(let entries) = tree else { throw Unreadable() }
    var members: [JSONValue.Member] = []
    for entry in entries {
      let property = schema.object.properties.first { $0.name.unicodeScalars.elementsEqual(entry.key.unicodeScalars) }
      if let property, let inner = evaluator.schema(property.schema) {
        let place = "\(pointer)/\(entry.key.replacing("~", with: "~0").replacing("/", with: "~1"))"
        members.append(.init(entry.key, try value(of: entry.tree, inner, at: place, &misplaced)))
      } else if case .checked(let use) = schema.object.additional, let inner = evaluator.schema(use) {
        let place = "\(pointer)/\(entry.key.replacing("~", with: "~0").replacing("/", with: "~1"))"
        members.append(.init(entry.key, try value(of: entry.tree, inner, at: place, &misplaced)))
      }
    }
    return .object(members)
  }

  private static func root(of name: String) -> String {
    String(String.UnicodeScalarView(name.unicodeScalars.prefix { $0 != "[" }))
  }

  /// `a[b][c]` → b, c; nil for a name that is not written so.
  private static func keys(of name: String) -> [String]? {
    let pattern = /[^\[]*((?:\[[^\[\]]+\]){1,4})/.matchingSemantics(.unicodeScalar).dotMatchesNewlines()
    guard let found = name.wholeMatch(of: pattern) else { return nil }
    let keys = found.1.matches(of: /\[([^\[\]]+)\]/.matchingSemantics(.unicodeScalar)).map { String($0.1) }
    return keys.allSatisfy { $0.utf8.count <= 255 } ? keys : nil
  }

  /// `application/x-www-form-urlencoded`, strictly.
  private static func pairs(_ bytes: [UInt8]) throws(Unreadable) -> [(name: String, text: String, isFile: Bool)] {
    var pairs: [(name: String, text: String, isFile: Bool)] = []
    for part in bytes.split(separator: UInt8(ascii: "&")) {
      let halves = part.split(separator: UInt8(ascii: "="), maxSplits: 1, omittingEmptySubsequences: false)
      pairs.append((try decoded(halves[0]), halves.count > 1 ? try decoded(halves[1]) : "", false))
    }
    return pairs
  }

  private static func decoded(_ text: ArraySlice<UInt8>) throws(Unreadable) -> String {
    var bytes: [UInt8] = []
    var rest = text
    while let byte = rest.popFirst() {
      guard byte == UInt8(ascii: "%") else {
        bytes.append(byte == UInt8(ascii: "+") ? 0x20 : byte)
        continue
      }
      let digits = String(decoding: rest.prefix(2), as: UTF8.self)
      guard digits.utf8.count == 2, digits.allSatisfy({ $0.isASCII && $0.isHexDigit }),
        let value = UInt8(digits, radix: 16)
      else { throw Unreadable() }
      rest = rest.dropFirst(2)
      bytes.append(value)
    }
    guard let string = String(validating: bytes, as: UTF8.self) else { throw Unreadable() }
    return string
  }
}
