import SpecSyntax

/// A contract read with all the files its references reach, every keyword of it known to ``Keywords`` and every value
/// of the kind its keyword takes. What walks it may rely on both.
public struct Document: Sendable {
  /// The root of the first file.
  public let root: Cursor
  /// The files that were read, by name, byte for byte.
  public let sources: [String: [UInt8]]
  /// Where each `$ref` leads: from the object that holds it to the node it names.
  private let targets: [Cursor: Cursor]
  private let destinations: Set<Cursor>

  init(root: Cursor, sources: [String: [UInt8]], targets: [Cursor: Cursor]) {
    self.root = root
    self.sources = sources
    self.targets = targets
    destinations = Set(targets.values)
  }

  /// Reads the file at `path` and, on demand, the files its references reach.
  ///
  /// - Parameters:
  ///   - path: The root file. References to other files are read relative to it, by names that begin as this one does.
  ///   - kind: What the root is; a contract, or a single schema.
  ///   - read: Gives the bytes of a file, nil where it cannot be read.
  /// - Returns: The document, and everything that is wrong with it in the order of the files and lines. The document is
  ///   nil where the root file gives no tree at all.
  public static func load(
    path: String, as kind: ObjectKind = .openAPI, read: (String) -> [UInt8]?
  ) -> (document: Document?, diagnostics: [Diagnostic]) {
    withoutActuallyEscaping(read) { read in
      var loader = DocumentLoader(read: read)
      let document = loader.load(path: path, kind: kind)
      return (document, loader.diagnostics)
    }
  }

  /// The object that `cursor` stands for: itself, or the end of the references that begin at it.
  public func resolve(_ cursor: Cursor) -> Cursor {
    // The loader has refused cycles; the bound keeps a document with errors from going round.
    var current = cursor
    for _ in 0..<Self.longestChain {
      guard let next = targets[current] else { return current }
      current = next
    }
    return current
  }

  /// Where the `$ref` of `cursor` leads, one step, with the component's name if it leads to one; nil where it has no
  /// `$ref`.
  public func target(of cursor: Cursor) -> (cursor: Cursor, componentName: String?)? {
    targets[cursor].map { ($0, componentName(of: $0)) }
  }

  /// Whether a reference leads to the very place of `cursor`.
  public func isReferredTo(_ cursor: Cursor) -> Bool { destinations.contains(cursor) }

  /// The name of the component that stands at `cursor`: `Lot` for `#/components/schemas/Lot` of the root file.
  public func componentName(of cursor: Cursor) -> String? {
    guard cursor.file == root.file, let tokens = JSONPointer.tokens(cursor.pointer),
      tokens.count == 3, tokens[0] == "components"
    else { return nil }
    return tokens[2]
  }

  /// What a reference with the text `text` in the file of `cursor` would lead to, as far as it is part of the document.
  /// For references that are values, such as those of a discriminator's `mapping`.
  public func cursor(at text: String, from cursor: Cursor) -> Cursor? {
    guard let reference = try? Reference(text, in: cursor.file) else { return nil }
    return destinations.first { $0.file == reference.file && $0.pointer == reference.pointer }
  }

  static let longestChain = 1000
}
