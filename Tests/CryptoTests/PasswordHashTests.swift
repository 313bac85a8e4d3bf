import Testing

@testable import Crypto

@Suite("Password hashes")
struct PasswordHashTests {
  @Test("scrypt (RFC 7914 section 12)")
  func vectors() throws {
    let small = try #require(PasswordHash.Cost(logN: 4, r: 1, p: 1))
    let empty = try PasswordHash.derive([], salt: [], cost: small, size: 64)
    #expect(
      Hex.encode(empty) == "77d6576238657b203b19ca42c18a0497f16b4844e3074ae8dfdffa3fede21442"
        + "fcd0069ded0948f8326a753a0fc81f17e8d3e0fb2e0d3628cf35e20c38d18906")
    let large = try #require(PasswordHash.Cost(logN: 10, r: 8, p: 16))
    let nacl = try PasswordHash.derive(Array("password".utf8), salt: Array("NaCl".utf8), cost: large, size: 64)
    #expect(
      Hex.encode(nacl) == "fdbabe1c9d3472007856e7190d01e9fe7c6ad7cbc8237830e77376634b373162"
        + "2eaf30d92e22a3886ff109279d9830dac727afb94a83ee6d8360cbdfa2cc0640")
  }

  @Test("a hash verifies its own password and no other")
  func verify() throws {
    let cost = try #require(PasswordHash.Cost(logN: 5, r: 8, p: 1))
    let hash = try PasswordHash.make("s3crét", cost: cost)
    #expect(hash.hasPrefix("$scrypt$ln=5,r=8,p=1$"))
    #expect(try PasswordHash.verify("s3crét", against: hash))
    #expect(try !PasswordHash.verify("s3cret", against: hash))
    #expect(try !PasswordHash.verify("", against: hash))
    #expect(try PasswordHash.make("s3crét", cost: cost) != hash)
    let standard = try PasswordHash.make("")
    #expect(try PasswordHash.verify("", against: standard))
  }

  @Test("what is no hash of ours is told, and costs nothing")
  func malformed() throws {
    let cost = try #require(PasswordHash.Cost(logN: 1, r: 1, p: 1))
    let good = try PasswordHash.make("a", cost: cost)
    let bad = [
      "", "$scrypt$", "scrypt" + good.dropFirst(7), good + "$", good + "=", String(good.dropLast(25)),
      good.replacing("ln=1", with: "ln=63"), good.replacing("ln=1", with: "ln=-1"),
      good.replacing("r=1", with: "r=1000000"),
      good.replacing("p=1", with: "p=0"), good.replacing("ln=1,", with: ""), good.replacing("scrypt", with: "argon2id"),
    ]
    for text in bad {
      #expect(throws: CryptoError.malformed("not a scrypt hash"), "\(text)") {
        try PasswordHash.verify("a", against: text)
      }
    }
    #expect(PasswordHash.Cost(logN: 21, r: 8, p: 1) == nil)
  }

  @Test("a decoy costs what a hash does and is of no password")
  func decoy() throws {
    let first = try PasswordHash.decoy()
    let second = try PasswordHash.decoy()
    let hash = try PasswordHash.make("a")
    #expect(first != second && first.count == hash.count && first.hasPrefix(hash.prefix { $0 != "," }))
    let isRight = try PasswordHash.verify("", against: first)
    #expect(!isRight)
  }
}
