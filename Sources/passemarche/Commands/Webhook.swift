import Commands
import Glibc
import Runtime
import Store

extension Command {
  private static let states = DeliveryState.allCases.map(\.rawValue).joined(separator: ", ")

  static let webhook = Command(
    name: "webhook", summary: "Look at deliveries of webhooks, and deliver one again.",
    commands: [
      Command(
        name: "list", summary: "List deliveries, newest first.",
        options: [
          Option("editor", "EDITOR", "Only this editor's, by name or client identifier"),
          Option("state", "STATE", "Only those that are \(states)"),
          Option("limit", "N", "How many, 1 to 1000 (100)"), Option("json", "Print JSON, one delivery a line"),
        ] + Installation.options,
        run: { try await WebhookDeliveries.list($0) }),
      Command(
        name: "show", summary: "Show one delivery with every attempt, as JSON.", operands: ["WEBHOOK-ID"],
        options: [Option("payload", "Print the bytes that are sent, and nothing else")] + Installation.options,
        notes: ["Of the attempts the last hundred are kept, for ninety days."],
        run: { try await WebhookDeliveries.show($0) }),
      Command(
        name: "replay", summary: "Deliver once more, whatever came of it before; all attempts are to be had.",
        operands: ["WEBHOOK-ID"], options: Installation.options,
        notes: [
          "It is sent under the same identifier by the server that is running, or else by the next one that is "
            + "started. That it was asked for is kept. What the market or application shows goes back from failed to "
            + "pending, and never back from delivered."
        ],
        run: { try await WebhookDeliveries.replay($0) }),
    ])
}

enum WebhookDeliveries {
  static func list(_ arguments: Arguments) async throws {
    let limit =
      try arguments["limit"].map { text in
        guard let number = Int(text), (1...1000).contains(number) else { throw UsageError("--limit must be 1 to 1000") }
        return number
      } ?? 100
    let state = try arguments["state"].map { text in
      guard let state = DeliveryState(rawValue: text) else { throw UsageError("--state is none of the four") }
      return state
    }
    try await Installation.with(arguments) { installation in
      var editorID: Int64?
      if let editor = arguments["editor"] {
        editorID = try await Editors.find(editor, in: installation.store).id
      }
      let page = try await installation.store.deliveries(editorID: editorID, state: state, before: nil, limit: limit)
      if page.items.isEmpty, !arguments.has("json") { print("There is no such delivery.") }
      for delivery in page.items {
        print(arguments.has("json") ? DeliveryDescription.json(delivery).text : DeliveryDescription.line(delivery))
      }
    }
  }

  static func show(_ arguments: Arguments) async throws {
    try await Installation.with(arguments) { installation in
      let store = installation.store
      let delivery = try await find(arguments.operands[0], in: store)
      if arguments.has("payload") {
        let payload = try await store.deliveryPayload(webhookID: delivery.webhookID) ?? []
        return StandardStream.output.write(payload)
      }
      let breaker = try await store.breakers().first { $0.editorID == delivery.editorID }
      print(
        DeliveryDescription.json(
          delivery, editor: try await store.editor(id: delivery.editorID), breaker: breaker,
          attempts: try await store.deliveryAttempts(webhookID: delivery.webhookID),
          requeues: try await store.deliveryRequeues(webhookID: delivery.webhookID), at: Clock().now
        ).text)
    }
  }

  static func replay(_ arguments: Arguments) async throws {
    try await Installation.with(arguments) { installation in
      let delivery = try await find(arguments.operands[0], in: installation.store)
      switch try await installation.store.replayDelivery(webhookID: delivery.webhookID, at: Clock().now) {
      case .queued: print("\(delivery.webhookID) is delivered again.")
      case .underWay: throw CommandError("an attempt is under way; look again in a moment")
      case .noURL: throw CommandError("the editor has no webhook URL")
      }
    }
  }

  private static func find(_ webhookID: String, in store: any Store) async throws -> DeliveryRecord {
    guard let delivery = try await store.delivery(webhookID: webhookID) else {
      throw CommandError("no delivery has the identifier \(webhookID)")
    }
    return delivery
  }
}

/// Deliveries as operators' commands print them.
private enum DeliveryDescription {
  static func line(_ delivery: DeliveryRecord) -> String {
    let state = delivery.state.rawValue
    return "\(delivery.webhookID)  \(state)\(String(repeating: " ", count: 10 - state.count))  "
      + "\(delivery.attempts) attempts  \(delivery.createdAt.text)  \(delivery.event)  "
      + (delivery.objectIdentifier ?? "(gone)")
  }

  private static func members(_ delivery: DeliveryRecord) -> [(String, JSON)] {
    let waits = delivery.state == .pending
    return [
      ("webhook_id", .string(delivery.webhookID)), ("event", .string(delivery.event)),
      ("object", .text(delivery.objectIdentifier)), ("state", .string(delivery.state.rawValue)),
      ("attempts", .number(String(delivery.attempts))), ("tries", .number(String(delivery.tries))),
      ("next_attempt_at", waits ? .string(delivery.nextAttemptAt.text) : .null),
      ("created_at", .string(delivery.createdAt.text)), ("delivered_at", .text(delivery.deliveredAt?.text)),
    ]
  }

  static func json(_ delivery: DeliveryRecord) -> JSON { object(members(delivery)) }

  static func json(
    _ delivery: DeliveryRecord, editor: EditorRecord?, breaker: BreakerRecord?, attempts: [DeliveryAttempt],
    requeues: [DeliveryRequeue], at now: Timestamp
  ) -> JSON {
    object(
      members(delivery) + [
        ("editor", .text(editor?.name)), ("webhook_url", .text(editor?.completionWebhookURL)),
        ("breaker", breaker.map { json($0, at: now) } ?? .null),
        (
          "log",
          .array(
            attempts.map { attempt in
              .members(
                ("number", .number(String(attempt.number))), ("at", .string(attempt.at.text)),
                ("duration_ms", .number(String(attempt.durationMilliseconds))),
                ("status", attempt.status.map { .number(String($0)) } ?? .null), ("error", .text(attempt.error)),
                ("excerpt", .text(attempt.excerpt)))
            })
        ),
        (
          "asked_again",
          .array(requeues.map { .members(("at", .string($0.at.text)), ("by", .string($0.origin.rawValue))) })
        ),
      ])
  }

  private static func json(_ breaker: BreakerRecord, at now: Timestamp) -> JSON {
    let state =
      switch breaker.state(at: now) {
      case .closed: "closed"
      case .open: "open"
      case .halfOpen: "half_open"
      }
    return .members(
      ("state", .string(state)), ("failures", .number(String(breaker.failures))),
      ("open_until", .text(breaker.openUntil?.text)), ("paused_until", .text(breaker.pausedUntil?.text)))
  }

  private static func object(_ members: [(String, JSON)]) -> JSON { .object(members.map { JSON.Member($0.0, $0.1) }) }
}
