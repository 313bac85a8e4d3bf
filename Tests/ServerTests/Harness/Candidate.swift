import Foundation
import Testing

/// A candidate's browser at an application of a new market, in a deployment without login.
struct Candidate {
  private static let field = "motifs_exclusion_fiscales_et_sociales_declarations_fiscales"

  private let browser: APIClient
  private let path: String
  private let cookie: String
  private let token: String

  init(of server: RunningServer) throws {
    let editor = try APIClient(server, try server.addEditor("Editor of the candidate"))
    let market = try editor.createMarket()
    let completed = try server.operate(["market", "complete", market])
    guard completed.status == 0 else { throw HarnessError(completed.errors) }
    let opened = try editor.post(
      "/api/v1/public_markets/\(market)/market_applications", #"{"market_application":{"siret":"73282932000074"}}"#)
    path = "/candidate/market_applications/" + (try #require(opened.json["identifier"] as? String, "\(opened.text)"))
    browser = APIClient.demo(server)
    let page = try browser.get(path + "/company_identification")
    cookie = try #require(page["set-cookie"]?.split(separator: ";").first.map(String.init), "\(page.status)")
    token = try #require(page.text.firstMatch(of: /name="csrf_token" value="([^"]+)"/).map { String($0.1) })
  }

  /// Uploads a PDF with this text in it.
  func upload(_ text: String) throws {
    let lines = [
      "--part", "Content-Disposition: form-data; name=\"csrf_token\"", "", token, "--part",
      "Content-Disposition: form-data; name=\"files[\(Self.field)]\"; filename=\"a.pdf\"", "",
      "%PDF-1.4\n\(text)\nstartxref\n0\n%%EOF", "--part--", "",
    ]
    let answer = try browser.send(
      "POST", path + "/files", headers: ["Cookie: \(cookie)"], type: "multipart/form-data; boundary=part",
      body: Array(lines.joined(separator: "\r\n").utf8))
    guard answer.status == 200 else { throw HarnessError("\(answer.status) \(answer.text)") }
  }
}
