import SpecIR

/// The page of the package: what the client does, with an example of each thing.
struct PythonPackagePage {
  let plan: ClientPlan
  private let samples: PythonSamples

  init(plan: ClientPlan) {
    self.plan = plan
    samples = PythonSamples(plan: plan)
  }

  var text: String {
    let tour = ClientTour(plan)
    var page = ClientPage(
      plan: plan, language: "Python",
      needs: "It needs Python 3.10 or later and its standard library, and nothing else. It is typed.", fence: "python")
    page.installation = """
      ```sh
      pip install ./passemarche-client
      ```
      """
    page.call = call(tour)
    page.sharing = "One client serves any number of threads at once."
    page.tokens = """
      Where several processes share the credentials, give them one source of tokens: `tokens=`. Proxies of the
      environment (`HTTPS_PROXY`, `NO_PROXY`) are used.
      """
    page.failure = failure(tour)
    page.pause = "`RetryPolicy.longest_pause`"
    page.quota = tour.quota.map { "`client.quota(Quota.\($0.name))`" } ?? "`client.quota(quota)`"
    page.ending = ", or than `timeout=` says"
    page.list = tour.list.flatMap(list)
    page.download = tour.file.map(download)
    page.webhook = webhook
    let tests = """
      `transport=` takes anything with a method `send`, and `time=ClientTime(now, sleep)` a clock that need not wait.
      `vectors/run.py` plays the test vectors that all clients share against a sandbox.
      """
    page.further = [("Tests", tests)]
    return page.text
  }

  private func call(_ tour: ClientTour) -> String {
    var lines = ["import os"] + samples.imports([PythonClientEmitter.clientName])
    lines += ["", samples.client(at: plan.addresses.first?.url ?? "https://example.org")]
    if let check = tour.check { lines.append("print(client.\(check.method)())") }
    return lines.joined(separator: "\n")
  }

  private func failure(_ tour: ClientTour) -> (String, String) {
    let text = """
      A status that the contract declares is raised as a class of its own, with its typed body: a `Refusal`. Everything
      else is a `CallError`: no connection (`TransportError`), a time-out (`CallTimeoutError`), no token (`TokenError`),
      a status that is not declared (`UndeclaredStatusError`) and others. Both are a `PasseMarcheError`.
      """
    let others = """
      except PasseMarcheError as error:
          print(error)
      """
    guard let creation = tour.creation, let body = samples.example(creation.body, creation.type) else {
      return (text, others)
    }
    let imports = samples.imports([creation.refusal.type, "PasseMarcheError"] + body.types, body.kinds)
    let arguments = creation.operation.pathParameters.map { samples.string($0.parameter.name) } + [body.text]
    let call = samples.laidOut(
      "created = client.\(creation.operation.method)(", arguments, ")", trailingComma: true)
    let code = """
      \(imports.joined(separator: "\n").drop { $0 == "\n" })

      try:
      \(samples.indented(call))
          print(created)
      except \(creation.refusal.type) as refusal:
          print(refusal.sentences, refusal.body)
      \(others)
      """
    return (text, code)
  }

  private func list(_ operation: ClientOperationPlan) -> String? {
    guard let paging = operation.paging else { return nil }
    let required = operation.pathParameters.map(\.name) + required(operation)
    return """
      for item in client.\(paging.method)(\(required.joined(separator: ", "))):
          print(item)
      """
  }

  private func download(_ operation: ClientOperationPlan) -> String {
    let given = operation.pathParameters.map(\.name) + ["\"file\""] + required(operation)
    return """
      download = client.\(operation.method)(\(given.joined(separator: ", ")))
      print(download.size, download.sha256)
      """
  }

  private func required(_ operation: ClientOperationPlan) -> [String] {
    operation.members.filter { !$0.isOptional }.map(\.name)
  }

  private var webhook: String {
    let event = plan.events.events.first
    let imports = samples.imports(["WebhookReceiver", "WebhookRefused"] + (event.map { [$0.type.pythonType] } ?? []))
    let branch = event.map { event in
      """

          if isinstance(delivery.event, \(event.type.pythonType)):
              print(delivery.event)
      """
    }
    return """
      import os
      \(imports.joined(separator: "\n"))

      receiver = WebhookReceiver([os.environ["PM_WEBHOOK_SECRET"]])


      def status(headers, body):
          # As a framework gives them: any mapping or pairs, and the bytes. What it is to answer with comes out.
          try:
              delivery = receiver.receive(headers, body)
          except WebhookRefused as refused:
              return refused.status
          # Deliveries come at least once: skip the one whose `delivery.id` is known already.\(branch ?? "")
          return 200
      """
  }
}
