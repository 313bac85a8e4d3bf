import FoundationEssentials
import SpecEmit
import SpecIR

/// A folder of released contracts: files that never change, named by version and by the beginning of their SHA-256,
/// `1.0.0-6b1f0c2a9d3e.yaml`.
struct Releases {
  struct Release {
    var version: ContractVersion
    var path: String
    /// As the name says.
    var digest: String
  }

  /// Why a folder of releases cannot be gone by. Complete sentences.
  struct Fault: Error { var message: String }

  let folder: String
  /// By ascending version.
  let all: [Release]

  var newest: Release? { all.last }

  /// Hexadecimal digits of the digest in a name.
  static let digestLength = 12

  /// - Throws: where the folder cannot be read, a file has another name than a release, or is no longer what its name
  ///   says.
  init(folder: String) throws(Fault) {
    self.folder = folder
    guard let names = try? FileManager.default.contentsOfDirectory(atPath: folder) else {
      throw Fault(message: "\(folder) cannot be read")
    }
    var all: [Release] = []
    for name in names where name.hasSuffix(".yaml") {
      let parts = name.dropLast(5).split(separator: "-")
      guard parts.count == 2, let version = ContractVersion(String(parts[0])) else {
        throw Fault(message: "\(folder)/\(name) is not named as a release: VERSION-DIGEST.yaml")
      }
      let release = Release(version: version, path: folder + "/" + name, digest: String(parts[1]))
      guard let bytes = ContractLoader.bytes(ofFile: release.path), Self.digest(of: bytes) == release.digest else {
        throw Fault(message: "\(release.path) is not what was released: its digest is another one")
      }
      if all.contains(where: { $0.version == version }) { throw Fault(message: "\(version) is in \(folder) twice") }
      all.append(release)
    }
    self.all = all.sorted { $0.version < $1.version }
  }

  static func digest(of bytes: [UInt8]) -> String { String(SHA256.hex(bytes).prefix(digestLength)) }

  static func name(_ version: ContractVersion, _ bytes: [UInt8]) -> String { "\(version)-\(digest(of: bytes)).yaml" }
}
