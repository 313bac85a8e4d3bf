/// The examples of a C# client's page.
struct CSharpPage {
  let plan: ClientPlan
  private var types: CSharpTypes { CSharpTypes(plan: plan) }

  var page: ClientPage {
    var page = ClientPage(
      plan: plan, language: "C#", fence: "csharp",
      needs: "what has .NET Standard 2.0 (.NET, .NET Framework 4.7.2, Mono 6)",
      installation: """
        ```sh
        dotnet add reference ../path/to/PasseMarche.csproj
        ```
        """, calls: calls, sharing: "One client serves any number of threads at once.", failures: nil,
      repetition: (
        "`RetryPolicy.LongestPause`", "`client.State(Quota.\(plan.quotas.first?.name ?? "…"))`",
        "A call ends when its `CancellationToken` says so, and when the service takes longer than its contract allows."
      ), paging: nil, download: nil, webhooks: nil)
    if let (operation, refusal) = plan.exampleRefusal {
      let body = refusal.body == nil ? "" : " + \" \" + refusal.Body"
      page.failures = (
        """
        Each refusal that the contract declares is an exception of its own, with its body; `RefusalException` is what
        all of them have in common. Everything else is a `TransportException`, `CallTimeoutException`, `TokenException`,
        `UndeclaredStatusException`, `UnreadableAnswerException`, `TooLargeException`, `UnsendableException` or
        `FileException`, and all are a `PasseMarcheException`; a call that is cancelled throws an
        `OperationCanceledException`.
        """,
        """
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
    if let (operation, paging) = plan.exampleList {
      page.paging = """
        await foreach (var item in client.\(paging.method)(\(arguments(operation)))) // before C# 8: ToListAsync
        {
            Console.WriteLine(item);
        }
        """
    }
    if let operation = plan.exampleDownload {
      page.download = """
        var download = await client.\(operation.method)(\(arguments(operation)));
        Console.WriteLine(download.Size + " " + download.Sha256);
        """
    }
    if let event = plan.events.events.first {
      page.webhooks = (
        """
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
        """, nil
      )
    }
    return page
  }

  private func arguments(_ operation: ClientOperationPlan) -> String {
    var arguments = JavaServiceEmitter.arguments(operation).filter { !$0.isOptional }.map(\.name)
    if case .file = operation.success { arguments.append("\"file\"") }
    return arguments.joined(separator: ", ")
  }

  private var calls: String {
    let address = plan.addresses.first.map { "PasseMarcheClient.Address." + $0.name } ?? "new Uri(\"https://…\")"
    let options = plan.tokenFetch == nil ? ", new ClientOptions { Tokens = tokens }" : ""
    let call =
      plan.exampleCall.map { "\n            var answer = await client.\($0.method)();\n" } ?? "\n"
    let written =
      plan.exampleCall == nil ? "" : "            Console.WriteLine(Json.Write(answer.ToJson()));\n"
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
              {\(call.replacing("\n            ", with: "\n            "))\(written)        }
          }
      }
      """
  }
}
