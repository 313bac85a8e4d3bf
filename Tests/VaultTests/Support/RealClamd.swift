import Foundation
import Runtime
import TestSupport
import Testing

@testable import Vault

/// ClamAV's own daemon, with a signature of ours as its whole database: a text that no other file has.
final class RealClamd {
  static let infection = "PASSEMARCHE-ANTIVIRUS-TEST-FILE"
  /// As clamd reports signatures that ClamAV did not sign.
  static let signature = "PasseMarche.Test.Signature.UNOFFICIAL"

  let address: ClamdAddress
  private let folder: String
  private let socket: String
  private var process: Process?

  /// - Parameters:
  ///   - folder: where its socket and files go; short, since it is part of a socket's address.
  ///   - options: further lines of `clamd.conf`.
  init(in folder: String, _ options: String..., port: UInt16? = nil) throws {
    self.folder = folder + "/clamd"
    socket = self.folder + "/socket"
    address = port.map { .tcp(host: "127.0.0.1", port: $0) } ?? .unix(path: socket)
    try FileManager.default.createDirectory(atPath: self.folder + "/db", withIntermediateDirectories: true)
    let text = Self.infection.utf8.map { String(format: "%02x", $0) }.joined()
    try write("db/test.ndb", "PasseMarche.Test.Signature:0:*:\(text)\n")
    let listen = port.map { "TCPSocket \($0)\nTCPAddr 127.0.0.1" } ?? "LocalSocket \(socket)"
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

  private func write(_ name: String, _ text: String) throws {
    try text.write(toFile: folder + "/" + name, atomically: false, encoding: .utf8)
  }

  /// Starts it and waits until it answers.
  func start() async throws {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/sbin/clamd")
    process.arguments = ["--config-file", folder + "/clamd.conf"]
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    self.process = process
    let client = try Clamd(address)
    try await eventually("clamd's first answer") { await client.ping() }
  }

  /// Ends it as a crash would: at once, and with its socket left behind.
  func kill() {
    guard let process else { return }
    Foundation.kill(process.processIdentifier, SIGKILL)
    process.waitUntilExit()
    self.process = nil
  }
}

/// A port that was free a moment ago.
func freePort() throws -> UInt16 {
  let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
  defer { close(descriptor) }
  var address = sockaddr_in()
  address.sin_family = sa_family_t(AF_INET)
  address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
  var length = socklen_t(MemoryLayout<sockaddr_in>.size)
  let isBound = withUnsafeMutablePointer(to: &address) { pointer in
    pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
      bind(descriptor, $0, length) == 0 && getsockname(descriptor, $0, &length) == 0
    }
  }
  guard isBound else { throw SystemError("bind") }
  return UInt16(bigEndian: address.sin_port)
}
