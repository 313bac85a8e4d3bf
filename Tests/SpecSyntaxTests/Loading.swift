import SpecSyntax

/// The tree of a text that has to load without any diagnostic.
func tree(_ text: String) -> Node? {
  let loaded = YAML.load(Array(text.utf8), file: "test.yaml")
  return loaded.diagnostics.isEmpty ? loaded.node : nil
}

/// The value of the key `v` in a text that has to load.
func value(_ text: String) -> Node.Value? {
  guard case .mapping(let mapping) = tree(text)?.value else { return nil }
  return mapping["v"]?.value
}

/// The diagnostics of a text, as `code line:column-line:column`.
func faults(_ text: String, limits: YAMLLimits = .default) -> [String] {
  faults(Array(text.utf8), limits: limits)
}

func faults(_ bytes: [UInt8], limits: YAMLLimits = .default) -> [String] {
  YAML.load(bytes, file: "test.yaml", limits: limits).diagnostics.map { "\($0.code) \($0.span.text)" }
}

extension SourceSpan {
  /// `line:column-line:column`
  var text: String { "\(start.line):\(start.column)-\(end.line):\(end.column)" }
}

extension Node {
  /// The tree with the span of each value, on one line.
  var outline: String {
    switch value {
    case .null: "null@\(span.text)"
    case .bool(let bool): "\(bool)@\(span.text)"
    case .integer(let text), .float(let text): "\(text)@\(span.text)"
    case .string(let text): "'\(text)'@\(span.text)"
    case .sequence(let items): "[\(items.map(\.outline).joined(separator: ", "))]@\(span.text)"
    case .mapping(let mapping):
      "{\(mapping.entries.map { "\($0.key.outline): \($0.value.outline)" }.joined(separator: ", "))}@\(span.text)"
    }
  }
}
