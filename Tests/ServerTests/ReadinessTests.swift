import Foundation
import TestSupport
import Testing

/// Whether `/health/ready` tells the truth while something is wrong, and `/up` that the process lives all the same.
@Suite(.serialized) struct ReadinessTests {
  private func failing(_ server: RunningServer) throws -> [String] {
    let answer = try APIClient.demo(server).get("/health/ready")
    if answer.status == 200 { return [] }
    #expect(answer.status == 503 && answer["retry-after"] == "1", "\(answer.text)")
    return try #require(answer.json["failing"] as? [String], "\(answer.text)")
  }

  private func isUp(_ server: RunningServer) throws -> Bool { try APIClient.demo(server).get("/up").status == 200 }

  private func become(
    _ server: RunningServer, failing expected: [String], before: () throws -> Void = {}
  ) async throws {
    try await eventually("\(expected) failing", pause: .milliseconds(200)) { () throws in
      try before()
      return try failing(server).filter { $0 != "deliveries" } == expected
    }
  }

  @Test(.enabled(if: geteuid() == 0 || ProcessInfo.processInfo.environment["CI"] != nil))
  func aFullDiskIsToldOfAndLosesNothing() async throws {
    var disk: SmallDisk?
    let server = try RunningServer(flags: ["--quota-scale", "100"], isFirstStart: true) { disk = try SmallDisk(at: $0) }
    let full = try #require(disk)
    let client = try APIClient(server, try server.addEditor("Editor"))
    let market = try client.createMarket()
    #expect(try failing(server) == [] && isUp(server))
    // The log of the database leaves room for a little more, and gives some back; then nothing is acknowledged.
    try await eventually("a refusal", pause: .milliseconds(20)) { () throws in
      try full.fill()
      let answer = try client.post("/api/v1/public_markets", client.market())
      #expect([201, 503].contains(answer.status), "\(answer.text)")
      return answer.status == 503 && answer["retry-after"] == "30"
    }
    try await become(server, failing: ["store", "files"]) { try full.fill() }
    #expect(try isUp(server))
    #expect(try client.get("/api/v1/public_markets/\(market)").status == 200, "what is there can be read")
    try full.free()
    try await become(server, failing: [])
    let later = try client.createMarket()
    server.kill()
    try server.start()
    for kept in [market, later] { #expect(try client.get("/api/v1/public_markets/\(kept)").status == 200) }
    _ = server.stop()
  }

  /// As one that the system has given up: whatever is written fails, from one moment to the next.
  @Test func aDiskThatFailsIsToldOfAndLosesNothing() async throws {
    let server = try RunningServer(flags: ["--antivirus", "off", "--quota-scale", "100"])
    func letFilesGrow(to size: String) throws {
      let limited = try run(
        URL(fileURLWithPath: "/usr/bin/prlimit"),
        ["--pid", String(server.process.processIdentifier), "--fsize=\(size):"])
      guard limited.status == 0 else { throw HarnessError("prlimit: \(limited.errors)") }
    }
    let client = try APIClient(server, try server.addEditor("Editor"))
    let candidature = try Candidature(server, OpenMarket(server, client))
    let file = ChosenFile(input: "files[\(Candidature.field)]", name: "kbis.pdf", bytes: SampleFile.pdf(1000, seed: 1))
    let market = try client.createMarket()
    try letFilesGrow(to: "0")
    for _ in 0..<3 {
      let refused = try client.post("/api/v1/public_markets", client.market())
      #expect(refused.status == 503 && refused["retry-after"] == "30", "\(refused.text)")
    }
    #expect(try candidature.post([file]).status == 503)
    try await become(server, failing: ["store", "files"])
    #expect(try isUp(server))
    #expect(try client.get("/api/v1/public_markets/\(market)").status == 200, "what is there can be read")
    try letFilesGrow(to: "unlimited")
    try await become(server, failing: [])
    let later = try client.createMarket()
    try candidature.upload([file])
    server.kill()
    try server.start()
    for kept in [market, later] { #expect(try client.get("/api/v1/public_markets/\(kept)").status == 200) }
    #expect(try candidature.stored().map(\.name) == [file.name])
  }

  /// Where files are kept on a disk of their own, it fills up while the spool's has room.
  @Test(.enabled(if: geteuid() == 0 || ProcessInfo.processInfo.environment["CI"] != nil))
  func filesWithoutRoomAreTakenLater() async throws {
    let server = try RunningServer(flags: ["--antivirus", "off", "--quota-scale", "100"])
    let candidature = try Candidature(
      server, OpenMarket(server, try APIClient(server, try server.addEditor("Editor"))))
    let file = ChosenFile(input: "files[\(Candidature.field)]", name: "kbis.pdf", bytes: SampleFile.pdf(1000, seed: 1))
    var disk: SmallDisk? = try SmallDisk(at: server.directory.appendingPathComponent("files"), megabytes: 1)
    try disk?.fill()
    let refused = try candidature.post([file])
    #expect(refused.status == 503 && refused["retry-after"] == "30")
    #expect(try candidature.stored().isEmpty)
    try disk?.free()
    try candidature.upload([file])
    disk = nil
  }

  @Test(.enabled(if: geteuid() == 0 || ProcessInfo.processInfo.environment["CI"] != nil))
  func aDiskThatIsReadOnlyIsToldOf() async throws {
    let server = try RunningServer()
    #expect(try failing(server) == [])
    // The files' place on a disk of its own, as many keep them.
    var disk: SmallDisk? = try SmallDisk(
      at: server.directory.appendingPathComponent("files"), options: "mode=0700,ro")
    try await become(server, failing: ["files"])
    #expect(try isUp(server))
    disk = nil
    try await become(server, failing: [])
    #expect(disk == nil)
  }

  @Test(.enabled(if: geteuid() == 0 || ProcessInfo.processInfo.environment["CI"] != nil))
  func nothingIsServedFromAReadOnlyDataDirectory() throws {
    var disk: SmallDisk?
    let server = try RunningServer(isFirstStart: true) { disk = try SmallDisk(at: $0) }
    #expect(server.stop() == 0)
    try #require(disk).makeReadOnly()
    let refused = try run(
      Products.passemarche,
      ["serve", "--environment", "sandbox", "--listen", "127.0.0.1:0", "--data-dir", server.directory.path])
    #expect(refused.status == 1 && refused.errors.contains("Read-only file system"), "\(refused.errors)")
  }

  @Test func aMailServerThatIsNeededIsAskedFor() async throws {
    let smtp = try SMTPServer()
    func flags(_ port: UInt16, _ policy: String) -> [String] {
      ["--smtp-url", "smtp+plain://127.0.0.1:\(port)", "--mail-policy", policy]
    }
    #expect(try failing(RunningServer(flags: flags(smtp.port, "required"))) == [])
    // Nobody listens there.
    let without = try RunningServer(flags: flags(1, "required"))
    #expect(try failing(without) == ["mail"] && isUp(without))
    #expect(try failing(RunningServer(flags: flags(1, "tolerated"))) == [])
    let folder = try TemporaryFolder()
    let refused = try run(
      Products.passemarche,
      [
        "serve", "--environment", "sandbox", "--listen", "127.0.0.1:0", "--data-dir", folder.place("data").path,
        "--mail-policy", "required",
      ])
    #expect(refused.status == 2 && refused.errors.contains("--mail-policy required needs --smtp-url"))
  }

  @Test func aServerThatIsToldToStopSaysSoWhileItServes() async throws {
    let server = try RunningServer(flags: ["--stop-notice", "3"])
    let client = try APIClient(server, try server.addEditor("Editor"))
    #expect(try failing(server) == [])
    let told = ContinuousClock.now
    kill(server.process.processIdentifier, SIGTERM)
    try await become(server, failing: ["stopping"])
    #expect(try isUp(server))
    _ = try client.createMarket()
    #expect(server.process.wait() == 0)
    #expect(ContinuousClock.now - told >= .seconds(3))
    #expect(throws: HarnessError.self) { try client.get("/up") }
  }
}
