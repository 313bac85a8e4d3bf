import Testing

@testable import Crypto

@Suite("Encodings and randomness")
struct EncodingTests {
  @Test("hexadecimal")
  func hex() {
    #expect(Hex.encode([0, 0x7F, 0xFF]) == "007fff")
    #expect(Hex.decode("007FfF") == [0, 0x7F, 0xFF])
    for text in ["0", "0g", "0x", " 00", "é"] { #expect(Hex.decode(text) == nil) }
  }

  @Test("base64url, with one text for each value")
  func base64url() {
    let vectors = [
      ("", ""), ("f", "Zg"), ("fo", "Zm8"), ("foo", "Zm9v"), ("foob", "Zm9vYg"), ("fooba", "Zm9vYmE"),
      ("foobar", "Zm9vYmFy"),
    ]
    for (plain, text) in vectors {
      #expect(Base64URL.encode(Array(plain.utf8)) == text)
      #expect(Base64URL.decode(text) == Array(plain.utf8))
    }
    #expect(Base64URL.encode([0xFB, 0xFF, 0xFE]) == "-__-")
    let all = (0...255).map(UInt8.init)
    #expect(Base64URL.decode(Base64URL.encode(all)) == all)
    for text in ["Z", "Zh", "Zm9", "Zg==", "+/+/", "Zm9v\n", "Zm9vZ"] {
      #expect(Base64URL.decode(text) == nil, "\(text)")
    }
  }

  @Test("random texts have their length, their alphabet, and no favourites")
  func random() throws {
    #expect(try SecureRandom.bytes(0).isEmpty)
    #expect(try SecureRandom.bytes(32) != SecureRandom.bytes(32))
    let text = try SecureRandom.text(36_000, of: "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ")
    #expect(text.utf8.count == 36_000)
    var counts: [Character: Int] = [:]
    for character in text { counts[character, default: 0] += 1 }
    #expect(counts.count == 36)
    // Expected 1000 each with a deviation of 31: eight of them.
    #expect(counts.values.allSatisfy { (750...1_250).contains($0) })
    #expect(try SecureRandom.text(0, of: "ab").isEmpty)
  }
}
