import SpecIR

extension ClientVectors {
  /// Declared answers that decline a call.
  mutating func refusals() {
    let input = "PublicMarketInput"
    let told = [
      property(input, "name")?.string.minLength?.message, property(input, "deadline")?.string.future?.message,
      property(input, "siret")?.string.pattern?.message, property(input, "market_type_codes")?.array.minItems?.message,
    ]
    add(
      "refused-with-sentences", shows: "A refusal tells the sentences of the service, in their order.",
      needs: ["createPublicMarket"],
      [
        Self.later,
        call(
          "createPublicMarket",
          ["body": ["name": "", "deadline": "2024-06-15", "siret": "12345678901234", "market_type_codes": []]],
          refused(422, told.compactMap { $0?.english })),
      ])
    if let (_, body) = bodies("createPublicMarket").first {
      // Of the items of a list the number is told.
      let codes = property(input, "market_type_codes")?.array
      let label = codes?.itemLabel.english ?? ""
      let sentence = codes?.items.flatMap { schema($0) }?.allowed?.message.english
      let told = sentence.map { label + " 1" + $0.dropFirst(label.count) }
      add(
        "unknown-value-sent", shows: "A value that the contract does not name is sent as it is.",
        [
          Self.later,
          call(
            "createPublicMarket", ["body": body.with("market_type_codes", ["spaceflight"])],
            refused(422, told.map { [$0] })),
        ])
      add(
        "forbidden", shows: "A token without the scope is a refusal of the call.", options: ["scope": "api_read"],
        [
          Self.later,
          call("createPublicMarket", ["body": body], refused(403, sentences(.forbidden, of: "createPublicMarket"))),
        ])
    }
    add(
      "not-found", shows: "What is not there is a refusal.", needs: ["getPublicMarket"],
      [
        Self.later,
        call(
          "getPublicMarket", ["identifier": "VR-2026-000000000000"],
          refused(404, sentences(.notFound, of: "getPublicMarket"))),
      ])
    add(
      "path-is-escaped", shows: "An argument cannot lead to another path.", needs: ["getPublicMarket"],
      [Self.later, call("getPublicMarket", ["identifier": "../status?a=b#c"], refused(404))])
    add(
      "fault", shows: "A fault of the service is a refusal, and nothing is repeated.", needs: ["getStatus"],
      [Self.later, scenario("fault", "getStatus", times: 3), call("getStatus", refused(500)), used(1)])
    add(
      "undeclared-status", shows: "A status that the contract does not declare is told as such.", needs: ["getStatus"],
      [Self.later, scenario("undeclared_status", "getStatus"), call("getStatus", failed("undeclared")), used(1)])
    add(
      "malformed-answer", shows: "An answer that is not what the contract says is told as unreadable.",
      needs: ["getStatus"],
      [Self.later, scenario("malformed_answer", "getStatus"), call("getStatus", failed("unreadable")), used(1)])
  }

  /// What is sent again, and what is not.
  mutating func repetition() {
    let ok = result(["status": "ok"])
    let body = bodies("createPublicMarket").first?.body ?? [:]
    func create(_ expect: JSONValue) -> JSONValue { call("createPublicMarket", ["body": body], expect) }
    let operations = ["getStatus", "createPublicMarket"]
    add(
      "quota-waited-for", shows: "After 429 a call is sent again once the service lets it, whatever it does.",
      needs: operations,
      [Self.later, scenario("quota_exhausted", "createPublicMarket", ["retry_after": 1]), create(result([:])), used(1)])
    add(
      "quota-too-long", shows: "A pause longer than the longest is not waited for: the refusal tells how long.",
      needs: operations,
      [
        Self.later, scenario("quota_exhausted", "createPublicMarket", times: 3, ["retry_after": 3600]),
        create(refused(429, retryAfter: 3600)), used(1),
      ])
    add(
      "quota-of-tokens", shows: "The token is waited for like anything else.", needs: ["createToken", "getStatus"],
      [Self.later, scenario("quota_exhausted", "createToken", ["retry_after": 1]), call("getStatus", ok), used(1)])
    add(
      "unavailable-repeated", shows: "After 503 a GET is sent again.", needs: operations,
      [Self.later, scenario("unavailable", "getStatus", times: 2, ["retry_after": 1]), call("getStatus", ok), used(2)])
    add(
      "unavailable-given-up", shows: "After the last attempt the refusal is told.", options: ["attempts": 2],
      needs: operations,
      [
        Self.later, scenario("unavailable", "getStatus", times: 5, ["retry_after": 1]),
        call("getStatus", refused(503, retryAfter: 1)), used(2),
      ])
    add(
      "unavailable-not-repeated", shows: "After 503 a POST is not sent again: the service may have acted on it.",
      needs: operations,
      [
        Self.later, scenario("unavailable", "createPublicMarket", times: 3, ["retry_after": 1]),
        create(refused(503, retryAfter: 1)), used(1),
      ])
    add(
      "never-repeated", shows: "A client that shall not repeat does not.", options: ["attempts": 1], needs: operations,
      [Self.later, scenario("unavailable", "getStatus", times: 3), call("getStatus", refused(503)), used(1)])
    add(
      "dropped-get", shows: "A GET whose connection breaks is sent again.", needs: operations,
      [Self.later, scenario("connection_dropped", "getStatus", times: 2), call("getStatus", ok), used(2)])
    add(
      "dropped-midway-get", shows: "A GET whose answer breaks off is sent again.", needs: operations,
      [Self.later, scenario("connection_dropped_midway", "getStatus"), call("getStatus", ok), used(1)])
    add(
      "dropped-post", shows: "A POST whose connection breaks is not sent again.", needs: operations,
      [
        Self.later, call("getStatus", ok), scenario("connection_dropped", "createPublicMarket", times: 3),
        create(failed("transport")), used(1),
      ])
    add(
      "slow-get", shows: "A call ends when its time is over.", options: ["attempts": 1, "timeout": 1],
      needs: operations,
      [
        Self.later, call("getStatus", ok), scenario("slow", "getStatus", ["seconds": 4]),
        call("getStatus", failed("timeout")), used(1),
      ])
  }
}
