import Foundation

/// `Tests/Fixtures/smtp-server.py`, with a certificate of its own: takes mail, and tells what it was.
public final class SMTPServer {
  private let process = Process()
  private let folder: TemporaryFolder
  private let output = Pipe()
  public let port: UInt16
  /// Made where the server is encrypted.
  public var certificate: String { folder.place("certificate.pem").path }

  /// - Parameter mode: `--starttls`, `--tls`, or nothing for neither.
  public init(_ mode: String = "") throws {
    folder = try TemporaryFolder()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/python3")
    process.arguments = [PackageRoot.path("Tests/Fixtures/smtp-server.py")]
    if !mode.isEmpty {
      let pair = try TLSServer.makeCertificate(in: folder.url)
      process.arguments? += [mode, pair.certificate, pair.key]
    }
    process.standardOutput = output
    try process.run()
    guard let port = UInt16(try Self.line(of: output)) else { throw CocoaError(.fileReadUnknown) }
    self.port = port
  }

  deinit {
    // Not a signal that the child may have inherited as blocked from one of the pool's threads.
    kill(process.processIdentifier, SIGKILL)
    process.waitUntilExit()
  }

  /// Waits for the next mail: its envelope, and its text as `message`.
  public func nextMail() throws -> [String: Any] {
    let line = try Self.line(of: output)
    guard let mail = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any] else {
      throw CocoaError(.fileReadCorruptFile)
    }
    return mail
  }

  private static func line(of pipe: Pipe) throws -> String {
    var bytes: [UInt8] = []
    while let byte = try pipe.fileHandleForReading.read(upToCount: 1)?.first, byte != UInt8(ascii: "\n") {
      bytes.append(byte)
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}

/// What Python's parser makes of a mail.
public struct ParsedMail {
  private let found: [String: Any]

  public init(_ text: String) throws {
    let script = """
      import email, email.policy, json, sys
      m = email.message_from_bytes(sys.stdin.buffer.read(), policy=email.policy.default)
      found = {name: m[name] for name in ("subject", "from", "to", "date", "message-id", "bcc")}
      found["type"] = m.get_content_type()
      found["defects"] = sum(len(p.defects) for p in m.walk())
      for p in m.walk():
        if not p.is_multipart(): found[p.get_content_type()] = p.get_content().replace("\\r\\n", "\\n")
      print(json.dumps(found))
      """
    let process = Process()
    let (input, output) = (Pipe(), Pipe())
    process.executableURL = URL(fileURLWithPath: "/usr/bin/python3")
    process.arguments = ["-c", script]
    process.standardInput = input
    process.standardOutput = output
    try process.run()
    input.fileHandleForWriting.write(Data(text.utf8))
    try input.fileHandleForWriting.close()
    let data = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    found = try JSONSerialization.jsonObject(with: data) as? [String: Any] ?? [:]
  }

  /// A header by its name in lower case, the text of a part by its media type; the mail's own `type`, and how many
  /// `defects` it has.
  public subscript(name: String) -> Any? { found[name] }
}
