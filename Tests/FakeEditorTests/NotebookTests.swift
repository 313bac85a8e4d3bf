import Foundation
import TestSupport
import Testing

@testable import FakeEditor

@Suite struct NotebookTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func webhook(_ id: String?, about subject: String = "VR-1", bytes: Int = 10) -> NotedWebhook {
    NotedWebhook(
      at: Date(timeIntervalSince1970: 1_800_000_000), path: "/webhooks/voie-rapide", event: "market.completed",
      deliveryID: id, subjects: [subject], headers: [NotedHeader(name: "webhook-id", value: id ?? "")],
      body: Data(repeating: 0x20, count: bytes))
  }

  @Test func aDeliveryIsNotedOnceAndKeptOverARestart() async throws {
    let notebook = try Notebook(directory: folder.url)
    #expect(try await notebook.note(webhook("msg_1")))
    #expect(try await !notebook.note(webhook("msg_1")))
    #expect(try await notebook.note(webhook("msg_2", about: "VR-2")))
    #expect(notebook.webhooks.map(\.deliveryID) == ["msg_2", "msg_1"])
    #expect(notebook.webhooks(about: "VR-1").map(\.deliveryID) == ["msg_1"])

    let later = try Notebook(directory: folder.url)
    #expect(later.webhooks.map(\.deliveryID) == ["msg_2", "msg_1"])
    #expect(try await !later.note(webhook("msg_2")))
    #expect(later.webhooks[0].body == Data(repeating: 0x20, count: 10))
  }

  @Test func concurrentDeliveriesAreOne() async throws {
    let notebook = try Notebook(directory: folder.url)
    let webhook = webhook("msg_1")
    let new = try await withThrowingTaskGroup(of: Bool.self) { group in
      for _ in 0..<10 { group.addTask { try await notebook.note(webhook) } }
      return try await group.reduce(into: 0) { $0 += $1 ? 1 : 0 }
    }
    #expect(new == 1)
    #expect(notebook.webhooks.count == 1)
  }

  @Test func theOldestGoesFirst() async throws {
    let notebook = try Notebook(directory: folder.url)
    for number in 0..<Notebook.webhookLimit + 5 { _ = try await notebook.note(webhook("msg_\(number)")) }
    #expect(notebook.webhooks.count == Notebook.webhookLimit)
    #expect(notebook.webhooks.last?.deliveryID == "msg_5")
    // What is not shown any more is known all the same.
    #expect(try await !notebook.note(webhook("msg_0")))
    for number in 0..<20 { _ = try await notebook.note(webhook("large_\(number)", bytes: 1 << 20)) }
    #expect(notebook.webhooks.reduce(0) { $0 + $1.body.count } <= Notebook.webhookBytes)
    #expect(notebook.webhooks.first?.deliveryID == "large_19")
  }

  @Test func documentsAreReplacedAndBounded() async throws {
    let notebook = try Notebook(directory: folder.url)
    func document(_ application: String, size: Int) -> NotedDocument {
      NotedDocument(
        application: application, kind: .attestation, name: "a.pdf", size: size, sha256: "00", fetchedAt: Date())
    }
    for number in 0...Notebook.documentLimit {
      try Data("pdf".utf8).write(to: notebook.location(.attestation, of: "FT\(number)"))
      try await notebook.note(document("FT\(number)", size: 3))
    }
    #expect(notebook.documents(of: "FT0").isEmpty)
    #expect(!FileManager.default.fileExists(atPath: notebook.location(.attestation, of: "FT0").path))
    try await notebook.note(document("FT1", size: 4))
    #expect(notebook.documents(of: "FT1").map(\.size) == [4])
    let read = try notebook.reader(.attestation, of: "FT1")
    #expect(try await read() == Array("pdf".utf8))
    #expect(try await read() == nil)
  }

  /// Better not to start than to begin anew over what is there.
  @Test func damagedNotesAreNotOverwritten() throws {
    _ = try Notebook(directory: folder.url)
    try Data("{".utf8).write(to: folder.place("notes.json"))
    #expect(throws: (any Error).self) { try Notebook(directory: folder.url) }
  }
}
