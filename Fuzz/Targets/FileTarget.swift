import TestSupport

@testable import Vault

extension FuzzTarget {
  /// The first byte of an input says what the file claims to be.
  static let files = FuzzTarget(
    name: "files",
    promise: "A file is what it claims or refused; none is two things, and none stays good with an archive behind it",
    longest: 8192,
    seeds: FileFormat.allCases.map { input(SmallFile.byExtension[$0.rawValue] ?? [], as: $0) }
      + [input(longArchive, as: .zip), input(SmallFile.xls, as: .doc), input(SmallFile.pdf, as: .txt)],
    words: [
      "PK\u{3}\u{4}", "PK\u{1}\u{2}", "PK\u{5}\u{6}", "PK\u{6}\u{6}", "PK\u{6}\u{7}", "../", ".exe", "%PDF-1.7",
      "startxref", "%%EOF", "IHDR", "IDAT", "IEND", "GIF89a", "<html", "#!", "word/", "[Content_Types].xml",
    ]
  ) { bytes in
    guard let first = bytes.first else { return }
    let claimed = FileFormat.allCases[Int(first) % FileFormat.allCases.count]
    let file = Array(bytes.dropFirst())
    guard isTaken(file, as: claimed) else { return }
    for other in FileFormat.allCases where !belong(claimed, other) {
      try hold(!isTaken(file, as: other), "\(shown(file)) is both \(claimed) and \(other)")
    }
    try hold(!isTaken(file + archive, as: claimed), "an archive behind \(shown(file)) was not seen")
    if claimed.isArchive { try checkArchive(file, claimed) }
  }

  private static func input(_ file: [UInt8], as format: FileFormat) -> [UInt8] {
    [UInt8(FileFormat.allCases.firstIndex(of: format) ?? 0)] + file
  }

  private static let archive = ZipBuilder("index.html", "run.exe").bytes
  private static let longArchive: [UInt8] = {
    var builder = ZipBuilder("a.pdf", "b/", "b/c.txt")
    builder.isLong = true
    builder.comment = Array("PK\u{5}\u{6}".utf8)
    return builder.bytes
  }()

  private static func isTaken(_ file: [UInt8], as format: FileFormat) -> Bool {
    (try? FileRules().check(MemoryFile(all: file), is: format)) != nil
  }

  /// Whether a file may be both: another extension of the same, and documents of Office as the archives that they are.
  private static func belong(_ left: FileFormat, _ right: FileFormat) -> Bool {
    left == right || left.isText && right.isText || [left, right].allSatisfy { $0 == .jpg || $0 == .jpeg }
      || [left, right].contains(.zip) && left.isArchive && right.isArchive
  }

  /// The local headers, in their order and without the directory, tell of the files that the directory tells of.
  private static func checkArchive(_ file: [UInt8], _ format: FileFormat) throws {
    let entries = try ZipDirectory(MemoryFile(all: file), as: format, limits: ArchiveLimits()).entries
    var names: Set<[UInt8]> = []
    for entry in entries {
      let name = entry.names[0]
      try hold(names.insert(name).inserted, "two files are called \(shown(name))")
      try hold(
        !name.isEmpty && !name.contains(0) && name.first != UInt8(ascii: "/")
          && !name.split(whereSeparator: { "/\\".utf8.contains($0) }).contains { $0.elementsEqual("..".utf8) },
        "\(shown(name)) leads away")
      let local = file.dropFirst(entry.offset)
      try hold(
        local.starts(with: "PK\u{3}\u{4}".utf8) && local.dropFirst(30).starts(with: name),
        "no file called \(shown(name)) is there")
    }
  }
}

private struct MemoryFile: ByteSource {
  let all: [UInt8]
  var size: Int { all.count }
  func bytes(_ range: Range<Int>) -> [UInt8] { Array(all[range.clamped(to: 0..<all.count)]) }
}
