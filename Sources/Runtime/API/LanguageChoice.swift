/// The language that a reader likes best (RFC 9110 section 12.5.4).
public enum LanguageChoice {
  /// - Parameters:
  ///   - accepted: the field `Accept-Language`, its lines joined; nil where there is none.
  ///   - languages: primary subtags in lower case, such as `fr`. Of several that are liked alike it is the first.
  /// - Returns: nil where the field names none of them, or cannot be read.
  public static func best(for accepted: String?, among languages: [String]) -> String? {
    guard let accepted else { return nil }
    var weights: [String: Int] = [:]
    for element in Array(accepted.utf8)[...].split(separator: UInt8(ascii: ",")) {
      let element = Grammar.trimmed(element)
      if element.isEmpty { continue }
      let range = element.prefix(while: Grammar.isToken)
      guard !range.isEmpty, let weight = QualityValue.thousandths(element[range.endIndex...]) else { return nil }
      // `en-GB` is English: whoever likes that reads it.
      let primary = String(decoding: range.prefix { $0 != UInt8(ascii: "-") }.map(Grammar.lowercase), as: UTF8.self)
      weights[primary] = max(weights[primary] ?? 0, weight)
    }
    let known = languages.filter { (weights[$0] ?? weights["*"] ?? 0) > 0 }
    let best = known.map { weights[$0] ?? weights["*"] ?? 0 }.max()
    return known.first { (weights[$0] ?? weights["*"] ?? 0) == best }
  }
}
