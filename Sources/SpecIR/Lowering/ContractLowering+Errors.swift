import SpecModel
import SpecSyntax

/// `x-errors`: how the runtime's refusals are worded.
extension ContractLowering {
  /// Each profile becomes complete: what it leaves out is worded as in `api`, and `not-permitted`, where nothing words
  /// it, as `forbidden`.
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
    if standard[Failure.notPermitted.rawValue] == nil, var entry = common.first(where: { $0.failure == .forbidden }) {
      entry.failure = .notPermitted
      common.append(entry)
    }
    for failure in Failure.allCases where standard[failure.rawValue] == nil && failure != .notPermitted {
      report(
        OperationCode.errorProfile,
        "the profile `\(ErrorProfile.defaultName)` does not word `\(failure.rawValue)`", at: standard.span)
    }
    for (name, cursor) in written.members {
      let own = cursor == standard ? common : entries(of: cursor)
      let complete = Failure.allCases.compactMap { failure in
        own.first { $0.failure == failure } ?? common.first { $0.failure == failure }
      }
      errorProfiles.append(ErrorProfile(name: name, site: Site(cursor), entries: complete))
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
    return ErrorProfile.Entry(failure: failure, site: Site(cursor), status: status, body: body, adds: adds)
  }
}
