import SpecIR

/// What differs between two runs of the same plan, as a document with a check for each case: it passes where both runs
/// saw the same, and its findings are the differences.
public enum Comparison {
  /// - Parameters:
  ///   - before: the run that is taken as it should be.
  ///   - after: the run that is held against it.
  ///   - names: how the sentences call the two.
  public static func document(
    _ before: ReportDocument, _ after: ReportDocument, names: (before: String, after: String)
  ) -> ReportDocument {
    var document = ReportDocument(
      kind: .compare, target: "\(names.before) and \(names.after)", title: after.contract, version: after.version)
    document.seed = after.seed
    document.requests = before.requests + after.requests
    document.seconds = before.seconds + after.seconds
    if before.seed != after.seed {
      document.notes.append("The seeds differ (\(before.seed) and \(after.seed)): made-up values are not the same")
    }
    if before.version != after.version {
      document.notes.append("The contracts differ: \(before.version) and \(after.version)")
    }
    for (name, notes) in [(names.before, before.notes), (names.after, after.notes)] {
      document.notes += notes.map { "\(name): \($0)" }
    }
    let later = Dictionary(after.checks.map { ($0.name, $0) }) { first, _ in first }
    let known = Set(before.checks.map(\.name))
    for check in before.checks {
      document.checks.append(compared(check, later[check.name], names))
    }
    for check in after.checks where !known.contains(check.name) {
      var only = compared(check, check, names)
      only.outcome = .failed([Finding("The case is only in \(names.after)", check.site)])
      document.checks.append(only)
    }
    return document
  }

  private static func compared(
    _ before: ReportDocument.Check, _ after: ReportDocument.Check?, _ names: (before: String, after: String)
  ) -> ReportDocument.Check {
    var check = ReportDocument.Check(
      name: before.name, group: before.group, keyword: before.keyword, proves: before.proves, site: before.site,
      outcome: .passed)
    guard let after else {
      check.outcome = .failed([Finding("The case is only in \(names.before)", before.site)])
      return check
    }
    check.status = after.status
    let differences = differences(before, after, names)
    guard !differences.isEmpty else { return check }
    check.outcome = .failed(differences.map { Finding($0, before.site) })
    let evidence = [(names.before, before), (names.after, after)].compactMap { name, check in
      check.evidence.map { (name, $0) }
    }
    if let request = evidence.last?.1 {
      check.evidence = .init(
        request: request.request,
        response: evidence.map { "\($0.0):\n\($0.1.response)" }.joined(separator: "\n\n"), curl: request.curl)
    }
    return check
  }

  private static func differences(
    _ before: ReportDocument.Check, _ after: ReportDocument.Check, _ names: (before: String, after: String)
  ) -> [String] {
    func told(_ what: String, _ first: String, _ second: String) -> String {
      "\(what): \(first) in \(names.before), \(second) in \(names.after)"
    }
    var found: [String] = []
    if word(before.outcome) != word(after.outcome) {
      found.append(told("outcome", sentence(before.outcome), sentence(after.outcome)))
    }
    if before.status != after.status {
      found.append(told("status", before.status.map(String.init) ?? "none", after.status.map(String.init) ?? "none"))
    }
    guard let first = before.answer, let second = after.answer else { return found }
    found += headers(first, second).map { told("header \($0.name)", $0.before ?? "absent", $0.after ?? "absent") }
    if let one = first.text, let other = second.text {
      if let (place, one, other) = texts(one, other) { found.append(told("body at character \(place)", one, other)) }
      return found
    }
    var bodies: [(String, JSONValue?, JSONValue?)] = []
    body(first.body, second.body, at: "", &bodies)
    for (pointer, one, other) in bodies.prefix(20) {
      found.append(
        told("body" + (pointer.isEmpty ? "" : " at \(pointer)"), short(one), short(other)))
    }
    if bodies.count > 20 { found.append("body: \(bodies.count - 20) more differences") }
    return found
  }

  private static func headers(
    _ before: SteadyAnswer, _ after: SteadyAnswer
  ) -> [(name: String, before: String?, after: String?)] {
    func values(_ answer: SteadyAnswer, _ name: String) -> String? {
      let values = answer.headers.filter { $0.name == name }.map(\.value)
      return values.isEmpty ? nil : values.joined(separator: ", ")
    }
    let names = Set((before.headers + after.headers).map(\.name)).sorted()
    return names.compactMap { name in
      let (first, second) = (values(before, name), values(after, name))
      return first == second ? nil : (name, first, second)
    }
  }

  private static func body(
    _ before: JSONValue?, _ after: JSONValue?, at pointer: String, _ found: inout [(String, JSONValue?, JSONValue?)]
  ) {
    if before == after { return }
    switch (before, after) {
    case (.object(let first)?, .object(let second)?):
      var names = first.map(\.name)
      for member in second where !names.contains(member.name) { names.append(member.name) }
      for name in names {
        body(
          first.first { $0.name == name }?.value, second.first { $0.name == name }?.value, at: pointer + "/" + name,
          &found)
      }
    case (.array(let first)?, .array(let second)?):
      for index in 0..<max(first.count, second.count) {
        body(
          index < first.count ? first[index] : nil, index < second.count ? second[index] : nil,
          at: "\(pointer)/\(index)", &found)
      }
    default: found.append((pointer, before, after))
    }
  }

  /// Where two texts differ first, counted from 1, and what stands there in each, from a little before.
  private static func texts(_ one: String, _ other: String) -> (place: Int, one: String, other: String)? {
    if one == other { return nil }
    let (one, other) = (Array(one.unicodeScalars), Array(other.unicodeScalars))
    let place = zip(one, other).prefix { $0 == $1 }.count
    func excerpt(_ text: [Unicode.Scalar]) -> String {
      var excerpt = String.UnicodeScalarView()
      excerpt.append(contentsOf: text[max(place - 40, 0)..<min(place + 80, text.count)])
      return "“\(String(excerpt))”"
    }
    return (place + 1, excerpt(one), excerpt(other))
  }

  private static func short(_ value: JSONValue?) -> String {
    guard let text = value?.text else { return "absent" }
    return text.count > 120 ? text.prefix(120) + "…" : text
  }

  private static func word(_ outcome: Outcome) -> String {
    switch outcome {
    case .passed: "passed"
    case .failed: "failed"
    case .skipped: "skipped"
    }
  }

  private static func sentence(_ outcome: Outcome) -> String {
    switch outcome {
    case .passed: "passed"
    case .failed(let findings): "failed (\(findings.first?.message ?? ""))"
    case .skipped(let reason): "skipped (\(reason))"
    }
  }
}
