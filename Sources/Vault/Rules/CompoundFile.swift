/// An entry of a compound file's directory ([MS-CFB] 2.6.1).
struct CompoundEntry {
  let name: String
  /// 0 none, 1 storage, 2 stream, 5 root.
  let kind: UInt8
  /// Numbers of entries: its neighbours and the first of those within.
  let left: Int
  let right: Int
  let child: Int
  /// The first sector, and the length in bytes.
  let start: Int
  let size: Int
}

/// A compound file ([MS-CFB]), the container of .doc and .xls: a small file system of sectors. Only its directory is read,
/// within bounds: chains that run in circles or out of the file end the reading.
struct CompoundFile<Source: ByteSource> {
  /// Sectors of the directory; each holds 4 entries, or 32.
  private static var maxDirectorySectors: Int { 4096 }
  /// Sectors that list sectors of the allocation table; 100 MB need 12.
  private static var maxTableSectors: Int { 1024 }
  /// Numbers from here on are marks and no sectors or entries.
  private static var lastSector: Int { 0xFFFF_FFFA }

  private let source: Source
  private let header: [UInt8]
  private let shift: Int
  /// Sectors of the allocation table.
  private var table: [Int] = []
  private(set) var entries: [CompoundEntry] = []

  /// Nil where the bytes are no compound file or a broken one.
  init?(_ source: Source) throws(CheckFailure) {
    self.source = source
    header = try source.head(512)
    guard header.count == 512, header.starts(with: [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]),
      header.little16(28) == 0xFFFE
    else { return nil }
    switch (header.little16(26), header.little16(30)) {
    case (3, 9): shift = 9
    case (4, 12): shift = 12
    default: return nil
    }
    guard try readTable(), try readDirectory(), entries.first?.kind == 5 else { return nil }
  }

  private func sector(_ number: Int) throws(CheckFailure) -> [UInt8]? {
    guard number < Self.lastSector else { return nil }
    let start = (number + 1) << shift
    let bytes = try source.bytes(start..<start + 1 << shift)
    // The last sector of a file may be cut short.
    return bytes.isEmpty ? nil : bytes
  }

  private mutating func readTable() throws(CheckFailure) -> Bool {
    func sectors(_ bytes: [UInt8], _ places: Range<Int>) -> [Int] {
      places.map { bytes.little32($0 * 4) }.filter { $0 < Self.lastSector }
    }
    table = sectors(header, 19..<128)
    var next = header.little32(68)
    let perSector = 1 << shift / 4 - 1
    for _ in 0..<Self.maxTableSectors {
      guard next < Self.lastSector else { return true }
      guard let bytes = try sector(next), bytes.count == 1 << shift else { return false }
      table += sectors(bytes, 0..<perSector)
      next = bytes.little32(perSector * 4)
    }
    return false
  }

  /// The sector that follows in its chain; nil where the table does not say.
  private func following(_ number: Int) throws(CheckFailure) -> Int? {
    let perSector = 1 << shift / 4
    guard number / perSector < table.count, let bytes = try sector(table[number / perSector]),
      bytes.count == 1 << shift
    else { return nil }
    return bytes.little32(number % perSector * 4)
  }

  private mutating func readDirectory() throws(CheckFailure) -> Bool {
    var next = header.little32(48)
    for _ in 0..<Self.maxDirectorySectors {
      guard next < Self.lastSector else { return true }
      guard let bytes = try sector(next) else { return false }
      for place in stride(from: 0, through: bytes.count - 128, by: 128) {
        entries.append(Self.entry(Array(bytes[place..<place + 128])))
      }
      guard let following = try following(next) else { return false }
      next = following
    }
    return false
  }

  private static func entry(_ bytes: [UInt8]) -> CompoundEntry {
    let length = min(max(0, bytes.little16(64) / 2 - 1), 31)
    let name = String(decoding: (0..<length).map { UInt16(bytes.little16($0 * 2)) }, as: UTF16.self)
    return CompoundEntry(
      name: name, kind: bytes[66], left: bytes.little32(68), right: bytes.little32(72), child: bytes.little32(76),
      start: bytes.little32(116), size: bytes.little32(120))
  }

  /// What lies directly in the root: embedded documents have streams of the same names, further down.
  var top: [CompoundEntry] {
    var found: [CompoundEntry] = []
    var seen: Set<Int> = [0]
    var waiting = [entries.first?.child ?? Int.max]
    while let number = waiting.popLast() {
      guard number < entries.count, seen.insert(number).inserted else { continue }
      found.append(entries[number])
      waiting += [entries[number].left, entries[number].right]
    }
    return found
  }

  /// The beginning of a stream; nil where it is so small that it lies elsewhere.
  func beginning(of stream: CompoundEntry) throws(CheckFailure) -> [UInt8]? {
    stream.size >= 4096 ? try sector(stream.start) : nil
  }
}

/// .doc and .xls as Office 97 to 2003 wrote them, told apart by the stream that holds the document ([MS-DOC] 2.1,
/// [MS-XLS] 2.1.2).
enum CompoundFileCheck {
  static func check(_ bytes: some ByteSource, _ format: FileFormat) throws(CheckFailure) {
    let mismatch = CheckFailure.refused(.contentMismatch(format))
    guard let file = try CompoundFile(bytes) else { throw mismatch }
    let top = file.top
    func stream(_ names: String...) -> CompoundEntry? {
      top.first { $0.kind == 2 && names.contains($0.name) }
    }
    // Office Open XML with a password is a compound file around the encrypted archive.
    if stream("EncryptedPackage") != nil { throw .refused(.encrypted(format)) }
    let word = stream("WordDocument")
    let workbook = stream("Workbook", "Book")
    if word != nil, workbook != nil { throw .refused(.ambiguous(format)) }
    guard let document = format == .doc ? word : workbook else { throw mismatch }
    let macros: Set = ["Macros", "_VBA_PROJECT_CUR", "VBA", "_VBA_PROJECT"]
    if file.entries.contains(where: { $0.kind != 0 && macros.contains($0.name) }) { throw .refused(.macros(format)) }
    guard let start = try file.beginning(of: document) else { return }
    if format == .doc ? isEncryptedWord(start) : isEncryptedWorkbook(start) { throw .refused(.encrypted(format)) }
  }

  /// `fEncrypted` of the file information block ([MS-DOC] 2.5.2).
  private static func isEncryptedWord(_ bytes: [UInt8]) -> Bool { bytes.little16(10) & 0x0100 != 0 }

  /// A `FilePass` record right after the first record ([MS-XLS] 2.4.117).
  private static func isEncryptedWorkbook(_ bytes: [UInt8]) -> Bool {
    bytes.little16(4 + bytes.little16(2)) == 0x002F
  }
}
