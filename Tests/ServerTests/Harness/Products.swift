import Foundation
import TestSupport

/// The commands under test: those of the same build, or those of the folder that `PRODUCTS` names (a release build,
/// say).
enum Products {
  static let directory: URL = {
    if let folder = ProcessInfo.processInfo.environment["PRODUCTS"] { return URL(fileURLWithPath: folder) }
    // The test binary lies beside them.
    var folder = URL(fileURLWithPath: CommandLine.arguments[0]).resolvingSymlinksInPath().deletingLastPathComponent()
    while folder.path != "/" {
      if FileManager.default.isExecutableFile(atPath: folder.appendingPathComponent("passemarche").path) {
        return folder
      }
      folder.deleteLastPathComponent()
    }
    preconditionFailure("no `passemarche` beside \(CommandLine.arguments[0])")
  }()

  /// Finds what pages load in the build folder, unless the environment names another place.
  static let passemarche: URL = {
    setenv("PASSEMARCHE_ASSETS_DIR", PackageRoot.path(".build/assets"), 0)
    return directory.appendingPathComponent("passemarche")
  }()
  static var conformance: URL { directory.appendingPathComponent("conformance") }
  static var mutants: URL { directory.appendingPathComponent("mutants") }
  static var spec: URL { directory.appendingPathComponent("spec") }
}

/// What a finished command left.
struct CommandResult: Sendable {
  var status: Int32
  var output: String
  var errors: String
}

/// Runs a command to its end.
func run(
  _ executable: URL, _ arguments: [String], environment: [String: String] = [:], input: String = ""
) throws -> CommandResult {
  let process = Process()
  process.executableURL = executable
  process.arguments = arguments
  process.environment = ProcessInfo.processInfo.environment.merging(environment) { _, new in new }
  let (output, errors, stdin) = (Pipe(), Pipe(), Pipe())
  process.standardOutput = output
  process.standardError = errors
  process.standardInput = stdin
  try process.launchUnblocked()
  stdin.fileHandleForWriting.write(Data(input.utf8))
  try stdin.fileHandleForWriting.close()
  // Both pipes are drained at once, so that a command that fills one cannot stall.
  let drained = DrainedPipe(errors)
  let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
  process.waitUntilExit()
  return CommandResult(status: process.terminationStatus, output: text, errors: drained.text())
}

/// Runs the command `conformance` to its end, as outside of any pipeline.
func conformance(
  _ arguments: [String], _ secret: String, operatorToken: String = "", otherSecret: String = "",
  inactiveSecret: String = "", webhookSecret: String = ""
) throws -> CommandResult {
  try run(
    Products.conformance, arguments,
    environment: [
      "PM_CLIENT_SECRET": secret, "PM_OPERATOR_TOKEN": operatorToken, "PM_OTHER_CLIENT_SECRET": otherSecret,
      "PM_INACTIVE_CLIENT_SECRET": inactiveSecret, "PM_WEBHOOK_SECRET": webhookSecret, "GITHUB_ACTIONS": "",
    ])
}

/// Does what waits for long on a thread of its own, while other tests have those that all of them share.
func aside<Value: Sendable>(_ work: @escaping @Sendable () throws -> Value) async throws -> Value {
  try await withCheckedThrowingContinuation { continuation in
    Thread.detachNewThread { continuation.resume(with: Result { try work() }) }
  }
}

/// Reads a pipe to its end on a thread of its own.
final class DrainedPipe: @unchecked Sendable {  // `data` is written once, before `done` is signalled
  private var data = Data()
  private let done = DispatchSemaphore(value: 0)

  init(_ pipe: Pipe) {
    Thread.detachNewThread { [self] in
      data = pipe.fileHandleForReading.readDataToEndOfFile()
      done.signal()
    }
  }

  func text() -> String {
    done.wait()
    defer { done.signal() }
    return String(decoding: data, as: UTF8.self)
  }
}

/// Runs the program as an operator does.
func passemarche(_ arguments: String..., environment: [String: String] = [:]) throws -> CommandResult {
  try run(Products.passemarche, arguments, environment: environment)
}

/// A path at which a data directory may be made, for as long as `body` runs.
func withDirectory<Value>(_ body: (String) throws -> Value) throws -> Value {
  let folder = try TemporaryFolder()
  return try body(folder.place("data").path)
}
