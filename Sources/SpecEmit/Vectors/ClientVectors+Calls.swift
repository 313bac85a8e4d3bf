import SpecIR

extension ClientVectors {
  /// Access tokens.
  mutating func tokens() {
    let ok = result(["status": "ok"])
    add(
      "token-fetched", shows: "A token is fetched with the first call that needs one.", needs: ["getStatus"],
      [Self.later, call("getStatus", ok)])
    add(
      "token-scope", shows: "The token has the scope that the client was made with.", options: ["scope": "api_read"],
      needs: ["getTokenInfo"], [Self.later, call("getTokenInfo", result(["scope": ["api_read"]]))])
    add(
      "token-refused", shows: "Wrong credentials are told as the token's failure, not as the call's.",
      options: ["client_secret": "wrong"], needs: ["getStatus"], [Self.later, call("getStatus", failed("token"))])
    add(
      "token-single-flight", shows: "However many calls wait for a token, one fetches it.",
      needs: ["createToken", "getStatus"],
      [
        Self.later, scenario("slow", "createToken", times: 20, ["seconds": 1]), call("getStatus", parallel: 10, ok),
        used(1),
      ])
    add(
      "token-kept", shows: "A token serves until it expires.", needs: ["createToken", "getStatus"],
      [Self.later, call("getStatus", ok), scenario("fault", "createToken", times: 5), call("getStatus", ok), used(0)])
    add(
      "token-renewed", shows: "A refused token is renewed once, and the call is sent again.", needs: ["getStatus"],
      [Self.later, call("getStatus", ok), scenario("unauthenticated", "getStatus"), call("getStatus", ok), used(1)])
    add(
      "token-renewed-once", shows: "Where the new token is refused as well, so is the call.", needs: ["getStatus"],
      [
        Self.later, scenario("unauthenticated", "getStatus", times: 5),
        call("getStatus", refused(401, sentences(.unauthenticated, of: "getStatus"))), used(2),
      ])
    add(
      "token-by-hand", shows: "Tokens can be asked for, looked at and revoked by calls of their own.",
      needs: ["createToken", "introspectToken", "revokeToken"],
      [
        Self.later,
        call(
          "createToken", ["scope": "api_read"], save: ["token": "/access_token"],
          result(["token_type": "Bearer", "scope": "api_read"])),
        call("introspectToken", ["token": "$token"], result(["active": true, "scope": "api_read"])),
        call("revokeToken", ["token": "$token"], result(.null)),
        call("introspectToken", ["token": "$token"], result(["active": false])),
      ])
    add(
      "token-by-hand-refused", shows: "An operation that is given the client's credentials tells that they are wrong.",
      options: ["client_secret": "wrong"], needs: ["createToken"],
      [Self.later, call("createToken", refused(401, sentences(.unauthenticated, of: "createToken")))])
  }

  /// Calls that succeed: each example of the contract is sent, and what the service made of it is read.
  mutating func calls() {
    for (name, body) in bodies("createPublicMarket") {
      add(
        "create-market-" + name, shows: "A market is created as the example `\(name)` of the contract has it.",
        needs: ["getPublicMarket"],
        [
          Self.later,
          call("createPublicMarket", ["body": body], save: ["market": "/identifier"], result([:])),
          call("getPublicMarket", ["identifier": "$market"], result(market(body))),
        ])
    }
    for (name, body) in bodies("createMarketApplication") {
      var arguments: JSONValue = ["identifier": "$market"]
      if !body.members.isEmpty { arguments = arguments.with("body", body) }
      let steps = [
        call("createMarketApplication", arguments, save: ["application": "/identifier"], result([:])),
        call("getMarketApplication", ["identifier": "$application"], result(application(body))),
      ]
      add(
        "create-application-" + name,
        shows: "An application is created as the example `\(name)` of the contract has it.",
        needs: ["createMarketApplication", "getMarketApplication"], openMarket + steps)
    }
    if let (_, body) = bodies("createMarketApplication").first {
      let again = call(
        "createMarketApplication", ["identifier": "$market", "body": body],
        result(["identifier": "$application"]))
      let first = call(
        "createMarketApplication", ["identifier": "$market", "body": body], save: ["application": "/identifier"],
        result([:]))
      add(
        "create-application-again", shows: "The same application again has the same identifier.",
        openMarket + [first, again])
    }
    add(
      "open-operations", shows: "What needs no token can be called without one.", options: ["client_secret": "wrong"],
      needs: ["getUp", "getReadiness", "getAuthorizationServerMetadata"],
      [
        call("getUp", result(["status": "up"])), call("getReadiness", result(["status": "ready"])),
        call(
          "getAuthorizationServerMetadata", result(["grant_types_supported": ["client_credentials"]])),
      ])
    if let quota = api.quotas.first(where: { $0.name == "api" }) {
      add(
        "quota-state", shows: "The client knows what the service last said of a quota.", needs: ["getStatus"],
        [
          Self.later, call("getStatus", result(["status": "ok"])),
          ["quota": "api", "expect": ["limit": .number(String(quota.limit.value))]],
        ])
    }
  }

  /// The first example of a market, saved as `market`.
  var newMarket: [JSONValue] {
    let body = bodies("createPublicMarket").first?.body ?? [:]
    return [
      Self.later, call("createPublicMarket", ["body": body], save: ["market": "/identifier"], result([:])),
    ]
  }

  /// The same, and open to applications.
  var openMarket: [JSONValue] { newMarket + [["sandbox": "/sandbox/public_markets/$market/complete"]] }

  /// What the service tells of a market that was created so.
  private func market(_ body: JSONValue) -> JSONValue {
    var expected: JSONValue = ["identifier": "$market", "status": "pending", "completed_at": .null]
    for name in ["name", "siret", "market_type_codes", "lot_limit", "provider_user_id"] {
      if let value = body[name] { expected = expected.with(name, value) }
    }
    // Instants are written to the millisecond; a time of the wall clock is another one in UTC.
    if case .string(let deadline)? = body["deadline"], deadline.hasSuffix(":59Z") {
      expected = expected.with("deadline", .string(deadline.dropLast() + ".000Z"))
    }
    if case .array(let lots)? = body["lots"] {
      let told = lots.map { lot in lot["cpv_code"] == nil ? lot.with("cpv_code", .null) : lot }
      return expected.with("lots", .array(told))
    }
    return body["lot_name"].map { expected.with("lots", [["name": $0, "cpv_code": .null]]) } ?? expected
  }

  private func application(_ body: JSONValue) -> JSONValue {
    let expected: JSONValue = [
      "identifier": "$application", "market_identifier": "$market", "status": "pending",
      "siret": body["siret"] ?? .null, "provider_user_id": body["provider_user_id"] ?? .null, "attestation_url": .null,
    ]
    return expected
  }

  /// Going over pages.
  mutating func lists() {
    let create = newMarket[1]
    let expected: JSONValue = ["count_at_least": 3, "each_has": ["identifier", "name", "deadline"]]
    add(
      "list-pages", shows: "Going over a list fetches page after page.", needs: ["listPublicMarkets"],
      [
        Self.later, create, create, create,
        ["collect": "listPublicMarkets", "arguments": ["limit": 2], "expect": expected],
      ])
    add(
      "list-pages-of-a-market", shows: "Going over a list works below a path parameter, and ends where nothing is.",
      needs: ["listMarketApplications"],
      openMarket + [
        [
          "collect": "listMarketApplications", "arguments": ["identifier": "$market"],
          "expect": ["count_at_least": 0, "each_has": ["identifier"]],
        ],
        call("createMarketApplication", ["identifier": "$market"], save: ["application": "/identifier"], result([:])),
        [
          "collect": "listMarketApplications", "arguments": ["identifier": "$market"],
          "expect": ["count_at_least": 1, "each_has": ["identifier", "market_identifier"]],
        ],
      ])
    add(
      "list-pages-broken", shows: "A page that does not arrive is fetched again while a list is gone over.",
      needs: ["listPublicMarkets"],
      [
        Self.later, create, create, create, scenario("connection_dropped_midway", "listPublicMarkets"),
        ["collect": "listPublicMarkets", "arguments": ["limit": 2], "expect": expected], used(1),
      ])
  }
}
