/// The parameters of a header field: `form-data; name="a"; filename="b.pdf"` (RFC 9110 section 5.6.6).
struct HeaderParameters: Sendable {
  /// More than anybody sends: each is compared with all before it.
  static let maxCount = 16

  private var pairs: [(name: ArraySlice<UInt8>, value: [UInt8])] = []

  /// The value of a parameter, without its quotes; `name` is lower case.
  func first(_ name: StaticString) -> [UInt8]? { pairs.first { Grammar.equal($0.name, name) }?.value }

  /// - Returns: what stands before the parameters, and they.
  /// - Throws: for what is no parameter, for one that stands twice, whatever its values are (RFC 6838 section 4.3, RFC
  ///   6266 section 4.1), and past ``maxCount``.
  static func read(_ field: ArraySlice<UInt8>) throws(FormError) -> (ArraySlice<UInt8>, HeaderParameters) {
    let semicolon = UInt8(ascii: ";")
    let end = field.firstIndex(of: semicolon) ?? field.endIndex
    var parameters = HeaderParameters()
    var rest = field[end...]
    while rest.first == semicolon {
      rest = Grammar.trimmed(rest.dropFirst())
      // RFC 9110 allows for nothing between two semicolons.
      if rest.isEmpty || rest.first == semicolon { continue }
      let name = rest.prefix(while: Grammar.isToken)
      rest = rest[name.endIndex...]
      guard !name.isEmpty, rest.first == UInt8(ascii: "=") else { throw malformed }
      guard parameters.pairs.count < maxCount else {
        throw FormError("There are more than \(maxCount) parameters", at: 0)
      }
      guard !parameters.pairs.contains(where: { Grammar.equalInAnyCase($0.name, name) }) else {
        throw FormError("A parameter stands twice", at: 0)
      }
      let value = try value(&rest)
      parameters.pairs.append((name, value))
      rest = Grammar.trimmed(rest)
    }
    guard rest.isEmpty else { throw malformed }
    return (Grammar.trimmed(field[..<end]), parameters)
  }

  /// Reads a token or a quoted string behind the equals sign.
  private static func value(_ rest: inout ArraySlice<UInt8>) throws(FormError) -> [UInt8] {
    rest = rest.dropFirst()
    guard rest.first == UInt8(ascii: "\"") else {
      let token = rest.prefix(while: Grammar.isToken)
      guard !token.isEmpty else { throw FormError("A parameter has no value", at: 0) }
      rest = rest[token.endIndex...]
      return Array(token)
    }
    rest = rest.dropFirst()
    var value: [UInt8] = []
    while let byte = rest.popFirst() {
      switch byte {
      case UInt8(ascii: "\""): return value
      case UInt8(ascii: "\\"):
        // Before anything else a backslash is itself: some clients send the path of the file as it is on their disk.
        if let next = rest.first, next == UInt8(ascii: "\"") || next == UInt8(ascii: "\\") {
          value.append(next)
          rest = rest.dropFirst()
        } else {
          value.append(byte)
        }
      default: value.append(byte)
      }
    }
    throw malformed
  }

  private static let malformed = FormError("A parameter cannot be read", at: 0)
}

/// The boundary of a multipart body (RFC 2046 section 5.1.1).
enum MultipartBoundary {
  /// Characters.
  private static let maxLength = 70

  /// - Parameter contentType: the value of the request's `Content-Type`.
  /// - Throws: where the boundary is missing or none that could stand there.
  static func read(_ contentType: ArraySlice<UInt8>) throws(FormError) -> [UInt8] {
    let parameters: HeaderParameters
    do {
      parameters = try HeaderParameters.read(contentType).1
    } catch {
      throw FormError("The Content-Type is malformed: \(error.message)", at: 0)
    }
    guard let boundary = parameters.first("boundary") else {
      throw FormError("The Content-Type has no boundary", at: 0)
    }
    guard !boundary.isEmpty else { throw FormError("The boundary of the Content-Type is empty", at: 0) }
    guard boundary.count <= maxLength else {
      throw FormError("The boundary of the Content-Type is longer than \(maxLength) characters", at: 0)
    }
    guard boundary.allSatisfy(isBoundary), boundary.last != 0x20 else {
      throw FormError("The boundary of the Content-Type has a character that may not stand there", at: 0)
    }
    return boundary
  }

  private static func isBoundary(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "z"),
      UInt8(ascii: "A")...UInt8(ascii: "Z"), 0x20:
      true
    default: "'()+_,-./:=?".utf8.contains(byte)
    }
  }
}
