/// A JSON value as a whole, for what has no type of its own. Numbers keep their text; members keep their order.
///
/// Two values are equal as JSON Schema has it (2020-12 core, section 4.2.2): numbers by their mathematical value,
/// strings by their Unicode scalars, objects whatever the order of their members.
public indirect enum JSON: Sendable {
  case null
  case bool(Bool)
  /// A number in JSON syntax.
  case number(String)
  case string(String)
  case array([JSON])
  /// No name twice.
  case object([Member])

  public struct Member: Sendable, Hashable {
    public var name: String
    public var value: JSON
    public init(_ name: String, _ value: JSON) {
      self.name = name
      self.value = value
    }

    public static func == (left: Member, right: Member) -> Bool {
      left.name.hasSameScalars(as: right.name) && left.value == right.value
    }
    public func hash(into hasher: inout Hasher) {
      ExactText.hash(name, into: &hasher)
      hasher.combine(value)
    }
  }

  /// Reads a whole JSON text, under the rules of ``JSONReader``.
  public static func parse(_ bytes: [UInt8], maxDepth: Int = 64) throws(JSONError) -> JSON {
    var reader = JSONReader(bytes, maxDepth: maxDepth)
    let value = try reader.value()
    try reader.finish()
    return value
  }

  /// The member of that name, if this is an object that has it.
  public subscript(_ name: String) -> JSON? {
    guard case .object(let members) = self else { return nil }
    return members.first { $0.name.hasSameScalars(as: name) }?.value
  }
}
