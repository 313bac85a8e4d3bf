import SpecIR

extension Planner {
  /// Requests that are made to use up a window: with more it would take longer than all other cases.
  private static let largestWindow = 5_000

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
        let (name, proves, site) =
          switch step {
          case .burst: ("burst", "Exactly `burst` requests pass at once, and Retry-After is true", quota.burst.site)
          case .window:
            ("window", "Exactly `limit` requests pass in one window, and Retry-After is true", quota.limit.site)
          case .evasion:
            ("evasion", "Neither a query nor a forwarding header nor a new connection evades the quota", quota.site)
          }
        if step == .window, quota.limit.value > Self.largestWindow {
          let reason = "the limit is \(quota.limit.value), and at most \(Self.largestWindow) requests are made for one case"
          add("quota/\(quota.name)/\(name)", operation, proves, site, .unprovable(reason))
          continue
        }
        add(
          "quota/\(quota.name)/\(name)", operation, proves, site,
          .quota(.init(quota: quota, request: request, step: step)))
      }
    }
  }
}
