/// Stands for everything that is committed at one moment. Two that are equal stand for the same; what differs in
/// between, nobody can tell from them.
public struct ChangeMark: Sendable, Hashable {
  let words: InlineWords

  /// Six words, compared one by one.
  struct InlineWords: Sendable, Hashable {
    let first, second, third, fourth, fifth, sixth: UInt64
  }
}
