import Foundation
import SpecIR

/// The breaker: after so many failures in a row nothing is sent for a while, then one delivery is tried.
extension DeliveryGrader {
  private static let merit = ReportDocument.Merit(
    points: 4, why: "A receiver that is down is not brought back by more requests.",
    mend: "Count failed attempts in a row, whatever the deliveries; leave the receiver alone once they are as many as "
      + "the contract says, and begin again with one.")

  func proveBreaker(_ trigger: SandboxTrigger) {
    let rule = webhook.delivery
    let site = rule.site
    tell("the breaker")
    ledger.override { _ in .status(500) }
    defer { ledger.override(nil) }
    do throws(Obstacle) {
      // As many deliveries as it takes; each makes its attempts.
      let each = 1 + rule.retryAfterSeconds.count
      for _ in 0..<((rule.breakerFailures + each - 1) / each) { _ = try trigger.completeMarket() }
    } catch {
      return skip("breaker/opens", "no delivery could be given cause to: \(error.sentence)")
    }
    let ledger = ledger
    let pauses = Double(rule.retryAfterSeconds.reduce(0, +)) * 1.25 + 10
    let hasFailed = listener.wait(seconds: pauses) { _ in ledger.overridden.count >= rule.breakerFailures }
    // Nothing may follow, neither what is left of these nor anything new.
    var isNew = false
    if hasFailed {
      isNew = (try? trigger.completeMarket()) != nil
      Thread.sleep(forTimeInterval: longestPause + 2)
    }
    check(
      "breaker/opens", "breaker", "Sends nothing after \(rule.breakerFailures) failures in a row", site, Self.merit,
      unless: hasFailed ? nil : "the failures did not come: \(ledger.overridden.count) of \(rule.breakerFailures)"
    ) {
      ledger.overridden.dropFirst(rule.breakerFailures).map {
        ("Attempt \(ledger.overridden.count) came after \(rule.breakerFailures) failures in a row", nil, $0)
      }
    }
    guard hasFailed, isNew else { return }
    proveTrial(trigger)
  }

  private func proveTrial(_ trigger: SandboxTrigger) {
    let rule = webhook.delivery
    let hold = 2.0
    ledger.override { number in .status(200, after: number == 0 ? hold : 0) }
    do throws(Obstacle) {
      try trigger.advance(rule.breakerSeconds + 1)
    } catch {
      return skip("breaker/tries one", "the server's clock cannot be moved past the \(rule.breakerSeconds) s")
    }
    let ledger = ledger
    let hasCome = listener.wait(seconds: 20) { _ in !ledger.overridden.isEmpty }
    Thread.sleep(forTimeInterval: hold - 0.5)
    let during = ledger.overridden
    let haveFollowed = listener.wait(seconds: 20) { _ in ledger.overridden.count >= 2 }
    check(
      "breaker/tries one", "breaker", "Tries one delivery once the breaker's time is over, and the others after it",
      rule.site, Self.merit
    ) {
      if !hasCome { return [("Nothing came within 20 s of the end of the \(rule.breakerSeconds) s", nil, nil)] }
      if during.count > 1 {
        return [("\(during.count) deliveries came before the first was answered", nil, during.last)]
      }
      return haveFollowed ? [] : [("What had waited did not come after the first was taken", nil, nil)]
    }
  }

  private func skip(_ name: String, _ reason: String) {
    check(name, "breaker", "The breaker", webhook.delivery.site, Self.merit, unless: reason) { [] }
  }
}
