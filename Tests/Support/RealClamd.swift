import Foundation

/// ClamAV's own daemon, with two signatures of ours as its whole database: a text that no other file has, and the test
/// file that every antivirus knows (EICAR).
public final class RealClamd {
  public static let infection = "PASSEMARCHE-ANTIVIRUS-TEST-FILE"
  /// As clamd reports signatures that ClamAV did not sign.
  public static let signature = "PasseMarche.Test.Signature.UNOFFICIAL"
  /// In two pieces, so that no antivirus takes this source for what it tests with.
  public static let eicar = #"X5O!P%@AP[4\PZX54(P^)7CC)7}$EICAR-"# + "STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"
  public static let eicarSignature = "PasseMarche.Test.Eicar.UNOFFICIAL"

  private enum Place {
    case socket(path: String)
    case port(UInt16)
  }

  private let place: Place
  private let folder: String
  private var process: Process?

  /// - Parameters:
  ///   - folder: where its socket and files go; short, since it is part of a socket's address.
  ///   - options: further lines of `clamd.conf`.
  public init(in folder: String, _ options: String..., port: UInt16? = nil) throws {
    self.folder = folder + "/clamd"
    place = port.map { .port($0) } ?? .socket(path: self.folder + "/socket")
    try FileManager.default.createDirectory(atPath: self.folder + "/db", withIntermediateDirectories: true)
    let signatures = [("Signature", Self.infection), ("Eicar", Self.eicar)].map { name, text in
      "PasseMarche.Test.\(name):0:*:\(text.utf8.map { String(format: "%02x", $0) }.joined())\n"
    }
    try write("db/test.ndb", signatures.joined())
    let listen =
      switch place {
      case .socket(let path): "LocalSocket \(path)"
      case .port(let port): "TCPSocket \(port)\nTCPAddr 127.0.0.1"
      }
    try write(
      "clamd.conf",
      """
      DatabaseDirectory \(self.folder)/db
      TemporaryDirectory \(self.folder)
      Foreground yes
      ExitOnOOM yes
      \(listen)
      \(options.joined(separator: "\n"))

      """)
  }

  deinit { kill() }

  /// Where it listens, as the setting `clamd` names it.
  public var listensAt: String {
    switch place {
    case .socket(let path): path
    case .port(let port): "127.0.0.1:\(port)"
    }
  }

  private func write(_ name: String, _ text: String) throws {
    try text.write(toFile: folder + "/" + name, atomically: false, encoding: .utf8)
  }

  /// Starts it and waits until it answers.
  public func start() async throws {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/sbin/clamd")
    process.arguments = ["--config-file", folder + "/clamd.conf"]
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    self.process = process
    try await eventually("clamd's first answer") { answers() }
  }

  /// Ends it as a crash would: at once, and with its socket left behind.
  public func kill() {
    guard let process else { return }
    Foundation.kill(process.processIdentifier, SIGKILL)
    process.waitUntilExit()
    self.process = nil
  }

  /// Stops it where it stands: it listens, and says nothing more.
  public func freeze() { signal(SIGSTOP) }
  public func thaw() { signal(SIGCONT) }

  private func signal(_ number: Int32) {
    if let process { Foundation.kill(process.processIdentifier, number) }
  }

  /// `zPING`, and whether `PONG` comes back.
  private func answers() -> Bool {
    let descriptor = connected()
    guard descriptor >= 0 else { return false }
    defer { close(descriptor) }
    var answer = [UInt8](repeating: 0, count: 16)
    guard send(descriptor, "zPING\0", 6, Int32(MSG_NOSIGNAL)) == 6 else { return false }
    let count = recv(descriptor, &answer, answer.count, 0)
    return count > 0 && answer.starts(with: "PONG".utf8)
  }

  /// A socket, or less than zero where nobody listens.
  private func connected() -> Int32 {
    var address = sockaddr_storage()
    let (family, length) =
      withUnsafeMutableBytes(of: &address) { buffer -> (Int32, Int) in
        switch place {
        case .socket(let path):
          var name = sockaddr_un()
          name.sun_family = sa_family_t(AF_UNIX)
          withUnsafeMutableBytes(of: &name.sun_path) { $0.copyBytes(from: path.utf8.prefix($0.count - 1)) }
          buffer.storeBytes(of: name, as: sockaddr_un.self)
          return (AF_UNIX, MemoryLayout<sockaddr_un>.size)
        case .port(let port):
          var name = sockaddr_in()
          name.sin_family = sa_family_t(AF_INET)
          name.sin_port = port.bigEndian
          name.sin_addr.s_addr = inet_addr("127.0.0.1")
          buffer.storeBytes(of: name, as: sockaddr_in.self)
          return (AF_INET, MemoryLayout<sockaddr_in>.size)
        }
      }
    let descriptor = socket(family, Int32(SOCK_STREAM.rawValue), 0)
    let status = withUnsafePointer(to: &address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { connect(descriptor, $0, socklen_t(length)) }
    }
    if status == 0 { return descriptor }
    close(descriptor)
    return -1
  }
}
