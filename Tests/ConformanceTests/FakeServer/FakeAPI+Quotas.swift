import SpecIR

@testable import Conformance

/// What requests are charged to.
extension FakeAPI {
  mutating func charge(
    _ operation: Operation, _ partition: String, _ head: Head, _ headers: inout [(String, String)]
  ) throws(Refusal) {
    guard case .metered(let name) = operation.quota, let rules = contract.api.quotas.first(where: { $0.name == name })
    else { return }
    var key = name + " " + partition
    if defect == .evadedByForwarding, let address = head.header("x-forwarded-for") { key += address }
    if defect == .evadedBySpelling, head.target.contains("%") { key += head.target }
    if defect == .evadedByQuery, head.target.contains("?") { key += head.target }
    var quota =
      quotas[key]
      ?? FakeQuota(
        limit: rules.limit.value + (defect == .limitPlusOne ? 1 : 0), window: rules.windowSeconds.value,
        burst: rules.burst.value + (defect == .burstPlusOne ? 1 : defect == .burstMinusOne ? -1 : 0), now: now)
    let wait = quota.take(at: now)
    quotas[key] = quota
    headers = [
      ("X-RateLimit-Limit", "\(rules.limit.value)"),
      ("X-RateLimit-Remaining", "\(max(quota.remaining + (defect == .wrongRemaining ? 1 : 0), 0))"),
      ("X-RateLimit-Reset", "\(quota.resetAt / 1_000)"),
    ]
    let told = defect == .rateLimitOfAnotherQuota ? "another" : name
    let remaining = defect == .wrongRateLimit ? "0" : headers[1].1
    if defect != .noRateLimit {
      headers.append(("RateLimit-Policy", "\"\(told)\";q=\(rules.limit.value);w=\(rules.windowSeconds.value)"))
      headers.append(("RateLimit", "\"\(told)\";r=\(remaining);t=\(max(0, (quota.resetAt - now) / 1_000))"))
    }
    guard wait > 0, defect != .noQuota else { return }
    throw Refusal(failure: .tooManyRequests, retryAfter: wait)
  }
}
