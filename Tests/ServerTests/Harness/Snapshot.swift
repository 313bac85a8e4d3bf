import Foundation
import Testing

/// All that buyers and candidates have entered on a server, without the instants of their visits: two snapshots are
/// equal where nothing has changed between them.
final class Snapshots {
  private static let statements = [
    """
    SELECT identifier, siret, completed_at, candidate_id, company_name, siret_entered, attests_no_exclusion,
      submission_requested_at FROM applications ORDER BY id
    """,
    "SELECT * FROM application_lots",
    "SELECT application_id, field_key, kind, hex(value), source, hidden, official_text FROM answers ORDER BY id",
    "SELECT application_id, field_key, text FROM contestations ORDER BY id",
    "SELECT application_id, public_id, field_key, item, display_name, storage_name FROM application_files ORDER BY id",
    "SELECT application_id, kind, storage_name FROM documents ORDER BY id",
    "SELECT * FROM markets", "SELECT * FROM market_lots", "SELECT * FROM market_choices",
    "SELECT market_id, declared_type_codes, declared_lot_limit, lot_limit_decided FROM market_configurations",
    "SELECT id, email FROM candidates",
  ]

  private let files: String
  /// One for all snapshots: there are many.
  private let shell = Process()
  private let (input, output) = (Pipe(), Pipe())

  init(_ server: RunningServer) throws {
    files = server.directory.appendingPathComponent("files").path
    shell.executableURL = URL(fileURLWithPath: "/usr/bin/sqlite3")
    shell.arguments = ["-batch", server.directory.appendingPathComponent("passemarche.db").path]
    shell.standardInput = input
    shell.standardOutput = output
    try shell.run()
  }

  deinit {
    try? input.fileHandleForWriting.close()
    shell.waitUntilExit()
  }

  func take() throws -> String {
    let end = "-- \(UUID().uuidString)\n"
    let asked = Self.statements.map { $0 + ";\n" }.joined() + ".print \"\(end.dropLast())\"\n"
    try input.fileHandleForWriting.write(contentsOf: Data(asked.utf8))
    var rows = Data()
    while rows.suffix(end.utf8.count) != Data(end.utf8) {
      let piece = output.fileHandleForReading.availableData
      guard !piece.isEmpty else { throw HarnessError("no snapshot: \(String(decoding: rows, as: UTF8.self))") }
      rows += piece
    }
    let names = try FileManager.default.subpathsOfDirectory(atPath: files).filter { $0.count > 5 }
    return String(decoding: rows.dropLast(end.utf8.count), as: UTF8.self) + names.sorted().joined(separator: "\n")
  }
}

extension RunningServer {
  /// Kilobytes of memory that the process has now (`VmRSS`), or had at most (`VmHWM`).
  func memory(_ figure: String = "VmRSS") throws -> Int {
    let status = try String(contentsOfFile: "/proc/\(process.processIdentifier)/status", encoding: .utf8)
    let line = try #require(status.split(separator: "\n").first { $0.hasPrefix(figure + ":") })
    return try #require(Int(line.filter(\.isNumber)))
  }

  /// Begins `VmHWM` anew, from what the process has now (proc(5), `clear_refs`).
  func forgetPeak() throws {
    let file = try #require(FileHandle(forWritingAtPath: "/proc/\(process.processIdentifier)/clear_refs"))
    try file.write(contentsOf: Data("5".utf8))
    try file.close()
  }

  /// The log has no error in it and none of these texts.
  func checkLog(without texts: [String] = []) {
    let lines = logLines
    let errors = lines.filter { $0.contains(#""level":"error""#) }
    #expect(errors.isEmpty, "\(errors.prefix(3))")
    for text in texts { #expect(!lines.contains { $0.contains(text) }, "the log tells \(text)") }
  }
}

extension VisitedPage {
  /// Nothing on the page runs but what is ours: no script of its own, no handler, no address that is a script.
  func checkInert() {
    for element in tree.elements {
      #expect(element.name != "script" || element.allText.isEmpty, "\(path): \(element.allText)")
      for attribute in element.attributes {
        #expect(!attribute.name.hasPrefix("on") && attribute.name != "style", "\(path): \(attribute)")
        let isAddress = ["href", "src", "action", "formaction"].contains(attribute.name)
        let isScript = attribute.value.lowercased().hasPrefix("javascript:")
        #expect(!isAddress || !isScript, "\(path): \(attribute)")
      }
    }
  }
}
