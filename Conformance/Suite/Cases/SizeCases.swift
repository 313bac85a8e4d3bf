import SpecIR

extension Planner {
  /// The cap of each body at −1, 0 and +1 byte, with a declared length and without.
  mutating func sizes(_ operation: Operation) {
    for content in operation.body?.contents ?? [] where content.kind == .json || content.kind == .form {
      guard let base = contract.baseBody(of: content), let body = self.body(base, content, of: operation) else {
        continue
      }
      let cap = content.maxBytes.value
      for (framing, word) in [(BodyPlan.Framing.declared, "declared"), (.chunked, "chunked")] {
        for step in -1...1 {
          var plan = valid(operation)
          plan.body = body
          plan.body?.framing = framing
          plan.body?.paddedTo = cap + step
          let name = step == 0 ? "0" : step > 0 ? "+1" : "-1"
          add(
            "\(operation.id)/body/x-max-body/\(word) \(name)", operation,
            step > 0 ? "A body over the cap is refused" : "A body up to the cap is taken", content.maxBytes.site,
            .exchange(plan, step > 0 ? .refusal(.payloadTooLarge, sentences: nil, code: nil) : .accepted))
        }
      }
      var announced = valid(operation)
      announced.body = body
      announced.body?.framing = .announced
      announced.body?.paddedTo = cap + 1
      add(
        "\(operation.id)/body/x-max-body/announced +1", operation,
        "A body announced over the cap is refused before it is read",
        content.maxBytes.site, .exchange(announced, .refusal(.payloadTooLarge, sentences: nil, code: nil)))
    }
  }
}
