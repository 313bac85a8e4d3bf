import SpecIR

extension Planner {
  /// Every operation on things in each state that they can be brought to; what it does there is let through, or refused
  /// as documented.
  mutating func states(_ operation: Operation) {
    let kinds = contract.kinds(of: operation)
    var stages: [(name: String, stage: Stage)] = []
    if kinds.contains(where: { contract.completer(of: $0) != nil }) {
      stages = [("made", .made), ("complete", .complete)]
    }
    if kinds.contains(where: { contract.ends($0) }) { stages.append(("past", .past)) }
    for (name, stage) in stages {
      var plan = valid(operation)
      plan.stage = stage
      add(
        "\(operation.id)/state/\(name)", operation,
        "Whatever state a thing is in, the answer is one that the contract has for it", operation.site,
        .exchange(plan, .accepted))
    }
    if operation.method != .get, let adding = contract.addition(beside: operation) {
      var plan = valid(operation)
      plan.preceding = adding
      add(
        "\(operation.id)/state/one of several", operation, "The others are told and stay as they are", operation.site,
        .exchange(plan, .success))
    }
  }

  /// What can be added again and again, until the server takes no more.
  mutating func piles(_ operation: Operation) {
    guard operation.method == .post, contract.isTakenBack(operation) || contract.addsToList(operation),
      contract.documentedRefusals[operation.id]?.isEmpty == false
    else { return }
    add(
      "\(operation.id)/state/piled up", operation,
      "What piles up is refused in the end, as the contract says", operation.site, .pile(valid(operation)))
  }
}

extension Contract {
  /// Whether things of the kind have an end: they, or what they are made from, are given an instant that lies ahead.
  func ends(_ kind: String) -> Bool {
    var (known, next): (Set<String>, [String]) = ([], [kind])
    while let kind = next.popLast() {
      guard known.insert(kind).inserted else { continue }
      for maker in makers(of: kind).map(\.operation) {
        if !futureInstants(of: maker).isEmpty { return true }
        next += kinds(of: maker)
      }
    }
    return false
  }

  /// Whether the operation adds to what a thing holds: a link of its success leads to the first of a list.
  func addsToList(_ operation: Operation) -> Bool {
    !kinds(of: operation).isEmpty
      && operation.responses.filter(\.isSuccess).flatMap(\.links).contains { link in
        guard let target = self.operation(link.operationID) else { return false }
        return link.parameters.contains { filled in
          let parameter = target.parameters.first { $0.place == .path && $0.name == filled.name }
          return filled.expression.contains("/0/")
            && parameter.flatMap(kind).map { !kinds(of: operation).contains($0) }
              == true
        }
      }
  }

  /// What adds another thing to the list of which the operation's path names one.
  func addition(beside operation: Operation) -> Operation? {
    guard let kind = kinds(of: operation).last else { return nil }
    let outer = kinds(of: operation).dropLast()
    return makers(of: kind).lazy.map(\.operation).first { kinds(of: $0) == Array(outer) && addsToList($0) }
  }

  /// Whether a success of the operation has a link by which it is taken back; see ``Session/undo(_:of:)``.
  func isTakenBack(_ operation: Operation) -> Bool {
    operation.responses.filter(\.isSuccess).flatMap(\.links).contains { link in
      self.operation(link.operationID).map { $0.method == .delete && $0.parameters.isEmpty } ?? false
    }
  }
}
