import Conformance
import Foundation
import SpecIR

/// Runs every mutant and tells what became of it.
enum Command {
  /// What is told of one mutant.
  private struct Row {
    var name: String
    var breaks: String
    /// The case that failed; nil where none did.
    var killer: String?
  }

  static func run(_ words: [String]) -> Int32 {
    let arguments: Arguments
    do throws(Arguments.UsageError) {
      guard let read = try Arguments(words) else {
        say(Arguments.help)
        return 0
      }
      arguments = read
    } catch { return refuse(error.message) }
    let contract: Contract
    do throws(ContractSource.Failure) { contract = try ContractSource.load(arguments.contract) } catch {
      return refuse("\(error)")
    }
    let cases = Planner.plan(contract)
    if arguments.lists {
      let plan = Plan(contract, cases, arguments, seen: nil)
      for defect in plan.defects { say("\(defect.name)\n    \(defect.breaks)") }
      for mutation in plan.mutations { say("\(mutation.name)\n    \(mutation.breaks) (\(mutation.site.short))") }
      for sender in plan.senders + plan.receivers { say("\(sender.name)\n    \(sender.breaks)") }
      return 0
    }
    let survivors: [String: String]
    do { survivors = try Survivors.read(arguments.survivors) } catch {
      return refuse("\(arguments.survivors) cannot be read: \(error)")
    }
    do throws(TrueServer.Failure) {
      let server = try TrueServer(command: arguments.server, assets: arguments.assets)
      try server.prepare()
      let bench = try Bench(contract, server)
      var plan = Plan(contract, cases, arguments, seen: try bench.answers(cases))
      let truth = try bench.report(ofTheTrueServer: plan)
      if truth.failed > 0 { say("The true server itself fails:\n\n" + truth.failures) }
      // What fails anyway shows nothing.
      plan.leaveOut(truth.results)
      var rows: [Row] = []
      let count = plan.defects.count + plan.mutations.count + plan.senders.count + plan.receivers.count
      func note(_ name: String, _ breaks: String, _ killer: String?, _ outcomes: String) {
        rows.append(Row(name: name, breaks: breaks, killer: killer))
        let survives = survivors[name] == nil ? "SURVIVES" : "survives, as listed"
        let verdict = killer.map { "killed by \($0)" } ?? "\(survives) (\(outcomes))"
        say("\(rows.count)/\(count)  \(name)  \(verdict)")
      }
      func note(_ name: String, _ breaks: String, _ before: [String], _ results: [CaseResult]) {
        let killer = results.first { result in
          guard case .failed = result.outcome else { return false }
          return !before.contains { Options.matches(result.name[...], $0[...]) }
        }
        note(name, breaks, killer?.name, outcomes(of: results))
      }
      for defect in plan.defects {
        note(defect.name, defect.breaks, defect.before, try bench.results(of: defect, plan))
      }
      for mutation in plan.mutations { note(mutation.name, mutation.breaks, [], try bench.results(of: mutation)) }
      func note(_ defect: WebhookDefect, _ subcommand: String, _ document: ReportDocument) {
        let killer = document.checks.first(where: \.hasFailed)
        note(
          defect.name, defect.breaks, killer.map { "\(subcommand): \($0.name)" },
          "\(document.passed) checks passed, \(document.skipped) were skipped")
      }
      var holds = truth.failed == 0
      let senders = SenderBench(contract: contract, command: arguments.server, assets: arguments.assets)
      try senders.inTurn(WebhookDefect.none(plan.senders)) { holds = Self.holds($1) && holds }
      try senders.inTurn(plan.senders) { note($0, "deliveries", $1) }
      if !plan.receivers.isEmpty {
        let bench = try ReceiverBench(contract, command: arguments.server)
        for defect in WebhookDefect.none(plan.receivers) { holds = Self.holds(try bench.document(of: defect)) && holds }
        for defect in plan.receivers { note(defect, "receiver", try bench.document(of: defect)) }
      }
      if let path = arguments.table {
        do { try table(rows, survivors).write(toFile: path, atomically: true, encoding: .utf8) } catch {
          return refuse("\(path) cannot be written: \(error)")
        }
      }
      let verdict = close(rows, survivors)
      return holds ? verdict : 1
    } catch { return refuse(error.message) }
  }

  /// Whether the true sender, or receiver, passes what wrong ones are held against; what fails anyway shows nothing.
  private static func holds(_ document: ReportDocument) -> Bool {
    if document.failed == 0, document.passed > 0 { return true }
    say("\(document.target) itself fails, or is not tested:\n\n" + document.failures + document.summary)
    return false
  }

  /// `12 cases passed, 2 were skipped: no token`
  private static func outcomes(of results: [CaseResult]) -> String {
    let reasons = results.compactMap { if case .skipped(let reason) = $0.outcome { reason } else { nil } }
    return "\(results.count - reasons.count) cases passed, \(reasons.count) were skipped"
      + (reasons.first.map { ": \($0)" } ?? "")
  }

  private static func table(_ rows: [Row], _ survivors: [String: String]) -> String {
    func cell(_ text: String) -> String { text.replacing("|", with: "\\|").replacing("<", with: "&lt;") }
    let killed = rows.filter { $0.killer != nil }.count
    let opening = """
      # Mutants of the true server

      Written by `scripts/mutants`. Each row is a server that breaks the contract in one place, and the first case of
      the conformance suite that finds it; at the end are senders and receivers of webhooks, and the
      first check of `conformance deliveries` and `conformance receiver`. \(killed) of \(rows.count) are killed.

      | mutant | what it does | killed by |
      |---|---|---|

      """
    return opening
      + rows.map { row in
        let end = row.killer.map { "`\(cell($0))`" } ?? "survives: \(cell(survivors[row.name] ?? "for no reason"))"
        return "| `\(cell(row.name))` | \(cell(row.breaks)) | \(end) |\n"
      }.joined()
  }

  private static func close(_ rows: [Row], _ survivors: [String: String]) -> Int32 {
    let alive = rows.filter { $0.killer == nil && survivors[$0.name] == nil }
    let listed = rows.filter { $0.killer == nil && survivors[$0.name] != nil }
    let stale = rows.filter { $0.killer != nil && survivors[$0.name] != nil }
    say("")
    for row in listed { say("survives, as listed: \(row.name): \(survivors[row.name] ?? "")") }
    for row in alive { say("SURVIVES: \(row.name): \(row.breaks)") }
    for row in stale { say("listed as a survivor, but killed: \(row.name)") }
    let killed = rows.count - alive.count - listed.count
    say("\(rows.count) mutants: \(killed) killed, \(listed.count) survive as listed, \(alive.count) survive")
    return alive.isEmpty && stale.isEmpty ? 0 : 1
  }

  /// At once, so that who waits sees how far it is.
  private static func say(_ line: String) { FileHandle.standardOutput.write(Data((line + "\n").utf8)) }

  private static func refuse(_ message: String) -> Int32 {
    FileHandle.standardError.write(Data("mutants: \(message)\nmutants --help tells more.\n".utf8))
    return 2
  }
}

/// Mutants that may survive: lines `name: reason`, and comments.
enum Survivors {
  static func read(_ path: String) throws -> [String: String] {
    let text = try String(contentsOfFile: path, encoding: .utf8)
    var found: [String: String] = [:]
    for line in text.split(separator: "\n") where !line.hasPrefix("#") {
      guard let colon = line.range(of: ": ") else { continue }
      found[String(line[..<colon.lowerBound])] = String(line[colon.upperBound...])
    }
    return found
  }
}
