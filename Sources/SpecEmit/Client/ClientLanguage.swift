import SpecIR

/// A language that clients are written in.
public struct ClientLanguage: Sendable {
  /// As `spec sdk --language` takes it, and as the folder below `sdks` is called.
  public let name: String
  /// The files of the package, by their paths in it. A pure function; the same contract gives the same bytes.
  public let package: @Sendable (API) -> [(name: String, text: String)]

  public static let all: [ClientLanguage] = [
    ClientLanguage(name: "csharp") { CSharpPackageEmitter.files(for: $0) },
    ClientLanguage(name: "go") { GoPackageEmitter.files(for: $0) },
    ClientLanguage(name: "java") { JavaPackageEmitter.files(for: $0) },
    ClientLanguage(name: "python") { PythonPackageEmitter.files(for: $0) },
    ClientLanguage(name: "swift") { SwiftPackageEmitter.files(for: $0) },
    ClientLanguage(name: "php") { PHPPackageEmitter.files(for: $0) },
    ClientLanguage(name: "ruby") { RubyPackageEmitter.files(for: $0) },
    ClientLanguage(name: "typescript") { TypeScriptPackageEmitter.files(for: $0) },
  ]
}
