import Glibc

/// The documentation of the contract, as `scripts/docs` makes it in the folder `docs` of the assets: read once at start
/// and kept in memory, like them.
///
/// It is about a megabyte, packed. Nothing of it is looked at but the line that names its contract and its state:
/// whoever wrote the folder wrote all of it.
public struct DocumentationCatalogue: Sendable {
  /// Why there is none.
  public enum Absence: Sendable, Equatable {
    case missing
    /// It was made from another contract than this server was.
    case ofAnotherContract
  }

  /// Nil where there is a documentation.
  public let absence: Absence?
  private let files: [String: AssetCatalogue.Asset]

  /// - Parameters:
  ///   - folder: that of the assets; empty where there are none.
  ///   - contract: the SHA-256 of the server's contract.
  public init(assets folder: String, contract: String) throws(AssetError) {
    let isNamed = !folder.isEmpty
    let folder = folder + "/" + Self.folder
    guard isNamed, access(folder + "/" + Self.state, F_OK) == 0 else {
      (absence, files) = (.missing, [:])
      return
    }
    let found = try FolderFiles.list(folder)
    let byName = Dictionary(uniqueKeysWithValues: found.map { ($0.name, $0) })
    let named = try byName[Self.state]?.read() ?? []
    let line = String(decoding: named, as: UTF8.self).split(whereSeparator: \.isWhitespace)
    guard line.count == 2, line[0] == contract, line[1].utf8.allSatisfy(Self.isHexDigit), line[1].utf8.count == 16
    else {
      (absence, files) = (.ofAnotherContract, [:])
      return
    }
    var files: [String: AssetCatalogue.Asset] = [:]
    for file in found {
      guard let type = Self.contentType(file.name) else { continue }
      files[file.name] = .init(
        try file.read(), packed: try byName[file.name + ".gz"]?.read(), contentType: type, tag: String(line[1]))
    }
    (absence, self.files) = (nil, files)
  }

  /// What follows `/docs/` in an address: a page, or a file that it loads.
  public func file(_ path: String) -> AssetCatalogue.Asset? {
    files[path + ".html"] ?? (path.hasSuffix(".html") ? nil : files[path]) ?? files[path + "/index.html"]
  }

  static let folder = "docs"
  static let state = "site.txt"

  private static func contentType(_ name: String) -> String? {
    if name.hasSuffix(".html") { return "text/html; charset=utf-8" }
    if name.hasSuffix(".json") { return "application/json" }
    return AssetCatalogue.contentType(name)
  }

  private static func isHexDigit(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains(byte)
  }
}
