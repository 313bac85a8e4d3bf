import Foundation
import TestSupport
import Testing

/// Attestations of a real server with the time of an authority, which is OpenSSL's own command behind a socket.
@Suite struct TimestampTests {
  @Test func anAttestationWaitsForItsTimestampAndHasIt() async throws {
    let authority = try TimestampAuthorityKit()
    let receiver = try Receiver { _ in .answer(503) }
    let server = try RunningServer(flags: [
      "--antivirus", "off", "--quota-scale", "100", "--timestamp-authority", receiver.url,
      "--timestamp-certificates", authority.certificates.path,
    ])
    let editor = try APIClient(server, try server.addEditor("Stamped editor"))
    let market = try editor.createMarket()
    try Visitor(server).configure(market)
    let application = try editor.createApplication(of: market)
    let candidate = Visitor(server)
    try candidate.logIn(application)
    let summary = try candidate.answerUpToSummary(application)
    try candidate.submit(summary.form())
    try await eventually("the first question") { !receiver.requests.isEmpty }
    let question = try #require(receiver.requests.first)
    #expect(question["content-type"] == "application/timestamp-query")
    #expect(try editor.get("/api/v1/market_applications/\(application)").json["status"] as? String != "completed")

    receiver.reply { request in
      let answer = (try? authority.reply(to: request.body)) ?? []
      let head =
        "HTTP/1.1 200 OK\r\nContent-Type: application/timestamp-reply\r\nContent-Length: \(answer.count)\r\n\r\n"
      return .bytes(Array(head.utf8) + answer)
    }
    var attestation = try editor.get("/api/v1/market_applications/\(application)/attestation")
    try await eventually("the attestation", pause: .milliseconds(200)) {
      attestation = try editor.get("/api/v1/market_applications/\(application)/attestation")
      return attestation.status == 200
    }
    // The object identifier of `id-smime-aa-timeStampToken` in DER, as the hexadecimal digits of the signature.
    #expect(attestation.text.lowercased().contains("060b2a864886f70d010910020e"))
  }

  @Test func settingsThatDoNotGoTogetherAreTold() throws {
    let folder = try TemporaryFolder()
    let empty = folder.place("empty.pem")
    try Data().write(to: empty)
    for (flags, told) in [
      (["--timestamp-authority", "http://127.0.0.1:1/"], "goes with --timestamp-certificates"),
      (["--timestamp-certificates", empty.path], "goes with --timestamp-authority"),
      (
        ["--timestamp-authority", "ftp://example.org/", "--timestamp-certificates", empty.path],
        "no URL that can be called"
      ),
      (
        ["--timestamp-authority", "http://127.0.0.1:2000/", "--timestamp-certificates", empty.path],
        "no certificates in"
      ),
    ] {
      let result = try run(
        Products.passemarche,
        ["serve", "--environment", "sandbox", "--listen", "127.0.0.1:0", "--data-dir", folder.place("data").path]
          + flags)
      #expect(result.status != 0)
      #expect(result.errors.contains(told), "\(flags): \(result.errors)")
    }
  }
}
