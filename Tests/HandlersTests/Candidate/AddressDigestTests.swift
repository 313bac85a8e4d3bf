import Crypto
import Testing

@testable import Handlers

/// How email addresses are counted without being kept.
@Suite struct AddressDigestTests {
  @Test func anAddressIsOneHoweverItIsTyped() throws {
    let addresses = AddressDigest(key: try .random())
    let digest = try addresses.digest("Anna.Élan@Example.ORG")
    #expect(digest.count == 32)
    #expect(try addresses.digest("anna.élan@example.org") == digest)
    #expect(try addresses.digest("anna.elan@example.org") != digest)
  }

  @Test func nobodyTriesAddressesWithoutTheKey() throws {
    let address = "anna@example.org"
    let key = try SecretKey.random()
    let digest = try AddressDigest(key: key).digest(address)
    #expect(try AddressDigest(key: .random()).digest(address) != digest)
    // Neither the plain digest, nor a code that the same key makes of the bare address for another purpose.
    #expect(try SHA256.hash(Array(address.utf8)) != digest)
    #expect(try HMACSHA256.authenticate(Array(address.utf8), key: key) != digest)
  }
}
