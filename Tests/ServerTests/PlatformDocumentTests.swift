import Foundation
import TestSupport
import Testing

/// An application that is started on the demonstration platform, and its documents there.
@Suite struct PlatformDocumentTests {
  @Test func anApplicationIsStartedAndItsDocumentsAreFetchedAndKept() async throws {
    let server = try RunningServer(flags: ["--antivirus", "off"])
    let (editor, platform) = try server.addPlatform()
    let api = try APIClient(server, editor, scope: RunningPlatform.besides)
    let visitor = Visitor(platform)
    let market = try api.createMarket()
    let marketPage = "/candidate/markets/\(market)"

    // A market that is not open, and a company that is none.
    var form = try visitor.open(marketPage).form()
    let early = try visitor.submit(form, ["siret": ["73282932000074"]])
    #expect(early.status == 422 && early.text.contains("Market is not open to applications yet"))
    #expect(try server.operate(["market", "complete", market]).status == 0)
    form = try visitor.open(marketPage).form()
    let wrong = try visitor.submit(form, ["siret": ["123"]])
    #expect(wrong.status == 422 && wrong.errors.contains { $0.contains("SIRET") })
    #expect(try wrong.form().fields().first { $0.name == "siret" }?.value == "123")

    let fields = form.fields(["siret": ["73282932000074"]]) + (form.firstButton.map { [$0] } ?? [])
    let started = try visitor.send(form, fields)
    let address = try #require(started["location"])
    let application = try #require(address.split(separator: "/").first { $0.hasPrefix("FT") }.map(String.init))
    #expect(started.status == 303)
    #expect(address == "\(server.url)/candidate/market_applications/\(application)/company_identification")

    // Nothing is there yet, and asking for it all the same is answered in words.
    let page = "/candidate/applications/\(application)"
    let pending = try visitor.open(page)
    #expect(pending.text.contains("seront là quand") && pending.tree.elements.allSatisfy { $0["action"] == nil })
    for path in ["download_attestation", "download_documents_package"] {
      let told = try visitor.open("\(page)/\(path)")
      #expect(told.path == page && told.text.contains("Application not completed"), "\(told.text)")
    }

    let candidate = Visitor(server)
    try candidate.logIn(application)
    _ = try candidate.answerUpToSummary(application)
    try await candidate.send(application)

    let before = try visitor.open(page)
    let after = try visitor.submit(before.form(button: "Récupérer les documents"))
    #expect(after.path == page && after.text.contains("Les documents sont là"))
    let digests = after.tree.elements.filter { $0["class"] == "pm-digest" }.map(\.plainText)
    #expect(digests.count == 2)
    for (path, document, digest) in [
      ("download_attestation", "attestation", digests[0]),
      ("download_documents_package", "documents_package", digests[1]),
    ] {
      let given = try visitor.request("GET", "\(page)/\(path)")
      let own = try api.get("/api/v1/market_applications/\(application)/\(document)")
      #expect(given.status == 200 && given.body == own.body)
      #expect(given["content-type"] == own["content-type"])
      #expect(given["content-disposition"] == own["content-disposition"])
      #expect(try digest == sha256(given.body))
    }
    try await eventually("the webhook of the application", pause: .milliseconds(100)) {
      try visitor.open(page).text.contains("market_application.completed")
    }

    // They are kept: without the service, and after the platform has died.
    try platform.killAndRestart()
    #expect(try visitor.open(page).tree.elements.filter { $0["class"] == "pm-digest" }.map(\.plainText) == digests)
    #expect(server.stop() == 0)
    #expect(try sha256(visitor.request("GET", "\(page)/download_attestation").body) == digests[0])
  }

  private func sha256(_ bytes: [UInt8]) throws -> String {
    let folder = try TemporaryFolder()
    let file = folder.place("document")
    try Data(bytes).write(to: file)
    return String(try run(URL(fileURLWithPath: "/usr/bin/sha256sum"), [file.path]).output.prefix(64))
  }
}
