import Runtime
import Store

/// Objects as operators' commands print them. No secret is among the members.
enum EditorDescription {
  static func json(_ editor: EditorRecord) -> JSON {
    .members(
      ("name", .string(editor.name)), ("client_id", .string(editor.clientID)),
      ("authorized", .bool(editor.authorized)), ("active", .bool(editor.active)),
      ("defense", .bool(editor.canCreateDefenseMarkets)), ("webhook_url", .text(editor.completionWebhookURL)),
      ("previous_webhook_secret_until", .text(editor.previousWebhookSecret?.validUntil.text)),
      ("frame_ancestors", .array(editor.frameAncestors.map(JSON.string))),
      ("buyer_return_url", .text(editor.buyerReturnURL)), ("candidate_return_url", .text(editor.candidateReturnURL)),
      (
        "quotas",
        .object(
          editor.quotaOverrides.sorted { $0.key < $1.key }.map {
            JSON.Member(
              $0.key, .members(("limit", .number(String($0.value.limit))), ("burst", .number(String($0.value.burst)))))
          })
      ),
      ("created_at", .string(editor.createdAt.text)), ("updated_at", .string(editor.updatedAt.text)))
  }
}

enum MarketDescription {
  /// A line of a list.
  static func json(_ market: MarketSummary) -> JSON {
    .members(
      ("identifier", .string(market.identifier)), ("name", .string(market.name)), ("siret", .string(market.siret)),
      ("deadline", .string(market.deadline.text)),
      ("market_type_codes", .array(market.marketTypeCodes.map(JSON.string))),
      ("completed_at", .text(market.completedAt?.text)), ("sync_status", .string(market.syncStatus.rawValue)),
      ("created_at", .string(market.createdAt.text)))
  }

  static func json(_ market: MarketRecord) -> JSON {
    .members(
      ("identifier", .string(market.identifier)), ("name", .string(market.name)), ("siret", .string(market.siret)),
      ("deadline", .string(market.deadline.text)),
      ("market_type_codes", .array(market.marketTypeCodes.map(JSON.string))),
      ("lots", .array(market.lots.map { .members(("name", .string($0.name)), ("cpv_code", .text($0.cpvCode))) })),
      ("completed_at", .text(market.completedAt?.text)), ("sync_status", .string(market.syncStatus.rawValue)),
      ("field_keys", .array(market.fieldKeys.map(JSON.string))), ("created_at", .string(market.createdAt.text)))
  }
}

extension JSON {
  static func text(_ text: String?) -> JSON { text.map(JSON.string) ?? .null }
}
