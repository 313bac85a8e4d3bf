import Glibc

/// The file that this process runs.
package enum OwnProgram {
  /// The folder that it lies in; nil where the system does not tell.
  package static var folder: String? {
    guard let file = realpath("/proc/self/exe", nil) else { return nil }
    defer { free(file) }
    let path = String(cString: file)
    return path.lastIndex(of: "/").map { String(path[..<$0]) }
  }
}
