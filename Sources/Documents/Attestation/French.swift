import Runtime

/// Amounts, dates and sizes as French readers expect them. Spaces within a value do not break.
public enum French {
  static let narrowSpace = "\u{202F}"
  static let space = "\u{00A0}"

  /// `500 000`, with narrow spaces between groups of three digits.
  public static func integer(_ value: some BinaryInteger) -> String {
    let digits = Array(String(value.magnitude).utf8)
    var text = value < 0 ? "−" : ""
    for (place, digit) in digits.enumerated() {
      if place > 0, (digits.count - place).isMultiple(of: 3) { text += narrowSpace }
      text.unicodeScalars.append(Unicode.Scalar(digit))
    }
    return text
  }

  /// `500 000 €`
  public static func euros(_ amount: some BinaryInteger) -> String { integer(amount) + space + "€" }

  /// `75 %`
  public static func percentage(_ value: some BinaryInteger) -> String { integer(value) + space + "%" }

  /// `31/12/2027`
  public static func date(_ date: CalendarDate) -> String {
    twoDigits(date.day) + "/" + twoDigits(date.month) + "/" + fourDigits(date.year)
  }

  /// `31/01/2027 à 18:30`, on the clock of Paris; with the seconds where asked.
  public static func instant(_ instant: Timestamp, seconds: Bool = false) -> String {
    // The zone's file is checked at start; without it UTC is told as such.
    guard let clock = LocalZone.clock(at: instant, in: "Europe/Paris") else { return instant.text }
    var text = date(clock.date) + space + "à" + space + twoDigits(clock.hour) + ":" + twoDigits(clock.minute)
    if seconds { text += ":" + twoDigits(clock.second) }
    return text
  }

  /// `31/01/2027 à 18:30 (heure de Paris)`
  public static func parisInstant(_ instant: Timestamp, seconds: Bool = false) -> String {
    Self.instant(instant, seconds: seconds) + " (heure de" + space + "Paris)"
  }

  /// `1,4 Mo`: one digit after the comma from a kilobyte on; 1 Mo is 1 048 576 bytes, as in all limits of this product.
  public static func size(_ bytes: Int64) -> String {
    if bytes < 1024 { return integer(bytes) + space + (abs(bytes) < 2 ? "octet" : "octets") }
    var unit = Int64(1024)
    var name = "Ko"
    for next in ["Mo", "Go"] where (bytes / unit) >= 1024 {
      unit *= 1024
      name = next
    }
    let tenths = bytes / unit * 10 + (bytes % unit * 10 + unit / 2) / unit
    let fraction = tenths % 10
    return integer(tenths / 10) + (fraction == 0 ? "" : ",\(fraction)") + space + name
  }

  /// `732 829 320 00074` for 14 digits; any other text as it is.
  public static func siret(_ siret: String) -> String {
    guard siret.utf8.count == 14, siret.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else { return siret }
    let groups = [(0, 3), (3, 3), (6, 3), (9, 5)].map { siret.dropFirst($0.0).prefix($0.1) }
    return groups.joined(separator: space)
  }

  /// `1 lot`, `2 lots`: the plural begins at two.
  public static func count(_ value: Int, _ singular: String, _ plural: String) -> String {
    integer(value) + space + (value < 2 ? singular : plural)
  }

  private static func twoDigits(_ value: Int) -> String { value < 10 ? "0\(value)" : "\(value)" }

  private static func fourDigits(_ value: Int) -> String {
    String(repeating: "0", count: max(0, 4 - String(value).utf8.count)) + String(value)
  }
}
