import Foundation
import TestSupport
import Testing

/// `passemarche fake-editor` as it is typed.
@Suite(.serialized) struct PlatformCommandTests {
  private func fakeEditor(_ arguments: [String], _ environment: [String: String] = [:]) throws -> CommandResult {
    try run(Products.passemarche, ["fake-editor"] + arguments, environment: environment)
  }

  @Test func itExplainsItself() throws {
    let help = try fakeEditor(["--help"])
    #expect(help.status == 0 && help.output.contains("Usage: passemarche fake-editor"))
    for word in ["--url", "--listen", "--client-id", "--data-dir", "PM_CLIENT_SECRET", "PM_WEBHOOK_SECRET"] {
      #expect(help.output.contains(word))
    }
  }

  @Test(arguments: [
    (["--listen", "nowhere"], "--listen takes ADDRESS:PORT, not nowhere"),
    (["--listen", "127.0.0.1:99999"], "--listen takes ADDRESS:PORT"),
    (["--url", "ftp://127.0.0.1"], "--url must be an absolute http or https URL"),
    (["--url", "http://127.0.0.1:8080/?a=b"], "--url takes the service's address"),
    (["--url", "http://user:word@127.0.0.1"], "--url must be an absolute http or https URL"),
    (["--client-id", "another"], "PM_CLIENT_SECRET is not set"),
    (["--bogus"], "unknown option --bogus"), (["more"], "takes no operand"), (["--url"], "--url"),
  ])
  func wrongFlagsAreExplained(_ flags: [String], _ sentence: String) throws {
    let result = try fakeEditor(flags)
    #expect(result.status == 2 && result.output.isEmpty)
    #expect(result.errors.hasPrefix("passemarche:") && result.errors.contains(sentence), "\(result.errors)")
  }

  @Test func secretsComeFromTheEnvironmentAlone() throws {
    let own = ["PM_CLIENT_SECRET": "a secret word"]
    let missing = try fakeEditor(["--client-id", "another"], own)
    #expect(missing.status == 2 && missing.errors.contains("PM_WEBHOOK_SECRET is not set"))
    let blank = try fakeEditor([], ["PM_WEBHOOK_SECRET": "  "])
    #expect(blank.status == 2 && blank.errors.contains("PM_WEBHOOK_SECRET holds no secret"))
    #expect(!missing.errors.contains("a secret word"))
  }

  @Test func whatItCannotUseIsNamed() throws {
    let folder = try TemporaryFolder()
    let listen = ["--listen", "127.0.0.1:0"]
    let receiver = try Receiver()
    let taken = try fakeEditor([
      "--listen", "127.0.0.1:\(receiver.port)", "--data-dir", folder.place("taken").path,
    ])
    #expect(taken.status == 1 && taken.errors.contains("127.0.0.1:\(receiver.port)"), "\(taken.errors)")

    let file = folder.place("file")
    try Data().write(to: file)
    let noFolder = try fakeEditor(listen + ["--data-dir", file.path])
    #expect(noFolder.status == 1 && noFolder.errors.contains("the notes cannot be kept in \(file.path)"))
    #expect(!noFolder.errors.contains("UserInfo"), "\(noFolder.errors)")

    let notes = folder.place("data")
    try FileManager.default.createDirectory(at: notes, withIntermediateDirectories: true)
    try Data("{broken".utf8).write(to: notes.appendingPathComponent("notes.json"))
    let broken = try fakeEditor(listen + ["--data-dir", notes.path])
    #expect(broken.status == 1 && broken.errors.contains("notes.json does not hold notes of this platform"))
    #expect(try Data(contentsOf: notes.appendingPathComponent("notes.json")) == Data("{broken".utf8))

    let noAssets = try fakeEditor(listen + ["--data-dir", folder.place("new").path, "--assets-dir", file.path])
    #expect(noAssets.status == 1 && noAssets.errors.contains("scripts/assets"), "\(noAssets.errors)")
  }

  @Test func itSaysWhereItIsAndEndsWhenTold() throws {
    let editor = Credentials(client_id: "another", client_secret: "word", webhook_secret: "other")
    let platform = try RunningPlatform("http://127.0.0.1:1", editor)
    #expect(
      platform.readyLine == "The demonstration platform is ready on \(platform.url), for http://127.0.0.1:1")
    #expect(try Visitor(platform).open("/").status == 200)
    #expect(platform.stop() == 0)
  }
}
