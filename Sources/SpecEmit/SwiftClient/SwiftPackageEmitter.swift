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

/// The page of the package: what the client does, with an example of each thing, and its operations.
private struct SwiftPackagePage {
  let plan: ClientPlan
  let module: String

  var text: String {
    let sections = [opening, call, failures, repetition, paging, downloads, webhooks, operations]
    return sections.compactMap(\.self).joined(separator: "\n") + "\n"
  }

  private var plans: [ClientOperationPlan] { plan.operations }

  private var opening: String {
    """
    # \(plan.title) in Swift

    The client of \(plan.title), version \(plan.version) of its contract, written from it by `spec sdk`.
    It needs Swift 6 and Foundation, and nothing else.

    ```swift
    // Package.swift
    .package(path: "../passemarche-client")
    // the target's dependencies
    .product(name: "\(module)", package: "passemarche-client")
    ```

    """
  }

  private var call: String {
    """
    ## Calls

    ```swift
    import \(module)

    let client = \(SwiftClientEmitter.clientName)(
      baseURL: "https://…", credentials: Credentials(clientID: "…", clientSecret: "…"))\(example)
    ```

    One client serves any number of tasks at once. The access token is fetched with the first call that needs one, once
    however many wait for it, kept until shortly before it expires, and renewed once where the service refuses it. Where
    several processes share the credentials, give them one source of tokens: `ClientOptions.tokens`.

    """
  }

  /// An operation that needs no argument.
  private var example: String {
    let simple = plans.first { plan in
      guard case .json = plan.success, case .none = plan.body, plan.needsToken else { return false }
      return plan.parameters.allSatisfy(\.isOptional)
    }
    return simple.map { "\nlet answer = try await client.\($0.method)()" } ?? ""
  }

  private var failures: String? {
    guard
      let plan = plans.first(where: { plan in
        guard case .json = plan.body else { return false }
        return plan.refusals.contains { $0.status == 422 }
      }),
      let refusal = plan.refusals.first(where: { $0.status == 422 })
    else { return nil }
    return """
      ## Errors

      Each operation throws an enumeration of its own, with a case for each status that the contract declares, and
      `unexpected` for everything else: no connection, a time-out, a status that is not declared.

      ```swift
      do {
        try await client.\(plan.method)(…)
      } catch .\(refusal.name)(let refusal) {
        print(refusal.body)  // \(refusal.body?.swiftType ?? "")
      } catch {
        print(error)
      }
      ```

      """
  }

  private var repetition: String {
    let quota = plan.naming.quota(plans.lazy.compactMap(\.quota).first ?? "api")
    return """
    ## Repetition, quotas and time

    A call is repeated only where that is safe: where the service cannot have acted on it (no connection, 429), and
    where acting twice is the same as once (GET, PUT, DELETE). `Retry-After` is heeded; a pause longer than
    `RetryPolicy.longestPause` is not waited for, and the refusal is thrown. `client.state(of: .\(quota))` tells what
    the service last said of a quota. A call ends when its task is cancelled, and when the service takes longer than its
    contract allows.

    """
  }

  private var paging: String? {
    for plan in plans {
      guard let paging = plan.paging else { continue }
      let required = plan.parameters.filter { !$0.isOptional }.map { "\($0.name): …" }.joined(separator: ", ")
      return """
        ## Lists

        ```swift
        for try await item in client.\(paging.method)(\(required)) { … }
        ```

        """
    }
    return nil
  }

  private var downloads: String? {
    let found = plans.first { if case .file = $0.success { true } else { false } }
    guard let plan = found, case .file(let isResumable) = plan.success else { return nil }
    let required = (plan.parameters.filter { !$0.isOptional }.map { "\($0.name): …" } + ["to: file"])
    let resumption =
      isResumable
      ? """

      A download that breaks off goes on where it stopped, even in another process, as long as the service has the same
      file.

      """ : ""
    return """
      ## Files

      ```swift
      let download = try await client.\(plan.method)(\(required.joined(separator: ", ")))
      print(download.size, download.sha256)
      ```

      The file is written while it arrives, and has its name once it is whole.
      \(resumption)
      """
  }

  private var webhooks: String? {
    guard !plan.events.events.isEmpty else { return nil }
    return """
      ## Webhooks

      ```swift
      let receiver = WebhookReceiver(secrets: [secret])
      do {
        let delivery = try receiver.receive(HTTPFields(headers), body)
        // skip the delivery where `delivery.id` is known already, and act on `delivery.event`
      } catch {
        // answer with error.status
      }
      ```

      The signature is compared in constant time, and a delivery older than five minutes is refused. `body` has to be
      the bytes as they were received.

      """
  }

  private var operations: String {
    var lines = ["## Operations", "", "| method | operation | |", "|---|---|---|"]
    for plan in plans {
      let operation = plan.operation
      let route = operation.method.rawValue + " " + operation.pathTemplate
      lines.append("| `\(plan.method)` | `\(route)` | \(operation.summary.english) |")
    }
    return lines.joined(separator: "\n")
  }
}
