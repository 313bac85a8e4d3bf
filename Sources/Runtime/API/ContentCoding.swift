/// How the bytes of an answer are packed (RFC 9110 section 8.4.1).
public enum ContentCoding: String, Sendable, Hashable {
  /// Not at all.
  case identity
  case gzip

  /// ``AcceptedCodings/best(isPacked:)`` of the field `Accept-Encoding`, its lines joined; nil where there is none.
  public static func chosen(for accepted: String?, isPacked: Bool) -> ContentCoding? {
    var codings = AcceptedCodings()
    if let accepted { codings.add(Array(accepted.utf8)[...]) }
    return codings.best(isPacked: isPacked)
  }
}

/// What a client says by `Accept-Encoding` (RFC 9110 section 12.5.3).
struct AcceptedCodings {
  /// In thousandths; nil for what was not spoken of.
  private var gzip: Int?
  private var identity: Int?
  private var rest: Int?
  private var members = 0
  /// A field that breaks the grammar says nothing that could be relied upon; nor does one with more members than
  /// ``QualityValue/maxMembers``.
  private var isReadable = true

  /// Adds the codings of one line of the field.
  mutating func add(_ line: ArraySlice<UInt8>) {
    var line = line
    while isReadable, let member = Grammar.takeMember(&line) {
      members += 1
      guard members <= QualityValue.maxMembers, add(member: member) else {
        isReadable = false
        return
      }
    }
  }

  private mutating func add(member: ArraySlice<UInt8>) -> Bool {
    let coding = member.prefix(while: Grammar.isToken)
    guard !coding.isEmpty, let weight = QualityValue.thousandths(member[coding.endIndex...]) else { return false }
    // Section 8.4.1.3: `x-gzip` is the same.
    if Grammar.equal(coding, "gzip") || Grammar.equal(coding, "x-gzip") {
      gzip = max(gzip ?? 0, weight)
    } else if Grammar.equal(coding, "identity") {
      identity = weight
    } else if Grammar.equal(coding, "*") {
      rest = weight
    }
    return true
  }

  /// The coding that the client likes best; of several that it likes alike, the packed one. A client that says nothing
  /// could take anything, and is given what every client can read.
  /// - Parameter isPacked: whether there is a packed form.
  /// - Returns: nil where the client takes neither form.
  func best(isPacked: Bool) -> ContentCoding? {
    guard isReadable else { return .identity }
    let packed = isPacked ? gzip ?? rest ?? 0 : 0
    // What was not spoken of can be had unpacked, but is asked for by nobody.
    let plain = identity ?? rest
    if packed > 0, packed >= plain ?? 0 { return .gzip }
    return plain == 0 ? nil : .identity
  }
}
