import SpecIR

/// A program of one language that calls one operation.
struct CodeSample {
  var language: any SampleLanguage
  var text: String
}

/// A language in which calls are shown.
protocol SampleLanguage {
  /// In addresses and attributes: `python`.
  var id: String { get }
  /// For people: `Python`.
  var name: String { get }
  /// A whole program that makes the call and shows what came of it; nil where the language has no way to make it.
  func program(_ call: SampleCall) -> String?
}

/// The calls of a contract in every language there is.
struct SampleBook {
  private let languages: [any SampleLanguage]
  private let calls: [String: SampleCall]

  init(_ api: API) {
    func plan(_ naming: any ClientNaming) -> ClientPlan { ClientPlan(api, naming: naming) }
    languages = [
      CurlSamples(api: api), CSharpSamples(plan: plan(CSharpClientNaming())), GoSamples(plan: plan(GoClientNaming())),
      JavaSamples(plan: plan(JavaClientNaming())), PHPSamples(plan: plan(PHPNaming())),
      PythonSamples(plan: plan(PythonClientNaming())), RubySamples(plan: plan(RubyNaming())),
      SwiftSamples(plan: plan(SwiftClientNaming())), TypeScriptSamples(plan: plan(TypeScriptNaming())),
    ]
    var calls: [String: SampleCall] = [:]
    for operation in api.operations { calls[operation.id] = SampleCall(operation, in: api) }
    self.calls = calls
  }

  func samples(of operation: Operation) -> [CodeSample] {
    guard let call = calls[operation.id] else { return [] }
    return languages.compactMap { language in
      language.program(call).map { CodeSample(language: language, text: $0) }
    }
  }
}
