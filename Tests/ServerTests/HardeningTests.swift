import Foundation
import TestSupport
import Testing

/// What a hostile or careless caller, or operator, gets for it.
@Suite(.serialized) struct HardeningTests {
  @Test func anUnreadableLoginIsMeteredToo() throws {
    let server = try RunningServer()
    let anonymous = try APIClient(server, try server.addEditor("Editor"), scope: nil)
    let answer = try anonymous.get("/api/v1/status", headers: ["Authorization: Bearer a", "Authorization: Bearer b"])
    #expect(answer.status == 401)
    #expect(answer["x-ratelimit-remaining"] == "999")
  }

  @Test(arguments: [("Bearer x", "Bearer error=\"invalid_token\""), ("Basic eDp5", "Bearer"), ("Token x", "Bearer")])
  func onlyBearerTokensAreCalledInvalid(_ login: String, _ challenge: String) throws {
    let server = try RunningServer()
    let anonymous = try APIClient(server, try server.addEditor("Editor"), scope: nil)
    let answer = try anonymous.get("/api/v1/status", headers: ["Authorization: \(login)"])
    #expect(answer.status == 401)
    #expect(answer["www-authenticate"] == challenge)
  }

  /// The slow hash is paid for before it is done, and the payment given back to who was right.
  @Test func rightSecretsCostTheAddressNothing() throws {
    let server = try RunningServer()
    let client = try APIClient(server, try server.addEditor("Editor"), scope: nil)
    for number in 1...11 {
      let other = try APIClient(server, try server.addEditor("Editor \(number)"), scope: nil)
      #expect(try other.requestToken().status == 200)
    }
    let statuses = try (0..<11).map { _ in try client.requestToken(secret: "wrong").status }
    #expect(statuses == Array(repeating: 401, count: 10) + [429])
    #expect(try client.requestToken().status == 429, "unknown secrets wait")
  }

  @Test func faultsOfItemsNameTheItem() throws {
    let server = try RunningServer()
    let client = try APIClient(server, try server.addEditor("Editor"))
    let answer = try client.post(
      "/api/v1/public_markets", client.market(["market_type_codes": ["supplies", "x"], "lots": ["A", ["name": 5]]]))
    #expect(
      answer.json["errors"] as? [String] == [
        "Market type code 2 is not included in the list", "Lot 1 has the wrong type", "Lot 2 name has the wrong type",
      ])
  }

  @Test func twoServersDoNotShareAPort() throws {
    let server = try RunningServer()
    let folder = try TemporaryFolder()
    let data = folder.place("data").path
    let second = try run(
      Products.passemarche,
      ["serve", "--environment", "sandbox", "--data-dir", data, "--listen", "127.0.0.1:\(server.port)"])
    #expect(second.status == 1)
    #expect(second.errors.contains("Address already in use"))
  }

  @Test func theMasterKeyIsNeverReplacedByMistake() throws {
    let server = try RunningServer()
    _ = server.stop()
    let file = server.directory.appendingPathComponent("master.key")
    let key = try String(contentsOf: file, encoding: .utf8)
    try FileManager.default.removeItem(at: file)
    let missing = try server.operate(["editor", "list"])
    #expect(missing.status == 1)
    #expect(missing.errors.contains("is missing"))
    #expect(!FileManager.default.fileExists(atPath: file.path))
    let other = try run(
      Products.passemarche, ["editor", "list", "--data-dir", server.directory.path],
      environment: ["PASSEMARCHE_MASTER_KEY": String(repeating: "ab", count: 32)])
    #expect(other.status == 1)
    #expect(other.errors.contains("is not the one"))
    let right = try run(
      Products.passemarche, ["editor", "list", "--data-dir", server.directory.path],
      environment: ["PASSEMARCHE_MASTER_KEY": key])
    #expect(right.status == 0, "\(right.errors)")
  }

  @Test func aServerThatIsStoppedLogsNoError() throws {
    let folder = try TemporaryFolder()
    let process = Process()
    process.executableURL = Products.passemarche
    process.arguments = [
      "serve", "--environment", "sandbox", "--data-dir", folder.place("data").path, "--listen", "127.0.0.1:0",
    ]
    let (output, errors) = (Pipe(), Pipe())
    process.standardOutput = output
    process.standardError = errors
    try process.run()
    _ = try output.fileHandleForReading.read(upToCount: 1)
    process.terminate()
    let log = String(decoding: errors.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
    #expect(log.contains("\"stopped\""))
    #expect(!log.contains("\"level\":\"error\""), "\(log)")
  }
}
