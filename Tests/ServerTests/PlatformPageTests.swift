import Foundation
import TestSupport
import Testing

/// The demonstration platform as a process beside a real server: what its pages show and what its forms do.
@Suite(.serialized) struct PlatformPageTests {
  let server: RunningServer
  let editor: Credentials
  let platform: RunningPlatform
  let api: APIClient
  let visitor: Visitor

  init() throws {
    server = try RunningServer()
    (editor, platform) = try server.addPlatform()
    api = try APIClient(server, editor, scope: RunningPlatform.besides)
    visitor = Visitor(platform)
  }

  private func markets() throws -> [[String: Any]] {
    let list = try api.get("/api/v1/public_markets").json["public_markets"] as? [[String: Any]]
    return try #require(list)
  }

  @Test func aMarketIsCreatedByTheFormAndLedToItsBuyer() throws {
    let home = try visitor.open("/")
    #expect(home.text.contains("Aucun jeton") && home.text.contains(editor.client_id))
    #expect(home.text.contains(platform.url + "/webhooks/voie-rapide"))
    #expect(try visitor.submit(home.form()).text.contains("Obtenu"))

    // What the service refuses stands beside its field, in the form's order, and what was typed stays.
    var page = try visitor.open("/buyer")
    page = try visitor.submit(
      page.form(),
      [
        "name": ["Été <b>"], "siret": ["12345678901234"], "deadline": ["2024-01-01"], "lots[1][name]": ["Un"],
        "lots[3][name]": ["Trois"], "lots[3][cpv_code]": ["x"],
      ])
    #expect(page.status == 422)
    let summary = try #require(page.main?.elements.first { ($0["class"] ?? "").contains("fr-alert--error") })
    let targets = summary.elements.filter { $0.name == "a" }.compactMap { $0["href"]?.dropFirst() }
    let wrong = ["name", "siret", "deadline", "lots[3][cpv_code]"]
    let ids = wrong.map { name in page.tree.elements.first { $0["name"] == name }?["id"] ?? "?" }
    #expect(targets.map(String.init) == ids)
    #expect(page.errors.count >= wrong.count)
    let fields = try page.form().fields()
    #expect(fields.first { $0.name == "name" }?.value == "Été <b>")
    #expect(fields.first { $0.name == "lots[3][name]" }?.value == "Trois")
    #expect(try markets().isEmpty)

    // A limit that is no number is not left out.
    page = try visitor.submit(
      page.form(),
      [
        "name": ["Marché d’été & d’hiver"], "siret": ["13002526500013"], "deadline": ["2099-06-15T18:30"],
        "lots[3][cpv_code]": ["30213100-6"], "lot_limit": ["deux"], "provider_user_id": ["acheteur-1"],
      ])
    #expect(page.status == 422 && !page.errors.isEmpty)
    #expect(try markets().isEmpty)

    // Room for one more lot changes nothing at the service.
    let rows = { (page: VisitedPage) in page.tree.elements.count { ($0["name"] ?? "").hasSuffix("[cpv_code]") } }
    let before = rows(page)
    page = try visitor.submit(page.form(), ["lot_limit": ["1"]], button: ("intent", "add_lot"))
    #expect(page.status == 200 && rows(page) == before + 1)
    #expect(try markets().isEmpty)

    page = try visitor.submit(page.form())
    #expect(page.status == 200 && page.main?.elements.first { $0.name == "h1" }?.plainText == "Marché d’été & d’hiver")
    let identifier = page.step
    let market = try api.get("/api/v1/public_markets/\(identifier)").json
    #expect((market["lots"] as? [[String: Any]])?.map { $0["name"] as? String } == ["Un", "Trois"])
    #expect(market["lot_limit"] as? Int == 1 && market["provider_user_id"] as? String == "acheteur-1")
    #expect(page.link("Lien") == market["configuration_url"] as? String)
    #expect(try visitor.open("/buyer").text.contains(identifier))
    #expect(try visitor.open("/candidate").text.contains(identifier) == false, "not open to candidates yet")
    let frame = try visitor.open("/buyer/markets/\(identifier)/frame")
    #expect(frame.tree.elements("iframe").first?["src"] == market["configuration_url"] as? String)
    #expect(frame.answer["content-security-policy"]?.contains("frame-src \(server.url);") == true)

    // The buyer goes there, and comes back.
    let end = try Visitor(server).configure(identifier)
    let back = try #require(end.tree.elements.compactMap { $0["href"] }.first { $0.hasPrefix(platform.url) })
    #expect(try visitor.open(back).text.contains(identifier))
  }

  @Test func aFormFromElsewhereIsRefused() throws {
    let page = try visitor.open("/buyer")
    let form = try page.form()
    let right = form.fields(["name": ["Forgé"]]) + [(name: "intent", value: "create")]
    let foreign = try Visitor(platform).open("/buyer").form().fields().first { $0.name == "csrf_token" }
    for token in [nil, "", String(repeating: "0", count: 64), String(repeating: "x", count: 1000), foreign?.value] {
      let fields = right.filter { $0.name != "csrf_token" } + (token.map { [(name: "csrf_token", value: $0)] } ?? [])
      #expect(try visitor.send(form, fields).status == 403, "\(token ?? "none")")
    }
    // With another browser's cookie, or none, the token is another browser's.
    let other = Visitor(platform)
    #expect(try other.send(form, right).status == 403)
    for path in ["/authenticate", "/refresh", "/candidate/applications/FT1/documents"] {
      let answer = try visitor.request("POST", path, type: "application/x-www-form-urlencoded", body: [])
      #expect([400, 403].contains(answer.status), "\(path)")
    }
    #expect(try markets().isEmpty)
    #expect(try visitor.send(form, right).status == 303)
    #expect(try markets().count == 1)
  }

  @Test func whatIsNotThereIsSaidToBe() throws {
    let other = try APIClient(server, try server.addEditor("Other editor")).createMarket()
    for path in [
      "/nowhere", "/buyer/markets/VR-2026-AAAAAAAAAAAA", "/buyer/markets/\(other)", "/buyer/markets/\(other)/frame",
      "/buyer/markets/a%2Fb", "/buyer/markets/..%2F..%2Fnotes.json", "/candidate/markets/\(other)",
      "/candidate/applications/FT20260511AAAAAAAA", "/candidate/applications/%3Cb%3E", "/assets/1/../notes.json",
      "/assets/1/%2e%2e/notes.json", "/buyer/markets/" + String(repeating: "A", count: 65),
    ] {
      let answer = try visitor.request("GET", path, headers: ["Accept: text/html, */*;q=0.8"])
      #expect(answer.status == 404, "\(path)")
      #expect(try VisitedPage(path: path, answer: answer).text.isEmpty == false)
    }
    #expect(try visitor.open("/?completed=%3Cb%3E").status == 422)
    for (method, path) in [
      ("GET", "/buyer/markets"), ("DELETE", "/"), ("POST", "/calls"), ("GET", "/webhooks/voie-rapide"),
    ] {
      let answer = try visitor.request(method, path, headers: ["Accept: text/html"])
      #expect(answer.status == 405 && answer["allow"] != nil, "\(path)")
    }
    // Documents of nobody: back to a page that says so.
    for name in ["download_attestation", "download_documents_package"] {
      let page = try visitor.open("/candidate/applications/FT20260511AAAAAAAA/\(name)")
      #expect(page.status == 404)
    }
  }

  @Test func secretsAreInNoPage() throws {
    try visitor.submit(try visitor.open("/").form())
    try visitor.submit(try visitor.open("/").form())
    try visitor.submit(try visitor.open("/buyer").form())
    let page = try visitor.open("/calls")
    #expect(page.text.contains("POST /oauth/token") && page.text.contains("client_secret=•••"))
    #expect(page.text.contains(#""access_token":"•••""#))
    #expect(page.text.contains("POST /api/v1/public_markets") && page.text.contains(editor.client_id))
    for path in ["/", "/buyer", "/candidate", "/calls", "/webhooks"] {
      let text = try visitor.request("GET", path).text
      // Tokens begin with the Base64 of `{"alg"`.
      for secret in [editor.client_secret, editor.webhook_secret, "eyJ"] { #expect(!text.contains(secret), "\(path)") }
    }
  }

  @Test func aServiceThatIsDownIsSaidToBe() throws {
    let form = try visitor.open("/buyer").form()
    #expect(server.stop() == 0)
    let down = "ne répond pas à son adresse"
    #expect(try visitor.open("/").status == 200)
    let list = try visitor.open("/candidate")
    #expect(list.status == 200 && list.text.contains(down), "\(list.text)")
    let page = try visitor.open("/candidate/applications/FT20260511AAAAAAAA")
    #expect(page.status == 502 && page.text.contains(down), "\(page.text)")
    let sent = try visitor.submit(form, ["name": ["Gardé"]])
    #expect(sent.status == 422 && sent.text.contains(down))
    #expect(try sent.form().fields().first { $0.name == "name" }?.value == "Gardé")
    #expect(try visitor.submit(try visitor.open("/").form()).text.contains(down))
    let calls = try visitor.open("/calls")
    #expect(calls.text.contains("sans réponse") && !calls.text.contains("UserInfo"))
  }

  @Test func aWrongSecretIsSaidToBe() throws {
    let platform = try RunningPlatform(server.url, editor, secret: "wrong")
    let visitor = Visitor(platform)
    let refused = "Client authentication failed"
    #expect(try visitor.submit(try visitor.open("/").form()).text.contains(refused))
    #expect(try visitor.open("/").text.contains("Aucun jeton"))
    #expect(try visitor.open("/buyer").text.contains(refused))
    let page = try visitor.open("/buyer/markets/VR-2026-AAAAAAAAAAAA")
    #expect(page.status == 502 && page.text.contains(refused))
    #expect(platform.stop() == 0)
  }
}
