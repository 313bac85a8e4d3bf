import Foundation
import Runtime
import Store
import Testing

/// Applications over a real socket, against a real database; the market is opened by the operator's command.
@Suite(.serialized) struct MarketApplicationTests {
  let server: RunningServer
  let client: APIClient
  let market: String

  init() throws {
    server = try RunningServer(flags: ["--quota-scale", "100"])
    client = try APIClient(server, try server.addEditor("Application editor"))
    market = try client.createMarket()
    let completed = try server.operate(["market", "complete", market])
    try #require(completed.status == 0, "\(completed.errors)")
  }

  private func apply(_ body: String, to market: String? = nil) throws -> Answer {
    try client.post("/api/v1/public_markets/\(market ?? self.market)/market_applications", body)
  }

  @Test("Scenario 30: an application to a configured market is created, and can be read")
  func anApplicationIsCreatedAndCanBeRead() throws {
    let answer = try apply(#"{"market_application":{"siret":"73282932000074","provider_user_id":"c-1"}}"#)
    #expect(answer.status == 201, "\(answer.text)")
    let identifier = try #require(answer.json["identifier"] as? String)
    #expect(identifier.wholeMatch(of: /FT\d{8}[A-Z0-9]{8}/) != nil)
    #expect(
      answer.json["application_url"] as? String
        == "\(server.url)/candidate/market_applications/\(identifier)/company_identification")
    let application = try client.get("/api/v1/market_applications/\(identifier)").json
    #expect(application["siret"] as? String == "73282932000074")
    #expect(application["market_identifier"] as? String == market)
    #expect(application["status"] as? String == "pending")
    #expect(application["attestation_url"] is NSNull)
    let list =
      try client.get("/api/v1/public_markets/\(market)/market_applications").json["market_applications"]
      as? [[String: Any]]
    #expect(list?.first?["identifier"] as? String == identifier)
  }

  @Test("Scenario 36: the same SIRET gets the same application, and no SIRET a new one")
  func theSameSiretGetsTheSameApplicationAndNoSiretANewOne() throws {
    let first = try apply(#"{"market_application":{"siret":"73282932000074"}}"#)
    let again = try apply(#"{"market_application":{"siret":" 73282932000074 "}}"#)
    #expect((first.status, again.status) == (201, 201))
    #expect(first.body == again.body)
    let bodies = ["{}", #"{"market_application":{}}"#, #"{"market_application":{"siret":null}}"#, ""]
    let identifiers = try bodies.map { body -> String? in
      let answer = try apply(body)
      #expect(answer.status == 201, "\(body): \(answer.text)")
      return answer.json["identifier"] as? String
    }
    #expect(Set(identifiers).count == bodies.count)
  }

  @Test func concurrentCallsForOneSiretMakeOneApplication() async throws {
    let path = "/api/v1/public_markets/\(market)/market_applications"
    let identifiers = try await withThrowingTaskGroup(of: String?.self) { group in
      let (server, credentials, token) = (server, client.credentials, client.token)
      for _ in 0..<16 {
        group.addTask {
          var client = try APIClient(server, credentials, scope: nil)
          client.token = token
          return try client.post(path, #"{"market_application":{"siret":"13002526500013"}}"#).json["identifier"]
            as? String
        }
      }
      return try await group.reduce(into: Set<String?>()) { $0.insert($1) }
    }
    #expect(identifiers.count == 1)
    #expect(identifiers.first != .some(nil))
  }

  @Test("Scenarios 31 and 32: SIRETs are held to their checksum, La Poste's to its own")
  func siretsAreHeldToTheirRules() throws {
    let answer = try apply(#"{"market_application":{"siret":"11000101100010"}}"#)
    #expect(answer.status == 422)
    #expect(answer.json["errors"] as? [String] == ["Siret is invalid"])
    #expect((answer.json["field_errors"] as? [String: [String]])?.keys.map(\.self) == ["siret"])
    #expect(try apply(#"{"market_application":{"siret":"35600000000048"}}"#).status == 201)
  }

  @Test func aMarketTakesApplicationsFromCompletionToDeadline() throws {
    let pending = try client.createMarket()
    let early = try apply("{}", to: pending)
    #expect(early.status == 422)
    #expect(early.json["errors"] as? [String] == ["Market is not open to applications yet"])

    let soon = ISO8601DateFormatter().string(from: Date(timeIntervalSinceNow: 3600))
    let closing = try client.createMarket(["deadline": soon])
    #expect(try server.operate(["market", "complete", closing]).status == 0)
    #expect(try apply("{}", to: closing).status == 201)
    #expect(try client.post("/sandbox/clock", #"{"advance_seconds":3601}"#).status == 200)
    let late = try apply("{}", to: closing)
    #expect(late.status == 422)
    #expect(late.json["errors"] as? [String] == ["Deadline has passed"])
  }

  @Test("Scenario 35: documents of an application that is not submitted are refused, and of an unknown one not found")
  func documentsAreRefusedUntilTheApplicationIsSubmitted() throws {
    let identifier = try #require(try apply("{}").json["identifier"] as? String)
    for document in ["attestation", "documents_package"] {
      let answer = try client.get("/api/v1/market_applications/\(identifier)/\(document)")
      #expect(answer.status == 422)
      #expect(answer.json["error"] as? String == "Application not completed")
      let unknown = try client.get("/api/v1/market_applications/FT20260511AAAAAAAA/\(document)")
      #expect(unknown.status == 404)
      #expect(unknown.json["error"] as? String == "Resource not found")
    }
  }

  /// Submission is the candidate's, in a browser; here it is put into the store beside the running server.
  @Test("Scenario 35: documents that a submitted application lacks are not found")
  func aSubmittedApplicationIsClosedAndItsDocumentsAreMissed() async throws {
    let body = #"{"market_application":{"siret":"42417936400023"}}"#
    let identifier = try #require(try apply(body).json["identifier"] as? String)
    let store = try openStore(dataDirectory: server.directory.path)
    _ = try await store.submitApplication(
      identifier: identifier, at: Timestamp(milliseconds: Int64(Date().timeIntervalSince1970 * 1000))
    ) { _ in nil }
    await store.close()

    let again = try apply(body)
    #expect(again.status == 422)
    #expect(again.json["errors"] as? [String] == ["Application already exists for this SIRET"])
    let application = try client.get("/api/v1/market_applications/\(identifier)").json
    #expect(application["status"] as? String == "completed")
    let url = "\(server.url)/api/v1/market_applications/\(identifier)"
    #expect(application["attestation_url"] as? String == url + "/attestation")
    #expect(application["documents_package_url"] as? String == url + "/documents_package")
    for (document, message) in [
      ("attestation", "Attestation not available"), ("documents_package", "Documents package not available"),
    ] {
      let answer = try client.get("/api/v1/market_applications/\(identifier)/\(document)")
      #expect(answer.status == 404)
      #expect(answer.json["error"] as? String == message)
    }
  }

  @Test("Scenarios 33 and 35: what is another editor's is forbidden (decision 9), and what is nobody's not found")
  func editorsAreKeptApart() throws {
    let identifier = try #require(try apply("{}").json["identifier"] as? String)
    let other = try APIClient(server, try server.addEditor("Other editor"))
    let foreign = try other.post("/api/v1/public_markets/\(market)/market_applications", "{}")
    #expect(foreign.status == 403)
    #expect(foreign.json["error"] as? String == "Forbidden")
    let unknown = try apply("{}", to: "VR-2026-AAAAAAAAAAAA")
    #expect(unknown.status == 404)
    #expect(unknown.json["error"] as? String == "Resource not found")
    for path in ["", "/attestation", "/documents_package"] {
      #expect(try other.get("/api/v1/market_applications/\(identifier)\(path)").status == 403)
    }
  }
}
