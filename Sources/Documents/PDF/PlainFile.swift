import Glibc
import Runtime

/// Small files as a whole.
enum PlainFile {
  /// - Parameter isSecret: whether a file that others than its owner may read is refused.
  static func read(_ path: String, maxSize: Int, isSecret: Bool = false) throws(DocumentsError) -> [UInt8] {
    guard let file = fopen(path, "rbe") else { throw .missing(path: path) }
    defer { fclose(file) }
    var status = stat()
    guard !isSecret || (fstat(fileno(file), &status) == 0 && status.st_mode & 0o077 == 0) else {
      throw .exposed(path: path)
    }
    var bytes = [UInt8](repeating: 0, count: maxSize + 1)
    let count = fread(&bytes, 1, bytes.count, file)
    guard count > 0, count <= maxSize else { throw .library(operation: "reading \(path)", reason: "not of its size") }
    return Array(bytes.prefix(count))
  }

  /// Puts a file that only its owner may read under a name, as a whole or not at all. When this returns, it survives a
  /// crash of the system. It belongs to whom the one before did, or else the folder.
  static func replace(_ path: String, with bytes: [UInt8]) throws(DocumentsError) {
    let model = access(path, F_OK) == 0 ? path : DurableFile.folder(of: path)
    do throws(SystemError) {
      try DurableFile.write(bytes, to: path, .replacingOther, ownedAs: model)
    } catch {
      throw .library(operation: "writing \(path)", reason: error.description)
    }
  }
}
