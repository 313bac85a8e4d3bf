import SpecIR

/// From the typed model of the contract to the sources of a Swift client. A pure function; the same contract gives the
/// same bytes.
public enum SwiftClientEmitter {
  static let clientName = "PasseMarcheClient"

  /// The files that come of the contract.
  public static let contractFileNames = [
    "Client.swift", "Failures.swift", "Models.swift", "Operations.swift", "Webhooks.swift",
  ]

  /// All files, by name, so that the build knows them before it has read the contract.
  public static let fileNames = (contractFileNames + SwiftClientSupport.files.map(\.name)).sorted()

  /// The sources, in the order of ``fileNames``. Whatever the contract, there are some: what has no form in Swift has
  /// been refused by ``SwiftEmitter`` before.
  public static func files(for api: API) -> [(name: String, text: String)] {
    let plan = ClientPlan(api, naming: SwiftClientNaming())
    let note = "// Written from \(plan.file) by `spec`. Changes are lost: change the contract.\n\n"
    let header = note + "import Foundation\n\n"
    var texts = Dictionary(
      SwiftClientSupport.files.map { ($0.name, "// Written by `spec`. Changes are lost.\n\n" + $0.text) },
      uniquingKeysWith: { first, _ in first })
    texts["Client.swift"] = ClientServiceEmitter(plan: plan).file(header)
    texts["Failures.swift"] = ClientFailureEmitter().file(note, plan.operations)
    texts["Models.swift"] = ClientModelEmitter(plan: plan).file(header)
    texts["Operations.swift"] = ClientMethodEmitter(client: plan).file(header)
    texts["Webhooks.swift"] = ClientWebhookEmitter(plan: plan).file(header)
    return fileNames.map { ($0, texts[$0] ?? "") }
  }
}
