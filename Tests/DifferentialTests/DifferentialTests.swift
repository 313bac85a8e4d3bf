import Foundation
import SpecIR
import TestSupport
import Testing

@testable import Runtime

/// Both implementations of the contract's rules say the same of every body: the generated decoders, and the evaluator
/// of the conformance suite, which shares no code with them. `DIFFERENTIAL_BODIES` makes so many bodies for each
/// operation in place of the few of an ordinary run, and `DIFFERENTIAL_SEED` others.
@Suite struct DifferentialTests {
  private static let variables = ProcessInfo.processInfo.environment
  private static let bodies = variables["DIFFERENTIAL_BODIES"].flatMap { Int($0) } ?? 40
  private static let seed = variables["DIFFERENTIAL_SEED"].flatMap { UInt64($0) } ?? 1

  private static func api() throws -> API {
    try #require(ContractLoader.load(path: PackageRoot.path("spec/passemarche.yaml")).api)
  }

  private static func operations(_ api: API) -> [(
    id: String, path: String, content: MediaContent, isRequired: Bool
  )] {
    api.operations.compactMap { operation in
      guard let body = operation.body, let content = body.contents.first else { return nil }
      let path = operation.path.map { segment in
        switch segment {
        case .literal(let text): "/" + text
        case .parameter: operation.id.contains("Market") ? "/VR-2026-A1B2C3D4E5F6" : "/FT20261121XAW7SQ8Q"
        }
      }.joined()
      return (operation.id, path, content, body.required)
    }
  }

  @Test func everyOperationWithABodyIsRead() throws {
    let found = Self.operations(try Self.api()).map(\.id)
    #expect(Set(found) == Set(GeneratedReaders.all.keys))
    #expect(try Self.api().operations.allSatisfy { $0.body?.contents.count ?? 1 == 1 })
  }

  @Test func bothReadersAgree() async throws {
    let api = try Self.api()
    let folder = try TemporaryFolder()
    let spool = Spool(directory: folder.place("spool").path)
    try spool.open()
    defer { spool.close() }
    let generated = GeneratedReaders(spool: spool)
    let evaluated = EvaluatedReaders(api, now: GeneratedReaders.now)
    var (taken, broken, unreadable, total) = (0, 0, 0, 0)
    for (number, operation) in Self.operations(api).enumerated() {
      var maker = BodyMaker(evaluated.evaluator, seed: Self.seed &* 1_000 &+ UInt64(number))
      var disagreements = 0
      for _ in 0..<Self.bodies {
        let body = maker.body(operation.content)
        let fast = try #require(
          await generated.verdict(on: body, of: operation.id, path: operation.path), "\(operation.id): \(body.text)")
        // A body that may be left out, and is empty, is none.
        let isLeftOut = body.isEmpty && !operation.isRequired
        let slow: Verdict = isLeftOut ? .read([]) : evaluated.verdict(on: body, operation.content)
        total += 1
        switch slow {
        case .read(let found): if found.isEmpty { taken += 1 } else { broken += 1 }
        case .unreadable, .tooLarge: unreadable += 1
        }
        if !Verdict.agree(generated: fast, evaluated: slow) {
          disagreements += 1
          if disagreements <= 3 {
            Issue.record("\(operation.id): \(body.text)\n  generated: \(fast)\n  evaluated: \(slow)")
          }
        }
      }
      if disagreements > 3 { Issue.record("\(operation.id): \(disagreements) disagreements") }
    }
    print("differential: \(total) bodies: \(taken) taken, \(broken) broken, \(unreadable) unreadable")
    // A maker of nothing but noise would show nothing.
    #expect(taken > total / 20 && broken > total / 10 && unreadable > total / 50)
  }
}
