import SpecIR

extension Planner {
  /// Lists of what can be made, and lists that have an order (`x-order`).
  mutating func lists(_ operation: Operation) {
    guard operation.method == .get, let list = contract.api.list(of: operation) else { return }
    let thing = contract.thing(listedBy: operation)?.thing
    if thing != nil || operation.order != nil {
      add(
        "\(operation.id)/pages", operation,
        "The list has each thing once, as it was sent, over its pages"
          + (operation.order == nil ? "" : " and in its order"),
        operation.order?.site ?? operation.site,
        .list(ListPlan(reading: valid(operation), list: list, contents: thing.map(ListPlan.Contents.things) ?? .any)))
    }
    guard thing == nil, !readOnly, let adding = contract.addition(to: operation),
      let content = adding.body?.contents.first(where: { $0.kind == .json })
    else { return }
    for example in content.examples {
      var plan = valid(adding)
      plan.body = body(example.value.value, content, of: adding)
      add(
        "\(operation.id)/holds/\(example.name)", operation, "What was sent is in the list, as it was sent",
        operation.site, .list(ListPlan(reading: valid(operation), list: list, contents: .added(plan))))
    }
  }
}

public struct ListPlan: Sendable {
  /// The first page, as long as the server makes it.
  var reading: RequestPlan
  var list: AnswerList
  var contents: Contents

  enum Contents: Sendable {
    /// Things that are made for it.
    case things(ThingKind)
    /// What this request adds, which has no name of its own.
    case added(RequestPlan)
    /// Whatever is there.
    case any
  }
}

extension Contract {
  /// What adds to a list by a JSON body at the list's own address.
  func addition(to list: Operation) -> Operation? {
    api.operations.first { operation in
      operation.method == .post && Self.shape(operation.path) == Self.shape(list.path) && input(of: operation) != nil
        && !things.contains { $0.maker.id == operation.id }
    }
  }
}
