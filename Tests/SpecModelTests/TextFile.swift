import Foundation
import TestSupport

enum TextFile {
  /// A file of the package as text, nil where it cannot be read.
  static func read(_ path: String) -> String? {
    (try? Data(contentsOf: URL(fileURLWithPath: PackageRoot.path(path)))).map { String(decoding: $0, as: UTF8.self) }
  }
}
