import Glibc
import SpecModel
import SpecSyntax

/// What reading a contract gives.
public struct LoadedContract: Sendable {
  /// The typed model; nil where there is an error.
  public var api: API?
  /// The located document it comes from; nil where the root file gives no tree.
  public var document: Document?
  public var diagnostics: [Diagnostic]
  /// The files that were read, by name, for the lines that diagnostics show.
  public var sources: [String: [UInt8]]
}

/// From a contract's file to its typed model. Whether the model can be kept is the business of ``Lint``.
public enum ContractLoader {
  /// Reads from the file system; `path` and everything its references reach.
  public static func load(path: String) -> LoadedContract {
    load(path: path, read: bytes(ofFile:))
  }

  /// - Parameter read: Gives the bytes of a file, nil where it cannot be read.
  public static func load(path: String, read: (String) -> [UInt8]?) -> LoadedContract {
    let (document, found) = Document.load(path: path, read: read)
    // Without a tree there is still the text, where the reader can see what is wrong with it.
    let sources = document?.sources ?? read(path).map { [path: $0] } ?? [:]
    guard let document, !found.hasErrors else {
      return LoadedContract(api: nil, document: document, diagnostics: found, sources: sources)
    }
    var lowering = ContractLowering(document)
    let api = lowering.lower()
    let diagnostics = found + lowering.diagnostics.inSourceOrder()
    return LoadedContract(
      api: diagnostics.hasErrors ? nil : api, document: document, diagnostics: diagnostics, sources: sources)
  }

  /// The whole of a file, nil where it cannot be read.
  public static func bytes(ofFile path: String) -> [UInt8]? {
    guard let file = fopen(path, "rb") else { return nil }
    defer { fclose(file) }
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = fread(&chunk, 1, chunk.count, file)
      bytes += chunk[..<count]
      if count < chunk.count { return ferror(file) == 0 ? bytes : nil }
    }
  }
}
