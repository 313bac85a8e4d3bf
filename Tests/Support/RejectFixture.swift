import Foundation

/// A contract that has to be refused: `Tests/Fixtures/reject/PM0009-duplicate-key/{spec.yaml,expected.txt}`. The folder
/// starts with the code that it shows; `expected.txt` is the text rendering of all its diagnostics, in which
/// `spec.yaml` is the file's name.
public struct RejectFixture: Sendable, CustomStringConvertible {
  /// Such as `PM0009`.
  public let code: String
  /// Absolute.
  public let folder: String
  public let description: String

  public var specPath: String { folder + "/spec.yaml" }
  public var expectedPath: String { folder + "/expected.txt" }

  /// The bytes of a file of the fixture; nil when there is none. Right for `$ref`s beside `spec.yaml`.
  public func read(_ name: String) -> [UInt8]? {
    (try? Data(contentsOf: URL(fileURLWithPath: folder + "/" + name))).map { [UInt8]($0) }
  }

  /// The fixtures whose code starts with a prefix, such as `PM00`, by name.
  public static func all(withPrefix prefix: String) -> [RejectFixture] {
    let parent = PackageRoot.path("Tests/Fixtures/reject")
    let names = (try? FileManager.default.contentsOfDirectory(atPath: parent)) ?? []
    return names.filter { $0.hasPrefix(prefix) }.sorted().map { name in
      RejectFixture(code: String(name.prefix(6)), folder: parent + "/" + name, description: name)
    }
  }

  /// The codes that no fixture shows.
  public static func missing(among codes: [String]) -> [String] {
    let shown = Set(all(withPrefix: "PM").map(\.code))
    return codes.filter { !shown.contains($0) }
  }
}
