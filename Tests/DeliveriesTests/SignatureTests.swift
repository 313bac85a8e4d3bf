import Crypto
import Foundation
import Runtime
import Testing

@testable import Deliveries

@Suite struct SignatureTests {
  private let body = Array(#"{"event":"market.completed"}"#.utf8)
  private let old = Array("old-secret".utf8)
  private let new = Array("new-secret".utf8)

  /// By the `openssl` command, which shares nothing with this code but the standard.
  private func hmac(_ message: [UInt8], _ key: String) throws -> [UInt8] {
    let process = Process()
    let (input, output) = (Pipe(), Pipe())
    process.executableURL = URL(fileURLWithPath: "/usr/bin/openssl")
    process.arguments = ["dgst", "-sha256", "-hmac", key, "-binary"]
    process.standardInput = input
    process.standardOutput = output
    try process.run()
    input.fileHandleForWriting.write(Data(message))
    try input.fileHandleForWriting.close()
    defer { process.waitUntilExit() }
    return Array(output.fileHandleForReading.readDataToEndOfFile())
  }

  @Test func bothSchemesAreThePublishedOnes() throws {
    let signature = WebhookSignature(secret: old)
    #expect(try signature.ofBody(body) == "sha256=" + Hex.encode(hmac(body, "old-secret")))
    let message = Array("msg_1.1800000000.".utf8) + body
    #expect(
      try signature.standard(id: "msg_1", timestamp: 1_800_000_000, body: body)
        == "v1," + Base64.encode(hmac(message, "old-secret")))
  }

  @Test func duringARotationBothSecretsVerify() throws {
    let both = WebhookSignature(secret: new, previous: old)
    let header = try both.ofBody(body)
    let standard = try both.standard(id: "msg_1", timestamp: 1_800_000_000, body: body)
    #expect(standard.wholeMatch(of: /v1,[0-9A-Za-z+\/]{43}=( v1,[0-9A-Za-z+\/]{43}=)?/) != nil)
    let now = Timestamp(milliseconds: 1_800_000_000_000)
    for secret in [old, new] {
      #expect(
        try WebhookSignature(secret: secret).accepts(
          standardSignature: standard, id: "msg_1", timestamp: "1800000000", body: body, at: now))
    }
    // Who reads the old header alone still knows the old secret alone.
    #expect(try WebhookSignature(secret: old).accepts(bodySignature: header, body: body))
    #expect(try !WebhookSignature(secret: new).accepts(bodySignature: header, body: body))
    #expect(try both.accepts(bodySignature: header, body: body))
  }

  @Test func whatWasAlteredIsRefused() throws {
    let signature = WebhookSignature(secret: old)
    let now = Timestamp(milliseconds: 1_800_000_000_000)
    let standard = try signature.standard(id: "msg_1", timestamp: 1_800_000_000, body: body)
    func accepts(
      _ value: String, id: String = "msg_1", timestamp: String = "1800000000", body: [UInt8]? = nil,
      at moment: Timestamp? = nil
    ) throws -> Bool {
      try signature.accepts(
        standardSignature: value, id: id, timestamp: timestamp, body: body ?? self.body, at: moment ?? now)
    }
    #expect(try accepts(standard))
    #expect(try accepts("v2,xyz v1,AAAA " + standard))
    #expect(try accepts(standard, at: now.adding(milliseconds: 300_000)))
    #expect(try !accepts(standard, at: now.adding(milliseconds: 301_000)), "an old one is sent again")
    #expect(try !accepts(standard, at: now.adding(milliseconds: -301_000)))
    #expect(try !accepts(standard, id: "msg_2"))
    #expect(try !accepts(standard, timestamp: "1800000001"))
    #expect(try !accepts(standard, timestamp: "soon"))
    #expect(try !accepts(standard, body: body + [0x20]))
    #expect(try !accepts("v1,"))
    #expect(try !signature.accepts(bodySignature: "sha256=", body: body))
    #expect(try !signature.accepts(bodySignature: "sha1=00", body: body))
    #expect(try !signature.accepts(bodySignature: signature.ofBody(body), body: Array(body.dropLast())))
  }
}
