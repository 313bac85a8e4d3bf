/// What is settled before libyaml sees a byte: size, encoding, and characters on which readers disagree.
struct SourceCheck {
  let file: String
  let limits: YAMLLimits

  func faults(in bytes: [UInt8]) -> [Diagnostic] {
    if bytes.count > limits.maxBytes {
      let message = "the file has \(bytes.count) bytes, at most \(limits.maxBytes) are read"
      return [Diagnostic(SyntaxCode.tooLarge, message, at: SourceSpan(file: file, at: .start))]
    }
    if let other = otherEncoding(of: bytes) {
      return [Diagnostic(SyntaxCode.encoding, "the file is in \(other)", at: SourceSpan(file: file, at: .start))]
    }
    let text = SourceText(bytes)
    if let fault = invalidUTF8(in: text) { return [fault] }
    return forbiddenCharacters(in: text)
  }

  /// The encoding that the first bytes give away, by the table of YAML 1.2.2 §5.2.
  private func otherEncoding(of bytes: [UInt8]) -> String? {
    let head = Array(bytes.prefix(4))
    if head.starts(with: [0, 0, 0xFE, 0xFF]) || head.starts(with: [0xFF, 0xFE, 0, 0]) { return "UTF-32" }
    if head.starts(with: [0xFE, 0xFF]) || head.starts(with: [0xFF, 0xFE]) { return "UTF-16" }
    guard head.count == 4 else { return nil }
    return switch (head[0] == 0, head[1] == 0, head[2] == 0, head[3] == 0) {
    case (true, true, true, false), (false, true, true, true): "UTF-32"
    case (true, false, true, false), (false, true, false, true): "UTF-16"
    default: nil
    }
  }

  private func invalidUTF8(in text: SourceText) -> Diagnostic? {
    let fault: Unicode.UTF8.ValidationError
    do {
      _ = try UTF8Span(validating: text.bytes.span)
      return nil
    } catch {
      fault = error
    }
    let start = text.position(ofByte: fault.byteOffsets.lowerBound)
    let byte = String(text.bytes[fault.byteOffsets.lowerBound], radix: 16, uppercase: true)
    return Diagnostic(
      SyntaxCode.encoding, "the byte 0x\(byte) at this place is not UTF-8",
      at: SourceSpan(file: file, start: start, end: Position(line: start.line, column: start.column + 1)))
  }

  /// Every character that must not stand in the text, which is known to be UTF-8.
  private func forbiddenCharacters(in text: SourceText) -> [Diagnostic] {
    var found: [Diagnostic] = []
    let bytes = text.bytes
    for offset in bytes.indices where found.count < limits.maxDiagnostics {
      guard let scalar = forbiddenScalar(at: offset, in: bytes) else { continue }
      let start = text.position(ofByte: offset)
      let hex = String(scalar, radix: 16, uppercase: true)
      let name = "U+" + String(repeating: "0", count: max(0, 4 - hex.count)) + hex
      found.append(
        Diagnostic(
          SyntaxCode.character, "the character \(name) must not stand here",
          at: SourceSpan(file: file, start: start, end: Position(line: start.line, column: start.column + 1))))
    }
    return found
  }

  /// The scalar that starts at an offset when it is one of C0 (but tab, LF, CR), DEL, C1, U+2028, U+2029, U+FEFF,
  /// U+FFFE, U+FFFF.
  private func forbiddenScalar(at offset: Int, in bytes: [UInt8]) -> UInt32? {
    let byte = bytes[offset]
    switch byte {
    case 0x09, 0x0A, 0x0D: return nil
    case 0x00...0x1F, 0x7F: return UInt32(byte)
    case 0xC2 where bytes[offset + 1] < 0xA0: return UInt32(bytes[offset + 1])
    case 0xE2 where bytes[offset + 1] == 0x80 && (bytes[offset + 2] == 0xA8 || bytes[offset + 2] == 0xA9):
      return 0x2000 | UInt32(bytes[offset + 2] & 0x3F)
    case 0xEF where bytes[offset + 1] == 0xBB && bytes[offset + 2] == 0xBF: return 0xFEFF
    case 0xEF where bytes[offset + 1] == 0xBF && bytes[offset + 2] >= 0xBE:
      return 0xFFC0 | UInt32(bytes[offset + 2] & 0x3F)
    default: return nil
    }
  }
}
