/// What the header lines of one part of a `multipart/form-data` body say (RFC 7578 section 4).
public struct MultipartPart: Sendable, Equatable {
  /// The form field.
  public let name: String
  /// Nil for a text field; made safe by ``FileName``; empty where a browser had no file to send.
  public let fileName: String?
  /// `type/subtype`, lower case; nil where the part declares none.
  public let contentType: String?
  /// False where the part declares another charset.
  let isUTF8: Bool

  private struct Lines {
    var disposition: ArraySlice<UInt8>?
    var type: ArraySlice<UInt8>?
    var encoding: ArraySlice<UInt8>?
  }

  /// - Parameter head: the header lines without the line end of the last.
  init(head: ArraySlice<UInt8>) throws(FormError) {
    let lines = try Self.lines(of: head)
    guard let disposition = lines.disposition else { throw FormError("A part has no Content-Disposition", at: 0) }
    let (kind, parameters) = try Self.parameters(of: disposition)
    guard Grammar.equal(kind, "form-data") else { throw FormError("A part is no form-data", at: 0) }
    // RFC 7578 section 4.7: deprecated, and nothing but these leaves the bytes as they are.
    if let encoding = lines.encoding {
      guard ["7bit", "8bit", "binary"].contains(where: { Grammar.equal(encoding, $0) }) else {
        throw FormError("The Content-Transfer-Encoding of a part is not known", at: 0)
      }
    }
    guard let name = parameters.first("name") else { throw FormError("A part has no name", at: 0) }
    self.name = try Self.text(name)
    fileName = try Self.fileName(parameters)
    if let type = lines.type {
      guard let media = MediaType(type) else { throw FormError("The Content-Type of a part is malformed", at: 0) }
      let text = String(decoding: media.name.map(Grammar.lowercase), as: UTF8.self)
      if text.hasPrefix("multipart/") { throw FormError("A part holds parts of its own", at: 0) }
      contentType = text
      isUTF8 = media.isUTF8
    } else {
      contentType = nil
      isUTF8 = true
    }
  }

  private static func lines(of head: ArraySlice<UInt8>) throws(FormError) -> Lines {
    var lines = Lines()
    var rest = head
    while !rest.isEmpty {
      let end = rest.firstIndex(of: 0x0D) ?? rest.endIndex
      let line = rest[..<end]
      rest = rest[end...]
      if !rest.isEmpty {
        guard rest.dropFirst().first == 0x0A else { throw FormError("A header line of a part is malformed", at: 0) }
        rest = rest.dropFirst(2)
      }
      guard let colon = line.firstIndex(of: UInt8(ascii: ":")), colon > line.startIndex,
        line[..<colon].allSatisfy(Grammar.isToken), line[colon...].allSatisfy(Grammar.isFieldValue)
      else { throw FormError("A header line of a part is malformed", at: 0) }
      let value = Grammar.trimmed(line[(colon + 1)...])
      func once(_ place: inout ArraySlice<UInt8>?) throws(FormError) {
        guard place == nil else { throw FormError("A header field of a part stands twice", at: 0) }
        place = value
      }
      if Grammar.equal(line[..<colon], "content-disposition") {
        try once(&lines.disposition)
      } else if Grammar.equal(line[..<colon], "content-type") {
        try once(&lines.type)
      } else if Grammar.equal(line[..<colon], "content-transfer-encoding") {
        try once(&lines.encoding)
      }
    }
    return lines
  }

  private static func parameters(
    of disposition: ArraySlice<UInt8>
  ) throws(FormError) -> (ArraySlice<UInt8>, HeaderParameters) {
    do {
      return try HeaderParameters.read(disposition)
    } catch {
      throw FormError("The Content-Disposition of a part is malformed: \(error.message)", at: 0)
    }
  }

  /// The name of the file. `filename*` has no place in a form (RFC 7578 section 4.2), but is what some clients send for
  /// names outside ASCII; where both stand it is the exact one (RFC 6266 section 4.3).
  private static func fileName(_ parameters: HeaderParameters) throws(FormError) -> String? {
    if let extended = parameters.first("filename*") {
      let parts = extended.split(separator: UInt8(ascii: "'"), maxSplits: 2, omittingEmptySubsequences: false)
      guard parts.count == 3, Grammar.equal(parts[0], "utf-8") else {
        throw FormError("The name of a file is not UTF-8", at: 0)
      }
      return try FileName.safe(try PercentCoding.decodeSegment(parts[2]))
    }
    guard let plain = parameters.first("filename") else { return nil }
    return try FileName.safe(try text(plain))
  }

  /// What browsers write in place of quotes and line ends is read back, in capitals as they write it (WHATWG HTML section
  /// 4.10.21.8); any other percent sign is itself.
  private static func text(_ value: [UInt8]) throws(FormError) -> String {
    var bytes: [UInt8] = []
    var rest = value[...]
    while let byte = rest.first {
      var length = 1
      var meant = byte
      if byte == UInt8(ascii: "%"), rest.count >= 3 {
        let digits = (rest[rest.startIndex + 1], rest[rest.startIndex + 2])
        let known: UInt8? =
          switch digits {
          case (UInt8(ascii: "2"), UInt8(ascii: "2")): 0x22
          case (UInt8(ascii: "0"), UInt8(ascii: "D")): 0x0D
          case (UInt8(ascii: "0"), UInt8(ascii: "A")): 0x0A
          default: nil
          }
        if let known { (meant, length) = (known, 3) }
      }
      bytes.append(meant)
      rest = rest.dropFirst(length)
    }
    do throws(StreamSafeText.Fault) {
      return try StreamSafeText.read(bytes.span)
    } catch {
      throw FormError("The name of a part cannot be read: \(error.message)", at: 0)
    }
  }
}
