import SpecIR

/// The examples of a Go client's page.
struct GoPage {
  let plan: ClientPlan
  private var tour: ClientTour { ClientTour(plan) }

  var page: ClientPage {
    var page = ClientPage(
      plan: plan, language: "Go", needs: "It needs Go 1.19 and its standard library, and nothing else.", fence: "go")
    page.installation = """
      ```sh
      go mod edit -replace \(GoPackageEmitter.module)=../path/to/this/folder
      go get \(GoPackageEmitter.module)
      ```
      """
    page.call = calls
    page.sharing = "One client serves any number of goroutines at once."
    page.tokens = "Where several processes share the credentials, give them one source of tokens: `Options.Tokens`."
    page.pause = "`RetryPolicy.LongestPause`"
    page.quota = "`client.Quota(passemarche.Quota\(tour.quota?.name ?? "…"))`"
    page.ending = ", and when its context does"
    if let (operation, type, example, refusal) = tour.creation {
      let body = GoSamples(plan: plan).example(example, type)?.text ?? "body"
      page.failure = (
        """
        Each refusal that the contract declares is an error type of its own, with its body; `*passemarche.Refusal` is
        what all of them have in common. Everything else is a `*TransportError`, `*TimeoutError`, `*TokenError`,
        `*UndeclaredError`, `*UnreadableError`, `*TooLargeError`, `*UnsendableError`, `*FileError`, or the context's
        error.
        """,
        """
        body := \(body)
        _, err := client.\(operation.method)(\(arguments(operation)))
        var invalid *passemarche.\(refusal.type)
        var refusal *passemarche.Refusal
        switch {
        case errors.As(err, &invalid):
        \tlog.Print(invalid.Sentences, invalid.Body)
        case errors.As(err, &refusal):
        \tlog.Print(refusal.Status, refusal.Sentences, refusal.RetryAfter)
        case err != nil:
        \tlog.Print(err)
        }
        """
      )
    }
    if let operation = tour.list, let paging = operation.paging {
      page.list = """
        items := client.\(paging.method)(\(arguments(operation, hasContext: false)))
        for items.Next(ctx) {
        \tlog.Print(items.Item())
        }
        if err := items.Err(); err != nil {
        \tlog.Fatal(err)
        }
        """
    }
    if let operation = tour.file {
      page.download = """
        download, err := client.\(operation.method)(\(arguments(operation)))
        if err != nil {
        \tlog.Fatal(err)
        }
        log.Println(download.Size, download.SHA256)
        """
    }
    if let event = plan.events.events.first {
      page.webhook = """
        receiver := passemarche.NewWebhookReceiver(secret)
        delivery, err := receiver.Receive(header, body)
        var refusal *passemarche.WebhookRefusal
        if errors.As(err, &refusal) {
        \treturn refusal.Status() // to answer with
        }
        switch event := delivery.Event.(type) {
        case *passemarche.\(event.type.goType):
        \tlog.Print(delivery.ID, event)
        }
        """
      page.further = [
        (
          "Webhooks by net/http",
          "`receiver.Handler(func(*http.Request, *passemarche.WebhookDelivery) error)` is an `http.Handler`: it\n"
            + "reads, verifies and answers. Deliveries come at least once: skip those whose `ID` is known already."
        )
      ]
    }
    return page
  }

  private func arguments(_ operation: ClientOperationPlan, hasContext: Bool = true) -> String {
    var arguments = (hasContext ? ["ctx"] : []) + operation.pathParameters.map(\.name)
    switch operation.body {
    case .none: break
    default: arguments.append("body")
    }
    if case .file = operation.success { arguments.append("\"file\"") }
    if !GoOperationEmitter.optionalParameters(operation).isEmpty { arguments.append("nil") }
    if case .file = operation.success { arguments.append("nil") }
    return arguments.joined(separator: ", ")
  }

  private var calls: String {
    let call =
      tour.check.map { operation in
        """

        \tctx := context.Background()
        \tanswer, err := client.\(operation.method)(\(arguments(operation)))
        \tif err != nil {
        \t\tlog.Fatal(err)
        \t}
        \tlog.Printf("%+v", answer)
        """
      } ?? ""
    let address = plan.addresses.first.map { "passemarche.Address" + $0.name } ?? "\"https://…\""
    let options = plan.tokenFetch == nil ? "&passemarche.Options{Tokens: tokens}" : "nil"
    return """
      package main

      import (
      \t"context"
      \t"log"
      \t"os"

      \t"\(GoPackageEmitter.module)"
      )

      func main() {
      \tclient := passemarche.NewClient(\(address), passemarche.Credentials{
      \t\tClientID: os.Getenv("PM_CLIENT_ID"), ClientSecret: os.Getenv("PM_CLIENT_SECRET"),
      \t}, \(options))\(call)
      }
      """
  }
}
