// Written from spec.yaml by `spec`. Changes are lost: change the contract.

import Foundation

/// What the service tells by webhook.
public enum WebhookEvent: Sendable {
  /// A thing is sold.
  ///
  /// `thing.sold`
  case thingSold(ThingSold)
  /// A thing is lost.
  ///
  /// `thing.lost`
  case thingLost(ThingLost)
  /// An event that the contract does not name; to be answered like the others.
  case unrecognized(name: String, body: Data)

  /// Reads the body of a webhook.
  ///
  /// - Throws: where it is not what the event that it names is made of.
  public init(_ body: Data) throws {
    let name = try Wire.decode(Name.self, from: body).kind
    switch name {
    case "thing.sold":
      self = .thingSold(try Wire.decode(ThingSold.self, from: body))
    case "thing.lost":
      self = .thingLost(try Wire.decode(ThingLost.self, from: body))
    default: self = .unrecognized(name: name, body: body)
    }
  }

  private struct Name: Decodable {
    var kind: String
  }
}

/// What the contract says of the delivery of webhooks.
enum WebhookFacts {
  /// The header with `sha256=` and the hexadecimal HMAC-SHA256 of the body.
  static let signatureHeader = "X-Signature"
  /// In bytes.
  static let largestBody = 2048
}
