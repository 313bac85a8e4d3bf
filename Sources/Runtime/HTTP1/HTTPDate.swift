/// The value of `Date` (IMF-fixdate, RFC 9110 section 5.6.7), made once a second.
struct HTTPDate {
  private var second = Int64.min
  private(set) var text: [UInt8] = []

  /// - Parameter milliseconds: since 1970, UTC. A moment outside the years 1 to 9999 is written as the nearest one
  ///   within.
  mutating func update(_ milliseconds: Int64) {
    let writable = Timestamp.writable
    let now = floorDivided(min(max(milliseconds, writable.lowerBound), writable.upperBound), by: 1000)
    guard now != second else { return }
    second = now
    text.removeAll(keepingCapacity: true)
    let days = Int(floorDivided(now, by: 86_400)), time = Int(now) - days * 86_400
    let date = CalendarDate(daysSince1970: days)
    let weekdays: [StaticString] = ["Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed"]
    let months: [StaticString] = [
      "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ]
    text.append(text: weekdays[(days % 7 + 7) % 7])
    text.append(text: ", ")
    text.append(decimal: date.day, width: 2)
    text.append(text: " ")
    text.append(text: months[date.month - 1])
    text.append(text: " ")
    text.append(decimal: date.year, width: 4)
    text.append(text: " ")
    text.append(decimal: time / 3600, width: 2)
    text.append(text: ":")
    text.append(decimal: time / 60 % 60, width: 2)
    text.append(text: ":")
    text.append(decimal: time % 60, width: 2)
    text.append(text: " GMT")
  }
}
