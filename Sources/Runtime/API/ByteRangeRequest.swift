/// What of a stored document a GET asks for, by its conditions and its `Range` (RFC 9110 sections 13 and 14).
public enum ByteRangeRequest: Sendable, Hashable {
  /// 200 with everything.
  case whole
  /// 206 with these bytes, at least one, and `Content-Range`.
  case part(Range<Int>)
  /// 416 with `Content-Range: bytes */SIZE`.
  case unsatisfiable
  /// 304: the client has these bytes already.
  case notModified
  /// 412: the client wants the bytes of another version, or none.
  case anotherVersion

  /// - Parameters:
  ///   - range: the field `Range`, nil where there is none: ``IncomingRequest/header(_:)`` has none for HEAD.
  ///   - ifRange: the field `If-Range`; where it is not the tag, the range does not count.
  ///   - ifMatch: the field `If-Match`, which is looked at first (section 13.2.2).
  ///   - ifNoneMatch: the field `If-None-Match`, which is looked at next.
  ///   - size: of the document in bytes.
  ///   - tag: of the document as it is now.
  public init(
    range: String?, ifRange: String? = nil, ifMatch: String? = nil, ifNoneMatch: String? = nil, size: Int,
    tag: EntityTag
  ) {
    if let ifMatch, !tag.isNamed(by: ifMatch) {
      self = .anotherVersion
    } else if let ifNoneMatch, tag.isListed(in: ifNoneMatch) {
      self = .notModified
    } else if let range, ifRange.map(tag.isExactly) ?? true {
      self = Self.read(range, size: size)
    } else {
      self = .whole
    }
  }

  /// The value of `Content-Range`; nil for an answer that has none.
  public func contentRange(size: Int) -> String? {
    switch self {
    case .whole, .notModified, .anotherVersion: nil
    case .part(let range): "bytes \(range.lowerBound)-\(range.upperBound - 1)/\(size)"
    case .unsatisfiable: "bytes */\(size)"
    }
  }

  /// A field that breaks the grammar, has another unit or several ranges is passed over, which section 14.2 allows:
  /// nothing that reads our documents needs the overlapping and out-of-order ranges that make servers work for nothing.
  private static func read(_ field: String, size: Int) -> ByteRangeRequest {
    let bytes = Grammar.trimmed(Array(field.utf8)[...])
    guard let equals = bytes.firstIndex(of: UInt8(ascii: "=")), Grammar.equal(bytes[..<equals], "bytes") else {
      return .whole
    }
    let specifier = Grammar.trimmed(bytes[(equals + 1)...])
    guard let dash = specifier.firstIndex(of: UInt8(ascii: "-")) else { return .whole }
    let first = specifier[..<dash]
    let last = specifier[(dash + 1)...]
    guard first.allSatisfy(Grammar.isDigit), last.allSatisfy(Grammar.isDigit) else { return .whole }
    if first.isEmpty {
      guard !last.isEmpty else { return .whole }
      return suffix(number(last), size: size)
    }
    let start = number(first)
    let end = last.isEmpty ? Int.max : number(last)
    guard start <= end else { return .whole }
    guard start < size else { return .unsatisfiable }
    return .part(start..<min(end, size - 1) + 1)
  }

  /// The last bytes. Of an empty document a suffix is satisfiable (section 14.1.2), and no `Content-Range` can say so.
  private static func suffix(_ length: Int, size: Int) -> ByteRangeRequest {
    guard length > 0 else { return .unsatisfiable }
    return size == 0 ? .whole : .part(max(0, size - length)..<size)
  }

  /// The number that the digits write, or the largest there is.
  private static func number(_ digits: ArraySlice<UInt8>) -> Int {
    var number = 0
    for digit in digits {
      let (product, isTooLarge) = number.multipliedReportingOverflow(by: 10)
      let (sum, overflows) = product.addingReportingOverflow(Int(digit - UInt8(ascii: "0")))
      if isTooLarge || overflows { return .max }
      number = sum
    }
    return number
  }
}
