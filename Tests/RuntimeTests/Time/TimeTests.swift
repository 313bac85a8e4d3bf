import TestSupport
import Testing

@testable import Runtime

@Suite("Times")
struct TimeTests {
  @Test(
    "instants are read as RFC 3339 writes them",
    arguments: [
      ("1970-01-01T00:00:00Z", 0), ("1970-01-01T00:00:00.5Z", 500), ("2027-01-31T17:30:00.123999Z", 1_801_416_600_123),
      ("2027-01-31T18:30:00+01:00", 1_801_416_600_000), ("2027-01-31t17:30:00z", 1_801_416_600_000),
      ("1969-12-31T23:59:59.999Z", -1), ("2024-02-29T00:00:00-00:00", 1_709_164_800_000),
      ("1998-12-31T23:59:60Z", 915_148_800_000), ("1998-12-31T15:59:60.123-08:00", 915_148_800_000),
      ("0001-01-01T00:00:00Z", -62_135_596_800_000), ("9999-12-31T23:59:59.999Z", 253_402_300_799_999),
    ])
  func reading(_ text: String, _ milliseconds: Int64) {
    #expect(Timestamp.parse(text)?.milliseconds == milliseconds)
  }

  @Test(
    "what is no instant is refused",
    arguments: [
      "", "2027-01-31", "2027-01-31T17:30:00", "2027-01-31 17:30:00Z", "2027-01-31T17:30Z", "2027-02-29T00:00:00Z",
      "2027-13-01T00:00:00Z",
      "2027-00-01T00:00:00Z", "2027-01-00T00:00:00Z", "2027-01-31T24:00:00Z", "2027-01-31T23:60:00Z",
      "2027-01-31T23:59:61Z",
      "2027-01-31T23:58:60Z", "2027-01-31T22:59:60Z", "2027-01-31T17:30:00.Z", "2027-01-31T17:30:00,5Z",
      "2027-01-31T17:30:00+24:00",
      "2027-01-31T17:30:00+01:60", "2027-01-31T17:30:00+0100", "2027-01-31T17:30:00+01", "27-01-31T17:30:00Z",
      "02027-01-31T17:30:00Z",
      "0000-01-01T00:00:00Z", "0001-01-01T00:00:00+00:01", "9999-12-31T23:59:59-00:01", "9999-12-31T23:59:60Z",
      "2027-01-31T17:30:00ZZ",
      " 2027-01-31T17:30:00Z", "２０２７-01-31T17:30:00Z", "2027-1-31T17:30:00Z", "+027-01-31T17:30:00Z",
    ])
  func refusing(_ text: String) {
    #expect(Timestamp.parse(text) == nil)
  }

  @Test("instants are written in UTC with milliseconds, and read back the same")
  func writing() {
    #expect(Timestamp(milliseconds: 1_801_416_600_007).text == "2027-01-31T17:30:00.007Z")
    #expect(Timestamp(milliseconds: .min).text == "0001-01-01T00:00:00.000Z")
    #expect(Timestamp(milliseconds: .max).text == "9999-12-31T23:59:59.999Z")
    var random = SeededGenerator(seed: 3_339)
    for _ in 0..<2_000 {
      let instant = Timestamp(milliseconds: Int64.random(in: Timestamp.writable, using: &random))
      #expect(Timestamp.parse(instant.text) == instant, "\(instant.text)")
    }
    #expect(Timestamp(milliseconds: .max).adding(milliseconds: 1).milliseconds == .max)
    #expect(Timestamp(milliseconds: -1).utcDate == CalendarDate(year: 1969, month: 12, day: 31))
  }

  @Test("days")
  func days() throws {
    #expect(CalendarDate.parse("2024-02-29")?.text == "2024-02-29")
    for text in ["2023-02-29", "1900-02-29", "2024-04-31", "0000-01-01", "2024-1-01", "2024-01-01T", "20240101", ""] {
      #expect(CalendarDate.parse(text) == nil, "\(text)")
    }
    #expect(CalendarDate.parse("2000-02-29") != nil)
    // Every day there is, once.
    var expected = try #require(CalendarDate(year: 1, month: 1, day: 1))
    for day in -719_162...2_932_896 where day % 37 == 0 || day < -719_000 {
      let date = CalendarDate(daysSince1970: day)
      guard date.daysSince1970 == day, day == -719_162 || expected < date,
        CalendarDate(year: date.year, month: date.month, day: date.day) == date
      else {
        Issue.record("day \(day) is \(date.text)")
        return
      }
      expected = date
    }
  }

  @Test(
    "local times are those of Paris",
    arguments: [
      ("2027-01-31T18:30", "2027-01-31T17:30:00.000Z"), ("2027-07-31T18:30:15", "2027-07-31T16:30:15.000Z"),
      ("2027-01-31", "2027-01-31T22:59:59.000Z"), ("2027-07-14", "2027-07-14T21:59:59.000Z"),
      ("2027-01-31T18:30:00Z", "2027-01-31T18:30:00.000Z"), ("2027-01-31T18:30:00+05:00", "2027-01-31T13:30:00.000Z"),
      // Summer time begins on 28 March 2027 at 02:00: that hour is skipped.
      ("2027-03-28T01:59:59", "2027-03-28T00:59:59.000Z"), ("2027-03-28T02:30", "2027-03-28T01:30:00.000Z"),
      ("2027-03-28T03:00", "2027-03-28T01:00:00.000Z"), ("2027-03-28", "2027-03-28T21:59:59.000Z"),
      // It ends on 31 October 2027 at 03:00: the hour before comes twice.
      ("2027-10-31T01:59:59", "2027-10-30T23:59:59.000Z"), ("2027-10-31T02:30", "2027-10-31T00:30:00.000Z"),
      ("2027-10-31T03:00", "2027-10-31T02:00:00.000Z"), ("2027-10-31", "2027-10-31T22:59:59.000Z"),
      // Past the last year that zone files list one by one.
      ("2060-07-01T12:00", "2060-07-01T10:00:00.000Z"),
    ])
  func local(_ text: String, _ expected: String) {
    #expect(Timestamp.parseLocal(text, zone: "Europe/Paris")?.text == expected)
  }

  @Test("what is no local time is refused")
  func localRefused() {
    for text in [
      "", "2027-01-31T", "2027-01-31T18", "2027-01-31T18:3", "2027-01-31T24:00", "2027-01-31T18:30:60",
      "2027-01-31T18:30:00.5", "2027-02-30",
      "2027-01-31 18:30", "2027-01-31t18:30", "tomorrow", "31/01/2027", "0000-12-31",
    ] {
      #expect(Timestamp.parseLocal(text, zone: "Europe/Paris") == nil, "\(text)")
    }
    for zone in ["Europe/Lutece", "", "/etc/passwd", "../zoneinfo/UTC"] {
      #expect(Timestamp.parseLocal("2027-01-31", zone: zone) == nil)
      #expect(!LocalZone.load(zone))
    }
  }

  @Test("the day on the clock of a zone")
  func localDay() throws {
    let instant = try #require(Timestamp.parse("2026-12-31T23:30:00Z"))
    #expect(LocalZone.date(at: instant, in: "Europe/Paris")?.text == "2027-01-01")
    #expect(instant.utcDate.text == "2026-12-31")
  }

  @Test(arguments: [
    ("2026-03-29T00:59:59.999Z", "2026-03-29", 1, 59, 59, 3600), ("2026-03-29T01:00:00Z", "2026-03-29", 3, 0, 0, 7200),
    ("1969-12-31T22:59:59Z", "1969-12-31", 23, 59, 59, 3600), ("1969-12-31T23:00:00Z", "1970-01-01", 0, 0, 0, 3600),
  ])
  func clocksShowTheirZone(text: String, date: String, hour: Int, minute: Int, second: Int, offset: Int) throws {
    let instant = try #require(Timestamp.parse(text))
    let clock = try #require(LocalZone.clock(at: instant, in: "Europe/Paris"))
    #expect(clock.date.text == date)
    #expect([clock.hour, clock.minute, clock.second, clock.offset] == [hour, minute, second, offset])
  }

  @Test("UUIDs and request identifiers")
  func identifiers() throws {
    let uuid = try #require(UUIDValue.parse("0A1b2c3d-4e5f-6071-8293-a4B5c6d7E8f9"))
    #expect(uuid.text == "0a1b2c3d-4e5f-6071-8293-a4b5c6d7e8f9")
    for text in [
      "", "0a1b2c3d4e5f60718293a4b5c6d7e8f9", "0a1b2c3d-4e5f-6071-8293-a4b5c6d7e8f",
      "0a1b2c3d-4e5f-6071-8293-a4b5c6d7e8fg",
    ] {
      #expect(UUIDValue.parse(text) == nil)
    }
    let random = (0..<100).map { _ in UUIDValue.random() }
    #expect(Set(random).count == 100)
    for uuid in random {
      #expect(UUIDValue.parse(uuid.text) == uuid)
      let text = Array(uuid.text)
      #expect(text[14] == "4" && "89ab".contains(text[19]), "\(uuid.text)")
    }
    #expect(RequestID(high: 0x0123_4567_89AB_CDEF, low: 1).text == "0123456789abcdef0000000000000001")
    #expect(Set((0..<1_000).map { _ in RequestID().text }).count == 1_000)
  }
}
