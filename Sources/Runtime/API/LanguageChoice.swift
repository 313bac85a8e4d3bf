/// The language that a reader likes best (RFC 9110 section 12.5.4).
public enum LanguageChoice {
  /// - Parameters:
  ///   - accepted: the field `Accept-Language`, its lines joined; nil where there is none.
  ///   - languages: primary subtags in lower case, such as `fr`. Of several that are liked alike it is the first.
  /// - Returns: nil where the field names none of them, cannot be read, or has more members than
  ///   ``QualityValue/maxMembers``.
  public static func best(for accepted: String?, among languages: [String]) -> String? {
    guard let accepted else { return nil }
    var weights: [String: Int] = [:]
    var rest = Array(accepted.utf8)[...]
    var members = 0
    while let member = Grammar.takeMember(&rest) {
      members += 1
      let range = member.prefix(while: Grammar.isToken)
      guard members <= QualityValue.maxMembers, !range.isEmpty,
        let weight = QualityValue.thousandths(member[range.endIndex...])
      else { return nil }
      // `en-GB` is English: whoever likes that reads it.
      let primary = String(decoding: range.prefix { $0 != UInt8(ascii: "-") }.map(Grammar.lowercase), as: UTF8.self)
      weights[primary] = max(weights[primary] ?? 0, weight)
    }
    let known = languages.filter { (weights[$0] ?? weights["*"] ?? 0) > 0 }
    let best = known.map { weights[$0] ?? weights["*"] ?? 0 }.max()
    return known.first { (weights[$0] ?? weights["*"] ?? 0) == best }
  }
}
