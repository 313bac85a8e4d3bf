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

  /// A file of the folder, which has not been read yet.
  struct File {
    /// Its path below the folder.
    let name: String
    let path: String
    let size: Int

    func read() throws(AssetError) -> [UInt8] { try FolderFiles.bytes(of: path, count: size) }
  }

  /// In the order of their names, without what is below the folder `skipped` in it.
  static func list(_ folder: String, skipping skipped: String? = nil) throws(AssetError) -> [File] {
    var files: [File] = []
    var total = 0
    try list(folder, prefix: "", depth: 0, skipping: skipped, into: &files, total: &total)
    return files.sorted { $0.name < $1.name }
  }

  private static func list(
    _ folder: String, prefix: String, depth: Int, skipping skipped: String?, into files: inout [File], total: inout Int
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
        try list(
          path, prefix: prefix + name + "/", depth: depth + 1, skipping: skipped, into: &files, total: &total)
      case S_IFREG:
        let size = Int(status.st_size)
        total += size
        guard size <= Limits.fileBytes, total <= Limits.totalBytes, files.count < Limits.files else {
          throw .tooLarge(path: path)
        }
        files.append(File(name: prefix + name, path: path, size: size))
      default: continue
      }
    }
  }

  fileprivate static func bytes(of path: String, count: Int) throws(AssetError) -> [UInt8] {
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
