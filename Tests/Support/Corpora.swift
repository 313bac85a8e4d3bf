import Foundation

/// Public test corpora. They are no part of the package: a test that needs one is skipped by name where it is missing,
/// and fails there when `CI` is set:
///
///     @Test(.enabled(if: Corpora.shouldRun("yaml"), "the corpus 'yaml' is missing"))
///     func suite() throws { let folder = try Corpora.folder("yaml") … }
public enum Corpora {
  public struct Missing: Error, CustomStringConvertible {
    public let description: String
  }

  /// Whether the corpus stands, or has to.
  public static func shouldRun(_ name: String) -> Bool {
    isPresent(name) || ProcessInfo.processInfo.environment["CI"] != nil
  }

  /// The folder of a corpus, such as `yaml`.
  public static func folder(_ name: String) throws(Missing) -> String {
    guard isPresent(name) else {
      throw Missing(description: "there is no corpus at \(path(name)); CORPORA names the folder")
    }
    return path(name)
  }

  private static func isPresent(_ name: String) -> Bool { FileManager.default.fileExists(atPath: path(name)) }

  private static func path(_ name: String) -> String {
    (ProcessInfo.processInfo.environment["CORPORA"] ?? PackageRoot.path("../shared/corpora")) + "/" + name
  }
}
