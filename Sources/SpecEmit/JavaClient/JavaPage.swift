import SpecIR

/// The examples of a Java client's page.
struct JavaPage {
  let plan: ClientPlan
  private var tour: ClientTour { ClientTour(plan) }

  var page: ClientPage {
    var page = ClientPage(
      plan: plan, language: "Java", needs: "It needs Java 17 and the modules of the JDK, and nothing else.",
      fence: "java")
    page.installation = """
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
      """
    page.call = calls
    page.sharing = "One client serves any number of threads at once."
    page.tokens = """
      Where several processes share the credentials, give them one source of tokens: `ClientOptions.withTokens`.
      """
    page.pause = "`RetryPolicy.longestPause`"
    page.quota = "`client.quota(Quota.\(tour.quota?.name ?? "…"))`"
    page.ending = ", and when its thread is interrupted"
    if let (operation, type, example, refusal) = tour.creation {
      let samples = JavaSamples(plan: plan)
      let value = samples.indented(samples.example(example, type)?.text ?? "…", levels: 2)
      let body = refusal.body == nil ? "" : ", refusal.body()"
      page.failure = (
        """
        Each refusal that the contract declares is an exception of its own, with its body; `RefusalException` is what
        all of them have in common. Everything else is a `TransportException`, `CallTimeoutException`, `TokenException`,
        `UndeclaredStatusException`, `UnreadableAnswerException`, `TooLargeException`, `UnsendableException`,
        `FileException` or `CallInterruptedException`, and all are a `PasseMarcheException`, which is unchecked.
        """,
        """
        \(type.javaBoxed) body =
        \(value);
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
    if let operation = tour.list, let paging = operation.paging {
      page.list = """
        for (\(paging.element.javaBoxed) item : client.\(paging.method)(\(arguments(operation)))) {
          System.out.println(item);
        }
        """
    }
    if let operation = tour.file {
      page.download = """
        Download download = client.\(operation.method)(\(arguments(operation)));
        System.out.println(download.size() + " " + download.sha256());
        """
    }
    if let event = plan.events.events.first {
      page.webhook = """
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
        """
    }
    return page
  }

  private func arguments(_ operation: ClientOperationPlan) -> String {
    var arguments = operation.arguments.filter { !$0.isOptional }.map(\.name)
    if case .file = operation.success { arguments.append("Path.of(\"file\")") }
    return arguments.joined(separator: ", ")
  }

  private var calls: String {
    let address =
      plan.addresses.first.map { "PasseMarcheClient.Address." + $0.name } ?? "java.net.URI.create(\"https://…\")"
    let options = plan.tokenFetch == nil ? ", ClientOptions.standard().withTokens(tokens)" : ""
    let call = tour.check.map { "\n    System.out.println(client.\($0.method)());" } ?? ""
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
