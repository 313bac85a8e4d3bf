import Commands
import Glibc

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
  /// Others that start at the same moment may take a folder without its lock for a leftover.
  private static let attempts = 8

  let path: String
  private let lock: Int32

  init() throws {
    for place in Self.places { Self.sweep(place) }
    for place in Self.places {
      for _ in 0..<Self.attempts {
        var template = Array("\(place)/\(Self.prefix)XXXXXX".utf8CString)
        guard mkdtemp(&template) != nil else { break }
        let path = String(decoding: template.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
        let lock = open("\(path)/\(Self.lockName)", O_CREAT | O_RDWR | O_CLOEXEC, 0o600)
        guard lock >= 0, flock(lock, LOCK_EX | LOCK_NB) == 0, access("\(path)/\(Self.lockName)", F_OK) == 0 else {
          if lock >= 0 { close(lock) }
          Self.remove(path)
          continue
        }
        (self.path, self.lock) = (path, lock)
        return
      }
    }
    throw CommandError("no folder can be made in \(Self.places.joined(separator: " or "))")
  }

  func remove() {
    Self.remove(path)
    close(lock)
  }

  /// Where it may be, the best first.
  private static var places: [String] {
    let temporary = EnvironmentVariables.value("TMPDIR") ?? "/tmp"
    return hasRoom(memory) ? [memory, temporary] : [temporary]
  }

  private static func hasRoom(_ place: String) -> Bool {
    var figures = statvfs()
    guard access(place, R_OK | W_OK | X_OK) == 0, statvfs(place, &figures) == 0 else { return false }
    return UInt64(figures.f_bavail) * UInt64(figures.f_frsize) >= room
  }

  /// Removes what processes of this user have left that live no more.
  private static func sweep(_ place: String) {
    for path in paths(in: place) {
      var status = stat()
      guard lstat(path, &status) == 0, status.st_mode & S_IFMT == S_IFDIR, status.st_uid == getuid() else { continue }
      // One that is being made has no lock yet.
      let lock = open("\(path)/\(lockName)", O_RDWR | O_CLOEXEC | O_NOFOLLOW)
      guard lock >= 0 else { continue }
      if flock(lock, LOCK_EX | LOCK_NB) == 0 { Self.remove(path) }
      close(lock)
    }
  }

  private static func paths(in place: String) -> [String] {
    var found = glob_t()
    defer { globfree(&found) }
    guard glob("\(place)/\(prefix)*", GLOB_NOSORT, nil, &found) == 0 else { return [] }
    return (0..<Int(found.gl_pathc)).compactMap { found.gl_pathv[$0].map { String(cString: $0) } }
  }

  /// With all that is in it.
  private static func remove(_ path: String) {
    // Links are removed as they are: of a folder alone it is said that it is not empty.
    guard Glibc.remove(path) != 0, errno == ENOTEMPTY || errno == EEXIST, let stream = opendir(path) else { return }
    while let entry = readdir(stream) {
      let name = withUnsafeBytes(of: &entry.pointee.d_name) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) }
      if name != ".", name != ".." { remove("\(path)/\(name)") }
    }
    closedir(stream)
    rmdir(path)
  }
}
