import Commands
import Generated
import Handlers
import Runtime
import Store

/// What an operator can set of an editor, on adding and on updating.
struct EditorFields {
  static let options = [
    Option("defense", "Grant the right to create defence markets"),
    Option("webhook-url", "URL", "Where completions are told"),
    Option("buyer-return-url", "URL", "Where a buyer returns to; {market_identifier} is filled in"),
    Option("candidate-return-url", "URL", "Where a candidate returns to; {application_identifier} is filled in"),
    Option(
      "frame-ancestor", "ORIGIN", repeats: true, "An origin that may show pages in a frame, such as https://example.org"
    ),
    Option(
      "quota", "NAME=LIMIT/BURST", repeats: true,
      "A quota of its own, such as api=5000/200; the window is the contract's"),
  ]

  /// They all stand in a header of each page.
  static let maximumFrameAncestors = 20

  private var defense = false
  private var webhookURL: String?
  private var buyerReturnURL: String?
  private var candidateReturnURL: String?
  private var frameAncestors: [String]?
  private var quotas: [String: QuotaOverride] = [:]

  /// Asks nothing of the installation, so that wrong words leave none behind where there was none.
  init(_ arguments: Arguments) throws {
    defense = arguments.has("defense")
    func url(_ name: String, _ check: (String, String) throws -> String = EditorURL.check) throws -> String? {
      guard let text = arguments[name] else { return nil }
      return text.isEmpty ? "" : try check(text, "--" + name)
    }
    webhookURL = try url("webhook-url", EditorURL.checkReceiver)
    buyerReturnURL = try url("buyer-return-url")
    candidateReturnURL = try url("candidate-return-url")
    if arguments.has("frame-ancestor") {
      let origins = arguments.all("frame-ancestor").filter { !$0.isEmpty }
      guard origins.count <= Self.maximumFrameAncestors else {
        throw UsageError("--frame-ancestor is given \(Self.maximumFrameAncestors) times at most")
      }
      frameAncestors = try origins.map { try EditorURL.checkOrigin($0, "--frame-ancestor") }
    }
    for text in arguments.all("quota") {
      let (name, quota) = try Self.quota(text)
      quotas[name] = quota
    }
  }

  /// Holds them to the environment of the installation.
  func check(in environment: Environment?) throws {
    let urls = [
      ("--webhook-url", webhookURL), ("--buyer-return-url", buyerReturnURL),
      ("--candidate-return-url", candidateReturnURL),
    ]
    for (name, url) in urls + (frameAncestors ?? []).map({ ("--frame-ancestor", $0) }) {
      if let url { try EditorURL.check(url, name, in: environment) }
    }
  }

  static func checkedName(_ name: String) throws -> String {
    guard !name.isEmpty, name.isOneLine, name.unicodeScalars.count <= 255 else {
      throw UsageError("a name is one line of 1 to 255 characters, of which some can be seen")
    }
    return name
  }

  func apply(to editor: inout NewEditor) {
    editor.canCreateDefenseMarkets = defense
    editor.completionWebhookURL = webhookURL.flatMap(Self.unlessEmpty)
    editor.buyerReturnURL = buyerReturnURL.flatMap(Self.unlessEmpty)
    editor.candidateReturnURL = candidateReturnURL.flatMap(Self.unlessEmpty)
    editor.frameAncestors = frameAncestors ?? []
    editor.quotaOverrides = quotas
  }

  func apply(to changes: inout EditorChanges) {
    if defense { changes.canCreateDefenseMarkets = .set(true) }
    if let webhookURL { changes.completionWebhookURL = .set(Self.unlessEmpty(webhookURL)) }
    if let buyerReturnURL { changes.buyerReturnURL = .set(Self.unlessEmpty(buyerReturnURL)) }
    if let candidateReturnURL { changes.candidateReturnURL = .set(Self.unlessEmpty(candidateReturnURL)) }
    if let frameAncestors { changes.frameAncestors = .set(frameAncestors) }
    if !quotas.isEmpty { changes.quotaOverrides = .set(quotas) }
  }

  private static func unlessEmpty(_ text: String) -> String? { text.isEmpty ? nil : text }

  private static func quota(_ text: String) throws -> (String, QuotaOverride) {
    let parts = text.split(separator: "=", omittingEmptySubsequences: false)
    let numbers =
      parts.count == 2 ? parts[1].split(separator: "/", omittingEmptySubsequences: false).map { Int($0) } : []
    let names = PasseMarcheServer<PasseMarche>.tables.quotas.map(\.name.description)
    guard numbers.count == 2, let limit = numbers[0], let burst = numbers[1], names.contains(String(parts[0])),
      (1...1_000_000_000).contains(limit), (1...limit).contains(burst)
    else {
      throw UsageError(
        "--quota takes NAME=LIMIT/BURST, NAME one of \(names.joined(separator: ", ")) and BURST at most LIMIT, "
          + "not \(text)")
    }
    return (String(parts[0]), QuotaOverride(limit: limit, burst: burst))
  }
}
