import Foundation
import SpecEmit
import TestSupport
import Testing

/// The build plugin cannot import what it runs; this holds its lists of files to the emitters'.
@Suite struct PluginTests {
  @Test(arguments: [("serverFileNames", SwiftEmitter.fileNames), ("clientFileNames", SwiftClientEmitter.fileNames)])
  func declaresTheFilesThatAreWritten(list name: String, files: [String]) throws {
    let source = try String(contentsOfFile: PackageRoot.path("Plugins/Codegen/Codegen.swift"), encoding: .utf8)
    let list = try #require(source.components(separatedBy: "\(name) = [").last?.split(separator: "]").first)
    let names = list.components(separatedBy: "\"").filter { $0.hasSuffix(".swift") }
    #expect(names == files)
  }
}
