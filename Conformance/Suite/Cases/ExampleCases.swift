import SpecIR

extension Planner {
  /// Every example of the contract is sent as it stands.
  mutating func examples(_ operation: Operation) {
    let proves = "The documented request succeeds, and its answer is as declared"
    let plan = valid(operation)
    guard let body = operation.body else {
      add("\(operation.id)/example", operation, proves, operation.site, .exchange(plan, .success))
      return
    }
    for content in body.contents {
      for example in content.examples {
        var plan = plan
        plan.body = self.body(example.value.value, content, of: operation)
        plan.tokenField = contract.tokenField(of: content)
        guard plan.body != nil else { continue }
        if case .client(let id, _) = operation.security, example.value.value[id] != nil {
          plan.credential = .client(.form)
        }
        add("\(operation.id)/example/\(example.name)", operation, proves, example.value.site, .exchange(plan, .success))
      }
    }
    var bare = plan
    bare.body = nil
    if body.required {
      add(
        "\(operation.id)/body/absent", operation, "A required body that is missing is refused", body.site,
        .exchange(bare, .refusal(.malformed, sentences: nil, code: nil)))
    } else {
      add(
        "\(operation.id)/body/absent", operation, "A body that is not required may be missing", body.site,
        .exchange(bare, .accepted))
    }
  }
}
