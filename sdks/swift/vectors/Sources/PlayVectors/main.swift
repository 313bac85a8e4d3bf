// Written by `spec`. Changes are lost.

// Plays the test vectors that all clients share: `PlayVectors VECTORS_FILE BASE_URL`, with the credentials in
// `PM_CLIENT_ID` and `PM_CLIENT_SECRET`. Prints a line for each vector; exits with 1 where one failed.

import Foundation
import PasseMarche

let environment = ProcessInfo.processInfo.environment
let credentials = Credentials(
  clientID: environment["PM_CLIENT_ID"] ?? "", clientSecret: environment["PM_CLIENT_SECRET"] ?? "")
let base = CommandLine.arguments[2]
let file = try JSONDecoder().decode(
  JSONValue.self, from: try Data(contentsOf: URL(fileURLWithPath: CommandLine.arguments[1])))
let sandbox = try await Sandbox(
  base, clientID: credentials.clientID, clientSecret: credentials.clientSecret)

func tell(_ line: String) { FileHandle.standardOutput.write(Data((line + "\n").utf8)) }

var isFailed = false
for vector in file["vectors"]?.items ?? [] {
  let name = vector["name"]?.text ?? ""
  let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
  do {
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let player = Player(
      options: vector["options"], base: base, credentials: credentials, sandbox: sandbox, folder: folder)
    try await player.play(vector["steps"]?.items ?? [])
    tell("ok \(name)")
  } catch {
    isFailed = true
    tell("not ok \(name): \(error)")
  }
}
exit(isFailed ? 1 : 0)
