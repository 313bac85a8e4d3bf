import Foundation
import TestSupport
import Testing

/// The checker is a black box: it knows the contract through `SpecIR` and the server through sockets.
@Suite struct BlackBoxTests {
  @Test(arguments: [
    ("Evaluator", ["SpecIR", "Foundation"]),
    ("Suite", ["SpecIR", "SchemaEvaluator", "COpenSSL", "Foundation", "Glibc"]),
    ("Command", ["Conformance", "Glibc"]),
  ])
  func nothingOfTheServerIsImported(folder: String, allowed: [String]) throws {
    let root = URL(fileURLWithPath: PackageRoot.path("Conformance/" + folder)).resolvingSymlinksInPath().path
    let files = try FileManager.default.subpathsOfDirectory(atPath: root).filter { $0.hasSuffix(".swift") }
    #expect(!files.isEmpty)
    for file in files {
      let text = try String(contentsOfFile: root + "/" + file, encoding: .utf8)
      for line in text.split(separator: "\n")
      where line.split(separator: " ").contains("import") && line.first != " " && !line.hasPrefix("/") {
        let module = line.split(separator: " ").last.map(String.init) ?? ""
        #expect(allowed.contains(module), "\(file): \(line)")
      }
    }
  }
}
