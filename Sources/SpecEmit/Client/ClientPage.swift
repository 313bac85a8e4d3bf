import SpecIR

/// The page of a client's package, as far as it says the same in every language. What is code, and what a language has
/// words of its own for, its emitter gives.
struct ClientPage {
  let plan: ClientPlan
  /// As in `Passe Marché in TypeScript`.
  let language: String
  /// What the client needs and what it does not, in a sentence.
  let needs: String
  /// The name of the language behind the three backticks.
  let fence: String

  /// How the package gets into a program, in Markdown.
  var installation = ""
  /// How a client is made, and a first call.
  var call = ""
  /// How a client may be shared, in a sentence.
  var sharing = ""
  /// Where several processes have their tokens from, in sentences.
  var tokens = ""
  /// What errors are, in a paragraph, and how one is told from another.
  var failure: (text: String, code: String) = ("", "")
  /// The name of the longest pause's setting, and how the state of a quota is asked for.
  var pause = ""
  var quota = ""
  /// What ends a call besides the contract's time, as the end of a sentence; empty for nothing.
  var ending = ""
  var list: String?
  var download: String?
  var webhook: String?
  /// In which the language has more to say.
  var further: [(title: String, text: String)] = []

  var text: String {
    let sections = [opening, calls, failures, repetition, lists, files, webhooks] + further.map(section) + [operations]
    return sections.compactMap(\.self).joined(separator: "\n") + "\n"
  }

  private func section(_ section: (title: String, text: String)) -> String {
    "## \(section.title)\n\n\(section.text)\n"
  }

  private func paragraph(_ text: String) -> String {
    let words = text.split(whereSeparator: \.isNewline).joined(separator: " ")
    return CodeWriter.wrap(words, width: 120).joined(separator: "\n")
  }

  private func code(_ text: String) -> String { "```\(fence)\n\(text)\n```" }

  private var opening: String {
    """
    # \(plan.title) in \(language)

    The client of \(plan.title), version \(plan.version) of its contract, written from it by `spec sdk`.
    \(needs)

    \(installation)

    """
  }

  private var calls: String {
    """
    ## Calls

    \(code(call))

    \(paragraph("""
      \(sharing) The access token is fetched with the first call that needs one, once however many wait for it, kept
      until shortly before it expires, and renewed once where the service refuses it. \(tokens)
      """))

    """
  }

  private var failures: String {
    """
    ## Errors

    \(paragraph(failure.text))

    \(code(failure.code))

    """
  }

  private var repetition: String {
    """
    ## Repetition, quotas and time

    \(paragraph("""
      A call is repeated only where that is safe: where the service cannot have acted on it (no connection, 429), and
      where acting twice is the same as once (GET, PUT, DELETE). `Retry-After` is heeded; a pause longer than \(pause)
      is not waited for, and the refusal is thrown. \(quota) tells what the service last said of a quota. A call ends
      when the service takes longer than its contract allows\(ending).
      """))

    """
  }

  private var lists: String? {
    list.map { "## Lists\n\n\(code($0))\n\nEach page is fetched when it is reached.\n" }
  }

  private var files: String? {
    guard let download else { return nil }
    let isResumable = plan.operations.contains { if case .file(isResumable: true) = $0.success { true } else { false } }
    let resumption =
      isResumable
      ? " A download that breaks off goes on where it stopped, even in another process, as long as the service has the"
        + " same file." : ""
    let text = "The file is written while it arrives, and has its name once it is whole." + resumption
    return "## Files\n\n\(code(download))\n\n\(paragraph(text))\n"
  }

  private var webhooks: String? {
    guard !plan.events.events.isEmpty, let webhook else { return nil }
    return """
      ## Webhooks

      \(code(webhook))

      The signature is compared in constant time, and a delivery older than five minutes is refused. The body has to be
      the bytes as they were received. An event that the contract does not name is given as it is.

      """
  }

  private var operations: String {
    var lines = ["## Operations", "", "| method | operation | |", "|---|---|---|"]
    for operation in plan.operations {
      let route = operation.operation.method.rawValue + " " + operation.operation.pathTemplate
      lines.append("| `\(operation.method)` | `\(route)` | \(operation.operation.summary.english) |")
    }
    return lines.joined(separator: "\n")
  }
}

/// The operations that a client's page shows.
struct ClientTour {
  /// Answers with JSON, and needs a token and nothing else.
  let check: ClientOperationPlan?
  /// Takes a JSON body, and can refuse it with 422: with an example of the body, out of its envelope.
  let creation: (operation: ClientOperationPlan, type: ClientType, body: JSONValue, refusal: ClientRefusal)?
  let list: ClientOperationPlan?
  let file: ClientOperationPlan?
  let quota: ClientQuota?

  init(_ plan: ClientPlan) {
    let simple = plan.operations.filter { operation in
      guard case .json = operation.success, case .none = operation.body, operation.needsToken else { return false }
      return operation.parameters.allSatisfy(\.isOptional)
    }
    check = simple.first { $0.operation.id.hasSuffix("Status") } ?? simple.first
    creation = plan.operations.lazy.compactMap(Self.creation).first
    list = plan.operations.first { $0.paging != nil && $0.parameters.allSatisfy(\.isOptional) }
      ?? plan.operations.first { $0.paging != nil }
    file = plan.operations.first { if case .file = $0.success { true } else { false } }
    let key = creation?.operation.quota ?? check?.quota
    quota = plan.quotas.first { $0.key == key } ?? plan.quotas.first
  }

  private static func creation(
    _ operation: ClientOperationPlan
  ) -> (operation: ClientOperationPlan, type: ClientType, body: JSONValue, refusal: ClientRefusal)? {
    guard case .json(let type, let envelope, false) = operation.body,
      let refusal = operation.refusals.first(where: { $0.status == 422 }), refusal.body != nil,
      let content = operation.operation.body?.contents.first(where: { $0.kind == .json }),
      var body = content.examples.first?.value.value
    else { return nil }
    if let envelope, case .object(let members) = body {
      guard let member = members.first(where: { $0.name == envelope }) else { return nil }
      body = member.value
    }
    return (operation, type, body, refusal)
  }
}
