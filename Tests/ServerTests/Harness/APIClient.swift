import Foundation
import Testing

/// The calls of an editor, each on a connection of its own.
struct APIClient {
  let server: RunningServer
  var credentials: Credentials
  var token: String?

  init(_ server: RunningServer, _ credentials: Credentials, scope: String? = "api_access") throws {
    self.server = server
    self.credentials = credentials
    guard let scope else { return }
    let answer = try requestToken(scope: scope)
    token = try #require(answer.json["access_token"] as? String, "\(answer.status) \(answer.text)")
  }

  func requestToken(scope: String? = nil, secret: String? = nil) throws -> Answer {
    var form = [
      "grant_type": "client_credentials", "client_id": credentials.client_id,
      "client_secret": secret ?? credentials.client_secret,
    ]
    form["scope"] = scope
    return try post("/oauth/token", form: form)
  }

  func post(_ path: String, form: [String: String]) throws -> Answer {
    let allowed = CharacterSet.alphanumerics.union(CharacterSet(charactersIn: "-._~"))
    let body = form.map { name, value in
      name + "=" + (value.addingPercentEncoding(withAllowedCharacters: allowed) ?? "")
    }.joined(separator: "&")
    return try send("POST", path, type: "application/x-www-form-urlencoded", body: Array(body.utf8))
  }

  func post(_ path: String, _ json: String) throws -> Answer {
    try send("POST", path, type: "application/json", body: Array(json.utf8))
  }

  func get(_ path: String, headers: [String] = []) throws -> Answer { try send("GET", path, headers: headers) }

  func send(
    _ method: String, _ path: String, headers: [String] = [], type: String? = nil, body: [UInt8]? = nil
  ) throws -> Answer {
    let client = try RawClient(port: server.port)
    var head = "\(method) \(path) HTTP/1.1\r\nHost: 127.0.0.1:\(server.port)\r\nConnection: close\r\n"
    if let token { head += "Authorization: Bearer \(token)\r\n" }
    if let type { head += "Content-Type: \(type)\r\n" }
    if let body { head += "Content-Length: \(body.count)\r\n" }
    for header in headers { head += header + "\r\n" }
    try client.send(Array((head + "\r\n").utf8) + (body ?? []))
    return try client.answer(head: method == "HEAD")
  }

  /// A valid market, with changes to its members.
  func market(_ changes: [String: Any?] = [:]) -> String {
    var members: [String: Any] = [
      "name": "Fourniture de matériel", "deadline": "2099-06-15T23:59:59Z", "siret": "13002526500013",
      "market_type_codes": ["supplies"],
    ]
    for (name, value) in changes { members[name] = value ?? NSNull() }
    for (name, value) in changes where value == nil { members.removeValue(forKey: name) }
    let data = try? JSONSerialization.data(withJSONObject: ["public_market": members])
    return String(decoding: data ?? Data(), as: UTF8.self)
  }

  func createMarket(_ changes: [String: Any?] = [:]) throws -> String {
    let answer = try post("/api/v1/public_markets", market(changes))
    return try #require(answer.json["identifier"] as? String, "\(answer.status) \(answer.text)")
  }

  /// - Parameter siret: nothing where the company is not known yet.
  func createApplication(of market: String, siret: String? = "73282932000074") throws -> String {
    let member = siret.map { "\"\($0)\"" } ?? "null"
    let answer = try post(
      "/api/v1/public_markets/\(market)/market_applications", "{\"market_application\":{\"siret\":\(member)}}")
    return try #require(answer.json["identifier"] as? String, "\(answer.status) \(answer.text)")
  }
}

extension APIClient {
  static func demo(_ server: RunningServer) -> APIClient {
    APIClient(
      server: server,
      credentials: Credentials(client_id: "demo_editor_client", client_secret: "demo_editor_secret", webhook_secret: "")
    )
  }

  init(server: RunningServer, credentials: Credentials) {
    self.server = server
    self.credentials = credentials
    token = nil
  }
}
