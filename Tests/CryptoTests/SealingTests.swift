import Testing

@testable import Crypto

@Suite("Sealed values")
struct SealingTests {
  private func bytes(_ hex: String) throws -> [UInt8] { try #require(Hex.decode(hex)) }

  /// Test cases 13 to 16 of "The Galois/Counter Mode of Operation" (McGrew, Viega), as taken up by NIST.
  @Test("AES-256-GCM")
  func vectors() throws {
    let zeros = String(repeating: "0", count: 64)
    let key = "feffe9928665731c6d6a8f9467308308feffe9928665731c6d6a8f9467308308"
    let plain =
      "d9313225f88406e5a55909c5aff5269a86a7a9531534f7da2e4c303d8a318a72"
      + "1c3c0c95956809532fcf0e2449a6b525b16aedf5aa0de657ba637b391aafd255"
    let cipher =
      "522dc1f099567d07f47f37a32a84427d643a8cdcbfe5c0c97598a2bd2555d1aa"
      + "8cb08e48590dbb3da7b08b1056828838c5f61e6393ba7a0abcc9f662898015ad"
    let cases: [(key: String, nonce: String, plain: String, data: String, sealed: String)] = [
      (zeros, String(repeating: "0", count: 24), "", "", "530f8afbc74536b9a963b4f1c4cb738b"),
      (
        zeros, String(repeating: "0", count: 24), String(repeating: "0", count: 32), "",
        "cea7403d4d606b6e074ec5d3baf39d18" + "d0d1c8a799996bf0265b98b5d48ab919"
      ),
      (key, "cafebabefacedbaddecaf888", plain, "", cipher + "b094dac5d93471bdec1a502270e3cc6c"),
      (
        key, "cafebabefacedbaddecaf888", String(plain.dropLast(8)), "feedfacedeadbeeffeedfacedeadbeefabaddad2",
        String(cipher.dropLast(8)) + "76fc6ece0f4e1768cddf8853bb2d551b"
      ),
    ]
    for test in cases {
      let key = SecretKey(try bytes(test.key))
      let (nonce, plain, data) = (try bytes(test.nonce), try bytes(test.plain), try bytes(test.data))
      let sealed = try AESGCM.encrypt(plain, key: key, nonce: nonce, authenticating: data)
      #expect(Hex.encode(sealed) == test.sealed)
      #expect(try AESGCM.decrypt(sealed, key: key, nonce: nonce, authenticating: data) == plain)
      #expect(throws: CryptoError.notAuthentic) {
        try AESGCM.decrypt(sealed, key: key, nonce: nonce, authenticating: data + [0])
      }
    }
  }

  @Test("opens what was sealed, for the same purpose only")
  func roundTrip() throws {
    let sealer = Sealer(current: try SealingKey(id: "2027-01", key: .random()))
    let secret = Array("whsec_é".utf8)
    for plain in [[], secret, [UInt8](repeating: 7, count: 5_000)] {
      let sealed = try sealer.seal(plain, context: Array("editor 7".utf8))
      #expect(try sealer.open(sealed, context: Array("editor 7".utf8)) == plain)
      #expect(throws: CryptoError.notAuthentic) { try sealer.open(sealed, context: Array("editor 8".utf8)) }
    }
    #expect(try sealer.seal(secret, context: []) != sealer.seal(secret, context: []))
  }

  @Test("any altered or missing byte is noticed")
  func altered() throws {
    let sealer = Sealer(current: try SealingKey(id: "k", key: .random()))
    let sealed = try sealer.seal([1, 2, 3], context: [9])
    for place in sealed.indices {
      var bytes = sealed
      bytes[place] ^= 0x01
      #expect(throws: CryptoError.self) { try sealer.open(bytes, context: [9]) }
      #expect(throws: CryptoError.self) { try sealer.open(Array(sealed[..<place]), context: [9]) }
    }
    #expect(throws: CryptoError.self) { try sealer.open(sealed + [0], context: [9]) }
  }

  @Test("keys are changed without losing what the former ones sealed")
  func rotation() throws {
    let old = try SealingKey(id: "old", key: .random())
    let new = try SealingKey(id: "new", key: .random())
    let sealed = try Sealer(current: old).seal([1], context: [])
    let rotated = Sealer(current: new, former: [old])
    #expect(try rotated.open(sealed, context: []) == [1])
    #expect(rotated.needsResealing(sealed))
    #expect(try !rotated.needsResealing(rotated.seal([1], context: [])))
    #expect(throws: CryptoError.unknownKey(id: "old")) { try Sealer(current: new).open(sealed, context: []) }
    let anew = try rotated.reseal(sealed, context: [])
    #expect(try Sealer(current: new).open(anew, context: []) == [1])
    #expect(throws: CryptoError.unknownKey(id: "new")) { try Sealer(current: old).open(anew, context: []) }
    #expect(throws: CryptoError.notAuthentic) { try rotated.reseal(sealed, context: [9]) }
    #expect(throws: CryptoError.unknownKey(id: "old")) { try Sealer(current: new).reseal(sealed, context: []) }
    // The same name, another key.
    let impostor = Sealer(current: try SealingKey(id: "old", key: .random()))
    #expect(throws: CryptoError.notAuthentic) { try impostor.open(sealed, context: []) }
  }

  @Test("keys have their size and a name")
  func keys() throws {
    #expect(throws: CryptoError.self) { try SealingKey(id: "k", key: SecretKey([1, 2, 3])) }
    #expect(throws: CryptoError.self) { try SealingKey(id: "", key: .random()) }
    #expect(throws: CryptoError.self) { try SealingKey(id: String(repeating: "k", count: 33), key: .random()) }
  }
}
