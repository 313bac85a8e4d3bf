import Foundation
import TestSupport

/// Compilers: Swift's as the build runs it, and those of the clients.
enum Compiler {
  struct Result {
    var status: Int32
    var output: String
  }

  /// A folder of this test run alone, removed by the system.
  static func scratchFolder(_ name: String) throws -> String {
    let folder = FileManager.default.temporaryDirectory.appending(path: "passemarche-\(name)-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    return folder.path()
  }

  /// Where the build put the modules that this test depends on: beside the test bundle.
  static var modules: String {
    let bundle = Bundle.allBundles.map(\.bundlePath).first { $0.hasSuffix(".xctest") || $0.hasSuffix(".resources") }
    let beside = bundle.map { URL(fileURLWithPath: $0).deletingLastPathComponent().path }
    return (beside ?? URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent().path) + "/Modules"
  }

  /// The flags of every target, and those that find the built modules of this package.
  static let flags = [
    "-swift-version", "6", "-enable-upcoming-feature", "ExistentialAny", "-package-name", "small",
    "-warnings-as-errors",
  ]
  static var moduleFlags: [String] {
    ["-I", modules] + libraryFlags
  }
  /// The flags that find the C library of the runtime.
  static let libraryFlags = [
    "-Xcc", "-fmodule-map-file=" + PackageRoot.path("Sources/System/CLinux/module.modulemap"),
    "-Xcc", "-fmodule-map-file=" + PackageRoot.path("Sources/System/CNGHTTP2/module.modulemap"),
    "-Xcc", "-fmodule-map-file=" + PackageRoot.path("Sources/System/COpenSSL/module.modulemap"),
    "-Xcc", "-fmodule-map-file=" + PackageRoot.path("Sources/System/CZlib/module.modulemap"),
  ]

  static func run(_ tool: String, _ arguments: [String]) throws -> Result {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = [tool] + arguments
    // Through a file: a pipe that nobody reads stops a talkative compiler.
    let log = try scratchFolder("log") + "/output.txt"
    try Data().write(to: URL(fileURLWithPath: log))
    let handle = try FileHandle(forWritingTo: URL(fileURLWithPath: log))
    process.standardOutput = handle
    process.standardError = handle
    process.standardInput = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    try handle.close()
    let output = String(decoding: try Data(contentsOf: URL(fileURLWithPath: log)), as: UTF8.self)
    return Result(status: process.terminationStatus, output: output)
  }

  /// Builds a program of generated code and the runtime's sources, all in one module: read once, and not again for each
  /// of its files. What the runtime is built on is a module beside it.
  static func build(_ module: String, _ sources: [String], to program: String) throws -> Result {
    let options = ["-whole-module-optimization", "-Onone", "-num-threads", "2"] + flags.dropLast() + libraryFlags
    let folder = String(program[..<(program.lastIndex(of: "/") ?? program.endIndex)])
    let packing = folder + "/Packing"
    let built = try run(
      "swiftc",
      options + ["-parse-as-library", "-module-name", "Packing", "-emit-module-path", packing + ".swiftmodule"]
        + ["-c", "-o", packing + ".o"] + Self.sources("Packing"))
    guard built.status == 0 else { return built }
    return try run(
      "swiftc",
      options + ["-module-name", module, "-I", folder, "-o", program, packing + ".o"] + sources
        + Self.sources("Runtime"))
  }

  /// Whether the tool is there; where everything is to be tested it has to be.
  static func isWanted(_ tool: String) -> Bool {
    (try? run("sh", ["-c", "command -v \(tool)"]).status) == 0 || ProcessInfo.processInfo.environment["CI"] != nil
  }

  private static func sources(_ room: String) throws -> [String] {
    let folder = PackageRoot.path("Sources/" + room)
    let names = try FileManager.default.subpathsOfDirectory(atPath: folder)
    return names.filter { $0.hasSuffix(".swift") }.sorted().map { folder + "/" + $0 }
  }
}
