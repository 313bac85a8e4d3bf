import SpecModel
import SpecSyntax

/// What is declared is used.
extension Lint {
  mutating func checkUse(_ document: Document) {
    checkComponents(of: document)
    let metered = Set(api.operations.compactMap { if case .metered(let name) = $0.quota { name } else { nil } })
    for quota in api.quotas where !metered.contains(quota.name) {
      report(LintCode.unusedName, "no operation is charged to the quota `\(quota.name)`", at: quota.site)
    }
    let profiles = Set(api.operations.map(\.errorProfile) + [ErrorProfile.defaultName])
    for profile in api.errorProfiles where !profiles.contains(profile.name) {
      report(LintCode.unusedName, "no operation has the error profile `\(profile.name)`", at: profile.site)
    }
    checkTags(of: document)
    for operation in api.operations where operation.isInternal && operation.security != .open {
      report(LintCode.misplacedInternal, "`x-internal` says nothing of `\(operation.id)`", at: operation.site)
    }
  }

  private mutating func checkTags(of document: Document) {
    var used: Set<String> = Set(api.operations.map(\.tag))
    for (_, item) in document.root["webhooks"]?.members ?? [] {
      used.formUnion(document.resolve(item)["post"]?["tags"]?.strings ?? [])
    }
    for tag in document.root["tags"]?.items ?? [] {
      guard let name = tag["name"]?.string, !used.contains(name) else { continue }
      diagnostics.append(Diagnostic(LintCode.unusedName, "no operation has the tag `\(name)`", at: tag.span))
    }
  }

  /// Everything outside `components` is a root; what no `$ref` reaches from there is unused.
  private mutating func checkComponents(of document: Document) {
    guard let components = document.root["components"] else { return }
    var seen: Set<Cursor> = []
    var pending = document.root.members.filter { $0.name != "components" }.map(\.value)
    pending += usedSecuritySchemes(of: document)
    while let cursor = pending.popLast() {
      guard seen.insert(cursor).inserted else { continue }
      pending += cursor.items
      pending += cursor.members.map(\.value)
      if let target = document.target(of: cursor) { pending.append(target.cursor) }
      // A discriminator names its schemas by reference or by name.
      for (_, name) in cursor["discriminator"]?["mapping"]?.members ?? [] {
        guard let text = name.string else { continue }
        if let target = document.cursor(at: text, from: name) ?? components["schemas"]?[text] { pending.append(target) }
      }
    }
    for (section, entries) in components.members {
      for (name, entry) in entries.members where !seen.contains(entry) {
        diagnostics.append(
          Diagnostic(
            LintCode.unusedComponent, "nothing refers to `\(name)` of `components/\(section)`", at: entry.span))
      }
    }
  }

  /// Security requirements name their schemes without a `$ref`.
  private func usedSecuritySchemes(of document: Document) -> [Cursor] {
    let root = document.root
    var lists = [root["security"]]
    for (_, path) in root["paths"]?.members ?? [] {
      lists += document.resolve(path).members.map { $0.value["security"] }
    }
    let names = lists.compactMap(\.self).flatMap(\.items).flatMap { $0.members.map(\.name) }
    return names.compactMap { root["components"]?["securitySchemes"]?[$0] }
  }
}
