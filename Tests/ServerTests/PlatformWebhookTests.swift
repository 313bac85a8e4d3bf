import Deliveries
import Foundation
import TestSupport
import Testing

/// The demonstration platform as the receiver of a real server, and of those who would like to be taken for it.
@Suite(.serialized) struct PlatformWebhookTests {
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

  /// What the page of webhooks, or of a market, says of each.
  private func verdicts(_ path: String = "/webhooks") throws -> [String] {
    let page = try visitor.open(path)
    #expect(page.status == 200)
    let facts = page.tree.elements.filter { ($0["class"] ?? "").contains("pm-editor-exchange__facts") }
    return facts.map { $0.plainText.components(separatedBy: " – ").suffix(2).joined(separator: " ") }
  }

  private func deliveries() throws -> [[String: Any]] {
    try server.operate(["webhook", "list", "--json"]).output.split(separator: "\n").compactMap {
      try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any]
    }
  }

  private func attempts(_ webhook: String) throws -> Int {
    let shown = try server.operate(["webhook", "show", webhook])
    let object = try JSONSerialization.jsonObject(with: Data(shown.output.utf8)) as? [String: Any]
    return (object?["log"] as? [Any])?.count ?? 0
  }

  @Test func aCompletionIsToldOnceHoweverOftenItIsDelivered() async throws {
    let market = try api.createMarket()
    let page = "/buyer/markets/\(market)"
    #expect(try verdicts(page).isEmpty)
    #expect(try server.operate(["market", "complete", market]).status == 0)
    try await eventually("the webhook", pause: .milliseconds(50)) { try verdicts() == ["200 accepté"] }
    #expect(try verdicts(page) == ["200 accepté"])
    #expect(try visitor.open("/webhooks").text.contains("market.completed"))
    #expect(try visitor.open("/buyer").text.contains("Reçu"))
    #expect(try visitor.open("/candidate").text.contains(market))

    let webhook = try #require(try deliveries().first?["webhook_id"] as? String)
    #expect(try server.operate(["webhook", "replay", webhook]).status == 0)
    try await eventually("the second delivery", pause: .milliseconds(50)) { try verdicts().count == 2 }
    #expect(try verdicts() == ["200 déjà reçu", "200 accepté"])
    #expect(try verdicts(page) == ["200 accepté"])

    // Neither the note nor the memory of the delivery is lost.
    try platform.killAndRestart()
    #expect(try verdicts() == ["200 accepté"] && verdicts(page) == ["200 accepté"])
    #expect(try server.operate(["webhook", "replay", webhook]).status == 0)
    try await eventually("the third delivery", pause: .milliseconds(50)) { try verdicts().count == 2 }
    #expect(try verdicts() == ["200 déjà reçu", "200 accepté"])
    try await eventually("the note of the third delivery", pause: .milliseconds(50)) { try attempts(webhook) == 3 }
  }

  /// A webhook as the service signs it, with what is wrong with it.
  private func deliver(
    _ body: [UInt8], id: String = "msg_1", age: Int64 = 0, secret: String? = nil, without: [String] = [],
    to path: String = "/webhooks/voie-rapide", chunked: Bool = false
  ) throws -> Answer {
    let timestamp = Int64(Date().timeIntervalSince1970) - age
    let signature = WebhookSignature(secret: Array((secret ?? editor.webhook_secret).utf8))
    let signed = try signature.standard(id: id, timestamp: timestamp, body: body)
    var headers = [
      "X-Webhook-Signature-SHA256: \(try signature.ofBody(body))", "webhook-id: \(id)",
      "webhook-timestamp: \(timestamp)", "webhook-signature: \(signed)", "Content-Type: application/json",
      "Host: 127.0.0.1", "Connection: close",
    ].filter { header in !without.contains { header.hasPrefix($0 + ":") } }
    headers.append(chunked ? "Transfer-Encoding: chunked" : "Content-Length: \(body.count)")
    let client = try RawClient(port: platform.port)
    try client.send("POST \(path) HTTP/1.1\r\n" + headers.joined(separator: "\r\n") + "\r\n\r\n")
    // Who is refused by the head alone may find the connection closed.
    if chunked {
      for piece in stride(from: 0, to: body.count, by: 65536).map({ body[$0..<min($0 + 65536, body.count)] }) {
        try? client.send(Array("\(String(piece.count, radix: 16))\r\n".utf8) + piece + Array("\r\n".utf8))
      }
      try? client.send("0\r\n\r\n")
    } else {
      try? client.send(body)
    }
    return try client.answer()
  }

  @Test func onlyTheServiceIsBelieved() throws {
    let body = Array(#"{"event":"something.new","of":"the future"}"#.utf8)
    #expect(try deliver(body).text == #"{"received":"new"}"#)
    #expect(try deliver(body, age: 290).text == #"{"received":"known"}"#)
    #expect(try deliver(body, id: "msg_2", to: "/webhooks/passemarche").text == #"{"received":"new"}"#)
    #expect(try verdicts() == ["200 accepté", "200 déjà reçu", "200 accepté"])

    #expect(try deliver(body, id: "msg_3", secret: String(repeating: "0", count: 64)).status == 401)
    #expect(try deliver(body, id: "msg_3", age: 310).status == 401)
    #expect(try deliver(body, id: "msg_3", age: -310).status == 401)
    // The published signature alone would not tell an old delivery from a new one.
    #expect(try deliver(body, id: "msg_3", without: ["webhook-signature"]).status == 401)
    #expect(try deliver(body, id: "msg_3", without: ["webhook-signature", "X-Webhook-Signature-SHA256"]).status == 401)
    #expect(try deliver(Array("{".utf8), id: "msg_3").status == 400)
    #expect(try deliver(Array(#"{"event":"market.completed"}"#.utf8), id: "msg_3").status == 400)
    #expect(try deliver([], id: "msg_3").status == 400)
    #expect(try deliver(body, id: "msg_3", without: ["Content-Type"]).status == 415)
    #expect(try deliver(body, id: String(repeating: "x", count: 2000)).status == 422)
    let large = Array("{\"event\":\"a.b\",\"x\":\"\(String(repeating: "a", count: 1 << 20))\"}".utf8)
    for chunked in [false, true] {
      let answer = try deliver(large, id: "msg_3", chunked: chunked)
      #expect(answer.status == 413 && answer.json["error"] as? String == "Payload too large", "\(answer.text)")
    }
    let refused = try verdicts().filter { $0.contains("refusé") }
    #expect(refused.count == 7, "\(refused)")
    #expect(try deliver(body, id: "msg_3").text == #"{"received":"new"}"#, "nothing that was refused is remembered")
    try platform.killAndRestart()
    #expect(try verdicts() == Array(repeating: "200 accepté", count: 3))
  }

  /// What is noted can be larger than a page may be.
  @Test func manyLargeWebhooksStayOnOnePage() throws {
    let body = Array("{\"event\":\"a.b\",\"x\":\"\(String(repeating: "&", count: (1 << 20) - 100))\"}".utf8)
    for number in 1...6 {
      #expect(try deliver(body, id: "msg_\(number)").status == 200)
    }
    #expect(try verdicts().count == 6)
    #expect(try visitor.open("/webhooks").text.contains("… (\(body.count) octets)"))
  }
}
