import Glibc
import Packing

/// The files that pages load (style sheets, scripts, fonts, drawings), read once at start and kept in memory: no
/// request touches the file system, and no name in an address can lead out of the folder.
///
/// They are about two megabytes, packed; ``FolderFiles/Limits`` holds what a wrong folder could do.
public struct AssetCatalogue: Sendable {
  /// A file. Where it was packed by gzip beforehand, the packed bytes alone are kept: nearly every browser takes those.
  public struct Asset: Sendable {
    private let kept: [UInt8]
    /// How many bytes the file has, where ``kept`` is packed.
    private let unpackedCount: Int?
    /// With its charset, where it is text.
    public let contentType: String
    /// What stands between the quotes of the entity tag (RFC 9110 section 8.8.3).
    public let tag: String

    /// - Parameter packed: left out where it tells that it is of other bytes, such as an older one.
    init(_ bytes: [UInt8], packed: [UInt8]?, contentType: String, tag: String) {
      let packed = packed.flatMap { Gzip.holds(bytes, packed: $0) ? $0 : nil }
      kept = packed ?? bytes
      unpackedCount = packed == nil ? nil : bytes.count
      self.contentType = contentType
      self.tag = tag
    }

    /// The file packed by gzip, for requests that accept it.
    public var gzip: [UInt8]? { unpackedCount == nil ? nil : kept }
    /// The tag of the packed bytes, which are others (section 8.8.3.3).
    public var gzipTag: String { tag + "-gzip" }

    /// The file as it is, for requests that do not accept it packed; they are few, so that it is unpacked for each.
    /// - Throws: ``AssetError/damaged`` where it does not unpack to what it told of.
    public func bytes() throws(AssetError) -> [UInt8] {
      guard let unpackedCount else { return kept }
      guard let bytes = Gzip.unpacked(kept, count: unpackedCount) else { throw .damaged }
      return bytes
    }
  }

  /// Changes with any file; part of every address, so that browsers may keep what they have for ever.
  public let version: String
  private let assets: [String: Asset]

  /// None: pages are plain.
  public init() {
    assets = [:]
    version = "none"
  }

  /// Reads the folder that `scripts/assets` fills.
  public init(folder: String) throws(AssetError) {
    let files = try FolderFiles.list(folder, skipping: DocumentationCatalogue.folder)
    let byName = Dictionary(uniqueKeysWithValues: files.map { ($0.name, $0) })
    for name in Self.needed where byName[name] == nil { throw .missing(name: name, folder: folder) }

    var assets: [String: Asset] = [:]
    var whole = ContentHash()
    for file in files {
      guard let type = Self.contentType(file.name) else { continue }
      let bytes = try file.read()
      var hash = ContentHash()
      hash.add(bytes)
      whole.add(Array(file.name.utf8))
      whole.add(Array(hash.text.utf8))
      assets[file.name] = Asset(
        bytes, packed: try byName[file.name + ".gz"]?.read(), contentType: type, tag: hash.text)
    }
    self.assets = assets
    version = whole.text
  }

  public var links: AssetLinks { AssetLinks(version: version) }

  /// How many there are, packed ones not counted.
  public var count: Int { assets.count }

  /// `path` as it follows the version in an address: `icons/system/add-line.svg`.
  public func asset(_ path: String) -> Asset? { assets[path] }

  /// The value of `Cache-Control`. An address of another version (a page from before an update) is answered with what
  /// there is now, and not kept.
  public func cacheControl(version: String) -> String {
    version == self.version ? "public, max-age=31536000, immutable" : "no-store"
  }

  /// What pages link to by themselves.
  static let needed = [
    "dsfr.main.min.css", "dsfr.print.min.css", "dsfr.module.min.js", "utility/icons/icons.main.min.css",
    "passemarche.css", "noscript.css", "theme.js", "passemarche.js", "editor.css", "editor.js",
    "favicon/favicon.svg", "favicon/favicon.ico",
    "favicon/apple-touch-icon.png", "fonts/Marianne-Regular.woff2", "fonts/Marianne-Bold.woff2",
    "artwork/light.svg", "artwork/dark.svg", "artwork/system.svg",
  ]

  static func contentType(_ name: String) -> String? {
    guard let dot = name.lastIndex(of: ".") else { return nil }
    return switch name[name.index(after: dot)...] {
    case "css": "text/css; charset=utf-8"
    case "js": "text/javascript; charset=utf-8"
    case "svg": "image/svg+xml"
    case "png": "image/png"
    case "ico": "image/x-icon"
    case "woff2": "font/woff2"
    case "webmanifest": "application/manifest+json"
    default: nil
    }
  }
}

public enum AssetError: Error, Sendable, Equatable, CustomStringConvertible {
  case unreadable(path: String, errno: Int32)
  case missing(name: String, folder: String)
  /// More files, or larger ones, than style sheets and drawings are.
  case tooLarge(path: String)
  /// A packed file that told of a file's bytes, and does not unpack to them.
  case damaged

  public var description: String {
    switch self {
    case .unreadable(let path, let code):
      "the assets of the pages cannot be read: \(path): \(String(cString: strerror(code))); scripts/assets makes them"
    case .missing(let name, let folder): "\(folder) has no \(name): run scripts/assets"
    case .tooLarge(let path): "\(path) is larger than a folder of assets can be"
    case .damaged: "a packed file of the assets cannot be unpacked: run scripts/assets and scripts/docs"
    }
  }
}

/// After FNV-1a of 64 bits, but eight bytes at a time, since a start reads megabytes: names contents, guards nothing.
private struct ContentHash {
  private var value: UInt64 = 0xCBF2_9CE4_8422_2325

  mutating func add(_ bytes: [UInt8]) {
    let raw = bytes.span.bytes
    let words = bytes.count & ~7
    var place = 0
    while place < words {
      mix(raw.unsafeLoadUnaligned(fromByteOffset: place, as: UInt64.self))
      place += 8
    }
    for byte in bytes[words...] { mix(UInt64(byte)) }
    // So that "a", "bc" and "ab", "c" differ.
    mix(UInt64(truncatingIfNeeded: bytes.count))
  }

  private mutating func mix(_ word: UInt64) {
    value = (value ^ word) &* 0x100_0000_01B3
    // A product carries upwards only: else the last byte of a word would reach no lower bit.
    value ^= value >> 32
  }

  var text: String {
    let digits = String(value, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }
}
