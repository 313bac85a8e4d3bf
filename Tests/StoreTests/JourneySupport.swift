import Runtime
import Testing

@testable import Store

/// 32 bytes, as a digest has.
func digest(_ number: UInt8) -> [UInt8] { [UInt8](repeating: number, count: 32) }

let siret = "73282932000074"
let otherSiret = "13002526500013"

/// The moment that many milliseconds after ``at(_:)``.
func at(_ seconds: Int64, milliseconds: Int64) -> Timestamp { at(seconds).adding(milliseconds: milliseconds) }

let fieldKeys = ["name", "turnover", "staff", "files", "exclusion"]

func newFile(_ number: Int, field: String = "files", size: Int = 10, scan: FileScan = .pending) -> NewFile {
  NewFile(
    id: "file-\(number)", fieldKey: field, displayName: "Pièce n°\(number).pdf", contentType: "application/pdf",
    size: size, sha256: digest(UInt8(truncatingIfNeeded: number)), storageName: "blob-\(number)",
    sealedKey: [UInt8(truncatingIfNeeded: number)], scan: scan)
}

func newLink(
  _ number: UInt8, to application: String, email: String = "anna@example.org", siret: String = siret,
  at moment: Timestamp = at(10)
) -> NewMagicLink {
  // The digest of an address is the caller's business; here its length and first letter will do.
  let hash = digest(UInt8(truncatingIfNeeded: email.utf8.count) &+ (email.lowercased().utf8.first ?? 0))
  var asked = hash
  for (place, byte) in (application + siret).utf8.enumerated() { asked[1 + place % 31] &+= byte }
  return NewMagicLink(
    tokenHash: digest(number), email: email, emailHash: hash, requestHash: asked, siret: siret,
    applicationIdentifier: application,
    createdAt: moment, expiresAt: moment.adding(milliseconds: 1_800_000))
}

func newSession(_ number: UInt8, until end: Timestamp = at(7200)) -> NewLoginSession {
  NewLoginSession(sessionHash: digest(number), expiresAt: end)
}

/// Changes made of the value given to `change`.
func draft(_ change: (inout DraftChanges) -> Void) -> DraftChanges {
  var changes = DraftChanges()
  change(&changes)
  return changes
}

extension SQLiteStore {
  /// A completed market with two lots, of which one may be chosen.
  func openMarket(_ identifier: String = "VR-1") async throws -> MarketRecord {
    let editor =
      if let known = try editor(name: "a") { known } else { try await createEditor(newEditor("a")) }
    _ = try await createMarket(newMarket(identifier, of: editor))
    return try await complete(identifier, at: at(1))
  }

  func complete(
    _ market: String, at moment: Timestamp, asking keys: [String] = fieldKeys
  ) async throws -> MarketRecord {
    try await completeMarket(identifier: market, at: moment) { _ in
      MarketConclusion(fieldKeys: keys, delivery: nil)
    }
  }

  @discardableResult
  func submit(_ application: String, at moment: Timestamp) async throws -> ApplicationRecord {
    try await submitApplication(identifier: application, at: moment) { _ in nil }
  }

  /// An application to a market of its own.
  func openDraft(_ identifier: String = "FT1", siret: String? = siret) async throws -> ApplicationRecord {
    let market = try await openMarket("VR-" + identifier)
    return try await openApplication(newApplication(identifier, to: market, siret: siret)).application
  }

  /// Asks for a link and uses it.
  func logIn(
    _ number: UInt8, to application: String, email: String = "anna@example.org", siret: String = siret,
    at moment: Timestamp = at(10)
  ) async throws -> Login {
    let link = newLink(number, to: application, email: email, siret: siret, at: moment)
    let outcome = try await requestMagicLink(link, throttle: LinkThrottle(perRequest: 1000, perEmail: 1000, perApplication: 1000))
    guard case .issued = outcome else { throw StoreError.invalidLink }
    return try await consumeMagicLink(
      tokenHash: link.tokenHash, opening: newSession(number, until: moment.adding(milliseconds: 3_600_000)),
      at: moment)
  }

  @discardableResult
  func save(
    _ access: DraftAccess, at moment: Timestamp = at(20), limits: FileLimits = FileLimits(),
    _ change: (inout DraftChanges) -> Void
  ) async throws(StoreError) -> SavedDraft {
    try await saveDraft(access, draft(change), limits: limits, at: moment)
  }
}
