/// Holds a value of a type that contains itself.
public final class Box<Value: Sendable>: Sendable {
  public let value: Value
  public init(_ value: Value) { self.value = value }
}

extension Box: Equatable where Value: Equatable {
  public static func == (left: Box, right: Box) -> Bool { left.value == right.value }
}
