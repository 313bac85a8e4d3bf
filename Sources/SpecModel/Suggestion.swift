/// "Did you mean": the known name that a typing error most likely stands for.
public enum Suggestion {
  /// The closest of `candidates`, or nil where none is close: at most one error in three scalars, and never more than
  /// three.
  public static func closest(to name: String, among candidates: some Sequence<String>) -> String? {
    let scalars = Array(name.lowercased().unicodeScalars)
    let most = min(3, max(1, scalars.count / 3))
    var best: (name: String, distance: Int)?
    for candidate in candidates where candidate != name {
      let distance = distance(scalars, Array(candidate.lowercased().unicodeScalars), most: most)
      if distance <= most, distance < best?.distance ?? .max { best = (candidate, distance) }
    }
    return best?.name
  }

  /// The number of insertions, deletions, replacements and swaps of neighbours between two names (optimal string
  /// alignment).
  private static func distance(_ left: [Unicode.Scalar], _ right: [Unicode.Scalar], most: Int) -> Int {
    if abs(left.count - right.count) > most { return most + 1 }
    var beforeLast: [Int] = []
    var last = Array(0...right.count)
    for i in left.indices {
      var row = [i + 1]
      for j in right.indices {
        var value = min(last[j + 1] + 1, row[j] + 1, last[j] + (left[i] == right[j] ? 0 : 1))
        if i > 0, j > 0, left[i] == right[j - 1], left[i - 1] == right[j] {
          value = min(value, beforeLast[j - 1] + 1)
        }
        row.append(value)
      }
      (beforeLast, last) = (last, row)
    }
    return last[right.count]
  }
}
