import Commands
import Glibc
import Runtime

/// Keeps what has been used of quotas over a restart, in a file of the data directory: written every second while
/// requests are counted, and as the server ends; read at start.
///
/// A process that is killed loses what was counted after the last writing, and with it a second's requests at most.
/// Beside the database and not in it, since it is written anew as a whole, is worth nothing after an hour, and must not
/// wait for or hold up what is durable.
struct QuotaFile {
  static let name = "quotas"
  private static let pause = Duration.seconds(1)
  /// How much longer than a writing the pause after it is at least, where there is much to write.
  private static let rest = 20

  private let path: String
  private let server: Server
  private let log: Log

  init(in directory: String, of server: Server, log: Log) {
    path = directory + "/" + Self.name
    self.server = server
    self.log = log
  }

  /// Before the server starts.
  func load() {
    guard access(path, F_OK) == 0 else { return }
    // It is as long as the server was busy.
    guard let text = try? GivenFile.bytes(path, limit: .max), server.restoreQuotas(text) else {
      log.record(.warning, "what was used of quotas cannot be read: they begin anew", [("file", path)])
      return
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

  /// Writes what has changed. Under its name the file is whole at every moment.
  private func save(always: Bool) -> Bool {
    guard let text = server.quotaSnapshot(always: always) else { return true }
    // Another process may take over from this one at the moment.
    let draft = "\(path).\(getpid())"
    let descriptor = open(draft, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { return false }
    var start = 0
    while start < text.count {
      let count = text[start...].withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
      guard count > 0 || errno == EINTR else { break }
      start += max(0, count)
    }
    // Not flushed to the disk: that would hold up what must be, and only a loss of power would tell.
    Glibc.close(descriptor)
    guard start == text.count, rename(draft, path) == 0 else {
      unlink(draft)
      return false
    }
    return true
  }
}
