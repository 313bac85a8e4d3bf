import Crypto
import Foundation
import Runtime
import Store
import Testing

/// Access tokens over a real socket, against a real database.
@Suite(.serialized) struct OAuthTests {
  let server: RunningServer
  let editor: Credentials

  init() throws {
    server = try RunningServer()
    editor = try server.addEditor("OAuth editor")
  }

  private func anonymous() throws -> APIClient { try APIClient(server, editor, scope: nil) }

  @Test("Scenario 1: a token is given with the documented members")
  func aTokenIsGivenWithTheDocumentedMembers() throws {
    let answer = try anonymous().requestToken(scope: "api_access")
    #expect(answer.status == 200)
    #expect(answer.json["token_type"] as? String == "Bearer")
    #expect(answer.json["expires_in"] as? Int == 86400)
    #expect(answer.json["scope"] as? String == "api_access")
    #expect((answer.json["access_token"] as? String)?.hasPrefix("eyJ") == true)
    #expect(answer.json["created_at"] as? Int != nil)
    #expect(answer["cache-control"] == "no-store")
    #expect(answer["pragma"] == "no-cache")
    #expect(answer["content-type"] == "application/json")
  }

  @Test func withoutScopeTheStandardOneIsGiven() throws {
    #expect(try anonymous().requestToken().json["scope"] as? String == "api_access")
  }

  @Test("Scenarios 2 and 3: the scopes asked for are given, in the order of the contract")
  func scopesAreGivenInTheOrderOfTheContract() throws {
    for (asked, given) in [
      ("api_read", "api_read"), ("api_read api_write", "api_read api_write"),
      ("api_write api_read", "api_read api_write"),
    ] {
      let answer = try anonymous().requestToken(scope: asked)
      #expect(answer.status == 200)
      #expect(answer.json["scope"] as? String == given)
    }
  }

  @Test(
    "Scenario 8: an unknown scope is refused, alone or among others",
    arguments: ["admin", "api_access admin", "API_ACCESS"])
  func anUnknownScopeIsRefused(_ scope: String) throws {
    let answer = try anonymous().requestToken(scope: scope)
    #expect(answer.status == 400)
    #expect(answer.json["error"] as? String == "invalid_scope")
  }

  @Test("Scenario 6: an unknown client and a wrong secret are told the same")
  func unknownClientAndWrongSecretAreTheSame() throws {
    var stranger = try anonymous()
    stranger.credentials.client_id = "nobody"
    let (unknown, wrong) = (try stranger.requestToken(), try anonymous().requestToken(secret: "wrong"))
    #expect(unknown.status == 401)
    #expect(unknown.body == wrong.body)
    #expect(unknown.json["error"] as? String == "invalid_client")
    #expect(unknown.json["error_description"] as? String == "Client authentication failed")
    #expect(unknown["www-authenticate"]?.hasPrefix("Basic") == true)
  }

  @Test func missingCredentialsAreInvalidClient() throws {
    let answer = try anonymous().post("/oauth/token", form: ["grant_type": "client_credentials"])
    #expect(answer.status == 401)
    #expect(answer.json["error"] as? String == "invalid_client")
  }

  @Test("Scenarios 4 and 5: an editor that is not authorized or not active is told so, with the right secret only")
  func aRefusedEditorIsToldSoOnlyWithTheRightSecret() throws {
    #expect(try server.operate(["editor", "disable", "OAuth editor"]).status == 0)
    let unauthorized = try server.addEditor("Waiting editor", ["--not-authorized"])
    for credentials in [editor, unauthorized] {
      let client = try APIClient(server, credentials, scope: nil)
      let (right, wrong) = (try client.requestToken(), try client.requestToken(secret: "wrong"))
      #expect((right.status, wrong.status) == (401, 401))
      #expect(right.json["error"] as? String == "invalid_client")
      #expect(right.json["error_description"] as? String == "Editor is not authorized or active")
      #expect(wrong.json["error_description"] as? String == "Client authentication failed")
    }
  }

  @Test("Scenario 14: disabling an editor cuts its live tokens")
  func disablingAnEditorCutsItsLiveTokens() throws {
    let client = try APIClient(server, editor)
    #expect(try client.get("/api/v1/status").status == 200)
    #expect(try server.operate(["editor", "disable", editor.client_id]).status == 0)
    #expect(try client.get("/api/v1/status").status == 401)
  }

  @Test func basicCredentialsWorkAndBothAtOnceDoNot() throws {
    let basic = Data("\(editor.client_id):\(editor.client_secret)".utf8).base64EncodedString()
    func send(_ form: String) throws -> Answer {
      try anonymous().send(
        "POST", "/oauth/token", headers: ["Authorization: Basic \(basic)"], type: "application/x-www-form-urlencoded",
        body: Array(form.utf8))
    }
    #expect(try send("grant_type=client_credentials").status == 200)
    let both = try send(
      "grant_type=client_credentials&client_id=\(editor.client_id)&client_secret=\(editor.client_secret)")
    #expect(both.status == 400)
    #expect(both.json["error"] as? String == "invalid_request")
  }

  /// RFC 6749 section 3.2: as if it were omitted.
  @Test func whatIsSentWithoutAValueIsNotSent() throws {
    let basic = Data("\(editor.client_id):\(editor.client_secret)".utf8).base64EncodedString()
    func send(_ path: String, _ form: String) throws -> Answer {
      try anonymous().send(
        "POST", path, headers: ["Authorization: Basic \(basic)"], type: "application/x-www-form-urlencoded",
        body: Array(form.utf8))
    }
    let given = try send("/oauth/token", "grant_type=client_credentials&client_id=&client_secret=&scope=")
    #expect(given.status == 200, "\(given.text)")
    #expect(given.json["scope"] as? String == "api_access")
    let token = try #require(given.json["access_token"] as? String)
    for path in ["/oauth/introspect", "/oauth/revoke"] {
      let answer = try send(path, "token=\(token)&token_type_hint=&client_id=+&client_secret=")
      #expect(answer.status == 200, "\(path) \(answer.text)")
      #expect(try send(path, "token=").json["error"] as? String == "invalid_request")
    }
    let none = try send("/oauth/token", "grant_type=&client_id=&client_secret=")
    #expect(none.status == 400)
    #expect(none.json["error"] as? String == "invalid_request")
    let secretless = try anonymous().post(
      "/oauth/token", form: ["grant_type": "client_credentials", "client_id": editor.client_id, "client_secret": ""])
    #expect(secretless.status == 401)
    #expect(secretless.json["error"] as? String == "invalid_client")
  }

  @Test("Scenarios 7 and 9: no grant type and another grant type are refused, before the client is looked at")
  func grantTypesAreCheckedBeforeTheClient() throws {
    for form in [[:], ["client_id": editor.client_id, "client_secret": editor.client_secret]] {
      let missing = try anonymous().post("/oauth/token", form: form)
      #expect(missing.status == 400)
      #expect(missing.json["error"] as? String == "invalid_request")
      for grant in ["password", "authorization_code"] {
        let answer = try anonymous().post("/oauth/token", form: form.merging(["grant_type": grant]) { $1 })
        #expect(answer.status == 400)
        #expect(answer.json["error"] as? String == "unsupported_grant_type")
        #expect(answer.json["error_description"] as? String == "The authorization grant type is not supported")
      }
    }
  }

  @Test("Scenarios 10 and 11: a new token revokes the earlier one with the same scopes, and no other")
  func aNewTokenRevokesTheOneWithTheSameScopesOnly() throws {
    let reading = try APIClient(server, editor, scope: "api_read")
    let tokens = try (1...5).map { _ in try APIClient(server, editor, scope: "api_access") }
    #expect(Set(tokens.map(\.token)).count == 5)
    #expect(try tokens.map { try $0.get("/api/v1/status").status } == [401, 401, 401, 401, 200])
    #expect(try reading.get("/oauth/token/info").json["scope"] as? [String] == ["api_read"])
    #expect(try tokens[4].get("/oauth/token/info").json["scope"] as? [String] == ["api_access"])
  }

  @Test func scopesAreEnforced() throws {
    let reading = try APIClient(server, editor, scope: "api_read")
    let writing = try APIClient(server, editor, scope: "api_write")
    let refused = try reading.post("/api/v1/public_markets", reading.market())
    #expect(refused.status == 403)
    #expect(refused.json["error"] as? String == "Forbidden")
    #expect(try writing.post("/api/v1/public_markets", writing.market()).status == 201)
    #expect(try writing.get("/api/v1/public_markets").status == 403)
    #expect(try reading.get("/api/v1/public_markets").status == 200)
  }

  @Test("Scenario 19: forged tokens are refused")
  func forgedTokensAreRefused() throws {
    var client = try APIClient(server, editor)
    let parts = try #require(client.token).split(separator: ".").map(String.init)
    let unsigned = Data(#"{"alg":"none","typ":"JWT"}"#.utf8).base64EncodedString().replacingOccurrences(
      of: "=", with: "")
    let flipped = String(parts[2].dropLast()) + (parts[2].hasSuffix("A") ? "Q" : "A")
    for forged in [
      "garbage", "a.b.c", "\(unsigned).\(parts[1]).", "\(parts[0]).\(parts[1]).\(flipped)", "\(parts[0]).\(parts[1])",
      String(repeating: "x", count: 5000),
    ] {
      client.token = forged
      let answer = try client.get("/api/v1/status")
      #expect(answer.status == 401, "\(forged.prefix(40))")
      #expect(answer.json["error"] as? String == "Not authorized")
      #expect(answer["www-authenticate"]?.hasPrefix("Bearer") == true)
    }
  }

  @Test("Scenario 12: a token expires after a day, and the next one is another")
  func aTokenExpiresAfterADay() throws {
    let client = try APIClient(server, editor)
    // A minute before and a second after, so that a slow machine is on the right side of both.
    let later = try client.post("/sandbox/clock", #"{"advance_seconds":86340}"#)
    #expect(later.status == 200)
    #expect(try client.get("/api/v1/status").status == 200)
    _ = try client.post("/sandbox/clock", #"{"advance_seconds":61}"#)
    #expect(try client.get("/api/v1/status").status == 401)
    let next = try APIClient(server, editor)
    #expect(next.token != client.token)
    #expect(try next.get("/api/v1/status").status == 200)
    #expect(try client.get("/api/v1/status").status == 401)
  }

  @Test func revocationIntrospectionAndInfoTellTheTruth() throws {
    let client = try APIClient(server, editor)
    let token = try #require(client.token)
    let form = ["token": token, "client_id": editor.client_id, "client_secret": editor.client_secret]
    let info = try client.get("/oauth/token/info")
    #expect(info.status == 200)
    #expect(info.json["scope"] as? [String] == ["api_access"])
    #expect((info.json["application"] as? [String: Any])?["uid"] as? String == editor.client_id)

    let anonymous = try anonymous()
    let active = try anonymous.post("/oauth/introspect", form: form)
    #expect(active.json["active"] as? Bool == true)
    #expect(active.json["client_id"] as? String == editor.client_id)

    let stranger = try server.addEditor("Stranger")
    var foreign = form
    foreign["client_id"] = stranger.client_id
    foreign["client_secret"] = stranger.client_secret
    #expect(try anonymous.post("/oauth/introspect", form: foreign).json["active"] as? Bool == false)
    #expect(try anonymous.post("/oauth/revoke", form: foreign).status == 200)
    #expect(try client.get("/api/v1/status").status == 200, "another client's revocation must change nothing")

    #expect(try anonymous.post("/oauth/revoke", form: form).status == 200)
    #expect(try client.get("/api/v1/status").status == 401)
    #expect(try anonymous.post("/oauth/introspect", form: form).json["active"] as? Bool == false)
  }

  @Test func metadataNamesTheEndpoints() throws {
    let answer = try anonymous().get("/.well-known/oauth-authorization-server")
    #expect(answer.status == 200)
    #expect(answer.json["token_endpoint"] as? String == "\(server.url)/oauth/token")
    #expect(answer.json["grant_types_supported"] as? [String] == ["client_credentials"])
  }

  @Test func aRotatedSecretReplacesTheOldOne() throws {
    #expect(try anonymous().requestToken().status == 200)
    let rotated = try server.operate(["editor", "rotate-secret", editor.client_id])
    #expect(rotated.status == 0)
    let secret = try #require(
      (try JSONSerialization.jsonObject(with: Data(rotated.output.utf8)) as? [String: Any])?["client_secret"] as? String
    )
    #expect(try anonymous().requestToken().status == 401)
    #expect(try anonymous().requestToken(secret: secret).status == 200)
  }

  @Test func signingKeysSurviveARestart() throws {
    let client = try APIClient(server, editor)
    #expect(server.stop() == 0)
    try server.start()
    #expect(try client.get("/api/v1/status").status == 200)
  }

  /// Editors of the first version have credentials that people chose; they are put into the store beside the running
  /// server, since the command makes its own.
  @Test("Scenario 13: credentials of any characters work, in the form and by Basic")
  func credentialsMayHoldAnyCharacter() async throws {
    let (id, secret) = ("client-id_with.special~chars!", "secret$with#special&chars=é %2B+")
    let store = try openStore(dataDirectory: server.directory.path)
    var editor = NewEditor(
      name: "Éditions spéciales", clientID: id, clientSecretHash: try PasswordHash.make(secret), createdAt: Clock().now)
    editor.authorized = true
    _ = try await store.createEditor(editor)
    await store.close()

    let client = try APIClient(
      server, Credentials(client_id: id, client_secret: secret, webhook_secret: ""), scope: nil)
    #expect(try client.requestToken().status == 200)
    // RFC 6749, section 2.3.1: each is encoded as in a form before they are joined.
    let allowed = CharacterSet.alphanumerics.union(CharacterSet(charactersIn: "-._~"))
    let pair = [id, secret].map { $0.addingPercentEncoding(withAllowedCharacters: allowed) ?? "" }
    let basic = Data(pair.joined(separator: ":").utf8).base64EncodedString()
    let answer = try client.send(
      "POST", "/oauth/token", headers: ["Authorization: Basic \(basic)"], type: "application/x-www-form-urlencoded",
      body: Array("grant_type=client_credentials".utf8))
    #expect(answer.status == 200, "\(answer.text)")
  }

  /// Ten at once, then one a minute, as the contract has it: the hour's sixty are used up before the hour is.
  @Test("Scenario 15: the 61st token of an hour is refused, and comes when it was said to")
  func theSixtyFirstTokenOfAnHourIsRefused() throws {
    let clock = try APIClient(server, try server.addEditor("Clock"))
    func advance(_ seconds: Int) throws {
      #expect(try clock.post("/sandbox/clock", "{\"advance_seconds\":\(seconds)}").status == 200)
    }
    let client = try anonymous()
    for number in 1...60 {
      if number > 10 { try advance(60) }
      #expect(try client.requestToken().status == 200, "request \(number)")
    }
    try advance(60)
    let refused = try client.requestToken()
    #expect(refused.status == 429)
    #expect(refused.json["error"] as? String == "rate_limit_exceeded")
    let wait = try #require(refused.json["retry_after"] as? Int)
    #expect(refused["retry-after"] == String(wait))
    #expect((480...540).contains(wait), "the hour ends \(wait) seconds from now")
    try advance(wait - 10)
    #expect(try client.requestToken().status == 429)
    try advance(10)
    #expect(try client.requestToken().status == 200)
  }

  /// Where the original had an application without an editor (422), an editor is its own application here: with it, its
  /// tokens go.
  @Test("Scenario 27: the token of an editor that is no more opens nothing")
  func theTokenOfAnEditorThatIsNoMoreIsRefused() throws {
    let client = try APIClient(server, editor)
    let deleted = try run(
      URL(fileURLWithPath: "/usr/bin/sqlite3"),
      [
        server.directory.appendingPathComponent("passemarche.db").path,
        "DELETE FROM editors WHERE client_id = '\(editor.client_id)'",
      ])
    try #require(deleted.status == 0, "\(deleted.errors)")
    let answer = try client.post("/api/v1/public_markets", client.market())
    #expect(answer.status == 401)
    #expect(answer.json["error"] as? String == "Not authorized")
  }
}
