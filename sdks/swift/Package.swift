// swift-tools-version: 6.0
import PackageDescription

let package = Package(
  name: "passemarche-client",
  platforms: [.macOS(.v15), .iOS(.v18)],
  products: [.library(name: "PasseMarche", targets: ["PasseMarche"])],
  targets: [.target(name: "PasseMarche", swiftSettings: [.swiftLanguageMode(.v6)])]
)
