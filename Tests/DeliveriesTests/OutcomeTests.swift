import Outgoing
import Runtime
import Store
import Testing

@testable import Deliveries

@Suite struct OutcomeTests {
  private let now = Timestamp(milliseconds: 1_800_000_000_000)

  private func outcome(_ status: Int, _ headers: [(name: String, value: String)] = []) -> AttemptOutcome {
    AttemptOutcome(HTTPResponse(status: status, headers: headers, body: [], isCut: false), at: now)
  }

  /// Decision 23, for every status there can be.
  @Test func statusesAreClassifiedAsPublished() {
    for status in 200...599 {
      let expected: AttemptOutcome.Meaning =
        switch status {
        case 200...299: .delivered
        case 408, 429, 500...599: .temporary
        default: .final
        }
      #expect(outcome(status).meaning == expected, "\(status)")
      #expect(outcome(status).health(at: now) == (expected == .delivered ? .well : .ill), "\(status)")
      #expect(outcome(status).word == "\(status / 100)xx")
    }
  }

  @Test func failuresAreClassifiedAsPublished() {
    for failure in [OutgoingError.dns, .connect, .timeout, .protocol, .tooLarge] {
      #expect(AttemptOutcome(failure).meaning == .temporary, "\(failure)")
      #expect(AttemptOutcome(failure).health(at: now) == .ill)
      #expect(AttemptOutcome(failure).error == failure.code)
    }
    #expect(AttemptOutcome(.tls).meaning == .final)
    #expect(AttemptOutcome(.tls).health(at: now) == .ill)
    for outcome in [
      AttemptOutcome(.refusedAddress), AttemptOutcome(.refusedURL("")), AttemptOutcome(notSent: .noURL),
      AttemptOutcome(notSent: .noSecret),
    ] {
      #expect(outcome.meaning == .final)
      #expect(outcome.health(at: now) == .unknown, "nothing was sent")
    }
  }

  @Test func retryAfterIsHeededUpToAnHour() {
    #expect(RetryAfter.milliseconds("0", at: now) == 0)
    #expect(RetryAfter.milliseconds("120", at: now) == 120_000)
    #expect(RetryAfter.milliseconds("99999999999999999999999", at: now) ?? 0 > 1_000_000_000_000)
    #expect(RetryAfter.milliseconds("Fri, 15 Jan 2027 08:00:30 GMT", at: now) == 30_000)
    #expect(RetryAfter.milliseconds("Fri, 15 Jan 2027 07:00:00 GMT", at: now) == 0)
    for text in ["", "-1", "1.5", "soon", "1 2", "Friday, 15-Jan-27 08:00:30 GMT", "Fri, 32 Jan 2027 08:00:30 GMT"] {
      #expect(RetryAfter.milliseconds(text, at: now) == nil, "\(text)")
    }
    #expect(outcome(500, [("retry-after", "7200")]).pauseMilliseconds == 3_600_000)
    #expect(outcome(500, [("retry-after", "7")]).health(at: now) == .ill)
    for status in [429, 503] {
      #expect(
        outcome(status, [("retry-after", "7")]).health(at: now) == .asksForPause(now.adding(milliseconds: 7000)))
    }
    #expect(outcome(400, [("retry-after", "7")]).pauseMilliseconds == nil)
    #expect(outcome(200, [("retry-after", "7")]).health(at: now) == .well)
  }

  /// Normalising such a text takes a second.
  @Test(.timeLimit(.minutes(1))) func runsOfMarksAreReadAtOnce() {
    let marks = String(repeating: "\u{301}", count: 15_000) + String(repeating: "\u{316}", count: 15_000)
    for _ in 0..<100 {
      #expect(RetryAfter.milliseconds(marks, at: now) == nil)
      #expect(RetryAfter.milliseconds("Fri, 15 Jan 2027 08:00:30 " + marks, at: now) == nil)
      #expect(Excerpt.redacted(Array(marks.utf8)).utf8.count == DeliveryAttempt.excerptLimit)
    }
    // Vowels of Hebrew are marks and letters.
    let vowels = String(repeating: "\u{5B8}", count: 1000) + String(repeating: "\u{5B0}", count: 1000)
    #expect(Excerpt.redacted(Array(vowels.utf8)) == "[secret]")
    #expect(Excerpt.redacted(Array(("jeanne@" + vowels).utf8)) == "[mail]")
    #expect(Excerpt.redacted(Array("password\u{5B8}: short".utf8)) == "password\u{5B8}: [secret]")
  }

  @Test func pausesAreTheContractsAndAQuarterAtMost() {
    let schedule = RetrySchedule(pauseSeconds: [1, 4])
    var seen: Set<Int64> = []
    for _ in 0..<2000 {
      for (tries, seconds) in [(1, Int64(1)), (2, 4)] {
        let next = schedule.next(after: tries, at: now, pauseMilliseconds: nil)
        let pause = (next?.milliseconds ?? 0) - now.milliseconds
        #expect((seconds * 1000...seconds * 1250).contains(pause))
        seen.insert(pause)
      }
    }
    #expect(seen.count > 100, "by chance")
    #expect(schedule.next(after: 3, at: now, pauseMilliseconds: nil) == nil)
    let asked = schedule.next(after: 1, at: now, pauseMilliseconds: 60_000)
    #expect(asked == now.adding(milliseconds: 60_000))
    let short = schedule.next(after: 2, at: now, pauseMilliseconds: 10)
    #expect(short ?? now >= now.adding(milliseconds: 4000))
    #expect(RetrySchedule(pauseSeconds: []).next(after: 1, at: now, pauseMilliseconds: 5) == nil)
  }

  @Test func excerptsHoldNoSecretsAndNoPeople() {
    func redacted(_ text: String) -> String { Excerpt.redacted(Array(text.utf8)) }
    #expect(redacted("Le marché VR-2026-A1B2C3D4E5F6 existe déjà.") == "Le marché VR-2026-A1B2C3D4E5F6 existe déjà.")
    #expect(redacted("<title>502 Bad Gateway</title>") == "<title>502 Bad Gateway</title>")
    #expect(redacted("écrire à jeanne.dupont@example.org !") == "écrire à [mail] !")
    #expect(redacted(#"{"siret":"73282932000074","tel":"+33612345678"}"#) == #"{"siret":"[number]","tel":"[number]"}"#)
    #expect(redacted(#"{"password":"short","user":"x"}"#) == #"{"password":"[secret]","user":"x"}"#)
    #expect(redacted("Authorization: Bearer abc") == "Authorization: Bearer [secret]")
    #expect(redacted("expected signature sha256=" + String(repeating: "0a", count: 32)).hasSuffix("=[secret]"))
    #expect(redacted("key " + String(repeating: "x", count: 24)) == "key [secret]")
    #expect(
      redacted("see https://support.example.org/errors/webhook-refused")
        == "see https://support.example.org/errors/webhook-refused")
    #expect(redacted("a\u{0}b\r\nc\u{1B}[31m") == "a b  c [31m")
    let long = redacted(String(repeating: "é ", count: 5000))
    #expect(long.utf8.count <= DeliveryAttempt.excerptLimit && long.utf8.count > DeliveryAttempt.excerptLimit - 4)
    #expect(Excerpt.redacted([0xFF, 0x41]) == "\u{FFFD}A")
  }
}
