import SpecIR

extension ClientVectors {
  private static let now = 1_780_000_000
  private static let secret = "4f1d2c3b5a69788796a5b4c3d2e1f00f4f1d2c3b5a69788796a5b4c3d2e1f00f"
  private static let newSecret = "9b8a79685746352413021f0e1d2c3b4a9b8a79685746352413021f0e1d2c3b4a"

  /// Webhooks, verified and read.
  mutating func webhooks() {
    for webhook in api.webhooks {
      guard let example = webhook.content.examples.first?.value.value else { continue }
      add(
        "webhook-" + webhook.name, shows: "\(webhook.summary.english): the example of the contract, rightly signed.",
        [delivery(example, expect: accepted(webhook.name, example))])
    }
    guard let webhook = api.webhooks.first, let example = webhook.content.examples.first?.value.value else { return }
    let name = webhook.name
    let taken = accepted(name, example)
    let headers = signed(example.text)

    add(
      "webhook-header-names", shows: "Names of headers are read without regard to case.",
      [
        received(
          .object(headers.members.map { .init(capitalized($0.name), $0.value) }), example.text, expect: taken)
      ])
    add(
      "webhook-rotation", shows: "While the secret is replaced, a receiver that knows either is content.",
      [[Self.secret], [Self.newSecret], [Self.secret, Self.newSecret]].map { secrets in
        received(signed(example.text, by: [Self.secret, Self.newSecret]), example.text, secrets: secrets, expect: taken)
      })
    add(
      "webhook-second-secret", shows: "Each of the receiver's secrets is tried.",
      [received(headers, example.text, secrets: [Self.newSecret, Self.secret], expect: taken)])
    add(
      "webhook-clock", shows: "Five minutes between the clocks are let through, either way.",
      [-300, 300].map { received(headers, example.text, now: Self.now + $0, expect: taken) })
    add(
      "webhook-unknown-event", shows: "An event that the contract does not name is given as it is.",
      [
        delivery(
          example.with("event", "market.archived").with("further", ["deep": [1, 2]]),
          expect: ["event": "market.archived"])
      ])
    add(
      "webhook-unknown-members", shows: "Members that the contract does not name are read past, wherever they are.",
      [
        delivery(
          .object(
            example.members.map { member in
              guard case .object = member.value else { return member }
              return .init(member.name, member.value.with("added_later", ["deep": [1, .null, "x"]]))
            } + [.init("added_later", true)]),
          expect: taken)
      ])
    if let market = example["market"] {
      let changed = market.with("market_type_codes", ["supplies", "spaceflight"])
      add(
        "webhook-unknown-value", shows: "A value that the contract does not name is kept.",
        [
          delivery(
            example.with("market", changed),
            expect: taken.with("body", ["market": ["market_type_codes": ["supplies", "spaceflight"]]]))
        ])
    }
    refusedWebhooks(example, headers)
  }

  private mutating func refusedWebhooks(_ example: JSONValue, _ headers: JSONValue) {
    let body = example.text
    add(
      "webhook-unsigned", shows: "A delivery without a signature is refused.",
      [
        received([:], body, expect: unbelieved("unsigned", 401)),
        received(without("webhook-signature", headers), body, expect: unbelieved("unsigned", 401)),
        received(without("webhook-id", headers), body, expect: unbelieved("unsigned", 401)),
        received(without("webhook-timestamp", headers), body, expect: unbelieved("unsigned", 401)),
      ])
    add(
      "webhook-published-header-alone",
      shows: "The published header alone is no proof, unless the receiver says that it is.",
      [
        received(
          [published: .string(WebhookSignature.published(body: body, secret: Self.secret))], body,
          expect: unbelieved("unsigned", 401))
      ])
    let wrong = unbelieved("wrong_signature", 401)
    add(
      "webhook-wrong-signature", shows: "A signature by another secret, of another body, time or delivery is refused.",
      [
        received(headers, body, secrets: [Self.newSecret], expect: wrong),
        received(headers, body + " ", expect: wrong),
        received(headers.with("webhook-id", "another"), body, expect: wrong),
        received(headers.with("webhook-timestamp", .string(String(Self.now + 1))), body, expect: wrong),
      ])
    let outside = unbelieved("outside_window", 401)
    add(
      "webhook-late", shows: "A delivery that somebody recorded and sends again is refused, and one from the future.",
      [-301, 301, 86400].map { received(headers, body, now: Self.now + $0, expect: outside) })
    let malformed = unbelieved("malformed", 400)
    add(
      "webhook-malformed", shows: "Headers that are not what they should be are refused as such.",
      [
        received(headers.with("webhook-timestamp", "yesterday"), body, expect: malformed),
        received(headers.with("webhook-timestamp", "-5"), body, expect: malformed),
        received(headers.with("webhook-signature", "sha256=00"), body, expect: malformed),
        received(headers.with("webhook-signature", "v2,AAAA"), body, expect: malformed),
      ])
    let unreadable = unbelieved("unreadable", 400)
    add(
      "webhook-unreadable", shows: "A body that is rightly signed and not what its event is made of is refused.",
      ["", "{", "[]", "{\"event\":\"\(api.webhooks.first?.name ?? "")\"}", "{\"timestamp\":1}"].map { text in
        received(signed(text), text, expect: unreadable)
      })
  }

  // MARK: Deliveries

  private var published: String { api.webhooks.first?.delivery.signatureHeader ?? "" }

  private func delivery(_ event: JSONValue, expect: JSONValue) -> JSONValue {
    received(signed(event.text), event.text, expect: expect)
  }

  private func received(
    _ headers: JSONValue, _ body: String, secrets: [String] = [secret], now: Int = now, expect: JSONValue
  ) -> JSONValue {
    [
      "webhook": [
        "headers": headers, "body": .string(body), "secrets": .strings(secrets), "now": .number(String(now)),
      ],
      "expect": expect,
    ]
  }

  /// The headers of a delivery.
  private func signed(_ body: String, by secrets: [String] = [secret]) -> JSONValue {
    let signatures = secrets.map {
      WebhookSignature.standard(id: "msg_1", timestamp: Self.now, body: body, secret: $0)
    }
    return [
      "content-type": "application/json",
      "webhook-id": "msg_1", "webhook-timestamp": .string(String(Self.now)),
      "webhook-signature": .string(signatures.joined(separator: " ")),
      published.lowercased(): .string(WebhookSignature.published(body: body, secret: secrets[0])),
    ]
  }

  private func accepted(_ name: String, _ event: JSONValue) -> JSONValue {
    let taken: JSONValue = ["event": .string(name), "body": event]
    let market = event["market"]?["identifier"] ?? event["market_identifier"]
    return market.map { taken.with("market", $0) } ?? taken
  }

  private func unbelieved(_ reason: String, _ status: Int) -> JSONValue {
    ["refused": .string(reason), "status": .number(String(status))]
  }

  private func without(_ name: String, _ headers: JSONValue) -> JSONValue {
    .object(headers.members.filter { $0.name != name })
  }

  /// `webhook-id` → `Webhook-Id`
  private func capitalized(_ name: String) -> String {
    name.split(separator: "-").map { NameWords.capitalized(String($0)) }.joined(separator: "-")
  }
}
