import Foundation
import TestSupport

/// The samples of the JSONTestSuite.
enum JSONCorpus {
  static let isExpected = Corpora.shouldRun("json")

  struct Sample {
    let name: String
    let bytes: [UInt8]
  }

  static func samples(in subfolder: String) throws -> [Sample] {
    let folder = try Corpora.folder("json") + "/" + subfolder
    return try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
      .map {
        Sample(
          name: String($0.dropLast(".json".count)),
          bytes: [UInt8](try Data(contentsOf: URL(filePath: folder + "/" + $0))))
      }
  }
}
