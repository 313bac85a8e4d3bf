import Foundation

/// A folder of a test's own, which nobody else may look into; it goes when its last owner does, with all that is in it.
public final class TemporaryFolder: Sendable {
  public let url: URL

  public init() throws {
    url = FileManager.default.temporaryDirectory.appendingPathComponent("passemarche-test-\(UUID().uuidString)")
    try FileManager.default.createDirectory(
      at: url, withIntermediateDirectories: false, attributes: [.posixPermissions: 0o700])
  }

  deinit { try? FileManager.default.removeItem(at: url) }

  public var path: String { url.path }

  /// A place in the folder, where nothing has to be yet.
  public func place(_ name: String) -> URL { url.appendingPathComponent(name) }
}
