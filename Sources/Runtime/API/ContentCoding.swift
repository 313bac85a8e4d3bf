/// How the bytes of an answer are packed (RFC 9110 section 8.4.1).
public enum ContentCoding: String, Sendable, Hashable {
  /// Not at all.
  case identity
  case gzip

  /// The coding that a client likes best (RFC 9110 section 12.5.3); of several that it likes alike, the packed one.
  ///
  /// - Parameters:
  ///   - accepted: the field `Accept-Encoding`, its lines joined; nil where there is none. A client that says nothing
  ///     could take anything, and is given what every client can read.
  ///   - isPacked: whether there is a packed form.
  /// - Returns: nil where the client takes neither form.
  public static func chosen(for accepted: String?, isPacked: Bool) -> ContentCoding? {
    guard let accepted, let weights = Weights(accepted) else { return .identity }
    let packed = isPacked ? weights.weight(of: .gzip) ?? 0 : 0
    // What was not spoken of can be had unpacked, but is asked for by nobody.
    let plain = weights.weight(of: .identity)
    if packed > 0, packed >= plain ?? 0 { return .gzip }
    return plain == 0 ? nil : .identity
  }
}

/// What `Accept-Encoding` says, in thousandths.
private struct Weights {
  private var gzip: Int?
  private var identity: Int?
  private var rest: Int?

  /// Nil for a field that breaks the grammar: it says nothing that could be relied upon.
  init?(_ field: String) {
    for element in Array(field.utf8)[...].split(separator: UInt8(ascii: ",")) {
      let element = Grammar.trimmed(element)
      // Section 5.6.1.2: empty elements are passed over.
      if element.isEmpty { continue }
      let coding = element.prefix(while: Grammar.isToken)
      guard !coding.isEmpty, let weight = QualityValue.thousandths(element[coding.endIndex...]) else { return nil }
      // Section 8.4.1.3: `x-gzip` is the same.
      if Grammar.equal(coding, "gzip") || Grammar.equal(coding, "x-gzip") {
        gzip = max(gzip ?? 0, weight)
      } else if Grammar.equal(coding, "identity") {
        identity = weight
      } else if Grammar.equal(coding, "*") {
        rest = weight
      }
    }
  }

  /// Nil for a coding that was not spoken of.
  func weight(of coding: ContentCoding) -> Int? {
    switch coding {
    case .gzip: gzip ?? rest
    case .identity: identity ?? rest
    }
  }
}
