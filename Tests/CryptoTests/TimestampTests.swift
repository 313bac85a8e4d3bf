import Foundation
import TestSupport
import Testing

@testable import Crypto

/// Timestamps by the authority of OpenSSL's own command.
@Suite struct TimestampTests {
  private static let authority = Result { try TimestampAuthorityKit() }
  private let digest: [UInt8]

  init() throws { digest = try SHA256.hash(Array("une signature".utf8)) }

  private func trust(_ authority: TimestampAuthorityKit) throws -> TimestampTrust {
    try TimestampTrust(certificates: Array(Data(contentsOf: authority.certificates)))
  }

  @Test func anAnswerForThisQuestionIsTaken() throws {
    let authority = try Self.authority.get()
    let request = try TimestampRequest(digest: digest)
    let token = try request.token(in: authority.reply(to: request.der), trusting: trust(authority))
    #expect(token.der.count > 500 && token.der.count < TimestampToken.maxSize)
  }

  @Test func whatIsTrustedMayBeTheAuthorityItself() throws {
    let authority = try Self.authority.get()
    let own = try TimestampTrust(certificates: Array(Data(contentsOf: authority.folder.place("tsa.pem"))))
    let request = try TimestampRequest(digest: digest)
    #expect(throws: Never.self) { try request.token(in: authority.reply(to: request.der), trusting: own) }
  }

  @Test func anAnswerForAnotherQuestionIsRefused() throws {
    let authority = try Self.authority.get()
    let asked = try TimestampRequest(digest: digest)
    // Of the same digest, but another number; and of another digest.
    for other in [try TimestampRequest(digest: digest), try TimestampRequest(digest: SHA256.hash([]))] {
      let reply = try authority.reply(to: other.der)
      #expect(throws: CryptoError.self) { try asked.token(in: reply, trusting: trust(authority)) }
    }
  }

  @Test func anAuthorityThatNobodyTrustsIsRefused() throws {
    let (authority, other) = (try Self.authority.get(), try TimestampAuthorityKit())
    let request = try TimestampRequest(digest: digest)
    let reply = try authority.reply(to: request.der)
    #expect(throws: CryptoError.self) { try request.token(in: reply, trusting: trust(other)) }
  }

  @Test func anAnswerThatRefusesIsToldAsSuch() throws {
    let authority = try Self.authority.get()
    // Not a question at all: the authority answers with a status and no token.
    let refusal = try authority.reply(to: Array("nothing".utf8))
    let request = try TimestampRequest(digest: digest)
    #expect(throws: CryptoError.self) { try request.token(in: refusal, trusting: trust(authority)) }
  }

  @Test func noChangedOrCutAnswerIsTaken() throws {
    let authority = try Self.authority.get()
    let trust = try trust(authority)
    let request = try TimestampRequest(digest: digest)
    let reply = try authority.reply(to: request.der)
    let token = try request.token(in: reply, trusting: trust)
    for place in stride(from: 0, to: reply.count, by: 7) {
      #expect(throws: CryptoError.self) { try request.token(in: Array(reply.prefix(place)), trusting: trust) }
    }
    // The last bytes are the signature; those of the digest stand in the middle, and are signed.
    let digests = try #require(reply.firstRange(of: digest))
    for place in Array((reply.count - 60)..<reply.count) + Array(digests) {
      var changed = reply
      changed[place] ^= 0x10
      #expect(throws: CryptoError.self, "\(place)") { try request.token(in: changed, trusting: trust) }
    }
    #expect(token.der.count < reply.count)
  }

  @Test func trustNeedsACertificate() {
    for text in ["", "no PEM", "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n"] {
      #expect(throws: CryptoError.self) { try TimestampTrust(certificates: Array(text.utf8)) }
    }
  }

  @Test func aStampedSignatureIsStillTheSameSignature() throws {
    let made = try SelfSignedCertificate(
      name: "Cachet d’essai", organization: "Essai", validity: 1_700_000_000...2_600_000_000)
    let signer = try DocumentSigner(certificates: made.certificate, privateKey: made.privateKey)
    let signature = try signer.sign(digest: digest)
    let authority = try Self.authority.get()
    let request = try TimestampRequest(digest: signature.digestToStamp())
    let token = try request.token(in: authority.reply(to: request.der), trusting: trust(authority))
    let stamped = try signature.stamped(with: token)
    #expect(try stamped.digestToStamp() == signature.digestToStamp())
    #expect(stamped.der.count <= signer.maxSignatureSize + TimestampToken.maxSize)
    #expect(stamped.der.count > signature.der.count + token.der.count)
  }
}
