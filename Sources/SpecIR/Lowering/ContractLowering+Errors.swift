import SpecModel
import SpecSyntax

/// `x-errors`: how the runtime's refusals are worded.
extension ContractLowering {
  /// What is a refusal like `forbidden`, and worded as one where nothing words it.
  private static let likeForbidden: [Failure] = [.notPermitted, .csrf]
  /// What pages need no words of their own for: who looks at them has no credentials to prove.
  private static let likeForbiddenOnPages: [Failure] = [.unauthenticated, .inactive] + likeForbidden

  /// Each profile becomes complete: what it leaves out is worded as in `api`, and `not-permitted` and `csrf`, where
  /// nothing words them, as `forbidden`. A profile of pages words its failures itself.
  mutating func lowerErrorProfiles() {
    guard let written = root["x-errors"] else {
      report(OperationCode.errorProfile, "the contract has no `x-errors`", at: root.span)
      return
    }
    guard let standard = written[ErrorProfile.defaultName] else {
      report(OperationCode.errorProfile, "there is no error profile `\(ErrorProfile.defaultName)`", at: written.span)
      return
    }
    var common = entries(of: standard)
    complete(&common, Self.likeForbidden, name: ErrorProfile.defaultName, at: standard)
    if let page = common.first(where: { $0.page != nil }) {
      report(
        OperationCode.errorWording, "the profile `\(ErrorProfile.defaultName)` answers programs, which read no `page`",
        at: standard[page.failure.rawValue]?.span ?? standard.span)
    }
    for (name, cursor) in written.members {
      var own = cursor == standard ? common : entries(of: cursor)
      if cursor != standard, own.contains(where: { $0.page != nil }) {
        completePages(&own, name: name, at: cursor)
        errorProfiles.append(ErrorProfile(name: name, site: Site(cursor), entries: own))
        continue
      }
      let complete = Failure.allCases.compactMap { failure in
        own.first { $0.failure == failure } ?? common.first { $0.failure == failure }
      }
      errorProfiles.append(ErrorProfile(name: name, site: Site(cursor), entries: complete))
    }
  }

  /// Adds what is worded as `forbidden`, and tells what is still missing.
  private mutating func complete(
    _ entries: inout [ErrorProfile.Entry], _ likeForbidden: [Failure], name: String, at cursor: Cursor
  ) {
    for failure in Failure.allCases where !entries.contains(where: { $0.failure == failure }) {
      if likeForbidden.contains(failure), var entry = entries.first(where: { $0.failure == .forbidden }) {
        entry.failure = failure
        entries.append(entry)
      } else if !likeForbidden.contains(failure) {
        report(
          OperationCode.errorProfile, "the profile `\(name)` does not word `\(failure.rawValue)`", at: cursor.span)
      }
    }
  }

  private mutating func completePages(_ entries: inout [ErrorProfile.Entry], name: String, at cursor: Cursor) {
    complete(&entries, Self.likeForbiddenOnPages, name: name, at: cursor)
    entries = Failure.allCases.compactMap { failure in entries.first { $0.failure == failure } }
    for entry in entries where entry.page == nil {
      guard let written = cursor[entry.failure.rawValue], written["body"] != nil else { continue }
      report(
        OperationCode.errorWording, "`\(entry.failure.rawValue)` has no `page`, as the others of `\(name)` have",
        at: written.span)
    }
  }

  private mutating func entries(of profile: Cursor) -> [ErrorProfile.Entry] {
    profile.members.compactMap { name, cursor in
      Failure(rawValue: name).map { entry($0, cursor) }
    }
  }

  private mutating func entry(_ failure: Failure, _ cursor: Cursor) -> ErrorProfile.Entry {
    let status = cursor["status"]?.integer ?? 0
    if !(400...599).contains(status) {
      report(
        OperationCode.errorWording, "`\(failure.rawValue)` has the status \(status), which is no error",
        at: cursor["status"]?.span ?? cursor.span)
    }
    var adds: [DynamicMember] = []
    for item in cursor["adds"]?.items ?? [] {
      guard let member = item.string.flatMap(DynamicMember.init(rawValue:)) else { continue }
      if !failure.knownMembers.contains(member) {
        report(
          OperationCode.errorWording, "`\(member.rawValue)` is not known when `\(failure.rawValue)` happens",
          at: item.span,
          fix: "it can add " + failure.knownMembers.map { "`\($0.rawValue)`" }.joined(separator: ", "))
      }
      if cursor["body"]?[member.rawValue] != nil || adds.contains(member) {
        report(OperationCode.errorWording, "`\(member.rawValue)` would stand twice in the body", at: item.span)
      }
      adds.append(member)
    }
    let body = cursor["body"].map { JSONValue($0) } ?? .object([])
    var entry = ErrorProfile.Entry(failure: failure, site: Site(cursor), status: status, body: body, adds: adds)
    if let page = cursor["page"] {
      entry.page = .init(title: page["title"]?.string ?? "", text: page["text"]?.string ?? "")
      for other in ["body", "adds"] {
        guard let written = cursor[other] else { continue }
        report(OperationCode.errorWording, "a page has no `\(other)`", at: written.span)
      }
    } else if cursor["body"] == nil {
      report(
        OperationCode.errorWording, "`\(failure.rawValue)` has neither a `body` nor a `page`", at: cursor.span)
    }
    return entry
  }
}
