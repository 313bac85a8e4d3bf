import Foundation
import SpecIR
import TestSupport
import Testing

@testable import SpecEmit

@Suite struct ClientVectorTests {
  private struct File: Decodable {
    struct Contract: Decodable { let title, version, sha256: String }
    struct Vector: Decodable { let name, shows: String }
    let contract: Contract
    let vectors: [Vector]
  }

  private func file(_ path: String) throws -> File {
    let text = ClientVectors.file(for: try ClientContract.api(PackageRoot.path(path))).text
    return try JSONDecoder().decode(File.self, from: Data(text.utf8))
  }

  @Test func areOfTheContract() throws {
    let file = try file("spec/passemarche.yaml")
    #expect(file.contract.title == "Passe Marché")
    #expect(file.contract.sha256.count == 64)
    let names = file.vectors.map(\.name)
    #expect(Set(names).count == names.count)
    #expect(file.vectors.allSatisfy { $0.shows.hasSuffix(".") })
    for name in ["create-market-with-lots", "create-application-bare", "webhook-market.completed", "quota-waited-for"] {
      #expect(names.contains(name))
    }
  }

  /// What a contract has no operation for, or no example, is not asked of its clients.
  @Test func nothingIsAskedThatTheContractHasNot() throws {
    let file = try file("Tests/Golden/small-client/spec.yaml")
    #expect(file.contract.title == "Small service" && file.vectors.isEmpty)
  }

  /// RFC 4231, test case 2; the other as Python's `hmac` and `base64` have it.
  @Test func signaturesAreRight() {
    #expect(
      WebhookSignature.published(body: "what do ya want for nothing?", secret: "Jefe")
        == "sha256=5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843")
    #expect(
      WebhookSignature.standard(id: "msg_1", timestamp: 1_780_000_000, body: "{}", secret: "s")
        == "v1,dE2zrttbTd/WEU8A7vwsRQnDTAuDX36F3zPS0NrTq8Q=")
  }
}
