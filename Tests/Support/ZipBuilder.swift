/// Writes ZIP archives, honest and other ones. Contents are stored as they are unless an entry says otherwise; checksums
/// are zeros, which nothing here looks at.
public struct ZipBuilder {
  public struct Entry {
    public var name: [UInt8]
    public var data: [UInt8] = Array("contents".utf8)
    public var flags = 0
    public var method = 0
    /// What the directory claims; nil is the truth.
    public var unpacked: Int?
    public var packed: Int?
    public var offset: Int?
    /// Another name in the local header.
    public var localName: [UInt8]?
    public var extra: [UInt8] = []
    /// The mode of Unix.
    public var mode: Int?

    public init(_ name: String) {
      self.name = Array(name.utf8)
      if name.hasSuffix("/") { data = [] }
    }
    public init(_ name: [UInt8]) { self.name = name }
  }

  public var entries: [Entry] = []
  public var comment: [UInt8] = []
  /// Before the archive, which is not told of it.
  public var before: [UInt8] = []
  public var after: [UInt8] = []
  public var isLong = false
  /// What the end claims; nil is the truth.
  public var count: Int?

  public init(_ names: String...) { entries = names.map(Entry.init) }
  public init(_ entries: [Entry]) { self.entries = entries }

  /// An archive with one entry that a closure has changed.
  public static func one(_ name: String = "a.pdf", _ change: (inout Entry) -> Void) -> [UInt8] {
    var entry = Entry(name)
    change(&entry)
    return ZipBuilder([entry]).bytes
  }

  public var bytes: [UInt8] {
    var bytes: [UInt8] = []
    var directory: [UInt8] = []
    for entry in entries {
      let place = entry.offset ?? bytes.count
      let packed = entry.packed ?? entry.data.count
      let unpacked = entry.unpacked ?? entry.data.count
      let name = entry.localName ?? entry.name
      if entry.offset == nil {
        bytes += Array("PK\u{3}\u{4}".utf8) + little(20, 2) + little(entry.flags, 2) + little(entry.method, 2)
        bytes += little(0, 8) + little(packed, 4) + little(unpacked, 4) + little(name.count, 2) + little(0, 2)
        bytes += name + entry.data
      }
      let isUnix = entry.mode != nil
      directory += Array("PK\u{1}\u{2}".utf8) + [20, isUnix ? 3 : 0] + little(20, 2) + little(entry.flags, 2)
      directory += little(entry.method, 2) + little(0, 8)
      var extra = entry.extra
      if isLong {
        directory += little(0xFFFF_FFFF, 4) + little(0xFFFF_FFFF, 4)
        extra += little(1, 2) + little(24, 2) + little(unpacked, 8) + little(packed, 8) + little(place, 8)
      } else {
        directory += little(packed, 4) + little(unpacked, 4)
      }
      directory += little(entry.name.count, 2) + little(extra.count, 2) + little(0, 2) + little(0, 2) + little(0, 2)
      directory += little((entry.mode ?? 0) << 16, 4) + little(isLong ? 0xFFFF_FFFF : place, 4) + entry.name + extra
    }
    let start = bytes.count
    bytes += directory
    let count = count ?? entries.count
    if isLong {
      let end = bytes.count
      bytes += Array("PK\u{6}\u{6}".utf8) + little(44, 8) + little(45, 2) + little(45, 2) + little(0, 8)
      bytes += little(count, 8) + little(count, 8) + little(directory.count, 8) + little(start, 8)
      bytes += Array("PK\u{6}\u{7}".utf8) + little(0, 4) + little(end, 8) + little(1, 4)
    }
    bytes += Array("PK\u{5}\u{6}".utf8) + little(0, 4)
    bytes += little(isLong ? 0xFFFF : count, 2) + little(isLong ? 0xFFFF : count, 2)
    bytes += little(isLong ? 0xFFFF_FFFF : directory.count, 4) + little(isLong ? 0xFFFF_FFFF : start, 4)
    return before + bytes + little(comment.count, 2) + comment + after
  }
}

/// A number of so many bytes, the lowest first.
public func little(_ number: Int, _ count: Int) -> [UInt8] {
  (0..<count).map { $0 < 8 ? UInt8(truncatingIfNeeded: number >> ($0 * 8)) : 0 }
}

/// A number of four bytes, the highest first.
public func big(_ number: Int) -> [UInt8] { little(number, 4).reversed() }
