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
  /// - Parameter isOwn: whether a file of such a text was made in an earlier run, and goes where it is made no longer;
  ///   nil where what else is in the folder is left alone.
  /// - Returns: how `command` ends.
  func update(
    _ files: [(name: String, text: String)], by command: String, _ arguments: Arguments, _ console: Console,
    isOwn: ((String) -> Bool)? = nil
  ) -> Int32 {
    let changed = changed(files)
    let others = isOwn == nil ? [] : others(than: files)
    if arguments.has("--check") {
      for file in changed { console.error("spec \(command): \(file.name) is not up to date\n") }
      for name in others { console.error("spec \(command): \(name) is none of the package's files\n") }
      return changed.isEmpty && others.isEmpty ? ExitStatus.success : ExitStatus.diagnostics
    }
    do {
      try write(changed)
      for name in others {
        if let bytes = ContractLoader.bytes(ofFile: path + "/" + name),
          isOwn?(String(decoding: bytes, as: UTF8.self)) == true {
          try remove(name)
        } else {
          console.error("spec \(command): \(name) is none of the package's files, and is left alone\n")
        }
      }
      return ExitStatus.success
    } catch {
      console.error("spec \(command): \(error)\n")
      return ExitStatus.diagnostics
    }
  }

  // MARK: What else is there

  /// The files in the folder that are not these, without those that these files' `.gitignore` names; by their paths.
  func others(than files: [(name: String, text: String)]) -> [String] {
    let ignored = IgnoredPaths(files.first { $0.name == ".gitignore" }?.text ?? "")
    let names = Set(files.map(\.name))
    var found: [String] = []
    func walk(_ folder: String) {
      let entries = (try? FileManager.default.contentsOfDirectory(atPath: path + "/" + folder)) ?? []
      for entry in entries.sorted() {
        let name = folder.isEmpty ? entry : folder + "/" + entry
        let type = try? FileManager.default.attributesOfItem(atPath: path + "/" + name)[.type] as? FileAttributeType
        let isFolder = type == .typeDirectory
        if ignored.contains(name, isFolder: isFolder) { continue }
        if isFolder { walk(name) } else if !names.contains(name) { found.append(name) }
      }
    }
    walk("")
    return found
  }

  /// With the folders that are empty then.
  private func remove(_ name: String) throws {
    try FileManager.default.removeItem(atPath: path + "/" + name)
    var folder = name.split(separator: "/").dropLast()
    while !folder.isEmpty {
      let place = path + "/" + folder.joined(separator: "/")
      guard try FileManager.default.contentsOfDirectory(atPath: place).isEmpty else { return }
      try FileManager.default.removeItem(atPath: place)
      folder = folder.dropLast()
    }
  }
}

/// What a `.gitignore` leaves out, as far as ours go: names, at any depth or behind `/` in the folder itself, with `/`
/// behind them for folders, and with one `*` at most.
struct IgnoredPaths {
  private let patterns: [Substring]

  init(_ text: String) { patterns = ["/.git/"] + text.split(separator: "\n") }

  /// - Parameter path: below the folder that the file is in; nothing above it is left out.
  func contains(_ path: String, isFolder: Bool) -> Bool {
    let name = path.split(separator: "/").last ?? ""
    return patterns.contains { pattern in
      if pattern.hasSuffix("/"), !isFolder { return false }
      let isHere = pattern.hasPrefix("/")
      if isHere, path.contains("/") { return false }
      let wanted = pattern.drop { $0 == "/" }.prefix { $0 != "/" }
      guard let star = wanted.firstIndex(of: "*") else { return name == wanted }
      let (start, end) = (wanted[..<star], wanted[wanted.index(after: star)...])
      return name.count >= start.count + end.count && name.hasPrefix(start) && name.hasSuffix(end)
    }
  }
}
