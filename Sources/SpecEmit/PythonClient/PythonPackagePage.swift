import SpecIR

/// The page of the package: what the client does, with an example of each thing, and its operations.
struct PythonPackagePage {
  let plan: ClientPlan

  var text: String {
    let sections = [opening, call, failures, repetition, paging, downloads, webhooks, tests, operations]
    return sections.compactMap(\.self).joined(separator: "\n") + "\n"
  }

  private var opening: String {
    """
    # \(plan.title) in Python

    The client of \(plan.title), version \(plan.version) of its contract, written from it by `spec sdk`.
    It needs Python 3.10 or later and its standard library, and nothing else. It is typed, and threads can share it.

    ```sh
    pip install ./python
    ```

    """
  }

  private var call: String {
    """
    ## Calls

    ```python
    from passemarche import \(PythonClientEmitter.clientName)

    client = \(PythonClientEmitter.clientName)("https://…", client_id="…", client_secret="…")\(example)
    ```

    One client serves any number of threads at once. The access token is fetched with the first call that needs one,
    once however many wait for it, kept until shortly before it expires, and renewed once where the service refuses it.
    Where several processes share the credentials, give them one source of tokens: `tokens=`. Proxies of the environment
    (`HTTPS_PROXY`, `NO_PROXY`) are used.

    """
  }

  /// An operation that needs no argument.
  private var example: String {
    let simple = plan.operations.first { item in
      guard case .json = item.success, case .none = item.body, item.needsToken else { return false }
      return item.parameters.allSatisfy(\.isOptional)
    }
    return simple.map { "\nanswer = client.\($0.method)()" } ?? ""
  }

  private var failures: String? {
    guard
      let item = plan.operations.first(where: { item in
        guard case .json = item.body else { return false }
        return item.refusals.contains { $0.status == 422 }
      }),
      let refusal = item.refusals.first(where: { $0.status == 422 })
    else { return nil }
    return """
      ## Errors

      A status that the contract declares is raised as a class of its own, with its typed body: a `Refusal`.
      Everything else is a `CallError`: no connection (`TransportError`), a time-out (`CallTimeoutError`), no token
      (`TokenError`), a status that is not declared (`UndeclaredStatusError`). Both are a `PasseMarcheError`.

      ```python
      from passemarche import \(refusal.type), PasseMarcheError

      try:
          client.\(item.method)(…)
      except \(refusal.type) as refusal:
          print(refusal.sentences, refusal.body)  # \(refusal.body?.pythonType ?? "None")
      except PasseMarcheError as error:
          print(error)
      ```

      """
  }

  private var repetition: String {
    let quota = plan.quotas.first.map { quota in
      "\n`client.quota(Quota.\(quota.name))` tells what the service last said of a quota."
    }
    return """
      ## Repetition, quotas and time

      A call is repeated only where that is safe: where the service cannot have acted on it (no connection, 429), and
      where acting twice is the same as once (GET, PUT, DELETE). `Retry-After` is heeded; a pause longer than
      `RetryPolicy.longest_pause` is not waited for, and the refusal is raised. A call ends when the service takes longer
      than its contract allows, or than `timeout=` says.\(quota ?? "")

      """
  }

  private var paging: String? {
    for item in plan.operations {
      guard let paging = item.paging else { continue }
      let required = item.parameters.filter { !$0.isOptional }.map { _ in "…" }.joined(separator: ", ")
      return """
        ## Lists

        ```python
        for item in client.\(paging.method)(\(required)):
            …
        ```

        """
    }
    return nil
  }

  private var downloads: String? {
    let found = plan.operations.first { if case .file = $0.success { true } else { false } }
    guard let item = found, case .file(let isResumable) = item.success else { return nil }
    let required = item.parameters.filter { !$0.isOptional }.map { _ in "…" } + ["\"file.pdf\""]
    let resumption =
      isResumable
      ? """

      A download that breaks off goes on where it stopped, even in another process, as long as the service has the same
      file.

      """ : ""
    return """
      ## Files

      ```python
      download = client.\(item.method)(\(required.joined(separator: ", ")))
      print(download.size, download.sha256)
      ```

      The file is written while it arrives, and has its name once it is whole.
      \(resumption)
      """
  }

  private var webhooks: String? {
    guard let event = plan.events.events.first else { return nil }
    return """
      ## Webhooks

      ```python
      from passemarche import \(event.type.pythonType), WebhookReceiver, WebhookRefused

      receiver = WebhookReceiver([secret])
      try:
          delivery = receiver.receive(headers, body)
      except WebhookRefused as refused:
          …  # answer with refused.status
      # skip the delivery where delivery.id is known already
      if isinstance(delivery.event, \(event.type.pythonType)):
          …
      ```

      `headers` is any mapping, or pairs. The signature is compared in constant time, and a delivery older than five
      minutes is refused. `body` has to be the bytes as they were received.

      """
  }

  private var tests: String {
    """
    ## Tests

    `transport=` takes anything with a method `send`, and `time=ClientTime(now, sleep)` a clock that need not wait.
    `vectors/run.py` plays the test vectors that all clients share against a sandbox.

    """
  }

  private var operations: String {
    var lines = ["## Operations", "", "| method | operation | |", "|---|---|---|"]
    for item in plan.operations {
      let operation = item.operation
      let route = operation.method.rawValue + " " + operation.pathTemplate
      lines.append("| `\(item.method)` | `\(route)` | \(operation.summary.english) |")
    }
    return lines.joined(separator: "\n")
  }
}
