import Glibc

/// A listening socket that another process has opened and handed over, as systemd does (`sd_listen_fds(3)`).
public struct InheritedSocket: Sendable {
  /// The first descriptor that is handed over.
  private static let first: Int32 = 3

  let descriptor: Int32
  public let address: ListenAddress
  /// Whether TLS is to be spoken there.
  public let isSecure: Bool

  /// - Throws: where it is no listening socket of TCP.
  public init(descriptor: Int32, isSecure: Bool) throws(SystemError) {
    guard let address = ListenAddress.of(descriptor) else {
      throw SystemError("descriptor \(descriptor) is no listening socket", code: EINVAL)
    }
    self.descriptor = descriptor
    self.address = address
    self.isSecure = isSecure
  }

  /// Those that this process was started with, by `LISTEN_PID`, `LISTEN_FDS` and `LISTEN_FDNAMES`.
  /// - Parameter secureName: what those with TLS are called (`FileDescriptorName=` of the socket unit).
  public static func all(
    _ environment: [String: String], secureName: String
  ) throws(SystemError) -> [InheritedSocket] {
    // Somebody else's, which an ancestor has left in the environment.
    guard environment["LISTEN_PID"] == "\(getpid())", let count = environment["LISTEN_FDS"].flatMap({ Int32($0) }),
      (1...64).contains(count)
    else { return [] }
    let names = (environment["LISTEN_FDNAMES"] ?? "").split(separator: ":", omittingEmptySubsequences: false)
    var sockets: [InheritedSocket] = []
    for place in 0..<Int(count) {
      let descriptor = first + Int32(place)
      sockets.append(
        try InheritedSocket(descriptor: descriptor, isSecure: place < names.count && names[place] == secureName))
    }
    return sockets
  }

  /// A descriptor of the same socket, that does not block.
  func copy() throws(SystemError) -> Int32 {
    let copied = fcntl(descriptor, F_DUPFD_CLOEXEC, 0)
    guard copied >= 0, fcntl(copied, F_SETFL, fcntl(copied, F_GETFL) | O_NONBLOCK) == 0 else {
      throw SystemError("a copy of descriptor \(descriptor)")
    }
    return copied
  }
}
