@testable import Runtime

extension FuzzTarget {
  static let percent = FuzzTarget(
    name: "percent",
    promise: "What is percent-decoded is UTF-8 and is encoded back to one spelling; every text survives encoding",
    longest: 512,
    seeds: [
      "", "a", "%41", "%4", "%", "%%", "%zz", "%C3%A9", "%c3%a9", "%FF", "é", "a+b", "%00", "%F0%9F%98%80",
      "%ED%A0%80",
    ]
    .map { Array($0.utf8) },
    words: ["%", "%C3%A9", "%2F", "%2e", "+"]
  ) { bytes in
    if let text = try? PercentCoding.decodeSegment(bytes[...]) {
      let encoded = PercentCoding.encode(text)
      try hold(
        encoded.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F && !"/?#[]@!$&'()*+,;=:\"<>\\^`{|}".utf8.contains($0) },
        "\(encoded) has characters that mean something in a URL")
      let back = try? PercentCoding.decodeSegment(Array(encoded.utf8)[...])
      try hold(back?.hasSameScalars(as: text) == true, "\(encoded) did not come back")
    } else {
      try hold(
        bytes.contains(UInt8(ascii: "%")) || String(validating: bytes, as: UTF8.self) == nil,
        "\(shown(bytes)) was refused")
    }
    // Every byte escaped: the text that the bytes are, where they are one.
    let escaped = bytes.flatMap { Array(("%" + ($0 < 16 ? "0" : "") + String($0, radix: 16)).utf8) }
    let text = try? PercentCoding.decode(escaped[...], plusIsSpace: true)
    let direct = String(validating: bytes, as: UTF8.self)
    try hold(
      text.map { Array($0.utf8) } == direct.map { Array($0.utf8) },
      "escaped, \(shown(bytes)) is \(String(describing: text))")
  }
}
