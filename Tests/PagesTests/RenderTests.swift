import Foundation
import TestSupport
import Testing

@testable import Pages

/// Writes every sample into a folder for looking at, and for tools that read pages:
///
///     PAGES_FOLDER=/some/folder swift test --filter RenderTests
///
/// with the assets of `.build/assets` (made by `scripts/assets`) beside them, so that any file server shows the pages
/// as they are.
@Suite struct RenderTests {
  static let folder = ProcessInfo.processInfo.environment["PAGES_FOLDER"]

  @Test(.enabled(if: folder != nil, "PAGES_FOLDER names no folder"))
  func writeSamples() throws {
    let folder = URL(fileURLWithPath: try #require(Self.folder))
    let assets = folder.appendingPathComponent("assets")
    try FileManager.default.createDirectory(at: assets, withIntermediateDirectories: true)
    let link = assets.appendingPathComponent("v1")
    try? FileManager.default.removeItem(at: link)
    try FileManager.default.createSymbolicLink(
      at: link, withDestinationURL: URL(fileURLWithPath: PackageRoot.path(".build/assets")))
    for sample in Samples().all {
      try Data(sample.page.bytes).write(to: folder.appendingPathComponent(sample.name + ".html"))
    }
  }
}
