import Foundation
import TestSupport
import Testing

/// `passemarche mock`, as an editor's tests start it.
@Suite struct MockTests {
  @Test func aWholeJourneyNeedsNoBrowser() async throws {
    let receiver = try Receiver()
    let mock = try Mock(["--webhook-url", receiver.url, "--webhook-secret", "un secret"])
    #expect(mock.process.readyLine.contains(/^Passe Marché [0-9.]+ \(mock\) is ready on http:\/\/127\.0\.0\.1:\d+$/))
    let market = try mock.createMarket()
    #expect(try mock.call("POST", "/sandbox/public_markets/\(market)/complete").status == 200)
    let opened = try mock.call("POST", "/api/v1/public_markets/\(market)/market_applications", "{}")
    let application = try #require(opened.json["identifier"] as? String)
    let submitted = try mock.call("POST", "/sandbox/market_applications/\(application)/submit")
    #expect(submitted.status == 200 && submitted.json["webhook_configured"] as? Bool == true, "\(submitted.text)")
    let package = try mock.call("GET", "/api/v1/market_applications/\(application)/documents_package")
    #expect(package.status == 200 && package.body.starts(with: Array("PK".utf8)))
    try await eventually { receiver.requests.count == 2 }
    for request in receiver.requests {
      let signature = try run(
        URL(fileURLWithPath: "/usr/bin/openssl"), ["dgst", "-sha256", "-hmac", "un secret", "-r"],
        input: String(decoding: request.body, as: UTF8.self))
      #expect(request["x-webhook-signature-sha256"] == "sha256=" + signature.output.prefix(64))
    }
  }

  @Test func scenariosCanBeThereFromTheStart() throws {
    let mock = try Mock([
      "--scenario", "unavailable:listPublicMarkets,times=2,retry_after=7", "--scenario", "fault", "--quota-scale", "10",
    ])
    for _ in 0..<2 {
      let refused = try mock.call("GET", "/api/v1/public_markets")
      #expect(refused.status == 503 && refused["retry-after"] == "7" && refused["x-ratelimit-limit"] == "10000")
    }
    #expect(try mock.call("GET", "/api/v1/public_markets").status == 500)
    #expect(try mock.call("GET", "/api/v1/public_markets").status == 200)
    let planned = try mock.call("GET", "/sandbox/scenarios").json["scenarios"] as? [[String: Any]]
    #expect(planned?.compactMap { $0["used"] as? Int } == [2, 1])
  }

  @Test func itsClockCanBeSet() throws {
    let mock = try Mock(["--now", "2031-05-11T09:00:00+02:00"])
    let time = try #require(try mock.call("GET", "/api/v1/status").json["time"] as? String)
    #expect(time.hasPrefix("2031-05-11T07:0"), "\(time)")
    let market = try mock.createMarket(deadline: "2031-05-11T09:30:00Z")
    #expect(market.hasPrefix("VR-2031-"))
    #expect(try mock.call("POST", "/sandbox/clock", #"{"advance_seconds":86400}"#).text.contains("2031-05-12T07:0"))
  }

  /// By either signal; and a mock that was killed is cleaned up after by the next.
  @Test func nothingIsLeftBehind() async throws {
    for signal in [SIGTERM, SIGINT] {
      let mock = try Mock()
      _ = try mock.createMarket()
      let folder = try mock.folder()
      let attributes = try FileManager.default.attributesOfItem(atPath: folder)
      #expect(attributes[.posixPermissions] as? Int == 0o700)
      #expect(FileManager.default.fileExists(atPath: folder + "/data/passemarche.db"))
      #expect(mock.process.end(by: signal) == 0)
      #expect(!FileManager.default.fileExists(atPath: folder))
    }
    let killed = try Mock()
    let living = try Mock()
    let folder = try killed.folder()
    killed.process.kill()
    let next = try Mock()
    // What was killed has removed nothing. Whichever mock starts next does, those of other tests among them; one that
    // finds another at it leaves it to that one.
    try await eventually("the end of the folder") { !FileManager.default.fileExists(atPath: folder) }
    // Only of those that are gone.
    #expect(try living.call("GET", "/api/v1/status").status == 200)
    for mock in [living, next] { #expect(mock.process.stop() == 0) }
  }

  /// Each sweeps what others have left before it makes its own, and takes nothing of those that start beside it.
  @Test func manyCanStartAtOnce() async throws {
    let folders = try await withThrowingTaskGroup(of: String.self) { group in
      for _ in 0..<8 {
        group.addTask {
          let mock = try Mock()
          let folder = try mock.folder()
          _ = try mock.createMarket()
          guard mock.process.stop() == 0 else { throw HarnessError("a mock did not end well") }
          return folder
        }
      }
      return try await group.reduce(into: Set<String>()) { $0.insert($1) }
    }
    #expect(folders.count == 8)
    #expect(folders.allSatisfy { !FileManager.default.fileExists(atPath: $0) })
  }

  /// A signal that comes before it serves ends it all the same, with its folder.
  @Test func anEarlySignalIsObeyed() async throws {
    for signal in [SIGTERM, SIGINT] {
      let process = Process()
      process.executableURL = Products.passemarche
      process.arguments = ["mock", "--listen", "127.0.0.1:0"]
      (process.standardOutput, process.standardError) = (FileHandle.nullDevice, FileHandle.nullDevice)
      try process.run()
      var folder: String?
      try await eventually(pause: .milliseconds(1)) {
        folder = try? Mock.folder(of: process.processIdentifier)
        return folder != nil
      }
      kill(process.processIdentifier, signal)
      process.waitUntilExit()
      #expect(process.terminationReason == .exit && process.terminationStatus == 0)
      #expect(!FileManager.default.fileExists(atPath: try #require(folder)))
    }
  }

  /// What is set up for a server that people use does not reach it.
  @Test func itReadsNoSettingsOfOthers() throws {
    let folder = try TemporaryFolder()
    let mock = try Mock(
      environment: [
        "PASSEMARCHE_DATA_DIR": folder.place("data").path, "PASSEMARCHE_ENVIRONMENT": "production",
        "PASSEMARCHE_ANTIVIRUS": "required", "PASSEMARCHE_CONFIG": folder.place("none").path,
        "PASSEMARCHE_SMTP_URL": "smtp://127.0.0.1:9", "PASSEMARCHE_MASTER_KEY": "no key",
        "PASSEMARCHE_METRICS_TOKEN": "no token",
      ])
    #expect(try mock.call("GET", "/api/v1/status").json["environment"] as? String == "sandbox")
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).isEmpty)
  }

  @Test func pagesArePlainWithoutAssets() throws {
    let folder = try TemporaryFolder()
    let mock = try Mock(environment: ["PASSEMARCHE_ASSETS_DIR": ""])
    let page = try mock.call("GET", "/", accept: "text/html")
    #expect(page.status == 200 && page.text.contains("<h1"))
    let wrong = try run(
      Products.passemarche, ["mock", "--listen", "127.0.0.1:0", "--assets-dir", folder.path])
    #expect(wrong.status == 1 && wrong.errors.contains("scripts/assets"))
  }

  @Test func misuseIsTold() throws {
    let cases: [([String], String)] = [
      (["--scenario", "rain"], "there is no scenario rain"),
      (["--scenario", "fault:getUp"], "no operation getUp can meet it"),
      (["--scenario", "fault,times=101"], "times=101 is none of"),
      (["--scenario", "fault,color=1"], "color=1 is none of"),
      (["--scenario", "slow"], "Seconds can't be blank"),
      (["--scenario", "webhook_late:getStatus"], "Operation does not go with a scenario of webhooks"),
      (["--now", "tomorrow"], "--now takes a time"), (["--webhook-url", "ftp://a"], "--webhook-url"),
      (["--webhook-secret", ""], "--webhook-secret"), (["--listen", "nowhere"], "--listen"),
      (["--quota-scale", "0"], "--quota-scale"), (["--data-dir", "x"], "unknown option --data-dir"),
    ]
    for (flags, message) in cases {
      let listen = flags[0] == "--listen" ? [] : ["--listen", "127.0.0.1:0"]
      let result = try run(Products.passemarche, ["mock"] + listen + flags)
      #expect(result.status == 2 && result.errors.contains(message), "\(flags): \(result.status) \(result.errors)")
    }
    // A port that is taken is no misuse, and leaves nothing either.
    let mock = try Mock()
    let taken = try run(Products.passemarche, ["mock", "--listen", "127.0.0.1:\(mock.process.port)"])
    #expect(taken.status == 1)
  }

  /// The help and the page of it name everything.
  @Test func helpAndPageAreComplete() throws {
    let help = try run(Products.passemarche, ["mock", "--help"])
    #expect(help.status == 0)
    let page = try String(contentsOfFile: PackageRoot.path("docs/mock.md"), encoding: .utf8)
    let contract = try String(contentsOfFile: PackageRoot.path("spec/passemarche.yaml"), encoding: .utf8)
    let names = try #require(contract.firstMatch(of: /SandboxScenarioName:[^\[]*enum: \[([^\]]*)\]/)?.output.1)
      .split { ", \n".contains($0) }.map(String.init)
    #expect(names.count == 14)
    for name in names {
      #expect(help.output.contains(name) && page.contains("| `\(name)` |"), "\(name)")
      #expect(page.contains(#""scenario": "\#(name)""#) || page.contains("--scenario \(name)"), "no example of \(name)")
    }
    for option in help.output.matches(of: /--([a-z-]+)/).map({ String($0.output.1) }) where option != "help" {
      #expect(page.contains("--\(option)"), "--\(option)")
    }
  }
}

/// A running mock and calls of its editor.
final class Mock {
  let process: ServingProcess
  private var token: String?

  init(_ flags: [String] = [], environment: [String: String] = [:]) throws {
    process = try ServingProcess(["mock", "--listen", "127.0.0.1:0"] + flags, environment: environment)
  }

  var url: String { "http://127.0.0.1:\(process.port)" }

  func call(_ method: String, _ path: String, _ body: String? = nil, accept: String = "*/*") throws -> Answer {
    let bearer = "Authorization: Bearer \(try bearer())"
    return try send(method, path, body, [bearer, "Content-Type: application/json", "Accept: \(accept)"])
  }

  func createMarket(deadline: String = "2099-06-15T23:59:59Z") throws -> String {
    let members = #""name":"Essai","deadline":"\#(deadline)","siret":"13002526500013","market_type_codes":["supplies"]"#
    let answer = try call("POST", "/api/v1/public_markets", "{\"public_market\":{\(members)}}")
    return try #require(answer.json["identifier"] as? String, "\(answer.status) \(answer.text)")
  }

  private func bearer() throws -> String {
    if let token { return token }
    let answer = try send(
      "POST", "/oauth/token",
      "grant_type=client_credentials&client_id=demo_editor_client&client_secret=demo_editor_secret&scope=api_access",
      ["Content-Type: application/x-www-form-urlencoded"])
    let token = try #require(answer.json["access_token"] as? String, "\(answer.status) \(answer.text)")
    self.token = token
    return token
  }

  private func send(_ method: String, _ path: String, _ body: String?, _ headers: [String]) throws -> Answer {
    let client = try RawClient(port: process.port)
    let lines = ["\(method) \(path) HTTP/1.1", "Host: 127.0.0.1", "Content-Length: \(body?.utf8.count ?? 0)"] + headers
    try client.send(lines.joined(separator: "\r\n") + "\r\n\r\n" + (body ?? ""))
    return try client.answer()
  }

  // MARK: Its folder

  func folder() throws -> String { try Self.folder(of: process.processIdentifier) }

  /// By the lock that it holds.
  static func folder(of process: Int32) throws -> String {
    let files = "/proc/\(process)/fd"
    let held = try FileManager.default.contentsOfDirectory(atPath: files).compactMap {
      try? FileManager.default.destinationOfSymbolicLink(atPath: files + "/" + $0)
    }
    let lock = held.first { $0.hasSuffix("/lock") && $0.contains("/passemarche-mock-") }
    guard let lock else { throw HarnessError("process \(process) has no folder") }
    return String(lock.dropLast(5))
  }
}
