import Foundation
import Testing

@testable import EditorClient

@Suite struct DigestTests {
  @Test(arguments: [
    ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
    ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
    (
      "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
      "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
    ),
  ])
  func sha256(text: String, digest: String) {
    #expect(Hex.text(SHA256.hash(Data(text.utf8))) == digest)
  }

  /// Whatever the pieces, the digest is that of the whole.
  @Test(arguments: [1, 55, 63, 64, 65, 127, 1000])
  func sha256InPieces(size: Int) {
    let data = Data((0..<5000).map { UInt8(truncatingIfNeeded: $0 &* 7) })
    var hash = SHA256()
    for start in stride(from: 0, to: data.count, by: size) { hash.update(data[start..<min(start + size, data.count)]) }
    #expect(hash.finish() == SHA256.hash(data))
  }

  /// RFC 4231, test cases 1, 2 and 6.
  @Test(arguments: [
    (
      [UInt8](repeating: 0x0B, count: 20), "Hi There",
      "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7"
    ),
    (
      Array("Jefe".utf8), "what do ya want for nothing?",
      "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843"
    ),
    (
      [UInt8](repeating: 0xAA, count: 131), "Test Using Larger Than Block-Size Key - Hash Key First",
      "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54"
    ),
  ])
  func hmac(key: [UInt8], text: String, code: String) {
    #expect(Hex.text(HMAC.code(Data(text.utf8), key: key)) == code)
  }

  @Test func hexadecimalDigits() {
    #expect(Hex.bytes("00ff7A") == [0, 255, 122])
    for text in ["0", "0g", "+1", "é", "0x"] { #expect(Hex.bytes(Substring(text)) == nil, "\(text)") }
  }
}
