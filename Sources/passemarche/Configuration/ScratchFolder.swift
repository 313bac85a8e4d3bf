import Foundation

/// A folder for this process alone, which is gone with it: in memory where the system has a file system there
/// (`/dev/shm`) with room enough, else among the temporary files.
///
/// A lock tells that its process lives. What one that was killed has left is removed when the next one is made.
final class ScratchFolder {
  private static let prefix = "passemarche-mock-"
  private static let memory = "/dev/shm"
  /// Bytes that must be free in memory: the largest package, its documents and a database.
  private static let room: UInt64 = 2 << 30
  private static let lockName = "lock"

  let path: String
  private let lock: Int32

  init() throws {
    for place in Self.places { Self.sweep(place) }
    for place in Self.places {
      var template = Array("\(place)/\(Self.prefix)XXXXXX".utf8CString)
      guard mkdtemp(&template) != nil else { continue }
      let path = String(decoding: template.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
      let lock = open("\(path)/\(Self.lockName)", O_CREAT | O_RDWR | O_CLOEXEC, 0o600)
      // Another one, made at this moment, may have swept it before it was locked.
      guard lock >= 0, flock(lock, LOCK_EX | LOCK_NB) == 0, access("\(path)/\(Self.lockName)", F_OK) == 0 else {
        try? FileManager.default.removeItem(atPath: path)
        continue
      }
      (self.path, self.lock) = (path, lock)
      return
    }
    throw CommandError("no folder can be made in \(Self.places.joined(separator: " or "))")
  }

  func remove() {
    try? FileManager.default.removeItem(atPath: path)
    close(lock)
  }

  /// Where it may be, the best first.
  private static var places: [String] {
    let temporary = ProcessInfo.processInfo.environment["TMPDIR"].flatMap { $0.isEmpty ? nil : $0 } ?? "/tmp"
    return hasRoom(memory) ? [memory, temporary] : [temporary]
  }

  private static func hasRoom(_ place: String) -> Bool {
    var figures = statvfs()
    guard access(place, R_OK | W_OK | X_OK) == 0, statvfs(place, &figures) == 0 else { return false }
    return UInt64(figures.f_bavail) * UInt64(figures.f_frsize) >= room
  }

  /// Removes what processes of this user have left that live no more.
  private static func sweep(_ place: String) {
    for name in (try? FileManager.default.contentsOfDirectory(atPath: place)) ?? [] where name.hasPrefix(prefix) {
      let path = "\(place)/\(name)"
      var status = stat()
      guard lstat(path, &status) == 0, status.st_mode & S_IFMT == S_IFDIR, status.st_uid == getuid() else { continue }
      // One that is being made has no lock yet.
      let lock = open("\(path)/\(lockName)", O_RDWR | O_CLOEXEC | O_NOFOLLOW)
      guard lock >= 0 else { continue }
      if flock(lock, LOCK_EX | LOCK_NB) == 0 { try? FileManager.default.removeItem(atPath: path) }
      close(lock)
    }
  }
}
