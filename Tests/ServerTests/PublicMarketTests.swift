import Foundation
import Testing

/// Markets over a real socket, against a real database.
@Suite(.serialized) struct PublicMarketTests {
  let server: RunningServer
  let client: APIClient

  init() throws {
    server = try RunningServer(flags: ["--quota-scale", "100"])
    client = try APIClient(server, try server.addEditor("Market editor"))
  }

  private func create(_ changes: [String: Any?] = [:]) throws -> Answer {
    try client.post("/api/v1/public_markets", client.market(changes))
  }

  private func errors(_ changes: [String: Any?]) throws -> [String] {
    let answer = try create(changes)
    #expect(answer.status == 422, "\(answer.text)")
    #expect(answer.json["error"] as? String == "Validation failed")
    return answer.json["errors"] as? [String] ?? []
  }

  private func read(_ identifier: String) throws -> [String: Any] {
    try client.get("/api/v1/public_markets/\(identifier)").json
  }

  @Test("Scenarios 16, 17 and 23–25: a market is created with all its members, and can be read")
  func aMarketIsCreatedAndCanBeRead() throws {
    let answer = try create([
      "lots": [["name": "Lot A", "cpv_code": "30213100-6"], ["name": "Lot B"]], "lot_limit": 1,
      "provider_user_id": "u-1",
      "market_type_codes": ["supplies", "services"],
    ])
    #expect(answer.status == 201)
    let identifier = try #require(answer.json["identifier"] as? String)
    let year = Calendar(identifier: .gregorian).component(.year, from: Date())
    #expect(identifier.wholeMatch(of: /VR-(\d{4})-[A-Z0-9]{12}/).map { String($0.1) } == String(year))
    #expect(answer.json["configuration_url"] as? String == "\(server.url)/buyer/public_markets/\(identifier)/setup")
    #expect(answer["location"] == "\(server.url)/api/v1/public_markets/\(identifier)")
    let market = try read(identifier)
    #expect(market["name"] as? String == "Fourniture de matériel")
    #expect(market["deadline"] as? String == "2099-06-15T23:59:59.000Z")
    #expect(market["market_type_codes"] as? [String] == ["supplies", "services"])
    let lots = try #require(market["lots"] as? [[String: Any]])
    #expect(lots.map { $0["name"] as? String } == ["Lot A", "Lot B"])
    #expect(lots.map { $0["cpv_code"] as? String } == ["30213100-6", nil])
    #expect(market["lot_limit"] as? Int == 1)
    #expect(market["provider_user_id"] as? String == "u-1")
    #expect(market["status"] as? String == "pending")
    #expect(market["webhook_configured"] as? Bool == false)
  }

  @Test("Scenarios 18 and 28: a market has no lots, or the one that lot_name makes where there are none")
  func lotNameMakesOneLotWhereThereAreNone() throws {
    func lots(_ changes: [String: Any?]) throws -> [String?] {
      let market = try read(try client.createMarket(changes))
      return (market["lots"] as? [[String: Any]] ?? []).map { $0["name"] as? String }
    }
    #expect(try lots(["lot_name": "Lot unique"]) == ["Lot unique"])
    #expect(try lots(["lot_name": "Lot unique", "lots": []]) == ["Lot unique"])
    #expect(try lots(["lot_name": "Lot unique", "lots": [["name": "A"]]]) == ["A"])
    #expect(try lots([:]) == [])
    #expect(try lots(["lot_name": "Lot unique", "lot_limit": 1]) == ["Lot unique"])
  }

  @Test("Scenario 28: a local deadline is read in Paris", arguments: [
    ("2099-01-31T18:30", "2099-01-31T17:30:00.000Z"), ("2099-07-31T18:30:15", "2099-07-31T16:30:15.000Z"),
    ("2099-01-31", "2099-01-31T22:59:59.000Z"), ("2099-01-31T18:30:00+02:00", "2099-01-31T16:30:00.000Z"),
  ])
  func localDeadlinesAreReadInParis(_ given: String, _ stored: String) throws {
    #expect(try read(try client.createMarket(["deadline": given]))["deadline"] as? String == stored)
  }

  @Test("Scenario 20: what is missing is told all at once, in the order of the contract")
  func everyViolationIsToldAtOnceInTheOrderOfTheContract() throws {
    let answer = try client.post(
      "/api/v1/public_markets",
      #"{"public_market":{"market_type_codes":[],"siret":"12345678901234","lots":[{"name":"ok"},{}]}}"#)
    #expect(answer.status == 422)
    #expect(
      answer.json["errors"] as? [String] == [
        "Name can't be blank", "Deadline can't be blank", "Siret is invalid", "Market type codes can't be blank",
        "Lot 2 name can't be blank",
      ])
    let fields = try #require(answer.json["field_errors"] as? [String: [String]])
    #expect(Set(fields.keys) == ["name", "deadline", "siret", "market_type_codes", "lots[1].name"])
    #expect(fields["siret"] == ["Le numéro de SIRET saisi est invalide ou non reconnu"])
  }

  @Test("Scenario 20: each member that has to be there is missed by name")
  func eachRequiredMemberIsMissed() throws {
    for (member, sentence) in [
      ("name", "Name can't be blank"), ("deadline", "Deadline can't be blank"), ("siret", "Siret can't be blank"),
      ("market_type_codes", "Market type codes can't be blank"),
    ] {
      #expect(try errors([member: nil]) == [sentence])
    }
  }

  @Test func namesAreHeldToTheirRules() throws {
    #expect(try errors(["name": "   "]) == ["Name can't be blank"])
    #expect(try errors(["name": NSNull()]) == ["Name can't be blank"])
    #expect(
      try errors(["name": String(repeating: "é", count: 256)]) == ["Name is too long (maximum is 255 characters)"])
    #expect(try create(["name": String(repeating: "😀", count: 255)]).status == 201)
    for name in [
      "<b>gras</b>", "deux\nlignes", "deux\u{2028}lignes", "marché\u{202E}edirétne", "\u{2066}isolé\u{2069}",
      "\u{200B}\u{2060}",
    ] {
      let rest = "must not contain HTML or invisible characters"
      #expect(try errors(["name": name]) == ["Name " + rest], "\(name.debugDescription)")
      #expect(try errors(["lots": [["name": name]]]) == ["Lot 1 name " + rest], "\(name.debugDescription)")
      #expect(try errors(["lot_name": name]) == ["Lot name " + rest], "\(name.debugDescription)")
    }
    #expect(try create(["name": "3 < 5 & 6 > 2"]).status == 201)
  }

  @Test("Scenario 21: SIRETs are held to their length and checksum")
  func siretsAreHeldToTheirRules() throws {
    for valid in ["13002526500013", " 73282932000074 ", "35600000000048", "35600000001236", "00000000000000"] {
      #expect(try create(["siret": valid]).status == 201, "\(valid)")
    }
    for invalid in [
      "12345678901234", "13002526500014", "1300252650001", "123456789012345", "1234567890123A", "11000101100010",
    ] {
      #expect(try errors(["siret": invalid]) == ["Siret is invalid"], "\(invalid)")
    }
    #expect(try read(try client.createMarket(["siret": " 73282932000074 "]))["siret"] as? String == "73282932000074")
  }

  @Test("Scenario 29: a deadline is a moment in the future")
  func deadlinesAreHeldToTheirRules() throws {
    for unreadable in ["demain", "2099-02-30", "2099-01-01T25:00", "31/01/2099", ""] {
      #expect(try errors(["deadline": unreadable]) == ["Deadline must be a valid ISO 8601 datetime"], "\(unreadable)")
    }
    #expect(try errors(["deadline": "2024-06-15T23:59:59Z"]) == ["Deadline must be in the future"])
  }

  @Test("Scenario 26: defence comes with the right to it, and never alone (the sentence is English: decision 10)")
  func marketTypesAreHeldToTheirRules() throws {
    #expect(try errors(["market_type_codes": []]) == ["Market type codes can't be blank"])
    #expect(try errors(["market_type_codes": NSNull()]) == ["Market type codes can't be blank"])
    #expect(try errors(["market_type_codes": ["boats"]]).count == 1)
    let defender = try APIClient(server, try server.addEditor("Defence editor", ["--defense"]))
    let alone = try defender.post("/api/v1/public_markets", defender.market(["market_type_codes": ["defense"]]))
    #expect(alone.status == 422)
    #expect(alone.json["errors"] as? [String] == ["Market type codes defense cannot be used alone"])
    #expect(
      try defender.post("/api/v1/public_markets", defender.market(["market_type_codes": ["supplies", "defense"]]))
        .status == 201)
  }

  @Test("Scenario 26: defence without the right is forbidden, before anything is validated")
  func defenceNeedsTheRightWhichIsCheckedBeforeValidation() throws {
    for changes: [String: Any?] in [
      ["market_type_codes": ["supplies", "defense"]], ["market_type_codes": ["defense"]],
      ["market_type_codes": ["supplies", "defense"], "name": nil],
      ["market_type_codes": ["defense", "defense"]], ["market_type_codes": ["boats", 7, "defense"]],
    ] {
      let answer = try create(changes)
      #expect(answer.status == 403, "\(changes)")
      #expect(answer.json["error"] as? String == "Forbidden")
      #expect((answer.json["errors"] as? [String])?.count == 1)
    }
  }

  @Test func lotsAreHeldToTheirRules() throws {
    #expect(try errors(["lots": [["name": ""]]]) == ["Lot 1 name can't be blank"])
    #expect(
      try errors(["lots": [["name": "A", "cpv_code": "123"]]]) == [
        "Lot 1 CPV code must match the CPV format (for example 45000000-3)"
      ])
    #expect(try errors(["lots": [["name": "A"]], "lot_limit": 2]) == ["Lot limit must not exceed the number of lots"])
    #expect(try errors(["lot_limit": 1]) == ["Lot limit must not exceed the number of lots"])
    #expect(try errors(["lots": [["name": "A"]], "lot_limit": 0]).count == 1)
    #expect(try errors(["lots": [["name": "A"]], "lot_limit": -1]).count == 1)
  }

  @Test("Scenario 17: a user identifier has 255 characters at most")
  func aUserIdentifierHasALimit() throws {
    #expect(try create(["provider_user_id": String(repeating: "x", count: 255)]).status == 201)
    let refused = try create(["provider_user_id": String(repeating: "x", count: 256)])
    #expect(refused.status == 422)
    #expect(refused.json["errors"] as? [String] == ["Provider user is too long (maximum is 255 characters)"])
    #expect((refused.json["field_errors"] as? [String: [String]])?.keys.map(\.self) == ["provider_user_id"])
  }

  @Test func unreadableBodiesAreBadRequests() throws {
    for body in [
      "", "{", "[]", "null", "\"x\"", "{}", #"{"public_market":[]}"#, #"{"public_market":null}"#, "{\"a\":1}}",
    ] {
      let answer = try client.post("/api/v1/public_markets", body)
      #expect(answer.status == 400, "\(body): \(answer.text)")
      #expect(answer.json["error"] as? String == "Bad Request")
    }
  }

  @Test func aBodyOfAnotherTypeIsABadRequestWithoutAnEnvelopeToo() throws {
    for body in ["[]", "null", "7"] { #expect(try client.post("/sandbox/clock", body).status == 400, "\(body)") }
  }

  @Test func unknownMembersAreIgnored() throws {
    #expect(try create(["something_else": ["deep": [1, 2, 3]]]).status == 201)
  }

  @Test func absoluteURLsNeverFollowTheRequest() throws {
    let answer = try client.send(
      "POST", "/api/v1/public_markets", headers: ["X-Forwarded-Host: evil.example"], type: "application/json",
      body: Array(client.market().utf8))
    #expect((answer.json["configuration_url"] as? String)?.hasPrefix(server.url) == true)
  }

  @Test("Scenario 22: markets of one editor are distinct, all its own, and listed by pages, newest first")
  func listsArePagedNewestFirst() throws {
    let created = try (1...5).map { try client.createMarket(["name": "Marché \($0)"]) }
    var seen: [String] = []
    var cursor = ""
    for _ in 1...3 {
      let page = try client.get("/api/v1/public_markets?limit=2\(cursor)")
      #expect(page.status == 200, "\(page.text)")
      seen += (page.json["public_markets"] as? [[String: Any]] ?? []).compactMap { $0["identifier"] as? String }
      guard let next = page.json["next_cursor"] as? String else { break }
      cursor = "&cursor=\(next)"
    }
    #expect(seen == created.reversed())
  }

  @Test(arguments: [
    "limit=0", "limit=101", "limit=abc", "limit=", "cursor=%24", "cursor=x",
    "cursor=" + String(repeating: "a", count: 65),
  ])
  func pageParametersAreHeldToTheirRules(_ query: String) throws {
    let answer = try client.get("/api/v1/public_markets?\(query)")
    #expect(answer.status == 422, "\(answer.text)")
  }

  @Test func editorsAreKeptApart() throws {
    let identifier = try client.createMarket()
    let other = try APIClient(server, try server.addEditor("Other editor"))
    #expect(try other.get("/api/v1/public_markets/\(identifier)").status == 403)
    #expect(try other.get("/api/v1/public_markets/\(identifier)").json["error"] as? String == "Forbidden")
    let list = try other.get("/api/v1/public_markets").json["public_markets"] as? [Any]
    #expect(list?.isEmpty == true)
    #expect(try other.get("/api/v1/public_markets/\(identifier)/market_applications").status == 403)
  }

  @Test(arguments: [
    "VR-2026-AAAAAAAAAAAA", "VR-2026-short", "x", "%00", "VR-2026-AAAAAAAAAAA%2F", String(repeating: "a", count: 300),
  ])
  func unknownIdentifiersAreNotFound(_ identifier: String) throws {
    let answer = try client.get("/api/v1/public_markets/\(identifier)")
    #expect(answer.status == 404)
    #expect(answer.json["error"] as? String == "Resource not found")
  }
}
