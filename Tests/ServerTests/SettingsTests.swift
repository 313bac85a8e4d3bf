import Foundation
import TestSupport
import Testing

/// Where settings come from, and what is written of them in the documentation.
@Suite(.serialized) struct SettingsTests {
  @Test func commandsReadTheConfigurationOfServe() throws {
    let folder = try TemporaryFolder()
    let (file, directory) = (folder.place("passemarche.conf").path, folder.place("data").path)
    try "data-dir = \(directory)\nlog-level = error\n".write(toFile: file, atomically: true, encoding: .utf8)
    #expect(try passemarche("editor", "add", "A", "--config", file).status == 0)
    #expect(try passemarche("editor", "list", "--config", file).output.contains("A"))
    #expect(FileManager.default.fileExists(atPath: directory + "/passemarche.db"))
  }

  /// Of every command that opens a database.
  @Test func settingsOfAnotherEnvironmentChangeNothing() throws {
    let folder = try TemporaryFolder()
    let (directory, copy) = (folder.place("data").path, folder.place("copy.db").path)
    func settings(_ environment: String, _ directory: String) throws -> String {
      let file = folder.place("\(environment).conf").path
      let text = "environment = \(environment)\ndata-dir = \(directory)\n"
      try text.write(toFile: file, atomically: true, encoding: .utf8)
      return file
    }
    #expect(try passemarche("editor", "add", "A", "--client-id", "a", "--data-dir", directory).status == 0)
    func sqlite(_ script: String) throws -> String {
      let result = try run(URL(fileURLWithPath: "/usr/bin/sqlite3"), [directory + "/passemarche.db", script])
      guard result.status == 0 else { throw HarnessError(result.errors) }
      return result.output
    }
    _ = try sqlite("INSERT INTO settings (key, value) VALUES ('environment', 'production')")
    #expect(try passemarche("backup", copy, "--data-dir", directory).status == 0)
    let before = (try sqlite(".dump"), try FileManager.default.contentsOfDirectory(atPath: directory).sorted())

    let wrong = try settings("sandbox", directory)
    let other = folder.place("other.db").path
    for words in [
      ["serve", "--listen", "127.0.0.1:0"], ["editor", "add", "B"], ["editor", "list"], ["editor", "show", "a"],
      ["editor", "update", "a", "--name", "C"], ["editor", "disable", "a"], ["editor", "enable", "a"],
      ["editor", "rotate-secret", "a"], ["market", "list"], ["market", "show", "m"], ["market", "complete", "m"],
      ["webhook", "list"], ["webhook", "show", "w"], ["webhook", "replay", "w"], ["migrate"], ["backup", other],
      ["restore", copy], ["master-key", "rotate"], ["signing-key", "rotate"],
    ] {
      let refused = try run(Products.passemarche, words + ["--config", wrong])
      #expect(refused.status == 1 && refused.output.isEmpty, "\(words): \(refused.output)")
      let reason = "belongs to the environment production, and the settings are those of sandbox"
      #expect(refused.errors.contains(reason), "\(words): \(refused.errors)")
    }
    #expect(try sqlite(".dump") == before.0)
    #expect(try FileManager.default.contentsOfDirectory(atPath: directory).sorted() == before.1)
    #expect(!FileManager.default.fileExists(atPath: other))

    // A copy of another environment is not put where there is nothing either.
    let new = folder.place("new").path
    #expect(try passemarche("restore", copy, "--config", settings("sandbox", new)).status == 1)
    #expect(!FileManager.default.fileExists(atPath: new))

    let right = try settings("production", directory)
    #expect(try passemarche("editor", "list", "--config", right).status == 0)
    #expect(try passemarche("restore", copy, "--config", right).status == 0)
    // What the environment demands is demanded before it was ever served, too.
    let plain = try passemarche(
      "editor", "add", "B", "--webhook-url", "http://example.org/hook", "--config", settings("production", new))
    #expect(plain.status == 2 && plain.output.isEmpty, "\(plain.errors)")
    let unknown = try passemarche("editor", "list", "--config", settings("moon", directory))
    #expect(unknown.status == 2 && unknown.errors.contains("not moon"), "\(unknown.errors)")
  }

  @Test func configurationComesFromFileVariableAndFlagInThatOrder() throws {
    try withDirectory { directory in
      try FileManager.default.createDirectory(
        atPath: directory, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
      let file = directory + "/passemarche.conf"
      try "# a comment\nenvironment = moon\n".write(toFile: file, atomically: true, encoding: .utf8)
      #expect(try passemarche("serve", "--config", file).errors.contains("not moon"))
      #expect(
        try passemarche("serve", "--config", file, environment: ["PASSEMARCHE_ENVIRONMENT": "mars"]).errors.contains(
          "not mars"))
      #expect(
        try passemarche(
          "serve", "--config", file, "--environment", "venus", environment: ["PASSEMARCHE_ENVIRONMENT": "mars"]
        )
        .errors.contains("not venus"))
      try "colour = red\n".write(toFile: file, atomically: true, encoding: .utf8)
      let unknown = try passemarche("serve", "--config", file)
      #expect(unknown.status == 1)
      #expect(unknown.errors.contains(":1: unknown setting colour"))
    }
  }

  @Test func theDocumentedSettingsAreTheRealOnes() throws {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let page = try String(contentsOf: root.appendingPathComponent("docs/configuration.md"), encoding: .utf8)
    #expect(
      page.contains(try passemarche("settings").output),
      "`passemarche settings` prints the table of docs/configuration.md")
  }

  /// What fails is started again for ever, and what stops has the time for it that the settings give it. Nothing is
  /// erased by a clock that nobody has set.
  @Test func theDocumentedServiceNeitherGivesUpNorIsCutOff() throws {
    let unit = try String(contentsOfFile: PackageRoot.path("docs/systemd/passemarche.service"), encoding: .utf8)
    var section = ""
    var values: [String: String] = [:]
    for line in unit.split(separator: "\n") where !line.hasPrefix("#") {
      if line.hasPrefix("[") { section = String(line) }
      let parts = line.split(separator: "=", maxSplits: 1)
      if parts.count == 2 { values[section + String(parts[0])] = String(parts[1]) }
    }
    #expect(values["[Unit]StartLimitIntervalSec"] == "0")
    #expect(values["[Unit]After"]?.split(separator: " ").contains("time-sync.target") == true)
    #expect(values["[Service]Restart"] == "on-failure")
    // A migration that is broken off begins anew.
    #expect(values["[Service]TimeoutStartSec"] == "infinity")
    let pause = try #require(values["[Service]RestartSec"].flatMap { Int($0) })
    #expect(pause >= 1)

    let settings = try passemarche("settings").output.split(separator: "\n")
    let defaults = try ["stop-notice", "shutdown-grace"].map { name -> Int in
      let row = try #require(settings.first { $0.hasPrefix("| `\(name)` |") })
      let cells = row.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
      return try #require(Int(cells[3]), "\(row)")
    }
    let deliveries = 5
    let timeout = try #require(values["[Service]TimeoutStopSec"].flatMap { Int($0) })
    #expect(timeout > defaults.reduce(deliveries, +))
  }
}
