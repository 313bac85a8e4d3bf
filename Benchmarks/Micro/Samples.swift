import Generated
import Runtime

/// Messages as clients send them.
enum Samples {
  static let read = """
    GET /api/v1/public_markets/VR-2026-0RVZKGHO6SJ3 HTTP/1.1\r
    Host: 127.0.0.1:8080\r
    User-Agent: benchmark/1.0\r
    Accept: application/json\r
    Accept-Encoding: gzip, deflate, br\r
    Authorization: Bearer \(String(repeating: "eyJhbGciOiJIUzI1NiIs", count: 20))\r
    Connection: keep-alive\r
    \r

    """

  static let market = """
    {"public_market": {"name": "Fourniture de matériel informatique", "deadline": "2099-06-15T23:59:59Z",
      "siret": "13002526500013", "market_type_codes": ["supplies", "services"], "lot_limit": 2,
      "provider_user_id": "acheteur-1742",
      "lots": [{"name": "Ordinateurs portables", "cpv_code": "30213100-6"}, {"name": "Écrans"},
        {"name": "Maintenance"}]}}
    """

  static let refusedMarket = """
    {"public_market": {"name": "", "deadline": "2024-06-15", "siret": "12345678901234", "market_type_codes": []}}
    """

  static func request(body: String) -> IncomingRequest {
    IncomingRequest(
      method: .post, head: [], path: 0..<0, query: nil, headers: HeaderIndex(), captures: PathCaptures(),
      body: .bytes(Array(body.utf8)), media: 0, principal: nil, clientGate: nil, id: RequestID(),
      receivedAt: Clock().now, deadline: Clock().now)
  }

  static let answer = PublicMarket(
    identifier: "VR-2026-0RVZKGHO6SJ3", name: "Fourniture de matériel informatique", siret: "13002526500013",
    deadline: Timestamp(milliseconds: 4_084_991_999_000), marketTypeCodes: [.supplies, .services],
    lots: [Lot(name: "Ordinateurs portables", cpvCode: "30213100-6"), Lot(name: "Écrans"), Lot(name: "Maintenance")],
    lotLimit: 2, providerUserId: "acheteur-1742", status: .pending, syncStatus: .syncPending, webhookConfigured: false,
    fieldKeys: [], createdAt: Timestamp(milliseconds: 1_795_000_000_000),
    configurationUrl: "https://benchmark.example/buyer/public_markets/VR-2026-0RVZKGHO6SJ3/setup")
}
