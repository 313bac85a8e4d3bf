import SpecIR

/// A Swift client as a package of its own: manifest, page and sources.
public enum SwiftPackageEmitter {
  private static let module = "PasseMarche"

  /// The files, by their paths in the package.
  public static func files(for api: API) -> [(name: String, text: String)] {
    let sources = SwiftClientEmitter.files(for: api).map { ("Sources/\(module)/" + $0.name, $0.text) }
    let plan = ClientPlan(api, naming: SwiftClientNaming())
    let page = SwiftPackagePage(plan: plan, module: module)
    return [("Package.swift", manifest), ("README.md", page.text)] + sources
      + [
        ("vectors/Package.swift", vectorManifest),
        ("vectors/Sources/PlayVectors/Operations.swift", SwiftVectorEmitter(plan: plan, module: module).text),
        ("vectors/Sources/PlayVectors/Player.swift", SwiftClientSupport.vectorPlayer),
        ("vectors/Sources/PlayVectors/main.swift", SwiftClientSupport.vectorMain),
      ]
  }

  private static let manifest = """
    // swift-tools-version: 6.0
    import PackageDescription

    let package = Package(
      name: "passemarche-client",
      platforms: [.macOS(.v15), .iOS(.v18)],
      products: [.library(name: "\(module)", targets: ["\(module)"])],
      targets: [.target(name: "\(module)", swiftSettings: [.swiftLanguageMode(.v6)])]
    )

    """

  /// A package of its own, so that whoever uses the client does not see it.
  private static let vectorManifest = """
    // swift-tools-version: 6.0
    import PackageDescription

    let package = Package(
      name: "passemarche-client-vectors",
      platforms: [.macOS(.v15)],
      dependencies: [.package(name: "passemarche-client", path: "..")],
      targets: [
        .executableTarget(
          name: "PlayVectors", dependencies: [.product(name: "\(module)", package: "passemarche-client")],
          swiftSettings: [.swiftLanguageMode(.v6)])
      ]
    )

    """
}
