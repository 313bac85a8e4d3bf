import SpecIR

/// A PHP client as a package of its own: manifest, page, sources and the program of the vectors. A pure function; the
/// same contract gives the same bytes.
enum PHPPackageEmitter {
  /// The files, by their paths in the package.
  static func files(for api: API) -> [(name: String, text: String)] {
    let plan = ClientPlan(api, naming: PHPNaming())
    let note = "// Written from \(plan.file) by `spec`. Changes are lost: change the contract.\n\n"
    let support = PHPClientSupport.files.map { file in
      (file.name, "<?php\n\n// Written by `spec`. Changes are lost.\n\n" + file.text.dropFirst("<?php\n\n".count))
    }
    return [
      ("README.md", PHPPage(plan: plan).text), ("composer.json", manifest(plan)),
      PHPClientEmitter(plan: plan).file(note),
      ("vectors/operations.php", PHPVectorEmitter(plan: plan, note: note).file()),
    ] + PHPContractEmitter(plan: plan, note: note).files() + PHPModelEmitter(plan: plan, note: note).files() + support
  }

  /// The version of a package is that of its tag; Composer takes none here.
  private static func manifest(_ plan: ClientPlan) -> String {
    """
    {
        "name": "passemarche/client",
        "description": \(TypeScript.string("The client of \(plan.title), version \(plan.version) of its contract")),
        "type": "library",
        "require": {
            "php": ">=8.2",
            "ext-curl": "*",
            "ext-hash": "*",
            "ext-json": "*"
        },
        "autoload": {
            "psr-4": {
                "PasseMarche\\\\": "src/"
            }
        }
    }

    """
  }
}

/// The page of the package.
private struct PHPPage {
  let plan: ClientPlan

  var text: String {
    let tour = ClientTour(plan)
    var page = ClientPage(
      plan: plan, language: "PHP",
      needs: "It needs PHP 8.2 or later with its extensions curl, hash and json, and no other package.", fence: "php")
    page.installation = """
      ```sh
      composer config repositories.passemarche path ./passemarche-client
      composer require passemarche/client:@dev
      ```

      Without Composer: `require 'passemarche-client/src/autoload.php';`
      """
    page.call = call(tour)
    page.sharing = "One client serves any number of calls, one after another."
    page.tokens = """
      PHP serves each request of a site with a process of its own: give the client a file, which all of them keep the
      token in (`tokenFile`), lest each fetch its own and so revoke the others'. Or give it any other source of tokens
      (`tokens`).
      """
    page.failure = failure(tour)
    page.pause = "`RetryPolicy::$longestPause`"
    page.quota = tour.quota.map { "`$client->quota(Quota::\($0.name))`" } ?? "`$client->quota($name)`"
    page.list = tour.list.flatMap(list)
    page.download = tour.file.map(download)
    page.webhook = webhook
    return page.text
  }

  private func call(_ tour: ClientTour) -> String {
    var lines = [
      "use PasseMarche\\Exception\\PasseMarcheException;",
      "use PasseMarche\\PasseMarcheClient;",
      "use PasseMarche\\Quota;",
      "",
      "require 'vendor/autoload.php';",
      "",
      "$client = new PasseMarcheClient(",
      "    baseUrl: \(PHP.string(plan.addresses.first?.url ?? "https://example.org")),",
      "    clientId: getenv('PM_CLIENT_ID'),",
      "    clientSecret: getenv('PM_CLIENT_SECRET'),",
      "    tokenFile: '/var/lib/my-platform/passemarche.token',",
      ");",
    ]
    if let check = tour.check { lines.append("var_dump($client->\(check.method)());") }
    return lines.joined(separator: "\n")
  }

  private func failure(_ tour: ClientTour) -> (String, String) {
    let text = """
      Every method throws a `PasseMarcheException`, whose `kind()` tells why. For what the contract declares there is a
      subclass of `RefusedException` for each status and kind of body, with a typed `body`. The others are
      `TransportException`, `TimeoutException`, `TokenException`, `UndeclaredStatusException`,
      `UnreadableAnswerException`, `TooLargeException` and `FileException`.
      """
    let samples = PHPSamples(plan: plan)
    guard let creation = tour.creation, let body = samples.example(creation.body, creation.type) else {
      return (text, "catch (PasseMarcheException $error) { echo $error->kind(), ' ', $error->getMessage(); }")
    }
    let path = creation.operation.pathParameters.map { "\(PHP.string($0.parameter.name)), " }.joined()
    let uses = body.types.map { "use PasseMarche\\Model\\\($0);" }.joined(separator: "\n")
    let call = "$created = $client->\(creation.operation.method)(\(path)\(body.text));"
    let code = """
      use PasseMarche\\Exception\\\(creation.refusal.type);
      \(uses)

      try {
      \(samples.indented(call))
          var_dump($created);
      } catch (\(creation.refusal.type) $refusal) {
          print_r($refusal->sentences());
          var_dump($refusal->body);
      } catch (PasseMarcheException $error) {
          echo $error->kind(), ' ', $error->getMessage(), "\\n";
      }
      """
    return (text, code)
  }

  private func list(_ operation: ClientOperationPlan) -> String? {
    guard let paging = operation.paging else { return nil }
    let required = operation.pathParameters.map { "$\($0.name)" }
      + operation.members.filter { !$0.isOptional }.map { "\($0.name): $\($0.name)" }
    return """
      foreach ($client->\(paging.method)(\(required.joined(separator: ", "))) as $item) {
          var_dump($item);
      }
      """
  }

  private func download(_ operation: ClientOperationPlan) -> String {
    let required = operation.pathParameters.map { "$\($0.name)" } + ["'file'"]
      + operation.members.filter { !$0.isOptional }.map { "\($0.name): $\($0.name)" }
    return """
      $download = $client->\(operation.method)(\(required.joined(separator: ", ")));
      echo $download->size, ' ', $download->sha256, "\\n";
      """
  }

  private var webhook: String {
    let event = plan.events.events.first.map { event in
      """

          if ($delivery->event instanceof PasseMarche\\Model\\\(PHP.type(event.type, plan))) {
              // Act on it.
          }
      """
    }
    return """
      $receiver = new PasseMarche\\WebhookReceiver([getenv('PM_WEBHOOK_SECRET')]);
      try {
          $delivery = $receiver->receive(getallheaders(), file_get_contents('php://input'));
          // Deliveries come at least once: skip the one whose `$delivery->id` is known already.\(event ?? "")
      } catch (PasseMarche\\WebhookRefusal $refusal) {
          http_response_code($refusal->status());
      }
      """
  }
}
