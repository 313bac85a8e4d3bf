import SpecIR

/// The values of headers that belong to HTTP or to every answer, and that none declares (`spec/extensions.md`, What is
/// the same for every path). Whether they are there is asked of the run as a whole: see ``Hardening``.
extension Judge {
  func general(_ answer: Answer, _ plan: RequestPlan) -> [Finding] {
    var findings: [Finding] = []
    if let date = answer.header("Date"), !HTTPDate.isWellFormed(date) {
      findings.append(.init("Date must be as RFC 9110 section 5.6.7 has it, but is \(date.prefix(80))", nil))
    }
    if let length = answer.header("Content-Length"), !Self.isNumber(length) {
      findings.append(.init("Content-Length must be digits, but is \(length.prefix(80))", nil))
    }
    if let id = answer.header("X-Request-Id"), id.utf8.count != 32 || !id.allSatisfy(\.isHexDigit) {
      findings.append(.init("X-Request-Id must be 32 hexadecimal digits, but is \(id.prefix(80))", nil))
    }
    return findings + limits(answer, plan)
  }

  /// `RateLimit-Policy` and `RateLimit` (draft-ietf-httpapi-ratelimit-headers) name the quota, and tell the numbers of
  /// `X-RateLimit-…`.
  private func limits(_ answer: Answer, _ plan: RequestPlan) -> [Finding] {
    guard case .metered(let quota)? = plan.operation?.quota else { return [] }
    let fields = [
      (name: "RateLimit-Policy", number: "q", same: "X-RateLimit-Limit", seconds: "w"),
      (name: "RateLimit", number: "r", same: "X-RateLimit-Remaining", seconds: "t"),
    ]
    return fields.compactMap { field -> Finding? in
      guard let value = answer.header(field.name) else { return nil }
      let parts = value.split(separator: ";", omittingEmptySubsequences: false).map { String($0).trimmingBlanks() }
      let number = parts.contains { $0 == "\(field.number)=\(answer.header(field.same) ?? "")" }
      let seconds = parts.contains { $0.hasPrefix(field.seconds + "=") && Self.isNumber(String($0.dropFirst(2))) }
      if parts[0] == "\"\(quota)\"", number, seconds { return nil }
      return Finding(
        "\(field.name) must tell \(quota), \(field.number) as \(field.same) and \(field.seconds), but is "
          + "\(value.prefix(80))", plan.operation?.site)
    }
  }

  private static func isNumber(_ text: String) -> Bool {
    !text.isEmpty && text.unicodeScalars.allSatisfy { ("0"..."9").contains($0) }
  }
}

/// A date as every answer has it: IMF-fixdate (RFC 9110 section 5.6.7), of a day that there was on its weekday.
enum HTTPDate {
  private static let weekdays = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"]
  private static let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]

  static func isWellFormed(_ text: String) -> Bool {
    let parts = text.split(separator: " ", omittingEmptySubsequences: false).map(String.init)
    guard parts.count == 6, parts[5] == "GMT", parts[0].hasSuffix(","),
      let weekday = weekdays.firstIndex(of: String(parts[0].dropLast())), let day = number(parts[1], digits: 2),
      let month = months.firstIndex(of: parts[2]), let year = number(parts[3], digits: 4)
    else { return false }
    let time = parts[4].split(separator: ":", omittingEmptySubsequences: false).map { number(String($0), digits: 2) }
    guard time.count == 3, let hour = time[0], let minute = time[1], let second = time[2], hour < 24, minute < 60,
      second <= 60, day >= 1, day <= length(of: month, in: year)
    else { return false }
    return weekday == self.weekday(day, month, year)
  }

  private static func number(_ text: String, digits: Int) -> Int? {
    text.utf8.count == digits && text.unicodeScalars.allSatisfy { ("0"..."9").contains($0) } ? Int(text) : nil
  }

  /// - Parameter month: from 0.
  private static func length(of month: Int, in year: Int) -> Int {
    let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    return [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month]
  }

  /// Sakamoto's method.
  private static func weekday(_ day: Int, _ month: Int, _ year: Int) -> Int {
    let year = month < 2 ? year - 1 : year
    return (year + year / 4 - year / 100 + year / 400 + [0, 3, 2, 5, 0, 3, 5, 1, 4, 6, 2, 4][month] + day) % 7
  }
}
