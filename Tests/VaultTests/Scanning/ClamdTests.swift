import Foundation
import Runtime
import Synchronization
import TestSupport
import Testing

@testable import Vault

@Suite("Talking to clamd")
final class ClamdTests: VaultTest {
  private static let infected = Array("x \(RealClamd.infection) y".utf8)
  private static let found = ScanVerdict.infected(signature: RealClamd.signature)

  private func scan(_ bytes: [UInt8], by clamd: Clamd) async throws -> ScanVerdict {
    await clamd.scan(try await vault.open(store(bytes)))
  }

  @Test("clean, infected, infected within an archive, and empty")
  func verdicts() async throws {
    let real = try RealClamd(in: folder)
    try await real.start()
    let clamd = try Clamd(real.address)
    #expect(await clamd.ping())
    #expect(try await clamd.version().hasPrefix("ClamAV "))
    #expect(try await scan(SmallFile.pdf, by: clamd) == .clean)
    #expect(try await scan([], by: clamd) == .clean)
    #expect(try await scan(Self.infected, by: clamd) == Self.found)
    var random = SeededGenerator(seed: 1)
    // Across the border of two pieces that are sent.
    let large = random.bytes(256 * 1024 - 10) + Self.infected + random.bytes(1_000_000)
    #expect(try await scan(large, by: clamd) == Self.found)
    #expect(try await scan(random.bytes(5_000_000), by: clamd) == .clean)
    try await withThrowingTaskGroup { group in
      for number in 0..<12 {
        let file = try await store(number.isMultiple(of: 3) ? Self.infected : [UInt8](repeating: 1, count: 9000))
        group.addTask { [vault] in
          await clamd.scan(try await vault.open(file)) == (number.isMultiple(of: 3) ? Self.found : .clean)
        }
      }
      for try await isRight in group { #expect(isRight) }
    }
  }

  @Test("what lies compressed in an archive, and in an archive in it, is found")
  func archives() async throws {
    let real = try RealClamd(in: folder)
    try await real.start()
    let script = """
      import io, sys, zipfile
      def pack(name, data):
          file = io.BytesIO()
          with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as z:
              z.writestr("lisez-moi.txt", "rien")
              z.writestr(name, data)
          return file.getvalue()
      inner = pack("a.txt", sys.argv[2] * 50)
      open(sys.argv[1] + "/one.zip", "wb").write(inner)
      open(sys.argv[1] + "/two.zip", "wb").write(pack("b.zip", inner))
      """
    let python = Process()
    python.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    python.arguments = ["python3", "-c", script, folder, RealClamd.infection]
    try python.run()
    python.waitUntilExit()
    let clamd = try Clamd(real.address)
    for name in ["one.zip", "two.zip"] {
      let file = try await vault.store(from: folder + "/" + name)
      #expect(await clamd.scan(try await vault.open(file)) == Self.found, "\(name)")
    }
  }

  @Test("a scanner at a port")
  func port() async throws {
    let real = try RealClamd(in: folder, port: freePort())
    try await real.start()
    let clamd = try Clamd(real.address)
    #expect(try await scan([1], by: clamd) == .clean)
    #expect(try await scan(Self.infected, by: clamd) == Self.found)
  }

  @Test("more than the scanner takes, or looks into, is not called clean")
  func oversized() async throws {
    let real = try RealClamd(in: folder, "StreamMaxLength 2M", "MaxFileSize 1M", "AlertExceedsMax yes")
    try await real.start()
    let clamd = try Clamd(real.address)
    var random = SeededGenerator(seed: 2)
    #expect(try await scan(random.bytes(900_000), by: clamd) == .clean)
    #expect(try await scan(random.bytes(1_500_000), by: clamd) == .error(.exceedsScannerLimits))
    for size in [2_100_000, 8_000_000, 30_000_000] {
      #expect(try await scan(random.bytes(size), by: clamd) == .error(.exceedsScannerLimits), "\(size)")
    }
  }

  @Test("a scanner that is killed in the middle")
  func killed() async throws {
    let real = try RealClamd(in: folder)
    try await real.start()
    let clamd = try Clamd(real.address)
    let gone = Latch()
    let pieces = Mutex(0)
    async let verdict = clamd.scan { () throws(VaultError) in
      let piece = pieces.withLock { number in
        number += 1
        return number
      }
      if piece == 3 { gone.wait() }
      return piece < 8 ? [UInt8](repeating: 1, count: 256 * 1024) : nil
    }
    try await eventually { pieces.withLock { $0 } == 3 }
    real.kill()
    gone.open()
    #expect(await verdict == .error(.connectionLost))
    guard case .error(.unreachable) = try await scan([1], by: clamd) else {
      Issue.record("nobody listens any more")
      return
    }
    #expect(await !clamd.ping())
    try await real.start()
    #expect(try await scan([1], by: clamd) == .clean)
  }

  @Test("nobody there", arguments: ["/nowhere/clamd.ctl", "/tmp", "127.0.0.1:1", "[::1]:1", "no-such-host.invalid:3310"])
  func unreachable(address: String) async throws {
    let clamd = try Clamd(#require(ClamdAddress(address)))
    guard case .error(.unreachable(let reason)) = try await scan([1], by: clamd) else {
      Issue.record("\(address) answers")
      return
    }
    #expect(!reason.isEmpty)
    #expect(await !clamd.ping())
  }

  @Test("a scanner that takes its time, and one that takes too long")
  func slow() async throws {
    let arrived = Atomic<Bool>(false)
    let isDone = Latch()
    let fake = try FakeClamd(in: folder) { connection in
      _ = connection.command()
      if connection.file()?.isEmpty == true { return connection.waitForEnd() }
      arrived.store(true, ordering: .relaxed)
      isDone.wait()
      connection.say("stream: OK\0")
    }
    let patient = try Clamd(fake.address)
    let reader = try await vault.open(store([1]))
    async let verdict = patient.scan(reader)
    try await eventually { arrived.load(ordering: .relaxed) }
    isDone.open()
    #expect(await verdict == .clean)
    var timeouts = ClamdTimeouts()
    timeouts.verdict = 100
    #expect(try await scan([], by: Clamd(fake.address, timeouts: timeouts)) == .error(.timedOut))
  }

  @Test("a scanner that stops reading does not make the file pile up in memory")
  func stalled() async throws {
    let isOver = Latch()
    let fake = try FakeClamd(in: folder) { connection in
      _ = connection.command()
      _ = connection.read(1_000_000)
      isOver.wait()
    }
    var timeouts = ClamdTimeouts()
    timeouts.stall = 400
    let clamd = try Clamd(fake.address, timeouts: timeouts)
    let taken = Atomic<Int>(0)
    let verdict = await clamd.scan { () throws(VaultError) in
      taken.add(256 * 1024, ordering: .relaxed)
      return [UInt8](repeating: 1, count: 256 * 1024)
    }
    isOver.open()
    #expect(verdict == .error(.timedOut))
    // What was read, what the socket holds, and the piece in hand.
    #expect(taken.load(ordering: .relaxed) < 4_000_000)
  }

  @Test("a file without end comes to one")
  func endless() async throws {
    let fake = try FakeClamd(in: folder) { connection in
      _ = connection.command()
      _ = connection.file()
    }
    var timeouts = ClamdTimeouts()
    timeouts.total = 300
    let clamd = try Clamd(fake.address, timeouts: timeouts)
    let verdict = await clamd.scan { () throws(VaultError) in [1] }
    #expect(verdict == .error(.timedOut))
  }

  @Test("a cancelled scan ends at once")
  func cancelled() async throws {
    let arrived = Atomic<Bool>(false)
    let fake = try FakeClamd(in: folder) { connection in
      _ = connection.command()
      _ = connection.file()
      arrived.store(true, ordering: .relaxed)
      connection.waitForEnd()
    }
    let clamd = try Clamd(fake.address)
    let reader = try await vault.open(store([1]))
    let scan = Task { await clamd.scan(reader) }
    try await eventually { arrived.load(ordering: .relaxed) }
    let start = ContinuousClock.now
    scan.cancel()
    #expect(await scan.value == .error(.connectionLost))
    // By itself it would end after half a minute, when the scanner has taken nothing.
    #expect(start.duration(to: .now) < .seconds(10))
  }

  @Test("a file that cannot be read is not scanned as far as it goes")
  func damaged() async throws {
    let received = Mutex<[UInt8]??>(nil)
    let fake = try FakeClamd(in: folder) { connection in
      _ = connection.command()
      let file = connection.file()
      received.withLock { $0 = .some(file) }
      connection.say("stream: OK\0")
    }
    let file = try await store([UInt8](repeating: 1, count: 1_000_000))
    var bytes = try onDisk(file)
    bytes[bytes.count - 1] ^= 1
    try replace(file, by: bytes)
    let clamd = try Clamd(fake.address)
    #expect(await clamd.scan(try await vault.open(file)) == .error(.unreadable(.damaged)))
    try await eventually { received.withLock { $0 != nil } }
    #expect(received.withLock { $0 } == .some(nil), "the scanner was told of an end")
  }

  @Test(
    "odd answers are errors",
    arguments: [
      "", "\0", "OK\0", "stream: \0", "stream: ok\0", "clean\0", "stream: OK FOUND OK\0",
      "stream: Can't allocate memory ERROR\0", "UNKNOWN COMMAND\0", "stream: \u{1}\u{7F}é ERROR\0",
      String(repeating: "x", count: 4097) + "\0",
      String(repeating: "x", count: 100_000), String(repeating: "stream: OK ", count: 1000) + "\0",
    ])
  func oddAnswers(answer: String) async throws {
    let fake = try FakeClamd(in: folder) { connection in
      _ = connection.command()
      _ = connection.file()
      connection.say(answer)
    }
    let verdict = try await scan([1], by: Clamd(fake.address))
    guard case .error(let error) = verdict else {
      Issue.record("\(answer) is \(verdict)")
      return
    }
    #expect(error.reason.utf8.count <= 256 && error.reason.utf8.allSatisfy { (0x20..<0x7F).contains($0) })
  }

  @Test("clean is what was heard to its end; what is found, or too much, may be said before", arguments: [0, 1])
  func early(pieces: Int) async throws {
    let finding = "stream: \(RealClamd.signature) FOUND\0"
    for (answer, expected) in [
      ("stream: OK\0", ScanVerdict.error(.scanner("clean before the end of the file"))), (finding, Self.found),
      ("INSTREAM size limit exceeded. ERROR\0", .error(.exceedsScannerLimits)),
      ("stream: no idea ERROR\0", .error(.scanner("stream: no idea ERROR"))),
    ] {
      // Whether more of the file is to come, or its end alone.
      for isLast in [false, true] {
        let hasSpoken = Latch()
        let isOver = Latch()
        let folder = try TemporaryFolder()
        let fake = try FakeClamd(in: folder.path) { connection in
          _ = connection.command()
          // Each with its length before it.
          _ = connection.read(pieces * 7)
          connection.say(answer)
          hasSpoken.open()
          isOver.wait()
        }
        let clamd = try Clamd(fake.address)
        let given = Atomic<Int>(0)
        let verdict = await clamd.scan { () throws(VaultError) in
          let number = given.add(1, ordering: .relaxed).oldValue
          if number == pieces { hasSpoken.wait() }
          return number < pieces || !isLast ? [1, 2, 3] : nil
        }
        isOver.open()
        #expect(verdict == expected, "\(answer) after \(pieces) pieces, \(isLast ? "before the end" : "of more")")
      }
    }
  }

  @Test("what answers mean")
  func answers() {
    #expect(Clamd.verdict("stream: OK") == .clean)
    #expect(Clamd.verdict("stream: Win.Test.EICAR_HDB-1 FOUND") == .infected(signature: "Win.Test.EICAR_HDB-1"))
    #expect(Clamd.verdict("stream: Heuristics.Limits.Exceeded.MaxScanSize FOUND") == .error(.exceedsScannerLimits))
    #expect(Clamd.verdict("INSTREAM size limit exceeded. ERROR") == .error(.exceedsScannerLimits))
    guard case .infected(let long) = Clamd.verdict("stream: \(String(repeating: "a", count: 5000)) FOUND") else {
      Issue.record("not found")
      return
    }
    #expect(long.count == 128)
  }

  @Test("an answer is the same however it is cut, up to its limit")
  func pieces() throws {
    let bytes = Array("stream: OK\0".utf8)
    for limit in [9, 10] {
      for cut in 0..<bytes.count {
        var answer = ClamdAnswer(longest: limit)
        func read() throws(ScanError) -> String? {
          if let early = try answer.receive(bytes[..<cut]) { return early }
          return try answer.receive(bytes[cut...])
        }
        if limit == 10 {
          #expect(try read() == "stream: OK", "cut at \(cut)")
        } else {
          #expect(throws: ScanError.scanner("an answer without end"), "cut at \(cut)") { try read() }
        }
      }
    }
  }

  @Test("addresses")
  func addresses() {
    #expect(ClamdAddress("/run/clamav/clamd.ctl") == .unix(path: "/run/clamav/clamd.ctl"))
    #expect(ClamdAddress("127.0.0.1:3310") == .tcp(host: "127.0.0.1", port: 3310))
    #expect(ClamdAddress("[::1]:3310") == .tcp(host: "::1", port: 3310))
    #expect(ClamdAddress("clamav.internal:3310") == .tcp(host: "clamav.internal", port: 3310))
    for text in ["/run/clamav/clamd.ctl", "127.0.0.1:3310", "[::1]:3310", "av:1"] {
      #expect(ClamdAddress(text)?.description == text)
    }
    let long = "/" + String(repeating: "a", count: 107)
    for text in ["", "clamd", "clamd.ctl", "host:", ":3310", "host:0", "host:65536", "::1:3310", "a b:1", "[::1]", long] {
      #expect(ClamdAddress(text) == nil, "\(text)")
    }
  }
}
