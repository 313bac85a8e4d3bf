import SpecIR

/// A Python client as a package of its own: manifest, page, sources and the program that plays the test vectors.
public enum PythonPackageEmitter {
  /// The files, by their paths in the package. A pure function; the same contract gives the same bytes.
  public static func files(for api: API) -> [(name: String, text: String)] {
    let plan = ClientPlan(api, naming: PythonClientNaming())
    let note = "# Written from \(plan.file) by `spec`. Changes are lost: change the contract.\n\n"
    let constant = "# Written by `spec`. Changes are lost.\n\n"
    let generated = [
      ("__init__.py", PythonPackageNames(plan: plan).file(note)),
      ("client.py", PythonClientEmitter(plan: plan).file(note)),
      ("events.py", PythonEventEmitter(plan: plan).file(note)),
      ("models.py", PythonModelEmitter(plan: plan).file(note)),
      ("py.typed", ""), ("refusals.py", PythonRefusalEmitter(plan: plan).file(note)),
    ]
    let modules = PythonClientSupport.modules.map { ($0.name, constant + $0.text) } + generated
    return [("README.md", PythonPackagePage(plan: plan).text), ("pyproject.toml", manifest(plan))]
      + modules.sorted { $0.0 < $1.0 }.map { ("src/passemarche/" + $0.0, $0.1) }
      + [
        ("vectors/operations.py", PythonVectorEmitter(plan: plan).file(note)),
        ("vectors/run.py", constant + PythonClientSupport.vectors),
      ]
  }

  private static func manifest(_ plan: ClientPlan) -> String {
    """
    # Written by `spec`. Changes are lost.
    [build-system]
    requires = ["setuptools>=61"]
    build-backend = "setuptools.build_meta"

    [project]
    name = "passemarche"
    version = \(PythonLiteral.string(plan.version))
    description = \(PythonLiteral.string("The client of \(plan.title)"))
    readme = "README.md"
    requires-python = ">=3.10"
    dependencies = []
    classifiers = ["Programming Language :: Python :: 3", "Typing :: Typed"]

    [tool.setuptools.packages.find]
    where = ["src"]

    [tool.setuptools.package-data]
    passemarche = ["py.typed"]

    [tool.mypy]
    strict = true
    python_version = "3.10"

    """
  }
}

/// What `import passemarche` gives.
private struct PythonPackageNames {
  let plan: ClientPlan

  func file(_ note: String) -> String {
    let writer = CodeWriter.python(note)
    writer.docstring("The client of \(plan.title), version \(plan.version) of its contract.")
    writer.line()
    let hasAddresses = plan.addresses.isEmpty ? [] : ["Address"]
    let hasQuotas = plan.quotas.isEmpty ? [] : ["Quota"]
    let modules: [(String, [String])] = [
      ("._downloads", ["Download", "DownloadProgress"]), ("._engine", ["ClientTime", "QuotaState", "RetryPolicy"]),
      ("._http", ["Answer", "Headers", "HTTPTransport", "NotSent", "Request", "Response", "Transport"]),
      ("._wire", ["JSON", "Moment", "OpenEnumeration", "Unreadable", "Unrecognized"]),
      (".client", hasAddresses + [PythonClientEmitter.clientName] + hasQuotas),
      (
        ".errors",
        [
          "AnswerTooLargeError", "CallError", "CallTimeoutError", "FileError", "PasseMarcheError", "Refusal",
          "TokenError", "TransportError", "UndeclaredStatusError", "UnreadableAnswerError", "UnsendableError",
        ]
      ),
      (".models", plan.declarations.map(\.name)), (".refusals", plan.refusals.map(\.name)),
      (".tokens", ["AccessToken", "AccessTokens", "FetchedTokens"]),
      (
        ".webhooks",
        [
          "Proof", "RefusalReason", "UnrecognizedEvent", "WebhookDelivery", "WebhookEvent", "WebhookReceiver",
          "WebhookRefused",
        ]
      ),
    ]
    let all = modules.flatMap(\.1)
    let imports = PythonImports(all.joined(separator: " "))
    for (module, names) in modules { imports.from(module, names, writer) }
    writer.line()
    let sorted = all.sorted { ($0.lowercased(), $0) < ($1.lowercased(), $1) }
    writer.listed("__all__ = [", sorted.map(PythonLiteral.string), closing: "]")
    return writer.text
  }
}
