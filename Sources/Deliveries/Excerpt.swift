import Store

/// The beginning of an answer's body for the log of deliveries, without what may be secret or personal: a receiver can
/// repeat what it was sent, or say more than it should.
///
/// Taken out are mail addresses, numbers of nine digits or more (SIRET, telephone), words that look like tokens, and
/// what follows words such as `password`. Words are compared by their bytes, since a receiver can write marks whose
/// normalisation takes long. Names of people cannot be told from other words; answers are not kept for longer than the
/// log.
enum Excerpt {
  static func redacted(_ body: [UInt8]) -> String {
    // A word that the end cuts off is judged by its first part; more than is kept is read, so that few are.
    let text = String(decoding: body.prefix(4 * DeliveryAttempt.excerptLimit), as: UTF8.self)
    var output = ""
    var word = ""
    var follows = false
    func end() {
      guard !word.isEmpty else { return }
      output += replacement(for: word, isValue: follows) ?? word
      follows = isLabel(word)
      word = ""
    }
    for scalar in text.unicodeScalars {
      if isWordPart(scalar) {
        word.unicodeScalars.append(scalar)
      } else {
        end()
        output.unicodeScalars.append(isControl(scalar) ? " " : scalar)
      }
    }
    end()
    return shortened(output)
  }

  private static func isWordPart(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.isAlphabetic || ("0"..."9").contains(scalar) || "@._+/%-~".unicodeScalars.contains(scalar)
  }

  private static func isControl(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.generalCategory == .control || scalar.properties.generalCategory == .format
  }

  /// What stands for a word that must not be kept.
  private static func replacement(for word: String, isValue: Bool) -> String? {
    let digits = word.unicodeScalars.filter { ("0"..."9").contains($0) }.count
    // The names of schemes pass the mark on to what follows them.
    if isValue, !isLabel(word) { return "[secret]" }
    if word.utf8.contains(UInt8(ascii: "@")) { return "[mail]" }
    if digits >= 9, digits * 2 > word.unicodeScalars.count { return "[number]" }
    // An identifier of a market has 20 characters, and is what one wants to read here.
    let count = word.unicodeScalars.count
    return count > 20 && digits > 0 || count >= 20 && isUnbroken(word) ? "[secret]" : nil
  }

  /// Whether it has no mark that joins the words of a sentence, a path or a host name.
  private static func isUnbroken(_ word: String) -> Bool { !word.utf8.contains { "-./".utf8.contains($0) } }

  private static let labels = [
    "password", "passwd", "secret", "token", "authorization", "bearer", "basic", "signature", "cookie",
  ]

  private static func isLabel(_ word: String) -> Bool {
    let bytes = Array(word.lowercased().utf8)
    return labels.contains { bytes.contains($0.utf8) } || bytes.elementsEqual("api_key".utf8)
      || bytes.elementsEqual("apikey".utf8)
  }

  private static func shortened(_ text: String) -> String {
    guard text.utf8.count > DeliveryAttempt.excerptLimit else { return text }
    var kept = ""
    var count = 0
    for scalar in text.unicodeScalars {
      count += UTF8.width(scalar)
      if count > DeliveryAttempt.excerptLimit { break }
      kept.unicodeScalars.append(scalar)
    }
    return kept
  }
}
