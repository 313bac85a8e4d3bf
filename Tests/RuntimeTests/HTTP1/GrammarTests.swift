import Testing

@testable import Runtime

@Suite("Character classes")
struct GrammarTests {
  private static let letters = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"

  /// RFC 9110 section 5.6.2, RFC 3986 appendix A.
  @Test(
    "hold the characters that the RFCs say",
    arguments: [
      (Grammar.isToken, "!#$%&'*+-.^_`|~"),
      (Grammar.isPath, "/:@-._~!$&'()*+,;="),
      (Grammar.isRegisteredName, "-._~!$&'()*+,;="),
      (Grammar.isLiteralAddress, "-._~!$&'()*+,;=:"),
    ] as [(@Sendable (UInt8) -> Bool, String)])
  func characters(contains: @Sendable (UInt8) -> Bool, others: String) {
    let expected = Set((Self.letters + others).utf8)
    for byte in UInt8.min...UInt8.max { #expect(contains(byte) == expected.contains(byte), "\(byte)") }
  }

  @Test("bytes are found wherever they stand, and no others are")
  func scans() {
    for length in 0...40 {
      let plain = (0..<length).map { UInt8(ascii: "a") + UInt8($0 * 37 % 26) }
      #expect(ByteScan.firstControl(in: plain.span.bytes, from: 0, to: length) == length)
      #expect(ByteScan.firstEscaped(in: plain.span.bytes, from: 0, to: length) == length)
      #expect(ByteScan.firstEscapedOrWide(in: plain.span.bytes, from: 0, to: length) == length)
      #expect(ByteScan.firstRemarkable(in: plain.span.bytes, from: 0, to: length) == length)
      #expect(ByteScan.first(0, in: plain.span.bytes, from: 0, to: length) == length)
      #expect(ByteScan.continuations(in: plain.span.bytes) == 0)
      for place in 0..<length {
        for byte in UInt8.min...UInt8.max {
          var bytes = plain
          bytes[place] = byte
          // What stands behind it must not hide it, nor be found before it.
          if place + 1 < length { bytes[place + 1] = 0x20 }
          let control = byte < 0x20 || byte == 0x7F ? place : length
          let escaped = byte < 0x20 || byte == 0x22 || byte == 0x5C ? place : length
          let wide = byte >= 0x80 ? place : escaped
          let remarkable = byte >= 0x80 || byte == 0x3C ? place : control
          let span = bytes.span.bytes
          guard ByteScan.firstControl(in: span, from: 0, to: length) == control,
            ByteScan.firstEscaped(in: span, from: 0, to: length) == escaped,
            ByteScan.firstEscapedOrWide(in: span, from: 0, to: length) == wide,
            ByteScan.firstRemarkable(in: span, from: 0, to: length) == remarkable,
            ByteScan.first(byte, in: span, from: 0, to: length) == bytes.firstIndex(of: byte),
            ByteScan.continuations(in: span) == (0x80..<0xC0 ~= byte ? 1 : 0)
          else {
            Issue.record("byte \(byte) at \(place) of \(length)")
            return
          }
        }
      }
    }
  }

  /// From any place to any other, what stands outside is not looked at.
  @Test func scansWithinAPart() {
    let bytes = [UInt8](repeating: 0x07, count: 8) + [UInt8](repeating: 0x61, count: 21) + [0x07, 0x22]
    for start in 8...29 {
      for end in start...29 {
        #expect(ByteScan.firstControl(in: bytes.span.bytes, from: start, to: end) == end)
        #expect(ByteScan.firstEscaped(in: bytes.span.bytes, from: start, to: end) == end)
        #expect(ByteScan.first(0x07, in: bytes.span.bytes, from: start, to: end) == end)
      }
      #expect(ByteScan.firstControl(in: bytes.span.bytes, from: start, to: bytes.count) == 29)
      #expect(ByteScan.first(0x22, in: bytes.span.bytes, from: start, to: bytes.count) == 30)
    }
  }
}
