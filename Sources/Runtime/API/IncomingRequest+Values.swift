/// How the generated decoders reach the parts of a request.
extension IncomingRequest {
  /// The text of a path parameter.
  /// - Throws: `notFound` where it is no text: no object has such a name.
  public func pathParameter(_ index: Int) throws(Failure) -> String {
    let range = captures[index]
    let bytes = head[path.lowerBound + range.lowerBound..<path.lowerBound + range.upperBound]
    do {
      return try PercentCoding.decodeSegment(bytes)
    } catch {
      throw .notFound
    }
  }

  /// The pairs of the query.
  public var queryPairs: FormReader { FormReader(query.map { head[$0] } ?? [], maxPairs: limits.formFields) }

  /// The value of a header field; of several lines of the name, all of them in a list (RFC 9110 section 5.3). Nil where
  /// it asks for a part by another method than GET, whatever it says.
  /// - Throws: `malformed` where it is no ``StreamSafeText``.
  public func header(_ name: StaticString) throws(Failure) -> String? {
    guard method == .get || !Self.asksForPart(name) else { return nil }
    let lines = headers.all(name, in: head)
    guard !lines.isEmpty else { return nil }
    let bytes = Array(lines.joined(separator: ", ".utf8))
    do throws(StreamSafeText.Fault) {
      return try StreamSafeText.read(bytes.span)
    } catch {
      throw .malformed("The header field \(name) cannot be read: \(error.message)")
    }
  }

  /// Whether a field of that name has a meaning for GET alone (RFC 9110 section 14.2), or beside such a one (13.1.5).
  private static func asksForPart(_ name: StaticString) -> Bool {
    let name = name.description
    return name == "range" || name == "if-range"
  }

  /// The body where it was read as a whole; nil where there is none or it is empty.
  public var bytes: [UInt8]? {
    guard case .bytes(let bytes) = body, !bytes.isEmpty else { return nil }
    return bytes
  }
}

extension FormReader {
  /// The next pair; nil at the end.
  public mutating func pair() throws(Failure) -> (name: String, value: String)? {
    do {
      return try next()
    } catch {
      throw .malformed(error.message)
    }
  }
}

extension Failure {
  /// The failure for a body or query that names a member twice that may stand there once.
  public static func repeated(_ name: StaticString) -> Failure { .malformed("\(name) stands twice") }
  /// The failure for a request without the body that its operation needs.
  public static var noBody: Failure { .malformed("The request has no body") }
}
