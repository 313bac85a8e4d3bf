import Glibc
import Testing

@testable import Runtime

@Suite("Pages for browsers")
struct PageTests {
  /// A running server of the ``PagesAPI``, stopped when it is let go.
  private final class PageServer {
    let server: Server
    let port: UInt16
    private let log: Log

    init(sessions: (any BrowserSessions)? = SampleSessions(), pages: (any FailurePages)? = nil) throws {
      let clock = Clock()
      let address = try #require(ListenAddress("127.0.0.1:0"))
      let listening = try Server.listen(ServerConfiguration(addresses: [address]))
      port = listening.addresses[0].port
      log = try Log(level: .error, descriptor: open("/dev/null", O_WRONLY), clock: clock)
      server = Server(
        api: PagesAPI(), on: listening, authenticator: SampleAuthenticator(), sessions: sessions, pages: pages,
        clock: clock, log: log)
      try server.start()
    }

    deinit {
      server.stop()
      log.close()
    }

    func ask(_ line: String, _ fields: String..., body: String? = nil) throws -> RawClient.Answer {
      var text = "\(line) HTTP/1.1\r\nHost: h\r\n" + fields.map { $0 + "\r\n" }.joined()
      if let body {
        text += "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: \(body.utf8.count)\r\n"
      }
      let client = try RawClient(port: port)
      client.send(text + "\r\n" + (body ?? ""))
      return try client.receive(head: line.hasPrefix("HEAD"))
    }
  }

  private static let browser = "Accept: text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"

  @Test("a browser without a session is given one, and keeps it")
  func sessions() throws {
    let server = try PageServer()
    let first = try server.ask("GET /page", Self.browser)
    #expect(first.status == 200)
    #expect(first.text == "s1 token-s1")
    #expect(first["set-cookie"] == "visit=s1; Path=/; HttpOnly; SameSite=Lax")
    let second = try server.ask("GET /page", "Cookie: a=b; visit=s1")
    #expect(second.text == "s1 token-s1")
    #expect(second["set-cookie"] == nil)
    #expect(try server.ask("HEAD /page", "Cookie: visit=other")["set-cookie"]?.hasPrefix("visit=s2;") == true)
  }

  @Test("by HTTPS the cookie is this host's alone, and no other name is taken for it")
  func secureSessions() throws {
    let attributes = "; Path=/; HttpOnly; Secure; SameSite=None; Partitioned"
    let server = try PageServer(sessions: SampleSessions(isSecure: true))
    #expect(try server.ask("GET /page")["set-cookie"] == "__Host-visit=s1" + attributes)
    #expect(try server.ask("GET /page", "Cookie: visit=s7; __Host-visit=s8").text == "s8 token-s8")
    #expect(try server.ask("GET /page", "Cookie: visit=s7")["set-cookie"] == "__Host-visit=s2" + attributes)
    #expect(try server.ask("POST /login", "Cookie: __Host-visit=s8")["set-cookie"]?.hasSuffix(attributes) == true)
    // A browser would not keep the one, so that nobody can have it honestly.
    #expect(try PageServer().ask("GET /page", "Cookie: __Host-visit=s7").text == "s1 token-s1")
  }

  @Test("a handler that sets the cookie has the last word")
  func renewing() throws {
    let server = try PageServer()
    for cookie in ["Cookie: visit=s9", "Cookie: other=s9"] {
      let answer = try server.ask("POST /login", cookie)
      #expect(answer.status == 303)
      #expect(answer["location"] == "/page")
      #expect(answer["content-length"] == "0")
      let cookies = answer.fields.filter { $0.name == "set-cookie" }
      #expect(cookies.count == 1)
      #expect(cookies.first?.value.hasPrefix("visit=s") == true)
      #expect(cookies.first?.value.hasPrefix("visit=s9;") == false)
    }
  }

  @Test("a form without the session's token is refused before its faults are told")
  func tokens() throws {
    let server = try PageServer()
    let right = try server.ask("POST /page", "Cookie: visit=s1", body: "token=token-s1")
    #expect(right.status == 422)
    for (site, status) in [("same-origin", 422), ("none", 422), ("same-site", 403), ("cross-site", 403), ("x", 403)] {
      let answer = try server.ask("POST /page", "Cookie: visit=s1", "Sec-Fetch-Site: \(site)", body: "token=token-s1")
      #expect(answer.status == status, "\(site)")
    }
    for (cookie, body) in [
      ("visit=s1", "token=token-s2"), ("visit=s1", "name=a"), ("other=s7", "token=token-s7"), ("visit=x", "token="),
    ] {
      let answer = try server.ask("POST /page", "Cookie: \(cookie)", body: body)
      #expect(answer.status == 403)
      #expect(answer.text.contains("<h1>Session expirée</h1>"))
      // The next form will have a session.
      #expect((answer["set-cookie"] != nil) == (cookie != "visit=s1"))
    }
  }

  @Test("failures of pages are pages, whatever the client would rather have")
  func failures() throws {
    let server = try PageServer()
    for accept in [Self.browser, "Accept: application/json", "Accept: application/problem+json", "Accept: image/png"] {
      let answer = try server.ask("POST /page", accept, "Cookie: visit=s1", body: "token=x")
      #expect(answer.status == (["/json", "png"].contains(where: accept.hasSuffix) ? 406 : 403))
      #expect(answer["content-type"] == "text/html; charset=utf-8")
      #expect(answer.text.hasPrefix("<!DOCTYPE html>"))
    }
    let unknown = try server.ask("POST /page", "Content-Encoding: gzip", body: "token=x")
    #expect(unknown.status == 415)
    #expect(unknown["content-type"] == "text/html; charset=utf-8")
  }

  @Test("pages are charged to the address, and say when they can be had again")
  func quota() throws {
    let server = try PageServer(pages: SamplePages())
    for _ in 0..<3 { #expect(try server.ask("GET /page")["x-ratelimit-limit"] == "3") }
    let refused = try server.ask("GET /page", Self.browser)
    #expect(refused.status == 429)
    let seconds = try #require(refused["retry-after"])
    #expect(refused.text == "429 tooManyRequests Erreur Recommencez. \(seconds) production")
  }

  @Test("what leads nowhere is a page for browsers, and JSON for programs")
  func unknownRoutes() throws {
    let server = try PageServer()
    let page = try server.ask("GET /nowhere", Self.browser)
    #expect(page.status == 404)
    #expect(page["content-type"] == "text/html; charset=utf-8")
    #expect(page.text.contains("<title>Page &lt;introuvable&gt;</title>"))
    #expect(page.text.contains("<p>Rien ici &amp; là.</p>"))
    #expect(page.text.contains(try #require(page["x-request-id"])))
    for accept in ["X-None: 1", "Accept: */*", "Accept: application/json, text/html", "Accept: application/json"] {
      let answer = try server.ask("GET /nowhere", accept)
      #expect(answer["content-type"] == "application/json")
    }
    let wrong = try server.ask("DELETE /page", Self.browser)
    #expect(wrong.status == 405)
    #expect(wrong["allow"] == "GET, HEAD, OPTIONS, POST")
    #expect(wrong["content-type"] == "text/html; charset=utf-8")
    #expect(try server.ask("GET /page HTTP/1.1\r\nBad Field", Self.browser)["content-type"] == "application/json")
  }

  @Test("a page of the hook may bring header fields, within their lines")
  func hook() throws {
    let answer = try PageServer(pages: SamplePages()).ask("GET /nowhere", Self.browser)
    #expect(answer.text == "404 notFound Page <introuvable> Rien ici & là. 0 production")
    #expect(answer.fields.filter { $0.name == "content-security-policy" }.map(\.value) == ["default-src 'self'"])
    #expect(answer["x-frame-options"] == "DENY")
    #expect(answer["x-other"] == nil)
  }

  @Test("a refusal knows whether it is to stand in a frame", arguments: [("iframe", true), ("document", false)])
  func framed(destination: String, isFramed: Bool) throws {
    let answer = try PageServer(pages: SamplePages()).ask(
      "GET /nowhere", Self.browser, "Sec-Fetch-Dest: \(destination)")
    #expect(answer.text.hasSuffix(" framed") == isFramed)
  }

  @Test("an answer's own fields take the place of the strict ones")
  func headers() throws {
    let server = try PageServer()
    let page = try server.ask("GET /page")
    let policies = page.fields.filter { $0.name == "content-security-policy" }
    #expect(policies.map(\.value) == ["default-src 'self'; Frame-Ancestors 'self'"])
    #expect(page["x-frame-options"] == nil)
    #expect(page["cache-control"] == "no-store")
    #expect(page["referrer-policy"] == "no-referrer")
    let style = try server.ask("GET /style")
    #expect(style.fields.filter { $0.name == "cache-control" }.map(\.value) == ["max-age=60"])
    #expect(style["x-frame-options"] == "DENY")
    let same = try server.ask("GET /style", "If-None-Match: \"1\"")
    #expect(same.status == 304)
    #expect(same["etag"] == "\"1\"")
    #expect(same.fields.filter { $0.name == "cache-control" }.map(\.value) == ["max-age=60"])
    #expect(same["content-length"] == nil)
    #expect(same["content-type"] == nil)
    // Each would take the place of the field that the browser has with the style.
    for name in ["content-security-policy", "referrer-policy", "x-frame-options"] {
      #expect(same[name] == nil, "\(name)")
    }
  }

  @Test("of several media types the one that the answer has must be accepted")
  func choice() throws {
    let server = try PageServer()
    for accept in [
      Self.browser, "Accept: text/css, */*;q=0.1", "Accept: text/css", "Accept: */*, text/javascript;q=0",
    ] {
      #expect(try server.ask("GET /style", accept).status == 200, "\(accept)")
    }
    for accept in ["Accept: text/javascript", "Accept: text/css;q=0, */*", "Accept: application/json"] {
      let answer = try server.ask("GET /style", accept)
      #expect(answer.status == 406, "\(accept)")
      #expect(answer["content-type"] == "text/html; charset=utf-8")
    }
    #expect(try server.ask("GET /style", "Accept: text/javascript", "If-None-Match: \"1\"").status == 304)
  }

  @Test("without anything that opens sessions their pages are faults")
  func noSessions() throws {
    let server = try PageServer(sessions: nil)
    #expect(try server.ask("GET /page").status == 500)
    #expect(try server.ask("GET /api").status == 200)
  }
}
