import Foundation
import TestSupport
import Testing

/// Which sites may frame which pages, and how these look there (docs/integration.md).
@Suite struct FramingTests {
  private static let origin = "https://achats.example"
  private static let inFrame = ["Sec-Fetch-Dest: iframe"]

  private let server: RunningServer
  private let editor: APIClient
  private let application: String

  init() throws {
    server = try RunningServer(flags: ["--antivirus", "off"])
    editor = try APIClient(server, try server.addEditor("Framing editor", ["--frame-ancestor", Self.origin]))
    let market = try editor.createMarket([:])
    try Visitor(server).configure(market)
    application = try editor.createApplication(of: market)
  }

  private func ancestors(_ answer: Answer) -> Substring? {
    answer["content-security-policy"]?.split(separator: "; ").first { $0.hasPrefix("frame-ancestors ") }?.dropFirst(16)
  }

  private func hasFooter(_ answer: Answer) throws -> Bool {
    try !VisitedPage(path: "", answer: answer).tree.elements("footer").isEmpty
  }

  @Test func theLoginForAnApplicationIsItsEditorsToFrame() throws {
    let visitor = Visitor(server)
    let address = "/candidate/sessions/new?market_application_id="
    let login = try visitor.request("GET", address + application, headers: Self.inFrame)
    #expect(ancestors(login) == Self.origin[...])
    #expect(try !hasFooter(login))
    #expect(try hasFooter(visitor.request("GET", address + application)))
    for other in ["/candidate/sessions/new", address + "FT20260101AAAAAAAA"] {
      #expect(ancestors(try visitor.request("GET", other, headers: Self.inFrame)) == "'none'", "\(other)")
    }
  }

  @Test func aFormThatIsShownAgainLooksAsItDid() throws {
    let visitor = Visitor(server)
    let login = try visitor.open("/candidate/sessions/new?market_application_id=\(application)").form()
    let body = FormBody(urlEncoded: login.fields(["email": ["personne"]]))
    let refused = try visitor.request(
      "POST", login.action, headers: Self.inFrame, type: body.type, body: body.bytes)
    #expect(refused.status == 422)
    #expect(ancestors(refused) == Self.origin[...])
    #expect(try !hasFooter(refused))

    let market = try editor.createMarket(["lots": [["name": "Ordinateurs"], ["name": "Écrans"]]])
    let lots = try visitor.open("/buyer/public_markets/\(market)/lot_config").form()
    let undecided = FormBody(urlEncoded: lots.fields() + [("intent", "next")])
    let again = try visitor.request(
      "POST", lots.action, headers: Self.inFrame, type: undecided.type, body: undecided.bytes)
    #expect(again.status == 422)
    #expect(try !hasFooter(again))
  }

  @Test func whyAFormIsRefusedIsReadInAnyFrame() throws {
    let login = try Visitor(server).open("/candidate/sessions/new?market_application_id=\(application)").form()
    let body = FormBody(urlEncoded: login.fields(["email": ["candidat@exemple.fr"]]))
    func send(_ headers: [String]) throws -> Answer {
      // As of a browser that keeps no cookie.
      try Visitor(server).request("POST", login.action, headers: headers, type: body.type, body: body.bytes)
    }
    let framed = try send(Self.inFrame)
    #expect(framed.status == 403)
    #expect(ancestors(framed) == "*")
    #expect(try !hasFooter(framed))
    #expect(ancestors(try send([])) == "'none'")
  }

  @Test func theListAndTheWayOutStayInTheFrame() throws {
    let visitor = Visitor(server)
    try visitor.logIn(application)
    let list = try visitor.request("GET", "/candidate/dashboard", headers: Self.inFrame)
    #expect(ancestors(list) == Self.origin[...])
    let page = try VisitedPage(path: "/candidate/dashboard", answer: list)
    let out = try #require(page.tree.elements("form").first { $0["action"] == "/candidate/sessions/logout" })
    let body = FormBody(urlEncoded: VisitedForm(node: out, path: page.path).fields())
    let left = try visitor.request(
      "POST", "/candidate/sessions/logout", headers: Self.inFrame, type: body.type, body: body.bytes)
    #expect(left.status == 303)
    #expect(left["location"] == "/candidate/sessions/new?market_application_id=\(application)&notice=logged_out")
    #expect(try visitor.open("/candidate/dashboard").step == "new")
  }
}
