import Dispatch
import Foundation
import Synchronization

/// A webhook that was believed, as it came.
struct NotedWebhook: Codable, Sendable {
  var at: Date
  var path: String
  var event: String
  var deliveryID: String?
  /// What it is about: the identifiers of a market and of an application.
  var subjects: [String]
  var headers: [NotedHeader]
  var body: Data
}

struct NotedHeader: Codable, Sendable {
  var name: String
  var value: String
}

/// A document that was fetched.
struct NotedDocument: Codable, Sendable {
  enum Kind: String, Codable, Sendable, CaseIterable {
    case attestation
    case package
  }

  var application: String
  var kind: Kind
  /// As the service calls it.
  var name: String
  /// In bytes.
  var size: Int
  var sha256: String
  var fetchedAt: Date
}

/// Why there is no notebook, for whoever starts the platform.
struct NotesUnavailable: Error, CustomStringConvertible {
  let description: String
}

/// What the platform remembers over a restart, in one JSON file: the webhooks that it has received and the documents
/// that it has fetched. Markets and applications themselves are the service's to know, and asked of it each time.
///
/// Everything is bounded; what is oldest goes first.
final class Notebook: Sendable {
  static let webhookLimit = 200
  /// Of all bodies together, in bytes.
  static let webhookBytes = 16 << 20
  /// Delivery identifiers that are kept longer than the deliveries, so that none is acted on twice.
  static let deliveryLimit = 5_000
  static let documentLimit = 100

  private struct Content: Codable {
    var webhooks: [NotedWebhook] = []
    var deliveries: [String] = []
    var documents: [NotedDocument] = []
  }

  private let file: URL
  private let folder: URL
  private let content: Mutex<Content>
  /// Writes one after the other, away from the event loop.
  private let queue = DispatchQueue(label: "fake-editor-notes")

  /// Reads the notes of an earlier run, if there are any.
  init(directory: URL) throws {
    folder = directory.appendingPathComponent("documents", isDirectory: true)
    file = directory.appendingPathComponent("notes.json")
    do {
      try FileManager.default.createDirectory(
        at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
      let known = FileManager.default.fileExists(atPath: file.path) ? try Data(contentsOf: file) : nil
      content = Mutex(try known.map { try JSONDecoder().decode(Content.self, from: $0) } ?? Content())
    } catch is DecodingError {
      throw NotesUnavailable(description: "\(file.path) does not hold notes of this platform")
    } catch {
      throw NotesUnavailable(
        description: "the notes cannot be kept in \(directory.path): \(error.localizedDescription)")
    }
  }

  // MARK: Webhooks

  /// Newest first.
  var webhooks: [NotedWebhook] { content.withLock(\.webhooks) }

  /// Those about a market or an application.
  func webhooks(about subject: String) -> [NotedWebhook] { webhooks.filter { $0.subjects.contains(subject) } }

  /// Notes a webhook, unless the same delivery was noted before. Returns once the note is on the disk.
  /// - Returns: whether it is new.
  func note(_ webhook: NotedWebhook) async throws -> Bool {
    let isNew = content.withLock { content in
      if let id = webhook.deliveryID {
        if content.deliveries.contains(id) { return false }
        content.deliveries.insert(id, at: 0)
        if content.deliveries.count > Self.deliveryLimit { content.deliveries.removeLast() }
      }
      content.webhooks.insert(webhook, at: 0)
      var bytes = 0
      let kept = content.webhooks.prefix(Self.webhookLimit).prefix { webhook in
        bytes += webhook.body.count
        return bytes <= Self.webhookBytes
      }
      content.webhooks = Array(kept)
      return true
    }
    // Also of one that is known: the one before may not have been written yet.
    try await save()
    return isNew
  }

  // MARK: Documents

  func documents(of application: String) -> [NotedDocument] {
    content.withLock { $0.documents.filter { $0.application == application } }
  }

  /// Where a document is kept. Identifiers are letters, digits and hyphens: none leads out of the folder.
  func location(_ kind: NotedDocument.Kind, of application: String) -> URL {
    folder.appendingPathComponent("\(application).\(kind == .attestation ? "pdf" : "zip")")
  }

  func note(_ document: NotedDocument) async throws {
    let dropped = content.withLock { content in
      content.documents.removeAll { $0.application == document.application && $0.kind == document.kind }
      content.documents.insert(document, at: 0)
      let dropped = Array(content.documents.dropFirst(Self.documentLimit))
      content.documents.removeLast(dropped.count)
      return dropped
    }
    for document in dropped {
      try? FileManager.default.removeItem(at: location(document.kind, of: document.application))
    }
    try await save()
  }

  private func save() async throws {
    try await withCheckedThrowingContinuation { (continuation: CheckedContinuation<Void, any Error>) in
      queue.async { [self] in
        continuation.resume(
          with: Result {
            let now = content.withLock { $0 }
            try JSONEncoder().encode(now).write(to: file, options: .atomic)
          })
      }
    }
  }

  /// Pieces of a document, read away from the event loop.
  func reader(_ kind: NotedDocument.Kind, of application: String) throws -> @Sendable () async throws -> [UInt8]? {
    let handle = try FileHandle(forReadingFrom: location(kind, of: application))
    return { [queue] in
      try await withCheckedThrowingContinuation { continuation in
        queue.async {
          continuation.resume(with: Result { try handle.read(upToCount: 256 * 1024).map { [UInt8]($0) } })
        }
      }
    }
  }
}
