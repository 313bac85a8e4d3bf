/// The examples of a Java client's page.
struct JavaPage {
  let plan: ClientPlan

  var page: ClientPage {
    var page = ClientPage(
      plan: plan, language: "Java", fence: "java", needs: "Java 17 and the JDK's own modules",
      installation: """
        ```sh
        mvn install
        ```

        ```xml
        <dependency>
          <groupId>\(JavaPackageEmitter.package)</groupId>
          <artifactId>passemarche-client</artifactId>
          <version>\(plan.version)</version>
        </dependency>
        ```
        """, calls: calls, sharing: "One client serves any number of threads at once.", failures: nil,
      repetition: (
        "`RetryPolicy.longestPause`", "`client.quota(Quota.\(plan.quotas.first?.name ?? "…"))`",
        "A call ends when its thread is interrupted, and when the service takes longer than its contract allows."
      ), paging: nil, download: nil, webhooks: nil)
    if let (operation, refusal) = plan.exampleRefusal {
      var body = ""
      if refusal.body != nil { body = ", refusal.body()" }
      page.failures = (
        """
        Each refusal that the contract declares is an exception of its own, with its body; `RefusalException` is what
        all of them have in common. Everything else is a `TransportException`, `CallTimeoutException`, `TokenException`,
        `UndeclaredStatusException`, `UnreadableAnswerException`, `TooLargeException`, `UnsendableException`,
        `FileException` or `CallInterruptedException`, and all are a `PasseMarcheException`, which is unchecked.
        """,
        """
        try {
          client.\(operation.method)(\(arguments(operation)));
        } catch (\(refusal.type) refusal) {
          System.err.printf("%s %s%n", refusal.sentences()\(body));
        } catch (RefusalException refusal) {
          System.err.println(refusal.status() + " " + refusal.sentences() + " " + refusal.retryAfter());
        } catch (PasseMarcheException failure) {
          System.err.println(failure.getMessage());
        }
        """
      )
    }
    if let (operation, paging) = plan.exampleList {
      page.paging = """
        for (\(paging.element.javaBoxed) item : client.\(paging.method)(\(arguments(operation)))) {
          System.out.println(item);
        }
        """
    }
    if let operation = plan.exampleDownload {
      page.download = """
        Download download = client.\(operation.method)(\(arguments(operation)));
        System.out.println(download.size() + " " + download.sha256());
        """
    }
    if let event = plan.events.events.first {
      page.webhooks = (
        """
        WebhookReceiver receiver = new WebhookReceiver(secret);
        try {
          WebhookDelivery delivery = receiver.receive(request::getHeader, body);
          if (delivery.event() instanceof WebhookEvent.\(event.name) told) {
            System.out.println(delivery.id() + " " + told.body());
          }
          response.setStatus(200);
        } catch (WebhookRefusedException refused) {
          response.setStatus(refused.status());
        }
        """, nil
      )
    }
    return page
  }

  private func arguments(_ operation: ClientOperationPlan) -> String {
    var arguments = JavaServiceEmitter.arguments(operation).filter { !$0.isOptional }.map(\.name)
    if case .file = operation.success { arguments.append("Path.of(\"file\")") }
    return arguments.joined(separator: ", ")
  }

  private var calls: String {
    let address =
      plan.addresses.first.map { "PasseMarcheClient.Address." + $0.name } ?? "java.net.URI.create(\"https://…\")"
    let options = plan.tokenFetch == nil ? ", ClientOptions.standard().withTokens(tokens)" : ""
    let call = plan.exampleCall.map { "\n    System.out.println(client.\($0.method)());" } ?? ""
    return """
      import \(JavaPackageEmitter.package).*;

      public class Tour {
        public static void main(String[] arguments) {
          Credentials credentials =
              new Credentials(System.getenv("PM_CLIENT_ID"), System.getenv("PM_CLIENT_SECRET"));
          PasseMarcheClient client = new PasseMarcheClient(\(address), credentials\(options));\(call)
        }
      }
      """
  }
}
