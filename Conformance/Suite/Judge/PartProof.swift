import SpecIR

/// Asks for something, and then for a part of it or for what has changed of it.
struct PartProof {
  let session: Session
  let judge: Judge
  let plan: PartPlan
  let site: Site
  private(set) var exchange: Exchange?

  init(session: Session, judge: Judge, plan: PartPlan, site: Site) {
    (self.session, self.judge, self.plan, self.site) = (session, judge, plan, site)
  }

  mutating func run() throws(Obstacle) -> Outcome {
    let whole = try session.perform(plan.request).answer
    guard whole.status == 200 else {
      throw .missing("there is nothing to ask for a part of: the server answered \(whole.status)")
    }
    guard let tag = whole.header("ETag") else {
      return .failed([.init("ETag must tell the version of what can be asked for again", site)])
    }
    var request = plan.request
    request.headers += headers(tag)
    if plan.step == .ofHead { request.method = "HEAD" }
    let exchange = try session.perform(request)
    self.exchange = exchange
    let findings = judge.declared(exchange, request) + findings(exchange.answer, whole)
    return findings.isEmpty ? .passed : .failed(findings)
  }

  /// What a 304 says as its 200 does (RFC 9110 section 15.4.5).
  private static let kept = ["Cache-Control", "Content-Location", "ETag", "Expires", "Vary"]

  private func headers(_ tag: String) -> [Request.Header] {
    switch plan.step {
    case .unchanged: [.init("If-None-Match", tag)]
    case .unchangedAmongOthers: [.init("If-None-Match", "\"conformance\", \(tag)")]
    case .changed: [.init("If-None-Match", "\"conformance\"")]
    case .first, .ofHead: [.init("Range", "bytes=1-2")]
    case .last: [.init("Range", "bytes=-2")]
    case .behindAnother: [.init("Range", "bytes=1-2"), .init("If-Range", "\"conformance\"")]
    case .none: [.init("Range", "bytes=999999999999-")]
    case .ofThis: [.init("If-Match", tag)]
    case .ofThisOrAny: [.init("If-Match", "*")]
    case .ofAnother: [.init("If-Match", "\"conformance\"")]
    case .ofThisWeakly: [.init("If-Match", "W/" + tag)]
    }
  }

  private func findings(_ answer: Answer, _ whole: Answer) -> [Finding] {
    let size = whole.body.count
    switch plan.step {
    case .unchanged, .unchangedAmongOthers:
      return demand(answer.status == 304 && answer.body.isEmpty, "304 without a body", answer)
        + Self.kept.flatMap { name in
          demand(answer.header(name) == whole.header(name), "one with the \(name) of the whole", answer)
        }
    case .changed, .behindAnother, .ofThis, .ofThisOrAny:
      return demand(answer.status == 200 && answer.body.count == size, "200 with all \(size) bytes", answer)
    case .ofAnother, .ofThisWeakly: return demand(answer.status == 412, "412", answer)
    case .first: return part(1..<min(3, size), answer, whole)
    case .last: return part(max(0, size - 2)..<size, answer, whole)
    case .none:
      return demand(answer.status == 416, "416", answer)
        + demand(answer.header("Content-Range") == "bytes */\(size)", "Content-Range: bytes */\(size)", answer)
    case .ofHead:
      let length = answer.header("Content-Length") ?? String(size)
      return demand(answer.status == 200, "200", answer)
        + demand(answer.header("Content-Range") == nil, "one without Content-Range", answer)
        + demand(length == String(size), "one whose Content-Length, if any, is \(size)", answer)
    }
  }

  private func part(_ range: Range<Int>, _ answer: Answer, _ whole: Answer) -> [Finding] {
    let place = "bytes \(range.lowerBound)-\(range.upperBound - 1)/\(whole.body.count)"
    return demand(answer.status == 206 && answer.body == Array(whole.body[range]), "206 with just these bytes", answer)
      + demand(answer.header("Content-Range") == place, "Content-Range: \(place)", answer)
  }

  private func demand(_ holds: Bool, _ what: String, _ answer: Answer) -> [Finding] {
    if holds { return [] }
    let range = answer.header("Content-Range").map { ", Content-Range: \($0)" } ?? ""
    return [
      .init(
        "The answer must be \(what), but is \(answer.status) with \(answer.body.count) bytes\(range)", site)
    ]
  }
}
