import Glibc

/// Reads the files of a folder that is served from memory. Regular files only: a link could lead anywhere. Hidden ones
/// are left out.
enum FolderFiles {
  enum Limits {
    static let fileBytes = 4 * 1024 * 1024
    static let totalBytes = 32 * 1024 * 1024
    static let files = 5_000
    static let depth = 6
  }

  /// By their paths below the folder, without what is below the folder `skipped` in it.
  static func read(_ folder: String, skipping skipped: String? = nil) throws(AssetError) -> [String: [UInt8]] {
    var files: [String: [UInt8]] = [:]
    var total = 0
    try read(folder, prefix: "", depth: 0, skipping: skipped, into: &files, total: &total)
    return files
  }

  private static func read(
    _ folder: String, prefix: String, depth: Int, skipping skipped: String?, into files: inout [String: [UInt8]],
    total: inout Int
  ) throws(AssetError) {
    guard depth < Limits.depth else { throw .tooLarge(path: folder) }
    guard let stream = opendir(folder) else { throw .unreadable(path: folder, errno: errno) }
    defer { closedir(stream) }
    while let entry = readdir(stream) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name.hasPrefix(".") || prefix + name == skipped { continue }
      let path = folder + "/" + name
      var status = stat()
      guard lstat(path, &status) == 0 else { throw .unreadable(path: path, errno: errno) }
      switch status.st_mode & S_IFMT {
      case S_IFDIR:
        try read(
          path, prefix: prefix + name + "/", depth: depth + 1, skipping: skipped, into: &files, total: &total)
      case S_IFREG:
        let size = Int(status.st_size)
        total += size
        guard size <= Limits.fileBytes, total <= Limits.totalBytes, files.count < Limits.files else {
          throw .tooLarge(path: path)
        }
        files[prefix + name] = try bytes(of: path, count: size)
      default: continue
      }
    }
  }

  private static func bytes(of path: String, count: Int) throws(AssetError) -> [UInt8] {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW)
    guard descriptor >= 0 else { throw .unreadable(path: path, errno: errno) }
    defer { close(descriptor) }
    var failure: Int32?
    let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
      while filled < count {
        let read = Glibc.read(descriptor, buffer.baseAddress.map { $0 + filled }, count - filled)
        if read < 0, errno == EINTR { continue }
        if read <= 0 {
          failure = read < 0 ? errno : EIO
          return
        }
        filled += read
      }
    }
    if let failure { throw .unreadable(path: path, errno: failure) }
    return bytes
  }
}
