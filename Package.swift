// swift-tools-version: 6.2
import PackageDescription

/// Every target is built in the Swift 6 language mode with complete concurrency checking; existentials are spelled out.
let strict: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .enableUpcomingFeature("ExistentialAny"),
  // An asynchronous call stays where its caller runs, instead of looking for an executor at each call and return.
  .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
  // That no two accesses to a property overlap is checked while the tests run. In the server it took 2 to 4 % of the
  // time of a request.
  .unsafeFlags(["-enforce-exclusivity=unchecked"], .when(configuration: .release)),
]

/// What the black-box checker is made of is optimized in every build: tests run it whole, tens of thousands of requests
/// at a time, and it then works less than half as long.
let optimized = strict + [.unsafeFlags(["-O"], .when(configuration: .debug))]

let package = Package(
  name: "passemarche",
  products: [
    .executable(name: "passemarche", targets: ["passemarche"]),
    .executable(name: "passemarche-fake-editor", targets: ["FakeEditorCommand"]),
    .executable(name: "spec", targets: ["spec"]),
    .executable(name: "micro-benchmark", targets: ["micro-benchmark"]),
    .executable(name: "conformance", targets: ["ConformanceCommand"]),
    .executable(name: "mutants", targets: ["ConformanceMutants"]),
  ],
  targets: [
    // C libraries, seen through module maps only. Each has one Swift wrapper, named beside it.
    .systemLibrary(  // wrapped by SpecSyntax
      name: "CYAML", path: "Sources/System/CYAML", pkgConfig: "yaml-0.1",
      providers: [.apt(["libyaml-dev"])]),
    .systemLibrary(  // wrapped by Store/SQLite
      name: "CSQLite", path: "Sources/System/CSQLite", pkgConfig: "sqlite3",
      providers: [.apt(["libsqlite3-dev"])]),
    .systemLibrary(  // libcrypto wrapped by Crypto, libssl by Runtime/TLS; the black-box checker forges tokens with it
      name: "COpenSSL", path: "Sources/System/COpenSSL", pkgConfig: "openssl",
      providers: [.apt(["libssl-dev"])]),
    .systemLibrary(  // wrapped by Outgoing
      name: "CCurl", path: "Sources/System/CCurl", pkgConfig: "libcurl",
      providers: [.apt(["libcurl4-openssl-dev"])]),
    // SwiftPM warns of `-pthread`, which pkg-config gives for Pango: the toolchain links threads anyway.
    .systemLibrary(  // Pango, and Cairo and fontconfig below it; wrapped by Documents/Drawing
      name: "CPango", path: "Sources/System/CPango", pkgConfig: "pangocairo",
      providers: [.apt(["libpango1.0-dev"])]),
    .systemLibrary(  // wrapped by Documents/PDF
      name: "CQPDF", path: "Sources/System/CQPDF", pkgConfig: "libqpdf",
      providers: [.apt(["libqpdf-dev"])]),
    .systemLibrary(  // wrapped by Documents/Package
      name: "CArchive", path: "Sources/System/CArchive", pkgConfig: "libarchive",
      providers: [.apt(["libarchive-dev"])]),
    .systemLibrary(  // wrapped by Documents/Drawing
      name: "CQRencode", path: "Sources/System/CQRencode", pkgConfig: "libqrencode",
      providers: [.apt(["libqrencode-dev"])]),
    .systemLibrary(  // wrapped by Runtime/HTTP2; the black-box checker speaks it by itself
      name: "CNGHTTP2", path: "Sources/System/CNGHTTP2", pkgConfig: "libnghttp2",
      providers: [.apt(["libnghttp2-dev"])]),
    .systemLibrary(  // wrapped by Packing; the black-box checker unpacks by itself
      name: "CZlib", path: "Sources/System/CZlib", pkgConfig: "zlib",
      providers: [.apt(["zlib1g-dev"])]),
    .systemLibrary(  // epoll, eventfd and signalfd; wrapped by Runtime/EventLoop
      name: "CLinux", path: "Sources/System/CLinux"),

    // The compiler of the contract.
    .target(name: "SpecSyntax", dependencies: ["CYAML"], swiftSettings: optimized),
    .target(name: "SpecModel", dependencies: ["SpecSyntax"], swiftSettings: optimized),
    .target(name: "SpecIR", dependencies: ["SpecModel"], swiftSettings: optimized),
    .target(name: "SpecEmit", dependencies: ["SpecIR", "HTML"], swiftSettings: strict),
    .executableTarget(
      name: "spec", dependencies: ["SpecEmit", "SchemaEvaluator"], swiftSettings: strict),
    .plugin(name: "Codegen", capability: .buildTool(), dependencies: ["spec"]),

    // The server.
    .target(name: "Crypto", dependencies: ["COpenSSL"], swiftSettings: strict),
    .target(name: "Packing", dependencies: ["CZlib"], swiftSettings: strict),
    .target(name: "Runtime", dependencies: ["Packing", "CLinux", "CNGHTTP2", "COpenSSL"], swiftSettings: strict),
    .target(
      name: "Generated", dependencies: ["Runtime"], swiftSettings: strict,
      plugins: [.plugin(name: "Codegen")]),
    .target(name: "EditorClient", swiftSettings: strict, plugins: [.plugin(name: "Codegen")]),
    .target(name: "HTML", swiftSettings: strict),
    .target(
      name: "Pages", dependencies: ["HTML", "Packing"], exclude: ["Assets"],
      swiftSettings: strict),
    .target(
      name: "FakeEditorContract", dependencies: ["Runtime"], swiftSettings: strict,
      plugins: [.plugin(name: "Codegen")]),
    .target(
      name: "FakeEditor", dependencies: ["FakeEditorContract", "EditorClient", "Pages", "HTML", "Crypto", "Runtime"],
      swiftSettings: strict),
    .target(name: "Store", dependencies: ["CSQLite", "Runtime"], swiftSettings: strict),
    .target(name: "Vault", dependencies: ["Crypto", "Runtime"], swiftSettings: strict),
    .target(name: "Outgoing", dependencies: ["CCurl", "Runtime"], swiftSettings: strict),
    .target(
      name: "Deliveries", dependencies: ["Store", "Outgoing", "Crypto", "Runtime"], swiftSettings: strict),
    .target(
      name: "Documents", dependencies: ["CPango", "CQPDF", "CArchive", "CQRencode", "Crypto", "Runtime"],
      swiftSettings: strict),
    .target(
      name: "Handlers",
      dependencies: [
        "Generated", "Store", "Pages", "HTML", "Vault", "Documents", "Deliveries", "Outgoing", "Crypto", "Runtime",
      ],
      swiftSettings: strict),
    .target(name: "Commands", dependencies: ["Runtime"], swiftSettings: strict),
    .executableTarget(
      name: "passemarche",
      dependencies: [
        "Commands", "Handlers", "Generated", "Deliveries", "Outgoing", "Store", "Pages", "Vault", "Documents",
        "Crypto", "Runtime",
      ],
      swiftSettings: strict,
      linkerSettings: [
        // With the Swift runtime within it starts faster, takes less memory, and runs where no Swift is installed. What
        // has to be told of where it was loaded is packed, which the default linker cannot, and nothing is exported.
        .unsafeFlags(
          [
            "-static-stdlib", "-use-ld=lld", "-Xlinker", "-z", "-Xlinker", "pack-relative-relocs", "-Xlinker",
            "--no-export-dynamic",
          ], .when(configuration: .release))
      ]),
    .executableTarget(
      name: "FakeEditorCommand", dependencies: ["Commands", "FakeEditor", "Runtime"], swiftSettings: strict),

    // Times single steps of a request; `scripts/benchmark --micro` runs it.
    .executableTarget(
      name: "micro-benchmark", dependencies: ["Handlers", "Generated", "Store", "Crypto", "Runtime"],
      path: "Benchmarks/Micro", swiftSettings: strict),

    // The black-box checker. It knows the contract through SpecIR and the server through sockets only.
    .target(
      name: "SchemaEvaluator", dependencies: ["SpecIR"], path: "Conformance/Evaluator",
      swiftSettings: optimized),
    .target(
      name: "Conformance", dependencies: ["SpecIR", "SchemaEvaluator", "CNGHTTP2", "COpenSSL", "CZlib"],
      path: "Conformance/Suite",
      swiftSettings: optimized),
    .executableTarget(
      name: "ConformanceCommand", dependencies: ["Conformance"], path: "Conformance/Command",
      swiftSettings: optimized),
    .executableTarget(
      name: "ConformanceMutants", dependencies: ["Conformance", "SchemaEvaluator", "SpecIR"],
      path: "Conformance/Mutants", exclude: ["survivors.txt"], swiftSettings: optimized),

    // Tests, one target for each module.
    .target(name: "TestSupport", path: "Tests/Support", swiftSettings: strict),
    .testTarget(name: "ArchitectureTests", dependencies: ["TestSupport"], swiftSettings: strict),
    .testTarget(name: "CommandsTests", dependencies: ["Commands", "TestSupport"], swiftSettings: strict),
    .testTarget(
      name: "ConformanceTests", dependencies: ["Conformance", "SchemaEvaluator", "SpecIR", "TestSupport"],
      exclude: ["Tools", "OtherServers"], swiftSettings: strict),
    .testTarget(name: "CryptoTests", dependencies: ["Crypto", "TestSupport"], swiftSettings: strict),
    .testTarget(
      name: "DeliveriesTests",
      dependencies: ["Deliveries", "Outgoing", "Store", "Crypto", "Runtime", "TestSupport"],
      swiftSettings: strict),
    .testTarget(
      name: "DifferentialTests",
      dependencies: ["Generated", "Runtime", "SchemaEvaluator", "SpecIR", "TestSupport"], swiftSettings: strict),
    .testTarget(name: "EditorClientTests", dependencies: ["EditorClient", "TestSupport"], swiftSettings: strict),
    .testTarget(
      name: "FakeEditorTests",
      dependencies: ["FakeEditor", "FakeEditorContract", "EditorClient", "Pages", "Runtime", "TestSupport"],
      swiftSettings: strict),
    .testTarget(
      name: "DocumentsTests", dependencies: ["Documents", "Crypto", "Runtime", "TestSupport"], exclude: ["Tools"],
      swiftSettings: strict),
    .testTarget(  // `scripts/fuzz` compiles Targets and Engine without SwiftPM
      name: "FuzzTests",
      dependencies: [
        "Handlers", "Generated", "SchemaEvaluator", "SpecIR", "SpecSyntax", "Vault", "Crypto", "Runtime", "TestSupport",
      ], path: "Fuzz", exclude: ["Engine"], swiftSettings: strict),
    .testTarget(
      name: "HandlersTests",
      dependencies: [
        "Handlers", "Generated", "Store", "Pages", "Documents", "Deliveries", "Outgoing", "Vault", "Crypto", "Runtime",
        "TestSupport",
      ], swiftSettings: strict),
    .testTarget(name: "PackingTests", dependencies: ["Packing", "TestSupport"], swiftSettings: strict),
    .testTarget(name: "OutgoingTests", dependencies: ["Outgoing", "Runtime", "TestSupport"], swiftSettings: strict),
    .testTarget(
      name: "HTMLTests", dependencies: ["HTML", "TestSupport"], exclude: ["parse.py"], swiftSettings: strict),
    .testTarget(name: "PagesTests", dependencies: ["Pages", "HTML", "TestSupport"], swiftSettings: strict),
    .testTarget(
      name: "RuntimeTests", dependencies: ["Runtime", "CNGHTTP2", "COpenSSL", "TestSupport"], swiftSettings: strict),
    .testTarget(name: "SpecSyntaxTests", dependencies: ["SpecSyntax", "TestSupport"], swiftSettings: strict),
    .testTarget(name: "SpecModelTests", dependencies: ["SpecModel", "TestSupport"], swiftSettings: strict),
    .testTarget(
      name: "SpecCommandTests", dependencies: ["spec", "SpecEmit", "TestSupport"], swiftSettings: strict),
    .testTarget(
      name: "SpecIRTests", dependencies: ["SpecIR", "SchemaEvaluator", "TestSupport"], swiftSettings: strict),
    .testTarget(
      name: "SpecEmitTests", dependencies: ["SpecEmit", "Generated", "Runtime", "TestSupport"],
      exclude: ["schema-suite-excluded.txt", "parse.py", "python-client.py"], swiftSettings: strict),
    .testTarget(
      name: "SchemaEvaluatorTests", dependencies: ["SchemaEvaluator", "SpecIR", "SpecModel", "TestSupport"],
      swiftSettings: strict),
    .testTarget(
      name: "ServerTests",
      dependencies: [
        "passemarche", "FakeEditorCommand", "spec", "ConformanceCommand", "ConformanceMutants", "SpecSyntax",
        "Deliveries", "EditorClient", "Handlers", "Store", "Vault", "Crypto", "Runtime", "TestSupport",
      ], swiftSettings: strict),
    .testTarget(
      name: "StoreTests", dependencies: ["Store", "CSQLite", "Runtime", "TestSupport"], swiftSettings: strict),
    .testTarget(
      name: "VaultTests", dependencies: ["Vault", "Crypto", "Runtime", "TestSupport"], swiftSettings: strict),
  ]
)
