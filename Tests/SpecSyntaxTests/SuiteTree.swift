import SpecSyntax

/// The value that the events of the yaml-test-suite describe, with aliases written out. Scalars are texts: their type
/// is no matter of the events.
indirect enum SuiteTree {
  case scalar(String)
  case sequence([SuiteTree])
  case mapping([(key: SuiteTree, value: SuiteTree)])

  /// Nil when the events are not those of one document.
  init?(events: String) {
    var lines = events.split(separator: "\n").map { $0.drop { $0 == " " } }[...]
    var anchors: [Substring: SuiteTree] = [:]
    guard lines.popFirst()?.hasPrefix("+STR") == true, lines.popFirst()?.hasPrefix("+DOC") == true,
      let value = Self.value(&lines, &anchors), lines.first?.hasPrefix("-DOC") == true,
      lines.dropFirst().first == "-STR"
    else { return nil }
    self = value
  }

  private static func value(_ lines: inout ArraySlice<Substring>, _ anchors: inout [Substring: SuiteTree]) -> SuiteTree?
  {
    guard let line = lines.popFirst() else { return nil }
    let kind = line.prefix(4)
    var rest = line.dropFirst(4).drop { $0 == " " }
    if kind == "=ALI" { return anchors[rest.dropFirst()] }
    var anchor: Substring?
    while let first = rest.first, "&<[{".contains(first) {
      let word = rest.prefix { $0 != " " }
      if first == "&" { anchor = word.dropFirst() }
      rest = rest.dropFirst(word.count).drop { $0 == " " }
    }
    let result: SuiteTree
    switch kind {
    case "=VAL":
      result = .scalar(unescaped(rest.dropFirst()))
    case "+SEQ":
      var items: [SuiteTree] = []
      while lines.first?.hasPrefix("-SEQ") == false {
        guard let item = value(&lines, &anchors) else { return nil }
        items.append(item)
      }
      lines.removeFirst()
      result = .sequence(items)
    case "+MAP":
      var members: [(key: SuiteTree, value: SuiteTree)] = []
      while lines.first?.hasPrefix("-MAP") == false {
        guard let key = value(&lines, &anchors), let member = value(&lines, &anchors) else { return nil }
        members.append((key, member))
      }
      lines.removeFirst()
      result = .mapping(members)
    default:
      return nil
    }
    if let anchor { anchors[anchor] = result }
    return result
  }

  private static func unescaped(_ text: Substring) -> String {
    var result = ""
    var rest = SuiteCase.decoded(String(text))[...]
    while let character = rest.popFirst() {
      guard character == "\\", let escaped = rest.popFirst() else {
        result.append(character)
        continue
      }
      let known: [Character: Character] = ["n": "\n", "t": "\t", "r": "\r", "b": "\u{8}", "0": "\0", "\\": "\\"]
      result.append(known[escaped] ?? escaped)
    }
    return result
  }

  /// Whether a loaded node says the same.
  func matches(_ node: Node) -> Bool {
    switch (self, node.value) {
    case (.scalar(let text), .string(let found)): text.unicodeScalars.elementsEqual(found.unicodeScalars)
    case (.scalar(let text), .integer(let found)), (.scalar(let text), .float(let found)): text == found
    case (.scalar(let text), .bool(let found)): text.lowercased() == String(found)
    case (.scalar(let text), .null): ["", "~", "null"].contains(text.lowercased())
    case (.sequence(let items), .sequence(let found)):
      items.count == found.count && zip(items, found).allSatisfy { $0.matches($1) }
    case (.mapping(let members), .mapping(let found)):
      members.count == found.entries.count
        && zip(members, found.entries).allSatisfy { $0.key.matches($1.key) && $0.value.matches($1.value) }
    default: false
    }
  }
}
