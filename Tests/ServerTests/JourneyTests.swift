import Foundation
import TestSupport
import Testing

/// Both journeys over HTTP alone: no script runs, and nothing is needed that a script would do.
@Suite struct JourneyTests {
  @Test("Scenarios 35 and 120: the editor is told where a submitted application's documents are, and downloads them")
  func aMarketIsConfiguredAndAnApplicationSubmittedWithoutScripts() async throws {
    let receiver = try Receiver()
    let server = try RunningServer(flags: ["--antivirus", "off"])
    let editor = try APIClient(server, try server.addEditor("Journey editor", ["--webhook-url", receiver.url]))
    let market = try editor.createMarket(["lots": [["name": "Ordinateurs"], ["name": "Écrans"]]])
    try Visitor(server).configure(market, asksEverything: true)
    #expect(try editor.get("/api/v1/public_markets/\(market)").json["completed_at"] is String)

    let application = try editor.createApplication(of: market)
    let candidate = Visitor(server)
    try candidate.logIn(application)
    let summary = try candidate.answerUpToSummary(application, lots: ["1", "2"])
    #expect(summary.text.contains("Écrans"))
    let sent = try await candidate.send(application)
    #expect(sent.text.contains("Votre candidature a été transmise"))
    try await eventually("told of both", pause: .milliseconds(50)) { receiver.requests.count == 2 }
    let body = try JSONSerialization.jsonObject(with: Data(receiver.requests[1].body)) as? [String: Any]
    #expect(body?["event"] as? String == "market_application.completed")
    #expect(body?["market_identifier"] as? String == market)
    let told = try #require(body?["market_application"] as? [String: Any])
    #expect(told["identifier"] as? String == application)
    for (document, type, start, name) in [
      ("attestation", "application/pdf", "%PDF-", "attestation_\(application).pdf"),
      ("documents_package", "application/zip", "PK\u{3}\u{4}", "documents_package_\(application).zip"),
    ] {
      let path = "/api/v1/market_applications/\(application)/\(document)"
      #expect(told[document + "_url"] as? String == server.url + path)
      let answer = try editor.get(path)
      #expect(answer.status == 200)
      #expect(answer["content-type"] == type)
      #expect(answer["content-disposition"] == "attachment; filename=\"\(name)\"")
      #expect(answer.body.starts(with: start.utf8), "\(document)")
    }
  }
}
