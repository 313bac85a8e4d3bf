import SpecIR

/// The examples of a C# client's page.
struct CSharpPage {
  let plan: ClientPlan
  private var tour: ClientTour { ClientTour(plan) }

  var page: ClientPage {
    var page = ClientPage(
      plan: plan, language: "C#",
      needs: "It needs what has .NET Standard 2.0 (.NET, .NET Framework 4.7.2, Mono 6), and nothing else.",
      fence: "csharp")
    page.installation = """
      ```sh
      dotnet add reference ../path/to/PasseMarche.csproj
      ```
      """
    page.call = calls
    page.sharing = "One client serves any number of threads at once."
    page.tokens = """
      Where several processes share the credentials, give them one source of tokens: `ClientOptions.Tokens`.
      """
    page.pause = "`RetryPolicy.LongestPause`"
    page.quota = "`client.State(Quota.\(tour.quota?.name ?? "…"))`"
    page.ending = ", and when its `CancellationToken` says so"
    if let (operation, type, example, refusal) = tour.creation {
      let value = CSharpSamples(plan: plan).example(example, type)?.text ?? "…"
      let body = refusal.body == nil ? "" : " + \" \" + Json.Write(refusal.Body.ToJson())"
      page.failure = (
        """
        Each refusal that the contract declares is an exception of its own, with its body; `RefusalException` is what
        all of them have in common. Everything else is a `TransportException`, `CallTimeoutException`, `TokenException`,
        `UndeclaredStatusException`, `UnreadableAnswerException`, `TooLargeException`, `UnsendableException` or
        `FileException`, and all are a `PasseMarcheException`; a call that is cancelled throws an
        `OperationCanceledException`.
        """,
        """
        var body = \(value);
        try
        {
            await client.\(operation.method)(\(arguments(operation)));
        }
        catch (\(refusal.type) refusal)
        {
            Console.Error.WriteLine(string.Join("; ", refusal.Sentences)\(body));
        }
        catch (RefusalException refusal)
        {
            Console.Error.WriteLine(refusal.Status + " " + refusal.RetryAfter);
        }
        catch (PasseMarcheException failure)
        {
            Console.Error.WriteLine(failure.Message);
        }
        """
      )
    }
    if let operation = tour.list, let paging = operation.paging {
      page.list = """
        await foreach (var item in client.\(paging.method)(\(arguments(operation)))) // before C# 8: ToListAsync
        {
            Console.WriteLine(item);
        }
        """
    }
    if let operation = tour.file {
      page.download = """
        var download = await client.\(operation.method)(\(arguments(operation)));
        Console.WriteLine(download.Size + " " + download.Sha256);
        """
    }
    if let event = plan.events.events.first {
      page.webhook = """
        var receiver = new WebhookReceiver(secret);
        try
        {
            var delivery = receiver.Receive(name => request.Headers[name], body);
            if (delivery.Event is WebhookEvent.\(event.name) told)
            {
                Console.WriteLine(delivery.Id + " " + told.Body);
            }
            response.StatusCode = 200;
        }
        catch (WebhookRefusedException refused)
        {
            response.StatusCode = refused.Status;
        }
        """
    }
    return page
  }

  private func arguments(_ operation: ClientOperationPlan) -> String {
    var arguments = operation.arguments.filter { !$0.isOptional }.map(\.name)
    if case .file = operation.success { arguments.append("\"file\"") }
    return arguments.joined(separator: ", ")
  }

  private var calls: String {
    let address = plan.addresses.first.map { "PasseMarcheClient.Address." + $0.name } ?? "new Uri(\"https://…\")"
    let options = plan.tokenFetch == nil ? ", new ClientOptions { Tokens = tokens }" : ""
    let call =
      tour.check.map {
        """

                    var answer = await client.\($0.method)();
                    Console.WriteLine(Json.Write(answer.ToJson()));

        """
      } ?? "\n"
    return """
      using System;
      using System.Threading.Tasks;
      using PasseMarche;

      public static class Tour
      {
          public static async Task Main()
          {
              var credentials = new Credentials(
                  Environment.GetEnvironmentVariable("PM_CLIENT_ID"),
                  Environment.GetEnvironmentVariable("PM_CLIENT_SECRET"));
              using (var client = new PasseMarcheClient(\(address), credentials\(options)))
              {\(call)        }
          }
      }
      """
  }
}
