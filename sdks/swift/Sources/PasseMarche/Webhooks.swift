// Written from passemarche.yaml by `spec`. Changes are lost: change the contract.

import Foundation

/// What the service tells by webhook.
public enum WebhookEvent: Sendable {
  /// A buyer has completed a market.
  ///
  /// `market.completed`
  case marketCompleted(MarketCompletedEvent)
  /// A company has submitted its application.
  ///
  /// `market_application.completed`
  case marketApplicationCompleted(MarketApplicationCompletedEvent)
  /// An event that the contract does not name; to be answered like the others.
  case unrecognized(name: String, body: Data)

  /// Reads the body of a webhook.
  ///
  /// - Throws: where it is not what the event that it names is made of.
  public init(_ body: Data) throws {
    let name = try Wire.decode(Name.self, from: body).event
    switch name {
    case "market.completed":
      self = .marketCompleted(try Wire.decode(MarketCompletedEvent.self, from: body))
    case "market_application.completed":
      self = .marketApplicationCompleted(try Wire.decode(MarketApplicationCompletedEvent.self, from: body))
    default: self = .unrecognized(name: name, body: body)
    }
  }

  private struct Name: Decodable {
    var event: String
  }
}

/// What the contract says of the delivery of webhooks.
enum WebhookFacts {
  /// The header with `sha256=` and the hexadecimal HMAC-SHA256 of the body.
  static let signatureHeader = "X-Webhook-Signature-SHA256"
  /// In bytes.
  static let largestBody = 1048576
}
