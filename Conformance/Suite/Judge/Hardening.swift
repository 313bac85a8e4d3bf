import SpecIR

/// What browsers and caches are told with every answer (`spec/extensions.md`, Pages), unless the answer declares a
/// header of that name itself. It is looked for in all answers of a run, and told once.
struct Hardening {
  private struct Rule {
    var name: String
    var holds: @Sendable (_ value: String, _ answer: Answer) -> Bool
  }

  private static let rules: [Rule] = [
    Rule(name: "X-Content-Type-Options") { value, _ in value == "nosniff" },
    Rule(name: "Referrer-Policy") { value, _ in ["no-referrer", "same-origin"].contains(value) },
    Rule(name: "Cache-Control") { value, _ in value.contains("no-store") },
    Rule(name: "Content-Security-Policy") { value, _ in value.contains("default-src") },
    // A policy that says who may frame a page is in its place.
    Rule(name: "X-Frame-Options") { value, answer in
      value == "deny" || answer.header("Content-Security-Policy")?.contains("frame-ancestors") == true
    },
  ]

  static var names: [String] { rules.map(\.name) }

  /// The first answer that lacks each header.
  private var lacking: [String: Exchange] = [:]
  private var isEmpty = true

  mutating func note(_ exchange: Exchange, of operation: Operation?) {
    // What a 304 leaves out stays as the client has it (RFC 9110 section 15.4.5).
    if exchange.answer.status == 304 { return }
    isEmpty = false
    let declared = operation?.responses.first { $0.status == exchange.answer.status }?.headers ?? []
    for rule in Self.rules where lacking[rule.name] == nil {
      if declared.contains(where: { $0.name.lowercased() == rule.name.lowercased() }) { continue }
      let value = exchange.answer.header(rule.name)?.lowercased() ?? ""
      if !rule.holds(value, exchange.answer) { lacking[rule.name] = exchange }
    }
  }

  /// - Returns: the answer that lacks the header, and what is to be said of it.
  func verdict(_ name: String, _ site: Site) -> (Exchange?, Outcome) {
    if isEmpty { return (nil, .skipped("there was no answer to look at")) }
    guard let exchange = lacking[name] else { return (nil, .passed) }
    let value = exchange.answer.header(name) ?? "absent"
    return (exchange, .failed([.init("\(name) must harden every answer, but is \(value)", site)]))
  }
}
