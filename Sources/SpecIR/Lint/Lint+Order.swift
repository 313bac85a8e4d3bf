/// What a list is in the order of (`x-order`) is told by each of its items.
extension Lint {
  mutating func checkOrders() {
    for operation in api.operations {
      guard let order = operation.order else { continue }
      guard let list = api.list(of: operation), let item = schema(list.items) else {
        report(LintCode.brokenOrder, "the answer of `\(operation.id)` has no list, or several", at: order.site)
        continue
      }
      guard let property = item.object.properties.first(where: { $0.name == order.property }),
        property.required?.value == true
      else {
        report(
          LintCode.brokenOrder, "an item of `\(list.property)` need not have `\(order.property)`", at: order.site)
        continue
      }
      if schema(property.schema).map(Self.hasOrder) != true {
        report(
          LintCode.brokenOrder, "`\(order.property)` is neither an instant nor a day nor a number", at: order.site)
      }
    }
  }

  /// Whether of two values of the schema one comes first, whoever compares them.
  private static func hasOrder(_ schema: Schema) -> Bool {
    if schema.types.value == .number || schema.types.value == .integer { return true }
    guard schema.types.value == .string else { return false }
    switch schema.string.format?.value {
    case .dateTime, .localDateTime, .date: return true
    default: return false
    }
  }
}
