import Foundation
import PackagePlugin

/// Writes sources from a contract into the targets that are made of one. The build system runs the tool only where one
/// of the inputs has changed, and the tool rewrites only files whose bytes change.
@main
struct Codegen: BuildToolPlugin {
  /// What a target is made of.
  private struct Product {
    let summary: String
    /// Where the contract stands, below `spec`; the YAML files beside it are those that its `$ref`s may reach.
    let contract: String
    var catalogue: String?
    let part: String
    /// What the names of a server begin with.
    var service: String?
    let fileNames: [String]
  }

  private static let products: [String: Product] = [
    "Generated": Product(
      summary: "Generating the server from the contract", contract: "passemarche.yaml",
      catalogue: "catalogue/fields.yaml", part: "server", fileNames: serverFileNames),
    "EditorClient": Product(
      summary: "Generating the client from the contract", contract: "passemarche.yaml", part: "client",
      fileNames: clientFileNames),
    "FakeEditorContract": Product(
      summary: "Generating the demonstration platform's server from its contract",
      contract: "fake-editor/fake-editor.yaml", part: "server", service: "FakeEditor", fileNames: serverFileNames),
  ]

  func createBuildCommands(context: PluginContext, target: any Target) async throws -> [Command] {
    guard let product = Self.products[target.name] else {
      Diagnostics.error("no contract is known for the target \(target.name)")
      return []
    }
    let folder = context.package.directoryURL.appending(path: "spec")
    let contract = folder.appending(path: product.contract)
    let output = context.pluginWorkDirectoryURL
    var arguments = ["generate", "--part", product.part, "--contract", contract.path(), "--output", output.path()]
    var inputs = try contracts(in: contract.deletingLastPathComponent())
    if let name = product.catalogue {
      let catalogue = folder.appending(path: name)
      arguments += ["--catalogue", catalogue.path()]
      inputs.append(catalogue)
    }
    if let service = product.service { arguments += ["--service", service] }
    return [
      .buildCommand(
        displayName: product.summary, executable: try context.tool(named: "spec").url, arguments: arguments,
        inputFiles: inputs, outputFiles: product.fileNames.map { output.appending(path: $0) })
    ]
  }

  /// The contract and the files beside it that its `$ref`s may reach. A folder as input would hide new files.
  private func contracts(in folder: URL) throws -> [URL] {
    try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
      .filter { $0.pathExtension == "yaml" }
      .sorted { $0.path() < $1.path() }
  }

  // `SwiftEmitter.fileNames` and `SwiftClientEmitter.fileNames`, which a plugin cannot import; a test holds them together.
  private static let serverFileNames = [
    "API.swift", "Answers.swift", "Catalogue.swift", "Contract.swift", "Decoding.swift", "Encoding.swift",
    "Models.swift", "Operations.swift", "Patterns.swift", "Router.swift", "Rules.swift", "Server.swift",
    "Tables.swift", "Webhooks.swift",
  ]
  private static let clientFileNames = [
    "Client.swift", "Digests.swift", "Downloads.swift", "Engine.swift", "Failures.swift", "HTTP.swift", "Models.swift",
    "OperationFailure.swift", "Operations.swift", "Paging.swift", "Tokens.swift", "URLSessionTransport.swift",
    "WebhookReceiver.swift", "Webhooks.swift", "Wire.swift",
  ]
}
