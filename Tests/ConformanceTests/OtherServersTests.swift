import Foundation
import SpecIR
import Synchronization
import TestSupport
import Testing

@testable import Conformance

/// Servers that were not generated from the contract: what the suite finds in them is told in
/// `docs/conformance-proof.md`, and stays so.
@Suite(.serialized) struct OtherServersTests {
  private static let operations: Set = ["createToken", "getStatus", "createPublicMarket", "getPublicMarket", "getUp"]
  private static let python = PackageRoot.path(".build/tools/bin/python")
  private static let hasPython =
    ProcessInfo.processInfo.environment["CI"] != nil || FileManager.default.isExecutableFile(atPath: python)

  @Test(.enabled(if: hasPython, "there is no Python in .build/tools (scripts/test makes it)"), .timeLimit(.minutes(10)))
  func whatTheSuiteFindsIsWritten() throws {
    let contract = try Self.contract()
    // At once, since most of their time is spent waiting for answers that never come.
    let reports = Mutex<[String: Result<Report, any Error>]>([:])
    DispatchQueue.concurrentPerform(iterations: Self.servers.count) { index in
      let file = Self.servers[index].file
      let report = Result { try Self.report(of: file, contract) }
      reports.withLock { $0[file] = report }
    }
    var page = Self.opening
    for (file, title, words) in Self.servers {
      let report = try #require(reports.withLock { $0[file] }).get()
      #expect(report.failed > 50 && report.isComplete, "\(file)")
      page += "\n## \(title)\n\n\(words) `Tests/ConformanceTests/OtherServers/\(file)`\n\n" + Findings(report).table
    }
    #expect(Golden.difference(page, from: PackageRoot.path("docs/conformance-proof.md")) == nil)
  }

  private static let servers = [
    (
      file: "plain_server.py", title: "On Python's standard library",
      words: "Nothing but `http.server` and `json`; validation by hand."
    ),
    (
      file: "framework_server.py", title: "On FastAPI and pydantic",
      words: "Models and decorators; routing, reading and refusing are the framework's."
    ),
  ]

  private static func report(of file: String, _ contract: Contract) throws -> Report {
    let server = try PythonServer(python, file)
    var options = Options(clientID: PythonServer.clientID, clientSecret: PythonServer.clientSecret)
    options.timeout = 3
    let cases = Planner.plan(contract, of: operations).filter { item in
      item.operation.map(operations.contains) ?? true && !item.name.hasPrefix("quota/")
        && !item.name.hasSuffix("/expired") && !item.name.contains("/body/generated/")
    }
    return Runner(contract: contract, target: server.target, options: options).run(cases)
  }

  private static let opening = """
    # Proof that the conformance suite can fail

    A suite that passes everything passes the right server, too. So three things are shown of it:

    * **Mutants.** `scripts/mutants` starts the true server and breaks it in one place at a time: by a proxy that
      changes one thing of requests or answers (`Conformance/Mutants`), and by contracts in which one constraint is
      another. The suite must kill every one; those it lets live are listed in `Conformance/Mutants/survivors.txt`
      with the reason, and the list may only shrink. Senders of webhooks are broken likewise, by a proxy between the
      true sender and `conformance deliveries`, and receivers by one before the true one. [The table](conformance-mutants.md)
      tells them all.
    * **Another reader.** The generated decoders and the suite's evaluator, which share no code, are given the same
      bodies and must say the same (`Tests/DifferentialTests`).
    * **Other servers.** Two servers that implement a part of the contract and were written without our generator:
      below is what the suite finds in them. `Tests/ConformanceTests/OtherServersTests.swift` writes the tables.

    """

  private static func contract() throws -> Contract {
    try ContractSource.load(PackageRoot.path("spec/passemarche.yaml"))
  }
}

/// The failures of a report by what they are about.
private struct Findings {
  private struct Group {
    var failed = 0
    var total = 0
    var first: (name: String, message: String)?
  }

  private var names: [String] = []
  private var groups: [String: Group] = [:]

  init(_ report: Report) {
    for result in report.results {
      let name = Self.group(result.name)
      if groups[name] == nil { names.append(name) }
      var group = groups[name] ?? Group()
      if case .skipped = result.outcome { continue }
      group.total += 1
      if case .failed(let findings) = result.outcome {
        group.failed += 1
        if group.first == nil { group.first = (result.name, findings.first?.message ?? "") }
      }
      groups[name] = group
    }
  }

  /// The operation and what is shown of it: the place within a body, but not the single value.
  private static func group(_ name: String) -> String {
    let parts = name.split(separator: "/")
    return parts.count > 3 ? parts.dropLast().joined(separator: "/") : parts.prefix(2).joined(separator: "/")
  }

  var table: String {
    var lines = ["| cases | failed | the first of them, and what it says |", "|---|---|---|"]
    for name in names {
      guard let group = groups[name], let first = group.first else { continue }
      let message = Self.cell(Self.steady(first.message))
      lines.append(
        "| \(Self.cell(name)) | \(group.failed) of \(group.total) | \(Self.cell(first.name)): \(message) |")
    }
    let failed = groups.values.map(\.failed).reduce(0, +)
    return lines.joined(separator: "\n") + "\n\n\(failed) of \(groups.values.map(\.total).reduce(0, +)) cases fail.\n"
  }

  /// Without what is another in each run.
  private static func steady(_ message: String) -> String {
    var text = message
    if let found = text.firstMatch(of: /but the answer is \d+/) { text = String(text[..<found.range.upperBound]) }
    return text.replacing(/VR-\d{4}-[0-9A-Z]{12}/, with: "VR-…").replacing(/\d{4}-\d\d-\d\dT[0-9:.+Z]*/, with: "…")
      .replacing(/127\.0\.0\.1:\d+/, with: "…")
  }

  private static func cell(_ text: String) -> String {
    text.replacing("|", with: "\\|").replacing("<", with: "&lt;").replacing("\n", with: " ")
  }
}

/// A server in Python, until it is let go.
private final class PythonServer {
  static let clientID = "other_client"
  static let clientSecret = "other-secret-of-tests"
  let target: Target
  private let process = Process()

  init(_ python: String, _ file: String) throws {
    process.executableURL = URL(fileURLWithPath: python)
    process.arguments = [
      PackageRoot.path("Tests/ConformanceTests/OtherServers/\(file)"), Self.clientID, Self.clientSecret,
    ]
    let output = Pipe()
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    try process.launchUnblocked()
    var line = ""
    while !line.hasSuffix("\n"), let byte = try output.fileHandleForReading.read(upToCount: 1), !byte.isEmpty {
      line += String(decoding: byte, as: UTF8.self)
    }
    let address = try #require(line.firstMatch(of: /ready on (http:\S+)/), "\(file) did not say where it is ready")
    target = try #require(Target(String(address.1)))
  }

  deinit {
    process.terminate()
    process.waitUntilExit()
  }
}
