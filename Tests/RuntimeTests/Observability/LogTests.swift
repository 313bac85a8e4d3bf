import Glibc
import Synchronization
import TestSupport
import Testing

@testable import Runtime

/// The log where whoever reads it is slow, or gone.
@Suite("Log")
struct LogTests {
  private struct Pipe {
    let reading: Int32
    let writing: Int32

    init(blocks: Bool = true) throws {
      var ends: [Int32] = [0, 0]
      guard Glibc.pipe(&ends) == 0 else { throw SystemError("pipe") }
      for end in ends {
        _ = fcntl(end, F_SETFD, FD_CLOEXEC)
        if !blocks { _ = fcntl(end, F_SETFL, O_NONBLOCK) }
      }
      (reading, writing) = (ends[0], ends[1])
    }

    /// All lines until the other end is closed, read on a thread of its own: the pool's may all be busy with other
    /// tests.
    func readAll() throws -> Reading {
      let reading = Reading()
      try startThread("reader") { reading.finish(lines()) }
      return reading
    }

    func lines() -> [JSON] { Self.lines(of: bytes()) }

    /// Those that can be read.
    static func lines(of text: [UInt8]) -> [JSON] {
      text.split(separator: 0x0A).compactMap { line in
        var reader = JSONReader(Array(line))
        return try? reader.value()
      }
    }

    /// Everything until the other end is closed.
    func bytes() -> [UInt8] {
      var text: [UInt8] = []
      var chunk = [UInt8](repeating: 0, count: 65_536)
      while true {
        let count = read(reading, &chunk, chunk.count)
        if count > 0 {
          text += chunk[..<count]
        } else if count == 0 {
          break
        } else if errno == EAGAIN {
          var entry = pollfd(fd: reading, events: Int16(POLLIN), revents: 0)
          _ = poll(&entry, 1, -1)
        }
      }
      return text
    }
  }

  private final class Reading: Sendable {
    private let found = Mutex<[JSON]?>(nil)

    func finish(_ lines: [JSON]) { found.withLock { $0 = lines } }

    func lines() async throws -> [JSON] {
      try await eventually("the end of the log") { found.withLock { $0 != nil } }
      return found.withLock { $0 ?? [] }
    }
  }

  @Test("only what is of the level or above is written", arguments: Log.Level.allCases)
  func levels(_ level: Log.Level) throws {
    let pipe = try Pipe()
    let log = try Log(level: level, descriptor: pipe.writing)
    for line in Log.Level.allCases { log.record(line, "a line", [("of", line.rawValue)]) }
    log.close()
    close(pipe.writing)
    let expected = Log.Level.allCases.drop { $0 != level }.map(\.rawValue)
    #expect(pipe.lines().map { $0["level"]?.text } == expected)
    close(pipe.reading)
  }

  @Test("a reader that stands still holds nobody up; what finds no room is counted and told", arguments: [true, false])
  func full(blocks: Bool) async throws {
    let pipe = try Pipe(blocks: blocks)
    let log = try Log(descriptor: pipe.writing, capacity: 32 * 1024)
    let filler = String(repeating: "x", count: 200)
    let began = ContinuousClock.now
    for _ in 0..<2000 { log.record(.info, filler) }
    #expect(ContinuousClock.now - began < .seconds(5))
    let dropped = log.droppedLines
    #expect(dropped > 1000 && dropped < 2000)
    // Once it goes on, all else is there, and how many are not.
    let reading = try pipe.readAll()
    log.close(milliseconds: 20_000)
    close(pipe.writing)
    let lines = try await reading.lines()
    close(pipe.reading)
    let notices = lines.filter { $0["message"]?.text == "log lines were dropped" }
    #expect(lines.count - notices.count == 2000 - dropped)
    #expect(notices.compactMap { $0["count"]?.number.flatMap { Int($0) } }.reduce(0, +) == dropped)
  }

  @Test("lines that nobody can read any more are counted")
  func gone() async throws {
    signal(SIGPIPE, SIG_IGN)
    let pipe = try Pipe()
    let log = try Log(descriptor: pipe.writing)
    close(pipe.reading)
    for _ in 0..<100 { log.record(.info, "a line") }
    try await eventually("100 lost lines") { log.droppedLines == 100 }
    log.close()
    close(pipe.writing)
  }

  @Test("a line that was written in part spoils none of those behind it")
  func torn() async throws {
    signal(SIGPIPE, SIG_IGN)
    let first = try Pipe()
    let log = try Log(descriptor: first.writing)
    // More than a pipe holds, so that its reader goes while the line is being written.
    log.record(.info, String(repeating: "x", count: 1_000_000))
    var begun = [UInt8](repeating: 0, count: 1000)
    let count = read(first.reading, &begun, begun.count)
    try #require(count > 0)
    close(first.reading)
    try await eventually("a lost line") { log.droppedLines == 1 }
    log.record(.info, "lost as well")
    try await eventually("another lost line") { log.droppedLines == 2 }
    // The descriptor takes lines again, as that of a disk does that has room again.
    let next = try Pipe()
    dup2(next.writing, first.writing)
    _ = fcntl(first.writing, F_SETFD, FD_CLOEXEC)
    close(next.writing)
    for number in 1...3 { log.record(.info, "\(number)") }
    log.close()
    close(first.writing)
    let lines = Pipe.lines(of: Array(begun[..<count]) + next.bytes())
    #expect(lines.map { $0["message"]?.text } == ["1", "2", "3"])
    #expect(log.droppedLines == 2)
    close(next.reading)
  }

  @Test("requests are answered though nobody reads the log")
  func server() async throws {
    let pipe = try Pipe()
    let server = try TestServer(logTo: pipe.writing, logCapacity: 4096)
    let client = try server.connect()
    for _ in 0..<1000 {
      client.send("GET /hello HTTP/1.1\r\nHost: h\r\n\r\n")
      #expect(try client.receive().status == 200)
    }
    var text = MetricsText()
    server.server.meter.write(to: &text)
    let figures = String(decoding: text.bytes, as: UTF8.self)
    let line = try #require(
      figures.split(separator: "\n").first { $0.hasPrefix("passemarche_log_lines_dropped_total ") })
    #expect((line.split(separator: " ").last.flatMap { Int($0) } ?? 0) > 100)
    // Its end waits for the log no longer than it must.
    let reading = try pipe.readAll()
    _ = await server.stopAndReadLog()
    close(pipe.writing)
    #expect(try await reading.lines().contains { $0["message"]?.text == "log lines were dropped" })
    close(pipe.reading)
  }
}
