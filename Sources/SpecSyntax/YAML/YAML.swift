/// What loading a file gave.
public struct LoadedYAML: Sendable, Hashable {
  /// The tree; nil when none could be built. It may stand beside errors (a duplicate key, of which the first is kept),
  /// so that later stages can find theirs in the same run: whoever needs a sound tree asks `diagnostics.hasErrors` too.
  public var node: Node?
  /// In the order of the file.
  public var diagnostics: [Diagnostic]

  public init(node: Node?, diagnostics: [Diagnostic]) {
    self.node = node
    self.diagnostics = diagnostics
  }
}

/// YAML 1.2, the part of it that means the same as JSON: one document in UTF-8, text keys, the tags of the core schema.
/// JSON files are read by the same door.
public enum YAML {
  /// Reads one document. Every input gives an answer, within `limits`.
  ///
  /// - Parameter file: The name that spans carry; nothing is read from it.
  public static func load(_ bytes: [UInt8], file: String, limits: YAMLLimits = .default) -> LoadedYAML {
    let faults = SourceCheck(file: file, limits: limits).faults(in: bytes)
    guard faults.isEmpty else { return LoadedYAML(node: nil, diagnostics: faults) }
    var composer = Composer(SourceText(bytes), file: file, limits: limits)
    return composer.compose()
  }
}
