import Crypto
import Deliveries
import Foundation
import TestSupport
import Testing

/// Another master key: what there is goes on with it, and a rotation that was killed anywhere is ended by the next.
@Suite(.serialized) struct MasterKeyTests {
  // MARK: What goes on

  @Test func everythingGoesOnWithTheNewKey() async throws {
    let receiver = try Receiver()
    let server = try RunningServer(flags: ["--antivirus", "off", "--quota-scale", "100"])
    let credentials = try server.addEditor("Rotated editor", ["--webhook-url", receiver.url])
    let client = try APIClient(server, credentials)
    let market = try OpenMarket(server, client)
    let candidature = try Candidature(server, market)
    let bytes = SampleFile.pdf(50_000, seed: 1)
    try candidature.upload("avant.pdf", bytes)
    let data = DataDirectory(server.directory)
    let former = try data.key()

    let refused = try server.operate(["master-key", "rotate"])
    #expect(refused.status == 1 && refused.errors.contains("stop the server first"), "\(refused.errors)")
    #expect(try data.key() == former)
    #expect(!data.holds("master.key.new"))
    #expect(server.stop() == 0)
    #expect(try data.sealed(with: former.id) >= 5)
    let certificate = try data.certificate()
    let rotated = try server.operate(["master-key", "rotate"])
    #expect(rotated.status == 0, "\(rotated.errors)")
    let new = try data.key()
    #expect(new != former)
    #expect(rotated.output.contains(new.id))
    for key in [former, new] { #expect(!(rotated.output + rotated.errors).contains(key.text)) }

    // All of it is sealed with the new key, and nothing with the former one, which is kept for backups.
    #expect(try data.sealed(with: former.id) == 0)
    #expect(try data.sealed(with: new.id) >= 5)
    #expect(try !data.databaseHolds(former.id))
    #expect(try data.databaseHolds(new.id))
    #expect(try data.key("master.key.\(former.id)") == former)
    #expect(!data.holds("master.key.new"))
    for name in ["master.key", "master.key.\(former.id)", "document-signer.pem"] {
      #expect(try data.mode(name) == 0o600, "\(name)")
    }
    let closed = try run(
      Products.passemarche, ["editor", "list", "--data-dir", data.path],
      environment: ["PASSEMARCHE_MASTER_KEY": former.text])
    #expect(closed.status == 1 && closed.errors.contains("is not the one"), "\(closed.errors)")

    try server.start()
    #expect(try data.certificate() == certificate)
    #expect(try client.get("/api/v1/public_markets/\(market.identifier)").status == 200, "a token from before")
    #expect(try APIClient(server, credentials, scope: RunningPlatform.besides).token != nil)
    let file = try #require(try candidature.stored().first)
    #expect(try candidature.visitor.request("GET", candidature.address("files/\(file.id)")).body == bytes)
    try candidature.upload("après.pdf", SampleFile.pdf(50_000, seed: 2))
    #expect(try candidature.send(try candidature.summary()).status == 303)
    try await candidature.waitUntilSent()
    #expect(Set(try SubmittedDocuments(client, candidature.identifier).originalNames) == ["avant.pdf", "après.pdf"])
    let signature = WebhookSignature(secret: Array(credentials.webhook_secret.utf8))
    func told() -> Receiver.Request? {
      receiver.requests.first { String(decoding: $0.body, as: UTF8.self).contains(candidature.identifier) }
    }
    try await eventually("the webhook") { told() != nil }
    let request = try #require(told())
    #expect(try signature.accepts(bodySignature: request["x-webhook-signature-sha256"] ?? "", body: request.body))
    #expect(server.stop() == 0)
    #expect(try data.sealed(with: former.id) == 0)
  }

  @Test func aKeyThatIsKeptElsewhereIsItsKeepersToReplace() throws {
    let folder = try TemporaryFolder()
    let (directory, file) = (folder.place("data").path, folder.place("new.key").path)
    let (former, new) = (String(repeating: "ab", count: 32), String(repeating: "cd", count: 32))
    func passemarche(_ key: String, _ words: String...) throws -> CommandResult {
      try run(
        Products.passemarche, words + ["--data-dir", directory], environment: ["PASSEMARCHE_MASTER_KEY": key])
    }
    #expect(try passemarche(former, "editor", "add", "A").status == 0)
    let unnamed = try passemarche(former, "master-key", "rotate")
    #expect(unnamed.status == 2 && unnamed.errors.contains("--new-master-key-file"), "\(unnamed.errors)")
    let missing = try passemarche(former, "master-key", "rotate", "--new-master-key-file", file)
    #expect(missing.status == 1 && missing.errors.contains("\(file) is missing"), "\(missing.errors)")
    try new.write(toFile: file, atomically: true, encoding: .utf8)
    try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: file)
    let readable = try passemarche(former, "master-key", "rotate", "--new-master-key-file", file)
    #expect(readable.status == 1 && readable.errors.contains("chmod 600"), "\(readable.errors)")
    try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: file)
    let wrong = try passemarche(new, "editor", "list")
    #expect(wrong.status == 1 && wrong.errors.contains("is not the one"))

    let rotated = try passemarche(former, "master-key", "rotate", "--new-master-key-file", file)
    #expect(rotated.status == 0, "\(rotated.errors)")
    #expect(rotated.output.contains("PASSEMARCHE_MASTER_KEY"))
    for key in [former, new] { #expect(!(rotated.output + rotated.errors).contains(key)) }
    #expect(try FileManager.default.contentsOfDirectory(atPath: directory).allSatisfy { !$0.hasPrefix("master.key") })
    let closed = try passemarche(former, "editor", "list")
    #expect(closed.status == 1 && closed.errors.contains("it is the new one"), "\(closed.errors)")
    #expect(try passemarche(new, "editor", "list").output.contains("A"))
    // Where nobody has seen that it was done.
    for key in [former, new] {
      let again = try passemarche(key, "master-key", "rotate", "--new-master-key-file", file)
      #expect(again.status == 0 && again.output.contains("already"), "\(again.errors)")
    }
  }

  /// The new key has made other backups since, and other signatures.
  @Test func aBackupFromBeforeIsBroughtToTheKeyOfToday() throws {
    let server = try RunningServer()
    let data = DataDirectory(server.directory)
    let copy = server.directory.appendingPathComponent("copy.db").path
    #expect(try server.operate(["backup", copy]).status == 0)
    #expect(server.stop() == 0)
    let former = try data.key()
    #expect(try server.operate(["master-key", "rotate"]).status == 0)
    let new = try data.key()
    #expect(try server.operate(["restore", copy]).status == 0)
    let closed = try server.operate(["editor", "list"])
    let words = [
      "master-key", "rotate", "--master-key-file", data.path + "/master.key.\(former.id)", "--new-master-key-file",
      data.path + "/master.key",
    ]
    #expect(closed.status == 1 && closed.errors.contains(words.joined(separator: " ")), "\(closed.errors)")
    let brought = try server.operate(words)
    #expect(brought.status == 0, "\(brought.errors)")
    #expect(try data.key() == new)
    #expect(try data.key("master.key.\(former.id)") == former)
    #expect(try data.sealed(with: former.id) == 0)
    try server.start()
    #expect(try APIClient.demo(server).requestToken().status == 200)
  }

  @Test(.enabled(if: geteuid() == 0 || ProcessInfo.processInfo.environment["CI"] != nil))
  func whatRootMakesBelongsToWhoServes() throws {
    let server = try RunningServer()
    #expect(server.stop() == 0)
    func give(_ directory: String) throws {
      #expect(try run(URL(fileURLWithPath: "/bin/chown"), ["-R", "65534:65534", directory]).status == 0)
    }
    func isNobodys(_ path: String) -> Bool {
      var status = stat()
      return lstat(path, &status) == 0 && status.st_uid == 65_534 && status.st_gid == 65_534
    }
    let directory = server.directory.path
    try give(directory)
    let before = Set(try FileManager.default.contentsOfDirectory(atPath: directory))
    #expect(before.isSuperset(of: ["master.key", "document-signer.pem", "passemarche.db"]))
    #expect(try server.operate(["master-key", "rotate"]).status == 0)
    let after = try FileManager.default.contentsOfDirectory(atPath: directory)
    #expect(after.count == before.count + 1, "the former key is there as well")
    for name in after { #expect(isNobodys(directory + "/" + name), "\(name)") }

    // In a folder of root's, as whose the key file is; and the first key of all, as whose the database's directory is.
    let folder = try TemporaryFolder()
    let (data, key) = (folder.place("data").path, folder.place("key").path)
    try FileManager.default.createDirectory(
      atPath: data, withIntermediateDirectories: false, attributes: [.posixPermissions: 0o700])
    try give(data)
    for words in [["editor", "add", "A"], ["master-key", "rotate"]] {
      let done = try run(Products.passemarche, words + ["--data-dir", data, "--master-key-file", key])
      #expect(done.status == 0, "\(done.errors)")
      let keys = try FileManager.default.contentsOfDirectory(atPath: folder.path).filter { $0.hasPrefix("key") }
      #expect(keys.count == (words[0] == "editor" ? 1 : 2))
      for name in keys { #expect(isNobodys(folder.place(name).path), "\(name)") }
    }
  }

  // MARK: What is killed

  /// What a rotation has left that was killed between two of its steps.
  enum Remains: CaseIterable {
    case newKey, formerKey, signerOfBoth, database, keyFile, signer

    var isCommitted: Bool { self == .database || self == .keyFile || self == .signer }
  }

  /// The states are put together from what was there before a rotation and after it. Each is met by a server that is
  /// started, and by the rotation itself.
  @Test func whatAKilledRotationHasLeftIsEnded() throws {
    let server = try RunningServer()
    #expect(server.stop() == 0)
    let folder = try TemporaryFolder()
    let data = DataDirectory(server.directory)
    let before = DataDirectory(folder.place("before"))
    let after = DataDirectory(folder.place("after"))
    try data.copy(to: before)
    #expect(try server.operate(["master-key", "rotate"]).status == 0)
    try data.copy(to: after)
    let (former, new) = (try before.key(), try after.key())
    let certificate = try before.certificate()
    func leave(_ remains: Remains) throws {
      try (remains.isCommitted ? after : before).copy(to: data)
      if remains.isCommitted { try data.owe(former.id) }
      if remains != .keyFile, remains != .signer {
        try before.copy("master.key", to: data)
        try after.copy("master.key", to: data, as: "master.key.new")
      }
      if remains != .newKey { try before.copy("master.key", to: data, as: "master.key.\(former.id)") }
      if [.signerOfBoth, .database, .keyFile].contains(remains) {
        try data.write("document-signer.pem", certificate + before.signerBlock() + after.signerBlock())
      }
    }
    func demandEnd(_ remains: Remains) throws {
      let ended = try server.operate(["master-key", "rotate"])
      #expect(ended.status == 0, "\(remains): \(ended.errors)")
      #expect(ended.output.contains("already") == remains.isCommitted, "\(remains): \(ended.output)")
      #expect(try data.key() == new, "\(remains): the key that was made is the one that is used")
      #expect(try data.keyFiles() == ["master.key", "master.key.\(former.id)"], "\(remains)")
      #expect(try data.key("master.key.\(former.id)") == former, "\(remains)")
      #expect(try data.sealed(with: former.id) == 0, "\(remains)")
      #expect(try data.debt() == "", "\(remains)")
    }
    for remains in Remains.allCases {
      try leave(remains)
      let warned = server.warnings
      try server.start()
      #expect(try APIClient.demo(server).requestToken().status == 200, "\(remains)")
      #expect(server.stop() == 0)
      #expect(server.warnings - warned == (remains.isCommitted ? 1 : 0), "\(remains)")
      #expect(try data.key() == (remains.isCommitted ? new : former), "\(remains)")
      if remains.isCommitted { #expect(try data.key("master.key.\(former.id)") == former, "\(remains)") }
      try demandEnd(remains)

      try leave(remains)
      try demandEnd(remains)
      let ended = server.warnings
      try server.start()
      #expect(try APIClient.demo(server).requestToken().status == 200, "\(remains)")
      #expect(try data.certificate() == certificate, "\(remains)")
      #expect(server.stop() == 0)
      #expect(server.warnings == ended, "\(remains)")
    }
  }

  /// Of several that open the database of a rotation that was killed, each finds the key, whoever puts it in place.
  @Test func aKeyThatWaitsIsPutInItsPlaceOnce() async throws {
    let folder = try TemporaryFolder()
    let data = DataDirectory(folder.place("data"))
    let before = DataDirectory(folder.place("before"))
    func passemarche(_ words: String...) throws -> CommandResult {
      try run(Products.passemarche, words + ["--data-dir", data.path])
    }
    #expect(try passemarche("editor", "add", "A").status == 0)
    try data.copy(to: before)
    #expect(try passemarche("master-key", "rotate").status == 0)
    let (former, new) = (try before.key(), try data.key())
    try data.owe(former.id)
    try data.copy("master.key", to: data, as: "master.key.new")
    try before.copy("master.key", to: data)
    // Where that cannot be done nothing is lost.
    try data.copy("master.key.new", to: data, as: "master.key.\(former.id)")
    let refused = try passemarche("editor", "list")
    #expect(refused.status == 1 && refused.errors.contains("`passemarche master-key rotate` ends it"))
    #expect(try data.key() == former && data.key("master.key.new") == new)
    // Not even the copy of the former key is there.
    try data.remove("master.key.\(former.id)")
    let path = data.path
    let results = try await withThrowingTaskGroup(of: CommandResult.self) { group in
      for _ in 0..<6 {
        group.addTask {
          try await aside { try run(Products.passemarche, ["editor", "list", "--data-dir", path]) }
        }
      }
      return try await group.reduce(into: [CommandResult]()) { $0.append($1) }
    }
    for result in results { #expect(result.status == 0 && result.output.contains("A"), "\(result.errors)") }
    #expect(try data.key() == new)
    #expect(try data.keyFiles() == ["master.key", "master.key.\(former.id)"])
    #expect(try data.key("master.key.\(former.id)") == former)
  }

  /// As on a disk that is full: files grow to two megabytes, and the database is larger.
  @Test func remainsThatCannotBeErasedStayOwed() throws {
    let server = try RunningServer()
    #expect(server.stop() == 0)
    let data = DataDirectory(server.directory)
    try data.grow()
    let former = try data.key()
    func rotate(filesGrowTo limit: Int) throws -> CommandResult {
      try run(
        URL(fileURLWithPath: "/usr/bin/prlimit"),
        ["--fsize=\(limit):", Products.passemarche.path, "master-key", "rotate", "--data-dir", data.path])
    }
    // Without any room nothing has changed.
    let refused = try rotate(filesGrowTo: 0)
    #expect(refused.status == 1, "\(refused.output)")
    #expect(try data.key() == former && data.debt() == "" && data.sealed(with: former.id) > 0)

    var new: DataDirectory.Key?
    for _ in 0..<2 {
      let failed = try rotate(filesGrowTo: 2 << 20)
      #expect(failed.status == 1 && failed.errors.contains("the rotation is not over"), "\(failed.errors)")
      let key = try data.key()
      #expect(key != former && key == new ?? key, "another attempt makes no other key")
      new = key
      #expect(try data.keyFiles() == ["master.key", "master.key.\(former.id)"])
      #expect(try data.debt() == former.id)
      #expect(try data.sealed(with: former.id) == 0)
      #expect(try server.operate(["editor", "list"]).status == 0)
      let warned = server.warnings
      try server.start()
      #expect(server.stop() == 0)
      #expect(server.warnings == warned + 1)
    }
    let paid = try server.operate(["master-key", "rotate"])
    #expect(paid.status == 0 && paid.output.contains("makes no other key"), "\(paid.errors)")
    #expect(try data.key() == new)
    #expect(try data.debt() == "")
    #expect(try !data.databaseHolds(former.id))
    let warned = server.warnings
    try server.start()
    #expect(server.stop() == 0)
    #expect(server.warnings == warned)
    #expect(try server.operate(["master-key", "rotate"]).status == 0)
    #expect(try data.key() != new, "with nothing owed it is a rotation")
  }

  /// Remains of two keys are owed then.
  @Test func aKeyThatIsGivenIsTakenWhateverIsOwed() throws {
    let folder = try TemporaryFolder()
    let data = DataDirectory(folder.place("data"))
    let file = folder.place("new.key").path
    func passemarche(_ words: String...) throws -> CommandResult {
      try run(Products.passemarche, words + ["--data-dir", data.path])
    }
    #expect(try passemarche("editor", "add", "A").status == 0)
    let former = try data.key()
    try data.grow()
    try data.owe("0123456789abcdef")
    try String(repeating: "cd", count: 32).write(toFile: file, atomically: true, encoding: .utf8)
    try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: file)
    let words = ["master-key", "rotate", "--new-master-key-file", file, "--data-dir", data.path]
    let failed = try run(
      URL(fileURLWithPath: "/usr/bin/prlimit"), ["--fsize=\(2 << 20):", Products.passemarche.path] + words)
    #expect(failed.status == 1 && failed.errors.contains("the rotation is not over"), "\(failed.errors)")
    #expect(try data.debt() == "0123456789abcdef \(former.id)")
    #expect(try data.key() == former && data.keyFiles() == ["master.key"], "no file is changed")
    #expect(try passemarche("editor", "list").status == 1)
    #expect(try passemarche("editor", "list", "--master-key-file", file).output.contains("A"))
    let paid = try run(Products.passemarche, words)
    #expect(paid.status == 0 && paid.output.contains("already"), "\(paid.errors)")
    #expect(try data.debt() == "")
  }

  /// It is killed at each call in its turn by which a step becomes durable, before that is done: at the first of them,
  /// then at the second, until there are no more.
  @Test(arguments: ["fsync", "fdatasync", "rename,renameat2", "unlink"])
  func aKillBetweenAnyTwoStepsLosesNothing(calls: String) throws {
    let folder = try TemporaryFolder()
    let data = DataDirectory(folder.place("data"))
    func passemarche(_ words: String...) throws -> CommandResult {
      try run(Products.passemarche, words + ["--data-dir", data.path])
    }
    #expect(try passemarche("editor", "add", "A").status == 0)
    try data.addFiles(50)
    var round = 0
    var isKilled = true
    while isKilled {
      round += 1
      let killer = [
        "-f", "-qq", "-o", "/dev/null", "-e", "trace=\(calls)", "-e", "inject=\(calls):signal=SIGKILL:when=\(round)",
      ]
      let rotation = try run(
        URL(fileURLWithPath: "/usr/bin/strace"),
        killer + [Products.passemarche.path, "master-key", "rotate", "--data-dir", data.path])
      isKilled = rotation.status != 0
      #expect(isKilled || round > 1, "it is killed at least once")
      #expect(rotation.errors == "", "round \(round)")
      let opened = try passemarche("editor", "list")
      #expect(opened.status == 0, "round \(round): \(opened.errors)")
      let (owed, key) = (try data.debt() != "", try data.key())
      let ended = try passemarche("master-key", "rotate")
      #expect(ended.status == 0, "round \(round): \(ended.errors)")
      #expect(try (data.key() == key) == owed, "round \(round): \(ended.output)")
      #expect(try data.debt() == "", "round \(round)")
      #expect(try passemarche("editor", "list").output.contains("A"), "round \(round)")
      #expect(try data.sealed(with: try data.key().id) >= 51, "round \(round)")
    }
  }
}

extension RunningServer {
  /// How often it has told, as it started, that a rotation is not over.
  fileprivate var warnings: Int { logLines.count { $0.contains("a rotation of the master key is not over") } }
}
