import Documents
import Runtime
import Testing

@Suite struct FrenchTests {
  @Test func numbersHaveGroups() {
    #expect(French.integer(0) == "0")
    #expect(French.integer(999) == "999")
    #expect(French.integer(1000) == "1\u{202F}000")
    #expect(French.integer(-1_234_567) == "−1\u{202F}234\u{202F}567")
    #expect(French.integer(Int64.min) == "−9\u{202F}223\u{202F}372\u{202F}036\u{202F}854\u{202F}775\u{202F}808")
    #expect(French.euros(500_000) == "500\u{202F}000\u{A0}€")
    #expect(French.percentage(75) == "75\u{A0}%")
    #expect(French.count(0, "lot", "lots") == "0\u{A0}lot")
    #expect(French.count(1, "lot", "lots") == "1\u{A0}lot")
    #expect(French.count(2, "lot", "lots") == "2\u{A0}lots")
  }

  @Test func sizesAreRounded() {
    #expect(French.size(0) == "0\u{A0}octet")
    #expect(French.size(1) == "1\u{A0}octet")
    #expect(French.size(1023) == "1\u{202F}023\u{A0}octets")
    #expect(French.size(1024) == "1\u{A0}Ko")
    #expect(French.size(1536) == "1,5\u{A0}Ko")
    #expect(French.size(1_468_006) == "1,4\u{A0}Mo")
    #expect(French.size(500 << 20) == "500\u{A0}Mo")
    #expect(French.size(3 << 40) == "3\u{202F}072\u{A0}Go")
  }

  @Test func datesAreThoseOfParis() {
    #expect(French.instant(Timestamp(milliseconds: 1_781_524_992_000)) == "15/06/2026\u{A0}à\u{A0}14:03")
    // Winter time, and a day that has begun in Paris only.
    let newYear = Timestamp.parse("2026-12-31T23:30:05Z")
    #expect(
      newYear.map { French.parisInstant($0, seconds: true) } == "01/01/2027\u{A0}à\u{A0}00:30:05 (heure de\u{A0}Paris)")
    #expect(CalendarDate(year: 812, month: 3, day: 9).map(French.date) == "09/03/0812")
  }

  @Test func companiesAreGrouped() {
    #expect(French.siret("73282932000074") == "732\u{A0}829\u{A0}320\u{A0}00074")
    #expect(French.siret("7328") == "7328")
    #expect(French.siret("7328293200007A") == "7328293200007A")
  }
}
