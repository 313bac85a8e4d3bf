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
      let value = literal(example, type, isOuter: true) ?? "…"
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

  /// A value as C# writes it; nil where it has no form.
  private func literal(_ value: JSONValue, _ type: ClientType, isOuter: Bool = false) -> String? {
    switch (type, value) {
    case (.boolean, .bool(let flag)): return String(flag)
    case (.integer, .number(let text)), (.number, .number(let text)): return text
    case (.string, .string(let text)): return CLiteral.string(text)
    case (.url, .string(let text)): return "new Uri(\(CLiteral.string(text)))"
    case (.moment, .string(let text)): return "Moment.WallClock(\(CLiteral.string(text)))"
    case (.list(let item, false), .array(let values)):
      let items = values.compactMap { literal($0, item) }
      return items.count == values.count ? "new[] { " + items.joined(separator: ", ") + " }" : nil
    case (.declared(let name), .string(let text)):
      guard case .openEnumeration(let cases)? = plan.declaration(name)?.kind else { return nil }
      let known = cases.first { $0.value == text }.map { "\(name).\(CSharpModelEmitter.member($0.name, of: name))" }
      return known ?? "new \(name)(\(CLiteral.string(text)))"
    case (.declared(let name), .object(let members)):
      guard let fields = plan.declaration(name)?.fields else { return nil }
      let given = fields.compactMap { field -> String? in
        guard let member = members.first(where: { $0.name == field.property }), member.value != .null
        else { return nil }
        let property = CSharpModelEmitter.member(field.name, of: name)
        return literal(member.value, field.type).map { "\(property) = \($0)" }
      }
      if !isOuter { return "new \(name) { " + given.joined(separator: ", ") + " }" }
      return "new \(name)\n{\n" + given.map { "    \($0),\n" }.joined() + "}"
    default: return nil
    }
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
