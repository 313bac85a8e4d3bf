import SpecIR

extension Planner {
  /// Requests that are made to use up a window: with more it would take longer than all other cases.
  private static let largestWindow = 25_000

  /// Each quota, by its most harmless operation.
  mutating func quotas() {
    for quota in contract.api.quotas {
      let users = contract.api.operations.filter { $0.quota == .metered(quota.name) && $0.environments == nil }
      guard
        let operation = users.first(where: { $0.method == .get && $0.security != .open }) ?? users.first(where: {
          $0.method == .get
        })
          ?? users.first(where: { $0.body != nil })
      else { continue }
      var request = valid(operation)
      if operation.parameters.contains(where: { $0.place == .path }) { request.path = samplePath(of: operation) }
      for step in QuotaPlan.Step.allCases {
        // One look tells of the whole server.
        if step == .secondProtocol, quota.name != contract.api.quotas.first?.name { continue }
        let (proves, site) = Self.claim(of: step, quota)
        let name = step.rawValue
        if step == .window, quota.limit.value > Self.largestWindow {
          let reason =
            "the limit is \(quota.limit.value), and at most \(Self.largestWindow) requests are made for one case"
          add("quota/\(quota.name)/\(name)", operation, proves, site, .unprovable(reason))
          continue
        }
        add(
          "quota/\(quota.name)/\(name)", operation, proves, site,
          .quota(.init(quota: quota, request: request, step: step)))
      }
    }
  }

  private static func claim(of step: QuotaPlan.Step, _ quota: Quota) -> (proves: String, site: Site) {
    switch step {
    case .burst: ("Exactly `burst` requests pass at once, and Retry-After is true", quota.burst.site)
    case .window: ("Exactly `limit` requests pass in one window, and Retry-After is true", quota.limit.site)
    case .concurrency: ("Of 50 requests at once exactly as many pass as may", quota.burst.site)
    case .evasion: ("No header, query, spelling of the path or connection evades the quota", quota.site)
    case .everywhere: ("What one operation has used up is missing to each other operation of the quota", quota.site)
    case .isolation: ("What one client uses up is not missing to another", quota.site)
    case .secondProtocol: ("Another protocol is no way around the quota", quota.site)
    }
  }
}
