import Conformance
import Foundation

/// What a wrong sender makes of the answers.
extension WebhookDefect {
  private static func course(
    _ name: String, _ breaks: String, _ script: String, _ deliver: @escaping @Sendable (PassingDelivery) -> Answer?
  ) -> WebhookDefect {
    WebhookDefect(name: "sender/\(name)", breaks: breaks, script: script, deliver: deliver)
  }

  /// The true sender is told another status than the receiver's.
  private static func told(
    _ name: String, _ breaks: String, _ script: String, _ status: Int,
    where isMet: @escaping @Sendable (Answer?, PassingDelivery) -> Bool
  ) -> WebhookDefect {
    course(name, breaks, script) { attempt in
      let answer = attempt.send()
      return isMet(answer, attempt) ? .made(status) : answer
    }
  }

  static var courses: [WebhookDefect] {
    [
      told("repeats-what-is-taken", "Sends again what was taken", "taken/200", 500) { answer, attempt in
        answer.isTaken && attempt.number == 1
      },
      told("repeats-what-is-refused", "Sends again what was refused for good", "final/410", 500) { answer, attempt in
        answer?.status == 410 && attempt.number == 1
      },
      course("follows-redirects", "Follows a redirect", "final/redirect") { attempt in
        guard let answer = attempt.send(), let location = answer.header("Location") else { return nil }
        var next = attempt
        next.request.set(target: location)
        return next.send()
      },
      told("never-repeats", "Sends nothing again", "retry/500", 410) { answer, _ in !answer.isTaken },
      told("never-repeats-408", "Takes 408 for final", "retry/408", 410) { answer, _ in answer?.status == 408 },
      told("never-repeats-429", "Takes 429 for final", "retry/429*", 410) { answer, _ in answer?.status == 429 },
      told("never-repeats-broken", "Takes a connection that breaks for final", "retry/connection closed", 410) {
        answer, _ in answer == nil
      },
      course("repeats-at-once", "Sends again without a pause", "retry/500") { attempt in
        let answer = attempt.send()
        return answer.isTaken ? answer : attempt.send()
      },
      course("repeats-late", "Makes pauses that are much too long", "retry/500") { attempt in
        if attempt.number > 1 { Thread.sleep(forTimeInterval: 8) }
        return attempt.send()
      },
      course("ignores-retry-after", "Comes back before Retry-After of a 429 is over", "retry/429*") { attempt in
        var answer = attempt.send()
        answer?.drop("Retry-After")
        return answer
      },
      course("ignores-retry-after-of-503", "Comes back before Retry-After of a 503 is over", "retry/503*") { attempt in
        var answer = attempt.send()
        answer?.drop("Retry-After")
        return answer
      },
      told("gives-up-too-soon", "Makes an attempt less than it should", "given up/500", 410) { answer, attempt in
        attempt.number > 1
      },
      course("never-gives-up", "Makes an attempt more than it should", "given up/500") { attempt in
        let answer = attempt.send()
        guard attempt.number > attempt.rule.retryAfterSeconds.count else { return answer }
        Thread.sleep(forTimeInterval: 1)
        return attempt.send()
      },
      course("never-hangs-up", "Waits for an answer without end", "retry/no answer") { attempt in
        attempt.send(seconds: attempt.rule.timeoutSeconds * 2)
      },
      course("hangs-up-too-soon", "Waits for an answer for five seconds only", "retry/no answer") { attempt in
        attempt.send(seconds: 5)
      },
      course("no-chance", "Makes all pauses equally long", "retry/*") { repeated($0, stretch: 1) },
    ]
  }

  static var breakers: [WebhookDefect] {
    [
      course("no-breaker", "Goes on sending to a receiver that is down", "breaker") { repeated($0, stretch: 1.1) },
      course("all-at-once", "Sends all that has waited at once", "breaker") { attempt in
        guard attempt.ledger.failures >= attempt.rule.breakerFailures else { return attempt.send() }
        Thread.detachNewThread { _ = attempt.send() }
        return .made(200)
      },
    ]
  }

  /// Makes all attempts itself, so that the true sender learns of no failure but one that it has waited for.
  private static func repeated(_ attempt: PassingDelivery, stretch: Double) -> Answer? {
    let began = ContinuousClock.now
    var answer = attempt.send()
    // That pause is not its own.
    if answer?.header("Retry-After") != nil { return answer }
    if answer == nil, began.duration(to: .now) > .seconds(attempt.rule.timeoutSeconds / 2) { return nil }
    for pause in attempt.rule.retryAfterSeconds where !answer.isTaken && answer?.status != 410 {
      Thread.sleep(forTimeInterval: Double(pause) * stretch)
      answer = attempt.send()
    }
    return .made(200)
  }
}
