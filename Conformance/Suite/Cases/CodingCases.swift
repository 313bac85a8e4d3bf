import SpecIR

extension Planner {
  /// Answers that may be packed (`x-compress`), as clients ask for them. The judge sees to it that nothing else is.
  mutating func codings(_ operation: Operation) {
    guard let response = operation.responses.first(where: { $0.isSuccess && $0.mayBePacked }) else { return }
    let accepted = [
      ("packed", "gzip"), ("packed of several", "br;q=1.0, gzip;q=0.8, *;q=0.1"),
      ("nothing else", "identity;q=0, gzip"),
      ("not packed", "gzip;q=0"), ("plain preferred", "identity, gzip;q=0.5"),
    ]
    for (name, field) in accepted {
      add(
        "\(operation.id)/coding/\(name)", operation, "An answer is packed for who asks for that, and for nobody else",
        response.site, .exchange(plan(operation, accepting: field), .accepted))
    }
    add(
      "\(operation.id)/coding/none", operation, "An answer in no coding that the client accepts is refused",
      response.site,
      .exchange(
        plan(operation, accepting: "identity;q=0, gzip;q=0"), .refusal(.notAcceptable, sentences: nil, code: nil)))
  }

  private func plan(_ operation: Operation, accepting codings: String) -> RequestPlan {
    var plan = valid(operation)
    plan.headers.append(.init("Accept-Encoding", codings))
    return plan
  }
}
