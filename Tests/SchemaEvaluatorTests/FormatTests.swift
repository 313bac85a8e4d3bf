import SchemaEvaluator
import SpecIR
import Testing

@Suite struct FormatTests {
  private func admits(_ format: StringFormat, _ text: String) -> Bool {
    let rules = schema(.string) { $0.string.format = rule(format) }
    return Evaluator(schemas: []).violations(of: .string(text), against: .inline(rules)).isEmpty
  }

  @Test(arguments: [
    ("2026-05-11T08:00:00Z", true), ("2026-05-11t08:00:00.123456z", true), ("2024-02-29T00:00:00+14:00", true),
    ("1998-12-31T23:59:60Z", true), ("1998-12-31T15:59:60-08:00", true), ("1998-12-31T22:59:60Z", false),
    ("2023-02-29T00:00:00Z", false), ("2026-05-11T24:00:00Z", false), ("2026-05-11 08:00:00Z", false),
    ("2026-05-11T08:00Z", false),
    ("2026-05-11T08:00:00", false), ("2026-05-11T08:00:00+2:00", false), ("२026-05-11T08:00:00Z", false),
    ("0001-01-01T00:00:00+01:00", false),
  ])
  func instants(text: String, isValid: Bool) { #expect(admits(.dateTime, text) == isValid) }

  @Test(arguments: [
    ("2026-06-15T23:59:59", "2026-06-15T21:59:59Z"), ("2026-01-31T18:30", "2026-01-31T17:30:00Z"),
    ("2026-06-15", "2026-06-15T21:59:59Z"), ("2026-06-15T08:00:00-03:00", "2026-06-15T11:00:00Z"),
    // The clocks go forward on 29 March 2026 at 2 and back on 25 October at 3.
    ("2026-03-29T02:30", "2026-03-29T01:30:00Z"), ("2026-10-25T02:30", "2026-10-25T00:30:00Z"),
    ("2026-03-29T03:30", "2026-03-29T01:30:00Z"), ("2026-10-25T03:30", "2026-10-25T02:30:00Z"),
  ])
  func wallClocks(local: String, instant: String) throws {
    let zone = "Europe/Paris"
    let expected = try #require(Moment(instant))
    #expect((Moment(local) ?? Moment(local: local, zone: zone)) == expected)
    #expect(expected.text == instant)
  }

  @Test func theFutureIsAfterNow() throws {
    let rules = schema(.string) {
      $0.string.format = rule(.dateTime)
      $0.string.future = rule(true)
    }
    let now = try #require(Moment("2026-05-11T08:00:00Z"))
    #expect(try broken(#""2026-05-11T08:00:00.001Z""#, rules, now: now).isEmpty)
    #expect(try broken(#""2026-05-11T08:00:00Z""#, rules, now: now) == [" x-future"])
    #expect(try broken(#""soon""#, rules, now: now) == [" format"])
  }

  @Test(arguments: [
    ("https://example.org/a?b#c", true), ("https://[2001:db8::1]:8443/", true), ("urn:a:b", true),
    ("mailto:a@b.c", true),
    ("https://a b/", false), ("//example.org", false), ("https://example.org/%g0", false),
    ("JavaScript:alert(1)", false),
    ("https://example.org/é", false), ("data:,a", false), ("https://[::1", false),
  ])
  func uris(text: String, isValid: Bool) { #expect(admits(.uri, text) == isValid) }

  @Test(arguments: [
    ("prenom.nom@example.org", true), ("a+b@x-y.example.org", true), ("a@b", false), ("a@@b.c", false),
    ("a@-b.c", false),
    (".a@b.c", false), ("a b@c.d", false), ("é@b.c", false),
  ])
  func emails(text: String, isValid: Bool) { #expect(admits(.email, text) == isValid) }

  @Test(arguments: [
    ("", true), ("YQ==", true), ("YWI=", true), ("YR==", false), ("YQ=", false), ("Y Q=", false), ("YW-_", false),
  ])
  func base64(text: String, isValid: Bool) { #expect(admits(.base64, text) == isValid) }

  @Test(arguments: [
    ("0f1e2d3c-4b5a-4978-8796-A5B4C3D2E1F0", true), ("0f1e2d3c4b5a49788796a5b4c3d2e1f0", false),
    ("0f1e2d3c-4b5a-4978-8796-a5b4c3d2e1fg", false),
  ])
  func uuids(text: String, isValid: Bool) { #expect(admits(.uuid, text) == isValid) }

  @Test(arguments: [
    ("3 < 5 & 6 > 2", true, true), ("a <b", false, false), ("</p>", false, false), ("a\nb", false, true),
    ("a\u{85}b", false, false),
    ("<", true, true), ("é\u{A0}", true, true), ("", true, true), ("a\u{200B}", true, true),
    ("a\u{2028}b", false, true), ("a\u{2029}", false, true), ("a\u{202A}b", false, true),
    ("a\u{202E}b", false, true), ("a\u{202F}b", true, true), ("\u{2066}a\u{2069}", false, true),
    ("\u{200B}\u{FEFF}", false, true), ("\u{A0}\u{3164}", false, true),
  ])
  func plainText(text: String, isLine: Bool, isText: Bool) {
    for (kind, isValid) in [(PlainText.line, isLine), (.text, isText)] {
      let rules = schema(.string) { $0.string.plainText = rule(kind) }
      #expect(Evaluator(schemas: []).violations(of: .string(text), against: .inline(rules)).isEmpty == isValid)
    }
  }

  @Test(arguments: [
    ("13002526500013", true), ("21750001600019", true), ("35600000000048", true), ("35600000000001", true),
    ("13002526500014", false),
    ("1300252650001", false), ("55600000000004", false), ("１3002526500013", false),
  ])
  func sirets(text: String, isValid: Bool) {
    let rules = schema(.string) { $0.string.checksum = rule(.siret) }
    #expect(Evaluator(schemas: []).violations(of: .string(text), against: .inline(rules)).isEmpty == isValid)
  }
}
