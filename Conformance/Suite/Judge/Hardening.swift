import SpecIR

/// What every answer tells programs, browsers and caches (`spec/extensions.md`, Pages and What is the same for every
/// path), unless the answer declares a header of that name itself. It is looked for in all answers of a run, and told
/// once.
struct Hardening {
  private struct Rule {
    var name: String
    /// What a 304 leaves out stays as the client has it (RFC 9110 section 15.4.5).
    var isOfUnchanged = false
    var holds: @Sendable (_ value: String, _ answer: Answer) -> Bool
  }

  private static let rules: [Rule] = [
    Rule(name: "X-Request-Id", isOfUnchanged: true) { value, _ in !value.isEmpty },
    Rule(name: "X-Content-Type-Options", isOfUnchanged: true) { value, _ in value == "nosniff" },
    Rule(name: "Referrer-Policy") { value, _ in value == "no-referrer" },
    Rule(name: "Cache-Control") { value, _ in value == "no-store" },
    Rule(name: "Content-Security-Policy") { value, answer in
      // A page that no operation answers has a policy of its own.
      answer.mediaType == "text/html" ? value.contains("default-src") : Self.allowsNothing(value)
    },
    // A policy that says who may frame a page is in its place.
    Rule(name: "X-Frame-Options") { value, answer in
      value == "deny" || answer.header("Content-Security-Policy")?.contains("frame-ancestors") == true
    },
    Rule(name: "RateLimit") { value, answer in !value.isEmpty || answer.header("X-RateLimit-Limit") == nil },
    Rule(name: "RateLimit-Policy") { value, answer in !value.isEmpty || answer.header("X-RateLimit-Limit") == nil },
  ]

  static var names: [String] { rules.map(\.name) }

  /// The first answer that lacks each header.
  private var lacking: [String: Exchange] = [:]
  private var isEmpty = true

  mutating func note(_ exchange: Exchange, of operation: Operation?) {
    let isUnchanged = exchange.answer.status == 304
    if !isUnchanged { isEmpty = false }
    let declared = operation?.responses.first { $0.status == exchange.answer.status }?.headers ?? []
    for rule in Self.rules where lacking[rule.name] == nil && (!isUnchanged || rule.isOfUnchanged) {
      if declared.contains(where: { $0.name.lowercased() == rule.name.lowercased() }) { continue }
      let value = exchange.answer.header(rule.name)?.lowercased() ?? ""
      if !rule.holds(value, exchange.answer) { lacking[rule.name] = exchange }
    }
  }

  /// Whether a policy lets a browser load nothing at all.
  private static func allowsNothing(_ policy: String) -> Bool {
    let directives = policy.split(separator: ";").map { String($0).trimmingBlanks() }.filter { !$0.isEmpty }
    return directives.contains("default-src 'none'") && directives.allSatisfy { $0.hasSuffix(" 'none'") }
  }

  /// - Returns: the answer that lacks the header, and what is to be said of it.
  func verdict(_ name: String, _ site: Site) -> (Exchange?, Outcome) {
    if isEmpty { return (nil, .skipped("there was no answer to look at")) }
    guard let exchange = lacking[name] else { return (nil, .passed) }
    let value = exchange.answer.header(name) ?? "absent"
    return (
      exchange, .failed([.init("\(name) must be in every answer as the vocabulary has it, but is \(value)", site)])
    )
  }
}
