import SpecIR

/// The page of the package: what the client does, with an example of each thing.
struct SwiftPackagePage {
  let plan: ClientPlan
  let module: String

  var text: String {
    let tour = ClientTour(plan)
    let samples = SwiftSamples(plan: plan)
    var page = ClientPage(
      plan: plan, language: "Swift", needs: "It needs Swift 6 and Foundation, and nothing else.", fence: "swift")
    page.installation = """
      ```swift
      // Package.swift
      .package(path: "../passemarche-client")
      // the target's dependencies
      .product(name: "\(module)", package: "passemarche-client")
      ```
      """
    page.call =
      samples.opening(at: plan.addresses.first?.url ?? "https://example.org")
      + (tour.check.map { "\nprint(try await client.\(SwiftNames.escaped($0.method))())" } ?? "")
    page.sharing = "One client serves any number of tasks at once."
    page.tokens =
      "Where several processes share the credentials, give them one source of tokens: `ClientOptions.tokens`."
    page.failure = failure(tour, samples)
    page.pause = "`RetryPolicy.longestPause`"
    page.quota = "`client.state(of: .\(tour.quota?.name ?? "api"))`"
    page.ending = ", and when its task is cancelled"
    page.list = tour.list.flatMap(list)
    page.download = tour.file.map(download)
    page.webhook = Self.webhook
    return page.text
  }

  private func failure(_ tour: ClientTour, _ samples: SwiftSamples) -> (String, String) {
    let text = """
      Each operation throws an enumeration of its own, with a case for each status that the contract declares, and
      `unexpected` for everything else: no connection, a time-out, a status that is not declared.
      """
    guard let creation = tour.creation, let body = samples.example(creation.body, creation.type)?.text else {
      return (text, "} catch {\n  print(error)\n}")
    }
    let operation = creation.operation
    let arguments = operation.pathParameters.map { "\($0.name): \(samples.string($0.parameter.name))" } + ["body"]
    let method = SwiftNames.escaped(operation.method)
    // What else throws stands before: only the call has errors of its own type.
    let code = """
      let body = \(body)
      do {
        let created = try await client.\(method)(\(arguments.joined(separator: ", ")))
        print(created)
      } catch .\(creation.refusal.name)(let refusal) {
        print(refusal.body)
      } catch {
        print(error)
      }
      """
    return (text, code)
  }

  private func list(_ operation: ClientOperationPlan) -> String? {
    operation.paging.map { paging in
      """
      for try await item in client.\(paging.method)(\(required(operation).joined(separator: ", "))) {
        print(item)
      }
      """
    }
  }

  private func download(_ operation: ClientOperationPlan) -> String {
    let given = (required(operation) + ["to: URL(filePath: \"file\")"]).joined(separator: ", ")
    return """
      let download = try await client.\(operation.method)(\(given))
      print(download.size, download.sha256)
      """
  }

  private func required(_ operation: ClientOperationPlan) -> [String] {
    operation.parameters.filter { !$0.isOptional }.map { "\($0.name): \($0.name)" }
  }

  private static let webhook = """
    let receiver = WebhookReceiver(secrets: [environment["PM_WEBHOOK_SECRET"] ?? ""])
    do {
      let delivery = try receiver.receive(HTTPFields(headers), body)
      // Deliveries come at least once: skip the one whose `delivery.id` is known already.
      print(delivery.event)
    } catch {
      // Answer with `error.status`.
    }
    """
}
