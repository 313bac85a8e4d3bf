import Runtime

/// What a delivery tells of. Each is completed once, and told of once.
public enum DeliveryObject: Sendable, Hashable {
  /// A market, by its key.
  case market(Int64)
  /// An application, by its key.
  case application(Int64)
}

/// How far a delivery is. What people are shown is ``DeliveryStatus``, which is kept with the object.
public enum DeliveryState: String, Sendable, Hashable, CaseIterable {
  /// Waits: for its first attempt, for a further one, or for its editor.
  case pending
  /// An attempt is under way.
  case processing
  case delivered
  /// Given up, until somebody asks for it again.
  case failed
}

/// A webhook to be delivered to the editor of the object whose completion writes it.
public struct NewDelivery: Sendable, Hashable {
  /// Random, the same for each attempt (`webhook-id`); unique.
  public var webhookID: String
  /// A key of the contract's `webhooks`.
  public var event: String
  /// The exact bytes that are signed and sent.
  public var payload: [UInt8]

  public init(webhookID: String, event: String, payload: [UInt8]) {
    self.webhookID = webhookID
    self.event = event
    self.payload = payload
  }
}

/// What the completion of a market keeps.
public struct MarketConclusion: Sendable, Hashable {
  /// Of the catalogue, in the order in which they are asked.
  public var fieldKeys: [String]
  /// Written in the same transaction, and only if the editor has a webhook URL then.
  public var delivery: NewDelivery?

  public init(fieldKeys: [String], delivery: NewDelivery?) {
    self.fieldKeys = fieldKeys
    self.delivery = delivery
  }
}

/// A delivery without its payload.
public struct DeliveryRecord: Sendable, Hashable, Identifiable {
  /// Grows with the order of creation; the cursor of lists.
  public let id: Int64
  public let webhookID: String
  public let editorID: Int64
  public let event: String
  public let object: DeliveryObject
  /// The object's own identifier (`VR-…`, `FT…`); nil where it is gone, which keeps no delivery from being made: what
  /// it tells was written with it.
  public let objectIdentifier: String?
  public let state: DeliveryState
  /// How many attempts were begun; the number of the last one. Numbers never repeat.
  public let attempts: Int
  /// How many attempts have failed since it was written or asked for again.
  public let tries: Int
  /// Not before this moment is it attempted; of no meaning once it is delivered or failed.
  public let nextAttemptAt: Timestamp
  public let createdAt: Timestamp
  /// The last time it was.
  public let deliveredAt: Timestamp?
}

/// A delivery that was taken up: nobody else attempts it until it is recorded or released.
public struct ClaimedDelivery: Sendable, Hashable {
  /// ``DeliveryRecord/attempts`` is the number of the attempt to be made.
  public let delivery: DeliveryRecord
  public let payload: [UInt8]
  public let editor: EditorRecord
}

/// How many deliveries are under way at once.
public struct ClaimLimits: Sendable, Hashable {
  /// Taken up by one claim.
  public var count: Int
  /// Under way for one editor. While its last attempt failed, and on trial after its breaker was open, it is one.
  public var perEditor: Int

  public init(count: Int, perEditor: Int) {
    self.count = count
    self.perEditor = perEditor
  }
}

/// What is to be done next, as of one moment.
public enum DeliveryAgenda: Sendable, Hashable {
  /// A delivery can be taken up.
  case due
  /// None can; the next one that waits for its time comes then. Deliveries that wait for their editor (breaker, pause,
  /// right to call) are not told.
  case later(Timestamp)
  case nothing
}

/// How many deliveries there are.
public struct DeliveryCounts: Sendable, Hashable {
  public let pending: Int
  public let processing: Int
  public let delivered: Int
  public let failed: Int
}
