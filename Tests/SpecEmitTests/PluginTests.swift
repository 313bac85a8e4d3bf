import Foundation
import SpecEmit
import TestSupport
import Testing

/// The build plugin cannot import what it runs; this holds its list of files to the emitter's.
@Suite struct PluginTests {
  @Test func declaresTheFilesThatAreWritten() throws {
    let source = try String(contentsOfFile: PackageRoot.path("Plugins/Codegen/Codegen.swift"), encoding: .utf8)
    let list = try #require(source.components(separatedBy: "fileNames = [").last)
    let names = list.components(separatedBy: "\"").filter { $0.hasSuffix(".swift") }
    #expect(names == SwiftEmitter.fileNames)
  }
}
