import SpecIR

/// Writes the interfaces of what a client is made with, and of what its methods take besides path and body.
struct TypeScriptOptionsEmitter {
  let plan: ClientPlan

  func client(_ writer: CodeWriter) {
    writer.doc("How a client is made.")
    writer.block("export interface ClientOptions {") {
      writer.doc("Where the service is, an absolute URL; a wrong one shows at the first call.")
      writer.line("readonly baseUrl: string;")
      writer.doc("The credentials of the editor, as the service gave them.")
      writer.line("readonly clientId: string;")
      writer.line("readonly clientSecret: string;")
      if plan.tokenFetch == nil {
        writer.doc("Where the tokens come from.")
        writer.line("readonly tokens: AccessTokens;")
      } else {
        writer.doc("Of the tokens, separated by spaces; without it, what the service gives.")
        writer.line("readonly scope?: string;")
        writer.doc(
          "Where tokens come from; without it, they are fetched with the credentials and kept in memory. Give one of"
            + " your own where several processes share the credentials.")
        writer.line("readonly tokens?: AccessTokens;")
      }
      writer.doc("3 attempts, the first pause half a second, the longest 20 seconds.")
      writer.line("readonly retries?: Partial<RetryPolicy>;")
      writer.doc("Seconds that a call may take, in place of what the contract says of each operation.")
      writer.line("readonly timeout?: number;")
      writer.doc("Your product, as `MyPlatform/2.1`: told to the service behind the client's own name.")
      writer.line("readonly product?: string;")
      writer.line("readonly transport?: HttpTransport;")
      writer.line("readonly clock?: Clock;")
    }
    writer.line()
    let facts = plan.quotas.map {
      "- `\($0.key)`: \($0.limit) requests in \($0.windowSeconds) seconds, \($0.burst) of them at once."
    }
    writer.doc(["The quotas that calls are charged to:"], tags: facts)
    let quotas = plan.quotas.map { TypeScript.string($0.key) }
    writer.line("export type Quota = \(quotas.isEmpty ? "never" : quotas.joined(separator: " | "));")
  }

  /// What an operation takes besides path and body.
  func operation(_ operation: ClientOperationPlan, _ writer: CodeWriter) {
    let members = operation.members
    guard !members.isEmpty else { return }
    writer.line()
    let base = operation.isFile ? "DownloadOptions" : "CallOptions"
    writer.block("export interface \(operation.optionsName) extends \(base) {") {
      for member in members {
        writer.doc(member.description)
        let type = TypeScript.type(member.type, in: "models.")
        let list = if case .list = member.type { "readonly " } else { "" }
        writer.line("readonly \(TypeScript.key(member.name))\(member.isOptional ? "?" : ""): \(list)\(type);")
      }
    }
  }
}

extension ClientOperationPlan {
  var optionsName: String {
    members.isEmpty ? isFile ? "DownloadOptions" : "CallOptions" : NameWords.upperCamel(operation.id) + "Options"
  }

  var optionsArgument: String {
    "options: \(optionsName)\(members.allSatisfy(\.isOptional) ? " = {}" : "")"
  }
}
