import Foundation
import TestSupport

/// The programs in Python that are beside these tests, run by the system's interpreter.
enum Python {
  struct Ended: Error { var status: Int32, errors: String }

  private static func process(_ script: String, _ arguments: [String]) -> Process {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["python3", PackageRoot.path("Tests/ConformanceTests/Tools/" + script)] + arguments
    return process
  }

  /// Runs a script to its end.
  /// - Returns: what it has written.
  static func run(_ script: String, _ arguments: [String]) throws -> Data {
    let process = process(script, arguments)
    let (output, errors) = (Pipe(), Pipe())
    process.standardOutput = output
    process.standardError = errors
    try process.launchUnblocked()
    let data = output.fileHandleForReading.readDataToEndOfFile()
    let told = errors.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else {
      throw Ended(status: process.terminationStatus, errors: String(decoding: told, as: UTF8.self))
    }
    return data
  }

  /// Starts a script that goes on until it is stopped.
  /// - Returns: the process, and the first line that it has written.
  static func start(_ script: String, _ arguments: [String]) throws -> (process: Process, line: String) {
    let process = process(script, arguments)
    let output = Pipe()
    process.standardOutput = output
    try process.launchUnblocked()
    var line: [UInt8] = []
    while let byte = try output.fileHandleForReading.read(upToCount: 1)?.first, byte != UInt8(ascii: "\n") {
      line.append(byte)
    }
    return (process, String(decoding: line, as: UTF8.self))
  }
}
