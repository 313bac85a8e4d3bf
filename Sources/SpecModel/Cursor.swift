import SpecSyntax

/// A node of the contract with where it is: what every stage after loading walks. Two cursors are equal when they point
/// at the same place; cursors of different documents are not to be compared.
public struct Cursor: Sendable {
  public let node: Node
  /// The member's name as it is written, where the node is a member of a mapping.
  public let key: Node?
  /// The file as it was named to the loader, or as the `$ref` that reached it names it.
  public let file: String
  /// The JSON Pointer of the node within its file (RFC 6901), such as `/paths/~1up/get`; empty for the root.
  public let pointer: String

  public init(node: Node, key: Node? = nil, file: String, pointer: String = "") {
    self.node = node
    self.key = key
    self.file = file
    self.pointer = pointer
  }

  /// The member called `name`, nil where there is none or the node is no mapping.
  public subscript(_ name: String) -> Cursor? {
    guard case .mapping(let mapping) = node.value else { return nil }
    for entry in mapping.entries where entry.name == name { return member(entry) }
    return nil
  }

  /// The members in the file's order; empty where the node is no mapping.
  public var members: [(name: String, value: Cursor)] {
    guard case .mapping(let mapping) = node.value else { return [] }
    return mapping.entries.map { (name: $0.name, value: member($0)) }
  }

  /// The items in order; empty where the node is no sequence.
  public var items: [Cursor] {
    guard case .sequence(let nodes) = node.value else { return [] }
    return nodes.enumerated().map {
      Cursor(node: $0.element, file: file, pointer: "\(pointer)/\($0.offset)")
    }
  }

  private func member(_ entry: Mapping.Entry) -> Cursor {
    Cursor(
      node: entry.value, key: entry.key, file: file,
      pointer: pointer + "/" + JSONPointer.escape(entry.name))
  }

  /// Where the thing is written: its name where it has one, else its value. A block value begins a line below its name,
  /// and the line of the name is the one a reader looks for.
  public var span: SourceSpan { key?.span ?? node.span }
}

extension Cursor: Hashable {
  public static func == (left: Cursor, right: Cursor) -> Bool {
    left.pointer == right.pointer && left.file == right.file
  }

  public func hash(into hasher: inout Hasher) {
    hasher.combine(file)
    hasher.combine(pointer)
  }
}

/// The scalar readings. Each is nil where the node is of another kind.
extension Cursor {
  public var isNull: Bool { node.value == .null }
  public var isMapping: Bool { if case .mapping = node.value { true } else { false } }
  public var isSequence: Bool { if case .sequence = node.value { true } else { false } }

  public var string: String? { if case .string(let text) = node.value { text } else { nil } }
  public var bool: Bool? { if case .bool(let value) = node.value { value } else { nil } }

  /// The number in JSON syntax, as written as far as JSON allows (`+1` → `1`, `0x10` → `16`).
  public var number: String? { node.jsonNumber }

  /// A whole number that fits an `Int`; `2.0` is one, as in JSON Schema.
  public var integer: Int? { number.flatMap(NumberText.integer) }

  /// The items that are strings.
  public var strings: [String] { items.compactMap(\.string) }
}
