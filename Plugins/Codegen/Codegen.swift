import Foundation
import PackagePlugin

/// Writes the sources of the `Generated` module from the contract. The build system runs the tool only where one of the
/// inputs has changed, and the tool rewrites only files whose bytes change.
@main
struct Codegen: BuildToolPlugin {
  func createBuildCommands(context: PluginContext, target: any Target) async throws -> [Command] {
    let folder = context.package.directoryURL.appending(path: "spec")
    let contract = folder.appending(path: "passemarche.yaml")
    let catalogue = folder.appending(path: "catalogue/fields.yaml")
    let output = context.pluginWorkDirectoryURL
    return [
      .buildCommand(
        displayName: "Generating the server from the contract",
        executable: try context.tool(named: "spec").url,
        arguments: [
          "generate", "--contract", contract.path(), "--catalogue", catalogue.path(), "--output", output.path(),
        ],
        inputFiles: try contracts(in: folder) + [catalogue],
        outputFiles: Self.fileNames.map { output.appending(path: $0) })
    ]
  }

  /// The contract and the files beside it that its `$ref`s may reach. A folder as input would hide new files.
  private func contracts(in folder: URL) throws -> [URL] {
    try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
      .filter { $0.pathExtension == "yaml" }
      .sorted { $0.path() < $1.path() }
  }

  /// `SwiftEmitter.fileNames`, which a plugin cannot import; a test holds the two together.
  private static let fileNames = [
    "API.swift", "Catalogue.swift", "Contract.swift", "Decoding.swift", "Encoding.swift", "Models.swift",
    "Operations.swift", "Patterns.swift", "Router.swift", "Rules.swift", "Server.swift", "Tables.swift",
    "Webhooks.swift",
  ]
}
