import Foundation
import Testing

/// A command that serves until it is ended, and says first where.
final class ServingProcess {
  private let process = Process()
  /// The first line on its standard output.
  let readyLine: String
  let port: UInt16

  /// Returns once it is ready.
  /// - Parameter log: takes what it writes on standard error.
  init(_ arguments: [String], environment: [String: String] = [:], log: FileHandle = .nullDevice) throws {
    let output = Pipe()
    process.executableURL = Products.passemarche
    process.arguments = arguments
    process.environment = ProcessInfo.processInfo.environment.merging(environment) { _, new in new }
    process.standardOutput = output
    process.standardError = log
    try process.run()
    readyLine = try Self.line(output.fileHandleForReading)
    // `… is ready on http://127.0.0.1:8080`, perhaps with more behind it.
    let address = readyLine.firstMatch(of: /is ready on http:\/\/[^ ,]*:(\d+)/)
    port = try #require(address.flatMap { UInt16($0.1) }, "no port in the ready line: \(readyLine)")
  }

  deinit { if process.isRunning { process.terminate() } }

  var processIdentifier: Int32 { process.processIdentifier }

  private static func line(_ handle: FileHandle) throws -> String {
    var bytes: [UInt8] = []
    while let byte = try handle.read(upToCount: 1)?.first {
      if byte == UInt8(ascii: "\n") { return String(decoding: bytes, as: UTF8.self) }
      bytes.append(byte)
    }
    throw HarnessError("the process ended before it was ready: \(String(decoding: bytes, as: UTF8.self))")
  }

  func kill() {
    Foundation.kill(process.processIdentifier, SIGKILL)
    process.waitUntilExit()
  }

  /// SIGTERM, and what the process ended with.
  func stop() -> Int32 { end(by: SIGTERM) }

  /// The signal, and what the process ended with.
  func end(by signal: Int32) -> Int32 {
    Foundation.kill(process.processIdentifier, signal)
    return wait()
  }

  /// What the process ended with, once it has.
  func wait() -> Int32 {
    process.waitUntilExit()
    return process.terminationStatus
  }
}
