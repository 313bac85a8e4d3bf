/// The central directory of a ZIP archive (PKWARE APPNOTE 6.3), read strictly: where two programs could see different
/// files in it, it is refused. Nothing is unpacked, so the sizes are what the archive claims; programs that unpack it are
/// to stop there, and the scanner counts for itself.
struct ZipDirectory {
  struct Entry {
    /// As written, and what the extra field for Unicode names says besides, where it is there.
    let names: [[UInt8]]
    let flags: Int
    let method: Int
    let packed: Int
    let unpacked: Int
    /// Of the local header.
    let offset: Int
    /// 3 is Unix.
    let system: Int
    let attributes: Int

    var isFolder: Bool { names[0].last == UInt8(ascii: "/") }
    /// A symbolic link, or another thing that is neither file nor folder.
    var isSpecial: Bool {
      let kind = attributes >> 28
      return system == 3 && kind != 0 && kind != 0o10 && kind != 0o04
    }
    /// Traditional and strong encryption, a hidden directory, AES.
    var isEncrypted: Bool { flags & 0x2041 != 0 || method == 99 }
  }

  let entries: [Entry]

  private static let endSize = 22
  private static let maxComment = 0xFFFF
  /// Bytes of the directory for each entry that may be there; names take a few dozen.
  private static let bytesPerEntry = 1024

  private struct End {
    let count: Int
    let size: Int
    let offset: Int
    /// Where what follows the directory begins.
    let place: Int
  }

  // MARK: Reading

  /// - Throws: `contentMismatch` for what is no archive, or one that is not alone in its file.
  init(_ bytes: some ByteSource, as format: FileFormat, limits: ArchiveLimits) throws(CheckFailure) {
    let mismatch = CheckFailure.refused(.contentMismatch(format))
    guard try bytes.head(4).starts(with: "PK\u{3}\u{4}") else {
      let isEmpty = try bytes.head(4).starts(with: "PK\u{5}\u{6}") && bytes.size == Self.endSize
      throw isEmpty ? .refused(.archiveEmpty) : mismatch
    }
    guard let end = try Self.end(bytes) else { throw mismatch }
    guard end.count <= limits.maxEntries, end.size <= limits.maxEntries * Self.bytesPerEntry else {
      throw .refused(.archiveTooManyEntries(limit: limits.maxEntries))
    }
    guard end.offset + end.size == end.place else { throw .refused(.ambiguous(format)) }
    let directory = try bytes.bytes(end.offset..<end.place)
    var entries: [Entry] = []
    var place = 0
    while place < directory.count {
      guard let (entry, next) = Self.entry(directory, at: place) else { throw mismatch }
      entries.append(entry)
      place = next
    }
    guard entries.count == end.count else { throw mismatch }
    self.entries = entries
    try checkLayout(bytes, format, end: end.offset)
  }

  private static func entry(_ bytes: [UInt8], at place: Int) -> (Entry, Int)? {
    guard bytes.has("PK\u{1}\u{2}", at: place), place + 46 <= bytes.count else { return nil }
    let nameEnd = place + 46 + bytes.little16(place + 28)
    let extraEnd = nameEnd + bytes.little16(place + 30)
    let end = extraEnd + bytes.little16(place + 32)
    // On one disk.
    guard end <= bytes.count, bytes.little16(place + 34) == 0 else { return nil }
    var extra = ExtraFields(Array(bytes[nameEnd..<extraEnd]))
    guard let unpacked = extra.long(bytes.little32(place + 24)), let packed = extra.long(bytes.little32(place + 20)),
      let offset = extra.long(bytes.little32(place + 42))
    else { return nil }
    let entry = Entry(
      names: [Array(bytes[place + 46..<nameEnd])] + (extra.unicodeName.map { [$0] } ?? []),
      flags: bytes.little16(place + 8), method: bytes.little16(place + 10), packed: packed, unpacked: unpacked,
      offset: offset, system: Int(bytes[place + 5]), attributes: bytes.little32(place + 38))
    return (entry, end)
  }

  /// The end record, at the very end of the file but for its comment; nil where there is none.
  private static func end(_ bytes: some ByteSource) throws(CheckFailure) -> End? {
    let tail = try bytes.tail(endSize + maxComment)
    let start = bytes.size - tail.count
    for place in stride(from: tail.count - endSize, through: 0, by: -1) where tail.has("PK\u{5}\u{6}", at: place) {
      guard place + endSize + tail.little16(place + 20) == tail.count else { continue }
      // On one disk, all entries of it.
      guard tail.little16(place + 4) == 0, tail.little16(place + 6) == 0,
        tail.little16(place + 8) == tail.little16(place + 10)
      else { return nil }
      let short = End(
        count: tail.little16(place + 10), size: tail.little32(place + 12), offset: tail.little32(place + 16),
        place: start + place)
      let isLong = short.count == 0xFFFF || short.size == 0xFFFF_FFFF || short.offset == 0xFFFF_FFFF
      return isLong ? try longEnd(bytes, before: short.place) ?? short : short
    }
    return nil
  }

  /// The end record of Zip64 (sections 4.3.14 and 4.3.15), directly before its locator, which is directly before the
  /// short one.
  private static func longEnd(_ bytes: some ByteSource, before place: Int) throws(CheckFailure) -> End? {
    guard place >= 76 else { return nil }
    let records = try bytes.bytes(place - 76..<place)
    guard records.has("PK\u{6}\u{7}", at: 56), records.has("PK\u{6}\u{6}", at: 0),
      records.little64(64) == place - 76, records.little64(4) == 44, let count = records.little64(32),
      records.little64(24) == count, let size = records.little64(40), let offset = records.little64(48),
      size < 1 << 50, offset < 1 << 50
    else { return nil }
    return End(count: count, size: size, offset: offset, place: place - 76)
  }

  // MARK: Layout

  /// Every local header must say the same as the directory, and the files may not overlap: by that bombs of a few
  /// kilobytes claim terabytes. The first begins the file, so that nothing stands before the archive.
  private func checkLayout(_ bytes: some ByteSource, _ format: FileFormat, end: Int) throws(CheckFailure) {
    let mismatch = CheckFailure.refused(.contentMismatch(format))
    var free = 0
    for entry in entries.sorted(by: { $0.offset < $1.offset }) {
      guard free > 0 || entry.offset == 0 else { throw .refused(.ambiguous(format)) }
      guard entry.offset >= free else { throw .refused(.archiveBomb) }
      let name = entry.names[0]
      let local = try bytes.bytes(entry.offset..<entry.offset + 30 + name.count)
      guard local.count == 30 + name.count, local.has("PK\u{3}\u{4}", at: 0), local.little16(26) == name.count,
        local[30...].elementsEqual(name), local.little16(8) == entry.method, local.little16(6) & 1 == entry.flags & 1
      else { throw mismatch }
      free = entry.offset + 30 + name.count + local.little16(28) + entry.packed
      guard free <= end else { throw mismatch }
    }
  }

  /// Whether an archive can be read at the end of a file that should be something else.
  /// - Parameter mustEndThere: whether it counts only where it ends with the file.
  static func isAppended(to bytes: some ByteSource, mustEndThere: Bool) throws(CheckFailure) -> Bool {
    let tail = try bytes.tail(endSize + maxComment)
    let start = bytes.size - tail.count
    for place in stride(from: tail.count - endSize, through: 0, by: -1) where tail.has("PK\u{5}\u{6}", at: place) {
      let end = place + endSize + tail.little16(place + 20)
      if mustEndThere, end != tail.count { continue }
      // The locator of Zip64 before the end record says enough.
      if tail.has("PK\u{6}\u{7}", at: place - 20) { return true }
      let directory = start + place - tail.little32(place + 12)
      guard directory >= 0 else { continue }
      if try bytes.bytes(directory..<directory + 4).starts(with: "PK\u{1}\u{2}") { return true }
    }
    return false
  }
}

/// The extra fields of a directory's entry.
private struct ExtraFields {
  private var zip64: [UInt8]?
  private var place = 0
  private(set) var unicodeName: [UInt8]?

  init(_ bytes: [UInt8]) {
    var start = 0
    while start + 4 <= bytes.count {
      let end = start + 4 + bytes.little16(start + 2)
      guard end <= bytes.count else { return }
      let field = Array(bytes[start + 4..<end])
      switch bytes.little16(start) {
      case 0x0001: zip64 = field
      // Version, CRC of the other name, and the name in UTF-8 (section 4.6.9).
      case 0x7075 where field.count > 5: unicodeName = Array(field.dropFirst(5))
      default: break
      }
      start = end
    }
  }

  /// A size or offset, from the Zip64 field where the short one is full; nil where it is not there or absurd. To be asked
  /// for in the order of the field (section 4.5.3).
  mutating func long(_ short: Int) -> Int? {
    guard short == 0xFFFF_FFFF else { return short }
    guard let zip64, place + 8 <= zip64.count, let number = zip64.little64(place), number < 1 << 50 else { return nil }
    place += 8
    return number
  }
}
