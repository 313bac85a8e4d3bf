/// A value of a YAML file with where it is written. The data model is JSON's: what JSON cannot say is refused while
/// loading.
public struct Node: Sendable, Hashable {
  /// What a node holds. Numbers keep the text as written (`1.10`, `1e2`, `0x1F`).
  public indirect enum Value: Sendable, Hashable {
    case null
    case bool(Bool)
    /// The text of an integer by the core schema of YAML 1.2: `[-+]?[0-9]+`, `0o[0-7]+` or `0x[0-9a-fA-F]+`.
    case integer(String)
    /// The text of a float by the core schema; infinities and NaN are refused while loading.
    case float(String)
    case string(String)
    case sequence([Node])
    case mapping(Mapping)
  }

  public var value: Value
  /// From the first character of the value, or of its tag or anchor, to its last. A block mapping or sequence ends
  /// where its last child ends. What came through an alias has the span of the anchored node: the place that says it.
  public var span: SourceSpan

  public init(value: Value, span: SourceSpan) {
    self.value = value
    self.span = span
  }
}

/// The members of a mapping in the order of the file. No key stands twice.
public struct Mapping: Sendable, Hashable {
  /// A key and its value. The key is always a string: the scalar's text as written, so that `200:` is the key "200".
  public struct Entry: Sendable, Hashable {
    public var key: Node
    public var value: Node

    public init(key: Node, value: Node) {
      self.key = key
      self.value = value
    }

    /// The key's text.
    public var name: String {
      if case .string(let text) = key.value { text } else { "" }
    }
  }

  public var entries: [Entry]

  public init(entries: [Entry]) {
    self.entries = entries
  }

  /// The value of a key; nil when the key does not stand.
  public subscript(_ name: String) -> Node? {
    entries.first { $0.name == name }?.value
  }
}

extension Node.Value {
  /// The kind of value as a sentence names it: "a mapping", "an integer".
  public var kindName: String {
    switch self {
    case .null: "null"
    case .bool: "a boolean"
    case .integer: "an integer"
    case .float: "a number"
    case .string: "a string"
    case .sequence: "a sequence"
    case .mapping: "a mapping"
    }
  }
}
