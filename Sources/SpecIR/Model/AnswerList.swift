/// The list that an answer tells, page by page: the one array of objects among its members.
public struct AnswerList: Sendable, Hashable {
  /// The member that is the array.
  public var property: String
  /// The schema of one of its items.
  public var items: SchemaUse

  public init(property: String, items: SchemaUse) {
    self.property = property
    self.items = items
  }
}

extension API {
  /// The list of an operation's success.
  /// - Returns: nil where it is no JSON object, or one with no array of objects, or with several.
  public func list(of operation: Operation) -> AnswerList? {
    guard let content = operation.responses.first(where: \.isSuccess)?.contents.first(where: { $0.kind == .json }),
      let answer = schema(content.schema)
    else { return nil }
    let lists = answer.object.properties.compactMap { property -> AnswerList? in
      guard let items = schema(property.schema)?.array.items, schema(items)?.types.value == .object else { return nil }
      return AnswerList(property: property.name, items: items)
    }
    return lists.count == 1 ? lists[0] : nil
  }
}
