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
      if let start = Self.start(of: secret[...]) { index[start, default: []].append(secret) }
    }
    self.secrets = index.mapValues { $0.sorted { $0.count > $1.count } }
  }

  func redact(_ text: String) -> String {
    let bytes = Array(text.utf8)
    var result: [UInt8] = []
    var offset = 0
    var kept = 0
    while let start = Self.start(of: bytes[offset...]) {
      if let secret = secrets[start]?.first(where: { bytes[offset...].starts(with: $0) }) {
        result += bytes[kept..<offset]
        result += Array("[redacted]".utf8)
        offset += secret.count
        kept = offset
      } else {
        offset += 1
      }
    }
    return kept == 0 ? text : String(decoding: result + bytes[kept...], as: UTF8.self)
  }

  /// The first four bytes; nil where there are fewer.
  private static func start(of bytes: ArraySlice<UInt8>) -> UInt32? {
    guard bytes.count >= 4 else { return nil }
    let first = bytes.startIndex
    return UInt32(bytes[first]) << 24 | UInt32(bytes[first + 1]) << 16 | UInt32(bytes[first + 2]) << 8
      | UInt32(bytes[first + 3])
  }
}
