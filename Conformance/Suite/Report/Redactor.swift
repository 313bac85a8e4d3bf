import SpecIR

/// Takes secrets out of texts before anyone sees them.
public struct Redactor: Sendable {
  /// Each secret under its first four bytes, the longest first, since one can be part of another: a run knows hundreds,
  /// and a text is read once for all of them.
  private let secrets: [UInt32: [[UInt8]]]

  init(secrets: [String]) {
    // Also as a form, a JSON text and a page write them.
    let all = Set(
      secrets.flatMap { secret in
        [
          secret, FormText.escape(secret), String(JSONValue.string(secret).text.dropFirst().dropLast()),
          ReportDocument.xml(secret),
        ]
      })
    var index: [UInt32: [[UInt8]]] = [:]
    for secret in all.map({ Array($0.utf8) }) {
      if secret.count >= 4 { index[secret[..<4].reduce(0, Self.pushing), default: []].append(secret) }
    }
    self.secrets = index.mapValues { $0.sorted { $0.count > $1.count } }
  }

  func redact(_ text: String) -> String {
    let bytes = Array(text.utf8)
    var result: [UInt8] = []
    var (offset, kept) = (0, 0)
    var lastFour: UInt32 = 0
    while offset < bytes.count {
      lastFour = Self.pushing(lastFour, bytes[offset])
      offset += 1
      let start = offset - 4
      guard start >= kept, let secret = secrets[lastFour]?.first(where: { bytes[start...].starts(with: $0) }) else {
        continue
      }
      result += bytes[kept..<start]
      result += Array("[redacted]".utf8)
      offset = start + secret.count
      kept = offset
    }
    return kept == 0 ? text : String(decoding: result + bytes[kept...], as: UTF8.self)
  }

  /// The last four bytes of a text, once it goes on with another.
  private static func pushing(_ lastFour: UInt32, _ byte: UInt8) -> UInt32 { lastFour << 8 | UInt32(byte) }
}
