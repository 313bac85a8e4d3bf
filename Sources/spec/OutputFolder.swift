import FoundationEssentials
import SpecIR

/// Where files are written that were made from a contract.
struct OutputFolder {
  let path: String

  /// The files whose bytes are not there yet.
  func changed(_ files: [(name: String, text: String)]) -> [(name: String, text: String)] {
    files.filter { ContractLoader.bytes(ofFile: path + "/" + $0.name) != Array($0.text.utf8) }
  }

  /// Each file whole or not at all: a build that is stopped in the middle leaves no half of one.
  func write(_ files: [(name: String, text: String)]) throws {
    for file in files {
      let url = URL(filePath: path + "/" + file.name)
      try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(file.text.utf8).write(to: url, options: .atomic)
    }
  }

  /// Writes what has changed; only tells of it where the arguments have `--check`.
  /// - Returns: how `command` ends.
  func update(
    _ files: [(name: String, text: String)], by command: String, _ arguments: Arguments, _ console: Console
  ) -> Int32 {
    let changed = changed(files)
    if arguments.has("--check") {
      for file in changed { console.error("spec \(command): \(file.name) is not up to date\n") }
      return changed.isEmpty ? ExitStatus.success : ExitStatus.diagnostics
    }
    do {
      try write(changed)
      return ExitStatus.success
    } catch {
      console.error("spec \(command): \(error)\n")
      return ExitStatus.diagnostics
    }
  }
}
