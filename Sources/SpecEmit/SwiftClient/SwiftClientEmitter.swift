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
    let file = fileName(api)
    let note = "// Written from \(file) by `spec`. Changes are lost: change the contract.\n\n"
    let header = note + "import Foundation\n\n"
    let operations = api.operations.filter { ClientOperationPlanner.isForPrograms($0, in: api) }

    let types = ClientTypePlanner(schemas: api.schemas, reserved: SwiftClientSupport.reservedTypes)
    let planner = ClientOperationPlanner(types: types)
    var names = Set(api.schemas.map { ClientNames.upperCamel($0.name) })
    let plans = operations.map { planner.plan($0, reserved: &names) }
    let webhooks = ClientWebhookEmitter(file: file, types: types)
    let events = webhooks.plan(api.webhooks)
    types.boxCircles()

    let bodies = plans.flatMap(\.refusals).compactMap(\.body?.swiftType)
    let wireTexts = plans.flatMap(\.texts).map(\.element.swiftType)
    var texts = Dictionary(
      SwiftClientSupport.files.map { ($0.name, "// Written by `spec`. Changes are lost.\n\n" + $0.text) },
      uniquingKeysWith: { first, _ in first })
    texts["Client.swift"] = ClientServiceEmitter(api: api, planner: planner, plans: plans).file(header)
    texts["Failures.swift"] = ClientFailureEmitter(file: file).file(note, plans)
    texts["Models.swift"] = ClientModelEmitter(
      file: file, refusalBodies: Set(bodies), texts: Set(wireTexts)
    ).file(header, types.declarations, types)
    texts["Operations.swift"] = ClientMethodEmitter(file: file, planner: planner).file(header, plans)
    texts["Webhooks.swift"] = webhooks.file(header, events)
    return fileNames.map { ($0, texts[$0] ?? "") }
  }

  /// The contract's file without the folders before it, so that the output does not depend on where it was built.
  static func fileName(_ api: API) -> String {
    let file = api.operations.first?.site.file ?? api.schemas.first?.schema.site.file ?? "the contract"
    return file.split(separator: "/").last.map(String.init) ?? file
  }
}
