// swift-tools-version: 6.0
import PackageDescription

let package = Package(
  name: "passemarche-client-vectors",
  platforms: [.macOS(.v15)],
  dependencies: [.package(name: "passemarche-client", path: "..")],
  targets: [
    .executableTarget(
      name: "PlayVectors", dependencies: [.product(name: "PasseMarche", package: "passemarche-client")],
      swiftSettings: [.swiftLanguageMode(.v6)])
  ]
)
