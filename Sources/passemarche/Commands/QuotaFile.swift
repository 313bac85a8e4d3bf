import Commands
import Glibc
import Runtime

/// Keeps what has been used of quotas over a restart, in a file of the data directory: written every second while
/// requests are counted, and as the server ends; read at start, and whenever another process has written it, since two
/// of them count while one takes over from the other.
///
/// A process that is killed loses what was counted after the last writing, and with it a second's requests at most.
/// Beside the database and not in it, since it is written anew as a whole, is worth nothing after an hour, and must not
/// wait for or hold up what is durable.
actor QuotaFile {
  /// Tells one writing of the file from another: each is a new file.
  private struct Edition: Equatable {
    let inode: ino_t
    let seconds: Int
    let nanoseconds: Int

    init?(at path: String) {
      var status = stat()
      guard stat(path, &status) == 0 else { return nil }
      self.init(status)
    }

    init?(of descriptor: Int32) {
      var status = stat()
      guard fstat(descriptor, &status) == 0 else { return nil }
      self.init(status)
    }

    private init(_ status: stat) {
      inode = status.st_ino
      seconds = status.st_mtim.tv_sec
      nanoseconds = status.st_mtim.tv_nsec
    }
  }

  private static let name = "quotas"
  private static let pause = Duration.seconds(1)
  /// How much longer than a writing the pause after it is at least, where there is much to write.
  private static let rest = 20
  /// How often another process is waited for that is writing, and how many microseconds each time.
  private static let turns = 100
  private static let turn: UInt32 = 20_000

  private let path: String
  /// What is being written. Its name is always the same, so that what a process that was killed has left of it is used
  /// again by the next one.
  private let draft: String
  private let server: Server
  private let log: Log
  /// The one that was read or written last.
  private var known: Edition?

  init(in directory: String, of server: Server, log: Log) {
    let path = directory + "/" + Self.name
    self.path = path
    draft = path + ".new"
    self.server = server
    self.log = log
  }

  /// Before the server starts.
  func load() {
    removeOldDrafts()
    takeUp()
  }

  /// Those of earlier versions of this program bore the number of their process, and stayed where it was killed.
  private func removeOldDrafts() {
    guard let cut = path.lastIndex(of: "/"), let stream = opendir(String(path[..<cut])) else { return }
    defer { closedir(stream) }
    while let entry = readdir(stream) {
      let name = withUnsafeBytes(of: &entry.pointee.d_name) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) }
      let parts = name.split(separator: ".", omittingEmptySubsequences: false)
      if parts.count == 2, parts[0] == Self.name, pid_t(parts[1]) != nil { unlink("\(path).\(parts[1])") }
    }
  }

  /// Until the task is cancelled.
  func run() async {
    var pause = Self.pause
    var failed = false
    while (try? await Task.sleep(for: pause)) != nil {
      let began = ContinuousClock.now
      let works = save(always: failed)
      if !works, !failed { log.record(.error, "what is used of quotas cannot be kept", [("file", path)]) }
      if works, failed { log.record(.info, "what is used of quotas is kept again") }
      failed = !works
      pause = max(Self.pause, (ContinuousClock.now - began) * Self.rest)
    }
  }

  /// Once the server has ended.
  func close() {
    if !save(always: true) { log.record(.error, "what is used of quotas cannot be kept", [("file", path)]) }
  }

  /// Takes up what another process has written, if one has.
  /// - Returns: whether there was anything.
  @discardableResult
  private func takeUp() -> Bool {
    guard let edition = Edition(at: path), edition != known else { return false }
    known = edition
    // It is as long as the server was busy.
    guard let text = try? GivenFile.bytes(path, limit: .max), server.restoreQuotas(text) else {
      log.record(.warning, "what was used of quotas cannot be read and is left out", [("file", path)])
      return false
    }
    return true
  }

  /// Writes what has changed. Under its name the file is whole at every moment.
  private func save(always: Bool) -> Bool {
    takeUp()
    guard var text = server.quotaSnapshot(always: always) else { return true }
    guard let descriptor = openDraft() else { return false }
    // With it goes the lock: not before the draft has its final name.
    defer { Glibc.close(descriptor) }
    if takeUp(), let later = server.quotaSnapshot(always: true) { text = later }
    var start = 0
    while start < text.count {
      let count = text[start...].withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
      guard count > 0 || errno == EINTR else { break }
      start += max(0, count)
    }
    // Not flushed to the disk: that would hold up what must be, and only a loss of power would tell.
    guard start == text.count, let edition = Edition(of: descriptor), rename(draft, path) == 0 else {
      unlink(draft)
      return false
    }
    known = edition
    return true
  }

  /// The empty draft, which is this process's alone until it is closed.
  /// - Returns: nil where there can be none, or another process keeps it.
  private func openDraft() -> Int32? {
    for _ in 0..<Self.turns {
      let descriptor = open(draft, O_WRONLY | O_CREAT | O_CLOEXEC, 0o600)
      guard descriptor >= 0 else { return nil }
      // Another process may have given it its final name before it was locked.
      if flock(descriptor, LOCK_EX | LOCK_NB) == 0, Edition(of: descriptor)?.inode == Edition(at: draft)?.inode {
        if ftruncate(descriptor, 0) == 0 { return descriptor }
      }
      Glibc.close(descriptor)
      usleep(Self.turn)
    }
    return nil
  }
}
