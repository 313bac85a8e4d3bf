import SchemaEvaluator
import SpecIR

/// What a sender makes of the answers: whether it comes again, when, and when it stops.
extension DeliveryGrader {
  static func proves(_ name: String) -> String {
    switch name {
    case "final/410": "Does not repeat a delivery that is refused with 410"
    case "final/redirect": "Does not follow a redirect, and does not repeat what is answered with one"
    case "retry/500": "Repeats a delivery that is answered with 500, after the pause of the contract"
    case "retry/408": "Repeats a delivery that is answered with 408"
    case "retry/connection closed": "Repeats a delivery whose connection is closed without an answer"
    case "retry/no HTTP": "Repeats a delivery whose answer is no HTTP"
    case "retry/no answer": "Gives up waiting after the time of the contract, and repeats"
    case "retry/429 with Retry-After": "Waits as long as Retry-After of a 429 says"
    case "retry/503 with Retry-After": "Waits as long as Retry-After of a 503 says"
    case "given up/500": "Makes as many attempts as the contract has, with its pauses, and gives up"
    default: "Does not repeat a delivery that is taken (\(name.split(separator: "/").last ?? ""))"
    }
  }

  static func merit(_ name: String) -> ReportDocument.Merit {
    switch name.prefix(while: { $0 != "/" }) {
    case "taken":
      .init(
        points: 5, why: "What is delivered and comes again is work for nothing, or is acted on twice.",
        mend: "Take every status from 200 to 299 for delivered, and never send it again of your own accord.", cap: .c)
    case "final":
      .init(
        points: 4, why: "A receiver that says no will say so again; redirects can lead anywhere.",
        mend: "Take every status but 2xx, 408, 429 and 5xx for final, and follow no redirect.")
    case "given up":
      .init(
        points: 6, why: "Too few attempts lose events over a restart of a receiver; too many burden one that is down.",
        mend: "Make one attempt and one more after each pause of `retry-after`, each up to a quarter longer by chance.")
    default:
      .init(
        points: 4, why: "A failure that passes must not lose an event.",
        mend: "Repeat after a failure of the network, 408, 429 and 5xx; not before the pause of the contract or of "
          + "Retry-After is over.")
    }
  }

  private typealias Found = [(message: String, site: Site?, arrival: Int?)]

  func course(of delivery: DeliveryLedger.Delivery) {
    let script = delivery.script
    check(
      script.name, "course", Self.proves(script.name), webhook.delivery.site, Self.merit(script.name)
    ) {
      let arrivals = delivery.arrivals.map { listener.arrivals[$0] }
      var found: Found = []
      if arrivals.count != script.attempts {
        found.append(
          (
            "The delivery must come \(times(script.attempts)), but came \(times(arrivals.count))", nil,
            delivery.arrivals.last
          ))
      }
      for (number, (first, second)) in zip(arrivals, arrivals.dropFirst()).enumerated().prefix(script.attempts - 1) {
        found += pause(from: first, to: second, number, script.replies[min(number, script.replies.count - 1)])
      }
      if script.name == "final/redirect", let stray = ledger.strays.first {
        found.append(("The redirect was followed to \(listener.arrivals[stray].target)", nil, stray))
      }
      return found
    }
  }

  private func times(_ count: Int) -> String { count == 1 ? "once" : "\(count) times" }

  /// Whether the pause before an attempt is what the contract, or the answer, says.
  private func pause(from first: Arrival, to second: Arrival, _ number: Int, _ reply: Reply) -> Found {
    let pauses = webhook.delivery.retryAfterSeconds
    guard number < pauses.count else { return [] }
    var least = Double(pauses[number])
    var most = least * 1.25
    // An attempt ends when its answer has come or, without one, when the sender hangs up.
    var start = first.at
    if case .status(_, let headers, _) = reply,
      let told = headers.first(where: { $0.name == "Retry-After" }).flatMap({ Double($0.value) })
    {
      least = max(least, told)
      most = max(most, told)
    }
    var found: Found = []
    if case .silence = reply {
      let timeout = Double(webhook.delivery.timeoutSeconds)
      guard let end = first.hungUpAt else {
        return [("The sender must give up after \(webhook.delivery.timeoutSeconds) s, but did not", nil, first.number)]
      }
      start = end
      let waited = Self.seconds(from: first.at, to: end)
      if waited < timeout - 0.5 || waited > timeout + Self.slack {
        found.append(
          (
            "The sender must give up after \(webhook.delivery.timeoutSeconds) s, but did after \(Self.text(waited)) s",
            nil, first.number
          ))
      }
    }
    let paused = Self.seconds(from: start, to: second.at)
    let attempt = "Attempt \(number + 2) came \(Self.text(paused)) s after the one before"
    // A little early is the time that an answer takes on its way.
    if paused < least - 0.1 { found.append(("\(attempt), not \(Self.text(least)) s or more", nil, second.number)) }
    if paused > most + Self.slack {
      found.append(("\(attempt), not \(Self.text(most)) s at the most", nil, second.number))
    }
    return found
  }

  static func seconds(from start: ContinuousClock.Instant, to end: ContinuousClock.Instant) -> Double {
    let took = start.duration(to: end).components
    return Double(took.seconds) + Double(took.attoseconds) / 1e18
  }

  static func text(_ seconds: Double) -> String {
    let tenths = Int((seconds * 10).rounded())
    return "\(tenths / 10).\(tenths % 10)"
  }

  // MARK: Over all deliveries

  func together() {
    let deliveries = ledger.deliveries
    let repeated = deliveries.filter { $0.arrivals.count > 1 }
    let nothingRepeated = repeated.isEmpty ? "no delivery was repeated" : nil
    check(
      "identity/same", "identifier", "Repeats a delivery under the same webhook-id, with the same body", webhook.site,
      .init(
        points: 8, why: "Receivers know by the identifier that they have dealt with it already.",
        mend: "Draw webhook-id once for each delivery, and keep it and the bytes of the body for all attempts.", cap: .c
      ),
      unless: nothingRepeated
    ) {
      repeated.flatMap { delivery -> Found in
        let arrivals = delivery.arrivals.map { listener.arrivals[$0] }
        let ids = Set(arrivals.map { $0.header("webhook-id") ?? "" })
        var found: Found = []
        if ids.count > 1 || ids.contains("") {
          found.append(
            (
              "\(delivery.script.name): the attempts have \(ids.contains("") ? "no" : "different") webhook-id", nil,
              arrivals[1].number
            ))
        }
        if Set(arrivals.map(\.body)).count > 1 {
          found.append(("\(delivery.script.name): the attempts have different bodies", nil, arrivals[1].number))
        }
        return found
      }
    }
    check(
      "identity/unique", "identifier", "Gives each delivery an identifier of its own", webhook.site,
      .init(
        points: 4, why: "Under an identifier that was there before an event is taken for known, and dropped.",
        mend: "Draw webhook-id at random, of 16 bytes or more."),
      unless: deliveries.count < 2 ? "fewer than two deliveries came" : nil
    ) {
      let bodies = Dictionary(grouping: listener.arrivals.filter { $0.target == ledger.path }) {
        $0.header("webhook-id") ?? ""
      }
      return bodies.filter { !$0.key.isEmpty && Set($0.value.map(\.body)).count > 1 }.map {
        ("The identifier \($0.key) stands on different bodies", nil, $0.value.last?.number)
      }
    }
    check(
      "schedule/chance", "jitter", "Makes pauses longer by chance", webhook.delivery.site,
      .init(
        points: 2, why: "Deliveries that failed together would all come back together.",
        mend: "Make each pause up to a quarter longer, by chance."),
      unless: stretches.count < 4 ? "fewer than four pauses were seen" : nil
    ) {
      guard let least = stretches.min(), let most = stretches.max(), most - least < 0.03 else { return [] }
      return [("All pauses are \(Int((least * 100).rounded())) % of those of the contract", nil, nil)]
    }
    check(
      "order/objects", "order", "Sends what concerns one object in order", webhook.delivery.site,
      .init(
        points: 4, why: "A receiver keeps the state that it was told last.",
        mend: "Send the next event of an object once the one before is delivered or given up."),
      unless: told.allSatisfy { $0.value.count < 2 } ? "no object had two events" : nil
    ) {
      told.flatMap { object, arrivals -> Found in
        zip(arrivals, arrivals.dropFirst()).filter { $0.0.timestamp > $0.1.timestamp }.map {
          ("\(object) was told \($0.1.timestamp) after \($0.0.timestamp)", nil, $0.1.number)
        }
      }
    }
  }

  /// How long pauses were that nothing but the schedule has set, as parts of those of the contract.
  private var stretches: [Double] {
    ledger.deliveries.flatMap { delivery -> [Double] in
      switch delivery.script.replies[0] {
      case .silence: return []
      case .status(_, let headers, _) where !headers.isEmpty: return []
      default: break
      }
      let arrivals = delivery.arrivals.prefix(delivery.script.attempts).map { listener.arrivals[$0] }
      return zip(zip(arrivals, arrivals.dropFirst()), webhook.delivery.retryAfterSeconds).map { pair, pause in
        Self.seconds(from: pair.0.at, to: pair.1.at) / Double(max(pause, 1))
      }
    }
  }

  /// The first attempts by the object that they are about: each `identifier` of a body, with the body's `timestamp`.
  private var told: [String: [(timestamp: String, number: Int)]] {
    var told: [String: [(timestamp: String, number: Int)]] = [:]
    for delivery in ledger.deliveries {
      guard let first = delivery.arrivals.first, let body = try? JSONValue(json: delivery.body),
        let timestamp = body["timestamp"]?.string
      else { continue }
      for member in body.members {
        if let identifier = member.value["identifier"]?.string {
          told[identifier, default: []].append((timestamp, first))
        }
      }
    }
    return told
  }
}
