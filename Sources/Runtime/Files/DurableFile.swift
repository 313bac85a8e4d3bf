import CLinux
import Glibc

/// Small files that survive a crash of the system once they are there. All calls block.
public enum DurableFile {
  /// What becomes of a file that has the name already.
  public enum Placement: Sendable { case keepingOther, replacingOther }

  /// Puts a file that its owner alone can read under a name: as a whole or not at all, since another process may read it
  /// at any time. A process that is killed meanwhile may leave a draft beside it, under a longer name, which nobody
  /// reads.
  /// - Parameter model: a file or folder to whose owner the file is given: root may do the work of the one who serves,
  ///   and who is to read it. Without one it is this process's own.
  /// - Throws: what `errno` says; `ENOSPC` where only a part of the bytes was taken, for which the system gives no reason.
  public static func write(
    _ bytes: [UInt8], to path: String, _ placement: Placement, ownedAs model: String? = nil
  ) throws(SystemError) {
    // Drawn, since a process of another container that shares the folder may have this one's number.
    let draft = path + "." + String(UInt64.random(in: 0...UInt64.max), radix: 16)
    let descriptor = open(draft, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw SystemError("making \(draft)") }
    defer {
      close(descriptor)
      unlink(draft)
    }
    if let model { try give(descriptor, toOwnerOf: model) }
    let count = Glibc.write(descriptor, bytes, bytes.count)
    guard count == bytes.count else { throw SystemError("writing \(draft)", code: count < 0 ? errno : ENOSPC) }
    guard fsync(descriptor) == 0 else { throw SystemError("writing \(draft)") }
    switch placement {
    case .keepingOther:
      do throws(SystemError) {
        try move(draft, to: path)
      } catch {
        guard error.code == EEXIST else { throw error }
      }
    case .replacingOther:
      guard rename(draft, path) == 0 else { throw SystemError("replacing \(path)") }
    }
    // Whoever has given the name.
    try synchronize(folder(of: path))
  }

  /// `RENAME_NOREPLACE`, which the C library's module leaves out.
  private static let keepsOther: UInt32 = 1

  /// Gives a file another path, on the same file system, that nothing has: unlike a renaming it replaces no file. A
  /// crash of the system may undo it until both folders are synchronized.
  /// - Throws: what `errno` says, `EEXIST` where something has the path.
  public static func move(_ file: String, to path: String) throws(SystemError) {
    if renameat2(AT_FDCWD, file, AT_FDCWD, path, keepsOther) == 0 { return }
    // File systems of a network do not know this. There the file has both paths for a moment.
    guard errno == EINVAL || errno == ENOSYS, link(file, path) == 0, unlink(file) == 0 else {
      throw SystemError("moving \(file)")
    }
  }

  private static func give(_ descriptor: Int32, toOwnerOf model: String) throws(SystemError) {
    var status = stat()
    guard stat(model, &status) == 0 else { throw SystemError("looking at \(model)") }
    guard status.st_uid != geteuid() else { return }
    guard fchown(descriptor, status.st_uid, status.st_gid) == 0 else {
      throw SystemError("giving a file to the owner of \(model)")
    }
  }

  /// Waits until a file's bytes, or a folder's entries, are on the disk. Not for a file on which this process holds
  /// locks, which would go with the descriptor.
  public static func synchronize(_ path: String) throws(SystemError) {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw SystemError("opening \(path)") }
    defer { close(descriptor) }
    guard fsync(descriptor) == 0 else { throw SystemError("synchronizing \(path)") }
  }

  /// The folder that a path lies in.
  public static func folder(of path: String) -> String {
    guard let slash = path.utf8.lastIndex(of: 0x2F) else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }
}
