import Crypto
import Generated
import Runtime
import Store

/// What editors are told of completions: the union of the members that were ever published, as the contract has them.
/// Made within the transaction that completes the object, so that what is told is what was kept.
public enum CompletionEvents {
  /// - Parameters:
  ///   - market: as it stands before its completion.
  ///   - fieldKeys: what its completion keeps.
  ///   - completedAt: the moment of completion, which is the event's too.
  public static func completion(
    of market: MarketRecord, fieldKeys: [String], at completedAt: Timestamp
  ) throws -> NewDelivery {
    let event = MarketCompletedEvent(
      timestamp: completedAt,
      market: MarketCompletedEvent.Market(
        identifier: market.identifier, name: market.name, lotName: market.lots.first?.name,
        lots: market.lots.map(Lot.init), deadline: market.deadline,
        marketTypeCodes: market.marketTypeCodes.compactMap(MarketTypeCode.init(rawValue:)), completedAt: completedAt,
        fieldKeys: fieldKeys, providerUserId: market.providerUserID))
    return try delivery(Webhooks.MarketCompleted.descriptor, Webhooks.MarketCompleted.body(event))
  }

  /// - Parameters:
  ///   - application: as it stands before its submission.
  ///   - companyName: as official sources have it; nil where they were not asked or did not know it.
  ///   - lots: those that the candidate applies for, in the market's order.
  ///   - completedAt: the moment of submission, which is the event's too.
  public static func submission(
    of application: ApplicationRecord, companyName: String?, lots: [MarketRecord.Lot], at completedAt: Timestamp,
    urls: PublicURLs
  ) throws -> NewDelivery {
    let event = MarketApplicationCompletedEvent(
      timestamp: completedAt, marketIdentifier: application.marketIdentifier,
      marketApplication: MarketApplicationCompletedEvent.MarketApplicationValue(
        identifier: application.identifier, siret: application.siret, companyName: companyName.map(shortened),
        completedAt: completedAt, attestationUrl: urls.attestation(application: application.identifier),
        documentsPackageUrl: urls.documentsPackage(application: application.identifier), lots: lots.map(Lot.init),
        providerUserId: application.providerUserID))
    return try delivery(
      Webhooks.MarketApplicationCompleted.descriptor, Webhooks.MarketApplicationCompleted.body(event))
  }

  private static func delivery(_ descriptor: WebhookDescriptor, _ body: [UInt8]) throws -> NewDelivery {
    guard body.count <= descriptor.maxBody else { throw EventTooLarge(bytes: body.count, limit: descriptor.maxBody) }
    return NewDelivery(
      webhookID: "msg_" + Base64URL.encode(try SecureRandom.bytes(18)), event: "\(descriptor.event)", payload: body)
  }

  /// The contract's limit for names; official ones have been seen to be longer.
  private static func shortened(_ name: String) -> String {
    String(String.UnicodeScalarView(name.unicodeScalars.prefix(255)))
  }
}

/// An event does not fit under the contract's cap for its body.
struct EventTooLarge: Error {
  let bytes: Int
  let limit: Int
}

extension Lot {
  init(_ lot: MarketRecord.Lot) { self.init(name: lot.name, cpvCode: lot.cpvCode) }
}
