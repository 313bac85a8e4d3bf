import SchemaEvaluator
import SpecIR

/// Which of the answers that the contract has were given to the suite: each status of each operation and, of refusals,
/// each reason.
public struct Coverage: Sendable {
  public struct Entry: Sendable, Hashable, Comparable {
    /// `operationId`; empty before an operation is chosen.
    public var operation: String
    public var status: Int
    /// A failure of `x-errors`, or the name of the example that stands for a refusal by a handler.
    public var error: String?

    /// `createToken 401 inactive`
    public var text: String {
      [operation.isEmpty ? "-" : operation, String(status), error].compactMap(\.self).joined(separator: " ")
    }

    public static func < (left: Entry, right: Entry) -> Bool {
      (left.operation, left.status, left.error ?? "") < (right.operation, right.status, right.error ?? "")
    }
  }

  private let contract: Contract
  private var provoked: Set<Entry> = []
  /// What this server does not serve is not missing.
  var unserved: Set<String> = []

  init(contract: Contract) { self.contract = contract }

  /// Everything that the contract declares and nobody was answered, in the order of the names.
  public var missing: [Entry] {
    let served = contract.api.operations.filter { !unserved.contains($0.id) }
    return (served.flatMap(catalogue) + transport).filter { !provoked.contains($0) }.sorted()
  }

  private var transport: [Entry] {
    Failure.beforeRouting.compactMap { failure in
      contract.wording(of: failure, for: nil).map {
        Entry(operation: "", status: $0.status, error: failure.rawValue)
      }
    }
  }

  private func catalogue(of operation: Operation) -> [Entry] {
    operation.responses.flatMap { response -> [Entry] in
      if response.isSuccess { return [Entry(operation: operation.id, status: response.status, error: nil)] }
      let failures = failures(response.status, operation)
      // An example that gives no single reason may only show how one of these failures looks.
      let words = failures.compactMap { contract.wording(of: $0, for: operation)?.body["error"] }
      let refusals = (contract.documentedRefusals[operation.id] ?? []).filter { refusal in
        let body = refusal.example.value.value
        guard refusal.status == response.status, let word = body["error"], words.contains(word) else {
          return refusal.status == response.status
        }
        if case .array(let reasons)? = body["errors"] { return reasons.count == 1 }
        return false
      }
      let reasons = failures.map(\.rawValue) + refusals.map(\.example.name)
      return Set(reasons).map { Entry(operation: operation.id, status: response.status, error: $0) }
    }
  }

  private func failures(_ status: Int, _ operation: Operation?) -> [Failure] {
    (operation?.possibleFailures ?? Failure.beforeRouting).filter {
      contract.wording(of: $0, for: operation)?.status == status
    }
  }

  /// Notes an answer by what it says.
  mutating func note(_ answer: Answer, of operation: Operation?, isTransport: Bool = false) {
    let id = operation?.id ?? ""
    if answer.status < 400 {
      provoked.insert(Entry(operation: id, status: answer.status, error: nil))
      return
    }
    let body = try? JSONValue(json: answer.body)
    if let body, let operation {
      for refusal in contract.documentedRefusals[operation.id] ?? []
      where refusal.status == answer.status && refusal.example.value.value == body {
        provoked.insert(Entry(operation: id, status: answer.status, error: refusal.example.name))
      }
    }
    // What two failures say alike tells nothing; there the case knows what it has asked for.
    let told = failures(answer.status, operation).filter { failure in
      guard let wording = contract.wording(of: failure, for: operation) else { return false }
      if let page = wording.page { return HTMLText.says(page.title, String(decoding: answer.body, as: UTF8.self)) }
      guard case .object(let members) = wording.body, let body else { return false }
      return members.allSatisfy { body[$0.name] == $0.value }
    }
    if told.count == 1 { note(told[0], of: operation) }
  }

  /// Notes a failure that a case has asked for and got.
  mutating func note(_ failure: Failure, of operation: Operation?) {
    guard let wording = contract.wording(of: failure, for: operation) else { return }
    provoked.insert(Entry(operation: operation?.id ?? "", status: wording.status, error: failure.rawValue))
  }
}
