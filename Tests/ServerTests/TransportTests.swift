import Foundation
import TestSupport
import Testing

/// TLS, HTTP/2, proxies and the service manager, as operators set them and as `curl` sees them.
@Suite("Serving over TLS")
struct TransportTests {
  /// A certificate as `passemarche certificate` makes it.
  private struct Pair {
    let folder: TemporaryFolder
    var certificate: String { folder.place("certificate.pem").path }
    var key: String { folder.place("key.pem").path }
    var flags: [String] { ["--tls-certificate", certificate, "--tls-key", key] }

    init(hosts: [String] = []) throws {
      folder = try TemporaryFolder()
      let made = try run(
        Products.passemarche,
        ["certificate", "--output", folder.url.path] + hosts.flatMap { ["--host", $0] })
      guard made.status == 0 else { throw HarnessError(made.errors) }
    }
  }

  private func curl(_ arguments: [String]) throws -> CommandResult {
    try run(URL(fileURLWithPath: "/usr/bin/curl"), ["-sS", "-i", "--max-time", "20"] + arguments)
  }

  /// A port that serves TLS, beside the plain one.
  private func securePort(of server: RunningServer) throws -> Int {
    let line = server.process.readyLine
    return try #require(line.firstMatch(of: /https:\/\/127\.0\.0\.1:(\d+)/).flatMap { Int($0.1) }, "\(line)")
  }

  @Test("the documented way works: a certificate is made, and both protocols are spoken with it")
  func development() throws {
    let pair = try Pair()
    let server = try RunningServer(flags: ["--listen-tls", "127.0.0.1:0"] + pair.flags)
    let port = try securePort(of: server)
    for (flag, version) in [("--http1.1", "HTTP/1.1"), ("--http2", "HTTP/2")] {
      for host in ["localhost", "127.0.0.1"] {
        let refused = try curl([flag, "--cacert", pair.certificate, "https://\(host):\(port)/api/v1/status"])
        #expect(refused.output.hasPrefix("\(version) 401"), "\(refused)")
        let up = try curl([flag, "--cacert", pair.certificate, "https://\(host):\(port)/up"])
        #expect(up.output.hasPrefix("\(version) 200"), "\(up)")
      }
    }
    let known = try curl(["--http2-prior-knowledge", server.url + "/up"])
    #expect(known.output.hasPrefix("HTTP/2 200"))
    let again = try run(Products.passemarche, ["certificate", "--output", pair.folder.url.path])
    #expect(again.status == 1 && again.errors.contains("is there already"))
    #expect(try run(Products.passemarche, ["certificate", "--host", "a,DNS:b"]).status == 2)
    #expect(server.stop() == 0)
  }

  @Test("a certificate brings its folder with it; a key that is not there, or that others may read, is told apart")
  func folders() throws {
    let folder = try TemporaryFolder()
    let made = folder.place("new/tls").path
    let first = try run(Products.passemarche, ["certificate", "--output", made])
    #expect(first.status == 0 && first.output == "\(made)/certificate.pem\n\(made)/key.pem\n", "\(first)")
    try "no folder".write(to: folder.place("file"), atomically: true, encoding: .utf8)
    let barred = try run(Products.passemarche, ["certificate", "--output", folder.place("file/tls").path])
    #expect(barred.status == 1 && barred.errors.contains("cannot make the folder"), "\(barred)")

    func serve(_ key: String) throws -> CommandResult {
      try run(
        Products.passemarche,
        [
          "serve", "--environment", "sandbox", "--data-dir", folder.place("data").path, "--listen-tls", "127.0.0.1:0",
          "--tls-certificate", "\(made)/certificate.pem", "--tls-key", key,
        ])
    }
    let missing = try serve("\(made)/none.pem")
    #expect(missing.status == 1 && missing.errors.contains("No such file or directory"), "\(missing)")
    try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: "\(made)/key.pem")
    let open = try serve("\(made)/key.pem")
    #expect(open.status == 1 && open.errors.contains("others may read the key"), "\(open)")
  }

  @Test("an application's whole life over HTTP/2 and TLS: token, market, quota headers")
  func api() throws {
    let pair = try Pair()
    let server = try RunningServer(flags: ["--listen-tls", "127.0.0.1:0"] + pair.flags)
    let base = "https://localhost:\(try securePort(of: server))"
    let secure = ["--http2", "--cacert", pair.certificate]
    let granted = try curl(
      secure + [
        base + "/oauth/token", "-d", "grant_type=client_credentials", "-d", "client_id=demo_editor_client", "-d",
        "client_secret=demo_editor_secret", "-d", "scope=api_access",
      ])
    let token = try #require(granted.output.firstMatch(of: /"access_token":"([^"]+)"/)?.1, "\(granted)")
    let read = try curl(secure + ["-H", "Authorization: Bearer \(token)", base + "/api/v1/status"])
    #expect(read.output.hasPrefix("HTTP/2 200") && read.output.contains("x-ratelimit-remaining:"), "\(read)")
    let old = try curl(
      ["--http1.1", "--cacert", pair.certificate, "-H", "Authorization: Bearer \(token)", base + "/api/v1/status"])
    let figures = [read, old].compactMap { answer in
      answer.output.lowercased().firstMatch(of: /x-ratelimit-remaining: (\d+)/).flatMap { Int($0.1) }
    }
    #expect(figures.count == 2 && figures[0] == figures[1] + 1, "one quota for both protocols: \(figures)")
  }

  @Test("SIGHUP reads certificates again; ones that do not fit change nothing")
  func reload() async throws {
    let pair = try Pair()
    let server = try RunningServer(flags: ["--listen-tls", "127.0.0.1:0"] + pair.flags)
    let port = try securePort(of: server)
    let other = try Pair(hosts: ["localhost"])
    let files = FileManager.default
    func replace(_ name: String) throws {
      try files.removeItem(at: pair.folder.place(name))
      try files.copyItem(at: other.folder.place(name), to: pair.folder.place(name))
    }
    try replace("certificate.pem")
    kill(server.process.processIdentifier, SIGHUP)
    try await eventually("told") { server.logLines.contains { $0.contains("cannot be read again") } }
    #expect(try !curl(["--cacert", other.certificate, "https://localhost:\(port)/up"]).output.contains("200"))
    try replace("key.pem")
    kill(server.process.processIdentifier, SIGHUP)
    try await eventually("told") { server.logLines.contains { $0.contains("were read again") } }
    #expect(try curl(["--cacert", other.certificate, "https://localhost:\(port)/up"]).output.contains("200"))
  }

  @Test("SIGHUP ends no server that has no certificates")
  func hangup() async throws {
    let server = try RunningServer()
    kill(server.process.processIdentifier, SIGHUP)
    try await eventually("told") { server.logLines.contains { $0.contains("no certificates to be read again") } }
    #expect(try curl([server.url + "/up"]).output.hasPrefix("HTTP/1.1 200"))
    #expect(server.stop() == 0)
  }

  @Test("preprod and production are served by HTTPS, or behind proxies that are named")
  func demanded() throws {
    let folder = try TemporaryFolder()
    for environment in ["preprod", "production"] {
      let plain = try run(
        Products.passemarche,
        ["serve", "--environment", environment, "--listen", "127.0.0.1:0", "--data-dir", folder.place("data").path])
      #expect(plain.status == 2 && plain.errors.contains("--trusted-proxies"), "\(plain)")
    }
    let pair = try Pair()
    let server = try RunningServer(environment: "production", flags: ["--listen-tls", "127.0.0.1:0"] + pair.flags)
    let secure = try curl(["--cacert", pair.certificate, "https://localhost:\(try securePort(of: server))/up"])
    #expect(secure.output.contains("strict-transport-security: max-age=31536000\r\n"), "\(secure)")
    #expect(try curl([server.url + "/up"]).output.hasPrefix("HTTP/1.1 200"))
    #expect(try curl(["-H", "X-Forwarded-Proto: http", server.url + "/up"]).output.hasPrefix("HTTP/1.1 400"))
  }

  @Test(
    "wrong settings are told by name",
    arguments: [
      (["--listen-tls", "127.0.0.1:0"], "--tls-certificate"),
      (["--listen-tls", "here", "--tls-certificate", "a", "--tls-key", "b"], "--listen-tls"),
      (["--trusted-proxies", "10.0.0.1/8"], "10.0.0.1/8"),
      (["--hsts", "soon"], "--hsts"),
      (["--listen-tls", "127.0.0.1:0", "--tls-certificate", "/nowhere", "--tls-key", "/nowhere"], "/nowhere"),
    ])
  func mistakes(flags: [String], told: String) throws {
    let folder = try TemporaryFolder()
    let result = try run(
      Products.passemarche, ["serve", "--environment", "sandbox", "--data-dir", folder.place("data").path] + flags)
    #expect(result.status != 0 && result.errors.contains(told), "\(result)")
  }

  /// One process listens on a socket of the test's and hands over to another, while requests come all the time.
  @Test("sockets of a service manager outlive the process, and nobody is refused while another takes over")
  func handOver() async throws {
    let listener = try Listener()
    let folder = try TemporaryFolder()
    func serve() throws -> Process {
      let process = Process()
      process.executableURL = URL(fileURLWithPath: "/bin/sh")
      // The descriptor has to be the third, and the process to know itself.
      process.arguments = [
        "-c", "exec 3<&0 </dev/null; LISTEN_PID=$$ exec \"$0\" \"$@\"", Products.passemarche.path, "serve",
        "--environment", "sandbox", "--data-dir", folder.place("data").path, "--public-url", "http://127.0.0.1",
      ]
      process.environment = ProcessInfo.processInfo.environment.merging(["LISTEN_FDS": "1"]) { _, new in new }
      process.standardInput = listener.handle
      process.standardError = FileHandle.nullDevice
      let output = Pipe()
      process.standardOutput = output
      try process.launchUnblocked()
      let line = String(decoding: output.fileHandleForReading.availableData, as: UTF8.self)
      #expect(line.contains("is ready on http://127.0.0.1:\(listener.port)"), "\(line)")
      return process
    }
    var serving = try serve()
    let url = "http://127.0.0.1:\(listener.port)/up"
    let asking = Process()
    asking.executableURL = URL(fileURLWithPath: "/bin/sh")
    asking.arguments = [
      "-c",
      "while [ ! -e \"$0/stop\" ]; do curl -sS --max-time 20 -o /dev/null \"$1\" && echo answered || echo failed; done "
        + ">\"$0/asked\" 2>&1",
      folder.url.path, url,
    ]
    try asking.launchUnblocked()
    for _ in 0..<3 {
      let next = try serve()
      kill(serving.processIdentifier, SIGTERM)
      serving.waitUntilExit()
      #expect(serving.terminationStatus == 0)
      serving = next
    }
    FileManager.default.createFile(atPath: folder.place("stop").path, contents: nil)
    asking.waitUntilExit()
    let asked = try String(contentsOf: folder.place("asked"), encoding: .utf8).split(separator: "\n")
    #expect(asked.count > 3 && asked.allSatisfy { $0 == "answered" }, "\(asked)")
    kill(serving.processIdentifier, SIGTERM)
    serving.waitUntilExit()
  }

  @Test("the service manager is told when all is ready, read again, alive, and over")
  func notifications() async throws {
    let folder = try TemporaryFolder()
    let socket = try DatagramSocket(path: folder.place("notify").path)
    let pair = try Pair()
    let server = try RunningServer(
      flags: ["--listen-tls", "127.0.0.1:0", "--stop-notice", "3"] + pair.flags,
      variables: ["NOTIFY_SOCKET": folder.place("notify").path, "WATCHDOG_USEC": "200000"])
    #expect(socket.receive() == "READY=1")
    #expect(socket.receive() == "WATCHDOG=1")
    kill(server.process.processIdentifier, SIGHUP)
    var told: [String] = []
    while told.last != "READY=1" { told.append(socket.receive()) }
    #expect(told.contains { $0.hasPrefix("RELOADING=1\nMONOTONIC_USEC=") })
    kill(server.process.processIdentifier, SIGTERM)
    while told.last != "STOPPING=1" { told.append(socket.receive()) }
    #expect(try curl([server.url + "/up"]).output.hasPrefix("HTTP/1.1 200"), "told as it begins to stop")
    #expect(server.process.wait() == 0)
  }
}

/// A listening socket on a free port.
private final class Listener {
  let handle: FileHandle
  let port: UInt16

  init() throws {
    let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    let bound = withUnsafeMutablePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        bind(descriptor, $0, length) == 0 && listen(descriptor, 128) == 0 && getsockname(descriptor, $0, &length) == 0
      }
    }
    guard bound else { throw HarnessError("no socket to listen on") }
    port = UInt16(bigEndian: address.sin_port)
    handle = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
  }
}

/// A socket that takes datagrams at a path, as a service manager's.
private final class DatagramSocket {
  private let descriptor: Int32

  init(path: String) throws {
    descriptor = socket(AF_UNIX, Int32(SOCK_DGRAM.rawValue), 0)
    var address = sockaddr_un()
    address.sun_family = sa_family_t(AF_UNIX)
    withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: Array(path.utf8)) }
    let bound = withUnsafePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        bind(descriptor, $0, socklen_t(MemoryLayout<sockaddr_un>.size)) == 0
      }
    }
    guard bound else { throw HarnessError("no socket at \(path)") }
    var patience = timeval(tv_sec: 30, tv_usec: 0)
    setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &patience, socklen_t(MemoryLayout<timeval>.size))
  }

  deinit { close(descriptor) }

  /// The next message; empty where none comes for half a minute.
  func receive() -> String {
    var buffer = [UInt8](repeating: 0, count: 1024)
    let count = recv(descriptor, &buffer, buffer.count, 0)
    return String(decoding: buffer.prefix(max(0, count)), as: UTF8.self)
  }
}
