import Crypto
import Generated
import Runtime
import Store

/// The identifiers that editors and people see. Their random part comes from the system's generator: whoever knows one
/// learns nothing about another.
enum Identifiers {
  private static let alphabet: StaticString = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"

  /// The zone whose calendar the identifiers follow.
  private static let zone = Contract.timeZones.first ?? "UTC"

  /// How often a taken identifier is drawn again. One draw in 36¹² (or 36⁸ a day) collides with a given other one, so a
  /// second failure already means that something else is wrong.
  static let attempts = 5

  /// `VR-YYYY-` and twelve of `[0-9A-Z]`; the year is that of the contract's zone.
  static func market(at now: Timestamp) throws -> String {
    try "VR-" + today(now).text.prefix(4) + "-" + SecureRandom.text(12, of: alphabet)
  }

  /// `FT`, the day in the contract's zone as `YYYYMMDD`, and eight of `[0-9A-Z]`.
  static func application(at now: Timestamp) throws -> String {
    try "FT" + today(now).text.filter { $0 != "-" } + SecureRandom.text(8, of: alphabet)
  }

  /// Runs a creation with a new identifier each time the one before was taken.
  static func drawn<Value>(_ create: () async throws -> Value) async throws -> Value {
    for _ in 1..<attempts {
      do {
        return try await create()
      } catch StoreError.identifierTaken {
        continue
      }
    }
    return try await create()
  }

  private static func today(_ now: Timestamp) throws -> CalendarDate {
    guard let day = LocalZone.date(at: now, in: zone) else { throw UnknownTimeZone(name: zone) }
    return day
  }
}

/// The system has no data for the contract's time zone (package tzdata).
struct UnknownTimeZone: Error {
  let name: String
}
