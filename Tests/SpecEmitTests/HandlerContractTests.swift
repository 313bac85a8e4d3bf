import Foundation
import SpecIR
import TestSupport
import Testing

@testable import SpecEmit

/// What the design promises of handlers, shown by programs that must not compile.
@Suite struct HandlerContractTests {
  private let operations: [SpecIR.Operation]

  init() throws {
    let loaded = ContractLoader.load(path: PackageRoot.path("spec/passemarche.yaml"))
    operations = try #require(loaded.api, "\(loaded.diagnostics)").operations
  }

  private func function(_ id: String, effect: String? = nil, body: String = "fatalError()") -> String {
    let name = SwiftNames.upperCamel(id)
    return """
        func \(id)(_ input: \(name).Input, _ context: \(name).Context) async \(effect ?? "throws(\(name).Problem)")
          -> \(name).Response { \(body) }

      """
  }

  private func admission(_ id: String) -> String {
    let name = SwiftNames.upperCamel(id)
    return """
        func admit\(name)(_ target: \(name).Target, _ context: \(name).Context) async throws(\(name).Problem)
          -> \(name).Response? { nil }

      """
  }

  private func takesFiles(_ operation: SpecIR.Operation) -> Bool {
    operation.body?.contents.contains { $0.kind == .multipart } ?? false
  }

  /// Compiles handlers of which one is replaced, or left out for nil.
  /// - Parameter unasked: the operation whose bodies nobody is asked for.
  private func compile(
    replacing id: String, by replacement: String?, unasked: String? = nil
  ) throws -> Compiler.Result {
    let functions =
      operations.map { $0.id == id ? replacement ?? "" : function($0.id) }
      + operations.filter { takesFiles($0) && $0.id != unasked }.map { admission($0.id) }
    let source = """
      import Generated
      import Runtime

      struct Undeclared: Error {}
      struct Handlers: PasseMarcheAPI {
      \(functions.joined())}
      """
    let file = try Compiler.scratchFolder("handlers") + "/Handlers.swift"
    try source.write(toFile: file, atomically: true, encoding: .utf8)
    return try Compiler.run("swiftc", ["-typecheck", file] + Compiler.flags + Compiler.moduleFlags)
  }

  @Test func completeHandlersCompile() throws {
    let result = try compile(replacing: "createPublicMarket", by: function("createPublicMarket"))
    #expect(result.status == 0, "\(result.output)")
  }

  @Test func aForgottenOperationIsNamed() throws {
    let result = try compile(replacing: "createPublicMarket", by: nil)
    #expect(result.status != 0)
    #expect(result.output.contains("does not conform to protocol 'PasseMarcheAPI'"), "\(result.output)")
    #expect(result.output.contains("createPublicMarket"), "\(result.output)")
  }

  /// Nothing is written to disk for whom nobody was asked about.
  @Test func aForgottenAdmissionIsNamed() throws {
    let result = try compile(
      replacing: "uploadFiles", by: function("uploadFiles"), unasked: "uploadFiles")
    #expect(result.status != 0)
    #expect(result.output.contains("admitUploadFiles"), "\(result.output)")
  }

  @Test func anUndeclaredStatusDoesNotCompile() throws {
    let result = try compile(
      replacing: "createPublicMarket", by: function("createPublicMarket", body: "return .accepted"))
    #expect(result.status != 0)
    #expect(result.output.contains("has no member 'accepted'"), "\(result.output)")
  }

  @Test func anUndeclaredProblemDoesNotCompile() throws {
    let result = try compile(
      replacing: "createPublicMarket", by: function("createPublicMarket", body: "throw .conflict"))
    #expect(result.status != 0)
    #expect(result.output.contains("has no member 'conflict'"), "\(result.output)")
  }

  @Test func anotherErrorDoesNotCompile() throws {
    let result = try compile(
      replacing: "createPublicMarket", by: function("createPublicMarket", body: "throw Undeclared()"))
    #expect(result.status != 0)
    #expect(result.output.contains("'CreatePublicMarket.Problem'"), "\(result.output)")
  }

  @Test func untypedThrowsDoNotCompile() throws {
    let result = try compile(
      replacing: "createPublicMarket", by: function("createPublicMarket", effect: "throws", body: "throw Undeclared()"))
    #expect(result.status != 0)
    #expect(result.output.contains("does not conform to protocol 'PasseMarcheAPI'"), "\(result.output)")
  }
}
