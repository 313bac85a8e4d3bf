/// Where the segments of a path stand: `/a/b` has two. The generated router compares them with its literals.
public struct PathSegments: Sendable {
  /// More than any route of ours has.
  public static let limit = 16

  public private(set) var count = 0
  private var ranges: InlineArray<16, Range<Int>> = .init(repeating: 0..<0)

  /// Nil for a path that does not begin with a slash, or has more segments than any route.
  public init?(_ path: Span<UInt8>) {
    guard path.count > 0, path[0] == UInt8(ascii: "/") else { return nil }
    if path.count == 1 { return }
    var start = 1
    for position in 1...path.count where position == path.count || path[position] == UInt8(ascii: "/") {
      if count == Self.limit { return nil }
      ranges[count] = start..<position
      count += 1
      start = position + 1
    }
  }

  /// Whether the segment is there and is exactly this text, byte by byte.
  public func matches(_ index: Int, _ literal: StaticString, _ path: Span<UInt8>) -> Bool {
    index < count && Grammar.same(path.extracting(ranges[index]), literal)
  }

  /// Whether the segment is there and holds something: an empty one names no object.
  public func isFilled(_ index: Int) -> Bool { index < count && !ranges[index].isEmpty }

  /// The segments at these places, and then all from another one on with the slashes between them, as the parameters of
  /// a route.
  public func captures(_ indices: Int..., rest: Int) -> PathCaptures {
    var captures = PathCaptures()
    for index in indices { captures.append(ranges[index]) }
    captures.append(ranges[rest].lowerBound..<ranges[count - 1].upperBound)
    return captures
  }

  /// The segment at this place, as the parameter of a route.
  public func captures(_ index: Int) -> PathCaptures {
    var captures = PathCaptures()
    captures.append(ranges[index])
    return captures
  }

  /// The segments at these places, as the parameters of a route.
  public func captures(_ indices: Int...) -> PathCaptures {
    var captures = PathCaptures()
    for index in indices { captures.append(ranges[index]) }
    return captures
  }
}
