import Glibc
import Synchronization
import TestSupport
import Testing

@testable import Runtime

/// Takes one file, `doc`, and answers with its name, its type, its size and its bytes.
private final class UploadAPI: ServedAPI {
  static let cap = 101 * 1024 * 1024
  static let tables: APITables = {
    let body = BodyRule(
      required: true, media: [.init(type: "multipart/form-data", cap: cap + 100_000, buffered: false)])
    let upload = OperationDescriptor(
      id: "upload", method: .post, route: "/upload", security: .open, quota: nil, body: body,
      produces: ["application/json"],
      maxResponse: 1000, timeoutMilliseconds: 60_000, profile: 0)
    return APITables(
      operations: [upload], quotas: [], profiles: SampleAPI.tables.profiles, transportProfile: 0, rules: [])
  }()

  /// Where the files lay that were read.
  let spooled = Mutex<[String]>([])
  /// Whether every request is refused for its head.
  let refuses = Atomic<Bool>(false)
  /// Where a request waits before it asks for its body; it is let go with its client.
  let admission = Mutex<Gate?>(nil)
  let isWaiting = Atomic<Bool>(false)
  /// What the reading of bodies ended with.
  let failures = Mutex<[Failure.Kind]>([])

  func route(_ method: HTTPMethod, _ path: Span<UInt8>) -> RouteMatch { .found(0, PathCaptures()) }

  func perform(_ operation: Int, _ request: IncomingRequest) async -> Outcome {
    if refuses.load(ordering: .relaxed) { return .failure(.notFound) }
    if let gate = admission.withLock({ $0 }) {
      isWaiting.store(true, ordering: .relaxed)
      await withTaskCancellationHandler {
        await gate.wait()
      } onCancel: {
        gate.open()
      }
    }
    do throws(Failure) {
      var form = try MultipartForm(request)
      var lines: [String] = []
      while let part = try await form.part() {
        guard part.name == "doc" else { continue }
        switch try await form.file(cap: Self.cap) {
        case .file(let file):
          spooled.withLock { $0.append(file.path) }
          lines.append("\(file.name) \(file.contentType ?? "-") \(file.size) \(Self.content(file.path))")
        case .text: lines.append("text")
        case .none: lines.append("none")
        }
      }
      return SampleAPI.json("\"\(lines.joined(separator: ", "))\"")
    } catch {
      failures.withLock { $0.append(error.kind) }
      return .failure(error)
    }
  }

  /// What a file holds: its text, or for a large one the byte that all of it is.
  static func content(_ path: String) -> String {
    let descriptor = open(path, O_RDONLY)
    guard descriptor >= 0 else { return "missing" }
    defer { close(descriptor) }
    var chunk = [UInt8](repeating: 0, count: 1024 * 1024)
    let size = read(descriptor, &chunk, chunk.count)
    if size < chunk.count { return String(decoding: chunk[..<max(0, size)], as: UTF8.self) }
    let first = chunk
    while case let count = read(descriptor, &chunk, chunk.count), count > 0 {
      guard memcmp(chunk, first, count) == 0 else { return "mixed" }
    }
    return first.allSatisfy { $0 == first[0] } ? "all \(first[0])" : "mixed"
  }
}

@Suite("Uploads")
struct UploadTests {
  /// A server with a spool of its own.
  private final class Running {
    let api = UploadAPI()
    let folder: TemporaryFolder
    var spool: String { folder.path }
    let server: Server
    let port: UInt16
    private let log = try? Log(level: .error, descriptor: STDERR_FILENO)

    /// - Parameter limit: bytes that files may have together.
    init(in folder: TemporaryFolder? = nil, limit: Int = .max) throws {
      self.folder = try folder ?? TemporaryFolder()
      guard let address = ListenAddress("127.0.0.1:0"), let log else { throw RawClient.Ended() }
      var configuration = ServerConfiguration(addresses: [address])
      configuration.spoolDirectory = self.folder.path
      configuration.maxSpooledBytes = limit
      let listening = try Server.listen(configuration)
      port = listening.addresses[0].port
      server = Server(api: api, on: listening, authenticator: SampleAuthenticator(), clock: Clock(), log: log)
      try server.start()
    }

    deinit { server.stop() }

    /// Paths below the spool of every file that is there.
    var files: [String] {
      SpoolDirectory.names(in: spool).flatMap { own in
        SpoolDirectory.names(in: spool + "/" + own).map { own + "/" + $0 }
      }
    }

    /// What the files have together.
    var bytes: Int {
      files.reduce(0) { sum, file in
        var status = stat()
        return stat(spool + "/" + file, &status) == 0 ? sum + Int(status.st_size) : sum
      }
    }

    /// Waits until the number of files is the wanted one; files go on a thread of their own.
    func waitForFiles(_ count: Int) { while files.count != count { sched_yield() } }

    func stop() async {
      server.stop()
      await server.waitUntilStopped()
    }
  }

  private static func head(_ length: Int) -> String {
    "POST /upload HTTP/1.1\r\nHost: h\r\nContent-Type: multipart/form-data; boundary=XX\r\n"
      + "Content-Length: \(length)\r\n\r\n"
  }

  private static func start(_ name: String) -> String {
    "--XX\r\nContent-Disposition: form-data; name=\"doc\"; filename=\"\(name)\"\r\n"
      + "Content-Type: Application/PDF\r\n\r\n"
  }

  private static let end = "\r\n--XX--\r\n"

  private func send(_ body: String, to running: Running, from source: UInt32? = nil) throws -> RawClient.Answer {
    let client = try RawClient(port: running.port, from: source)
    client.send(Self.head(body.utf8.count) + body)
    return try client.receive()
  }

  @Test("the files of one address take no more than a quarter of the room", .timeLimit(.minutes(5)))
  func room() async throws {
    let running = try Running(limit: 8_000_000)
    let file = Self.start("a.pdf") + String(repeating: "a", count: 1_500_000) + Self.end
    var held: RawClient? = try RawClient(port: running.port)
    held?.send(Self.head(file.utf8.count) + file.dropLast(Self.end.utf8.count))
    // All of it but for what could be the beginning of a boundary: as long as more is on its way it may be this one
    // that finds no room any more.
    try await eventually("the file") { running.bytes >= 1_499_000 }
    let refused = try send(file, to: running)
    #expect(refused.status == 503 && refused["retry-after"] == "1")
    let other = try send(file, to: running, from: 0x7F00_0002)
    #expect(other.status == 200, "\(other.text.prefix(200))")
    held = nil
    // The room comes back a moment after the file is gone.
    try await eventually("room") { try send(file, to: running).status == 200 }
  }

  @Test("a file reaches the handler and is gone afterwards", .timeLimit(.minutes(5)))
  func small() async throws {
    let running = try Running()
    #expect(try send(Self.start("../a.pdf") + "abc" + Self.end, to: running).text == "\"a.pdf application/pdf 3 abc\"")
    #expect(try send(Self.start("empty.txt") + Self.end, to: running).text == "\"empty.txt application/pdf 0 \"")
    #expect(try send(Self.start("") + Self.end, to: running).text == "\"none\"")
    let text = "--XX\r\nContent-Disposition: form-data; name=doc\r\n\r\nabc" + Self.end
    #expect(try send(text, to: running).text == "\"text\"")
    running.waitForFiles(0)
    let paths = running.api.spooled.withLock { $0 }
    #expect(paths.count == 2 && Set(paths).count == 2 && paths.allSatisfy { $0.hasPrefix(running.spool + "/server-") })
    await running.stop()
    while !SpoolDirectory.names(in: running.spool).isEmpty { sched_yield() }
  }

  @Test("a body is asked for once it is wanted, and never where the request is refused", .timeLimit(.minutes(5)))
  func unasked() throws {
    let running = try Running()
    let body = Self.start("a.pdf") + "abc" + Self.end
    let asking = Self.head(body.utf8.count).replacing("\r\n\r\n", with: "\r\nExpect: 100-continue\r\n\r\n")
    running.api.refuses.store(true, ordering: .relaxed)
    let refused = try RawClient(port: running.port)
    refused.send(asking)
    #expect(try refused.receive().status == 404)
    #expect(refused.isEnded())
    // What a client sends without asking is read past, and the connection goes on.
    let patient = try RawClient(port: running.port)
    for _ in 0..<2 {
      patient.send(Self.head(body.utf8.count) + body)
      #expect(try patient.receive().status == 404)
    }
    running.api.refuses.store(false, ordering: .relaxed)
    let taken = try RawClient(port: running.port)
    taken.send(asking)
    #expect(try taken.receive().status == 100)
    taken.send(body)
    #expect(try taken.receive().text == "\"a.pdf application/pdf 3 abc\"")
  }

  @Test("who asks for the body of a client that is gone is told so", .timeLimit(.minutes(5)))
  func gone() throws {
    let running = try Running()
    running.api.admission.withLock { $0 = Gate() }
    var client: RawClient? = try RawClient(port: running.port)
    client?.send(Self.head(1000))
    while !running.api.isWaiting.load(ordering: .relaxed) { sched_yield() }
    // Closed by a reset, of which the server hears although it does not read.
    var option = linger(l_onoff: 1, l_linger: 0)
    setsockopt(client?.descriptor ?? -1, SOL_SOCKET, SO_LINGER, &option, socklen_t(MemoryLayout<linger>.size))
    client = nil
    while running.api.failures.withLock({ $0.isEmpty }) { sched_yield() }
  }

  @Test("what cannot be read is malformed and leaves nothing behind", .timeLimit(.minutes(5)))
  func malformed() throws {
    let running = try Running()
    for body in [
      Self.start("a.pdf") + "abc", Self.start("a\u{1}.pdf") + "abc" + Self.end, Self.start("") + "abc" + Self.end,
    ] {
      #expect(try send(body, to: running).status == 400)
    }
    for parameters in [
      "; charset", "; charset=\"utf-8", "; charset=utf-8; charset=utf-8", "; charset=utf-8; Charset=latin1", "; x=",
    ] {
      let answer = try send(
        Self.start("a.pdf").replacing("Application/PDF", with: "text/plain" + parameters) + "abc" + Self.end,
        to: running)
      #expect(answer.status == 400 && answer.text.contains("The Content-Type of a part is malformed"), "\(parameters)")
    }
    running.waitForFiles(0)
  }

  @Test("a form whose boundary cannot be read is malformed, of another charset not supported", .timeLimit(.minutes(5)))
  func boundaries() throws {
    let running = try Running()
    let body = Self.start("a.pdf") + "abc" + Self.end
    for (parameters, status, reason) in [
      ("", 400, "The Content-Type has no boundary"),
      ("; boundary=", 400, "The Content-Type is malformed: A parameter has no value"),
      ("; boundary=\"\"", 400, "The boundary of the Content-Type is empty"),
      ("; boundary=\"XX", 400, "The Content-Type is malformed: A parameter cannot be read"),
      ("; boundary=XX; boundary=XX", 400, "The Content-Type is malformed: A parameter stands twice"),
      ("; boundary=XX; charset=utf-8; charset=utf-8", 400, "The Content-Type is malformed: A parameter stands twice"),
      (
        "; boundary=\(String(repeating: "X", count: 71))", 400,
        "The boundary of the Content-Type is longer than 70 characters"
      ),
      ("; boundary=XX; charset=latin1", 415, "Unsupported media type"),
      ("; boundary=XX; charset=utf-8", 200, "a.pdf application/pdf 3 abc"),
    ] {
      let client = try RawClient(port: running.port)
      client.send(Self.head(body.utf8.count).replacing("; boundary=XX", with: parameters) + body)
      let answer = try client.receive()
      #expect(answer.status == status && answer.text.contains(reason), "\(parameters): \(answer.text)")
    }
  }

  @Test("a hundred megabytes pass through without growing memory; more are refused", .timeLimit(.minutes(5)))
  func large() throws {
    let running = try Running()
    let megabyte = [UInt8](repeating: 1, count: 1024 * 1024)
    func upload(_ megabytes: Int) throws -> RawClient.Answer {
      let client = try RawClient(port: running.port)
      let (start, end) = (Self.start("a.bin"), Self.end)
      client.send(Self.head(start.utf8.count + megabytes * megabyte.count + end.utf8.count) + start)
      for _ in 0..<megabytes { client.send(megabyte) }
      client.send(end)
      return try client.receive()
    }
    // What is allocated once is not counted.
    #expect(try upload(2).status == 200)
    let before = Self.residentKilobytes()
    let answer = try upload(100)
    let grown = Self.residentKilobytes() - before
    #expect(answer.text == "\"a.bin application/pdf \(100 << 20) all 1\"")
    // Address sanitizer holds back what is freed, up to 256 MB of it.
    if dlsym(nil, "__asan_init") == nil { #expect(grown < 48 * 1024, "\(grown) kB") }
    #expect(try upload(102).status == 413)
    running.waitForFiles(0)
  }

  @Test("a client that goes away in the middle leaves no file", .timeLimit(.minutes(5)))
  func aborted() throws {
    let running = try Running()
    for _ in 0..<3 {
      var client: RawClient? = try RawClient(port: running.port)
      client?.send(Self.head(10 << 20) + Self.start("a.pdf"))
      client?.send([UInt8](repeating: 0, count: 1 << 20))
      running.waitForFiles(1)
      client = nil
      running.waitForFiles(0)
    }
    #expect(running.api.spooled.withLock { $0.isEmpty })
  }

  @Test("a server clears what killed ones left, and nothing that others use", .timeLimit(.minutes(5)))
  func leftovers() throws {
    let first = try Running()
    let left = first.spool + "/server-killed"
    mkdir(left, 0o700)
    close(open(left + "/1", O_CREAT | O_WRONLY, 0o600))
    let client = try RawClient(port: first.port)
    client.send(Self.head(1000) + Self.start("a.pdf") + "some bytes, and more than a boundary is long")
    first.waitForFiles(2)
    let second = try Running(in: first.folder)
    #expect(second.files == first.files && first.files.count == 1)
    #expect(SpoolDirectory.names(in: first.spool).count == 2)
  }

  @Test("a directory that others may look into is refused")
  func privacy() throws {
    let temporary = try TemporaryFolder()
    let folder = temporary.path
    chmod(folder, 0o755)
    #expect(throws: SystemError.self) { try Spool(directory: folder).open() }
    chmod(folder, 0o700)
    symlink(folder, folder + "/link")
    #expect(throws: SystemError.self) { try Spool(directory: folder + "/link").open() }
    #expect(throws: SystemError.self) { try Spool(directory: folder + "/missing/below").open() }
    try Spool(directory: folder + "/new").open()
  }

  /// Memory of this process that is in use now.
  private static func residentKilobytes() -> Int {
    let descriptor = open("/proc/self/status", O_RDONLY)
    defer { close(descriptor) }
    var bytes = [UInt8](repeating: 0, count: 8192)
    let count = read(descriptor, &bytes, bytes.count)
    let line = String(decoding: bytes[..<max(0, count)], as: UTF8.self).split(separator: "\n").first {
      $0.hasPrefix("VmRSS:")
    }
    return line.flatMap { Int($0.filter(\.isNumber)) } ?? 0
  }
}
