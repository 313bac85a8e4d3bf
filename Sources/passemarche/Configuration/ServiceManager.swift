import Glibc
import Runtime
import Synchronization

/// The service manager that has started the process, where it is one that wants to be told how it goes (`sd_notify(3)`).
final class ServiceManager: Sendable {
  /// The socket's path; `@` at its front stands for the NUL of an abstract one.
  private let socketPath: String?
  /// Half of what the manager waits for before it takes the process for hung; nil where it does not look.
  let heartbeat: Duration?
  private let isReady = Atomic<Bool>(false)

  init(_ environment: [String: String]) {
    socketPath = environment["NOTIFY_SOCKET"]
    let isMeant = environment["WATCHDOG_PID"].map { $0 == "\(getpid())" } ?? true
    let interval = environment["WATCHDOG_USEC"].flatMap { Int64($0) }.flatMap { $0 > 1 ? $0 / 2 : nil }
    heartbeat = isMeant && environment["NOTIFY_SOCKET"] != nil ? interval.map { .microseconds($0) } : nil
  }

  enum State { case ready, stopping, alive }

  /// Tells the manager, if there is one; that it does not listen is no fault of ours.
  func tell(_ state: State) {
    if state == .ready { isReady.store(true, ordering: .relaxed) }
    let text =
      switch state {
      case .ready: "READY=1"
      case .stopping: "STOPPING=1"
      case .alive: "WATCHDOG=1"
      }
    send(text)
  }

  /// Tells the manager that files are read again, while `body` does so. Not before the service has been ready once,
  /// which the manager would take that for.
  func tellReloading(_ body: () -> Void) {
    let isReady = isReady.load(ordering: .relaxed)
    if isReady { send("RELOADING=1\nMONOTONIC_USEC=\(Clock.monotonicNanoseconds / 1000)") }
    body()
    if isReady { tell(.ready) }
  }

  private func send(_ text: String) {
    if let socketPath { send(Array(text.utf8), to: socketPath) }
  }

  private func send(_ message: [UInt8], to path: String) {
    var address = sockaddr_un()
    address.sun_family = sa_family_t(AF_UNIX)
    var name = Array(path.utf8)
    guard !name.isEmpty, name.count < MemoryLayout.size(ofValue: address.sun_path) else { return }
    if name[0] == UInt8(ascii: "@") { name[0] = 0 }
    withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: name) }
    let descriptor = socket(AF_UNIX, Int32(SOCK_DGRAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
    guard descriptor >= 0 else { return }
    defer { close(descriptor) }
    // The length tells where an abstract name ends.
    let length = socklen_t(MemoryLayout<sa_family_t>.size + name.count)
    _ = withUnsafePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        sendto(descriptor, message, message.count, Int32(MSG_NOSIGNAL), $0, length)
      }
    }
  }
}
