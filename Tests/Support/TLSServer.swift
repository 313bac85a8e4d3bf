import Foundation

/// `openssl s_server` with a certificate of its own, for the name `localhost`, that nobody vouches for: it answers GET
/// with a page about the connection.
public final class TLSServer {
  private let process = Process()
  private let folder: TemporaryFolder
  public let port: UInt16

  /// The certificate, which a client may be told to trust.
  public var certificate: String { folder.place("certificate.pem").path }

  /// - Parameter flags: of `s_server`, such as `-tls1_1`.
  public init(flags: [String] = []) throws {
    folder = try TemporaryFolder()
    let pair = try Self.makeCertificate(in: folder.url)
    let output = Pipe()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/openssl")
    process.arguments =
      ["s_server", "-4", "-accept", "127.0.0.1:0", "-cert", pair.certificate, "-key", pair.key, "-www"] + flags
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    process.standardInput = Pipe()
    try process.run()
    port = try Self.port(in: output.fileHandleForReading)
  }

  deinit {
    // Not a signal that the child may have inherited as blocked from one of the pool's threads.
    kill(process.processIdentifier, SIGKILL)
    process.waitUntilExit()
  }

  /// A self-signed certificate for `localhost` and its key, as files in the directory.
  public static func makeCertificate(in directory: URL) throws -> (certificate: String, key: String) {
    let certificate = directory.appendingPathComponent("certificate.pem").path
    let key = directory.appendingPathComponent("key.pem").path
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/openssl")
    process.arguments = [
      "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=localhost", "-addext",
      "subjectAltName=DNS:localhost", "-keyout", key, "-out", certificate,
    ]
    process.standardError = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else { throw CocoaError(.fileWriteUnknown) }
    return (certificate, key)
  }

  /// From the line `ACCEPT 127.0.0.1:40000`.
  private static func port(in output: FileHandle) throws -> UInt16 {
    var text = ""
    while let byte = try output.read(upToCount: 1), !byte.isEmpty {
      text += String(decoding: byte, as: UTF8.self)
      if let match = text.firstMatch(of: /ACCEPT [^\n]*:(\d+)\n/), let port = UInt16(match.1) { return port }
    }
    throw CocoaError(.fileReadUnknown)
  }
}
