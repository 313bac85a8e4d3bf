import Foundation
import TestSupport
import Testing

/// Both journeys over HTTP alone: no script runs, and nothing is needed that a script would do.
@Suite struct JourneyTests {
  @Test func aMarketIsConfiguredAndAnApplicationSubmittedWithoutScripts() async throws {
    let server = try RunningServer(flags: ["--antivirus", "off"])
    let editor = try APIClient(server, try server.addEditor("Journey editor"))
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
    for (document, start) in [("attestation", "%PDF-"), ("documents_package", "PK\u{3}\u{4}")] {
      let answer = try editor.get("/api/v1/market_applications/\(application)/\(document)")
      #expect(answer.status == 200)
      #expect(answer.body.starts(with: start.utf8), "\(document)")
    }
  }
}
