import Foundation
import TestSupport
import Testing

/// The operator's commands, run as an operator runs them.
@Suite(.serialized) struct OperatorTests {
  @Test func everyCommandExplainsItself() throws {
    for words in [
      [], ["serve"], ["editor"], ["editor", "add"], ["editor", "list"], ["editor", "show"], ["editor", "update"],
      ["editor", "disable"], ["editor", "enable"], ["editor", "rotate-secret"], ["market"], ["market", "list"],
      ["market", "show"], ["market", "complete"], ["webhook"], ["webhook", "list"], ["webhook", "show"],
      ["webhook", "replay"], ["mail"], ["mail", "test"], ["migrate"], ["backup"], ["restore"],
      ["master-key"], ["master-key", "rotate"], ["signing-key"], ["signing-key", "rotate"], ["settings"], ["metrics"],
      ["version"],
    ] {
      let result = try run(Products.passemarche, words + ["--help"])
      #expect(result.status == 0, "\(words)")
      #expect(result.output.contains("Usage: passemarche"), "\(words)")
    }
  }

  @Test(arguments: [
    [], ["dance"], ["editor", "add"], ["editor", "add", "A", "B"], ["serve", "--listen"], ["serve", "--colour", "red"],
    ["serve", "--environment", "moon"], ["editor", "add", "A", "--quota", "api=5"],
    ["serve", "--environment", "sandbox", "--loops", "0"],
    ["serve", "--environment", "staging", "--quota-scale", "2"],
  ])
  func wrongWordsAreExplained(_ words: [String]) throws {
    let result = try run(Products.passemarche, words)
    #expect(result.status == 2, "\(words): \(result.output)")
    #expect(result.errors.hasPrefix("passemarche:"))
  }

  /// What is wrong with the words is told before anything is made.
  @Test(arguments: [
    ["--quota", "api=5"], ["--client-id", "a b"], ["--webhook-url", "example.org"], ["--buyer-return-url", "ftp://a"],
    ["--frame-ancestor", "https://example.org/page"],
  ])
  func wrongWordsLeaveNothingBehind(_ words: [String]) throws {
    try withDirectory { directory in
      let result = try run(Products.passemarche, ["editor", "add", "A", "--data-dir", directory] + words)
      #expect(result.status == 2, "\(words): \(result.errors)")
      #expect(!FileManager.default.fileExists(atPath: directory), "\(words)")
      #expect(try passemarche("editor", "add", "\u{200B}", "--data-dir", directory).status == 2)
      #expect(!FileManager.default.fileExists(atPath: directory))
    }
  }

  @Test(arguments: ["", " \u{A0}", "deux\nlignes", "deux\u{2028}lignes", "annexe\u{202E}fdp", "\u{200B}\u{FEFF}"])
  func aNameIsOneLineThatCanBeSeen(_ name: String) throws {
    try withDirectory { directory in
      let refused = try passemarche("editor", "add", name, "--data-dir", directory)
      #expect(refused.status == 2 && refused.errors.contains("a name is one line"), "\(refused.errors)")
      #expect(try passemarche("editor", "add", "Éditions A", "--data-dir", directory).status == 0)
      let renamed = try passemarche("editor", "update", "Éditions A", "--name", name, "--data-dir", directory)
      #expect(renamed.status == 2 && renamed.errors.contains("a name is one line"), "\(renamed.errors)")
    }
  }

  @Test func theVersionIsTheContracts() throws {
    #expect(try passemarche("version").output.hasPrefix("passemarche 1."))
  }

  @Test func secretsAreShownOnceAndNeverKeptInClear() throws {
    try withDirectory { directory in
      let added = try passemarche("editor", "add", "Éditions A", "--data-dir", directory)
      #expect(added.status == 0, "\(added.errors)")
      let credentials = try JSONDecoder().decode(Credentials.self, from: Data(added.output.utf8))
      #expect(credentials.client_id.wholeMatch(of: /[0-9a-f]{32}/) != nil)
      #expect(credentials.client_secret.wholeMatch(of: /[0-9a-f]{64}/) != nil)
      #expect(credentials.webhook_secret.wholeMatch(of: /[0-9a-f]{64}/) != nil)
      let shown = try passemarche("editor", "show", "Éditions A", "--data-dir", directory)
      #expect(shown.output.contains(credentials.client_id))
      var everything = Data()
      for file in try FileManager.default.contentsOfDirectory(atPath: directory) {
        let path = directory + "/" + file
        everything += try Data(contentsOf: URL(fileURLWithPath: path))
        let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
        #expect((mode ?? 0o777) & 0o077 == 0, "\(file) is readable by others")
      }
      for secret in [credentials.client_secret, credentials.webhook_secret] {
        #expect(!shown.output.contains(secret))
        #expect(everything.range(of: Data(secret.utf8)) == nil)
      }
    }
  }

  /// To a disk that is full, to a reader that has gone, and where there is nobody at all.
  @Test func aSecretThatIsNotPrintedIsNoSuccess() throws {
    try withDirectory { directory in
      func shell(_ arguments: String, _ redirection: String) throws -> CommandResult {
        let command = "'\(Products.passemarche.path)' editor \(arguments) --data-dir '\(directory)'"
        return try run(
          URL(fileURLWithPath: "/bin/bash"), ["-c", "(sleep 0.3; \(command); echo status $? >&2) \(redirection)"])
      }
      for redirection in [">/dev/full", "| true", ">&-"] {
        let added = try shell("add A", redirection).errors
        #expect(added.contains("no editor was added") && added.contains("status 1"), "\(redirection): \(added)")
      }
      #expect(try passemarche("editor", "list", "--data-dir", directory).output.contains("no editor yet"))
      #expect(try passemarche("editor", "add", "A", "--data-dir", directory).status == 0)
      let before = try passemarche("editor", "show", "A", "--data-dir", directory).output
      let rotated = try shell("rotate-secret A", "| true")
      let isTold = rotated.errors.contains("rotate it again") && rotated.errors.contains("status 1")
      #expect(isTold, "\(rotated.errors)")
      #expect(try passemarche("editor", "show", "A", "--data-dir", directory).output == before, "nothing was changed")
      let again = try passemarche("editor", "rotate-secret", "A", "--data-dir", directory)
      #expect(again.status == 0 && again.output.contains("client_secret") && again.output.hasSuffix("\n"))
    }
  }

  @Test func aRotationEndsNoSecretThatReceiversMayStillRelyOn() throws {
    try withDirectory { directory in
      #expect(try passemarche("editor", "add", "A", "--data-dir", directory).status == 0)
      func rotate(_ options: String...) throws -> CommandResult {
        try run(Products.passemarche, ["editor", "rotate-secret", "A"] + options + ["--data-dir", directory])
      }
      #expect(try rotate("--webhook").status == 0)
      let before = try passemarche("editor", "show", "A", "--data-dir", directory).output
      let shown = try JSONSerialization.jsonObject(with: Data(before.utf8)) as? [String: Any]
      let until = try #require(shown?["previous_webhook_secret_until"] as? String)
      let refused = try rotate("--webhook", "--overlap", "720")
      #expect(refused.status == 1 && refused.output.isEmpty)
      #expect(refused.errors.contains("signs until \(until)") && refused.errors.contains("--overlap 0"))
      #expect(try passemarche("editor", "show", "A", "--data-dir", directory).output == before)
      #expect(try rotate("--client").status == 0, "the other secret has nothing to do with it")
      #expect(try rotate("--webhook", "--overlap", "0").status == 0)
      #expect(
        try passemarche("editor", "show", "A", "--data-dir", directory).output.contains(
          #""previous_webhook_secret_until":null"#))
      #expect(try rotate("--webhook").status == 0)
    }
  }

  @Test func editorsAreListedUpdatedAndKeptUnique() throws {
    try withDirectory { directory in
      #expect(try passemarche("migrate", "--data-dir", directory).status == 0)
      #expect(try passemarche("editor", "list", "--data-dir", directory).output.contains("no editor yet"))
      #expect(try passemarche("editor", "add", "A", "--client-id", "a", "--data-dir", directory).status == 0)
      let again = try passemarche("editor", "add", "A", "--data-dir", directory)
      #expect(again.status == 1)
      #expect(again.errors.contains("an editor of that name exists") && again.output.isEmpty)
      let taken = try passemarche("editor", "add", "B", "--client-id", "a", "--data-dir", directory)
      #expect(taken.status == 1 && taken.errors.contains("client identifier is taken") && taken.output.isEmpty)
      let updated = try passemarche(
        "editor", "update", "a", "--defense", "--quota", "api=5/2", "--webhook-url", "https://example.org/hook",
        "--data-dir", directory)
      #expect(updated.status == 0, "\(updated.errors)")
      #expect(updated.output.contains(#""webhook_url":"https://example.org/hook""#))
      #expect(updated.output.contains(#""api":{"limit":5,"burst":2}"#))
      #expect(
        try passemarche("editor", "update", "a", "--webhook-url", "ftp://example.org/hook", "--data-dir", directory)
          .status == 2)
      #expect(
        try passemarche("editor", "update", "a", "--webhook-url", "http://example.org/hook", "--data-dir", directory)
          .status == 0)
      let production = try passemarche(
        "serve", "--environment", "production", "--listen", "127.0.0.1:0", "--trusted-proxies", "127.0.0.1",
        "--data-dir", directory)
      #expect(production.status == 1)
      #expect(production.errors.contains("demands https"))
      #expect(try passemarche("editor", "show", "nobody", "--data-dir", directory).status == 1)
    }
  }

  @Test func aWrongOrReadableKeyIsRefused() throws {
    try withDirectory { directory in
      #expect(try passemarche("migrate", "--data-dir", directory).status == 0)
      let wrong = try passemarche(
        "editor", "list", "--data-dir", directory, environment: ["PASSEMARCHE_MASTER_KEY": "abc"])
      #expect(wrong.status == 1)
      #expect(wrong.errors.contains("64 hexadecimal digits"))
      #expect(!wrong.errors.contains("abc"))
      try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: directory + "/master.key")
      let readable = try passemarche("editor", "list", "--data-dir", directory)
      #expect(readable.status == 1)
      #expect(readable.errors.contains("chmod 600"))
    }
  }

  @Test func aNewDatabaseIsNotMadeBesideFilesOfAnother() throws {
    try withDirectory { directory in
      let name = String(repeating: "a", count: 32)
      let folder = directory + "/files/aa/aa"
      try FileManager.default.createDirectory(
        atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
      try "x".write(toFile: folder + "/" + name, atomically: true, encoding: .utf8)
      let refused = try passemarche("editor", "add", "A", "--data-dir", directory)
      #expect(refused.status == 1 && refused.output.isEmpty)
      #expect(refused.errors.contains("put their database back"))
      #expect(try FileManager.default.contentsOfDirectory(atPath: directory) == ["files"])
      try FileManager.default.removeItem(atPath: folder + "/" + name)
      #expect(try passemarche("editor", "add", "A", "--data-dir", directory).status == 0)
    }
  }

  @Test(arguments: [
    ["backup", "/nowhere/copy"], ["editor", "list"], ["editor", "show", "a"], ["editor", "disable", "a"],
    ["editor", "rotate-secret", "a"], ["market", "list"], ["webhook", "list"], ["signing-key", "rotate"],
  ])
  func onlyWhatBeginsMakesADatabase(_ words: [String]) throws {
    try withDirectory { directory in
      let result = try run(Products.passemarche, words + ["--data-dir", directory])
      #expect(result.status == 1)
      #expect(result.errors.contains("there is no database in \(directory)"), "\(result.errors)")
      #expect(!FileManager.default.fileExists(atPath: directory))
    }
  }

  @Test func productionIsNotTheOperatorsPlayground() throws {
    let server = try RunningServer(environment: "production", flags: ["--public-url", "https://example.org"])
    let editor = try server.addEditor("Producer")
    let client = try APIClient(server, editor)
    let market = try client.createMarket()
    let refused = try server.operate(["market", "complete", market])
    #expect(refused.status == 1)
    #expect(refused.errors.contains("only the buyer"))
    #expect(try client.post("/sandbox/clock", #"{"advance_seconds":1}"#).status == 404)
    #expect(try client.get("/sandbox/clock").status == 404)
    #expect(try client.send("OPTIONS", "/sandbox/clock").status == 404)
    let demo = APIClient.demo(server)
    #expect(try demo.requestToken().status == 401)
    #expect(server.stop() == 0)
    let moved = try run(
      Products.passemarche,
      ["serve", "--environment", "sandbox", "--listen", "127.0.0.1:0", "--data-dir", server.directory.path])
    #expect(moved.status == 1)
    #expect(moved.errors.contains("production"))
  }

  @Test func theSandboxHasADemoEditor() throws {
    let server = try RunningServer()
    #expect(try APIClient.demo(server).requestToken().status == 200)
    #expect(server.stop() == 0)
    try server.start()
    #expect(try APIClient.demo(server).requestToken().status == 200)
  }

  @Test func aMarketIsCompletedOnceWithTheFieldsOfItsTypes() throws {
    let server = try RunningServer()
    let client = try APIClient(server, try server.addEditor("Operator's editor"))
    let market = try client.createMarket(["market_type_codes": ["works"]])
    #expect(try server.operate(["market", "list"]).output.contains(market))
    #expect(try server.operate(["market", "complete", market]).status == 0)
    let read = try client.get("/api/v1/public_markets/\(market)").json
    #expect(read["status"] as? String == "completed")
    #expect((read["field_keys"] as? [String])?.count == 15)
    let again = try server.operate(["market", "complete", market])
    #expect(again.status == 1)
    #expect(again.errors.contains("completed already"))
    #expect(try server.operate(["market", "complete", "VR-2026-AAAAAAAAAAAA"]).status == 1)
  }

  @Test func aBackupIsACompleteDatabase() throws {
    let server = try RunningServer()
    let client = try APIClient(server, try server.addEditor("Saved editor"))
    let market = try client.createMarket()
    let copy = server.directory.appendingPathComponent("copies/passemarche.sqlite")
    try FileManager.default.createDirectory(at: copy.deletingLastPathComponent(), withIntermediateDirectories: false)
    // A backup that was killed has left this.
    try "half".write(toFile: copy.path + ".partial", atomically: true, encoding: .utf8)
    let backup = try server.operate(["backup", copy.path])
    #expect(backup.status == 0, "\(backup.errors)")
    let again = try server.operate(["backup", copy.path])
    #expect(again.status == 1)
    #expect(again.errors.contains("is there already"))
    let found = try run(URL(fileURLWithPath: "/usr/bin/sqlite3"), [copy.path, "SELECT identifier FROM markets"])
    #expect(found.output.contains(market))
  }

  @Test func aBackupTakesThePlaceOfADatabaseThatNobodyServes() throws {
    let server = try RunningServer()
    _ = try server.addEditor("Before")
    let copy = server.directory.appendingPathComponent("copy.db").path
    #expect(try server.operate(["backup", copy]).status == 0)
    _ = try server.addEditor("After")
    let served = try server.operate(["restore", copy])
    #expect(served.status == 1)
    #expect(served.errors.contains("stop the server first"), "\(served.errors)")
    #expect(try server.operate(["editor", "list"]).output.contains("After"))
    #expect(server.stop() == 0)
    let damaged = server.directory.appendingPathComponent("damaged.db").path
    try "no database".write(toFile: damaged, atomically: true, encoding: .utf8)
    let refused = try server.operate(["restore", damaged])
    #expect(refused.status == 1 && refused.errors.contains("\(damaged) is damaged"), "\(refused.errors)")
    let restored = try server.operate(["restore", copy])
    #expect(restored.status == 0, "\(restored.errors)")
    let editors = try server.operate(["editor", "list"]).output
    #expect(editors.contains("Before") && !editors.contains("After"))
    try server.start()
    #expect(try APIClient.demo(server).requestToken().status == 200)
  }

  @Test func aKeyIsRotatedUnderARunningServer() async throws {
    let server = try RunningServer()
    let editor = try server.addEditor("Keyed editor")
    func client() throws -> (client: APIClient, key: Substring) {
      let client = try APIClient(server, editor)
      let token = try #require(client.token)
      return (client, token.prefix { $0 != "." })
    }
    /// The server looks for another key at most once a second.
    func next(after key: Substring) async throws -> (client: APIClient, key: Substring) {
      var found = try client()
      try await eventually("another key", pause: .milliseconds(600)) {
        if found.key == key { found = try client() }
        return found.key != key
      }
      return found
    }
    let first = try client()
    let rotated = try server.operate(["signing-key", "rotate"])
    #expect(rotated.status == 0 && rotated.output.contains("until they expire"), "\(rotated.errors)")
    #expect(try first.client.get("/api/v1/status").status == 200, "what the old one signed stays good")
    let second = try await next(after: first.key)
    let replaced = try server.operate(["signing-key", "rotate", "--revoke"])
    #expect(replaced.status == 0 && replaced.output.contains("have ended"), "\(replaced.errors)")
    for ended in [first, second] { #expect(try ended.client.get("/api/v1/status").status == 401) }
    let third = try await next(after: second.key)
    #expect(try third.client.get("/api/v1/status").status == 200)
    #expect(server.stop() == 0)
    try server.start()
    #expect(try third.client.get("/api/v1/status").status == 200)
  }
}
