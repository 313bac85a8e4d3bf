import Foundation
import TestSupport
import Testing

/// The arrows between the rooms of the house, read from the `import` lines of every Swift file.
@Suite struct ImportTests {
  private let rooms: [Room]

  init() throws { rooms = try Room.documented() }

  @Test func everyFolderIsARoom() throws {
    let folders = try ["Sources", "Conformance", "Benchmarks"].flatMap { parent in
      try FileManager.default.contentsOfDirectory(atPath: PackageRoot.path(parent))
        .filter { !$0.contains(".") }.map { parent + "/" + $0 }
    }
    #expect(Set(folders.filter { $0 != "Sources/System" && $0.last != "~" }) == Set(rooms.map(\.folder)))
  }

  @Test func roomsImportWhatThePageSays() throws {
    for room in rooms {
      let found = try room.imports()
      for (module, file) in found where !room.mayImport.contains(module) {
        Issue.record("\(file) imports \(module), which docs/architecture.md does not let \(room.folder) do")
      }
      for module in room.mayImport.subtracting(found.keys) {
        Issue.record("docs/architecture.md lets \(room.folder) import \(module), and no file of it does")
      }
    }
  }

  /// The server, and the compiler with the black-box suite, know nothing of each other.
  @Test func theHousesAreApart() {
    let server: Set = [
      "Crypto", "Packing", "Runtime", "Generated", "Store", "Pages", "Vault", "Documents", "Outgoing", "Deliveries",
      "EditorClient", "FakeEditorContract", "FakeEditor", "Handlers", "Commands", "passemarche", "FakeEditorCommand",
      "Micro",
    ]
    // Knows neither, and serves both.
    let shared: Set = ["HTML"]
    for room in rooms where !shared.contains(room.module) {
      let others =
        room.mayImport.filter { $0.first?.isUppercase == true }.subtracting(Room.ofTheSystem).subtracting(shared)
      if server.contains(room.module) {
        #expect(others.isSubset(of: server), "\(room.folder)")
      } else {
        #expect(others.isDisjoint(with: server), "\(room.folder)")
      }
    }
  }

  @Test(arguments: [
    ("CYAML", ["Sources/SpecSyntax"]), ("CSQLite", ["Sources/Store"]), ("CLinux", ["Sources/Runtime"]),
    ("CNGHTTP2", ["Sources/Runtime", "Conformance/Suite"]), ("CCurl", ["Sources/Outgoing"]),
    ("COpenSSL", ["Sources/Crypto", "Sources/Runtime", "Conformance/Suite"]),
    ("CZlib", ["Sources/Packing", "Conformance/Suite"]),
    ("CPango", ["Sources/Documents"]), ("CQPDF", ["Sources/Documents"]), ("CArchive", ["Sources/Documents"]),
    ("CQRencode", ["Sources/Documents"]),
  ])
  func aLibraryHasItsWrapper(module: String, wrappers: [String]) {
    #expect(rooms.filter { $0.mayImport.contains(module) }.map(\.folder) == wrappers)
  }

  @Test func foundationStaysOutOfTheServer() {
    let rooms = rooms.filter { $0.mayImport.contains("Foundation") }.map(\.folder)
    #expect(
      rooms == [
        "Sources/FakeEditor", "Conformance/Evaluator", "Conformance/Suite", "Conformance/Mutants",
      ])
  }
}

/// A row of the table in `docs/architecture.md`.
struct Room {
  let folder: String
  let mayImport: Set<String>

  var module: String { folder.split(separator: "/").last.map(String.init) ?? folder }

  /// What comes with Swift and the system; the C libraries are wrapped.
  static let ofTheSystem: Set = [
    "Foundation", "FoundationEssentials", "Glibc", "Synchronization", "Dispatch", "CYAML", "CSQLite", "CLinux", "CZlib",
    "COpenSSL", "CNGHTTP2", "CCurl", "CPango", "CQPDF", "CArchive", "CQRencode", "Swift",
  ]

  static func documented() throws -> [Room] {
    let page = try Page("docs/architecture.md")
    let rows = page.text.matches(of: /(?m)^\| `((?:Sources|Conformance|Benchmarks)\/[^`]+)` \|[^|]*\|([^|]*)\|$/)
    return rows.map { row in
      Room(folder: String(row.1), mayImport: Set(row.2.matches(of: /`([^`]+)`/).map { String($0.1) }))
    }
  }

  /// The modules that are imported, each with one of the files that do.
  func imports() throws -> [String: String] {
    var found: [String: String] = [:]
    let files = try FileManager.default.subpathsOfDirectory(atPath: PackageRoot.path(folder))
    for file in files.sorted() where file.hasSuffix(".swift") {
      // What stands in a text is written into other people's files.
      let text = try String(contentsOfFile: PackageRoot.path(folder + "/" + file), encoding: .utf8)
        .replacing(/#"""[\s\S]*?"""#/, with: "")
      for line in text.matches(
        of: /(?m)^(?:@\S+ )*(?:public |internal |package |private |fileprivate )?import (?:\w+ )?(\w+)/)
      {
        found[String(line.1)] = folder + "/" + file
      }
    }
    return found
  }
}
