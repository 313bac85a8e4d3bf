/// Numbers, sizes and dates as they are written in French.
public enum FrenchText {
  /// 1 536 → "1,5 Ko". Units of 1 024 bytes, under their customary names.
  static func size(_ bytes: Int) -> String {
    if bytes < 1024 { return "\(bytes)\u{A0}octet" + (bytes > 1 ? "s" : "") }
    var tenths = bytes * 10 / 1024
    for unit in ["Ko", "Mo"] {
      if tenths < 10_240 { return decimal(tenths) + "\u{A0}" + unit }
      tenths /= 1024
    }
    return decimal(tenths) + "\u{A0}Go"
  }

  private static func decimal(_ tenths: Int) -> String {
    tenths % 10 == 0 || tenths >= 1000 ? number(tenths / 10) : number(tenths / 10) + ",\(tenths % 10)"
  }

  /// 1234567 → "1 234 567", with the narrow spaces that keep it on one line.
  static func number(_ value: Int) -> String {
    let digits = String(value.magnitude)
    var text = value < 0 ? "−" : ""
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.count - index) % 3 == 0 { text += "\u{202F}" }
      text.append(digit)
    }
    return text
  }

  /// "1 lot", "2 lots": zero and one are singular.
  static func count(_ number: Int, _ one: String, _ several: String) -> String {
    self.number(number) + "\u{A0}" + (number < 2 ? one : several)
  }

  /// "45 secondes", "5 minutes": rounded up, so that it is never too early.
  static func duration(_ seconds: Int) -> String {
    switch seconds {
    case ..<120: count(Swift.max(seconds, 1), "seconde", "secondes")
    case ..<7_200: count((seconds + 59) / 60, "minute", "minutes")
    default: count((seconds + 3_599) / 3_600, "heure", "heures")
    }
  }

  /// "123 456 789 00012", on one line.
  public static func siret(_ siret: String) -> String {
    guard siret.utf8.count == 14 else { return siret }
    var text = ""
    for (index, digit) in siret.enumerated() {
      if index == 3 || index == 6 || index == 9 { text += "\u{A0}" }
      text.append(digit)
    }
    return text
  }

  /// An organisation by its name, or by its SIRET as long as its name is not known: "SIRET 123 456 789 00012".
  public static func organisation(_ nameOrSiret: String) -> String {
    let isSiret = nameOrSiret.utf8.count == 14 && nameOrSiret.utf8.allSatisfy { (0x30...0x39).contains($0) }
    return isSiret ? "SIRET\u{A0}" + siret(nameOrSiret) : nameOrSiret
  }
}

/// A day and a time on the clocks of Paris.
public struct ParisTime: Sendable, Equatable {
  public var year: Int
  public var month: Int
  public var day: Int
  public var hour: Int
  public var minute: Int

  public init(year: Int, month: Int, day: Int, hour: Int, minute: Int) {
    self.year = year
    self.month = month
    self.day = day
    self.hour = hour
    self.minute = minute
  }

  /// "15/06/2026".
  public var date: String { Self.padded(day) + "/" + Self.padded(month) + "/" + String(year) }

  /// "15/06/2026 à 23:59 (heure de Paris)".
  public var full: String {
    date + " à " + Self.padded(hour) + ":" + Self.padded(minute) + " (heure de Paris)"
  }

  private static func padded(_ number: Int) -> String { number < 10 ? "0\(number)" : String(number) }
}
