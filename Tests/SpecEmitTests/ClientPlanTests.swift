import SpecIR
import TestSupport
import Testing

@testable import SpecEmit

/// The plan of a client in a language whose types do not nest and whose names are plain, so that nothing of Swift can
/// be in it. `UPDATE_GOLDEN=1` writes it anew; read the difference.
@Suite struct ClientPlanTests {
  private struct PlainNaming: ClientNaming {
    let nestsTypes = false
    let reservedTypes: Set<String> = ["Token"]
    let reservedFields: Set<String> = ["id"]
    let reservedValues: Set<String> = []
    let reservedBranches: Set<String> = []
    let reservedParameters: Set<String> = ["body"]

    func type(_ name: String) -> String { NameWords.upperCamel(name) }
    func field(_ property: String) -> String { NameWords.snake(property) }
    func value(_ text: String) -> String { NameWords.screaming(text) }
    func method(_ operation: String) -> String { NameWords.snake(operation) }
    func pagingMethod(_ operation: String) -> String { "each_of_" + NameWords.snake(operation) }
    func refusalType(_ name: String) -> String { name + "Refusal" }
  }

  @Test func isWhatWasLookedAt() throws {
    let plan = ClientPlan(try ClientContract.api(), naming: PlainNaming())
    #expect(Golden.difference(text(plan), from: ClientContract.folder + "/plan.txt") == nil)
  }

  /// One name for each type, whatever the contract.
  @Test(arguments: ["spec/passemarche.yaml", "Tests/Golden/small-client/spec.yaml"])
  func namesAreUnique(contract: String) throws {
    let plan = ClientPlan(try ClientContract.api(PackageRoot.path(contract)), naming: PlainNaming())
    let names = plan.declarations.map(\.name) + plan.refusals.map(\.name)
    #expect(Set(names).count == names.count)
    #expect(names.allSatisfy { !$0.contains(".") })
    for operation in plan.operations {
      #expect(operation.refusals.allSatisfy { refusal in plan.refusals.contains { $0.name == refusal.type } })
    }
  }

  @Test(arguments: [
    ("market_type_codes", ["market", "type", "codes"]), ("getContractYAML", ["get", "contract", "yaml"]),
    ("market_application.completed", ["market", "application", "completed"]), ("OAuthError", ["o", "auth", "error"]),
    ("YAMLFile2", ["yaml", "file2"]), ("X-Trace", ["x", "trace"]), ("", []), ("été", ["t"]),
  ])
  func namesAreParted(name: String, words: [String]) {
    #expect(NameWords.of(name) == words)
  }

  @Test func namesBeginAsNamesDo() {
    #expect(NameWords.snake("2 lots") == "_2_lots")
    #expect(NameWords.upperCamel("2 lots") == "_2Lots")
    #expect(NameWords.lowerCamel("…") == "empty")
    var taken: Set<String> = []
    #expect(["a", "a", "a"].map { NameWords.unique($0, among: &taken) } == ["a", "a2", "a3"])
  }

  @Test func languagesHaveNamesOfTheirOwn() {
    #expect(Set(ClientLanguage.all.map(\.name)).count == ClientLanguage.all.count)
  }

  // MARK: The plan as text

  private func text(_ plan: ClientPlan) -> String {
    var lines = ["\(plan.title) \(plan.version) from \(plan.file), \(plan.sha256.count) digits"]
    lines += plan.addresses.map { "address \($0.name) \($0.url)" }
    lines += plan.quotas.map { "quota \($0.name) \($0.key) \($0.limit)/\($0.windowSeconds)/\($0.burst)" }
    lines += plan.declarations.flatMap(text)
    lines += plan.refusals.map { "refusal \($0.name) \($0.status) \($0.body.map { "\($0)" } ?? "-")" }
    lines += plan.operations.flatMap(text)
    lines += plan.events.events.map { "event \($0.name) \($0.webhook.name) \($0.type)" }
    lines.append("events by \(plan.events.nameMember), \(plan.events.signatureHeader), \(plan.events.largestBody)")
    if let fetch = plan.tokenFetch {
      lines.append("token by \(fetch.operation.method): \(fetch.accessToken.name), \(fetch.expiresIn.name)")
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private func text(_ declaration: ClientDeclaration) -> [String] {
    let head = "type \(declaration.name)\(declaration.isDeprecated ? " deprecated" : "")"
    switch declaration.kind {
    case .openEnumeration(let values): return [head] + values.map { "  \($0.name) \($0.value)" }
    case .union(let cases, let discriminator):
      return [head + " by " + (discriminator ?? "type")] + cases.map { "  \($0.name) \($0.type) \($0.values)" }
    case .structure(let fields):
      let sentences = declaration.sentences.map(\.name).joined(separator: ", ")
      return [head + (sentences.isEmpty ? "" : " says \(sentences)")] + fields.map { field in
        let marks = [
          field.isOptional ? "optional" : nil, field.isRequired ? "required" : nil, field.isBoxed ? "boxed" : nil,
          field.isSensitive ? "sensitive" : nil, field.constant.map { "= " + $0.text },
        ]
        return (["  \(field.name) \(field.property) \(field.type)"] + marks.compactMap(\.self)).joined(separator: " ")
      }
    }
  }

  private func text(_ item: ClientOperationPlan) -> [String] {
    var lines = [
      "operation \(item.method) \(item.operation.method.rawValue) \(item.operation.pathTemplate)",
      "  token \(item.needsToken), quota \(item.quota ?? "-"), \(item.timeoutSeconds) s, \(item.limit) bytes, "
        + item.accept, "  takes \(item.body)", "  gives \(item.success)",
    ]
    lines += (item.pathParameters + item.otherParameters).map { parameter in
      "  \(parameter.parameter.place) \(parameter.name): \(parameter.type)\(parameter.isOptional ? "?" : "")"
    }
    lines += item.refusals.map { "  refuses \($0.status) \($0.name): \($0.type)" }
    if let paging = item.paging { lines.append("  pages \(paging.method): \(paging.items.name) of \(paging.element)") }
    return lines
  }
}
