import EditorClient
import Foundation
import Testing

@Suite struct TokenTests {
  @Test func howeverManyWaitOneFetches() async throws {
    let transport = ScriptedTransport(json(200, status))
    let client = client(transport)
    try await withThrowingTaskGroup(of: Void.self) { group in
      for _ in 0..<20 { group.addTask { _ = try await client.getStatus() } }
      try await group.waitForAll()
    }
    #expect(transport.tokens == 1)
    #expect(transport.requests.count == 20)
    #expect(transport.requests.allSatisfy { $0.headers["authorization"] == "Bearer t1" })
  }

  @Test func aTokenIsRenewedShortlyBeforeItExpires() async throws {
    let (transport, time) = (ScriptedTransport(tokenLifetime: 1000, json(200, status)), TestTime())
    let client = client(transport, time: time)
    _ = try await client.getStatus()
    time.advance(930)
    _ = try await client.getStatus()
    #expect(transport.tokens == 1)
    time.advance(11)
    _ = try await client.getStatus()
    #expect(transport.tokens == 2)
    #expect(transport.requests.map { $0.headers["Authorization"] } == ["Bearer t1", "Bearer t1", "Bearer t2"])
  }

  /// Even for what is not repeated otherwise: the service has refused before it acted.
  @Test func aRefusedTokenIsRenewedOnce() async throws {
    let refused = json(401, #"{"error":"Not authorized"}"#, ["WWW-Authenticate": "Bearer"])
    let transport = ScriptedTransport(refused, json(201, created))
    let market = try await client(transport).createPublicMarket(input)
    #expect(market.identifier == "VR-2026-A1B2C3D4E5F6")
    #expect(transport.requests.map { $0.headers["Authorization"] } == ["Bearer t1", "Bearer t2"])

    let stubborn = ScriptedTransport(refused)
    await #expect {
      _ = try await client(stubborn).getStatus()
    } throws: { error in
      guard case GetStatusFailure.unauthorized(let refusal) = error else { return false }
      return refusal.body.error == "Not authorized"
    }
    #expect(stubborn.requests.count == 2)
    #expect(stubborn.tokens == 2)
  }

  /// Of many calls that meet the same refusal one fetches, and nobody throws the new token away.
  @Test func oneRenewalServesAll() async throws {
    let transport = ScriptedTransport({ request in
      request.headers["Authorization"] == "Bearer t1" ? .json(401, #"{"error":"Not authorized"}"#) : .json(200, status)
    })
    let client = client(transport)
    try await withThrowingTaskGroup(of: Void.self) { group in
      for _ in 0..<20 { group.addTask { _ = try await client.getStatus() } }
      try await group.waitForAll()
    }
    #expect(transport.tokens == 2)
  }

  @Test func withoutATokenTheCallFailsAndSaysWhy() async throws {
    struct Broken: AccessTokens {
      struct Why: Error {}
      func token() async throws -> AccessToken { throw Why() }
      func token(replacing refused: AccessToken) async throws -> AccessToken { throw Why() }
    }
    let transport = ScriptedTransport(json(200, status))
    await #expect {
      _ = try await client(transport, tokens: Broken()).getStatus()
    } throws: { error in
      guard case GetStatusFailure.unexpected(.token(let reason)) = error else { return false }
      return reason is Broken.Why
    }
    #expect(transport.requests.isEmpty)
    // What is open to everybody needs none.
    let up = ScriptedTransport(json(200, #"{"status":"up"}"#))
    #expect(try await client(up, tokens: Broken()).getUp().status == "up")
    #expect(up.requests[0].headers["Authorization"] == nil)
  }

  @Test func secretsAreInNoDescription() async throws {
    let credentials = Credentials(clientID: "id", clientSecret: "hush")
    let token = AccessToken(value: "hush", obtainedAt: Date(), expiresAt: Date())
    var dumped = ""
    dump(credentials, to: &dumped)
    dump(token, to: &dumped)
    let texts = [dumped, "\(credentials)", String(reflecting: credentials), "\(token)", String(reflecting: token)]
    for text in texts { #expect(!text.contains("hush"), "\(text)") }
  }
}
