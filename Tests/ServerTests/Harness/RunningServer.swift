import Foundation
import TestSupport
import Testing

/// A `passemarche serve` of its own: real process, real socket on a free port, real database in a folder that goes with
/// it.
final class RunningServer: @unchecked Sendable {  // `process` is replaced only by the test that owns the server
  private let folder: TemporaryFolder
  var directory: URL { folder.place("data") }
  let flags: [String]
  private let variables: [String: String]
  private(set) var process: ServingProcess
  let port: UInt16

  /// - Parameters:
  ///   - flags: further flags of `serve`.
  ///   - variables: further variables of its environment.
  ///   - isFirstStart: whether it makes everything itself that a sandbox makes at its first start.
  ///   - prepare: given the data directory before there is one.
  init(
    environment: String = "sandbox", flags: [String] = [], variables: [String: String] = [:],
    isFirstStart: Bool = false, prepare: (URL) throws -> Void = { _ in }
  ) throws {
    self.variables = variables
    folder = try TemporaryFolder()
    try prepare(folder.place("data"))
    if environment == "sandbox", !isFirstStart, !FileManager.default.fileExists(atPath: folder.place("data").path) {
      try FileManager.default.copyItem(at: PreparedData.sandbox.get().url, to: folder.place("data"))
    }
    // Where HTTPS is demanded, tests stand for the proxy that speaks it.
    let proxies = environment == "preprod" || environment == "production" ? ["--trusted-proxies", "127.0.0.1"] : []
    self.flags = ["--environment", environment] + proxies + flags
    process = try Self.serve(in: folder, port: 0, self.flags, variables)
    port = process.port
  }

  var url: String { "http://127.0.0.1:\(port)" }

  /// Starts it again, on the same port, since the public URL and with it the tokens' issuer contain it.
  func start() throws { process = try Self.serve(in: folder, port: port, flags, variables) }

  private static func serve(
    in folder: TemporaryFolder, port: UInt16, _ flags: [String], _ variables: [String: String]
  ) throws -> ServingProcess {
    try ServingProcess(
      ["serve", "--data-dir", folder.place("data").path, "--listen", "127.0.0.1:\(port)"] + flags,
      environment: variables, log: logFile(folder))
  }

  /// What it has logged so far, over all its starts, a line each.
  var logLines: [String] {
    ((try? String(contentsOf: folder.place("log"), encoding: .utf8)) ?? "").split(separator: "\n").map(String.init)
  }

  private static func logFile(_ folder: TemporaryFolder) throws -> FileHandle {
    let path = folder.place("log").path
    if !FileManager.default.fileExists(atPath: path) { FileManager.default.createFile(atPath: path, contents: nil) }
    let file = try #require(FileHandle(forWritingAtPath: path))
    try file.seekToEnd()
    return file
  }

  func kill() { process.kill() }

  /// SIGTERM, and what the process ended with.
  func stop() -> Int32 { process.stop() }

  /// Runs an operator's command against this server's data.
  func operate(_ arguments: [String], input: String = "") throws -> CommandResult {
    try run(Products.passemarche, arguments + ["--data-dir", directory.path], input: input)
  }

  /// Adds an editor and gives its credentials.
  func addEditor(_ name: String, _ flags: [String] = []) throws -> Credentials {
    let result = try operate(["editor", "add", name] + flags)
    guard result.status == 0 else { throw HarnessError(result.errors) }
    return try JSONDecoder().decode(Credentials.self, from: Data(result.output.utf8))
  }
}

/// What a sandbox leaves behind that was started once: schema, keys, certificate and demo editor take a debug build a
/// second, and servers have them alike.
private enum PreparedData {
  static let sandbox: Result<TemporaryFolder, any Error> = Result {
    let server = try RunningServer(isFirstStart: true)
    guard server.stop() == 0 else { throw HarnessError("the first start did not end well: \(server.logLines)") }
    let folder = try TemporaryFolder()
    try FileManager.default.removeItem(at: folder.url)
    try FileManager.default.moveItem(at: server.directory, to: folder.url)
    // Nobody else owns it, and it is to go with the process.
    atexit {
      if case .success(let folder) = PreparedData.sandbox { try? FileManager.default.removeItem(at: folder.url) }
    }
    return folder
  }
}

struct Credentials: Decodable, Sendable {
  var client_id: String
  var client_secret: String
  var webhook_secret: String
}

struct HarnessError: Error, CustomStringConvertible {
  var description: String
  init(_ description: String) { self.description = description }
}
