import SchemaEvaluator
import SpecIR
import TestSupport
import Testing

@testable import Conformance

/// What an answer tells is held against what was sent, member by member, as the contract says that it is kept.
@Suite struct ReadBackTests {
  private static let read = Result { try ContractSource.load(PackageRoot.path("spec/passemarche.yaml")) }
  private let contract: Contract
  private let ledger: Ledger

  init() throws {
    contract = try Self.read.get()
    ledger = Ledger(contract: contract)
  }

  private static let market = """
    {"identifier": "VR-2026-A1B2C3D4E5F6", "name": "Écrans", "siret": "13002526500013",
    "deadline": "2099-06-15T21:59:59.000Z", "market_type_codes": ["supplies", "services"], "lots": [],
    "lot_limit": null, "provider_user_id": null, "status": "pending", "sync_status": "sync_pending", "webhook_configured": false,
    "field_keys": [], "created_at": "2026-05-11T08:00:00.000Z", "completed_at": null,
    "configuration_url": "https://example.org/buyer/public_markets/VR-2026-A1B2C3D4E5F6/setup"}
    """
  private static let sent = """
    {"name": " Écrans ", "deadline": "2099-06-15T23:59:59", "siret": "13002526500013",
    "market_type_codes": ["supplies", "services"]}
    """

  /// The object with other values of some of its members.
  private func object(_ text: String, _ changes: [String: String]) throws -> JSONValue {
    try changes.reduce(try JSONValue(json: text)) { value, change in
      value.setting([.member(change.key)], to: try JSONValue(json: change.value))
    }
  }

  private func note(_ id: String, _ target: String, sent: JSONValue?, _ answer: String) throws {
    let operation = try #require(contract.operation(id))
    var request = Request(method: "POST", target: target)
    if let sent { request.body = .declared(Array(sent.text.utf8)) }
    let answer = Answer(
      status: operation.responses[0].status, headers: [.init("Content-Type", "application/json")],
      body: Array(answer.utf8), defects: [], keepsAlive: true)
    ledger.note(Exchange(request: request, answer: answer, sentWhole: true, seconds: 0), of: operation)
  }

  private func makeMarket(_ sent: JSONValue) throws {
    try note(
      "createPublicMarket", "/api/v1/public_markets", sent: .object([.init("public_market", sent)]),
      #"{"identifier": "VR-2026-A1B2C3D4E5F6", "configuration_url": "https://example.org/"}"#)
  }

  /// What is wrong with an answer to a GET, as far as what was sent is concerned.
  private func findings(_ id: String, _ target: String, _ told: JSONValue) throws -> [Finding] {
    let operation = try #require(contract.operation(id))
    let answer = Answer(
      status: 200, headers: [.init("Content-Type", "application/json")], body: Array(told.text.utf8), defects: [],
      keepsAlive: true)
    let exchange = Exchange(
      request: Request(method: "GET", target: target), answer: answer, sentWhole: true, seconds: 0)
    let plan = Planner(contract: contract).valid(operation)
    return Judge(contract: contract, ledger: ledger).declared(exchange, plan)
      .filter { $0.message.contains("as it was sent") || $0.message.contains("where it was made") }
  }

  private func findings(sending changes: [String: String], telling answers: [String: String]) throws -> [Finding] {
    try makeMarket(try object(Self.sent, changes))
    return try findings(
      "getPublicMarket", "/api/v1/public_markets/VR-2026-A1B2C3D4E5F6", try object(Self.market, answers))
  }

  @Test(arguments: [
    ([:], [:]),
    // The clock of Paris, in summer and in winter, and the last second of a day.
    (["deadline": "\"2099-06-15\""], [:]), (["deadline": "\"2099-06-15T23:59:59+02:00\""], [:]),
    (["deadline": "\"2099-12-15T23:59\""], ["deadline": "\"2099-12-15T22:59:00.000Z\""]),
    (["lots": "[]", "lot_limit": "null"], [:]), (["provider_user_id": "\"  \""], ["provider_user_id": "\"\""]),
    (
      ["lots": #"[{"name": " Lot "}, {"name": "B", "cpv_code": "30213100-6"}]"#, "lot_limit": "1.0"],
      [
        "lots": #"[{"name": "Lot", "cpv_code": null}, {"name": "B", "cpv_code": "30213100-6"}]"#, "lot_limit": "1",
      ]
    ),
    (["lot_name": "\" Lot \""], ["lots": #"[{"name": "Lot", "cpv_code": null}]"#]),
    (["lot_name": "\" \""], [:]), (["conformance_unknown_member": "1"], [:]),
  ] as [([String: String], [String: String])])
  func whatIsKeptAsTheContractSaysPasses(_ changes: [String: String], _ answers: [String: String]) throws {
    #expect(try findings(sending: changes, telling: answers) == [])
  }

  @Test(arguments: [
    ([:], ["name": "\"Écran\""], "/name"), ([:], ["name": "\" Écrans \""], "/name"),
    ([:], ["deadline": "\"2099-06-15T22:59:59.000Z\""], "/deadline"),
    ([:], ["deadline": "\"2099-06-15T23:59:59.000Z\""], "/deadline"),
    ([:], ["market_type_codes": #"["services", "supplies"]"#], "/market_type_codes/0"),
    ([:], ["market_type_codes": #"["supplies"]"#], "/market_type_codes"),
    ([:], ["lots": #"[{"name": "Lot", "cpv_code": null}]"#], "/lots"), ([:], ["lot_limit": "1"], "/lot_limit"),
    (["lot_name": "\"Lot\""], [:], "/lots"),
    (["lot_name": "\"Lot\""], ["lots": #"[{"name": "Autre", "cpv_code": null}]"#], "/lots"),
    (
      ["lots": #"[{"name": "A", "cpv_code": "30213100-6"}]"#], ["lots": #"[{"name": "A", "cpv_code": null}]"#],
      "/lots/0/cpv_code"
    ),
    (["provider_user_id": "\"a\""], [:], "/provider_user_id"),
  ] as [([String: String], [String: String], String)])
  func whatIsToldOtherwiseIsFound(
    _ changes: [String: String], _ answers: [String: String], _ pointer: String
  ) throws {
    let found = try findings(sending: changes, telling: answers)
    #expect(found.contains { $0.message.hasPrefix("The member \(pointer) must be ") }, "\(found)")
  }

  /// Lists tell the same things, and less of them.
  @Test func listsAreHeldAgainstWhatWasSent() throws {
    try makeMarket(try object(Self.sent, [:]))
    let known = ["lots", "lot_limit", "provider_user_id", "field_keys", "configuration_url"]
    func page(_ changes: [String: String]) throws -> JSONValue {
      let market = known.reduce(try object(Self.market, changes)) { $0.setting([.member($1)], to: nil) }
      return .object([.init("public_markets", .array([market])), .init("next_cursor", .null)])
    }
    #expect(try findings("listPublicMarkets", "/api/v1/public_markets", try page([:])) == [])
    let found = try findings("listPublicMarkets", "/api/v1/public_markets", try page(["name": "\"Autre\""]))
    #expect(found.map(\.message).first?.hasPrefix("The member /public_markets/0/name must be ") == true)
  }

  @Test func aThingStaysWhereItWasMade() throws {
    try makeMarket(try object(Self.sent, [:]))
    func application(_ market: String, _ user: String) throws -> [String] {
      let told = """
        {"identifier": "FT20260511A1B2C3D4", "market_identifier": "\(market)", "siret": null,
        "provider_user_id": \(user), "status": "pending", "sync_status": "sync_pending", "webhook_configured": false,
        "created_at": "2026-05-11T08:00:00.000Z", "completed_at": null, "application_url": "https://example.org/",
        "attestation_url": null, "documents_package_url": null}
        """
      return try findings(
        "getMarketApplication", "/api/v1/market_applications/FT20260511A1B2C3D4", try JSONValue(json: told)
      ).map(\.message)
    }
    func make(_ user: String, in market: String) throws {
      try note(
        "createMarketApplication", "/api/v1/public_markets/\(market)/market_applications",
        sent: try JSONValue(json: #"{"market_application": {"provider_user_id": \#(user)}}"#),
        #"{"identifier": "FT20260511A1B2C3D4", "application_url": "https://example.org/"}"#)
    }
    // What was made within a thing that others have made is theirs, perhaps.
    try make("\"a\"", in: "VR-2026-ZZZZZZZZZZZZ")
    #expect(try application("VR-2026-ZZZZZZZZZZZZ", "\"b\"") == [])
    try make("\"a\"", in: "VR-2026-A1B2C3D4E5F6")
    #expect(try application("VR-2026-A1B2C3D4E5F6", "\"a\"") == [])
    #expect(try application("VR-2026-ZZZZZZZZZZZZ", "\"a\"").count == 1)
    #expect(try application("VR-2026-A1B2C3D4E5F6", "\"b\"").count == 1)
    // The same again, for who asks otherwise: the contract does not say whose value is kept.
    try make("\"b\"", in: "VR-2026-A1B2C3D4E5F6")
    #expect(try application("VR-2026-A1B2C3D4E5F6", "\"b\"") == [])
  }

  /// A form may change what it is about, and what completes a thing gives it what it lacks.
  @Test func whatOthersHaveChangedIsNotHeldAgainstWhatWasSent() throws {
    try makeMarket(try object(Self.sent, [:]))
    let path = "/api/v1/public_markets/VR-2026-A1B2C3D4E5F6"
    let told = try object(Self.market, ["lot_limit": "1"])
    #expect(try findings("getPublicMarket", path, told).count == 1)
    let completion = "/sandbox/public_markets/VR-2026-A1B2C3D4E5F6/complete"
    try note("completeSandboxMarket", completion, sent: nil, Self.market)
    #expect(try findings("getPublicMarket", path, told) == [])
    let renamed = try object(Self.market, ["name": "\"Autre\""])
    #expect(try findings("getPublicMarket", path, renamed).count == 1)
    try note("submitMarketSetup", "/buyer/public_markets/VR-2026-A1B2C3D4E5F6/setup", sent: nil, "")
    #expect(try findings("getPublicMarket", path, renamed) == [])
  }

  /// An answer to what was sent tells it, and the defaults of what was not.
  @Test(arguments: [
    ("{\"scenario\": \"fault\"}", "{\"scenario\": \"fault\", \"times\": 1, \"used\": 0}", true),
    ("{\"scenario\": \"fault\"}", "{\"scenario\": \"fault\", \"times\": 2, \"used\": 0}", false),
    ("{\"scenario\": \"fault\"}", "{\"scenario\": \"slow\", \"times\": 1, \"used\": 0}", false),
    (
      "{\"scenario\": \"unavailable\", \"retry_after\": 9}",
      "{\"scenario\": \"unavailable\", \"times\": 1, \"used\": 0}", false
    ),
    // One second, the contract says in words; who tells it is right, and who does not.
    (
      "{\"scenario\": \"unavailable\"}",
      "{\"scenario\": \"unavailable\", \"times\": 1, \"used\": 0, \"retry_after\": 1}", true
    ),
  ])
  func anAnswerTellsWhatWasSent(_ sent: String, _ told: String, _ isRight: Bool) throws {
    let operation = try #require(contract.operation("createSandboxScenario"))
    let request = Request(method: "POST", target: "/sandbox/scenarios", body: .declared(Array(sent.utf8)))
    let answer = Answer(
      status: 201, headers: [.init("Content-Type", "application/json")], body: Array(told.utf8), defects: [],
      keepsAlive: true)
    let exchange = Exchange(request: request, answer: answer, sentWhole: true, seconds: 0)
    let found = Judge(contract: contract).declared(exchange, Planner(contract: contract).valid(operation))
      .filter { $0.message.contains("as it was sent") }
    #expect(found.isEmpty == isRight, "\(found)")
  }

  /// What is made, and where it is told, follows from the contract.
  @Test func whereThingsAreToldIsFoundInTheContract() throws {
    #expect(contract.things.map(\.maker.id) == ["createPublicMarket", "createMarketApplication"])
    #expect(
      contract.things.map { contract.readers(of: $0).map(\.id) } == [["getPublicMarket"], ["getMarketApplication"]])
  }

  /// Bodies of answers are judged by all that their schemas say, not by the types alone.
  @Test(arguments: [
    ("getPublicMarket", 200, ["identifier": "\"VR-1\""], "pattern"),
    ("getPublicMarket", 200, ["name": "\"\(String(repeating: "a", count: 256))\""], "maxLength"),
    ("getPublicMarket", 200, ["deadline": "\"2099-06-15\""], "format"),
    ("getPublicMarket", 200, ["status": "\"open\""], "enum"), ("getPublicMarket", 200, ["name": "7"], "type"),
    ("getPublicMarket", 200, ["lot_limit": "501"], "maximum"), ("getPublicMarket", 200, ["lot_limit": "0"], "minimum"),
    ("getPublicMarket", 200, ["market_type_codes": "[]"], "minItems"),
    ("getPublicMarket", 200, ["lots": #"[{"name": "A"}]"#], "required"),
    ("getPublicMarket", 200, ["editor_id": "1"], "additionalProperties"),
    ("getReadiness", 503, ["error": "\"No\"", "failing": #"["mail", "mail"]"#], "uniqueItems"),
    ("getReadiness", 503, ["error": "\"\""], "minLength"),
  ] as [(String, Int, [String: String], String)])
  func answersAreJudgedByTheirWholeSchema(
    _ id: String, _ status: Int, _ members: [String: String], _ keyword: String
  ) throws {
    let operation = try #require(contract.operation(id))
    let body = try object(status == 200 ? Self.market : "{}", members)
    let answer = Answer(
      status: status, headers: [.init("Content-Type", "application/json")], body: Array(body.text.utf8), defects: [],
      keepsAlive: true)
    let exchange = Exchange(
      request: Request(method: "GET", target: "/"), answer: answer, sentWhole: true, seconds: 0)
    let found = Judge(contract: contract).declared(exchange, Planner(contract: contract).valid(operation))
    #expect(found.contains { $0.message.hasPrefix("The body breaks `\(keyword)`") }, "\(found)")
  }
}
