import EditorClient
import Foundation
import TestSupport
import Testing

@Suite struct CallTests {
  private struct Broken: Error {}
  private let unavailable = json(503, #"{"error":"Service unavailable","retry_after":2}"#, ["Retry-After": "2"])

  @Test func aCallIsWrittenAsTheContractSays() async throws {
    let transport = ScriptedTransport(json(201, created))
    var market = input
    market.lots = [LotRequest(name: "Lot A", cpvCode: "30213100-6"), LotRequest(name: "Lot B")]
    _ = try await client(transport).createPublicMarket(market)
    let request = transport.requests[0]
    #expect(request.method == "POST")
    #expect(request.url.absoluteString == "https://service.test/api/v1/public_markets")
    #expect(request.headers["Content-Type"] == "application/json")
    #expect(request.headers["Accept"] == "application/json")
    #expect(request.headers["User-Agent"] == "PasseMarche-Swift/\(PasseMarcheClient.contractVersion) Test/1")
    #expect(
      String(decoding: request.body ?? Data(), as: UTF8.self)
        == #"{"public_market":{"deadline":"2099-01-31T18:30","lots":[{"cpv_code":"30213100-6","name":"Lot A"},"#
        + #"{"name":"Lot B"}],"market_type_codes":["supplies"],"name":"Marché","siret":"13002526500013"}}"#)
  }

  @Test func whatStandsInAPathCannotLeaveIt() async throws {
    let transport = ScriptedTransport(json(404, #"{"error":"Resource not found"}"#))
    _ = try? await client(transport).getPublicMarket(identifier: "../é?a=b#c")
    #expect(transport.requests[0].url.absoluteString.hasSuffix("/public_markets/..%2F%C3%A9%3Fa%3Db%23c"))
  }

  @Test func refusalsAreTyped() async throws {
    let answer = """
      {"error":"Validation failed","errors":["Name can't be blank","Siret is invalid"],\
      "field_errors":{"name":["Le nom est obligatoire"]}}
      """
    let transport = ScriptedTransport(json(422, answer))
    do {
      _ = try await client(transport).createPublicMarket(input)
      Issue.record("no refusal")
    } catch .unprocessableContent(let refusal) {
      #expect(refusal.body.errors == ["Name can't be blank", "Siret is invalid"])
      #expect(refusal.body.fieldErrors?["name"] == ["Le nom est obligatoire"])
      #expect(refusal.status == 422)
    }
    await #expect {
      _ = try await client(transport).createPublicMarket(input)
    } throws: { error in
      "\(error)" == "422: Name can't be blank; Siret is invalid"
        && (error as? any OperationFailure)?.sentences.count == 2
    }
  }

  @Test func whatTheContractDoesNotSayIsUnexpected() async throws {
    await #expect {
      _ = try await client(ScriptedTransport(json(418, "teapot"))).getStatus()
    } throws: { error in
      guard case GetStatusFailure.unexpected(.undeclared(let answer)) = error else { return false }
      return answer.status == 418 && (error as? GetStatusFailure)?.status == 418
    }
    // A declared status with another body, as a proxy sends it.
    for body in [json(404, "<html>"), json(200, #"{"identifier":1}"#)] {
      await #expect {
        _ = try await client(ScriptedTransport(body)).getPublicMarket(identifier: "x")
      } throws: { error in
        if case GetPublicMarketFailure.unexpected(.unreadable) = error { true } else { false }
      }
    }
    let endless = ScriptedTransport(json(200, String(repeating: " ", count: 70_000)))
    await #expect {
      _ = try await client(endless).getStatus()
    } throws: { error in
      if case GetStatusFailure.unexpected(.tooLarge(65536)) = error { true } else { false }
    }
  }

  // MARK: Repetition

  @Test func readingIsRepeatedWhenTheServiceSaysSo() async throws {
    let (transport, time) = (ScriptedTransport(unavailable, json(200, status)), TestTime())
    #expect(try await client(transport, time: time).getStatus().environment == .sandbox)
    #expect(time.pauses == [2])
  }

  @Test func pausesGrowAndAttemptsEnd() async throws {
    let (transport, time) = (ScriptedTransport(fails(Broken())), TestTime())
    var policy = RetryPolicy()
    policy.attempts = 4
    await #expect {
      _ = try await client(transport, time: time, retries: policy).getStatus()
    } throws: { error in
      guard case GetStatusFailure.unexpected(.transport(let reason)) = error else { return false }
      return reason is Broken
    }
    #expect(transport.requests.count == 4)
    try #require(time.pauses.count == 3)
    for (pause, most) in zip(time.pauses, [0.5, 1, 2]) { #expect((most / 2...most).contains(pause)) }
  }

  @Test func writingIsRepeatedOnlyWhereNothingCanHaveHappened() async throws {
    // The connection broke, or the service gave up: it may have acted.
    for reply in [fails(Broken()), unavailable] {
      let transport = ScriptedTransport(reply)
      _ = try? await client(transport).createPublicMarket(input)
      #expect(transport.requests.count == 1)
    }
    // There was no connection, or the quota was used up: it has not.
    let busy = json(429, #"{"error":"Rate limit exceeded","retry_after":1}"#, ["Retry-After": "1"])
    for reply in [fails(NotSent(Broken())), busy] {
      let transport = ScriptedTransport(reply, json(201, created))
      _ = try await client(transport).createPublicMarket(input)
      #expect(transport.requests.count == 2)
    }
  }

  @Test func aLongPauseIsForTheCallerToTake() async throws {
    let busy = json(429, #"{"error":"Rate limit exceeded","retry_after":72}"#, ["Retry-After": "72"])
    let (transport, time) = (ScriptedTransport(busy), TestTime())
    do {
      _ = try await client(transport, time: time).getStatus()
      Issue.record("no refusal")
    } catch .tooManyRequests(let refusal) {
      #expect(refusal.retryAfter == 72)
      #expect(refusal.body.retryAfter == 72)
    }
    #expect(time.pauses.isEmpty)
    #expect(transport.requests.count == 1)
  }

  // MARK: Ends

  @Test func aSilentServiceIsNotWaitedForForEver() async throws {
    var options = ClientOptions(
      transport: ScriptedTransport({ _ in
        try await Task.sleep(for: .seconds(3600))
        throw Broken()
      }))
    options.retries = .never
    // The time-out of the operation comes at once.
    options.time.sleep = { seconds in #expect(seconds == 40) }
    let client = PasseMarcheClient(
      baseURL: "https://service.test", credentials: Credentials(clientID: "id", clientSecret: "s"), options: options)
    await #expect {
      _ = try await client.getAuthorizationServerMetadata()
    } throws: { error in
      if case GetAuthorizationServerMetadataFailure.unexpected(.timedOut(40)) = error { true } else { false }
    }
  }

  @Test func aCancelledTaskEndsItsCall() async throws {
    let transport = ScriptedTransport({ _ in
      try await Task.sleep(for: .seconds(3600))
      throw Broken()
    })
    let client = client(transport)
    let task = Task { try await client.getStatus() }
    try await eventually("the request") { !transport.requests.isEmpty }
    task.cancel()
    await #expect {
      _ = try await task.value
    } throws: { error in
      if case GetStatusFailure.unexpected(.cancelled) = error { true } else { false }
    }
  }

  @Test func theClientKnowsItsQuotas() async throws {
    let headers = ["X-RateLimit-Limit": "1000", "x-ratelimit-remaining": "998", "X-RateLimit-Reset": "1800003600"]
    let client = client(ScriptedTransport(json(200, status, headers)))
    #expect(client.state(of: .api) == nil)
    _ = try await client.getStatus()
    let state = try #require(client.state(of: .api))
    #expect(state.limit == 1000)
    #expect(state.remaining == 998)
    #expect(state.resetsAt == Date(timeIntervalSince1970: 1_800_003_600))
    #expect(client.state(of: .downloads) == nil)
  }
}
