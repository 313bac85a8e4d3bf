import Runtime

@testable import SpecSyntax

extension FuzzTarget {
  static let yaml = FuzzTarget(
    name: "yaml",
    promise: "Every file gives a tree or says why not, within its limits; what it gives is the same when written again",
    seeds: [
      "a: 1\n", "- a\n- [b, {c: d}]\n", "a: &x {b: *x}\n", "a: &x [1]\nb: *x\n", "!!str 3", "! 3",
      "\"\\u00e9\\U0001F600\\n\"",
      "'it''s'", "|\n several\n   lines\n", ">-\n  of\n  text # no comment\n", "? a\n: b\n", "{a: 1, a: 2}",
      "<<: {a: 1}",
      "---\na\n...\n", "a\n---\nb", "%YAML 1.2\n--- a\n", "%YAML 1.1\n--- a\n",
      "[.inf, -.INF, .nan, 0x1F, 0o17, +1, .5, 1., 1e3]",
      "[~, null, true, False, yes]", "{\"a\":[1,-2.5e3,\"x\",null,true]}", "\u{FEFF}a", "\t", "@", "&", "*", "a: b: c",
      "[1", "\"",
      "a: !foo b", "? [a]\n: b", ": b", "openapi: 3.1.0\npaths:\n  /a: &a\n    get: {}\n  /b: *a\n",
    ].map { Array($0.utf8) },
    words: [
      "\n", "  ", ": ", "- ", "? ", "&a ", "*a", "!!int ", "!!str ", "<<: ", "[", "]", "{", "}", "'", "\"", "|\n",
      ">-\n", "%YAML",
      "# ", "---\n", "...\n", "\\u00e9", "0x", "\\U0001F600",
    ]
  ) { bytes in
    let limits = YAMLLimits(maxBytes: 1 << 13, maxDepth: 12, maxNodes: 400, maxDiagnostics: 20)
    let loaded = YAML.load(bytes, file: "x.yaml", limits: limits)
    try hold(loaded == YAML.load(bytes, file: "x.yaml", limits: limits), "two readings")
    try hold(loaded.node != nil || loaded.diagnostics.hasErrors, "neither a tree nor a reason")
    try hold(loaded.diagnostics.count <= limits.maxDiagnostics, "\(loaded.diagnostics.count) diagnostics")
    for diagnostic in loaded.diagnostics {
      let spans = [diagnostic.span] + diagnostic.notes.compactMap(\.span)
      try hold(spans.allSatisfy { $0.start <= $0.end && .start <= $0.start }, "\(diagnostic) has no place")
    }
    guard let node = loaded.node else { return }
    var size = 0
    try inspect(node, depth: 0, limits, &size)
    guard !loaded.diagnostics.hasErrors else { return }
    let text = written(node)
    let again = YAML.load(Array(text.utf8), file: "y.yaml", limits: .default)
    try hold(again.diagnostics.isEmpty, "\(text) is refused: \(again.diagnostics)")
    try hold(again.node.map(written) == text, "\(text) is another value: \(again.node.map(written) ?? "")")
  }

  /// Values nest within limits and have places, keys differ, and numbers are numbers.
  private static func inspect(
    _ node: Node, depth: Int, _ limits: YAMLLimits, _ size: inout Int
  ) throws {
    size += 1
    try hold(size <= limits.maxNodes && depth <= limits.maxDepth, "more than the limits allow")
    try hold(node.span.start <= node.span.end && .start <= node.span.start, "\(node.span) is no place")
    switch node.value {
    case .sequence(let items):
      for item in items { try inspect(item, depth: depth + 1, limits, &size) }
    case .mapping(let mapping):
      let names = mapping.entries.map { Array($0.name.utf8) }
      try hold(Set(names).count == names.count, "a key stands twice")
      for entry in mapping.entries {
        try inspect(entry.key, depth: depth + 1, limits, &size)
        try inspect(entry.value, depth: depth + 1, limits, &size)
      }
    case .integer, .float:
      if let number = node.jsonNumber { try hold(JSONNumber(number) != nil, "\(number) is no number of JSON") }
    case .null, .bool, .string: break
    }
  }

  /// The value in the flow style of YAML, all of it in ASCII.
  private static func written(_ node: Node) -> String {
    switch node.value {
    case .null: "null"
    case .bool(let value): value ? "true" : "false"
    case .integer(let text), .float(let text): node.jsonNumber ?? text
    case .string(let text): quoted(text)
    case .sequence(let items): "[" + items.map(written).joined(separator: ", ") + "]"
    case .mapping(let mapping):
      // A key of any length has to be announced.
      "{" + mapping.entries.map { "? " + quoted($0.name) + " : " + written($0.value) }.joined(separator: ", ") + "}"
    }
  }

  private static func quoted(_ text: String) -> String {
    var quoted = "\""
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x20...0x7E where scalar != "\"" && scalar != "\\": quoted.unicodeScalars.append(scalar)
      default:
        let digits = String(scalar.value, radix: 16)
        quoted += "\\U" + String(repeating: "0", count: 8 - digits.count) + digits
      }
    }
    return quoted + "\""
  }
}
