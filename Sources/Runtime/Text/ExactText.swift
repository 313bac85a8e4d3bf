extension String {
  /// Whether both are the same sequence of Unicode scalars. The operator `==` asks for canonical equivalence, by which
  /// `é` equals `e` with a combining accent, and the Kelvin sign the letter K: not what JSON means by equal strings.
  public func hasSameScalars(as other: String) -> Bool {
    utf8Span.span.hasBytes(of: other.utf8Span.span)
  }
}

/// A string that is equal by its Unicode scalars, as a key and in a `switch`. For names that clients choose; see
/// ``StreamSafeText`` for what it costs to find out whether two of those are canonically equivalent.
public struct ExactText: Hashable, Sendable, ExpressibleByStringLiteral {
  let text: String
  public init(_ text: String) { self.text = text }
  public init(stringLiteral text: String) { self.init(text) }

  public static func == (left: ExactText, right: ExactText) -> Bool { left.text.hasSameScalars(as: right.text) }
  public func hash(into hasher: inout Hasher) { Self.hash(text, into: &hasher) }

  /// Feeds the bytes of the text and an end mark that no UTF-8 contains.
  static func hash(_ text: String, into hasher: inout Hasher) {
    var text = text
    text.withUTF8 { hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
    hasher.combine(0xFF as UInt8)
  }
}
