import Commands
import Glibc
import Handlers
import Runtime
import Store

extension Command {
  static let market = Command(
    name: "market", summary: "Look at markets, and complete one in the buyer's place.",
    commands: [
      Command(
        name: "list", summary: "List markets, newest first.",
        options: [
          Option("editor", "EDITOR", "Only this editor's, by client identifier"),
          Option("limit", "N", "How many, 1 to 1000 (100)"), Option("json", "Print JSON, one market a line"),
        ] + Installation.options,
        run: { try await Markets.list($0) }),
      Command(
        name: "show", summary: "Show one market.", operands: ["IDENTIFIER"], options: Installation.options,
        run: { try await Markets.show($0) }),
      Command(
        name: "complete",
        summary: "Complete a market with the mandatory fields of its types, which opens it to applications.",
        operands: ["IDENTIFIER"], options: Installation.options,
        notes: ["Refused in production, where only the buyer completes a market."],
        run: { try await Markets.complete($0) }),
    ])
}

enum Markets {
  static func list(_ arguments: Arguments) async throws {
    let limit =
      try arguments["limit"].map { text in
        guard let number = Int(text), (1...1000).contains(number) else { throw UsageError("--limit must be 1 to 1000") }
        return number
      } ?? 100
    try await Installation.with(arguments) { installation in
      var editorID: Int64?
      if let client = arguments["editor"] {
        guard let editor = try await installation.store.editor(clientID: client) else {
          throw CommandError("no editor has the client identifier \(client)")
        }
        editorID = editor.id
      }
      let page = try await installation.store.markets(editorID: editorID, before: nil, limit: limit)
      if page.items.isEmpty, !arguments.has("json") { print("There is no market yet.") }
      for market in page.items {
        print(
          arguments.has("json")
            ? MarketDescription.json(market).text
            : "\(market.identifier)  \(market.completedAt == nil ? "pending  " : "completed")  \(market.name)")
      }
    }
  }

  static func show(_ arguments: Arguments) async throws {
    try await Installation.with(arguments) { installation in
      print(MarketDescription.json(try await find(arguments.operands[0], in: installation.store)).text)
    }
  }

  static func complete(_ arguments: Arguments) async throws {
    try await Installation.with(arguments) { installation in
      guard try await installation.environment()?.allowsOperatorCompletion ?? false else {
        throw CommandError("in production only the buyer completes a market")
      }
      let market = try await find(arguments.operands[0], in: installation.store)
      // Nothing that it makes depends on where the service is reached.
      let completed = try await Completions(store: installation.store, urls: PublicURLs(base: "")).complete(
        market: market.identifier, at: Clock().now)
      print(MarketDescription.json(completed).text)
    }
  }

  private static func find(_ identifier: String, in store: any Store) async throws -> MarketRecord {
    guard let market = try await store.market(identifier: identifier) else {
      throw CommandError("no market has the identifier \(identifier)")
    }
    return market
  }
}
