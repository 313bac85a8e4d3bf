/// How much a file may hold. A contract is written by people: what passes these limits is a mistake or an attack.
public struct YAMLLimits: Sendable, Hashable {
  /// The size of the file in bytes.
  public var maxBytes: Int
  /// How deep mappings and sequences may stand in each other. Everything that walks a tree may recurse that deep.
  public var maxDepth: Int
  /// The number of values and keys once aliases are written out, so that a few nested aliases cannot stand for a
  /// billion nodes.
  public var maxNodes: Int
  /// After so many diagnostics the rest is left out.
  public var maxDiagnostics: Int

  public init(
    maxBytes: Int = 8 << 20, maxDepth: Int = 100, maxNodes: Int = 500_000, maxDiagnostics: Int = 100
  ) {
    self.maxBytes = maxBytes
    self.maxDepth = maxDepth
    self.maxNodes = maxNodes
    self.maxDiagnostics = maxDiagnostics
  }

  public static let `default` = YAMLLimits()
}
