import COpenSSL
import Foundation
import TestSupport
import Testing

@testable import Runtime

/// What programs that know TLS without us see of a server.
@Suite("TLS over a socket")
struct TLSTests {
  /// A server with a certificate for `localhost`.
  private final class Secure {
    let folder: TemporaryFolder
    let files: (certificate: String, key: String)
    let certificates: TLSCertificates
    let server: TestServer

    init(
      _ change: (inout TLSConfiguration) throws -> Void = { _ in },
      _ settings: (inout ServerConfiguration) -> Void = { _ in }
    ) throws {
      folder = try TemporaryFolder()
      files = try TLSServer.makeCertificate(in: folder.url)
      var configuration = TLSConfiguration(identities: [
        .init(certificateFile: files.certificate, keyFile: files.key)
      ])
      try change(&configuration)
      certificates = try TLSCertificates(configuration)
      let certificates = certificates
      server = try TestServer { configuration in
        configuration.secureAddresses = configuration.addresses
        configuration.addresses = []
        configuration.certificates = certificates
        settings(&configuration)
      }
    }

    /// What `curl` prints of a request to `localhost`, headers included.
    func curl(_ path: String, _ flags: String...) throws -> String {
      try output(
        "/usr/bin/curl",
        ["-sS", "-i", "--max-time", "20", "--cacert", files.certificate] + flags
          + ["https://localhost:\(server.port)\(path)"])
    }

    /// What `openssl s_client` prints of a handshake.
    func handshake(_ flags: String...) throws -> String {
      try output(
        "/usr/bin/openssl",
        ["s_client", "-connect", "127.0.0.1:\(server.port)", "-servername", "localhost", "-CAfile", files.certificate]
          + flags)
    }
  }

  @Test("both protocols are spoken over TLS, as the client has asked")
  func protocols() throws {
    let secure = try Secure()
    #expect(try secure.curl("/hello").hasPrefix("HTTP/2 200"))
    #expect(try secure.curl("/hello", "--http1.1").hasPrefix("HTTP/1.1 200"))
    #expect(try secure.curl("/hello", "--no-alpn").hasPrefix("HTTP/1.1 200"))
    #expect(try secure.curl("/stream", "--http1.1").utf8.count > 500_000)
    #expect(try secure.curl("/stream").utf8.count > 500_000)
    let echoed = try secure.curl("/echo", "--json", "[1,2,3]")
    #expect(echoed.hasSuffix("[1,2,3]"))
    let large = secure.folder.place("large")
    try Data(repeating: 7, count: 3_000_000).write(to: large)
    for flag in ["--http1.1", "--http2"] {
      let told = try secure.curl(
        "/upload", flag, "-H", "Content-Type: application/octet-stream", "--data-binary", "@\(large.path)")
      #expect(told.contains("3000000"))
    }
  }

  /// OpenSSL then holds records that the system does not tell of any more, and the socket more than OpenSSL asks for.
  @Test("what comes at once is all read, in small records and in large ones", arguments: ["512", "16384"])
  func manyRecords(size: String) throws {
    let secure = try Secure()
    let request = "GET /hello HTTP/1.1\r\nHost: localhost\r\n"
    let answers = try output(
      "/usr/bin/timeout",
      ["20", "openssl", "s_client", "-quiet", "-connect", "127.0.0.1:\(secure.server.port)", "-max_send_frag", size],
      input: String(repeating: request + "\r\n", count: 3000) + request + "Connection: close\r\n\r\n")
    #expect(answers.components(separatedBy: "HTTP/1.1 200").count == 3002)
  }

  @Test("keys may be changed, but not without end")
  func keyUpdates() throws {
    let secure = try Secure()
    let client = try KeyChanger(port: secure.server.port)
    for _ in 0..<5 {
      #expect(client.changeKeys(times: 30))
      client.send("GET /hello HTTP/1.1\r\nHost: h\r\n\r\n")
      #expect(client.receive().hasPrefix("HTTP/1.1 200"))
    }
    // More than twenty a second, unless this takes four minutes.
    _ = client.changeKeys(times: 5000)
    client.send("GET /hello HTTP/1.1\r\nHost: h\r\n\r\n")
    #expect(client.receive() == "")
    #expect(try secure.curl("/hello").hasPrefix("HTTP/2 200"))
  }

  @Test("a client that reads too slowly is let go by either protocol", arguments: ["--http1.1", "--http2"])
  func slowReader(protocol: String) throws {
    let secure = try Secure({ _ in }) {
      $0.writeTimeout = 300
      $0.writeRate = 50_000_000
    }
    _ = try secure.curl("/endless", `protocol`, "--limit-rate", "100K", "-o", "/dev/null")
    // In HTTP/2 its stream, and then the connection that cannot be told so.
    #expect((1...2).contains(secure.server.slowReaders))
  }

  @Test("TLS 1.2 and 1.3 are spoken with forward secrecy, and nothing older")
  func versions() throws {
    let secure = try Secure()
    #expect(try secure.handshake("-tls1_3").contains("Verify return code: 0 (ok)"))
    #expect(try secure.handshake("-tls1_2").contains("ECDHE-RSA-"))
    #expect(try !secure.handshake("-tls1_1", "-cipher", "DEFAULT:@SECLEVEL=0").contains("Cipher is ECDHE"))
    #expect(try !secure.handshake("-tls1_2", "-cipher", "AES128-GCM-SHA256").contains("Cipher is AES"))
    #expect(try secure.handshake("-alpn", "spdy/3").contains("no application protocol"))
    #expect(try secure.handshake("-alpn", "http/1.1,h2").contains("ALPN protocol: h2"))
    #expect(try secure.handshake("-alpn", "http/1.1").contains("ALPN protocol: http/1.1"))
  }

  @Test("sessions are taken up again by tickets", arguments: ["-tls1_2", "-tls1_3"])
  func tickets(version: String) throws {
    let secure = try Secure()
    let file = secure.folder.place("session.pem").path
    let ask = "GET /hello HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
    _ = try output(
      "/usr/bin/openssl",
      ["s_client", "-connect", "127.0.0.1:\(secure.server.port)", version, "-sess_out", file, "-ign_eof"], input: ask)
    let again = try output(
      "/usr/bin/openssl",
      ["s_client", "-connect", "127.0.0.1:\(secure.server.port)", version, "-sess_in", file, "-ign_eof"], input: ask)
    #expect(again.contains("Reused, TLSv1") && again.contains("HTTP/1.1 200 OK"))
  }

  @Test("each host has its certificate, and the first is for the others")
  func names() throws {
    let other = try TemporaryFolder()
    try makeCertificate(for: "autre.example", in: other.url)
    let secure = try Secure { configuration in
      configuration.identities.append(
        .init(
          certificateFile: other.place("certificate.pem").path, keyFile: other.place("key.pem").path))
    }
    func subject(_ name: String) throws -> String {
      try output(
        "/usr/bin/openssl", ["s_client", "-connect", "127.0.0.1:\(secure.server.port)", "-servername", name])
    }
    #expect(try subject("autre.example").contains("subject=CN = autre.example"))
    #expect(try subject("localhost").contains("subject=CN = localhost"))
    #expect(try subject("unknown.example").contains("subject=CN = localhost"))
  }

  @Test("certificates are read again while connections go on; unreadable ones change nothing")
  func reload() throws {
    let secure = try Secure()
    #expect(try secure.handshake().contains("subject=CN = localhost"))
    try makeCertificate(for: "neuf.example", in: secure.folder.url)
    #expect(try secure.handshake().contains("subject=CN = localhost"))
    try secure.certificates.reload()
    #expect(try secure.handshake().contains("subject=CN = neuf.example"))
    try Data("nothing".utf8).write(to: URL(fileURLWithPath: secure.files.key))
    #expect(throws: TLSError.self) { try secure.certificates.reload() }
    #expect(try secure.handshake().contains("subject=CN = neuf.example"))
  }

  @Test("certificates of clients are checked where they are wanted, and demanded where they are needed")
  func clientCertificates() throws {
    let client = try TemporaryFolder()
    let files = try TLSServer.makeCertificate(in: client.url)
    let stranger = try TemporaryFolder()
    let others = try TLSServer.makeCertificate(in: stranger.url)
    for demand in [TLSConfiguration.ClientCertificates.optional, .required] {
      let secure = try Secure { configuration in
        configuration.clientCertificates = demand
        configuration.clientAuthoritiesFile = files.certificate
      }
      #expect(try secure.curl("/hello", "--cert", files.certificate, "--key", files.key).hasPrefix("HTTP/2 200"))
      #expect(!(try secure.curl("/hello", "--cert", others.certificate, "--key", others.key).hasPrefix("HTTP/2 200")))
      #expect(try secure.curl("/hello").hasPrefix("HTTP/2 200") == (demand == .optional))
    }
  }

  @Test(
    "a session is not taken up again once the authorities of clients were read again",
    arguments: ["-tls1_2", "-tls1_3"])
  func revokedAuthority(version: String) throws {
    let client = try TemporaryFolder()
    let files = try TLSServer.makeCertificate(in: client.url)
    let authorities = client.place("authorities.pem")
    try FileManager.default.copyItem(atPath: files.certificate, toPath: authorities.path)
    let secure = try Secure { configuration in
      configuration.clientCertificates = .required
      configuration.clientAuthoritiesFile = authorities.path
    }
    let file = client.place("session.pem").path
    func ask(_ session: String) throws -> String {
      try output(
        "/usr/bin/timeout",
        [
          "20", "openssl", "s_client", "-connect", "127.0.0.1:\(secure.server.port)", version, "-cert",
          files.certificate, "-key", files.key, session, file, "-ign_eof",
        ], input: "GET /hello HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
    }
    #expect(try ask("-sess_out").contains("HTTP/1.1 200 OK"))
    #expect(try ask("-sess_in").contains("HTTP/1.1 200 OK"))
    let stranger = try TemporaryFolder()
    let others = try TLSServer.makeCertificate(in: stranger.url)
    try FileManager.default.removeItem(at: authorities)
    try FileManager.default.copyItem(atPath: others.certificate, toPath: authorities.path)
    try secure.certificates.reload()
    #expect(try !ask("-sess_in").contains("HTTP/1.1 200 OK"))
  }

  @Test("browsers are told to come by TLS alone where the settings say so, and never without it")
  func strictTransport() throws {
    let secure = try Secure({ _ in }) { $0.strictTransportSeconds = 31_536_000 }
    #expect(try secure.curl("/hello").contains("strict-transport-security: max-age=31536000\r\n"))
    #expect(try secure.curl("/nothing", "--http1.1").contains("Strict-Transport-Security: max-age=31536000\r\n"))
    let plain = try TestServer { $0.strictTransportSeconds = 31_536_000 }
    #expect(try plain.ask("GET /hello HTTP/1.1\r\nHost: h\r\n\r\n")["strict-transport-security"] == nil)
  }

  @Test("what is no handshake is closed, and one that does not go on")
  func noHandshake() throws {
    let secure = try Secure({ _ in }) { $0.headTimeout = 300 }
    for bytes in ["GET / HTTP/1.1\r\nHost: h\r\n\r\n", "\u{16}\u{3}\u{1}", ""] {
      let client = try secure.server.connect()
      client.send(bytes)
      _ = try? client.receiveRest()
    }
    #expect(try secure.curl("/hello").hasPrefix("HTTP/2 200"))
  }

  @Test("files that do not fit are told by name")
  func mistakes() throws {
    let folder = try TemporaryFolder()
    let files = try TLSServer.makeCertificate(in: folder.url)
    let other = try TemporaryFolder()
    let others = try TLSServer.makeCertificate(in: other.url)
    func message(_ certificate: String, _ key: String) -> String {
      do throws(TLSError) {
        _ = try TLSCertificates(.init(identities: [.init(certificateFile: certificate, keyFile: key)]))
        return ""
      } catch { return error.description }
    }
    #expect(message("/nowhere.pem", files.key).contains("/nowhere.pem"))
    #expect(message(files.certificate, "/nowhere.pem").contains("/nowhere.pem"))
    #expect(message(files.certificate, others.key).contains("is not that of \(files.certificate)"))
  }

  private func makeCertificate(for name: String, in directory: URL) throws {
    _ = try output(
      "/usr/bin/openssl",
      [
        "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=\(name)", "-addext",
        "subjectAltName=DNS:\(name)", "-keyout", directory.appendingPathComponent("key.pem").path, "-out",
        directory.appendingPathComponent("certificate.pem").path,
      ])
  }
}

/// A client of TLS 1.3 that changes its keys as often as it is told to.
private final class KeyChanger {
  private let socket: RawClient
  private let context: OpaquePointer
  private let session: OpaquePointer

  init(port: UInt16) throws {
    // What OpenSSL writes to a connection that has ended is to be an error.
    signal(SIGPIPE, SIG_IGN)
    socket = try RawClient(port: port)
    guard let context = SSL_CTX_new(TLS_client_method()), let session = SSL_new(context) else {
      throw RawClient.Ended()
    }
    self.context = context
    self.session = session
    guard SSL_set_fd(session, socket.descriptor) == 1, SSL_connect(session) == 1 else { throw RawClient.Ended() }
  }

  deinit {
    SSL_free(session)
    SSL_CTX_free(context)
  }

  /// - Returns: whether the connection has taken them all.
  func changeKeys(times: Int) -> Bool {
    (0..<times).allSatisfy { _ in
      SSL_key_update(session, SSL_KEY_UPDATE_NOT_REQUESTED) == 1 && SSL_do_handshake(session) == 1
    }
  }

  func send(_ text: String) {
    _ = Array(text.utf8).withUnsafeBytes { SSL_write(session, $0.baseAddress, Int32($0.count)) }
  }

  /// What comes next; empty where the connection has ended.
  func receive() -> String {
    var bytes = [UInt8](repeating: 0, count: 4096)
    let count = SSL_read(session, &bytes, Int32(bytes.count))
    return String(decoding: bytes[..<max(0, Int(count))], as: UTF8.self)
  }
}

/// What a program prints, errors included.
private func output(_ program: String, _ arguments: [String], input: String = "") throws -> String {
  let process = Process()
  process.executableURL = URL(fileURLWithPath: program)
  process.arguments = arguments
  let printed = Pipe()
  let given = Pipe()
  process.standardOutput = printed
  process.standardError = printed
  process.standardInput = given
  try process.launchUnblocked()
  given.fileHandleForWriting.write(Data(input.utf8))
  try given.fileHandleForWriting.close()
  let data = printed.fileHandleForReading.readDataToEndOfFile()
  process.waitUntilExit()
  return String(decoding: data, as: UTF8.self)
}
