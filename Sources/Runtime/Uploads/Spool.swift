import Glibc
import Synchronization

/// Where the files of requests wait for their handlers. Each server has a directory of its own within the spool
/// directory, locked for as long as it runs: what a server left behind that was killed is found by its open lock and
/// removed by the next one that starts.
public final class Spool: Sendable {
  /// Enough to keep a disk busy; the order of the writes of one file is kept by its writer.
  private static let threads = 2

  private let directory: String
  private let room: FairShare
  private let own = Mutex<SpoolDirectory?>(nil)

  /// - Parameters:
  ///   - directory: made when missing; nil stands for a directory of this user under the system's temporary folder.
  ///   - limit: bytes that its files may have together; a client may have a quarter of them.
  ///   - proxies: those of ours, which ask for others.
  public init(directory: String? = nil, limit: Int = .max, proxies: [AddressBlock] = []) {
    self.directory = directory ?? Self.standard
    room = FairShare(of: limit, proxies: proxies)
  }

  private static var standard: String {
    let temporary = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
    return "\(temporary)/passemarche-spool-\(geteuid())"
  }

  /// Makes the directory ready for files.
  /// - Throws: where it cannot be made, is not this user's own, or others may look into it.
  public func open() throws(SystemError) {
    try makePrivate()
    removeLeftovers()
    let pool = try BlockingPool("spool", threads: Self.threads)
    let made = try SpoolDirectory(in: directory, pool: pool, room: room)
    own.withLock { $0 = made }
  }

  /// Takes no more files. The directory goes with the last of them.
  public func close() { own.withLock { $0 = nil } }

  /// A new, empty file.
  /// - Parameter peer: whose it is.
  /// - Throws: `fault`, which passes where the disk is full.
  func create(for peer: PeerAddress) async throws(Failure) -> SpooledFile {
    guard let own = own.withLock({ $0 }) else { throw .fault(SystemError("spool", code: ENOENT)) }
    return try await SpooledFile.make(in: own, for: peer)
  }

  private func makePrivate() throws(SystemError) {
    guard mkdir(directory, 0o700) == 0 || errno == EEXIST else { throw SystemError("making \(directory)") }
    var status = stat()
    guard lstat(directory, &status) == 0 else { throw SystemError("looking at \(directory)") }
    guard status.st_mode & S_IFMT == S_IFDIR else { throw SystemError("looking at \(directory)", code: ENOTDIR) }
    guard status.st_uid == geteuid(), status.st_mode & 0o077 == 0 else {
      throw SystemError("\(directory) must belong to this user alone (mode 0700)", code: EACCES)
    }
  }

  /// Removes the directories of servers that run no more.
  private func removeLeftovers() {
    for name in SpoolDirectory.names(in: directory) where name.hasPrefix(SpoolDirectory.prefix) {
      SpoolDirectory.removeUnlocked(directory + "/" + name)
    }
  }
}
