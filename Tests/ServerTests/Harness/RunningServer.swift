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
  private(set) var process = Process()
  private(set) var port: UInt16 = 0
  private var output = Pipe()

  /// - Parameters:
  ///   - flags: further flags of `serve`.
  ///   - variables: further variables of its environment.
  init(environment: String = "sandbox", flags: [String] = [], variables: [String: String] = [:]) throws {
    self.variables = variables
    folder = try TemporaryFolder()
    self.flags = ["--environment", environment] + flags
    try start()
  }

  deinit { process.terminate() }

  var url: String { "http://127.0.0.1:\(port)" }

  /// Starts the process; a restart listens on the same port, since the public URL and with it the tokens' issuer
  /// contain it.
  func start() throws {
    process = Process()
    output = Pipe()
    process.executableURL = Products.passemarche
    process.arguments =
      ["serve", "--data-dir", directory.path, "--listen", "127.0.0.1:\(port)"] + flags
    process.environment = ProcessInfo.processInfo.environment.merging(variables) { _, new in new }
    process.standardOutput = output
    process.standardError = try logFile()
    try process.run()
    let line = try readLine()
    let digits = line.split(separator: ":").last.map { $0.prefix { $0.isNumber } } ?? ""
    port = try #require(UInt16(digits), "no port in the ready line: \(line)")
  }

  /// The ready line is the first thing on standard output.
  private func readLine() throws -> String {
    var bytes: [UInt8] = []
    let handle = output.fileHandleForReading
    while let byte = try handle.read(upToCount: 1)?.first {
      if byte == UInt8(ascii: "\n") { return String(decoding: bytes, as: UTF8.self) }
      bytes.append(byte)
    }
    throw HarnessError("the server ended before it was ready: \(String(decoding: bytes, as: UTF8.self))")
  }

  /// What it has logged so far, over all its starts, a line each.
  var logLines: [String] {
    ((try? String(contentsOf: folder.place("log"), encoding: .utf8)) ?? "").split(separator: "\n").map(String.init)
  }

  private func logFile() throws -> FileHandle {
    let path = folder.place("log").path
    if !FileManager.default.fileExists(atPath: path) { FileManager.default.createFile(atPath: path, contents: nil) }
    let file = try #require(FileHandle(forWritingAtPath: path))
    try file.seekToEnd()
    return file
  }

  func kill() {
    Foundation.kill(process.processIdentifier, SIGKILL)
    process.waitUntilExit()
  }

  /// SIGTERM, and what the process ended with.
  func stop() -> Int32 {
    process.terminate()
    process.waitUntilExit()
    return process.terminationStatus
  }

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

struct Credentials: Decodable, Sendable {
  var client_id: String
  var client_secret: String
  var webhook_secret: String
}

struct HarnessError: Error, CustomStringConvertible {
  var description: String
  init(_ description: String) { self.description = description }
}
