import Foundation
import TestSupport
import Testing

@_spi(Measurement) @testable import Generated

/// Everything that a search has ever found, and what searches start from, kept to in each run of the tests.
@Suite("Fuzz targets")
struct ReplayTests {
  @Test("keep to their promises with the seeds", arguments: FuzzTarget.all.map(\.name))
  func seeds(_ name: String) throws {
    let target = try #require(FuzzTarget.named(name))
    #expect(!target.seeds.isEmpty)
    for seed in target.seeds { keeps(target, seed) }
  }

  @Test("keep to their promises with the cases that broke them once", arguments: FuzzTarget.all.map(\.name))
  func foundCases(_ name: String) throws {
    let target = try #require(FuzzTarget.named(name))
    let folder = PackageRoot.path("Tests/Fixtures/fuzz/\(name)")
    for file in (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? [] {
      keeps(target, [UInt8](try Data(contentsOf: URL(filePath: folder + "/" + file))))
    }
  }

  @Test("keep to their promises with damaged seeds", arguments: FuzzTarget.all.map(\.name))
  func damagedSeeds(_ name: String) throws {
    let target = try #require(FuzzTarget.named(name))
    var random = SeededGenerator(seed: 20_261_126)
    let deadline = ContinuousClock.now + .seconds(1)
    for _ in 0..<400 where ContinuousClock.now < deadline {
      var bytes = target.seeds.randomElement(using: &random) ?? []
      for _ in 0..<Int.random(in: 1...4, using: &random) { damage(&bytes, target.words, &random) }
      keeps(target, Array(bytes.prefix(target.longest)))
    }
  }

  @Test("kept cases belong to targets")
  func folders() throws {
    let folders = try FileManager.default.contentsOfDirectory(atPath: PackageRoot.path("Tests/Fixtures/fuzz"))
    #expect(Set(folders).subtracting(["README.md"]).isSubset(of: FuzzTarget.all.map(\.name)))
  }

  @Test("every operation with a body has its decoder among them")
  func decoders() {
    let operations = Tables.all.operations.filter { $0.body != nil }.map { "\($0.id)" }
    #expect(GeneratedDecoder.all.map(\.id) == operations)
  }

  @Test("a search ends at an input that takes too long")
  func endless() async {
    await #expect(processExitsWith: .signal(SIGABRT)) {
      // The thread sanitizer hands signals on where the C library is called.
      ProcessorTime.limit(milliseconds: 100) { while time(nil) > 0 {} }
    }
  }

  @Test("time in which nothing can be done is nobody's")
  func stopped() async {
    await #expect(processExitsWith: .success) {
      for _ in 0..<2 { ProcessorTime.limit(milliseconds: 100) { usleep(400_000) } }
      // Nor is that between two inputs.
      let end = clock() + 300_000
      while clock() < end {}
    }
  }

  @Test("the page tells of each")
  func page() throws {
    let page = try String(contentsOfFile: PackageRoot.path("docs/fuzzing.md"), encoding: .utf8)
    for target in FuzzTarget.all { #expect(page.contains("| `\(target.name)` |"), "\(target.name)") }
  }

  private func keeps(_ target: FuzzTarget, _ bytes: [UInt8]) {
    do {
      try target.check(bytes)
    } catch {
      Issue.record("\(target.name) with \(shown(bytes)): \(error)")
    }
  }

  private func damage(_ bytes: inout [UInt8], _ words: [String], _ random: inout SeededGenerator) {
    let place = Int.random(in: 0...bytes.count, using: &random)
    switch Int.random(in: 0..<4, using: &random) {
    case 0: bytes.insert(contentsOf: Array((words.randomElement(using: &random) ?? "").utf8), at: place)
    case 1: bytes.removeSubrange(place..<min(place + 3, bytes.count))
    case 2: bytes.insert(UInt8.random(in: 0...255, using: &random), at: place)
    default: bytes.insert(contentsOf: bytes[place..<min(place + 20, bytes.count)], at: place)
    }
  }
}
