import Runtime

/// Text as mail carries it: lines of ASCII, at most 76 characters long, each ended by CR and LF.
enum MIME {
  /// A text for a header: as it stands, or as encoded words (RFC 2047) of at most 75 characters. Control characters,
  /// which could end the header, become spaces.
  static func headerText(_ text: String) -> String {
    let scalars = text.unicodeScalars.map { isControl($0) ? " " : $0 }
    let isPlain = scalars.count <= 60 && scalars.allSatisfy { $0.isASCII } && !text.contains("=?")
    return isPlain ? String(String.UnicodeScalarView(scalars)) : encodedWords(scalars)
  }

  /// The name of a person or service before an address: words that need no quotes, or encoded ones. So what is in a
  /// name is never taken for what it stands for elsewhere, quotes and brackets included.
  static func phrase(_ text: String) -> String {
    let scalars = text.unicodeScalars.map { isControl($0) ? " " : $0 }
    let isPlain =
      scalars.count <= 60
      && scalars.allSatisfy { $0.isASCII && ($0.properties.isAlphabetic || ("0"..."9").contains($0) || $0 == " ") }
    return isPlain ? text : encodedWords(scalars)
  }

  private static func encodedWords(_ scalars: [Unicode.Scalar]) -> String {
    var words: [String] = []
    var chunk: [UInt8] = []
    for scalar in scalars {
      let bytes = Array(String(scalar).utf8)
      // 45 bytes are 60 characters of Base64. A word holds whole characters (RFC 2047 section 5).
      if chunk.count + bytes.count > 45 {
        words.append(encodedWord(chunk))
        chunk = []
      }
      chunk += bytes
    }
    words.append(encodedWord(chunk))
    return words.joined(separator: "\r\n ")
  }

  private static func encodedWord(_ bytes: [UInt8]) -> String { "=?UTF-8?B?\(Base64.encode(bytes))?=" }

  private static func isControl(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value) || scalar.value == 0x2028 || scalar.value == 0x2029
  }

  /// `Quoted-printable` (RFC 2045 section 6.7). Lines may end with LF or CR LF.
  static func quotedPrintable(_ text: String) -> [UInt8] {
    var output: [UInt8] = []
    var column = 0
    let bytes = Array(text.replacing("\r\n", with: "\n").utf8)
    for (index, byte) in bytes.enumerated() {
      if byte == 0x0A {
        output += [0x0D, 0x0A]
        column = 0
        continue
      }
      let endsLine = index + 1 == bytes.count || bytes[index + 1] == 0x0A
      let isLiteral =
        (0x21...0x7E).contains(byte) && byte != UInt8(ascii: "=") || (byte == 0x20 || byte == 0x09) && !endsLine
      let piece = isLiteral ? [byte] : [UInt8(ascii: "="), hex(byte >> 4), hex(byte & 15)]
      // A soft line break takes the last place.
      if column + piece.count > 75 {
        output += [UInt8(ascii: "="), 0x0D, 0x0A]
        column = 0
      }
      output += piece
      column += piece.count
    }
    return output
  }

  private static func hex(_ digit: UInt8) -> UInt8 {
    digit < 10 ? UInt8(ascii: "0") + digit : UInt8(ascii: "A") + digit - 10
  }

  /// `Fri, 01 Jan 2027 08:30:00 +0000` (RFC 5322 section 3.3).
  static func date(_ moment: Timestamp) -> String {
    let weekdays = ["Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed"]
    let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
    let seconds = max(0, moment.milliseconds / 1000)
    let date = moment.utcDate
    func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    let time = Int(seconds % 86_400)
    return "\(weekdays[Int(seconds / 86_400 % 7)]), \(two(date.day)) \(months[date.month - 1]) \(date.year) "
      + "\(two(time / 3600)):\(two(time / 60 % 60)):\(two(time % 60)) +0000"
  }
}
