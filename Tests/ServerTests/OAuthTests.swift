import Foundation
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

  @Test func aTokenIsGivenWithTheDocumentedMembers() throws {
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

  @Test func scopesAreGivenInTheOrderOfTheContract() throws {
    #expect(try anonymous().requestToken(scope: "api_write api_read").json["scope"] as? String == "api_read api_write")
  }

  @Test(arguments: ["admin", "api_access admin", "API_ACCESS"])
  func anUnknownScopeIsRefused(_ scope: String) throws {
    let answer = try anonymous().requestToken(scope: scope)
    #expect(answer.status == 400)
    #expect(answer.json["error"] as? String == "invalid_scope")
  }

  @Test func unknownClientAndWrongSecretAreTheSame() throws {
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

  @Test func aDisabledEditorIsToldSoOnlyWithTheRightSecret() throws {
    #expect(try server.operate(["editor", "disable", "OAuth editor"]).status == 0)
    let (right, wrong) = (try anonymous().requestToken(), try anonymous().requestToken(secret: "wrong"))
    #expect(right.status == 401)
    #expect(right.json["error_description"] as? String == "Editor is not authorized or active")
    #expect(wrong.json["error_description"] as? String == "Client authentication failed")
  }

  @Test func disablingAnEditorCutsItsLiveTokens() throws {
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

  @Test func grantTypesAreCheckedBeforeTheClient() throws {
    let missing = try anonymous().post("/oauth/token", form: [:])
    #expect(missing.status == 400)
    #expect(missing.json["error"] as? String == "invalid_request")
    for grant in ["password", "authorization_code"] {
      let answer = try anonymous().post("/oauth/token", form: ["grant_type": grant])
      #expect(answer.status == 400)
      #expect(answer.json["error"] as? String == "unsupported_grant_type")
      #expect(answer.json["error_description"] as? String == "The authorization grant type is not supported")
    }
  }

  @Test func aNewTokenRevokesTheOneWithTheSameScopesOnly() throws {
    let reading = try APIClient(server, editor, scope: "api_read")
    let tokens = try (1...3).map { _ in try APIClient(server, editor, scope: "api_access") }
    #expect(try tokens.map { try $0.get("/api/v1/status").status } == [401, 401, 200])
    #expect(try reading.get("/api/v1/status").status == 200)
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

  @Test func forgedTokensAreRefused() throws {
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

  @Test func aTokenExpiresAfterADay() throws {
    let client = try APIClient(server, editor)
    let later = try client.post("/sandbox/clock", #"{"advance_seconds":86399}"#)
    #expect(later.status == 200)
    #expect(try client.get("/api/v1/status").status == 200)
    _ = try client.post("/sandbox/clock", #"{"advance_seconds":2}"#)
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
}
