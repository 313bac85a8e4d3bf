import Glibc
import Synchronization

/// The directory of one running server within the spool directory. Goes with its last reference; each file holds one.
final class SpoolDirectory: Sendable {
  static let prefix = "server-"
  /// Servers that start at the same moment may take each other's new directory for a leftover.
  private static let attempts = 8

  let path: String
  let pool: BlockingPool
  /// Open and locked: nobody else takes the directory for a leftover.
  private let lock: Int32
  private let files = Atomic<Int>(0)
  /// Bytes of the files, and whose they are.
  private let room: Mutex<FairShare>

  init(in parent: String, pool: BlockingPool, room: FairShare) throws(SystemError) {
    self.pool = pool
    self.room = Mutex(room)
    for _ in 0..<Self.attempts {
      var template = Array((parent + "/" + Self.prefix + "XXXXXX").utf8CString)
      guard mkdtemp(&template) != nil else { throw SystemError("making a directory in \(parent)") }
      let made = template.withUnsafeBufferPointer { $0.baseAddress.map { String(cString: $0) } ?? "" }
      let descriptor = open(made, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
      if descriptor < 0, errno == ENOENT { continue }
      guard descriptor >= 0 else { throw SystemError("opening \(made)") }
      if flock(descriptor, LOCK_EX | LOCK_NB) == 0, access(made, F_OK) == 0 {
        path = made
        lock = descriptor
        return
      }
      close(descriptor)
    }
    throw SystemError("locking a directory in \(parent)", code: EWOULDBLOCK)
  }

  deinit {
    rmdir(path)
    close(lock)
  }

  /// Makes room for bytes of a client's file; false where there is none, in all or for the client.
  func makeRoom(_ bytes: Int, for peer: PeerAddress) -> Bool { room.withLock { $0.take(bytes, for: peer) } }

  func giveBack(_ bytes: Int, of peer: PeerAddress) { room.withLock { $0.giveBack(bytes, of: peer) } }

  /// The path of a file that is not there yet.
  func newPath() -> String { "\(path)/\(files.add(1, ordering: .relaxed).newValue)" }

  /// Removes a directory and its files, unless a server holds its lock.
  static func removeUnlocked(_ path: String) {
    let descriptor = open(path, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
    guard descriptor >= 0 else { return }
    defer { close(descriptor) }
    guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else { return }
    for name in names(in: path) { unlinkat(descriptor, name, 0) }
    rmdir(path)
  }

  /// What a directory holds; nothing where it cannot be read.
  static func names(in path: String) -> [String] {
    guard let stream = opendir(path) else { return [] }
    defer { closedir(stream) }
    var names: [String] = []
    while let entry = readdir(stream) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name != "." && name != ".." { names.append(name) }
    }
    return names
  }
}
