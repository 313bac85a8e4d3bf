// Generated from spec.yaml by `spec generate`. Changes are lost: change the contract.

import Runtime

/// The events that editors are told of.
public enum Webhooks {
  /// The rules for the delivery of each.
  public static let descriptors: [WebhookDescriptor] = [ThingSold.descriptor]

  /// A thing is sold
  ///
  /// `spec.yaml:457`
  public enum ThingSold {
    public typealias Payload = Webhooks.ThingSold.Body

    public static let descriptor = WebhookDescriptor(
      event: "thing.sold", mediaType: "application/json", maxBody: 1024,
      timeoutSeconds: 30, retryAfterSeconds: [1, 4],
      breakerFailures: 5, breakerSeconds: 1800,
      signatureHeader: "X-Signature", constantHeaders: [("User-Agent", "Small/1.0")]
    )

    /// The bytes that are sent and signed.
    public static func body(_ payload: Payload) -> [UInt8] {
      var writer = JSONWriter()
      payload.encode(&writer)
      return writer.bytes
    }
  }
}
